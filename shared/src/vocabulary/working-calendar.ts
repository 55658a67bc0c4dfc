import type { PlainDate } from './dates.ts'
import { addDays, dayNumber, periodKey, periodStart, toPlainDate, weekday } from './dates.ts'
import { arrangements } from './holidays.generated.ts'
import type { Text } from './text.ts'
import { text } from './text.ts'

/** The statutory holidays of mainland China, by name. */
export const holidayNames = {
  newYear: text('元旦', 'New Year’s Day', '元旦'),
  springFestival: text('春節', 'Spring Festival', '春节'),
  tombSweeping: text('清明節', 'Qingming Festival', '清明节'),
  labourDay: text('勞動節', 'Labour Day', '劳动节'),
  dragonBoat: text('端午節', 'Dragon Boat Festival', '端午节'),
  midAutumn: text('中秋節', 'Mid-Autumn Festival', '中秋节'),
  nationalDay: text('國慶節', 'National Day', '国庆节'),
  victoryDay: text('抗戰勝利紀念日', 'Victory Day', '抗战胜利纪念日'),
} satisfies Readonly<Record<string, Text>>

export type HolidayId = keyof typeof holidayNames

/** A day that a workspace arranges for itself, whatever was announced. */
export interface OwnDay {
  readonly date: PlainDate
  readonly kind: 'off' | 'working' | 'half'
  /** In the words of the workspace: 店慶, stocktaking. */
  readonly name?: string | undefined
}

/** What the announced calendar is joined with. A workspace without days of its own needs none. */
export interface WorkingCalendar {
  readonly ownDays: ReadonlyMap<PlainDate, OwnDay>
}

/** Of several entries for one day the last one counts. */
export const workingCalendar = (ownDays: readonly OwnDay[]): WorkingCalendar => ({ ownDays: new Map(ownDays.map((day) => [day.date, day])) })

/** Holidays and make-up days as announced, and nothing else. */
export const announcedCalendar: WorkingCalendar = workingCalendar([])

/** What a day is, and why. */
export interface CalendarDay {
  readonly kind: 'working' | 'off' | 'half'
  readonly because: 'weekday' | 'weekend' | 'holiday' | 'makeUp' | 'own'
  /** The holiday that is kept or made up for. */
  readonly holiday?: HolidayId | undefined
  readonly own?: OwnDay | undefined
}

interface Arranged {
  readonly holiday: HolidayId
  readonly makeUp: boolean
}

let arrangedByDate: ReadonlyMap<PlainDate, Arranged> | undefined

/** Read once and not on import: a list of a thousand pages needs it, an empty screen does not. */
function arranged(): ReadonlyMap<PlainDate, Arranged> {
  if (arrangedByDate !== undefined) return arrangedByDate
  const found = new Map<PlainDate, Arranged>()
  for (const [year, line] of Object.entries(arrangements)) {
    const dateOf = (short: string): PlainDate => `${year}-${short.slice(0, 2)}-${short.slice(2)}`
    for (const each of line.split('; ')) {
      const [holiday, ...spans] = each.split(' ') as [HolidayId, ...string[]]
      for (const span of spans) {
        const makeUp = span.startsWith('+')
        const [from, to = from] = span.replace('+', '').split('-') as [string, string?]
        for (let date = dateOf(from); date <= dateOf(to); date = addDays(date, 1)) found.set(date, { holiday, makeUp })
      }
    }
  }
  return (arrangedByDate = found)
}

/** The last year whose holidays are announced; the next one is made known each November. */
export const lastAnnouncedYear: number = Math.max(...Object.keys(arrangements).map(Number))

/**
 * Whether the holidays of a year are known. Where they are not, weekends are all that is known, and interfaces say so
 * ([DAY2]). A notice may still touch the last days of the year before it.
 */
export const announced = (year: number): boolean => Object.hasOwn(arrangements, String(year))

/** What a day is: an own day of the workspace, else as announced, else by its weekday. */
export function calendarDay(date: PlainDate, calendar: WorkingCalendar = announcedCalendar): CalendarDay {
  const own = calendar.ownDays.get(date)
  const known = arranged().get(date)
  if (own !== undefined) return { kind: own.kind, because: 'own', holiday: known?.holiday, own }
  if (known !== undefined) return { kind: known.makeUp ? 'working' : 'off', because: known.makeUp ? 'makeUp' : 'holiday', holiday: known.holiday }
  return weekday(date) > 5 ? { kind: 'off', because: 'weekend' } : { kind: 'working', because: 'weekday' }
}

/** Whether people work on a day; half a day is a working day. */
export const workingDay = (date: PlainDate, calendar?: WorkingCalendar): boolean => calendarDay(date, calendar).kind !== 'off'

/**
 * The day that is so many working days after a day, or before it for a negative number; the day itself does not count.
 * 0 gives the day itself, whatever it is. Always a working day otherwise.
 */
export function addWorkingDays(date: PlainDate, workingDays: number, calendar?: WorkingCalendar): PlainDate {
  const step = workingDays < 0 ? -1 : 1
  let at = date
  for (let left = Math.abs(workingDays); left > 0; ) {
    at = addDays(at, step)
    if (workingDay(at, calendar)) left--
  }
  return at
}

/** The days of a period by its key, in order; none for a key of no known form. */
function daysOf(key: string): readonly PlainDate[] {
  const start = periodStart(key)
  if (start === undefined) return []
  const unit = key.length === 4 ? 'year' : key.includes('Q') ? 'quarter' : key.includes('W') ? 'week' : key.length === 7 ? 'month' : 'day'
  // The length of the longest such period: from the first day it leads into the next one, never past it.
  const ahead = { year: 366, quarter: 92, month: 31, week: 7, day: 1 }[unit]
  const next = periodStart(periodKey(unit, addDays(start, ahead)))!
  return Array.from({ length: dayNumber(next) - dayNumber(start) }, (_, index) => toPlainDate(dayNumber(start) + index))
}

/** The n-th working day of a period (`2026-12`, `2026-Q4`, `2026-W49` …), from 1; `undefined` where it has no such day. */
export const nthWorkingDay = (period: string, n: number, calendar?: WorkingCalendar): PlainDate | undefined => daysOf(period).filter((date) => workingDay(date, calendar))[n - 1]

/** The last working day of a period; `undefined` where it has none. */
export const lastWorkingDay = (period: string, calendar?: WorkingCalendar): PlainDate | undefined => daysOf(period).findLast((date) => workingDay(date, calendar))
