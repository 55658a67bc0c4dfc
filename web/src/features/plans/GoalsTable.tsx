import type { Page } from '@hebu/shared/codec/page.ts'
import type { Goal } from '@hebu/shared/rules/planning/breakdown.ts'
import { courseOf } from '@hebu/shared/rules/planning/course.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import { CourseChart } from './CourseChart.tsx'
import styles from './plans.module.css'
import { RecordsDialog } from './RecordsDialog.tsx'

/** The goals with what the books count; each figure opens its records ([PLAN11]), and one of them is drawn over time ([PLAN12]). */
export function GoalsTable(props: { readonly page: Page; readonly goals: readonly Goal[] }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const [asked, setAsked] = createSignal<string>()
  const [chosen, setChosen] = createSignal<string>()
  const courses = createMemo(() => new Map(props.goals.map((goal) => [goal.row.id, courseOf(props.page, goal, workspace.world)])))
  const drawn = createMemo(() => props.goals.find(({ row }) => row.id === chosen() && courses().get(row.id)!.length > 0) ?? props.goals.find(({ row }) => courses().get(row.id)!.length > 0))
  const figure = (value: number | undefined, unit: string | undefined): string => (value === undefined ? '—' : `${format().number(value)} ${unit ?? ''}`.trim())
  const rate = ({ target, actual }: Goal): number | undefined => (target === undefined || target === 0 || actual === undefined ? undefined : (actual / target) * 100)
  const byNow = ({ row, unit }: Goal): string => {
    const points = courses().get(row.id)!
    const now = points.findLast(({ day }) => day <= workspace.world.today)
    return points.length === 0 ? '' : figure(Math.round((now?.planned ?? 0) * 10) / 10, unit)
  }
  const goalOf = (row: string | undefined): Goal | undefined => props.goals.find((goal) => goal.row.id === row)
  return (
    <section class={styles.section} aria-labelledby="plan-progress">
      <h2 id="plan-progress">{say(planWords.progress)}</h2>
      <div class={styles.scroller} tabindex="0" role="group" aria-label={say(planWords.progress)}>
        <table class={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say(planWords.goal)}</th>
              <th scope="col">{say(planWords.target)}</th>
              <th scope="col">{say(planWords.actual)}</th>
              <th scope="col">{say(planWords.byNow)}</th>
              <th scope="col">{say(planWords.rate)}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.goals.map(({ row }) => row.id)}>
              {(id) => (
                <Show when={goalOf(id)}>
                  {(goal) => (
                    <tr data-goal={id} data-drawn={drawn()?.row.id === id ? '' : undefined}>
                      <th scope="row">
                        <Show when={courses().get(id)!.length > 0} fallback={goal().metric}>
                          <button type="button" aria-pressed={drawn()?.row.id === id} aria-label={say(planWords.showCourse, { goal: goal().metric })} onClick={() => setChosen(id)}>{goal().metric}</button>
                        </Show>
                      </th>
                      <td>{figure(goal().target, goal().unit)}</td>
                      <td>
                        <Show when={goal().actual} fallback={<span class={styles.faint}>{goal().actual === 0 ? figure(0, goal().unit) : say(planWords.notCounted)}</span>}>
                          {(actual) => <button type="button" class={styles.figure} aria-haspopup="dialog" onClick={() => setAsked(id)}>{figure(actual(), goal().unit)}</button>}
                        </Show>
                      </td>
                      <td class={styles.soft}>{byNow(goal())}</td>
                      <td>
                        <Show when={rate(goal())} fallback="—">
                          {(percent) => (
                            <span class={styles.rate}>
                              <span class={styles.bar} aria-hidden="true"><i style={{ width: `${Math.min(100, percent())}%` }} data-full={percent() >= 100 ? '' : undefined} /></span>
                              {format().percent(Math.round(percent()))}
                            </span>
                          )}
                        </Show>
                      </td>
                    </tr>
                  )}
                </Show>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={drawn()}>{(goal) => <CourseChart goal={goal()} points={courses().get(goal().row.id)!} />}</Show>
      <Show when={goalOf(asked())}>{(goal) => <RecordsDialog page={props.page} goal={goal()} onClose={() => setAsked(undefined)} />}</Show>
    </section>
  )
}
