import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, isPlainDate, weekday, weekKey } from '@hebu/shared/vocabulary/dates.ts'

export interface MonthWeek {
  /** ISO week number. */
  readonly number: number
  readonly days: readonly PlainDate[]
}

/** The six weeks, from Monday, that show the month of a day; always six, so that the calendar keeps its height. */
export function monthWeeks(date: PlainDate): readonly MonthWeek[] {
  const first = `${date.slice(0, 7)}-01`
  const monday = addDays(first, 1 - weekday(first))
  return Array.from({ length: 6 }, (_, week) => {
    const days = Array.from({ length: 7 }, (_each, day) => addDays(monday, week * 7 + day))
    return { number: Number(weekKey(days[0]!).slice(6)), days }
  })
}

/** The same day so many months on, or the last of that month where it has no such day. */
export function monthsOn(date: PlainDate, months: number): PlainDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const month = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
  return [date.slice(8), '30', '29', '28'].map((day) => `${month}-${day}`).find(isPlainDate) ?? date
}

/** The day to which a key leads from another; `undefined` for keys that mean nothing in a calendar. */
export function dayByKey(date: PlainDate, { key, shiftKey, ctrlKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey'>): PlainDate | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1)
    case 'ArrowRight':
      return addDays(date, 1)
    case 'ArrowUp':
      return addDays(date, -7)
    case 'ArrowDown':
      return addDays(date, 7)
    case 'PageUp':
      return monthsOn(date, shiftKey ? -12 : -1)
    case 'PageDown':
      return monthsOn(date, shiftKey ? 12 : 1)
    case 'Home':
      return ctrlKey ? `${date.slice(0, 7)}-01` : addDays(date, 1 - weekday(date))
    case 'End':
      return ctrlKey ? addDays(monthsOn(`${date.slice(0, 7)}-01`, 1), -1) : addDays(date, 7 - weekday(date))
    default:
      return undefined
  }
}
