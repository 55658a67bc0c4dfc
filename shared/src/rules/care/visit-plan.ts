import type { PlainDate } from '../../vocabulary/dates.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import { addWorkingDays, workingDay } from '../../vocabulary/working-calendar.ts'

/** The days that visits are spread over. */
export interface VisitSpread {
  readonly from: PlainDate
  /** So many of each visitor a day; all of them on the first day where absent. */
  readonly aDay: number | undefined
  readonly calendar: WorkingCalendar
  /** How many a visitor has on a day already: they count. */
  taken(visitor: string, day: PlainDate): number
}

/** A visit's day, and its time as people write it. */
export interface VisitTime {
  readonly day: PlainDate
  readonly time: string
}

/** Visits are made from half past nine, with a break from noon until half past one, and the last one ends at half past five. */
const [morning, noon, breakFor, together] = [9 * 60 + 30, 150, 90, 390]
const quarter = 15

/** The time of one of so many visits of a day, evenly over its working hours. */
export function timeOfVisit(nth: number, ofMany: number): string {
  const into = Math.floor((together * nth) / ofMany / quarter) * quarter
  const minutes = morning + into + (into >= noon ? breakFor : 0)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * A day and time for each visit, named by who makes it, in the order given. Each visitor's days fill up one after the
 * other, on working days only; where all are on one day it is the day that was named, whatever it is ([CUS58]).
 */
export function spreadVisits(visitors: readonly string[], { from, aDay, calendar, taken }: VisitSpread): readonly VisitTime[] {
  const first = aDay === undefined || workingDay(from, calendar) ? from : addWorkingDays(from, 1, calendar)
  const whole = Map.groupBy(visitors, (visitor) => visitor)
  const reached = new Map<string, { readonly day: PlainDate; readonly next: number }>()
  return visitors.map((visitor) => {
    const most = aDay ?? whole.get(visitor)!.length
    let { day, next } = reached.get(visitor) ?? { day: first, next: aDay === undefined ? 0 : taken(visitor, first) }
    while (next >= most) {
      day = addWorkingDays(day, 1, calendar)
      next = taken(visitor, day)
    }
    reached.set(visitor, { day, next: next + 1 })
    return { day, time: timeOfVisit(next, most) }
  })
}
