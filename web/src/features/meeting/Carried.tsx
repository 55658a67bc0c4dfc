import { actLabels } from '@hebu/shared/books/member-acts.ts'
import { membersIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { againstPlan } from '@hebu/shared/rules/meeting/against-plan.ts'
import type { CarriedItem } from '@hebu/shared/rules/meeting/carried.ts'
import { carriedOver, figuresFor, placeOf } from '@hebu/shared/rules/meeting/carried.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { meetingPageWords } from '../../words/meeting.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import desk from '../../ui/Desk.module.css'
import styles from './meeting.module.css'

/** What earlier meetings left open, each with how far it is and its history ([MEET5]). */
export function Carried(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const items = createMemo<readonly CarriedItem[]>(() => {
    const place = placeOf(props.page)
    return place === undefined ? [] : carriedOver(place, workspace.world)
  })
  const nameOf = (id: string): string => memberById(workspace.directory(), id)?.name ?? id
  const state = (item: CarriedItem): string => say(workspace.bookById('tasks')?.states[item.task.state] ?? { hant: item.task.state, en: item.task.state })
  const history = (item: CarriedItem): string =>
    [say(meetingPageWords.carriedTimes, { n: item.meetings + 1 }), ...(item.postponed === 0 ? [] : [item.postponed === 1 ? say(meetingPageWords.postponedOnce) : say(meetingPageWords.postponed, { n: item.postponed })])].join(' · ')
  return (
    <Show when={items().length > 0}>
      <section class={desk.part} aria-label={say(meetingPageWords.carried)}>
        <header><h2>{say(meetingPageWords.carried)} <small>{format().number(items().length)}</small></h2></header>
        <ul class={styles.carried}>
          <For each={items()}>
            {(item) => (
              <li data-overdue={item.overdue ? '' : undefined}>
                <a href={`/tasks/${encodeURIComponent(item.task.id)}`}>{stringIn(item.task.values['title']) ?? ''}</a>
                <small>
                  {membersIn(item.task.values['assignee']).map(nameOf).join('')}{' · '}
                  <span class={styles.due}>{say(meetingPageWords.dueBy, { date: format().date(String(item.task.values['dueAt'] ?? '')) })}{item.overdue ? ` ${say(meetingPageWords.overdue)}` : ''}</span>
                  {' · '}{state(item)}{' · '}{history(item)}
                </small>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** What those who attend have done since the last meeting, in figures ([MEET6]). */
export function Figures(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const figures = createMemo(() => {
    const place = placeOf(props.page)
    return place === undefined ? [] : figuresFor(place, rowsIn(props.page.values['attendance']).map(({ id }) => id), workspace.world)
  })
  const plan = createMemo(() => {
    const place = placeOf(props.page)
    return place === undefined ? undefined : againstPlan(place, workspace.world)
  })
  const figure = (value: number | undefined): string => (value === undefined ? '' : format().number(Math.round(value * 100) / 100))
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${format().number(Math.round(value * 10) / 10)}`
  return (
    <section class={desk.part} aria-label={say(meetingPageWords.figures)}>
      <header><h2>{say(meetingPageWords.figures)}</h2></header>
      <Show when={figures().length > 0} fallback={<p class={desk.none}>{say(meetingPageWords.figuresNone)}</p>}>
        <dl class={styles.figures}>
          <For each={figures()}>{({ of, count }) => <div><dt>{say(actLabels[of])}</dt><dd>{format().number(count)}</dd></div>}</For>
        </dl>
      </Show>
      <Show when={plan()}>
        {(stand) => (
          <table class={styles.plan}>
            <caption><a href={`/plans/${encodeURIComponent(stand().plan.id)}`}>{say(meetingPageWords.againstPlan)}</a></caption>
            <thead><tr><th scope="col">{say(meetingPageWords.goal)}</th><th scope="col">{say(meetingPageWords.sinceLast)}</th><th scope="col">{say(meetingPageWords.soFar)}</th><th scope="col">{say(meetingPageWords.target)}</th><th scope="col">{say(meetingPageWords.ahead)}</th></tr></thead>
            <tbody>
              <For each={stand().goals}>
                {({ goal, since, planned }) => (
                  <tr data-behind={goal.actual !== undefined && planned !== undefined && goal.actual < planned ? '' : undefined}>
                    <th scope="row">{goal.metric}<Show when={goal.unit}>{(unit) => <small> {unit()}</small>}</Show></th>
                    <td>{figure(since)}</td>
                    <td>{figure(goal.actual)}</td>
                    <td>{figure(goal.target)}</td>
                    <td>{goal.actual === undefined || planned === undefined ? '' : signed(goal.actual - planned)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )}
      </Show>
    </section>
  )
}
