import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, onCleanup, Show, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import type { GridColumn, GridHandle, GridSelection } from '../../../../ui/grid/Grid.tsx'
import { Grid } from '../../../../ui/grid/Grid.tsx'
import { whenAtRest } from '../../../../ui/overlays/late.ts'
import { listWords } from '../../../../words/list.ts'
import { useWords } from '../../../../words/language.tsx'
import { listViewWords } from '../../../../words/views.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { createMedia } from '../../media.ts'
import { isFigure } from '../../values/format-value.ts'
import { rawValue } from '../../values/use-names.ts'
import { isSummed, sumsOf } from './figures.ts'
import type { ListColumn } from '../list-columns.ts'
import { chosenColumns, fittingColumns, leastWidth } from '../list-columns.ts'
import type { ListModel } from '../list-model.ts'
import type { ListGroup, ListRow } from './list-rows.ts'
import { isGroup } from './list-rows.ts'
import { createPiece } from '../state/lazy-piece.ts'
import { listMemory } from '../state/list-state.ts'
import { ListCell } from '../ListCell.tsx'
import { PhoneCell } from './PhoneCell.tsx'
import type { Selection } from './selection.ts'

export interface TableViewProps {
  readonly model: ListModel
  readonly rows: readonly ListRow[]
  readonly widthPx: number
  readonly selection: Selection
  /** Draws the cells of lines that head groups; absent while it is being fetched or nothing is grouped. */
  readonly groupCell: ((props: { readonly group: ListGroup; readonly column: string; readonly first: boolean; readonly whole?: boolean }) => JSX.Element) | undefined
  readonly ref: (handle: GridHandle) => void
}

/** Below this the columns of a page become two lines. */
export const phonePx = 440

/** The pages of a book in columns: as many of the declared ones as fit, or those that were chosen. */
export function TableView(props: TableViewProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { model } = untrack(() => props)
  const { book, state, names, nowMs } = model
  const memory = createMemo(() => listMemory(workspace, book.id))
  const [active, setActive] = createSignal(untrack(() => memory().active ?? model.open()))
  const isPhone = () => props.widthPx < phonePx
  const isTouched = createMedia('(width < 720px), (pointer: coarse)')
  const rowPx = () => (isPhone() ? 60 : isTouched() ? 44 : 36)

  const shown = createMemo<readonly ListColumn[]>(() => {
    const chosen = state.columns()
    return chosen === undefined ? fittingColumns(model.declared(), props.widthPx, state.sort().column) : chosenColumns(model.every(), chosen)
  }, [], { equals: (a, b) => a.length === b.length && a.every((column, index) => column === b[index]) })
  const spoken = (id: string) => {
    const at = state.thenBy().findIndex(({ column }) => column === id)
    return at === -1 ? undefined : words.say(state.thenBy()[at]!.descending ? listViewWords.descending : listViewWords.ascending, { place: at + 2 })
  }
  /** The cell of a page, and of a line that heads some. A row element changes between the two; each is asked only while it is of its kind. */
  const cellsOf = (column: string, first: boolean, whole: boolean, draw: (page: () => Page) => JSX.Element): Pick<GridColumn<ListRow>, 'cell' | 'head'> => ({
    cell(row) {
      let last: Page | undefined
      return draw(() => { const now = row(); return isGroup(now) ? last! : (last = now) })
    },
    head(row) {
      let last: ListGroup | undefined
      return props.groupCell?.({ get group() { const now = row(); return isGroup(now) ? (last = now) : last! }, column, first, whole })
    },
  })
  const gridColumns = createMemo<readonly GridColumn<ListRow>[]>(() => {
    if (isPhone()) return [{ id: 'page', label: words.say(book.one), track: 'minmax(0, 1fr)', ...cellsOf('page', true, true, (page) => <PhoneCell book={book} page={page()} columns={state.columns() === undefined ? model.declared() : shown()} nowMs={nowMs} names={names} />) }]
    return shown().map((column, at) => ({
      id: column.id,
      label: model.labelOf(column.id),
      track: column.track,
      sortable: true,
      get spoken() { return spoken(column.id) },
      ...(column.field !== undefined && isFigure(column.field) ? { align: 'end' as const } : {}),
      ...cellsOf(column.id, at === 0, false, (page) => <ListCell book={book} page={page()} column={column} narrow={shown().length < model.declared().length} nowMs={nowMs} names={names} />),
    }))
  })
  const sums = createMemo(() => {
    const columns = shown().filter(({ field }) => isSummed(field))
    return columns.length === 0 ? undefined : sumsOf(model.pages(), columns, (page, name, field) => untrack(() => rawValue(workspace, page, name, field)), names.format(book))
  })
  const foot = (column: string): JSX.Element => {
    if (column === 'page') return `${words.say(listViewWords.total)} · ${[...(sums()?.values() ?? [])].join(' · ')}`
    return sums()?.get(column) ?? (column === shown()[0]?.id ? words.say(listViewWords.total) : '')
  }
  const move = (id: string, before: string | undefined) => {
    const ids = shown().map((column) => column.id).filter((each) => each !== id)
    const at = before === undefined ? ids.length : ids.indexOf(before)
    const widths = new Map(state.columns()?.map((choice) => [choice.id, choice.px]))
    state.setColumns(ids.toSpliced(Math.max(1, at), 0, id).map((each) => ({ id: each, px: widths.get(each) })))
  }
  const resize = (id: string, px: number | undefined) => {
    const widths = new Map(state.columns()?.map((choice) => [choice.id, choice.px]))
    widths.set(id, px)
    state.setColumns(shown().map((column) => ({ id: column.id, px: widths.get(column.id) })))
  }
  // Comes once nobody waits for the list, or as soon as somebody enters it.
  const [entered, setEntered] = createSignal(false)
  onCleanup(whenAtRest(() => setEntered(true)))
  const writing = createPiece(entered, async () => {
    const [{ createCellEdit }, { CellClipboard }, { TypeCatcher }] = await Promise.all([import('../../views/cells/cell-edit.tsx'), import('../../views/cells/CellClipboard.tsx'), import('../../views/cells/TypeCatcher.tsx')])
    return { createCellEdit, CellClipboard, TypeCatcher }
  })
  const edit = createMemo(() => (isPhone() ? undefined : writing()?.createCellEdit(model, workspace, words)))
  const selection: GridSelection<ListRow> = {
    get active() { return props.selection.ids().length > 0 },
    has: (id) => props.selection.has(id),
    label: (row) => words.say(listViewWords.choose, { title: isGroup(row) ? row.label : names.title(book, row) }),
    toggle: (id) => props.selection.toggle(id),
    extendTo: (id) => props.selection.extendTo(id),
    all: () => props.selection.all(),
    clear: () => props.selection.clear(),
  }
  let grid: GridHandle | undefined
  const stand = (id: string) => {
    setActive(id)
    memory().active = id
  }
  // The keyboard's place goes with the page that is open, whichever way it was opened.
  createEffect(() => { const open = model.open(); if (open !== undefined) stand(open) })
  return (
    <>
    <Show when={!isPhone() && writing()}>{(piece) => <Dynamic component={piece().CellClipboard} model={model} rows={props.rows} columns={shown().map(({ id }) => id)} selection={props.selection} grid={() => grid} />}</Show>
    <Show when={!isPhone() && !isTouched() && writing()}>{(piece) => <Dynamic component={piece().TypeCatcher} grid={grid} rows={props.rows} edit={edit()} fields={book.fields} first={shown()[0]?.id} />}</Show>
    <Grid<ListRow> ref={(handle) => { grid = handle; props.ref(handle) }} id={`list-${book.id}`} label={words.say(listWords.list, { book: words.say(book.name) })} rows={props.rows} rowId={(row) => row.id} columns={gridColumns()}
      rowPx={rowPx()} withoutHeader={isPhone()} leastPx={isPhone() || state.columns() === undefined ? undefined : leastWidth(shown())} columnHint={words.say(listViewWords.hint)}
      sort={state.sort()} thenBy={state.thenBy()} onSort={state.toggleSort} onResize={isPhone() ? undefined : resize} onMoveColumn={isPhone() ? undefined : move}
      fold={props.groupCell === undefined ? undefined : (row) => (isGroup(row) ? row : undefined)} onFold={(row) => { if (isGroup(row)) state.toggleShut(row.key) }}
      selection={selection}
      edit={edit()} onEnter={() => setEntered(true)}
      foot={(sums()?.size ?? 0) > 0 ? foot : undefined}
      open={model.open()} onOpen={(row, by) => { if (!isGroup(row)) model.openPage(row, by) }} active={active()} onActive={stand}
      scrollPx={memory().scrollPx} onScroll={(px) => { memory().scrollPx = px }} />
    </>
  )
}
