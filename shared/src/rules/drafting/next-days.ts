import type { Period } from '../../books/periods.ts'
import { periodOf } from '../../books/periods.ts'
import { addDays, periodKey } from '../../vocabulary/dates.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import { addWorkingDays } from '../../vocabulary/working-calendar.ts'

/** The days that follow a report's period: the next working day after a day, else the next period of the same length. */
export function nextDays(key: string, calendar: WorkingCalendar): Pick<Period, 'first' | 'last'> | undefined {
  const period = periodOf(key)
  if (period === undefined) return undefined
  if (period.unit === 'day') {
    const day = addWorkingDays(period.last, 1, calendar)
    return { first: day, last: day }
  }
  return periodOf(periodKey(period.unit, addDays(period.last, 1)))
}
