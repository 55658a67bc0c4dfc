import { addDays } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import { placedOn } from './customer-figures.ts'
import type { ComputedInput, Working, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { amountOfLines, linkIn, moneyIn, numberIn, reachedAt } from './read-values.ts'

// Which tier the deals of a customer speak for (domain part e, `tierScore`). A person decides.

/** Tiers by score, the best first; a charter with other tiers gets no suggestion. */
const ladder = [
  { tier: 'key', from: 80 },
  { tier: 'core', from: 60 },
  { tier: 'general', from: 0 },
] as const

const withoutDeal = 'potential'
const days = 365

interface Deals {
  count: number
  amountCents: number
}

/** The deals of twelve months by customer, and their counts and amounts in order. */
interface DealBook {
  readonly of: ReadonlyMap<string, Deals>
  readonly counts: readonly number[]
  readonly amounts: readonly number[]
}

const ascending = (values: Iterable<number>): readonly number[] => [...values].toSorted((a, b) => a - b)

/** A list asks for each of thousands; the pages of a book are the same array until one of them changes. */
let last: { readonly orders: Iterable<ComputedInput>; readonly won: Iterable<ComputedInput>; readonly today: string; readonly deals: DealBook } | undefined

function dealsIn(world: World): DealBook {
  const orders = world.pages('orders')
  const won = world.pages('opportunities')
  if (last?.orders === orders && last.won === won && last.today === world.today) return last.deals
  const deals = dealBook(orders, won, world)
  last = { orders, won, today: world.today, deals }
  return deals
}

function dealBook(orders: Iterable<ComputedInput>, opportunities: Iterable<ComputedInput>, world: World): DealBook {
  const since = addDays(world.today, -days)
  const of = new Map<string, Deals>()
  const add = (customer: string | undefined, on: string | undefined, amountCents: number): void => {
    if (customer === undefined || on === undefined || on <= since || on > world.today) return
    const sum = of.get(customer) ?? { count: 0, amountCents: 0 }
    sum.count += 1
    sum.amountCents += amountCents
    of.set(customer, sum)
  }
  let anyOrder = false
  for (const order of orders) {
    anyOrder = true
    add(linkIn(order.values.customer)?.id, placedOn(order, world), amountOfLines(order.values.lines)?.amountCents ?? 0)
  }
  // A department that keeps no orders tells its deals by the opportunities that it won.
  if (!anyOrder) for (const each of opportunities) if (each.state === 'won') add(linkIn(each.values.customer)?.id, dayIn(reachedAt(each, 'won'), world.timeZone), moneyIn(each.values.amount)?.amountCents ?? 0)
  const all = [...of.values()]
  return { of, counts: ascending(all.map(({ count }) => count)), amounts: ascending(all.map(({ amountCents }) => amountCents)) }
}

/** Where a value stands among others in ascending order: the share below it, counting half of the equal ones, 0–100. */
function percentileRank(value: number, among: readonly number[]): number {
  const below = firstNotBelow(among, value)
  const equal = firstNotBelow(among, value + 1) - below
  return ((below + equal / 2) / among.length) * 100
}

function firstNotBelow(among: readonly number[], value: number): number {
  let low = 0
  for (let high = among.length; low < high; ) {
    const middle = (low + high) >> 1
    if (among[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

interface Score {
  readonly volume: number
  readonly frequency: number
  readonly potential: number
  readonly total: number
}

function scoreOf(customer: ComputedInput, world: World): Score | undefined {
  const deals = dealsIn(world)
  const own = deals.of.get(customer.id)
  if (own === undefined) return undefined
  const volume = percentileRank(own.amountCents, deals.amounts)
  const frequency = percentileRank(own.count, deals.counts)
  const potential = numberIn(customer.values.potentialScore) ?? 0
  return { volume, frequency, potential, total: 0.5 * volume + 0.3 * frequency + 0.2 * potential }
}

/**
 * The tier that the last twelve months speak for: 0.5 volume + 0.3 frequency + 0.2 potential, the first two as
 * percentile ranks among customers with a deal. Without a deal: potential.
 */
export function tierSuggested(customer: ComputedInput, world: World): string | undefined {
  const known = (tier: string): boolean => world.tiers === undefined || world.tiers.includes(tier)
  const score = scoreOf(customer, world)
  if (score === undefined) return known(withoutDeal) ? withoutDeal : undefined
  return ladder.find(({ tier, from }) => score.total >= from && known(tier))?.tier
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10)

/** The arithmetic of the suggestion. */
export function tierWorkings(customer: ComputedInput, world: World): readonly Working[] {
  const score = scoreOf(customer, world)
  if (score === undefined) return [{ label: wording('近十二個月成交', 'Deals of twelve months'), value: '0' }]
  const line = (label: Working['label'], weight: number, value: number): Working => ({ label, value: `${rounded(value)} × ${weight} = ${rounded(value * weight)}` })
  return [
    line(wording('金額的位次', 'Rank by amount'), 0.5, score.volume),
    line(wording('次數的位次', 'Rank by number of deals'), 0.3, score.frequency),
    line(wording('潛在價值', 'Potential value'), 0.2, score.potential),
    { label: wording('合計', 'Total'), value: rounded(score.total) },
  ]
}

/** Whether a person has put the customer into another tier than the one suggested. */
export function tierDiffers(customer: ComputedInput, world: World): boolean {
  const suggested = tierSuggested(customer, world)
  return suggested !== undefined && suggested !== customer.values.tier
}
