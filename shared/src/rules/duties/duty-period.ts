import type { Cadence } from '../../charters/define-charter.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays, dayNumber, periodKey, toPlainDate } from '../../vocabulary/dates.ts'
import { periodOf } from '../../books/periods.ts'

/** The stretches of time that a duty comes round in. Fortnights are counted from Monday 1970-01-05. */
export type DutyUnit = Exclude<NonNullable<Cadence['every']>, 'event'>

export interface DutyPeriod {
  /** As of pages, and `2026-H2` for a half-year, `2026-W47x2` for the two weeks that begin with that one. */
  readonly key: string
  readonly first: PlainDate
  readonly last: PlainDate
}

const firstMonday = dayNumber('1970-01-05')

/** The period of a unit that holds a day. */
export function dutyPeriod(unit: DutyUnit, day: PlainDate): DutyPeriod {
  if (unit === 'halfYear') {
    const year = day.slice(0, 4)
    return day.slice(5, 7) <= '06' ? { key: `${year}-H1`, first: `${year}-01-01`, last: `${year}-06-30` } : { key: `${year}-H2`, first: `${year}-07-01`, last: `${year}-12-31` }
  }
  if (unit === 'fortnight') {
    const since = dayNumber(day) - firstMonday
    const first = toPlainDate(firstMonday + Math.floor(since / 14) * 14)
    return { key: `${periodKey('week', first)}x2`, first, last: addDays(first, 13) }
  }
  const key = periodKey(unit, day)
  const { first, last } = periodOf(key)!
  return { key, first, last }
}

/** The periods that touch the days from `from` to `to`, in order. */
export function dutyPeriods(unit: DutyUnit, from: PlainDate, to: PlainDate): readonly DutyPeriod[] {
  const found: DutyPeriod[] = []
  for (let day = from; day <= to; ) {
    const period = dutyPeriod(unit, day)
    found.push(period)
    day = addDays(period.last, 1)
  }
  return found
}
