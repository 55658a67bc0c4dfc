import type { ComputedInput, Row, World } from '../../books/field-kinds.ts'
import { isWithin, keyFrom, periodOf, shelfDayOf } from '../../books/periods.ts'
import { linkIn, rowsIn, stringIn } from '../../books/read-values.ts'
import { addDays, periodKey } from '../../vocabulary/dates.ts'
import { goalsOf } from './breakdown.ts'

type Values = Readonly<Record<string, unknown>>

const bearerOf = ({ level, group, owner }: Values): unknown => (level === 'department' ? 'all' : level === 'group' ? group : owner)

/** The key of the period before or after; `undefined` for a plan of no period. */
export function neighbourKey(plan: ComputedInput, way: -1 | 1): string | undefined {
  const period = periodOf(plan.values.periodKey)
  return period === undefined ? undefined : periodKey(period.unit, way === 1 ? addDays(period.last, 1) : addDays(period.first, -1))
}

/** The plan of the same bearer and theme for the period before or after ([PLAN13]). */
export function neighbourOf(plan: ComputedInput, way: -1 | 1, world: World): ComputedInput | undefined {
  const id = keyFrom(plan.values.level, bearerOf(plan.values), neighbourKey(plan, way), plan.values.theme)
  return id === undefined ? undefined : world.page('plans', id)
}

/** Rows for a new plan; named alike on every device, for two may begin the same plan. */
export const goalRows = (all: readonly Row['cells'][]): readonly Pick<Row, 'id' | 'cells'>[] => all.map((cells, index) => ({ id: `g${index + 1}`, cells }))

/** What the next plan begins with: the same goals for the next period, each with what this one asked. */
export function nextPlan(plan: ComputedInput, world: World): Values | undefined {
  const key = neighbourKey(plan, 1)
  const next = periodOf(key)
  if (next === undefined) return undefined
  const { level, period, theme, group, owner, goals, parent } = plan.values
  const above = linkIn(parent)
  const spans = periodOf(above === undefined ? undefined : world.page('plans', above.id)?.values.periodKey)
  return {
    ...present({ level, period, theme, group, owner, ...(spans !== undefined && isWithin(shelfDayOf(key), spans) ? { parent } : {}) }),
    periodKey: key,
    goals: goalRows(rowsIn(goals).map(({ cells }) => cells)),
  }
}

const present = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

const shorter = { annual: 'quarter', quarter: 'month', month: 'week' } as const

/** The plans that a plan may be broken down into by time: the quarters of a year, the months of a quarter, the weeks of a month, each in the month of its Thursday. */
export function partsInTime(plan: ComputedInput): readonly { readonly period: string; readonly periodKey: string }[] {
  const period = periodOf(plan.values.periodKey)
  const named = stringIn(plan.values.period)
  if (period === undefined || (named !== 'annual' && named !== 'quarter' && named !== 'month')) return []
  const into = shorter[named]
  const keys = new Set<string>()
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) {
    const key = periodKey(into, day)
    if (isWithin(shelfDayOf(key), period)) keys.add(key)
  }
  return [...keys].map((key) => ({ period: into, periodKey: key }))
}

/** How a period went, in figures: what a wrap-up begins with. */
export const figuresOf = (plan: ComputedInput, world: World): readonly { readonly metric: string; readonly unit: string; readonly target: number | undefined; readonly actual: number | undefined; readonly percent: number | undefined }[] =>
  goalsOf(plan, world).map(({ metric, unit = '', target, actual }) => ({ metric, unit, target, actual, percent: target === undefined || target === 0 || actual === undefined ? undefined : Math.round((actual / target) * 100) }))
