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

/** How far a plan is, how it is broken down, what changed in it, and the plans before and after. */
export function PlanPane(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const goals = createMemo(() => goalsOf(props.page, workspace.world))
  return (
    <div class={styles.pane}>
      <Show when={goals().length > 0}>
        <GoalsTable page={props.page} goals={goals()} />
        <BreakdownTables page={props.page} />
        <WrapUpDraft page={props.page} />
      </Show>
      <Adjustments page={props.page} />
      <Neighbours page={props.page} />
    </div>
  )
}
