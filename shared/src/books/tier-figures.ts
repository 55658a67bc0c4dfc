import type { PlainDate } from '../vocabulary/dates.ts'
import { addDays } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import { amountNow, isConcluded } from './contract-figures.ts'
import { placedOn } from './customer-figures.ts'
import type { ComputedInput, Working, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { amountOfLines, linkIn, moneyIn, numberIn, reachedAt, stringIn } from './read-values.ts'

// Which tier the deals of a customer speak for (domain part e, `tierScore`). A person decides.

/** Tiers by score, the best first; a charter with other tiers gets no suggestion. */
const ladder = [
  { tier: 'key', from: 80 },
  { tier: 'core', from: 60 },
  { tier: 'general', from: 0 },
] as const

const withoutDeal = 'potential'
const aboveAll = 'important'
const days = 365

interface Deals {
  count: number
  amountCents: number
}

/** The deals of twelve months by customer, and their counts and amounts in order. */
interface DealBook {
  readonly of: ReadonlyMap<string, Deals>
  /** The day of the last deal, however long ago. */
  readonly lastOn: ReadonlyMap<string, PlainDate>
  readonly counts: readonly number[]
  readonly amounts: readonly number[]
}

const ascending = (values: Iterable<number>): readonly number[] => [...values].toSorted((a, b) => a - b)

/** A list asks for each of thousands; the pages of a book are the same array until one of them changes. */
let last: { readonly read: readonly Iterable<ComputedInput>[]; readonly today: string; readonly deals: DealBook } | undefined

function dealsIn(world: World): DealBook {
  const read = ['orders', 'contracts', 'contractChanges', 'opportunities'].map((book) => world.pages(book))
  if (last?.today === world.today && last.read.every((pages, index) => pages === read[index])) return last.deals
  const deals = dealBook(world)
  last = { read, today: world.today, deals }
  return deals
}

/** Orders tell the deals; where none are kept, signed contracts do, and where none of those are kept either, won opportunities. */
function dealBook(world: World): DealBook {
  const since = addDays(world.today, -days)
  const of = new Map<string, Deals>()
  const lastOn = new Map<string, PlainDate>()
  const add = (customer: string | undefined, on: string | undefined, amountCents: number): void => {
    if (customer === undefined || on === undefined || on > world.today) return
    if ((lastOn.get(customer) ?? '') < on) lastOn.set(customer, on)
    if (on <= since) return
    const sum = of.get(customer) ?? { count: 0, amountCents: 0 }
    sum.count += 1
    sum.amountCents += amountCents
    of.set(customer, sum)
  }
  let kept = false
  for (const order of world.pages('orders')) {
    kept = true
    add(linkIn(order.values.customer)?.id, placedOn(order, world), amountOfLines(order.values.lines)?.amountCents ?? 0)
  }
  if (!kept) {
    for (const contract of world.pages('contracts')) {
      if (!isConcluded(contract)) continue
      kept = true
      add(linkIn(contract.values['customer'])?.id, stringIn(contract.values['signedAt']), amountNow(contract, world)?.amountCents ?? 0)
    }
  }
  if (!kept) for (const each of world.pages('opportunities')) if (each.state === 'won') add(linkIn(each.values.customer)?.id, dayIn(reachedAt(each, 'won'), world.timeZone), moneyIn(each.values.amount)?.amountCents ?? 0)
  const all = [...of.values()]
  return { of, lastOn, counts: ascending(all.map(({ count }) => count)), amounts: ascending(all.map(({ amountCents }) => amountCents)) }
}

/** How many deals there were within twelve months; two make a customer who comes back (domain e, `loyalty`). */
export const dealsOfYear = (customer: ComputedInput, world: World): number => dealsIn(world).of.get(customer.id)?.count ?? 0

/** The day of the last deal. */
export const lastDealAt = (customer: ComputedInput, world: World): PlainDate | undefined => dealsIn(world).lastOn.get(customer.id)

/** Months without a deal after which a customer may be asleep, where the charter says nothing (domain part d). */
const usualDormantMonths = 12

/** The day so many months before; one that the month has not is never met. */
function monthsBefore(day: PlainDate, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}${day.slice(7)}`
}

/** Whether an active customer has not bought for as long as the charter allows. */
export function isQuiet(customer: ComputedInput, world: World): boolean {
  const since = customer.state === 'active' ? (lastDealAt(customer, world) ?? dayIn(reachedAt(customer, 'active') ?? customer.made?.at, world.timeZone)) : undefined
  return since !== undefined && since < monthsBefore(world.today, world.limits?.['dormantMonths'] ?? usualDormantMonths)
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
  readonly deals: Deals
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
  return { deals: own, volume, frequency, potential, total: 0.5 * volume + 0.3 * frequency + 0.2 * potential }
}

/**
 * The tier that the last twelve months speak for: 0.5 volume + 0.3 frequency + 0.2 potential, the first two as
 * percentile ranks among customers with a deal. Without a deal: potential.
 */
export function tierSuggested(customer: ComputedInput, world: World): string | undefined {
  const known = (tier: string): boolean => world.tiers === undefined || world.tiers.includes(tier)
  const score = scoreOf(customer, world)
  if (score === undefined) return known(withoutDeal) ? withoutDeal : undefined
  // Where the charter has a tier above the best of these, the best belong to it.
  if (score.total >= ladder[0].from && world.tiers?.includes(aboveAll) === true) return aboveAll
  return ladder.find(({ tier, from }) => score.total >= from && known(tier))?.tier
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10)

/** The tier that a customer is in. */
export function tierIn(customer: Pick<ComputedInput, 'values'>, world: World): string | undefined {
  const tier = stringIn(customer.values['tier'])
  return tier === undefined ? undefined : (world.tierNow?.(tier) ?? tier)
}

/** Wordings of the arithmetic; exported, so that the catalogue finds them. */
export const tierWorkingLabels = {
  deals: wording('近十二個月成交', 'Deals of twelve months'),
  amount: wording('成交金額', 'What they come to'),
  byAmount: wording('金額的位次', 'Rank by amount'),
  byNumber: wording('次數的位次', 'Rank by number of deals'),
  potential: wording('潛在價值', 'Potential value'),
  total: wording('合計', 'Total'),
}

/** The arithmetic of the suggestion: what was bought, and how it is scored. */
export function tierWorkings(customer: ComputedInput, world: World): readonly Working[] {
  const score = scoreOf(customer, world)
  if (score === undefined) return [{ label: tierWorkingLabels.deals, value: '0' }]
  const line = (label: Working['label'], weight: number, value: number): Working => ({ label, value: `${rounded(value)} × ${weight} = ${rounded(value * weight)}` })
  return [
    { label: tierWorkingLabels.deals, value: String(score.deals.count) },
    { label: tierWorkingLabels.amount, value: (score.deals.amountCents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }) },
    line(tierWorkingLabels.byAmount, 0.5, score.volume),
    line(tierWorkingLabels.byNumber, 0.3, score.frequency),
    line(tierWorkingLabels.potential, 0.2, score.potential),
    { label: tierWorkingLabels.total, value: rounded(score.total) },
  ]
}

/** Whether a person has put the customer into another tier than the one suggested. */
export function tierDiffers(customer: ComputedInput, world: World): boolean {
  const suggested = tierSuggested(customer, world)
  return suggested !== undefined && suggested !== tierIn(customer, world)
}
