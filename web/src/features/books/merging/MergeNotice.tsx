import { mergedState } from '@hebu/shared/books/define-book.ts'
import { linkIn } from '@hebu/shared/books/read-values.ts'
import type { MergeRecord } from '@hebu/shared/rules/merging/merge-record.ts'
import IconMerge from '~icons/lucide/merge'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { showToast } from '../../../ui/toast.ts'
import { joiningWords } from '../../../words/joining.ts'
import { useWords } from '../../../words/language.tsx'
import { mergeWords } from '../../../words/merging.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { maySeparate, separatePages, standingMerges } from '../../../workspace/merging/separate-pages.ts'
import { useOpenPage } from '../page/page-context.ts'
import pageStyles from '../page/page.module.css'
import { fieldLabel, refusalText } from '../page/refusal-text.ts'
import { useTakeBack } from '../undo/take-back.ts'
import { useNames } from '../values/use-names.ts'
import { Working } from '../views/bulk/Working.tsx'
import styles from './merging.module.css'

/** A merge, as the page that stays keeps it. */
interface Standing {
  readonly stays: string
  readonly record: MergeRecord
}

/** Where a page was merged, or what was merged into it; each merge can be taken back here ([MRG15]). */
export function MergeNotice(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const open = useOpenPage()
  const [asked, setAsked] = createSignal<Standing>()
  const [busy, setBusy] = createSignal(false)
  const table = () => workspace.table(open.book.id)
  const title = (id: string) => { const page = table().page(id); return page === undefined ? words.say(open.book.one) : names.title(open.book, page) }
  const href = (id: string) => `/${open.book.id}/${encodeURIComponent(id)}`
  const into = createMemo(() => (open.page().state === mergedState(open.book) ? linkIn(open.page().values[open.book.identity!.into])?.id : undefined))
  const entered = createMemo(() => open.page().moves.findLast(({ move, verdict }) => move === open.book.identity!.merge && verdict === 'applied'))
  const own = createMemo<Standing | undefined>(() => {
    const stays = into()
    const page = stays === undefined ? undefined : table().page(stays)
    const record = page === undefined ? undefined : standingMerges(workspace, page).find(({ from }) => from.id === open.address.id)
    return record === undefined ? undefined : { stays: stays!, record }
  })
  const others = createMemo(() => standingMerges(workspace, open.page()).map<Standing>((record) => ({ stays: open.address.id, record })))
  const may = ({ stays, record }: Standing) => maySeparate(workspace, open.book.id, stays, record)
  const ask = (standing: Standing) => {
    const answer = may(standing)
    if (answer.ok) setAsked(standing)
    else showToast(refusalText(open.book, answer.refusal.refusal, words), { tone: 'problem' })
  }
  /** How many of how many records, while that lasts longer than a moment. */
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly total: number }>()
  let calling = new AbortController()
  const separate = async ({ stays, record }: Standing) => {
    calling = new AbortController()
    setBusy(true)
    const done = await separatePages(workspace, open.book.id, stays, record, { tell: (reached, total) => void (reached < total && setProgress({ done: reached, total })), signal: calling.signal })
    setBusy(false)
    setProgress(undefined)
    setAsked(undefined)
    if (!done.ok) return void showToast(refusalText(open.book, done.refusal.refusal, words), { tone: 'problem' })
    const { stayed, back, left, unreached, step } = done.value
    const count = (number: number) => words.format().number(number)
    const said = words.say(unreached > 0 ? mergeWords.separateStopped : stayed.length === 0 ? mergeWords.separated : mergeWords.separatedSome, {
      title: title(record.from.id),
      count: count(back),
      left: count(unreached),
      fields: stayed.map((name) => fieldLabel(open.book, name, words)).join(words.say(joiningWords.comma)),
    })
    if (unreached > 0 && back === 0) showToast(said)
    else takeBack.offer(step, left === 0 ? said : words.say(mergeWords.separatedLeft, { done: said, left: count(left) }))
  }
  return (
    <>
      <Show when={into()}>
        {(stays) => (
          <div class={`${pageStyles.notice} ${styles.notice}`} role="status">
            <IconMerge />
            <p>{words.say(mergeWords.mergedInto, { title: title(stays()), name: names.member(entered()?.by ?? ''), when: entered() === undefined ? '' : words.format().date(entered()!.at) })}</p>
            <ButtonLink size="small" href={href(workspace.survivorOf({ book: open.book.id, id: stays() }))}>{words.say(mergeWords.open, { title: title(workspace.survivorOf({ book: open.book.id, id: stays() })) })}</ButtonLink>
            <Show when={own()}>{(standing) => <Button size="small" onClick={() => ask(standing())}>{words.say(mergeWords.separate)}</Button>}</Show>
          </div>
        )}
      </Show>
      <For each={others()}>
        {(standing) => (
          <div class={`${pageStyles.notice} ${styles.notice}`} role="status">
            <IconMerge />
            <p>{words.say(mergeWords.mergedFrom, { title: title(standing.record.from.id) })}</p>
            <ButtonLink size="small" href={href(standing.record.from.id)}>{words.say(mergeWords.openOld)}</ButtonLink>
            <Show when={may(standing).ok}><Button size="small" onClick={() => ask(standing)}>{words.say(mergeWords.separate)}</Button></Show>
          </div>
        )}
      </For>
      <Dialog open={asked() !== undefined} onClose={() => (busy() ? calling.abort() : setAsked(undefined))} title={words.say(mergeWords.separateTitle)} width="narrow"
        actions={progress() !== undefined ? undefined : <>
          <Button onClick={() => setAsked(undefined)}>{words.say(mergeWords.cancel)}</Button>
          <Button variant="primary" busy={busy()} onClick={() => void separate(asked()!)}>{words.say(mergeWords.separate)}</Button>
        </>}>
        <Show when={progress()}>{(reached) => <Working label={words.say(mergeWords.separating)} done={reached().done} total={reached().total} onStop={() => calling.abort()} />}</Show>
        <p hidden={progress() !== undefined}>{asked() === undefined ? '' : words.say(mergeWords.separateMeans, { gone: title(asked()!.record.from.id), title: title(asked()!.stays) })}</p>
      </Dialog>
    </>
  )
}
