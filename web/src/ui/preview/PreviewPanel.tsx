import * as KobalteDialog from '@kobalte/core/dialog'
import IconChevronLeft from '~icons/lucide/chevron-left'
import IconChevronRight from '~icons/lucide/chevron-right'
import IconDownload from '~icons/lucide/download'
import IconX from '~icons/lucide/x'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import type { JSX } from 'solid-js'
import { createMemo, createResource, createSignal, Match, Show, Switch, untrack } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import { Button } from '../Button.tsx'
import { IconButton } from '../IconButton.tsx'
import { isComposing } from '../overlays/composing.ts'
import { giveBackFocus } from '../overlays/give-back-focus.ts'
import { endingOf, type ShownAs, shownAs } from './file-kind.ts'
import { ImageView } from './ImageView.tsx'
import { MediaView } from './MediaView.tsx'
import { PdfView } from './PdfView.tsx'
import styles from './preview.module.css'
import { TextView } from './TextView.tsx'

export interface PreviewFile {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
}

export interface PreviewProps {
  readonly files: readonly PreviewFile[]
  /** Id of the one that is shown. */
  readonly at: string
  readonly onGo: (id: string) => void
  readonly onClose: () => void
  /** The bytes; where they cannot be had, why, in words. */
  readonly open: (file: PreviewFile) => Promise<Result<Blob, string>>
  readonly onDownload: (file: PreviewFile) => void
}

interface Opened {
  readonly id: string
  readonly bytes?: Blob
  readonly as?: ShownAs
  readonly problem?: string
}

/** A file over the whole window, shown as what its bytes are and never run ([FIL9]); the arrow keys go to its neighbours. */
export function PreviewPanel(props: PreviewProps): JSX.Element {
  const { say, format } = useWords()
  const opener = document.activeElement
  const [asked, setAsked] = createSignal(0)
  const place = createMemo(() => Math.max(0, props.files.findIndex(({ id }) => id === props.at)))
  const file = createMemo(() => props.files[place()])
  const step = (by: -1 | 1): void => {
    const next = props.files[place() + by]
    if (next !== undefined) props.onGo(next.id)
  }
  const [opened] = createResource(
    () => ({ file: file(), asked: asked() }),
    async ({ file: wanted }): Promise<Opened | undefined> => {
      if (wanted === undefined) return undefined
      const read = await untrack(() => props.open)(wanted)
      if (!read.ok) return { id: wanted.id, problem: read.refusal }
      return { id: wanted.id, bytes: read.value, as: await shownAs(wanted.name, read.value) }
    },
  )
  /** What belongs to the file that is asked for, not to the one before. */
  const shown = createMemo(() => (opened.latest?.id === file()?.id && !opened.loading ? opened.latest : undefined))
  const bytesAs = (as: ShownAs): Blob | undefined => (shown()?.as === as ? shown()?.bytes : undefined)

  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLMediaElement) return
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    step(event.key === 'ArrowLeft' ? -1 : 1)
  }
  return (
    <KobalteDialog.Root open onOpenChange={(isOpen) => isOpen || props.onClose()}>
      <KobalteDialog.Portal>
        <KobalteDialog.Content class={styles.panel} data-layer="dialog" onKeyDown={onKeyDown}
          onOpenAutoFocus={(event: Event) => {
            event.preventDefault()
            const content = event.target
            if (content instanceof HTMLElement) untrack(() => content.focus({ preventScroll: true }))
          }}
          onCloseAutoFocus={(event: Event) => {
            event.preventDefault()
            giveBackFocus(opener)
          }}>
          <header class={styles.head}>
            <div class={styles.name}>
              <KobalteDialog.Title>{file()?.name}</KobalteDialog.Title>
              <small>
                {format().bytes(file()?.sizeBytes ?? 0)}
                <Show when={props.files.length > 1}> · {say(previewWords.place, { at: place() + 1, count: props.files.length })}</Show>
              </small>
            </div>
            <Show when={props.files.length > 1}>
              <IconButton icon={<IconChevronLeft />} label={say(previewWords.previous)} disabled={place() === 0} onClick={() => step(-1)} />
              <IconButton icon={<IconChevronRight />} label={say(previewWords.next)} disabled={place() === props.files.length - 1} onClick={() => step(1)} />
            </Show>
            <IconButton icon={<IconDownload />} label={say(previewWords.download)} onClick={() => { const now = file(); if (now) props.onDownload(now) }} />
            <IconButton icon={<IconX />} label={say(uiWords.close)} onClick={() => props.onClose()} />
          </header>
          <Switch fallback={<p class={styles.words} role="status">{say(previewWords.opening)}</p>}>
            <Match when={shown()?.problem}>
              {(problem) => (
                <div class={styles.words} role="status">
                  <p>{problem()}</p>
                  <Button onClick={() => setAsked((times) => times + 1)}>{say(previewWords.again)}</Button>
                </div>
              )}
            </Match>
            <Match when={bytesAs('image')} keyed>{(bytes) => <ImageView bytes={bytes} name={file()?.name ?? ''} />}</Match>
            <Match when={bytesAs('pdf')} keyed>{(bytes) => <PdfView bytes={bytes} name={file()?.name ?? ''} />}</Match>
            <Match when={bytesAs('text')} keyed>{(bytes) => <TextView bytes={bytes} name={file()?.name ?? ''} />}</Match>
            <Match when={bytesAs('audio')} keyed>{(bytes) => <MediaView bytes={bytes} name={file()?.name ?? ''} kind="audio" />}</Match>
            <Match when={bytesAs('video')} keyed>{(bytes) => <MediaView bytes={bytes} name={file()?.name ?? ''} kind="video" />}</Match>
            <Match when={shown()?.as}>
              {(as) => (
                <div class={styles.words} role="status">
                  <p>{as() === 'lies' ? say(previewWords.lies, { claimed: endingOf(file()?.name ?? '') }) : say(previewWords.none)}</p>
                  <Button icon={<IconDownload />} onClick={() => { const now = file(); if (now) props.onDownload(now) }}>{say(previewWords.download)}</Button>
                </div>
              )}
            </Match>
          </Switch>
        </KobalteDialog.Content>
      </KobalteDialog.Portal>
    </KobalteDialog.Root>
  )
}
