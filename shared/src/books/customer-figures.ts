import type { PlainDate } from '../vocabulary/dates.ts'
import { addDays } from '../vocabulary/dates.ts'
import type { Money } from '../vocabulary/money.ts'
import type { ComputedInput, PageLink, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { amountOfLines, instantIn, linkIn, moneyIn, numberIn, rowsIn, stringIn, totalOf } from './read-values.ts'

// What the other books tell of a customer (domain B3, computed fields). A book that is switched off has no pages.

export interface Contact {
  readonly at: string
  readonly nextAt: string | undefined
}

/** Contacts that took place, the newest first: logged visits and return visits. */
export function contactsOf(customer: ComputedInput, world: World): readonly Contact[] {
  const done = (book: string, field: string) =>
    world.linked(book, 'customer', customer.id).flatMap(({ state, values }) => {
      const at = instantIn(values[field])
      return state === 'done' && at !== undefined ? [{ at, nextAt: stringIn(values.nextAt) }] : []
    })
  return [...done('visits', 'happenedAt'), ...done('followUps', 'doneAt')].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

export const lastContactAt = (customer: ComputedInput, world: World): PlainDate | undefined =>
  dayIn(contactsOf(customer, world)[0]?.at, world.timeZone)

/** The earliest agreed date that no later contact has answered yet; past ones stay until somebody makes the contact. */
export function nextFollowUpAt(customer: ComputedInput, world: World): PlainDate | undefined {
  const [last, ...earlier] = contactsOf(customer, world)
  const lastDay = dayIn(last?.at, world.timeZone) ?? ''
  const agreed = [last?.nextAt, ...earlier.map(({ nextAt }) => (nextAt !== undefined && nextAt > lastDay ? nextAt : undefined))]
  const planned = world.linked('visits', 'customer', customer.id).map(({ state, values }) => (state === 'planned' ? dayIn(values.plannedAt, world.timeZone) : undefined))
  const due = world.linked('followUps', 'customer', customer.id).map(({ state, values }) => (state === 'due' || state === 'moved' ? dayIn(values.dueAt) : undefined))
  return [...agreed, ...planned, ...due].filter((day) => day !== undefined).toSorted()[0]
}

/** The day an order counts from; orders that were never placed or were withdrawn have none. */
export const placedOn = ({ state, values, made }: ComputedInput, world: World): PlainDate | undefined =>
  state === 'draft' || state === 'cancelled' ? undefined : dayIn(values.confirmedAt ?? made?.at, world.timeZone)

/** Orders placed, the newest first. */
export const purchaseHistory = (customer: ComputedInput, world: World): readonly PageLink[] =>
  world
    .linked('orders', 'customer', customer.id)
    .flatMap((order) => ({ order, on: placedOn(order, world) ?? '' }))
    .filter(({ on }) => on !== '')
    .toSorted((a, b) => (a.on === b.on ? (a.order.id < b.order.id ? -1 : 1) : a.on < b.on ? 1 : -1))
    .map(({ order }) => ({ id: `orders:${order.id}`, shelf: order.shelf }))

/** The latest survey answer, 0–100: the mean of its dimensions, of which each goes to 5. */
export function satisfactionScore(customer: ComputedInput, world: World): number | undefined {
  const latest = world
    .linked('surveyResponses', 'customer', customer.id)
    .filter(({ values }) => instantIn(values.at) !== undefined)
    .toSorted((a, b) => Date.parse(String(b.values.at)) - Date.parse(String(a.values.at)))[0]
  const scores = rowsIn(latest?.values.scores).flatMap(({ cells }) => numberIn(cells.score) ?? [])
  return scores.length === 0 ? undefined : Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 200) / 10
}

/** What is still to be paid: amounts due less receipts. Written-off ones do not count. */
export function outstanding(customer: ComputedInput, world: World): Money | undefined {
  const due = world.linked('receivables', 'customer', customer.id).filter(({ state }) => state !== 'writtenOff')
  const total = totalOf(due.map(({ values }) => moneyIn(values.amount)))
  const received = due.flatMap(({ id }) => world.linked('receipts', 'receivable', id).map(({ values }) => moneyIn(values.amount)))
  if (total === undefined) return undefined
  const paid = totalOf([{ currency: total.currency, amountCents: 0 }, ...received])
  return { currency: total.currency, amountCents: total.amountCents - (paid?.amountCents ?? 0) }
}

/** Tiers by score, the best first; a charter with other tiers gets no suggestion. */
const ladder = [
  { tier: 'key', from: 80 },
  { tier: 'core', from: 60 },
  { tier: 'general', from: 0 },
] as const

/**
 * The tier that the last twelve months speak for: 0.5 volume + 0.3 frequency + 0.2 potential, the first two as
 * percentile ranks among customers with a deal (domain e, `tierScore`). Without a deal: potential. A person decides.
 */
export function tierSuggested(customer: ComputedInput, world: World): string | undefined {
  const known = (tier: string) => world.tiers === undefined || world.tiers.includes(tier)
  const deals = dealsByCustomer(world)
  const own = deals.get(customer.id)
  if (own === undefined) return known('potential') ? 'potential' : undefined
  const all = [...deals.values()]
  const volume = percentileRank(own.amountCents, all.map(({ amountCents }) => amountCents))
  const frequency = percentileRank(own.count, all.map(({ count }) => count))
  const score = 0.5 * volume + 0.3 * frequency + 0.2 * (numberIn(customer.values.potentialScore) ?? 0)
  return ladder.find(({ tier, from }) => score >= from && known(tier))?.tier
}

interface Deals {
  count: number
  amountCents: number
}

function dealsByCustomer(world: World): ReadonlyMap<string, Deals> {
  const since = addDays(world.today, -365)
  const deals = new Map<string, Deals>()
  for (const order of world.pages('orders')) {
    const on = placedOn(order, world)
    const customer = linkIn(order.values.customer)?.id
    if (customer === undefined || on === undefined || on <= since || on > world.today) continue
    const sum = deals.get(customer) ?? { count: 0, amountCents: 0 }
    sum.count += 1
    sum.amountCents += amountOfLines(order.values.lines)?.amountCents ?? 0
    deals.set(customer, sum)
  }
  return deals
}

/** Share of the values below, counting half of the equal ones, 0–100. */
function percentileRank(value: number, among: readonly number[]): number {
  const below = among.filter((other) => other < value).length
  const equal = among.filter((other) => other === value).length
  return ((below + equal / 2) / among.length) * 100
}
