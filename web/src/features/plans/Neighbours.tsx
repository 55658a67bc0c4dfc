import { plans } from '@hebu/shared/books/plans.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { figuresOf, neighbourOf, nextPlan } from '@hebu/shared/rules/planning/neighbours.ts'
import { A, useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import { usePlanDesk } from './desk.tsx'
import styles from './plans.module.css'

/** How the period before went, beside what the next one asks; or the act that drafts it ([PLAN13]). */
export function Neighbours(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const desk = usePlanDesk()
  const navigate = useNavigate()
  const before = createMemo(() => neighbourOf(props.page, -1, workspace.world))
  const after = createMemo(() => neighbourOf(props.page, 1, workspace.world))
  const draft = (): void => {
    const values = nextPlan(props.page, workspace.world)
    if (values === undefined) return
    const made = workspace.commands.create('plans', values)
    if (!made.ok) return desk.refuse(made.refusal)
    showToast(say(planWords.drafted))
    navigate(`/plans/${encodeURIComponent(made.value.id)}`)
  }
  const mayDraft = (): boolean => after() === undefined && nextPlan(props.page, workspace.world) !== undefined && workspace.table('plans').rights(props.page).because !== 'read-only-volume'
  return (
    <Show when={before() !== undefined || after() !== undefined || mayDraft()}>
      <section class={styles.section} aria-labelledby="plan-neighbours">
        <h2 id="plan-neighbours">{say(planWords.neighbours)}</h2>
        <div class={styles.pair}>
          <Show when={before()} fallback={<p class={styles.faint}>{say(planWords.noBefore)}</p>}>{(plan) => <Review plan={plan()} wording={planWords.before} />}</Show>
          <Show when={after()} fallback={<Show when={mayDraft()}><p><Button onClick={draft}>{say(planWords.draftNext)}</Button></p></Show>}>{(plan) => <Review plan={plan()} wording={planWords.after} />}</Show>
        </div>
      </section>
    </Show>
  )
}

function Review(props: { readonly plan: ComputedInput; readonly wording: typeof planWords.before }): JSX.Element {
  const workspace = useWorkspace()
  const names = usePlanDesk()
  const { say, format } = useWords()
  const figure = (value: number | undefined, unit: string): string => (value === undefined ? '—' : `${format().number(value)} ${unit}`.trim())
  return (
    <div class={styles.review}>
      <h3><A href={`/plans/${encodeURIComponent(props.plan.id)}`}>{say(props.wording, { plan: names.title(plans, props.plan as Page) })}</A></h3>
      <table class={styles.table}>
        <thead><tr><th scope="col">{say(planWords.goal)}</th><th scope="col">{say(planWords.target)}</th><th scope="col">{say(planWords.actual)}</th><th scope="col">{say(planWords.rate)}</th></tr></thead>
        <tbody>
          <For each={figuresOf(props.plan, workspace.world)}>
            {({ metric, unit, target, actual, percent }) => <tr><th scope="row">{metric}</th><td>{figure(target, unit)}</td><td>{figure(actual, unit)}</td><td>{percent === undefined ? '—' : format().percent(percent)}</td></tr>}
          </For>
        </tbody>
      </table>
    </div>
  )
}
