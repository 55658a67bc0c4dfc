import { aheadOf, wallClock } from './wall-clock.ts'

/** A day of the calendar, `2026-11-23`. It has no time zone: a due date is the same day everywhere. */
export type PlainDate = string

/** An instant in UTC, `2026-11-23T01:30:00.000Z`. */
export type Instant = string

export type PeriodUnit = 'year' | 'quarter' | 'month' | 'week' | 'day'

const dayMs = 86_400_000

const two = (number: number): string => String(number).padStart(2, '0')

export const isPlainDate = (candidate: unknown): candidate is PlainDate =>
  typeof candidate === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(candidate) && toPlainDate(dayNumber(candidate)) === candidate

export const isInstant = (candidate: unknown): candidate is Instant =>
  typeof candidate === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(candidate) && !Number.isNaN(Date.parse(candidate))

const mostKept = 20_000

/** The same few years are reckoned with over and over. */
function remembering<K, V>(reckon: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>()
  return (key) => {
    let found = kept.get(key)
    if (found === undefined) {
      if (kept.size >= mostKept) kept.clear()
      kept.set(key, (found = reckon(key)))
    }
    return found
  }
}

/** Days since 1970-01-01. */
export const dayNumber: (date: PlainDate) => number = remembering((date) => Date.parse(`${date}T00:00:00Z`) / dayMs)

export const toPlainDate: (days: number) => PlainDate = remembering((days) => (Number.isFinite(days) ? new Date(days * dayMs).toISOString().slice(0, 10) : ''))

export const addDays = (date: PlainDate, days: number): PlainDate => toPlainDate(dayNumber(date) + days)

/** Monday is 1, Sunday is 7. */
export const weekday = (date: PlainDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** The day of an instant in the zone of the device, or of the named IANA zone. */
export function dateOf(instantMs: number, timeZone?: string): PlainDate {
  const ahead = aheadOf(instantMs, timeZone)
  return ahead === undefined ? wallClock(instantMs, timeZone).slice(0, 10) : toPlainDate(Math.floor((instantMs + ahead) / dayMs))
}

/** ISO 8601 week: the week belongs to the year that holds its Thursday. */
export function weekKey(date: PlainDate): string {
  const thursday = addDays(date, 4 - weekday(date))
  const year = thursday.slice(0, 4)
  return `${year}-W${two(Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1)}`
}

/** The key of the period that holds a day: `2026`, `2026-Q4`, `2026-11`, `2026-W48`, `2026-11-23`. */
export function periodKey(unit: PeriodUnit, date: PlainDate): string {
  switch (unit) {
    case 'year':
      return date.slice(0, 4)
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.floor((Number(date.slice(5, 7)) + 2) / 3)}`
    case 'month':
      return date.slice(0, 7)
    case 'week':
      return weekKey(date)
    case 'day':
      return date
  }
}

/** The first day of a period by its key; `undefined` for a key of no known form. */
export function periodStart(key: string): PlainDate | undefined {
  if (/^\d{4}$/.test(key)) return `${key}-01-01`
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key)
  if (quarter) return `${quarter[1]}-${two(Number(quarter[2]) * 3 - 2)}-01`
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(key)) return `${key}-01`
  const week = /^(\d{4})-W(\d{2})$/.exec(key)
  if (week) {
    const fourth = `${week[1]}-01-04`
    const monday = addDays(fourth, 1 - weekday(fourth) + (Number(week[2]) - 1) * 7)
    return weekKey(monday) === key ? monday : undefined
  }
  return isPlainDate(key) ? key : undefined
}

/** The period before the one that holds a day, by its key. */
export function previousPeriodKey(unit: PeriodUnit, date: PlainDate): string {
  const start = periodStart(periodKey(unit, date))
  return periodKey(unit, addDays(start ?? date, -1))
}
