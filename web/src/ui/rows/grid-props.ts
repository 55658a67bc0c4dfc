import type { JSX } from 'solid-js'

import type { FieldWords } from '../fields/control.ts'
import type { TextTable } from './clipboard.ts'
import type { GridRange } from './grid-range.ts'

/**
 * How a cell is worked. `typed`: an input takes letters as soon as the cell is reached, so that input methods compose in
 * it. `chosen`: a list or picker comes up. `ticked`: a box that is always there. `held`: what stands in it is reached by
 * Enter (files, links). `read`: nothing is written here.
 */
export type CellWork = 'typed' | 'chosen' | 'ticked' | 'held' | 'read'

export interface RowsColumn {
  readonly id: string
  readonly label: string
  readonly work: CellWork
  /** It is never narrower; wider where there is room. */
  readonly minPx?: number | undefined
  readonly align?: 'end' | undefined
  /** Wanted in every row. */
  readonly required?: boolean | undefined
  /** Enter with Alt or Shift begins a line in it. */
  readonly lines?: boolean | undefined
}

/** What the control of a cell is told. */
export interface CellEntry {
  /** The letters with which it was begun. */
  readonly typed: string | undefined
  /** Something was chosen: the cell is done. */
  readonly onDone: () => void
  readonly onProblem: (problem: string | undefined) => void
}

/** What was typed or pasted into a cell and could not be read: it stays until it is mended or let go. */
export interface Unread {
  readonly typed: string
  readonly problem: string
}

/** Somebody else who is in a cell. */
export interface CellVisitor {
  readonly name: string
  readonly hue: number
}

/** What can be done to rows. `add`, `insert` and `move` are absent where rows have no free order. */
export interface RowsActs {
  /** A row at the end, or before another one; answers its id. */
  readonly add?: ((before?: string) => string | undefined) | undefined
  /** Takes back the adding of a row in which nothing was written. */
  readonly dropBlank: (row: string) => void
  readonly remove: (rows: readonly string[]) => void
  /** Rows that follow each other, to before `before` or to the end. */
  readonly move?: ((rows: readonly string[], before: string | undefined) => void) | undefined
  readonly clear: (range: GridRange) => void
  readonly fillDown: (range: GridRange) => void
  /** Answers the range that was written. */
  readonly paste: (range: GridRange, table: TextTable) => GridRange | undefined
  readonly undo: () => void
  readonly value: (row: string, column: string) => unknown
  readonly write: (row: string, column: string, value: unknown) => void
  /** Writes what alone can be meant by letters typed over a chosen value; answers whether something was. */
  readonly choose: (row: string, column: string, typed: string) => boolean
}

export interface RowsGridProps {
  readonly id: string
  readonly label: string
  readonly words: FieldWords
  readonly columns: readonly RowsColumn[]
  /** Ids of the rows, in their order. */
  readonly rows: readonly string[]
  /** The value as it stands. */
  readonly shown: (row: string, column: RowsColumn) => JSX.Element
  /** The control that writes it. */
  readonly control: (row: string, column: RowsColumn, entry: CellEntry) => JSX.Element
  /** The value in words, as it is copied. */
  readonly copied: (row: string, column: RowsColumn) => string
  /** Whether nothing stands in a row yet. */
  readonly isBlank: (row: string) => boolean
  readonly visitors: (row: string, column: string) => readonly CellVisitor[]
  /** Absent: rows are only read. */
  readonly acts?: RowsActs | undefined
  readonly unread: (row: string, column: string) => Unread | undefined
  readonly onUnread: (row: string, column: string, unread: Unread | undefined) => void
  /** Under the columns: what they come to. */
  readonly totals?: ReadonlyMap<string, string> | undefined
  /** What chosen cells come to, in words. */
  readonly sumOf?: ((range: GridRange) => string | undefined) | undefined
}
