import { rowsIn } from '@hebu/shared/books/read-values.ts'
import IconCalendar from '~icons/lucide/calendar-clock'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import fieldStyles from '../../../../ui/fields/fields.module.css'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { taskWords } from '../../../../words/tasks.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useOpenPage } from '../page-context.ts'
import pageStyles from '../page.module.css'
import { fieldLabel, refusalText } from '../refusal-text.ts'
import styles from './tasks.module.css'

/** A promised day that was moved and that nobody has given a reason for ([TASK1]). */
export function MovedNotice(): JSX.Element {
  const open = useOpenPage()
  const unsaid = createMemo(() =>
    Object.entries(open.book.keepsMoves ?? {}).flatMap(([field, into]) => (into === undefined || !open.rights().mayEditField(into) ? [] : rowsIn(open.page().values[into]).filter(({ cells }) => cells['reason'] === undefined).map(({ id }) => `${field} ${into} ${id}`))))
  return <For each={unsaid()}>{(place) => <Unsaid field={place.split(' ')[0]!} into={place.split(' ')[1]!} row={place.split(' ')[2]!} />}</For>
}

function Unsaid(props: { readonly field: string; readonly into: string; readonly row: string }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const [reason, setReason] = createSignal('')
  const cells = createMemo(() => rowsIn(open.page().values[props.into]).find(({ id }) => id === props.row)?.cells ?? {})
  const day = (value: unknown): string => (typeof value === 'string' ? words.format().date(value) : '')
  const said = (): string => words.say(cells()['to'] === undefined ? taskWords.movedAway : taskWords.moved, { field: fieldLabel(open.book, props.field, words), from: day(cells()['from']), to: day(cells()['to']) })
  const keep = (): void => {
    if (reason().trim() === '') return
    const done = workspace.commands.setCell(open.address, props.into, props.row, 'reason', reason().trim())
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
  }
  return (
    <div class={pageStyles.notice} data-tone="amber" role="status">
      <IconCalendar />
      <form class={styles.why} onSubmit={(event) => { event.preventDefault(); keep() }}>
        <p>{said()}</p>
        <input class={fieldStyles.input} type="text" maxLength={500} aria-label={words.say(taskWords.reason)} placeholder={words.say(taskWords.reason)} value={reason()} onInput={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && event.isComposing) event.preventDefault() }} />
        <Button size="small" type="submit" disabled={reason().trim() === ''}>{words.say(taskWords.keepReason)}</Button>
      </form>
    </div>
  )
}
