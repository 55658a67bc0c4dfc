import IconCalendar from '~icons/lucide/calendar'
import IconMatrix from '~icons/lucide/calendar-check-2'
import IconDisplay from '~icons/lucide/columns-3'
import IconFunnel from '~icons/lucide/filter'
import IconFilter from '~icons/lucide/list-filter'
import IconLedger from '~icons/lucide/chart-bar-big'
import IconCare from '~icons/lucide/phone-call'
import IconBoard from '~icons/lucide/square-kanban'
import IconTable from '~icons/lucide/table-2'
import type { JSX } from 'solid-js'
import { createMemo, For, lazy, Show, Suspense } from 'solid-js'

import { Menu } from '../../../ui/Menu.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { useWords } from '../../../words/language.tsx'
import { filterWords, viewWords } from '../../../words/view-parts.ts'
import type { ListModel } from '../list/list-model.ts'
import styles from './toolset.module.css'
import type { ListView } from './views-of.ts'
import { firstView, isApart, viewsOf } from './views-of.ts'

const FilterPanel = lazy(async () => ({ default: (await import('./filters/FilterPanel.tsx')).FilterPanel }))
const DisplayPanel = lazy(async () => ({ default: (await import('./display/DisplayPanel.tsx')).DisplayPanel }))

const icons: Readonly<Record<ListView, () => JSX.Element>> = { table: () => <IconTable />, board: () => <IconBoard />, calendar: () => <IconCalendar />, care: () => <IconCare />, funnel: () => <IconFunnel />, ledger: () => <IconLedger />, matrix: () => <IconMatrix /> }

export interface ToolsetProps {
  readonly model: ListModel
  readonly isPhone: boolean
  readonly widthPx: number
}

/** What a list is laid out by: filters, columns and groups, and table, board or calendar. */
export function Toolset(props: ToolsetProps): JSX.Element {
  const words = useWords()
  const state = () => props.model.state
  const views = createMemo(() => viewsOf(props.model.book))
  const inUse = () => (state().filters() === '' ? 0 : state().filters().split(';').length)
  const filterLabel = () => (inUse() === 0 ? words.say(filterWords.filter) : words.say(filterWords.some, { count: inUse() }))
  const show = (view: ListView) => state().set({ view: view === firstView(props.model.book) ? undefined : view, by: undefined, at: undefined })
  return (
    <div class={styles.toolset}>
      <Show when={!isApart(state().view())}>
        <Popover label={filterLabel()} class={inUse() > 0 ? styles.used : undefined} trigger={<><IconFilter /><Show when={inUse() > 0}><small>{inUse()}</small></Show></>} align="end">
          <Suspense><FilterPanel model={props.model} /></Suspense>
        </Popover>
      </Show>
      <Show when={state().view() === 'table'}>
        <Popover label={words.say(viewWords.display)} trigger={<IconDisplay />} align="end">
          <Suspense><DisplayPanel model={props.model} widthPx={props.widthPx} /></Suspense>
        </Popover>
      </Show>
      <Show when={views().length > 1}>
        <Show when={!props.isPhone} fallback={<Menu label={words.say(viewWords.views)} trigger={icons[state().view()]()} variant="quiet" align="end"
          items={views().map((view) => ({ label: words.say(viewWords[view]), icon: icons[view](), checked: state().view() === view, onSelect: () => show(view) }))} />}>
          <div class={styles.views} role="group" aria-label={words.say(viewWords.views)}>
            <For each={views()}>
              {(view) => <button type="button" aria-pressed={state().view() === view} aria-label={words.say(viewWords[view])} title={words.say(viewWords[view])} onClick={() => show(view)}>{icons[view]()}</button>}
            </For>
          </div>
        </Show>
      </Show>
    </div>
  )
}
