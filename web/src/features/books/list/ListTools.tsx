import type { JSX } from 'solid-js'
import { lazy, Show, Suspense } from 'solid-js'

import { isApart } from '../views/views-of.ts'
import type { ListModel } from './list-model.ts'
import styles from './list.module.css'
import { StateChips } from './StateChips.tsx'

/** The list is there before the tools that change it. */
const Toolset = lazy(async () => ({ default: (await import('../views/Toolset.tsx')).Toolset }))

export interface ListToolsProps {
  readonly model: ListModel
  readonly total: number
  readonly isPhone: boolean
  readonly widthPx: number
}

/** The states to narrow by, and what a list is laid out by: filters, columns, groups, and table, board or calendar. */
export function ListTools(props: ListToolsProps): JSX.Element {
  return (
    <div class={styles.tools}>
      <Show when={!isApart(props.model.state.view())} fallback={<span style={{ flex: '1' }} />}>
        <StateChips book={props.model.book} total={props.total} countByState={props.model.countByState()} chosen={props.model.state.state()} onChoose={props.model.state.setState} />
      </Show>
      <Suspense><Toolset model={props.model} isPhone={props.isPhone} widthPx={props.widthPx} /></Suspense>
    </div>
  )
}
