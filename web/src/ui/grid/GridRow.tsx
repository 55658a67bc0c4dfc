import type { JSX } from 'solid-js'
import { createMemo, untrack } from 'solid-js'

import type { GridEditing, GridGo } from './grid-editing.ts'
import type { GridColumn, GridProps, GridSelection } from './grid-props.ts'
import styles from './grid.module.css'
import { createLongPress } from './long-press.ts'

export interface GridRowProps<R> {
  readonly grid: GridProps<R>
  readonly row: R
  readonly index: number
  /** The column where the keyboard stands; absent while it is in another row. */
  readonly at: number | undefined
  readonly ariaIndex: number
  readonly cellId: (row: number, column: number) => string
  /** The cell of this row that is being written. */
  readonly writing: GridEditing | undefined
  readonly onWritten: (go: GridGo) => void
  /** The keyboard goes to the column that was pressed. */
  readonly onStand: (column: number) => void
  readonly onWrite: (column: number) => void
}

/** The place of the cell that an event happened in; -1 outside of all. */
const columnOf = (event: Event): number => Number((event.target as Element).closest('[role="gridcell"]')?.getAttribute('aria-colindex') ?? 0) - 1

/** The box that chooses a row. The row is what the keyboard stands in; the box is for the pointer and leaves the focus there. */
function Tick<R>(props: { readonly selection: GridSelection<R>; readonly row: R; readonly id: string; readonly isSelected: boolean }): JSX.Element {
  return (
    <label class={styles.tick} onClick={(event) => event.stopPropagation()} onPointerDown={(event) => event.stopPropagation()} onMouseDown={(event) => event.preventDefault()}>
      <input type="checkbox" tabindex="-1" aria-label={props.selection.label(props.row)} checked={props.isSelected}
        onClick={(event) => {
          if (!event.shiftKey) return
          event.preventDefault()
          props.selection.extendTo(props.id)
        }}
        onChange={() => props.selection.toggle(props.id)} />
    </label>
  )
}

/** One row element: whichever row it shows now. Its cells are made once for the columns there are. */
export function GridRow<R>(props: GridRowProps<R>): JSX.Element {
  const id = () => props.grid.rowId(props.row)
  const row = () => props.row
  const fold = () => props.grid.fold?.(props.row)
  // Asked by every cell, and seldom anything new: a row that comes by costs a cell no more than its words.
  const isHead = createMemo(() => fold() !== undefined)
  const stands = createMemo(() => props.at)
  const written = createMemo(() => props.writing?.column)
  const isSelected = () => props.grid.selection?.has(id()) === true
  const press = createLongPress(() => { if (fold() === undefined) props.grid.selection?.toggle(id()) })
  const onClick = (event: MouseEvent) => {
    if (press.tookClick()) return
    const { selection } = props.grid
    if (columnOf(event) >= 0) props.onStand(columnOf(event))
    props.grid.onActive(id())
    if (fold() !== undefined) return props.grid.onFold?.(props.row)
    if (selection !== undefined && event.shiftKey) return selection.extendTo(id())
    if (selection !== undefined && (event.ctrlKey || event.metaKey || (selection.active && press.isTouch()))) return selection.toggle(id())
    props.grid.onOpen(props.row, 'pointer')
  }
  const content = (column: GridColumn<R>, isWriting: boolean): JSX.Element => {
    const edit = isWriting ? props.grid.edit : undefined
    if (edit !== undefined) return untrack(() => edit.control({ row: props.row, column: column.id, typed: props.writing!.typed, done: props.onWritten }))
    return (isHead() ? column.head : column.cell)?.(row)
  }
  const tick = (): JSX.Element => {
    const { selection } = props.grid
    return selection === undefined ? undefined : <Tick selection={selection} row={props.row} id={id()} isSelected={isSelected()} />
  }
  const cells = () => props.grid.columns.map((column, at) => untrack(() => {
    const isWriting = createMemo(() => written() === column.id)
    const before = at === 0 ? tick() : undefined
    const inside = () => (before === undefined ? content(column, isWriting()) : [before, content(column, isWriting())])
    return (
      <div id={stands() === at ? props.cellId(props.index, at) : undefined} class={styles.cell} role="gridcell" aria-colindex={at + 1} data-align={column.align}
        data-active={stands() === at ? '' : undefined} data-writing={isWriting() ? '' : undefined}>
        {inside()}
      </div>
    )
  }))
  const { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onContextMenu } = press.handlers
  return (
    <div class={styles.row} role="row" aria-rowindex={props.ariaIndex} aria-selected={isHead() || props.grid.selection === undefined ? undefined : isSelected()}
      aria-current={id() === props.grid.open ? 'true' : undefined} aria-level={props.grid.fold === undefined ? undefined : isHead() ? 1 : 2} aria-expanded={fold()?.open}
      data-active={stands() === undefined ? undefined : ''} data-writing={props.writing === undefined ? undefined : ''} data-id={isHead() ? undefined : id()} data-head={isHead() ? '' : undefined}
      style={{ transform: `translateY(${props.index * props.grid.rowPx}px)` }} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerCancel={onPointerCancel} onContextMenu={onContextMenu}
      onClick={onClick} onDblClick={(event) => { if (columnOf(event) >= 0 && props.writing === undefined) props.onWrite(columnOf(event)) }} onMouseDown={(event) => { if (event.shiftKey) event.preventDefault() }}>
      {cells()}
    </div>
  )
}
