import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import type { GridEditing, GridGo } from './grid-editing.ts'
import type { GridProps } from './grid-props.ts'
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

/** One row element: whichever row it shows now. */
export function GridRow<R>(props: GridRowProps<R>): JSX.Element {
  const id = () => props.grid.rowId(props.row)
  const fold = () => props.grid.fold?.(props.row)
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
  return (
    <div class={styles.row} role="row" aria-rowindex={props.ariaIndex} aria-selected={fold() !== undefined || props.grid.selection === undefined ? undefined : isSelected()}
      aria-current={id() === props.grid.open ? 'true' : undefined} aria-level={props.grid.fold === undefined ? undefined : fold() === undefined ? 2 : 1} aria-expanded={fold()?.open}
      data-active={props.at === undefined ? undefined : ''} data-writing={props.writing === undefined ? undefined : ''} data-id={fold() === undefined ? id() : undefined} data-head={fold() === undefined ? undefined : ''}
      style={{ transform: `translateY(${props.index * props.grid.rowPx}px)` }} {...press.handlers} onClick={onClick} onDblClick={(event) => { if (columnOf(event) >= 0 && props.writing === undefined) props.onWrite(columnOf(event)) }} onMouseDown={(event) => { if (event.shiftKey) event.preventDefault() }}>
      <For each={props.grid.columns}>
        {(column, at) => (
          <div id={props.cellId(props.index, at())} class={styles.cell} role="gridcell" aria-colindex={at() + 1} data-align={column.align}
            data-active={props.at !== undefined && props.at === at() ? '' : undefined} data-writing={props.writing?.column === column.id ? '' : undefined}>
            <Show when={at() === 0 && fold() === undefined && props.grid.selection}>
              {(selection) => (
                // The row is what the keyboard stands in; the box is for the pointer and leaves the focus there.
                <label class={styles.tick} onClick={(event) => event.stopPropagation()} onPointerDown={(event) => event.stopPropagation()} onMouseDown={(event) => event.preventDefault()}>
                  <input type="checkbox" tabindex="-1" aria-label={selection().label(props.row)} checked={isSelected()}
                    onClick={(event) => {
                      if (!event.shiftKey) return
                      event.preventDefault()
                      selection().extendTo(id())
                    }}
                    onChange={() => selection().toggle(id())} />
                </label>
              )}
            </Show>
            <Show when={props.writing?.column === column.id && props.grid.edit} fallback={column.cell(() => props.row)} keyed>
              {(edit) => edit.control({ row: props.row, column: column.id, typed: props.writing!.typed, done: props.onWritten })}
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}
