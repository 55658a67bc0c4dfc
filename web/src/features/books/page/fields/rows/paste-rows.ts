import type { RowsField } from '@hebu/shared/books/field-kinds.ts'

import type { TextTable } from '../../../../../ui/rows/clipboard.ts'
import type { GridRange } from '../../../../../ui/rows/grid-range.ts'
import { isOneCell } from '../../../../../ui/rows/grid-range.ts'
import type { PasteInput, Pasted } from '../../../values/read-pasted.ts'
import { foldedWords, isWording, readPasted } from '../../../values/read-pasted.ts'

/** The column that names the member of a row, where there is a row for each. */
export const memberColumn = '$member'

/** A cell that was pasted: what it reads as, or why it is no value; `row` by its place, and whose row it is. */
export interface PastedCell {
  readonly row: number
  /** Absent where the table has no such column. */
  readonly column: string | undefined
  readonly text: string
  readonly read: Pasted
}

export interface PastedRows {
  readonly cells: readonly PastedCell[]
  /** Members named in the first column, by the place of their row; where rows are kept by member. */
  readonly members: ReadonlyMap<number, string>
  /** What was written, were all of it read. */
  readonly range: GridRange
}

export interface PasteRowsInput extends PasteInput {
  readonly field: RowsField
  /** Columns as the table shows them. */
  readonly columns: readonly string[]
}

const isBlank = (line: readonly string[]): boolean => line.every((cell) => cell.trim() === '')

/** Whether a line holds the names of the columns, as the first line of a copied sheet does. */
function isHeading(line: readonly string[], left: number, { field, columns }: PasteRowsInput): boolean {
  const named = line.filter((cell, index) => {
    const column = columns[left + index]
    const label = column === undefined ? undefined : field.columns[column]?.label
    return label !== undefined && isWording(label, cell)
  })
  const own = line.filter((cell, index) => cell.trim() !== '' && columns[left + index] !== memberColumn)
  return named.length > 0 && named.length === own.length && new Set(named.map(foldedWords)).size === named.length
}

/** Lays a pasted table over the rows, from the corner of what is chosen; one pasted cell fills all that is chosen ([FLD14]). */
export function pasteRows(table: TextTable, range: GridRange, input: PasteRowsInput): PastedRows {
  const { field, columns } = input
  const filled = isOneCell(range) || table.length > 1 || (table[0]?.length ?? 0) > 1
    ? table
    : Array.from({ length: range.bottom - range.top + 1 }, () => Array.from({ length: range.right - range.left + 1 }, () => table[0]?.[0] ?? ''))
  const withoutEnd = filled.slice(0, filled.findLastIndex((line) => !isBlank(line)) + 1)
  const lines = withoutEnd[0] !== undefined && withoutEnd.length > 1 && isHeading(withoutEnd[0], range.left, input) ? withoutEnd.slice(1) : withoutEnd
  const cells: PastedCell[] = []
  const members = new Map<number, string>()
  for (const [at, line] of lines.entries()) {
    for (const [index, text] of line.entries()) {
      const column = columns[range.left + index]
      const row = range.top + at
      if (column === memberColumn) {
        const [member, other] = input.membersNamed(text.trim())
        if (member !== undefined && other === undefined) members.set(row, member)
        else if (text.trim() !== '') cells.push({ row, column, text, read: readPasted({ kind: 'member', label: field.label }, text, input) })
        continue
      }
      const cell = column === undefined ? undefined : field.columns[column]
      if (cell === undefined && text.trim() === '') continue
      cells.push({ row, column, text, read: cell === undefined ? { problem: '' } : readPasted(cell, text, input) })
    }
  }
  const width = Math.max(1, ...lines.map((line) => line.length))
  return { cells, members, range: { top: range.top, left: range.left, bottom: range.top + Math.max(1, lines.length) - 1, right: Math.min(columns.length - 1, range.left + width - 1) } }
}
