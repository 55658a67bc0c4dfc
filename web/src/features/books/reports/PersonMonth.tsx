import type { MatrixCell, MatrixRow } from '@hebu/shared/rules/reporting/report-matrix.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { plainText } from '../../../ui/editor/plain-text.ts'
import { useWords } from '../../../words/language.tsx'
import { matrixWords } from '../../../words/reports.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { ListModel } from '../list/list-model.ts'
import styles from './matrix.module.css'

export interface PersonMonthProps {
  readonly row: MatrixRow
  readonly columns: readonly string[]
  readonly weeks: readonly string[]
  readonly model: ListModel
  readonly mark: (cell: MatrixCell | undefined) => string
  readonly onOpen: (cell: MatrixCell) => void
}

const shownLetters = 160

/** One person's month: each report with when it came, why late, and how it begins ([REP13]). */
export function PersonMonth(props: PersonMonthProps): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const cells = () => [...props.weeks, ...props.columns].flatMap((period) => props.row.cells.get(period) ?? []).filter(({ handing }) => handing !== 'due').toSorted((a, b) => (a.dueAt === b.dueAt ? 0 : a.dueAt < b.dueAt ? 1 : -1))
  const beginning = ({ page }: MatrixCell): string => {
    const text = page === undefined ? undefined : workspace.text({ book: 'reports', id: page }, 'done')
    return text === undefined ? '' : plainText(text.fragment).replaceAll('\n', ' · ').slice(0, shownLetters)
  }
  return (
    <section class={styles.person} aria-label={props.row.member.name}>
      <h3>{props.row.member.name}</h3>
      <ul>
        <For each={cells()}>
          {(cell) => (
            <li data-handing={cell.handing}>
              <span aria-hidden="true">{props.mark(cell)}</span>
              <div>
                <Show when={cell.page !== undefined && cell.writtenAt !== undefined} fallback={<b>{props.model.names.naming(props.model.book).period(cell.period)}</b>}>
                  <a href={`/reports/${encodeURIComponent(cell.page!)}`} onClick={(event) => { event.preventDefault(); props.onOpen(cell) }}>{props.model.names.naming(props.model.book).period(cell.period)}</a>
                </Show>
                <small>
                  {say(matrixWords[cell.handing])}
                  <Show when={cell.writtenAt}>{(at) => <> · {format().dateTime(at())}</>}</Show>
                  <Show when={cell.reason}>{(reason) => <> · {say(matrixWords.why, { reason: reason() })}</>}</Show>
                </small>
                <p>{beginning(cell)}</p>
              </div>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
