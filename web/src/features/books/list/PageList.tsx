import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import IconPlus from '~icons/lucide/plus'
import type { Accessor, JSX } from 'solid-js'
import { createMemo, createSignal, lazy, Match, onCleanup, onMount, Show, Suspense, Switch, untrack } from 'solid-js'

import { Button } from '../../../ui/Button.tsx'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import type { GridHandle } from '../../../ui/grid/Grid.tsx'
import { Aside } from '../../../ui/overlays/Aside.tsx'
import { whenAtRest } from '../../../ui/overlays/late.ts'
import { listWords } from '../../../words/list.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import { createPiece } from './state/lazy-piece.ts'
import { createListModel } from './list-model.ts'
import type { ListRow } from './table/list-rows.ts'
import { isGroup } from './table/list-rows.ts'
import styles from './list.module.css'
import { ListTools } from './ListTools.tsx'
import type { LookKeeper } from './state/look-keeper.ts'
import { QuickFilter } from './QuickFilter.tsx'
import type { Chosen } from './table/selection.ts'
import { createSelection } from './table/selection.ts'
import { isApart } from '../views/views-of.ts'
import { isArriving } from '../arriving.ts'
import { phonePx, TableView } from './table/TableView.tsx'

const FilterChips = lazy(async () => ({ default: (await import('../views/filters/FilterChips.tsx')).FilterChips }))
const SelectionBar = lazy(async () => ({ default: (await import('../views/bulk/SelectionBar.tsx')).SelectionBar }))
const CutShort = lazy(async () => ({ default: (await import('../views/bulk/CutShort.tsx')).CutShort }))
const BoardView = lazy(async () => ({ default: (await import('../views/board/BoardView.tsx')).BoardView }))
const ListMenu = lazy(async () => ({ default: (await import('../exchange/ListMenu.tsx')).ListMenu }))
const ImportLink = lazy(async () => ({ default: (await import('../exchange/ListMenu.tsx')).ImportLink }))
const ViewSwitch = lazy(async () => ({ default: (await import('../views/saved/ViewSwitch.tsx')).ViewSwitch }))
const CareView = lazy(async () => ({ default: (await import('../views/care/CareView.tsx')).CareView }))
const LedgerView = lazy(async () => ({ default: (await import('../views/ledger/LedgerView.tsx')).LedgerView }))
const FunnelView = lazy(async () => ({ default: (await import('../views/funnel/FunnelView.tsx')).FunnelView }))
const MatrixView = lazy(async () => ({ default: (await import('../reports/MatrixView.tsx')).MatrixView }))
const CalendarView = lazy(async () => ({ default: (await import('../views/calendar/CalendarView.tsx')).CalendarView }))

export interface PageListProps {
  readonly book: Book
  /** The page that is open beside the list. */
  readonly open: string | undefined
  readonly onOpen: (page: Page, by: 'key' | 'pointer') => void
  readonly onNew: (values?: Readonly<Record<string, unknown>>) => void
  /** Keeps how this member looks at the book. */
  readonly keeper: LookKeeper
  /** Buttons for the one row that is chosen. */
  readonly rowActs?: ((page: Accessor<Page>) => JSX.Element) | undefined
  /** Buttons for all rows that are chosen. */
  readonly chosenActs?: ((chosen: Chosen) => JSX.Element) | undefined
  /** Under the head, over the tools. */
  readonly lead?: (() => JSX.Element) | undefined
  readonly ref: (handle: ListHandle) => void
}

export interface ListHandle {
  /** Puts the keyboard into the list, where it stood. */
  focus(): void
  focusFilter(): void
  step(rows: number): void
  openActive(): void
  /** The page before or after one, in the order of the list. */
  beside(id: string, step: -1 | 1): string | undefined
}

/** The width that a list had last: most stand where the one before stood, and it is found out only once it is laid out. */
let lastWidthPx = 0

/** The pages of a book: filtered, sorted and grouped, as a table, a board or a calendar. */
export function PageList(props: PageListProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const model = untrack(() => createListModel({ book: props.book, keeper: props.keeper, open: () => props.open, openPage: (page, by) => props.onOpen(page, by), makeNew: (values) => props.onNew(values) }))
  const { state, table, names } = model
  const [widthPx, setWidthPx] = createSignal(lastWidthPx || globalThis.innerWidth || 1200)
  let pane!: HTMLElement
  let body!: HTMLDivElement
  let grid: GridHandle | undefined
  let filter: HTMLInputElement | undefined

  const isTable = () => state.view() === 'table'
  const groups = createPiece(() => isTable() && state.group() !== undefined, async () => {
    const [{ groupRows }, { GroupCell }] = await Promise.all([import('../views/groups/groups.ts'), import('../views/groups/GroupCell.tsx')])
    return { groupRows, GroupCell }
  })
  const rows = createMemo<readonly ListRow[]>(() => {
    const group = state.group()
    const piece = groups()
    if (!isTable() || group === undefined || piece === undefined) return model.pages()
    const sort = state.sort()
    // Sums stand under the columns that are shown; adding up what nobody sees would be dear where it is derived.
    const chosen = state.columns()
    const summed = chosen === undefined ? model.declared() : model.every().filter(({ id }) => chosen.some((choice) => choice.id === id))
    return piece.groupRows(props.book, group, model.pages(), state.shut(), sort.column === group.split('.')[0] && sort.descending, summed, { workspace, words, names })
  })
  // Asked for once something is chosen, or a page is stepped on from: no order of ten thousand waits for it.
  let listed: { readonly rows: readonly ListRow[]; readonly ids: readonly string[] } | undefined
  const shownIds = () => {
    if (listed?.rows !== rows()) listed = { rows: rows(), ids: rows().flatMap((row) => (isGroup(row) ? [] : row.id)) }
    return listed.ids
  }
  const selection = createSelection(shownIds)

  const isPhone = () => widthPx() < phonePx
  const total = () => table.pages().length
  const isNarrowed = () => state.filter() !== '' || state.state() !== undefined || state.filters() !== ''
  const count = () => {
    const format = words.format()
    if (isNarrowed()) return words.say(listWords.countOf, { count: format.number(model.pages().length), total: format.number(total()) })
    return total() === 1 ? words.say(listWords.countOne) : words.say(listWords.count, { count: format.number(total()) })
  }
  const focus = () => {
    if (isTable()) grid?.focus()
    else body.querySelector<HTMLElement>('[data-card][tabindex="0"], [tabindex="0"], button')?.focus()
  }

  // Hardly ever is there any: no list waits for it.
  const [atRest, setAtRest] = createSignal(false)
  onCleanup(whenAtRest(() => setAtRest(true)))

  onMount(() => {
    // Told before the first paint, too; asking for it here would lay out twice.
    const observer = new ResizeObserver(() => setWidthPx((lastWidthPx = pane.clientWidth || globalThis.innerWidth)))
    observer.observe(pane)
    onCleanup(() => observer.disconnect())
    props.ref({
      focus,
      focusFilter: () => filter?.focus(),
      step: (by) => grid?.step(by),
      openActive: () => grid?.openActive(),
      beside(id, step) {
        const at = shownIds().indexOf(id)
        return at === -1 ? undefined : shownIds()[at + step]
      },
    })
  })
  const named = () => words.say(listWords.newOne, { one: words.say(props.book.one) })
  const newButton = (label: string) => (
    <Show when={table.mayCreate()}>
      <Button variant="primary" class={styles.new} icon={<IconPlus />} aria-label={named()} onClick={() => props.onNew()}>{label}</Button>
    </Show>
  )
  const reading = (): JSX.Element => <div class={styles.place} role="status" aria-busy="true"><span class="spoken-only">{words.say(listWords.reading)}</span></div>
  return (
    <section ref={pane} class={styles.pane} data-phone={isPhone() ? '' : undefined} aria-label={words.say(props.book.name)}>
      <header class={styles.head}>
        <h1 class={styles.title}>{words.say(props.book.name)}</h1>
        <span class="spoken-only" role="status">{count()}</span>
        <Show when={total() > 0 && workspace.bookById('views') !== undefined}><Suspense><ViewSwitch model={model} isPhone={isPhone()} /></Suspense></Show>
        <span class={styles.space} />
        <Show when={total() > 0}>
          <QuickFilter ref={(input) => { filter = input }} value={state.filter()} onChange={state.setFilter} onLeave={focus} />
        </Show>
        <Suspense fallback={<span class={styles.menu} />}><ListMenu model={model} /></Suspense>
        <Show when={total() > 0 || isApart(state.view())}>{newButton(words.say(listWords.new))}</Show>
      </header>
      {props.lead?.()}
      <Show when={atRest()}><Aside><CutShort book={props.book} onDone={focus} /></Aside></Show>
      <Show when={total() > 0 || isApart(state.view())}>
        <Show when={selection.ids().length > 0} fallback={<ListTools model={model} total={total()} isPhone={isPhone()} widthPx={widthPx()} />}>
          <Suspense fallback={<div class={styles.tools} />}><SelectionBar model={model} selection={selection} onDone={focus} rowActs={props.rowActs} chosenActs={props.chosenActs} /></Suspense>
        </Show>
        <Show when={state.filters() !== ''}><Suspense><FilterChips model={model} /></Suspense></Show>
      </Show>
      <div ref={body} class={styles.body}>
        <Switch>
          <Match when={total() > 0 && !model.ready()}>{reading()}</Match>
          <Match when={state.view() === 'calendar' && total() > 0}><Suspense fallback={reading()}><CalendarView model={model} isPhone={isPhone()} /></Suspense></Match>
          <Match when={state.view() === 'care'}><Suspense fallback={reading()}><CareView model={model} /></Suspense></Match>
          <Match when={state.view() === 'matrix'}><Suspense fallback={reading()}><MatrixView model={model} isPhone={isPhone()} /></Suspense></Match>
          <Match when={state.view() === 'funnel' && total() > 0}><Suspense fallback={reading()}><FunnelView model={model} /></Suspense></Match>
          <Match when={state.view() === 'ledger' && total() > 0}><Suspense fallback={reading()}><LedgerView model={model} /></Suspense></Match>
          <Match when={model.pages().length > 0 && state.view() === 'board'}><Suspense fallback={reading()}><BoardView model={model} /></Suspense></Match>
          <Match when={model.pages().length > 0}>
            <TableView ref={(handle) => { grid = handle }} model={model} rows={rows()} widthPx={widthPx()} selection={selection} groupCell={state.group() === undefined ? undefined : groups()?.GroupCell} />
          </Match>
          <Match when={total() > 0}>
            <div class={styles.place}><EmptyPlace title={words.say(listWords.nothingTitle)} actions={<Button onClick={() => state.clear()}>{words.say(listWords.clearFilter)}</Button>}>{words.say(listWords.nothing)}</EmptyPlace></div>
          </Match>
          <Match when={!table.ready()}>
            {reading()}
          </Match>
          <Match when={isArriving(workspace)}>
            <div class={`${styles.place} ${styles.arriving}`} role="status" aria-busy="true">{words.say(listWords.arriving)}</div>
          </Match>
          <Match when={table.older() > 0}>
            <div class={styles.place}><EmptyPlace title={words.say(listWords.older, { count: table.older() })} actions={<><Button variant="primary" onClick={() => table.openOlder()}>{words.say(listWords.openOlder)}</Button>{newButton(named())}</>}>{words.say(props.book.purpose)}</EmptyPlace></div>
          </Match>
          <Match when={true}>
            <div class={styles.place}>
              <EmptyPlace title={words.say(listWords.emptyTitle, { one: words.say(props.book.one) })} actions={<>{newButton(named())}<Show when={table.mayCreate()}><Suspense><ImportLink book={props.book.id} /></Suspense></Show></>}>
                {words.say(props.book.purpose)}
                <Show when={!table.mayCreate()}><p>{words.say(listWords.mayNotCreate)}</p></Show>
              </EmptyPlace>
            </div>
          </Match>
        </Switch>
      </div>
      <Show when={total() > 0 && table.older() > 0}>
        <footer class={styles.older}>
          {words.say(listWords.older, { count: table.older() })}
          <Button size="small" onClick={() => table.openOlder()}>{words.say(listWords.openOlder)}</Button>
        </footer>
      </Show>
    </section>
  )
}
