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

/** Something that is still to be done, and its day. */
interface Open {
  readonly page: ComputedInput
  readonly day: PlainDate
}

/** Pages of a book about a customer that still ask for a contact, the earliest first: a missed one too, until a contact on its day or after. */
function stillOpen(book: string, open: readonly string[], field: string, customer: ComputedInput, world: World, last: PlainDate | undefined): readonly Open[] {
  return world
    .linked(book, 'customer', customer.id)
    .flatMap((page) => {
      const day = dayIn(page.values[field], world.timeZone)
      return day !== undefined && (open.includes(page.state) || (page.state === 'missed' && day > (last ?? ''))) ? [{ page, day }] : []
    })
    .toSorted((a, b) => (a.day === b.day ? (a.page.id < b.page.id ? -1 : 1) : a.day < b.day ? -1 : 1))
}

/** What is still to be done for a customer: last contact, the earliest agreed day that stands, and planned follow-ups, missed ones too ([CUS23]). */
export interface OpenCare {
  readonly last: PlainDate | undefined
  /** The earliest day agreed that no contact has answered, on that day or after, and no move of a follow-up has put off. */
  readonly agreed: PlainDate | undefined
  readonly followUps: readonly Open[]
}

export function openCare(customer: ComputedInput, world: World): OpenCare {
  const contacts = contactsOf(customer, world)
  const last = dayIn(contacts[0]?.at, world.timeZone)
  const putOff = world.linked('followUps', 'customer', customer.id).flatMap(({ values }) => rowsIn(values.movedDue).map(({ cells }) => stringIn(cells.from)))
  const agreed = contacts.flatMap(({ nextAt }) => dayIn(nextAt) ?? []).filter((day) => day > (last ?? '') && !putOff.includes(day)).toSorted()[0]
  return { last, agreed, followUps: stillOpen('followUps', ['due', 'moved'], 'dueAt', customer, world, last) }
}

/** The earliest day that was agreed or planned and that no contact has answered yet; past ones stay until somebody makes the contact. */
export function nextFollowUpAt(customer: ComputedInput, world: World): PlainDate | undefined {
  const { last, agreed, followUps } = openCare(customer, world)
  const [visit] = stillOpen('visits', ['planned'], 'plannedAt', customer, world, last)
  return [agreed, visit?.day, followUps[0]?.day].filter((day) => day !== undefined).toSorted()[0]
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
