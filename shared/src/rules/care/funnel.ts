import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { dayIn, isWithin } from '../../books/periods.ts'
import { moneyIn, stringIn } from '../../books/read-values.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import type { Money } from '../../vocabulary/money.ts'

/** The stages that lead to a deal, in order. */
export const stages = ['found', 'assessed', 'pursuing', 'negotiating', 'won'] as const
export type Stage = (typeof stages)[number]

/** What the funnel narrows opportunities down to. */
export interface FunnelChoice {
  /** Found within these days; absent: all. */
  readonly period?: { readonly first: PlainDate; readonly last: PlainDate } | undefined
  readonly follower?: string | undefined
}

export interface FunnelStage {
  readonly stage: Stage
  /** How many got at least this far. */
  readonly reached: number
  /** What they are expected to come to: amounts of different currencies are not added up. */
  readonly amounts: readonly Money[]
  /** Of those that got to the stage before, in per cent; absent for the first and where none got there. */
  readonly conversion: number | undefined
  /** Those that stand here now. */
  readonly here: readonly ComputedInput[]
}

export interface Funnel {
  readonly stages: readonly FunnelStage[]
  readonly lost: readonly ComputedInput[]
  /** Won of those that ended, in per cent (domain e, `winRate`); absent where none ended. */
  readonly winRate: number | undefined
}

const stageNumber = (state: string): number => stages.indexOf(state as Stage)

/** The farthest stage that an opportunity has got to, whatever became of it: what it moved through counts, and where it stands. */
export function farthest(page: ComputedInput): number {
  const moved = (page.moves ?? []).filter(({ verdict }) => verdict === 'applied').map(({ to }) => stageNumber(to))
  // Won by mistake and taken up again was not won.
  return Math.max(0, ...moved.filter((stage) => stage < stages.length - 1), stageNumber(page.state))
}

function amountsOf(pages: readonly ComputedInput[]): readonly Money[] {
  const byCurrency = Map.groupBy(pages.flatMap(({ values }) => moneyIn(values.amount) ?? []), ({ currency }) => currency)
  return [...byCurrency].map(([currency, amounts]) => ({ currency, amountCents: amounts.reduce((sum, { amountCents }) => sum + amountCents, 0) }))
}

/** Counts, amounts and conversion from stage to stage ([CUS31]; domain e, S1-2.2.2a–b). */
export function funnelOf(pages: Iterable<ComputedInput>, { period, follower }: FunnelChoice, world: Pick<World, 'timeZone'>): Funnel {
  const chosen = [...pages].filter((page) => {
    const found = dayIn(page.values.foundAt) ?? dayIn(page.made?.at, world.timeZone)
    return (period === undefined || isWithin(found, period)) && (follower === undefined || stringIn(page.values.follower) === follower)
  })
  const lost = chosen.filter(({ state }) => state === 'lost' || state === 'dropped')
  const won = chosen.filter(({ state }) => state === 'won').length
  const ended = won + lost.length
  let before: number | undefined
  const found = stages.map((stage, at): FunnelStage => {
    const reached = chosen.filter((page) => farthest(page) >= at)
    const conversion = before === undefined || before === 0 ? undefined : Math.round((reached.length / before) * 1000) / 10
    before = reached.length
    return { stage, reached: reached.length, amounts: amountsOf(reached), conversion, here: chosen.filter(({ state }) => state === stage) }
  })
  return { stages: found, lost, winRate: ended === 0 ? undefined : Math.round((won / ended) * 1000) / 10 }
}
