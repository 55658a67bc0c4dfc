import type { Accessor } from 'solid-js'
import { batch, createMemo, createSignal } from 'solid-js'

import type { RowsGridProps } from './grid-props.ts'
import type { GridPoint, GridRange } from './grid-range.ts'
import { rangeOf } from './grid-range.ts'

interface CellId {
  readonly row: string
  readonly column: string
}

/** Where the keyboard is in a grid of rows. Cells are kept by id, so that rows that others add move nobody. */
export interface GridState {
  readonly at: Accessor<GridPoint>
  readonly range: Accessor<GridRange>
  /** Whether the keyboard is in the grid. */
  readonly inside: Accessor<boolean>
  readonly editing: Accessor<boolean>
  /** With what letters editing began. */
  readonly typed: Accessor<string | undefined>
  /** Whether arrow keys leave the cell: it was begun by typing over it. */
  readonly replacing: Accessor<boolean>
  /** Raised where the control of the cell is to be made anew. */
  readonly session: Accessor<number>
  isAt(row: string, column: string): boolean
  goTo(point: GridPoint, extend?: boolean): void
  edit(how: { readonly typed?: string | undefined; readonly replacing?: boolean }): void
  /** Ends editing; the control is made anew. */
  rest(): void
  enter(): void
  leave(): void
  rangeTo(range: GridRange): void
}

export function createGridState(props: Pick<RowsGridProps, 'rows' | 'columns'>): GridState {
  const [cell, setCell] = createSignal<CellId>()
  const [anchor, setAnchor] = createSignal<CellId>()
  const [inside, setInside] = createSignal(false)
  const [editing, setEditing] = createSignal(false)
  const [typed, setTyped] = createSignal<string>()
  const [replacing, setReplacing] = createSignal(false)
  const [session, setSession] = createSignal(0)
  const rowIndex = createMemo(() => new Map(props.rows.map((id, index) => [id, index])))
  const columnIndex = createMemo(() => new Map(props.columns.map(({ id }, index) => [id, index])))
  // A row that somebody removed leaves the keyboard in its place.
  let last: GridPoint = { row: 0, column: 0 }
  const pointOf = (id: CellId | undefined): GridPoint => {
    const row = id === undefined ? undefined : rowIndex().get(id.row)
    return { row: row ?? Math.max(0, Math.min(last.row, props.rows.length - 1)), column: (id === undefined ? undefined : columnIndex().get(id.column)) ?? last.column }
  }
  const at = createMemo(() => pointOf(cell()), undefined, { equals: (a, b) => a.row === b.row && a.column === b.column })
  const idOf = ({ row, column }: GridPoint): CellId | undefined => {
    const [rowId, of] = [props.rows[row], props.columns[column]]
    return rowId === undefined || of === undefined ? undefined : { row: rowId, column: of.id }
  }
  const rest = () =>
    batch(() => {
      setEditing(false)
      setReplacing(false)
      setTyped(undefined)
      setSession((count) => count + 1)
    })
  return {
    at,
    range: createMemo(() => rangeOf(at(), anchor() === undefined ? at() : pointOf(anchor()))),
    inside,
    editing,
    typed,
    replacing,
    session,
    isAt: (row, column) => props.rows[at().row] === row && props.columns[at().column]?.id === column,
    goTo: (point, extend = false) =>
      batch(() => {
        if (!extend) setAnchor(undefined)
        else if (anchor() === undefined) setAnchor(idOf(at()))
        last = point
        setCell(idOf(point))
        setEditing(false)
        setReplacing(false)
        setTyped(undefined)
      }),
    edit: (how) =>
      batch(() => {
        setAnchor(undefined)
        setTyped(how.typed)
        setReplacing(how.replacing ?? false)
        setEditing(true)
      }),
    rest,
    enter: () => void setInside(true),
    leave: () =>
      batch(() => {
        rest()
        setAnchor(undefined)
        setInside(false)
      }),
    rangeTo: (range) =>
      batch(() => {
        last = { row: range.top, column: range.left }
        setCell(idOf(last))
        setAnchor(idOf({ row: range.bottom, column: range.right }))
      }),
  }
}
