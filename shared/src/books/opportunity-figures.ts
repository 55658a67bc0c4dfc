import type { PlainDate } from '../vocabulary/dates.ts'
import { addDays } from '../vocabulary/dates.ts'
import type { Money } from '../vocabulary/money.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { ComputedInput, Working, World } from './field-kinds.ts'
import { texts } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { moneyIn, numberIn, rowsIn, stringIn } from './read-values.ts'

/** What an opportunity is assessed by (domain B4; S3-3.1.2b). */
export const factorLabels = {
  scale: ['項目規模', 'Project scale'],
  demand: ['市場需求', 'Market demand'],
  competition: ['競爭狀況', 'Competition'],
  profit: ['利潤空間', 'Profit margin'],
} as const

export const factors = Object.keys(factorLabels) as readonly (keyof typeof factorLabels)[]

const factorTexts = texts(factorLabels)

interface Scored {
  readonly factor: (typeof factors)[number]
  readonly score: number
  readonly weight: number | undefined
}

/** The first score of each factor; a factor that stands twice counts once. */
function scored(page: ComputedInput): readonly Scored[] | undefined {
  const rows = rowsIn(page.values.scores)
  const found = factors.flatMap((factor): readonly Scored[] => {
    const cells = rows.find((row) => row.cells.factor === factor && numberIn(row.cells.score) !== undefined)?.cells
    return cells === undefined ? [] : [{ factor, score: numberIn(cells.score)!, weight: numberIn(cells.weight) }]
  })
  return found.length === factors.length ? found : undefined
}

/** Shares of the factors: as weighted, alike where nobody gave weights. */
function shares(scores: readonly Scored[]): readonly number[] {
  const sum = scores.reduce((total, { weight }) => total + Math.max(0, weight ?? 0), 0)
  return scores.map(({ weight }) => (sum > 0 ? Math.max(0, weight ?? 0) / sum : 1 / scores.length))
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** The four scores by weight, 4 to 20; nothing until all four are there. */
export function scoreTotal(page: ComputedInput): number | undefined {
  const scores = scored(page)
  if (scores === undefined) return undefined
  const parts = shares(scores)
  return tenth(scores.reduce((sum, { score }, at) => sum + score * parts[at]!, 0) * factors.length)
}

const totalLabel = wording('總分', 'Total')
const pursueLabel = wording('章程：達到此分值得跟進', 'Charter: worth pursuing from')

/** Wordings of the arithmetic; exported, so that the catalogue finds them. */
export const workingLabels = { total: totalLabel, pursue: pursueLabel, amount: wording('預計金額', 'Expected amount'), likelihood: wording('階段把握', 'Likelihood of the stage') }

/** How the total comes about, factor by factor. */
export function scoreWorkings(page: ComputedInput, world: World): readonly Working[] {
  const scores = scored(page)
  if (scores === undefined) return []
  const parts = shares(scores)
  const pursueAt = world.limits?.opportunityPursueScore
  return [
    ...scores.map(({ factor, score }, at) => ({ label: factorTexts[factor], value: `${score} × ${tenth(parts[at]! * 100)} % × ${factors.length} = ${tenth(score * parts[at]! * factors.length)}` })),
    { label: totalLabel, value: `${scoreTotal(page)} / ${factors.length * 5}` },
    ...(pursueAt === undefined ? [] : [{ label: pursueLabel, value: `≥ ${pursueAt}` }]),
  ]
}

/** How likely a deal is in each state that leads to it, in per cent; the charter's limits say otherwise where they do. */
const likelihoods: Readonly<Record<string, number>> = { found: 10, assessed: 25, pursuing: 50, negotiating: 75, won: 100 }

/** The likelihood of the state that an opportunity is in, in per cent. */
export const likelihoodOf = (state: string, limits: World['limits']): number =>
  limits?.[`opportunity${state.slice(0, 1).toUpperCase()}${state.slice(1)}Percent`] ?? (Object.hasOwn(likelihoods, state) ? likelihoods[state]! : 0)

/** What an opportunity is worth today: its amount times the likelihood of its stage. */
export function weighted(page: ComputedInput, world: World): Money | undefined {
  const amount = moneyIn(page.values.amount)
  return amount === undefined ? undefined : { currency: amount.currency, amountCents: Math.round((amount.amountCents * likelihoodOf(page.state, world.limits)) / 100) }
}

export function weightedWorkings(page: ComputedInput, world: World): readonly Working[] {
  return [{ label: workingLabels.likelihood, value: `${likelihoodOf(page.state, world.limits)} %` }]
}

/** States in which an opportunity still asks for a step. */
const openStates: ReadonlySet<string> = new Set(['found', 'assessed', 'pursuing', 'negotiating'])

/** Whether an opportunity is still to be won. */
export const isOpenOpportunity = ({ state }: Pick<ComputedInput, 'state'>): boolean => openStates.has(state)

/** The day of the latest move, note of progress or contact about it; the day it was found where there is none. */
export function lastStepAt(page: ComputedInput, world: World): PlainDate | undefined {
  const moves = (page.moves ?? []).filter(({ verdict }) => verdict === 'applied').map(({ at }) => dayIn(at, world.timeZone))
  const notes = rowsIn(page.values.decisionNotes).map(({ cells }) => stringIn(cells.at))
  const contacts = world.linked('visits', 'opportunity', page.id).map(({ state, values }) => (state === 'done' ? dayIn(values.happenedAt, world.timeZone) : undefined))
  const days = [dayIn(page.values.foundAt), dayIn(page.made?.at, world.timeZone), ...moves, ...notes, ...contacts].filter((day) => day !== undefined)
  return days.filter((day) => day <= world.today).toSorted().at(-1) ?? days.toSorted()[0]
}

/** Without a step for longer than this an open opportunity is stuck (domain B4). */
const usualStepDays = 14

/** The day by which the next step is due; none once it is won or let go. */
export function dueStepAt(page: ComputedInput, world: World): PlainDate | undefined {
  const last = isOpenOpportunity(page) ? lastStepAt(page, world) : undefined
  return last === undefined ? undefined : addDays(last, world.limits?.opportunityStepDays ?? usualStepDays)
}
