import { rowsIn } from '@hebu/shared/books/read-values.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { dayIn } from '@hebu/shared/books/periods.ts'

import type { Target } from '../commands.ts'
import type { Commands, PageAddress } from '../workspace.ts'

/** A promised date that is about to change. */
export interface MovedPromise {
  /** The rows that keep it. */
  readonly into: string
  readonly from: unknown
  readonly to: unknown
  /** The last change, where nobody has said why yet: it goes on from there. */
  readonly open: { readonly row: string; readonly from: unknown } | undefined
}

/**
 * Whether writing a field moves what was promised, by the book's declaration ([TASK1]). Whoever made the page today may
 * still correct the date while nobody has begun.
 */
export function promiseMoved(target: Target | undefined, field: string, value: unknown, me: string, today: PlainDate): MovedPromise | undefined {
  const into = target?.book.keepsMoves?.[field]
  if (target === undefined || into === undefined) return undefined
  const { book, page } = target
  const from = page.values[field]
  if (from === undefined || from === value) return undefined
  if (page.state === book.initial && page.made?.by === me && dayIn(page.made.at) === today) return undefined
  const last = rowsIn(page.values[into]).at(-1)
  // Entered before it was made: nothing is left to keep.
  if (last !== undefined && last.cells['from'] === from && last.cells['to'] === value) return undefined
  const open = last === undefined || last.cells['reason'] !== undefined || last.cells['to'] !== from ? undefined : { row: last.id, from: last.cells['from'] }
  return { into, from, to: value, open }
}

/** Enters the change among those of the page; a change of mind before anybody said why is one change. */
export function keepMove(commands: Pick<Commands, 'addRow' | 'setCell' | 'removeRow'>, address: PageAddress, { into, from, to, open }: MovedPromise): void {
  if (open === undefined) commands.addRow(address, into, { from, ...(to === undefined ? {} : { to }) })
  else if (open.from === to) commands.removeRow(address, into, open.row)
  else commands.setCell(address, into, open.row, 'to', to)
}
