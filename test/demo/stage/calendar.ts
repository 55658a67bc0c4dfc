import { instantAt } from '@hebu/shared/books/periods.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, dayNumber, periodKey, toPlainDate, weekday } from '@hebu/shared/vocabulary/dates.ts'

/** The working days of the demo, reckoned back from the day that it is shown on. */
export interface Calendar {
  readonly today: PlainDate
  /** The working month: 22 days, a make-up Saturday among them, a public holiday left out. */
  readonly days: readonly PlainDate[]
  readonly holiday: PlainDate
  readonly makeUpDay: PlainDate
  /** The last day of the working month. */
  readonly lastDay: PlainDate
  /** The nth working day of the month, counted from 1. */
  day(n: number): PlainDate
  /** The working day so many after (or, below zero, before) a date, outside the month by weekdays alone. */
  workingDay(from: PlainDate, after: number): PlainDate
  isWorkingDay(date: PlainDate): boolean
  /** The first working days of the last four weeks, the latest last. */
  readonly weekStarts: readonly PlainDate[]
  /** The last working days of those weeks that are over. */
  readonly weekEnds: readonly PlainDate[]
  /** The month that the last day lies in, `2026-11`. */
  readonly month: string
}

export const workingDaysInMonth = 22

const thursday = 4

export function calendarFor(today: PlainDate): Calendar {
  let lastDay = addDays(today, -1)
  while (weekday(lastDay) > 5) lastDay = addDays(lastDay, -1)
  const twoWeeksAgo = addDays(lastDay, -14)
  const holiday = addDays(twoWeeksAgo, thursday - weekday(twoWeeksAgo))
  const makeUpDay = addDays(holiday, 2)
  const isWorkingDay = (date: PlainDate): boolean => date === makeUpDay || (weekday(date) <= 5 && date !== holiday)

  const days: PlainDate[] = []
  for (let date = lastDay; days.length < workingDaysInMonth; date = addDays(date, -1)) if (isWorkingDay(date)) days.unshift(date)

  const workingDay = (from: PlainDate, after: number): PlainDate => {
    let date = from
    for (let left = Math.abs(after); left > 0; ) {
      date = addDays(date, Math.sign(after))
      if (isWorkingDay(date)) left--
    }
    return date
  }
  const weeks = [...Map.groupBy(days, (date) => periodKey('week', date)).values()]
  // A week counts once its Friday is over: only then are its reports due.
  const over = weeks.filter((week) => weekday(week.at(-1)!) >= 5).slice(-4)
  return {
    today,
    days,
    holiday,
    makeUpDay,
    lastDay,
    day: (n) => days[n - 1]!,
    workingDay,
    isWorkingDay,
    weekStarts: weeks.filter((week) => weekday(week[0]!) === 1).slice(-4).map((week) => week[0]!),
    weekEnds: over.map((week) => week.findLast((date) => weekday(date) <= 5)!),
    month: lastDay.slice(0, 7),
  }
}

/** The instant of a wall-clock time, as milliseconds. */
export const at = (date: PlainDate, time: string): number => Date.parse(instantAt(date, time))

/** The day of an instant in the department's zone, which is eight hours ahead all year. */
export const dayAt = (ms: number): PlainDate => toPlainDate(Math.floor((ms + 8 * 3_600_000) / 86_400_000))

/** Minutes after midnight as a wall-clock time. */
export const clockTime = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** As people write it: `11月26日`. */
export const spoken = (date: PlainDate): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from)
