import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, dateOf, isPlainDate, weekday } from '@hebu/shared/vocabulary/dates.ts'
import { instantAt, wallClock } from '@hebu/shared/vocabulary/wall-clock.ts'

import { calendarFields } from '../views-of.ts'
import { shownKind } from '../../values/format-value.ts'

/** The date that a calendar goes by: what the address names, else the first that the book knows. */
export const calendarBy = (book: Book, by: string | undefined): string | undefined => {
  const known = calendarFields(book)
  return by !== undefined && known.includes(by) ? by : known[0]
}

export const mondayOf = (day: PlainDate): PlainDate => addDays(day, 1 - weekday(day))

const weekFrom = (monday: PlainDate): readonly PlainDate[] => Array.from({ length: 7 }, (_, at) => addDays(monday, at))

export const weekOf = (day: PlainDate): readonly PlainDate[] => weekFrom(mondayOf(day))

/** The whole weeks, from Monday, that show the month of a day. */
export function weeksOfMonth(day: PlainDate): readonly (readonly PlainDate[])[] {
  const month = day.slice(0, 7)
  const weeks: (readonly PlainDate[])[] = []
  for (let monday = mondayOf(`${month}-01`); weeks.length === 0 || monday.startsWith(month); monday = addDays(monday, 7)) weeks.push(weekFrom(monday))
  return weeks
}

/** The first day of the month so many months on. */
export function monthsOn(day: PlainDate, by: number): PlainDate {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}

export interface Entry {
  readonly page: Page
  /** The instant, where the value has a time of day. */
  readonly ms: number | undefined
}

/** So far apart zones change what their clocks show, midnight included. */
const zoneStepMs = 15 * 60_000

/** The pages of each day, in no order yet; a page without a date is in none. */
export function entriesByDay(pages: readonly Page[], valueOf: (page: Page) => unknown, timeZone: string): ReadonlyMap<PlainDate, readonly Entry[]> {
  const byDay = new Map<PlainDate, Entry[]>()
  // Asking the zone is what costs; many pages lie in one quarter of an hour.
  const dayByStep = new Map<number, PlainDate>()
  const dayAt = (ms: number): PlainDate => {
    const step = Math.floor(ms / zoneStepMs)
    let day = dayByStep.get(step)
    if (day === undefined) dayByStep.set(step, (day = dateOf(ms, timeZone)))
    return day
  }
  for (const page of pages) {
    const value = valueOf(page)
    if (typeof value !== 'string') continue
    const ms = isPlainDate(value) ? undefined : Date.parse(value)
    if (Number.isNaN(ms)) continue
    const on = ms === undefined ? (value as PlainDate) : dayAt(ms)
    const day = byDay.get(on)
    if (day === undefined) byDay.set(on, [{ page, ms }])
    else day.push({ page, ms })
  }
  return byDay
}

/** The entries of a day as it goes on; those without a time first, in the order of the list. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.some(({ ms }) => ms !== undefined) ? entries.toSorted((a, b) => (a.ms ?? -Infinity) - (b.ms ?? -Infinity) || 0) : entries

/** The time of day of an entry, `09:30`. */
export const timeOf = ({ ms }: Entry, timeZone: string): string | undefined => (ms === undefined ? undefined : wallClock(ms, timeZone).slice(11))

/** What a field is given to lie on a day: a moment keeps its time of day, a new one begins at nine. */
export function valueOn(book: Book, by: string, day: PlainDate, before: unknown, timeZone: string): string {
  const field = (book.fields as Fields)[by]
  if (field === undefined || shownKind(field) !== 'dateTime') return day
  const ms = typeof before === 'string' ? Date.parse(before) : Number.NaN
  return instantAt(`${day} ${Number.isNaN(ms) ? '09:00' : wallClock(ms, timeZone).slice(11)}`, timeZone)
}
