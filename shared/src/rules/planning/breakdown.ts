import type { ComputedInput, Row, World } from '../../books/field-kinds.ts'
import { goalActual, unitScale } from '../../books/plan-actuals.ts'
import { numberIn, rowsIn, stringIn } from '../../books/read-values.ts'

/** A goal of a plan with what the books say of it. */
export interface Goal {
  readonly row: Row
  readonly metric: string
  readonly unit: string | undefined
  readonly target: number | undefined
  readonly actual: number | undefined
}

/** The goals of a plan, in their order. */
export const goalsOf = (plan: ComputedInput, world: World): readonly Goal[] =>
  rowsIn(plan.values.goals).map((row) => ({ row, metric: stringIn(row.cells.metric) ?? '', unit: stringIn(row.cells.unit), target: numberIn(row.cells.target), actual: goalActual(plan, world, row) }))

/** What makes goals of two plans the same: what fills them, else what they are called. */
export const goalKey = ({ cells }: Row): string => stringIn(cells.measure) ?? (stringIn(cells.metric) ?? '').normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

/** What the plans below give for one goal of the plan above, in its unit. */
export interface GoalSum {
  readonly goal: Goal
  /** The targets of the children; `undefined` where none of them has such a goal. */
  readonly sum: number | undefined
  readonly actual: number | undefined
  /** Below zero: so much is not handed on yet; above: so much more than was asked. */
  readonly gap: number | undefined
  /** By the id of the child. */
  readonly parts: ReadonlyMap<string, { readonly target: number | undefined; readonly actual: number | undefined }>
}

/** One way in which a plan is broken down: into shorter periods, or among groups or people. Ways do not add up with each other. */
export interface Breakdown {
  readonly level: string
  readonly period: string
  readonly children: readonly ComputedInput[]
  readonly sums: readonly GoalSum[]
}

const levels = ['department', 'group', 'person']
const periods = ['annual', 'quarter', 'month', 'week', 'other']

/** The plans below a plan, with the sum of their targets against its own, goal by goal ([PLAN10]; S2-2.2.2a). */
export function breakdownsOf(plan: ComputedInput, world: World): readonly Breakdown[] {
  const goals = goalsOf(plan, world)
  const byWay = Map.groupBy(world.linked('plans', 'parent', plan.id), ({ values }) => `${stringIn(values.level) ?? ''}.${stringIn(values.period) ?? ''}`)
  const inOrder = (a: ComputedInput, b: ComputedInput): number => {
    const [left, right] = [`${stringIn(a.values.periodKey)} ${a.id}`, `${stringIn(b.values.periodKey)} ${b.id}`]
    return left < right ? -1 : 1
  }
  const ways = [...byWay].map(([way, found]): Breakdown => {
    const [level = '', period = ''] = way.split('.')
    const children = found.toSorted(inOrder)
    return { level, period, children, sums: goals.map((goal) => sumFor(goal, children, world)) }
  })
  return ways.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || periods.indexOf(a.period) - periods.indexOf(b.period))
}

function sumFor(goal: Goal, children: readonly ComputedInput[], world: World): GoalSum {
  const key = goalKey(goal.row)
  const parts = new Map<string, { readonly target: number | undefined; readonly actual: number | undefined }>()
  for (const child of children) {
    const own = goalsOf(child, world).filter(({ row }) => goalKey(row) === key)
    if (own.length === 0) continue
    const inUnit = (read: (goal: Goal) => number | undefined) => total(own.map((each) => scaled(read(each), each.unit, goal.unit)))
    parts.set(child.id, { target: inUnit(({ target }) => target), actual: inUnit(({ actual }) => actual) })
  }
  const sum = total([...parts.values()].map(({ target }) => target))
  return { goal, sum, actual: total([...parts.values()].map(({ actual }) => actual)), gap: sum === undefined || goal.target === undefined ? undefined : exact(sum - goal.target), parts }
}

const scaled = (value: number | undefined, from: string | undefined, to: string | undefined): number | undefined => (value === undefined ? undefined : (value * unitScale(from)) / unitScale(to))

const exact = (value: number): number => Math.round(value * 1_000_000) / 1_000_000

function total(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length === 0 ? undefined : exact(known.reduce((sum, value) => sum + value, 0))
}

/** A target in equal parts that add up to it; whole numbers stay whole, and the first ones take what is left over. */
export function sharesOf(target: number, among: number): readonly number[] {
  const step = Number.isInteger(target) ? 1 : 0.01
  const units = Math.round(target / step)
  const each = Math.floor(units / among)
  return Array.from({ length: among }, (_, index) => exact((each + (index < units - each * among ? 1 : 0)) * step))
}
