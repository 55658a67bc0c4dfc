import type { Page } from '@hebu/shared/codec/page.ts'
import { goalsOf } from '@hebu/shared/rules/planning/breakdown.ts'
import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { useWorkspace } from '../../workspace/context.tsx'
import { Adjustments } from './Adjustments.tsx'
import { BreakdownTables } from './BreakdownTables.tsx'
import { GoalsTable } from './GoalsTable.tsx'
import { Neighbours } from './Neighbours.tsx'
import styles from './plans.module.css'
import { WrapUpDraft } from './WrapUpDraft.tsx'

const laid: ReadonlySet<string> = new Set(['draft', 'submitted'])

/** Whether a plan runs or has run: how far it is stands before what it says then. */
const isRunning = ({ state }: Pick<Page, 'state'>): boolean => !laid.has(state)

/** How far a plan is that runs or has run. */
export function PlanProgress(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const goals = createMemo(() => goalsOf(props.page, workspace.world))
  return <Show when={isRunning(props.page) && goals().length > 0}><div class={styles.lead}><GoalsTable page={props.page} goals={goals()} /></div></Show>
}

/** How a plan is broken down, what changed in it, and the plans before and after. */
export function PlanPane(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const goals = createMemo(() => goalsOf(props.page, workspace.world))
  return (
    <div class={styles.pane}>
      <Show when={goals().length > 0}>
        <WrapUpDraft page={props.page} />
        <Show when={!isRunning(props.page)}><GoalsTable page={props.page} goals={goals()} /></Show>
        <BreakdownTables page={props.page} />
      </Show>
      <Adjustments page={props.page} />
      <Neighbours page={props.page} />
    </div>
  )
}
