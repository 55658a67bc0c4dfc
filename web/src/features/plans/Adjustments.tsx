import { plans } from '@hebu/shared/books/plans.ts'
import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { adjustmentsOf } from '@hebu/shared/rules/planning/adjustments.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { HistoryEntry } from '../../workspace/workspace.ts'
import { usePlanDesk } from './desk.tsx'
import styles from './plans.module.css'

/** Every adjustment of a plan that was in force: who, when, why, and which goals it changed ([PLAN15]). */
export function Adjustments(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const names = usePlanDesk()
  const { say, format } = useWords()
  const adjustments = createMemo(() => (props.page.moves.some(({ move }) => move === 'adjust') ? adjustmentsOf(props.page.moves, workspace.record({ book: 'plans', id: props.page.id }).changes) : []))
  const metricOf = (row: string | undefined): string => stringIn(rowsIn(props.page.values['goals']).find(({ id }) => id === row)?.cells['metric']) ?? '…'
  const shown = (column: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return say(planWords.nothing)
    if (typeof value === 'number') return format().number(value)
    if (column === 'assignedTo') return names.member(String(value))
    const options: Readonly<Record<string, (typeof plans.fields.goals.columns.measure.options)[string]>> = plans.fields.goals.columns.measure.options
    return column === 'measure' && Object.hasOwn(options, String(value)) ? say(options[String(value)]!) : String(value)
  }
  const inWords = ({ act, row, item = '', was, next }: HistoryEntry): string | undefined => {
    if (act === 'add') return say(planWords.added, { goal: metricOf(row) })
    if (act === 'remove') return say(planWords.removedGoal, { goal: metricOf(row) })
    if (act !== 'write') return undefined
    const columns: Readonly<Record<string, (typeof plans.fields.goals.columns)[keyof typeof plans.fields.goals.columns]>> = plans.fields.goals.columns
    const is = next.is === 'value' ? next.value : next.is === 'current' ? rowsIn(props.page.values['goals']).find(({ id }) => id === row)?.cells[item] : undefined
    return say(planWords.changed, { goal: metricOf(row), column: Object.hasOwn(columns, item) ? say(columns[item]!.label) : item, was: shown(item, was), is: shown(item, is) })
  }
  return (
    <Show when={adjustments().length > 0}>
      <section class={styles.section} aria-labelledby="plan-adjustments">
        <h2 id="plan-adjustments">{say(planWords.adjustments)}</h2>
        <ol class={styles.versions}>
          <For each={adjustments()}>
            {({ move, changes }, index) => (
              <li>
                <b>{say(planWords.version, { n: format().number(index() + 1) })}</b> <small>{names.member(move.by)} · {format().dateTime(move.at)}</small>
                <Show when={move.note}>{(note) => <blockquote>{note()}</blockquote>}</Show>
                <ul>
                  <For each={changes.flatMap((entry) => inWords(entry) ?? [])} fallback={<li class={styles.faint}>{say(planWords.noChange)}</li>}>{(line) => <li>{line}</li>}</For>
                </ul>
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}
