import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { isWithin, dayIn } from '../../books/periods.ts'
import { countedFor } from '../../books/plan-actuals.ts'
import { stringIn } from '../../books/read-values.ts'
import { periodKey } from '../../vocabulary/dates.ts'
import type { Goal } from '../planning/breakdown.ts'
import { goalsOf } from '../planning/breakdown.ts'
import { courseOf } from '../planning/course.ts'
import type { SeriesPlace } from './carried.ts'
import { lookedBackOn } from './carried.ts'

/** A goal of the plan in force, as a meeting looks at it. */
export interface GoalStand {
  readonly goal: Goal
  /** What was added since the last meeting; `undefined` where no book counts it. */
  readonly since: number | undefined
  /** Where it would stand today in even strides. */
  readonly planned: number | undefined
}

export interface PlanStand {
  readonly plan: ComputedInput
  readonly goals: readonly GoalStand[]
}

const inForce: ReadonlySet<string> = new Set(['inForce', 'adjusted', 'concluded', 'closed'])

/**
 * The figures of a meeting against the plan of whoever meets: the week's where there is one, else the month's, on the last
 * day that it looks back on ([MEET6]).
 */
export function againstPlan(place: SeriesPlace, world: World): PlanStand | undefined {
  // A project has its milestones, and partners do not look at our plan.
  if (place.kind === 'project' || place.kind === 'partner') return undefined
  const since = lookedBackOn(place, world)
  const group = stringIn(place.group)
  const isOurs = ({ state, values }: ComputedInput): boolean =>
    inForce.has(state) && (group === undefined ? values.level === 'department' : values.level === 'group' && values.group === group)
  const ours = [...world.pages('plans')].filter(isOurs).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const plan = (['week', 'month'] as const).map((unit) => ours.find(({ values }) => values.periodKey === periodKey(unit, since.last))).find((found) => found !== undefined)
  if (plan === undefined) return undefined
  const goals = goalsOf(plan, world).map((goal): GoalStand => {
    const counted = countedFor(plan, world, goal.row)
    const sum = counted?.filter(({ on }) => isWithin(dayIn(on), since)).reduce((all, { adds }) => all + adds, 0)
    return { goal, since: sum === undefined ? undefined : Math.round(sum * 1_000_000) / 1_000_000, planned: courseOf(plan, goal, world).find(({ day }) => day === since.last)?.planned }
  })
  return goals.length === 0 ? undefined : { plan, goals }
}
