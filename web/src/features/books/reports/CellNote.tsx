import { mentionOf, mentions } from '@hebu/shared/codec/comments.ts'
import type { MatrixCell, MatrixRow } from '@hebu/shared/rules/reporting/report-matrix.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import IconBell from '~icons/lucide/bell-ring'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/toast.ts'
import type { Words } from '../../../words/language.tsx'
import { useWords } from '../../../words/language.tsx'
import { matrixWords } from '../../../words/reports.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { ListModel } from '../list/list-model.ts'
import { refusalText } from '../page/refusal-text.ts'
import { useTakeBack } from '../undo/take-back.ts'
import styles from './matrix.module.css'

/** When a report reached the server, beside when it was written. */
export const receivedInWords = (received: MatrixCell['received'], { say, format }: Pick<Words, 'say' | 'format'>): string =>
  received === 'waits' ? say(matrixWords.receivedWaits) : received === 'unknown' ? say(matrixWords.receivedUnknown) : say(matrixWords.received, { at: format().dateTime(received.at) })

export interface CellNoteProps {
  readonly row: MatrixRow
  readonly cell: MatrixCell
  readonly model: ListModel
  readonly onOpen: (cell: MatrixCell) => void
}

/** What is known of one report of the matrix, and what can be done about it: read it, or remind who owes it ([REP11], [REP12]). */
export function CellNote(props: CellNoteProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { say, format } = words
  const takeBack = useTakeBack()
  const period = () => props.model.names.naming(props.model.book).period(props.cell.period)
  const kind = () => (props.cell.period.includes('W') ? 'weekly' : 'daily')
  const isMissing = () => (props.cell.handing === 'missing' || props.cell.handing === 'due') && props.row.member.id !== workspace.me().id
  const remind = (): void => {
    const { member } = props.row
    const { timeZone } = workspace.directory().workspace
    const step = {}
    const done = workspace.commands.asOne(step, () => {
      const made = props.cell.page === undefined ? workspace.commands.create('reports', { author: member.id, kind: kind(), periodKey: props.cell.period }) : undefined
      if (made !== undefined && !made.ok) return made
      const page = { book: 'reports', id: props.cell.page ?? made!.value.id }
      const today = dateOf(workspace.world.nowMs, timeZone)
      if (workspace.record(page).comments.some((comment) => comment.by === workspace.me().id && mentions(comment.text, member.id) && dateOf(Date.parse(comment.at), timeZone) === today)) return undefined
      return workspace.commands.comment(page, { text: say(matrixWords.reminder, { mention: mentionOf(member.id), period: period(), kind: props.model.names.naming(props.model.book).choice('kind', kind()) }) })
    })
    if (done === undefined) showToast(say(matrixWords.remindedAlready, { name: member.name }))
    else if (done.ok) takeBack.offer(step, say(matrixWords.reminded, { name: member.name, period: period() }))
    else showToast(refusalText(props.model.book, done.refusal, words), { tone: 'problem' })
  }
  return (
    <footer class={styles.note} data-handing={props.cell.handing}>
      <p role="status">
        <b>{say(matrixWords.cell, { name: props.row.member.name, period: period(), handing: say(matrixWords[props.cell.handing]) })}</b>
        <small>
          <Show when={props.cell.writtenAt} fallback={say(matrixWords.dueAt, { at: format().dateTime(props.cell.dueAt) })}>{(written) => <>{say(matrixWords.written, { at: format().dateTime(written()) })} · {receivedInWords(props.cell.received, words)}</>}</Show>
          <Show when={props.cell.reason}>{(reason) => <> · {say(matrixWords.why, { reason: reason() })}</>}</Show>
        </small>
      </p>
      <Show when={isMissing()}><Button size="small" icon={<IconBell />} onClick={remind}>{say(matrixWords.remind)}</Button></Show>
      <Show when={props.cell.page !== undefined && props.cell.writtenAt !== undefined}><Button size="small" variant="primary" onClick={() => props.onOpen(props.cell)}>{say(matrixWords.open)}</Button></Show>
    </footer>
  )
}
