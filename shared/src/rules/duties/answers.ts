import type { Book } from '../../books/define-book.ts'
import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { dayIn } from '../../books/periods.ts'
import { stringIn } from '../../books/read-values.ts'
import type { Cadence } from '../../charters/define-charter.ts'
import type { Member } from '../../vocabulary/directory.ts'
import type { Standing } from '../access.ts'
import { hasFunction } from '../access.ts'
import type { Answer, DoneAt } from './duty.ts'
import type { DutyUnit } from './duty-period.ts'
import { dutyPeriod } from './duty-period.ts'

/** Finds the page that answers a member's duty for a period. */
export type FindAnswer = (member: Member, period: string) => Answer | undefined

/** Reads the pages of a book once, for all members and periods of one duty ([DUTY3]). */
export function answersTo(cadence: Cadence, unit: DutyUnit, book: Book | undefined, world: World, standing: Standing): FindAnswer {
  const declared = book?.answers
  if (book === undefined || declared === undefined) return () => undefined
  const byPeriod = new Map<string, (Answer & { readonly page: ComputedInput })[]>()
  for (const page of world.pages(book.id)) {
    if (cadence.kind !== undefined && declared.kind !== undefined && page.values[declared.kind] !== cadence.kind) continue
    const doneAt = doneIn(book, page, world.timeZone)
    const period = periodIn(page.values[declared.period], unit, world.timeZone)
    if (doneAt === undefined || period === undefined) continue
    const found = byPeriod.get(period) ?? []
    byPeriod.set(period, found)
    found.push({ doneAt, by: { book: book.id, id: page.id }, page })
  }
  const isLeadOnly = (member: Member): boolean => hasFunction(member, 'lead', standing.charter) && !hasFunction(member, 'head', standing.charter)
  return (member, period) =>
    (byPeriod.get(period) ?? [])
      .filter(({ page }) => declared.by === undefined || page.values[declared.by] === member.id)
      .filter(({ page }) => declared.group === undefined || !isLeadOnly(member) || stringIn(page.values[declared.group]) === member.group || (declared.orLedBy !== undefined && page.values[declared.orLedBy] === member.id))
      // The first one done counts; of several at once, always the same.
      .toSorted((a, b) => (a.doneAt === b.doneAt ? (a.page.id < b.page.id ? -1 : 1) : a.doneAt! < b.doneAt! ? -1 : 1))
      .map(({ doneAt, by }) => ({ doneAt, by }))[0]
}

function doneIn(book: Book, page: ComputedInput, timeZone: string | undefined): DoneAt | undefined {
  const { done, held, period } = book.answers!
  if (!done.includes(page.state)) return undefined
  if (held === true) return dayIn(page.values[period], timeZone)
  const reached = page.moves?.find(({ to, verdict }) => verdict === 'applied' && done.includes(to))?.at
  return reached ?? (done.includes(book.initial) ? page.made?.at : undefined)
}

/** The key of the period that a page is for: as it is written there, or that of its day. */
function periodIn(value: unknown, unit: DutyUnit, timeZone: string | undefined): string | undefined {
  const day = dayIn(value, timeZone)
  return day === undefined ? stringIn(value) : dutyPeriod(unit, day).key
}
