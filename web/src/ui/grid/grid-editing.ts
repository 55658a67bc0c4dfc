import type { Accessor, JSX } from 'solid-js'
import { createSignal } from 'solid-js'

import type { GridPlace } from './grid-keys.ts'
import type { GridProps } from './grid-props.ts'

/** Where to go once a cell is written or left as it was; `leave`: the focus is elsewhere already. */
export type GridGo = 'stay' | 'down' | 'next' | 'previous' | 'leave'

/** Writing cells where they stand. */
export interface GridEdit<R> {
  may(row: R, column: string): boolean
  /** Says why a cell is not written here. Whether there was anything to say. */
  refuse(row: R, column: string): boolean
  /** Turns what is only turned, a switch. Whether it was one. */
  flip(row: R, column: string): boolean
  /** Whether typing this into the cell begins to write it. */
  takes(row: R, column: string, typed: string): boolean
  /** What stands in the cell meanwhile. It takes the focus, and tells when it is done. */
  control(input: GridControl<R>): JSX.Element
}

export interface GridControl<R> {
  readonly row: R
  readonly column: string
  /** What was typed to begin; absent: what stands there is changed. */
  readonly typed: string | undefined
  readonly done: (go: GridGo) => void
}

export interface GridEditing {
  readonly id: string
  readonly column: string
  readonly typed: string | undefined
}

export interface GridEditingInput<R> {
  readonly props: GridProps<R>
  readonly place: Accessor<GridPlace>
  goTo(row: number, column: number): void
  focus(): void
}

export interface GridWriting {
  /** The cell that is being written. */
  readonly now: Accessor<GridEditing | undefined>
  /** Whether the key was for writing. */
  take(event: KeyboardEvent): boolean
  /** Begins to write a cell, or says why not; `typed` instead of what stands there. */
  begin(place: GridPlace, typed?: string): void
  done(go: GridGo): void
}

/** Which cell of a grid is being written, and where to go from it ([UI93]). */
export function createGridWriting<R>({ props, place, goTo, focus }: GridEditingInput<R>): GridWriting {
  const [now, setNow] = createSignal<GridEditing>()
  let began: GridPlace = { row: 0, column: 0 }

  const at = ({ row, column }: GridPlace) => {
    const { edit } = props
    const here = props.rows[row]
    const id = props.columns[column]?.id
    return edit === undefined || here === undefined || id === undefined || props.fold?.(here) !== undefined ? undefined : { edit, row: here, column: id }
  }
  const write = (to: GridPlace, typed?: string): boolean => {
    const cell = at(to)
    if (cell === undefined || !cell.edit.may(cell.row, cell.column)) return false
    began = to
    goTo(to.row, to.column)
    setNow({ id: props.rowId(cell.row), column: cell.column, typed })
    return true
  }
  /** Whether anything came of it: written, turned, or said why not. */
  const begin = (to: GridPlace, typed?: string): boolean => {
    const cell = at(to)
    if (cell === undefined) return false
    return cell.edit.flip(cell.row, cell.column) || write(to, typed) || cell.edit.refuse(cell.row, cell.column)
  }
  /** The next cell that may be written, through the rows. */
  const along = (step: -1 | 1): void => {
    const width = props.columns.length
    for (let cell = began.row * width + began.column + step, tries = 0; cell >= 0 && cell < props.rows.length * width && tries < width * 3; cell += step, tries++) {
      if (write({ row: Math.floor(cell / width), column: cell % width })) return
    }
  }
  return {
    now,
    take(event) {
      const to = place()
      const cell = at(to)
      if (cell === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
      // The first column names the page: Enter opens it.
      if (event.key === 'F2' || (event.key === 'Enter' && to.column > 0 && !event.shiftKey)) return begin(to)
      return event.key.length === 1 && event.key !== ' ' && to.column > 0 && cell.edit.takes(cell.row, cell.column, event.key) && write(to, event.key)
    },
    begin: (to, typed) => void begin(to, typed),
    done(go) {
      const was = now()
      setNow(undefined)
      if (was === undefined || go === 'leave') return
      focus()
      if (go === 'next') along(1)
      else if (go === 'previous') along(-1)
      else if (go === 'down') {
        // What was written may have sent the row to another place: the next one is then where it stood.
        const stayed = props.rows[began.row] !== undefined && props.rowId(props.rows[began.row]!) === was.id
        goTo(Math.min(props.rows.length - 1, began.row + (stayed ? 1 : 0)), began.column)
      }
    },
  }
}
