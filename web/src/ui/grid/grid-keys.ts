/** Where the keyboard stands: a row by its index and a column. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

export interface GridExtent {
  readonly rows: number
  readonly columns: number
  /** Rows that fit in the viewport. */
  readonly page: number
}

/** What a key does in a grid: a new place, opening the row, or nothing. Modified keys are the browser's. */
export function placeAfterKey(key: string, from: GridPlace, extent: GridExtent): GridPlace | undefined {
  const to = (row: number, column = from.column): GridPlace => ({
    row: Math.max(0, Math.min(extent.rows - 1, row)),
    column: Math.max(0, Math.min(extent.columns - 1, column)),
  })
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return to(from.row + 1)
    case 'ArrowUp':
    case 'k':
      return to(from.row - 1)
    case 'ArrowRight':
      return to(from.row, from.column + 1)
    case 'ArrowLeft':
      return to(from.row, from.column - 1)
    case 'PageDown':
      return to(from.row + extent.page)
    case 'PageUp':
      return to(from.row - extent.page)
    case 'Home':
      return to(0)
    case 'End':
      return to(extent.rows - 1)
    default:
      return undefined
  }
}
