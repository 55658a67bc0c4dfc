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
  readonly day: PlainDate
  /** `09:30`, where the value has a time. */
  readonly time: string | undefined
}

/** The pages of each day, those with a time in its order; a page without a date is in none. */
export function entriesByDay(pages: readonly Page[], valueOf: (page: Page) => unknown, timeZone: string): ReadonlyMap<PlainDate, readonly Entry[]> {
  const byDay = new Map<PlainDate, Entry[]>()
  for (const page of pages) {
    const value = valueOf(page)
    if (typeof value !== 'string') continue
    const entry: Entry | undefined = isPlainDate(value) ? { page, day: value, time: undefined } : entryAt(page, value, timeZone)
    if (entry === undefined) continue
    const day = byDay.get(entry.day)
    if (day === undefined) byDay.set(entry.day, [entry])
    else day.push(entry)
  }
  for (const entries of byDay.values()) entries.sort((a, b) => (a.time ?? '').localeCompare(b.time ?? ''))
  return byDay
}

function entryAt(page: Page, value: string, timeZone: string): Entry | undefined {
  const ms = Date.parse(value)
  return Number.isNaN(ms) ? undefined : { page, day: dateOf(ms, timeZone), time: wallClock(ms, timeZone).slice(11) }
}

/** What a field is given to lie on a day: a moment keeps its time of day, a new one begins at nine. */
export function valueOn(book: Book, by: string, day: PlainDate, before: unknown, timeZone: string): string {
  const field = (book.fields as Fields)[by]
  if (field === undefined || shownKind(field) !== 'dateTime') return day
  const ms = typeof before === 'string' ? Date.parse(before) : Number.NaN
  return instantAt(`${day} ${Number.isNaN(ms) ? '09:00' : wallClock(ms, timeZone).slice(11)}`, timeZone)
}
