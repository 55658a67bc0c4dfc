import type { Instant, PeriodUnit, PlainDate } from '../vocabulary/dates.ts'
import { addDays, dateOf, isPlainDate, periodKey, periodStart } from '../vocabulary/dates.ts'
import { isIdentifier } from '../vocabulary/ids.ts'
import { wallClock } from '../vocabulary/wall-clock.ts'

/** The zone that keys and shelves of pages are reckoned in, wherever a device is: two devices must find the same. */
export const keyZone = 'Asia/Shanghai'

/** The wall clock of a zone (the device's where none is named) at an instant: `2026-11-23 18:30`. */
export const minuteIn = (instant: Instant | number, timeZone?: string): string => wallClock(typeof instant === 'number' ? instant : Date.parse(instant), timeZone)

/** The day of an instant, or of a value that is a day already. */
export function dayIn(value: unknown, timeZone?: string): PlainDate | undefined {
  if (isPlainDate(value)) return value
  const instantMs = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(instantMs) ? undefined : dateOf(instantMs, timeZone)
}

/** The instant of a wall-clock time in the zone of keys, which has no summer time. */
export const instantAt = (date: PlainDate, time: string): Instant => new Date(Date.parse(`${date}T${time}:00+08:00`)).toISOString()

export interface Period {
  readonly unit: PeriodUnit
  readonly first: PlainDate
  readonly last: PlainDate
}

const shortest: Readonly<Record<PeriodUnit, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 }

const unitOf = (key: string): PeriodUnit => {
  if (key.length === 4) return 'year'
  if (key.includes('Q')) return 'quarter'
  if (key.includes('W')) return 'week'
  return key.length === 7 ? 'month' : 'day'
}

/** The days of a period by its key; `undefined` for a key of no known form. */
export function periodOf(key: unknown): Period | undefined {
  const first = typeof key === 'string' ? periodStart(key) : undefined
  if (typeof key !== 'string' || first === undefined) return undefined
  const unit = unitOf(key)
  let next = addDays(first, shortest[unit])
  while (periodKey(unit, next) === key) next = addDays(next, 1)
  return { unit, first, last: addDays(next, -1) }
}

export const isWithin = (day: PlainDate | undefined, { first, last }: Pick<Period, 'first' | 'last'>): boolean =>
  day !== undefined && day >= first && day <= last

/** The day that decides a period's shelf: its first, but for weeks the Thursday, which lies in the week's year. */
export function shelfDayOf(key: unknown): PlainDate | undefined {
  const period = periodOf(key)
  return period?.unit === 'week' ? addDays(period.first, 3) : period?.first
}

/** A page's key from its parts; `undefined` where one is missing or may not stand in an identifier. */
export function keyFrom(...parts: readonly unknown[]): string | undefined {
  if (!parts.every((part) => typeof part === 'string' && isIdentifier(part))) return undefined
  const key = parts.join('.')
  return isIdentifier(key) ? key : undefined
}
