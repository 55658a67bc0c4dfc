/** The rows a list shows now: `first` is drawn at the top, `slots` elements are recycled for all of them. */
export interface GridWindow {
  readonly first: number
  readonly slots: number
}

/** Rows drawn beyond either end of the window, so that scrolling finds them there. */
export const overscan = 6

/** How many row elements a viewport of that height needs, whatever the number of rows. */
export const slotsFor = (viewportPx: number, rowPx: number, beyond = overscan): number => Math.ceil(viewportPx / rowPx) + 2 * beyond

/** The first row that has an element. */
export function firstRow(scrollPx: number, rowPx: number, slots: number, rows: number, beyond = overscan): number {
  const first = Math.floor(scrollPx / rowPx) - beyond
  return Math.max(0, Math.min(first, rows - slots))
}

/** The row that slot `slot` shows: each slot keeps its row while it is in sight, so scrolling touches only what comes in. */
export function rowOfSlot(slot: number, { first, slots }: GridWindow): number {
  return first + ((((slot - first) % slots) + slots) % slots)
}

/** Where to scroll so that a row is in full sight; `undefined` when it already is. */
export function scrollToSee(row: number, rowPx: number, scrollPx: number, viewportPx: number): number | undefined {
  const top = row * rowPx
  if (top < scrollPx) return top
  if (top + rowPx > scrollPx + viewportPx) return top + rowPx - viewportPx
  return undefined
}
