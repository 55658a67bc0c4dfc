import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { periodOf } from '../../books/periods.ts'
import { countedFor } from '../../books/plan-actuals.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays, periodKey } from '../../vocabulary/dates.ts'
import { workingDay } from '../../vocabulary/working-calendar.ts'
import type { Goal } from './breakdown.ts'

/** Where a goal stands at the end of a day, against where it would stand in even strides. */
export interface CoursePoint {
  readonly day: PlainDate
  /** The target's share by the working days that are over. */
  readonly planned: number
  /** What the books count until then; `undefined` for days to come. */
  readonly actual: number | undefined
}

/** A goal over its period: by days within a week or month, by weeks within a quarter, by months within a year ([PLAN12]). */
export function courseOf(plan: ComputedInput, { row, target }: Goal, world: World): readonly CoursePoint[] {
  const period = periodOf(plan.values.periodKey)
  const counted = countedFor(plan, world, row)
  if (period === undefined || counted === undefined || target === undefined) return []
  const step = period.unit === 'year' ? 'month' : period.unit === 'quarter' ? 'week' : 'day'
  const points: CoursePoint[] = []
  let worked = 0
  let all = 0
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) if (workingDay(day, world.calendar)) all++
  let sum = 0
  let next = 0
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) {
    if (workingDay(day, world.calendar)) worked++
    for (; next < counted.length && counted[next]!.on <= day; next++) sum += counted[next]!.adds
    const isEnd = day === period.last || periodKey(step, day) !== periodKey(step, addDays(day, 1))
    const isNow = day === world.today
    if (!isEnd && !isNow) continue
    points.push({ day, planned: all === 0 ? 0 : (target * worked) / all, actual: day <= world.today ? Math.round(sum * 1_000_000) / 1_000_000 : undefined })
  }
  return points
}
