import IconCamera from '~icons/lucide/camera'
import IconPaperclip from '~icons/lucide/paperclip'
import type { Fields, FileRef } from '@hebu/shared/books/field-kinds.ts'
import { safeFileName } from '@hebu/shared/vocabulary/file-names.ts'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, lazy, onCleanup, onMount, Show, Suspense, useContext } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { whenAtRest } from '../../../../../ui/overlays/late.ts'
import { showToast } from '../../../../../ui/toast.ts'
import { fileProblems, fileWords } from '../../../../../words/files.ts'
import { useWords } from '../../../../../words/language.tsx'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useTakeBack } from '../../../undo/take-back.ts'
import { FieldNameContext, useOpenPage } from '../../page-context.ts'
import type { FilesFieldProps } from '../FilesField.tsx'
import { FileRow } from './FileRow.tsx'
import styles from './files.module.css'
import { listenToPage } from './page-drop.ts'
import { ProgressRing } from './ProgressRing.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { createTakeIn } from './take-in.ts'

const PreviewPanel = lazy(async () => ({ default: (await import('../../../../../ui/preview/PreviewPanel.tsx')).PreviewPanel }))

/** Long enough for the browser to take the bytes over. */
const keepUrlMs = 60_000

/** The files of a field: added by choosing, dropping, pasting and taking photographs; kept here first, sent when the relay is reached ([FIL10]). */
export function FileList(props: FilesFieldProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { say, format } = words
  const open = useOpenPage()
  const field = useContext(FieldNameContext)
  const takeBack = useTakeBack()
  const [over, setOver] = createSignal<'field' | 'page'>()
  const [previewed, setPreviewed] = createSignal<string>()
  const [renamed, setRenamed] = createSignal<string>()
  let group!: HTMLDivElement
  let chooser: HTMLInputElement | undefined
  let camera: HTMLInputElement | undefined

  // Whoever wrote a name may have written it to deceive.
  const files = createMemo(() => (props.value ?? []).map((file) => ({ ...file, name: safeFileName(file.name) || file.sha256.slice(0, 8) })).toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })))
  // By digest, so that a line keeps its focus and picture when anything on the page changes.
  const digests = createMemo(() => files().map(({ sha256 }) => sha256), undefined, { equals: (a, b) => a.length === b.length && a.every((each, at) => each === b[at]) })
  const ofDigest = (sha256: string): FileRef | undefined => files().find((file) => file.sha256 === sha256)
  const mayAdd = () => props.onChange !== undefined
  const write = (next: readonly FileRef[]) => props.onChange?.(next.length === 0 ? undefined : next)

  /** As the page has them now: a large file may be read to its end after its page was left, and what others added meanwhile must stay. */
  const known = (): readonly FileRef[] => {
    const isOwnField = field !== undefined && (open.book.fields as Fields)[field]?.kind === 'file'
    return (isOwnField ? (workspace.table(open.address.book).page(open.address.id)?.values[field] as readonly FileRef[] | undefined) : props.value) ?? []
  }
  const { reading, take } = createTakeIn({
    workspace, words, address: open.address, field, known,
    onAdded: (added) => write([...known(), ...added]),
    onProblem: (problem) => props.onProblem?.(problem),
  })
  const takeList = (list: FileList | null | undefined) => { if (mayAdd() && list && list.length > 0) void take([...list]) }

  const bytesOf = async (file: FileRef) => {
    const read = await workspace.files.read(open.address, file, field)
    return read.ok ? read : { ok: false as const, refusal: say(fileProblems[read.refusal]) }
  }
  const download = async (file: FileRef) => {
    const read = await bytesOf(file)
    if (!read.ok) return void showToast(read.refusal, { tone: 'problem' })
    const url = URL.createObjectURL(new Blob([read.value], { type: 'application/octet-stream' }))
    Object.assign(document.createElement('a'), { href: url, download: file.name }).click()
    setTimeout(() => URL.revokeObjectURL(url), keepUrlMs)
  }
  const pin = async (file: FileRef, pinned: boolean) => {
    const done = await workspace.files.pin(open.address, file, pinned, field)
    if (!done.ok) return void showToast(say(fileProblems[done.refusal]), { tone: 'problem' })
    showToast(say(pinned ? fileWords.kept : fileWords.unkept, { name: file.name }))
  }
  const retry = async (file: FileRef) => {
    const upload = workspace.files.pending().find(({ sha256, refusal }) => sha256 === file.sha256 && refusal !== undefined)
    if (upload !== undefined) await workspace.files.retry(upload)
  }
  const remove = (file: FileRef) => {
    const step = {}
    workspace.commands.asOne(step, () => write((props.value ?? []).filter(({ sha256 }) => sha256 !== file.sha256)))
    takeBack.offer(step, say(fileWords.removed, { name: file.name }))
    queueMicrotask(() => group.querySelector<HTMLElement>('button')?.focus({ preventScroll: true }))
  }
  const rename = (file: FileRef, name: string) => write((props.value ?? []).map((each) => (each.sha256 === file.sha256 ? { ...each, name } : each)))

  const isOnlyField = () => field !== undefined && Object.entries(open.book.fields as Fields).filter(([name, { kind }]) => kind === 'file' && open.rights().mayEditField(name)).length === 1
  onMount(() => {
    const page = group.closest<HTMLElement>('article')
    if (page !== null) listenToPage(page, { takes: () => mayAdd() && isOnlyField(), onOver: (isOver) => setOver(isOver ? 'page' : undefined), onFiles: (dropped) => void take(dropped) })
  })
  const hasPdf = createMemo(() => files().some(({ name }) => name.toLowerCase().endsWith('.pdf')))
  createEffect(() => {
    if (hasPdf()) onCleanup(whenAtRest(() => void import('../../../../../ui/preview/pdf-library.ts').then(({ keepPdfLibrary }) => keepPdfLibrary()).catch(() => undefined)))
  })
  return (
    <div ref={group} class={styles.files} data-files="" data-over={over()} role="group" aria-label={props.label} aria-describedby={props.describedBy}
      onDragOver={(event) => { if (mayAdd() && event.dataTransfer?.types.includes('Files')) { event.preventDefault(); setOver('field') } }}
      onDragLeave={(event) => { if (!(event.relatedTarget instanceof Node) || !group.contains(event.relatedTarget)) setOver(undefined) }}
      onDrop={(event) => { setOver(undefined); if (mayAdd()) { event.preventDefault(); takeList(event.dataTransfer?.files) } }}
      onPaste={(event) => { if (mayAdd() && event.clipboardData?.files.length) { event.preventDefault(); takeList(event.clipboardData.files) } }}>
      <Show when={digests().length > 0 || reading().length > 0}>
        <ul aria-label={say(fileWords.list, { field: props.label, count: digests().length })}>
          <For each={digests()}>
            {(sha256) => (
              <Show when={ofDigest(sha256)}>
                {(file) => (
                  <FileRow file={file()} field={field} state={workspace.files.state(open.address, file(), field)}
                    onOpen={() => setPreviewed(sha256)} onDownload={() => void download(file())} onRetry={() => void retry(file())} onPin={(pinned) => void pin(file(), pinned)}
                    onRename={mayAdd() ? () => setRenamed(sha256) : undefined} onRemove={mayAdd() ? () => remove(file()) : undefined} />
                )}
              </Show>
            )}
          </For>
          <For each={reading()}>
            {(each) => (
              <li class={styles.file} data-state="reading">
                <span class={styles.thumb} aria-hidden="true"><IconPaperclip /></span>
                <div class={styles.what}><span class={styles.name}><span>{each.name}</span></span><small><span>{say(fileWords.reading, { percent: format().percent(each.percent) })}</span></small></div>
                <ProgressRing label={say(fileWords.progress, { name: each.name })} percent={each.percent} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={mayAdd()} fallback={<Show when={files().length === 0}><p class={styles.hint}>{say(fileWords.none)}</p></Show>}>
        <div class={styles.add}>
          <Button id={props.id} size="small" icon={<IconPaperclip />} onClick={() => chooser?.click()}>{say(fileWords.add)}</Button>
          <Button size="small" class={styles.camera} icon={<IconCamera />} onClick={() => camera?.click()}>{say(fileWords.camera)}</Button>
          <span class={styles.hint}>{over() === undefined ? say(fileWords.addHint, { max: format().bytes(maxFileBytes) }) : over() === 'page' ? say(fileWords.dropOnPage, { field: props.label }) : say(fileWords.dropHere)}</span>
          <span class={`${styles.hint} ${styles.touchHint}`}>{say(fileWords.addHintTouch, { max: format().bytes(maxFileBytes) })}</span>
          <input ref={(element) => (chooser = element)} type="file" multiple hidden aria-hidden="true" tabindex="-1" onChange={(event) => { takeList(event.currentTarget.files); event.currentTarget.value = '' }} />
          <input ref={(element) => (camera = element)} type="file" accept="image/*" capture="environment" hidden aria-hidden="true" tabindex="-1" onChange={(event) => { takeList(event.currentTarget.files); event.currentTarget.value = '' }} />
        </div>
      </Show>
      <Show when={renamed() !== undefined && ofDigest(renamed()!)} keyed>
        {(file) => <RenameDialog name={file.name} onClose={() => setRenamed(undefined)} onRename={(name) => rename(file, name)} />}
      </Show>
      <Show when={previewed() !== undefined && ofDigest(previewed()!) !== undefined}>
        <Suspense>
          <PreviewPanel at={previewed()!} files={files().map(({ sha256, name, sizeBytes }) => ({ id: sha256, name, sizeBytes }))} onGo={setPreviewed} onClose={() => setPreviewed(undefined)}
            open={({ id }) => { const file = ofDigest(id); return file === undefined ? Promise.resolve({ ok: false as const, refusal: say(fileProblems.missing) }) : bytesOf(file) }}
            onDownload={({ id }) => { const file = ofDigest(id); if (file !== undefined) void download(file) }} />
        </Suspense>
      </Show>
    </div>
  )
}
