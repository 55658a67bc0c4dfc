/** A cell by its place, from 0. */
export interface GridPoint {
  readonly row: number
  readonly column: number
}

/** Cells from one corner to another, both of them in it. */
export interface GridRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export const rangeOf = (a: GridPoint, b: GridPoint): GridRange => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
})

export const isWithin = (range: GridRange, { row, column }: GridPoint): boolean => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right

export const isOneCell = (range: GridRange): boolean => range.top === range.bottom && range.left === range.right

/** The cells of a range, line by line. */
export const pointsOf = (range: GridRange): readonly GridPoint[] =>
  Array.from({ length: range.bottom - range.top + 1 }, (_, row) => Array.from({ length: range.right - range.left + 1 }, (__, column) => ({ row: range.top + row, column: range.left + column }))).flat()

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value))

const pageRows = 10

/** Where a key leads from a cell; `undefined` for keys that do not move. With Ctrl to the edge. */
export function stepOf(key: string, toEdge: boolean, from: GridPoint, rows: number, columns: number): GridPoint | undefined {
  const far = Math.max(rows, columns)
  const step = toEdge ? far : 1
  const to = (row: number, column: number): GridPoint => ({ row: clamp(row, rows - 1), column: clamp(column, columns - 1) })
  switch (key) {
    case 'ArrowUp':
      return to(from.row - step, from.column)
    case 'ArrowDown':
      return to(from.row + step, from.column)
    case 'ArrowLeft':
      return to(from.row, from.column - step)
    case 'ArrowRight':
      return to(from.row, from.column + step)
    case 'Home':
      return to(toEdge ? 0 : from.row, 0)
    case 'End':
      return to(toEdge ? rows - 1 : from.row, columns - 1)
    case 'PageUp':
      return to(from.row - pageRows, from.column)
    case 'PageDown':
      return to(from.row + pageRows, from.column)
    default:
      return undefined
  }
}

/** The next cell in reading order, or the one before; `undefined` beyond the ends. */
export function nextInOrder(from: GridPoint, back: boolean, rows: number, columns: number): GridPoint | undefined {
  const at = from.row * columns + from.column + (back ? -1 : 1)
  return at < 0 || at >= rows * columns ? undefined : { row: Math.floor(at / columns), column: at % columns }
}
