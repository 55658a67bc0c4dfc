import type { PlainDate } from '../vocabulary/dates.ts'
import type { Money } from '../vocabulary/money.ts'
import type { ComputedInput, PageLink, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { instantIn, moneyIn, numberIn, rowsIn, stringIn, totalOf } from './read-values.ts'

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
