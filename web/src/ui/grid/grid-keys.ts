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

/** What a key does in a grid: a new place, or nothing. With Ctrl the arrows, Home and End go to the ends; other modified keys are the browser's. */
export function placeAfterKey(key: string, from: GridPlace, extent: GridExtent, isFar = false): GridPlace | undefined {
  const to = (row: number, column = from.column): GridPlace => ({
    row: Math.max(0, Math.min(extent.rows - 1, row)),
    column: Math.max(0, Math.min(extent.columns - 1, column)),
  })
  if (isFar) {
    switch (key) {
      case 'ArrowDown':
        return to(extent.rows - 1)
      case 'ArrowUp':
        return to(0)
      case 'ArrowRight':
        return to(from.row, extent.columns - 1)
      case 'ArrowLeft':
        return to(from.row, 0)
      case 'Home':
        return to(0, 0)
      case 'End':
        return to(extent.rows - 1, extent.columns - 1)
      default:
        return undefined
    }
  }
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
    // Along the row; where it is but one cell, along the list.
    case 'Home':
      return extent.columns === 1 ? to(0) : to(from.row, 0)
    case 'End':
      return extent.columns === 1 ? to(extent.rows - 1) : to(from.row, extent.columns - 1)
    default:
      return undefined
  }
}
