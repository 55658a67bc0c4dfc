import type { Page } from '@hebu/shared/codec/page.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import type { Breakdown, GoalSum } from '@hebu/shared/rules/planning/breakdown.ts'
import { breakdownsOf } from '@hebu/shared/rules/planning/breakdown.ts'
import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Badge } from '../../ui/Badge.tsx'
import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import { usePlanDesk } from './desk.tsx'
import { BreakDownActs } from './BreakDownActs.tsx'
import styles from './plans.module.css'

/** The plans below this one, way by way, with their sums against its targets ([PLAN10]). */
export function BreakdownTables(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const ways = createMemo(() => breakdownsOf(props.page, workspace.world))
  return (
    <section class={styles.section} aria-labelledby="plan-breakdown">
      <h2 id="plan-breakdown">{say(planWords.breakdown)}</h2>
      <Show when={ways().length > 0} fallback={<p class={styles.faint}>{say(planWords.noBreakdown)}</p>}>
        <For each={ways()}>{(way) => <Way way={way} />}</For>
      </Show>
      <BreakDownActs page={props.page} ways={ways()} />
    </section>
  )
}

function Way(props: { readonly way: Breakdown }): JSX.Element {
  const names = usePlanDesk()
  const { say, format } = useWords()
  const wordFor = (field: 'level' | 'period', value: string): string => {
    const options: Readonly<Record<string, (typeof plans.fields.level.options)[string]>> = plans.fields[field].options
    return Object.hasOwn(options, value) ? say(options[value]!) : value
  }
  const label = (): string => say(planWords.breakdownBy, { level: wordFor('level', props.way.level), period: wordFor('period', props.way.period) })
  const figure = (value: number | undefined): string => (value === undefined ? '—' : format().number(value))
  const cell = ({ parts }: GoalSum, child: string): string => {
    const part = parts.get(child)
    if (part === undefined) return '—'
    return part.actual === undefined ? figure(part.target) : say(planWords.targetAndActual, { target: figure(part.target), actual: figure(part.actual) })
  }
  return (
    <div class={styles.scroller} tabindex="0" role="group" aria-label={label()} data-way={`${props.way.level}.${props.way.period}`}>
      <table class={styles.table}>
        <caption>{label()}</caption>
        <thead>
          <tr>
            <th scope="col">{say(planWords.plan)}</th>
            <For each={props.way.sums}>{({ goal }) => <th scope="col">{[goal.metric, goal.unit].filter((part) => part !== undefined).join(' · ')}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.way.children}>
            {(child) => (
              <tr>
                <th scope="row"><A href={`/plans/${encodeURIComponent(child.id)}`}>{names.title(plans, child as Page)}</A></th>
                <For each={props.way.sums}>{(sum) => <td>{cell(sum, child.id)}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say(planWords.sum)}</th>
            <For each={props.way.sums}>{({ sum }) => <td>{figure(sum)}</td>}</For>
          </tr>
          <tr>
            <th scope="row">{say(planWords.asked)}</th>
            <For each={props.way.sums}>{({ goal }) => <td>{figure(goal.target)}</td>}</For>
          </tr>
          <tr>
            <th scope="row">{say(planWords.gap)}</th>
            <For each={props.way.sums}>{(sum) => <td><Gap gap={sum.gap} /></td>}</For>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Gap(props: { readonly gap: number | undefined }): JSX.Element {
  const { say, format } = useWords()
  return (
    <Show when={props.gap !== undefined} fallback="—">
      <Badge tone={props.gap === 0 ? 'jade' : props.gap! < 0 ? 'amber' : 'indigo'}>
        {props.gap === 0 ? say(planWords.meets) : say(props.gap! < 0 ? planWords.short : planWords.over, { n: format().number(Math.abs(props.gap!)) })}
      </Badge>
    </Show>
  )
}
