import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import type { JSX } from 'solid-js'
import { createMemo, Match, Show, Switch } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { historyWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import type { Done } from '../../../../../workspace/workspace.ts'
import { useTakeBack } from '../../../undo/take-back.ts'
import { useOpenPage } from '../../page-context.ts'
import { refusalText } from '../../refusal-text.ts'
import styles from '../record.module.css'
import { mayRestore, outcomeOf } from './changes.ts'
import { useChangeWords } from './use-change-words.ts'

/** One change: where, what it was and what it led to, and a way to put back what it was ([REC6], [REC12]). */
export function ChangeView(props: { readonly entry: HistoryEntry }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const changes = useChangeWords()
  const takeBack = useTakeBack()
  const outcome = createMemo(() => outcomeOf(open.page(), props.entry))
  const before = () => changes.value(props.entry, props.entry.was)
  const after = () => {
    const led = outcome()
    return led.known ? changes.value(props.entry, led.value) : undefined
  }
  const restorable = () => open.rights().mayEditField(props.entry.field) && mayRestore(open.page(), props.entry)

  const putBack = (): Done => {
    const { act, field, row, item, was } = props.entry
    if (act === 'remove') return workspace.commands.returnRow(open.address, field, row!)
    if (row !== undefined) return workspace.commands.setCell(open.address, field, row, item!, was)
    return item === undefined ? workspace.commands.set(open.address, field, was) : workspace.commands.tick(open.address, field, item, was === true)
  }
  const restore = () => {
    const step = {}
    const done = workspace.commands.asOne(step, putBack)
    if (done.ok) takeBack.offer(step, words.say(historyWords.restored, { field: changes.place(props.entry) }))
    else showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
  }
  const restoreLabel = () =>
    props.entry.act === 'remove' ? words.say(historyWords.restoreRow, { row: changes.row(props.entry) }) : words.say(historyWords.restoreOf, { field: changes.place(props.entry), value: before() || words.say(historyWords.empty) })
  return (
    <div class={styles.change} data-act={props.entry.act}>
      <p class={styles.place}>{changes.place(props.entry)}</p>
      <Switch>
        <Match when={props.entry.act === 'edit'}><p class={styles.soft}>{words.say(historyWords.edited)}</p></Match>
        <Match when={props.entry.act === 'add'}><p class={styles.soft}>{words.say(historyWords.added, { row: changes.row(props.entry) })}</p></Match>
        <Match when={props.entry.act === 'remove'}><p class={styles.soft}>{words.say(historyWords.removed, { row: changes.row(props.entry) })}</p></Match>
        <Match when={props.entry.act === 'return'}><p class={styles.soft}>{words.say(historyWords.returned, { row: changes.row(props.entry) })}</p></Match>
        <Match when={props.entry.act === 'place'}><p class={styles.soft}>{words.say(historyWords.placed, { row: changes.row(props.entry) })}</p></Match>
        <Match when={props.entry.act === 'write'}>
          <dl class={styles.values}>
            <dt>{words.say(historyWords.from)}</dt>
            <dd><Show when={before() !== '' || props.entry.cut} fallback={<span class={styles.nothing}>{words.say(historyWords.empty)}</span>}>
              <del>{before() || words.say(historyWords.tooLong)}</del><Show when={props.entry.cut && before() !== ''}> <small>{words.say(historyWords.cut)}</small></Show>
            </Show></dd>
            <dt>{words.say(historyWords.to)}</dt>
            <dd><Switch fallback={<ins>{after()}</ins>}>
              <Match when={after() === undefined}><span class={styles.nothing}>{words.say(historyWords.unknown)}</span></Match>
              <Match when={after() === ''}><span class={styles.nothing}>{words.say(historyWords.empty)}</span></Match>
            </Switch></dd>
          </dl>
        </Match>
      </Switch>
      <Show when={restorable()}><Button size="small" class={styles.restore} aria-label={restoreLabel()} onClick={restore}>{words.say(historyWords.restore)}</Button></Show>
    </div>
  )
}
