import type { DueRule } from '../../charters/define-charter.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays, periodKey } from '../../vocabulary/dates.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import { addWorkingDays, lastWorkingDay, nthWorkingDay, workingDay } from '../../vocabulary/working-calendar.ts'
import type { DutyPeriod } from './duty-period.ts'

/** When a duty falls due, on the wall clock of the workspace. */
export interface DueMoment {
  readonly day: PlainDate
  readonly time: string
}

/** When the working day ends: what is due on a day is due by then. */
export const endOfWork = '18:00'

/** So far may a due day lie outside of its period, in days: a Spring Festival and the working days beyond it. */
export const farthestDays = 45

/**
 * When a duty of a period falls due; `undefined` where the period asks for nothing, as a week of holidays does not
 * ([DUTY2]). Rules that follow an event have no period and are reckoned by {@link dueAfter}.
 */
export function dueIn(rule: DueRule, period: DutyPeriod, calendar: WorkingCalendar): DueMoment | undefined {
  switch (rule.at) {
    case 'workingDay':
      return workingDay(period.first, calendar) ? { day: period.first, time: rule.time } : undefined
    case 'weekday':
      return at(nearest(period.first, rule.weekday, calendar), rule.time)
    case 'lastWorkingDay':
      return at(lastWorkingDay(rule.of === 'day' ? period.key : periodKey(rule.of, period.last), calendar), rule.time ?? endOfWork)
    case 'nthWorkingDay': {
      // Reckoned in the period after the one that is told of.
      const next = addDays(period.last, 1)
      const nth = nthWorkingDay(periodKey(rule.of, next), rule.n, calendar)
      const latest = rule.noLaterThan === undefined ? undefined : onOrBefore(`${next.slice(0, 8)}${two(rule.noLaterThan)}`, calendar)
      return at(nth === undefined || (latest !== undefined && latest < nth) ? latest : nth, endOfWork)
    }
    case 'beforePeriod':
      return at(addWorkingDays(period.first, -rule.workingDays, calendar), endOfWork)
    case 'monthDay':
      return at(onOrBefore(`${period.first.slice(0, 4)}-${two(rule.month)}-${two(rule.day)}`, calendar), endOfWork)
    case 'everyDays':
      return at(onOrBefore(period.last, calendar), endOfWork)
    case 'afterEvent':
    case 'byTier':
    case 'byRecord':
      return undefined
  }
}

/** When a duty falls due that follows something which happened on a day: in days (then the next working day), or working days. */
export function dueAfter(rule: DueRule, happenedOn: PlainDate, calendar: WorkingCalendar): DueMoment | undefined {
  if (rule.at === 'everyDays') return at(onOrAfter(addDays(happenedOn, rule.days), calendar), endOfWork)
  if (rule.at !== 'afterEvent') return undefined
  if (rule.days !== undefined) return at(onOrAfter(addDays(happenedOn, rule.days), calendar), endOfWork)
  return at(addWorkingDays(happenedOn, rule.workingDays ?? 1, calendar), endOfWork)
}

const two = (number: number): string => String(number).padStart(2, '0')

const at = (day: PlainDate | undefined, time: string): DueMoment | undefined => (day === undefined ? undefined : { day, time })

const onOrBefore = (day: PlainDate, calendar: WorkingCalendar): PlainDate => (workingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar))

/** The day itself where people work on it, else the next day that they do. */
export const onOrAfter = (day: PlainDate, calendar: WorkingCalendar): PlainDate => (workingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar))

/** The working day of a week that stands for one of its weekdays: what opens a week moves on, what closes it moves up. */
function nearest(monday: PlainDate, weekday: number, calendar: WorkingCalendar): PlainDate | undefined {
  const days = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)).filter((day) => workingDay(day, calendar))
  const wanted = addDays(monday, weekday - 1)
  const later = days.find((day) => day >= wanted)
  const earlier = days.findLast((day) => day <= wanted)
  return weekday <= 3 ? (later ?? earlier) : (earlier ?? later)
}
