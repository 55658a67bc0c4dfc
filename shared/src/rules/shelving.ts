import type { Book, ShelvingInput } from '../books/define-book.ts'
import { formatShelf } from '../vocabulary/address.ts'
import type { PlainDate } from '../vocabulary/dates.ts'
import { periodKey, previousPeriodKey } from '../vocabulary/dates.ts'

/** The shelf that a new page belongs on ([VOL1]). It is chosen once and stays with the page. */
export function shelfFor(book: Book, input: ShelvingInput): string {
  const { shelve } = book
  const scope = shelve.scope(input)
  const [kind, owner = ''] = scope.split(':')
  return formatShelf({
    scope: kind === 'group' ? { group: owner } : kind === 'member' ? { member: owner } : 'all',
    period: shelve.period === undefined ? undefined : periodKey(shelve.period, shelve.on?.(input) ?? input.today),
  })
}

/** Whether a device keeps a shelf at hand: those without a period, of the current or previous one, or of one to come. */
export function isAtHand(period: string | undefined, today: PlainDate): boolean {
  if (period === undefined) return true
  const unit = period.length === 4 ? 'year' : 'quarter'
  return period >= previousPeriodKey(unit, today)
}
