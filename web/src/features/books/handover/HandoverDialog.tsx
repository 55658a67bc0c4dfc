import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { isGuest } from '@hebu/shared/rules/access.ts'
import { handedOnFields } from '@hebu/shared/rules/handing-on.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import type { Overseen } from '../../../platform/slices.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toast.ts'
import { handoverWords } from '../../../words/handover.ts'
import { listWords } from '../../../words/list.ts'
import { useWords } from '../../../words/language.tsx'
import { isAllRead } from '../../../workspace/all-read.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { HandedOver, HandoverPart } from '../../../workspace/handover/hand-over.ts'
import { handOver, handoversOf, takeHandoverBack, workOf } from '../../../workspace/handover/hand-over.ts'
import { fieldLabel, refusalText } from '../page/refusal-text.ts'
import { useTakeBack } from '../undo/take-back.ts'
import { Working } from '../views/bulk/Working.tsx'
import styles from './handover.module.css'

export interface HandoverDialogProps {
  /** Whose work it is. */
  readonly member: string
  readonly onClose: () => void
}

/** Hands a member's open work on to another, book by book, after saying how much it is; earlier ones can be taken back ([MRG23]). */
export function HandoverDialog(props: HandoverDialogProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const [to, setTo] = createSignal<string>()
  const [reason, setReason] = createSignal('')
  /** How many of how many, while it is done. */
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly total: number }>()
  const nameOf = (id: unknown) => memberById(workspace.directory(), String(id))?.name ?? String(id)
  const count = (number: number) => words.format().number(number)
  const takers = () => workspace.directory().members.filter((member) => member.id !== props.member && member.status === 'active' && !isGuest(member, workspace.charter())).map(({ id, name }) => ({ value: id, label: name }))
  const isWorking = createMemo(() => progress() !== undefined)
  // What was found as it began is not reckoned anew with every page that changes.
  const parts = createMemo<readonly HandoverPart[]>((before) => (isWorking() ? before : workOf(workspace, props.member, to())), [])
  const total = () => parts().reduce((sum, { pages }) => sum + pages.length, 0)
  const past = createMemo(() => handoversOf(workspace, props.member).slice(0, 5))
  const sizeOf = ({ values }: Page) => rowsIn(values.moved).reduce((sum, { cells }) => sum + (stringIn(cells.pages)?.split(' ').length ?? 0), 0)
  const older = () => workspace.books().filter((book) => book.id === 'handovers' || handedOnFields(book).length > 0).map(({ id }) => workspace.table(id)).filter((table) => table.older() > 0)

  let calling = new AbortController()
  const act = async (total: number, run: (overseen: Overseen) => ReturnType<typeof handOver>, say: (done: HandedOver) => string) => {
    calling = new AbortController()
    setProgress({ done: 0, total })
    const done = await run({ tell: (reached, total) => setProgress({ done: reached, total }), signal: calling.signal })
    setProgress(undefined)
    if (!done.ok) return void showToast(refusalText(workspace.table('handovers').book, done.refusal, words), { tone: 'problem' })
    props.onClose()
    takeBack.offer(done.value.step, say(done.value))
  }
  const hand = () => {
    const taker = nameOf(to())
    void act(total(), (overseen) => handOver(workspace, props.member, to()!, reason(), overseen), ({ done, left, rest }) => words.say(left + rest === 0 ? handoverWords.done : handoverWords.doneSome, { count: count(done), name: taker, left: count(left + rest) }))
  }
  const back = (record: Page) => void act(sizeOf(record), (overseen) => takeHandoverBack(workspace, record, overseen), ({ done, left, rest }) =>
    words.say(rest > 0 ? handoverWords.takenBackPart : left > 0 ? handoverWords.takenBackSome : handoverWords.takenBack, { count: count(done), name: nameOf(record.values.from), left: count(left), rest: count(rest) }))
  return (
    <Dialog open onClose={() => (isWorking() ? calling.abort() : props.onClose())} title={words.say(handoverWords.title, { name: nameOf(props.member) })}
      actions={isWorking() ? undefined : <>
        <Button onClick={() => props.onClose()}>{words.say(handoverWords.cancel)}</Button>
        <Button variant="primary" disabled={to() === undefined || total() === 0 || !isAllRead(workspace)} onClick={hand}>{words.say(handoverWords.confirm, { count: count(total()) })}</Button>
      </>}>
      <Show when={progress()}>{(reached) => <Working label={words.say(handoverWords.working)} done={reached().done} total={reached().total} onStop={() => calling.abort()} />}</Show>
      <div class={styles.form} hidden={isWorking()}>
        <Show when={!isAllRead(workspace)}><p class={styles.quiet} role="status">{words.say(listWords.reading)}</p></Show>
        <Show when={parts().length > 0} fallback={<p>{words.say(handoverWords.nothing, { name: nameOf(props.member) })}</p>}>
          <Select label={words.say(handoverWords.to)} options={takers()} value={to()} onChange={setTo} />
          <TextInput label={words.say(handoverWords.reason)} value={reason()} onInput={setReason} maxLength={200} autocomplete="off" />
          <ul class={styles.parts}>
            <For each={parts()}>
              {(part) => (
                <li>
                  <span>{words.say(handoverWords.part, { book: words.say(part.book.name), field: fieldLabel(part.book, part.field, words) })}</span>
                  <b>{words.say(handoverWords.count, { count: count(part.pages.length) })}</b>
                  <Show when={part.closed.length > 0}><small>{words.say(handoverWords.closed, { count: count(part.closed.length) })}</small></Show>
                  <Show when={part.beyond.length > 0}><small>{words.say(handoverWords.beyond, { count: count(part.beyond.length) })}</small></Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={older().length > 0}><p class={styles.quiet}>{words.say(handoverWords.older)} <Button size="small" onClick={() => older().forEach((table) => table.openOlder())}>{words.say(listWords.openOlder)}</Button></p></Show>
        <Show when={past().length > 0}>
          <h3>{words.say(handoverWords.past)}</h3>
          <ul class={styles.parts}>
            <For each={past()}>
              {(record) => (
                <li>
                  <span>{words.say(handoverWords.pastOne, { when: words.format().date(record.made?.at ?? ''), by: nameOf(record.made?.by), to: nameOf(record.values.to), count: words.say(handoverWords.count, { count: count(sizeOf(record)) }) })}</span>
                  <Button size="small" disabled={!isAllRead(workspace)} onClick={() => back(record)}>{words.say(handoverWords.takeBack)}</Button>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Dialog>
  )
}
