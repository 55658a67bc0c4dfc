import { parseShelf } from '../vocabulary/address.ts'
import type { PlainDate } from '../vocabulary/dates.ts'
import { placedOn } from './customer-figures.ts'
import type { ComputedInput, Row, World } from './field-kinds.ts'
import { dayIn, isWithin, periodOf } from './periods.ts'
import { amountOfLines, linkIn, membersIn, moneyIn, reachedAt, stringIn } from './read-values.ts'

/** Whose records count towards a target: everybody's, a group's or one member's. */
interface Share {
  readonly member?: string | undefined
  readonly group?: string | undefined
}

interface Counting {
  readonly book: string
  /** The day that a page counts on; none where it does not count. */
  readonly on: (page: ComputedInput, world: World) => PlainDate | undefined
  /** The field that names the members it is credited to; that of its customer's owner where there is none. */
  readonly credit?: string
  /** What it adds, in cents; one where absent. */
  readonly cents?: (page: ComputedInput) => number
}

const inState = (page: ComputedInput, ...states: readonly string[]): boolean => states.includes(page.state)

/** What the books can count for a plan, by the name in a goal's `measure`. Amounts follow the definitions of domain part (e). */
const countings: Readonly<Record<string, Counting>> = {
  visits: { book: 'visits', credit: 'by', on: (page, { timeZone }) => (inState(page, 'done') ? dayIn(page.values.happenedAt, timeZone) : undefined) },
  newFiles: { book: 'customers', credit: 'owner', on: (page, { timeZone }) => (inState(page, 'invalid', 'merged') || (page.imported !== undefined && page.imported.dated !== true) ? undefined : dayIn(page.made?.at, timeZone)) },
  tasksDone: { book: 'tasks', credit: 'assignee', on: (page, { timeZone }) => (inState(page, 'done', 'verified') ? (dayIn(reachedAt(page, 'done'), timeZone) ?? dayIn(page.values.dueAt)) : undefined) },
  orders: { book: 'orders', on: placedOn },
  salesAmount: { book: 'orders', on: placedOn, cents: ({ values }) => amountOfLines(values.lines)?.amountCents ?? 0 },
  contractsSigned: { book: 'contracts', on: signedOn },
  signedAmount: { book: 'contracts', on: signedOn, cents: ({ values }) => moneyIn(values.amount)?.amountCents ?? 0 },
  received: { book: 'receipts', on: ({ values }) => dayIn(values.at), cents: ({ values }) => moneyIn(values.amount)?.amountCents ?? 0 },
}

function signedOn({ state, values }: ComputedInput): PlainDate | undefined {
  return state === 'void' ? undefined : dayIn(values.signedAt)
}

/** Customers whose first deal, a signed contract or a placed order, lies in the period. */
function newCustomers(world: World): readonly { readonly customer: string; readonly on: PlainDate }[] {
  const first = new Map<string, PlainDate>()
  const note = (page: ComputedInput, on: PlainDate | undefined) => {
    const customer = linkIn(page.values.customer)?.id
    if (customer === undefined || on === undefined) return
    const known = first.get(customer)
    if (known === undefined || on < known) first.set(customer, on)
  }
  for (const order of world.pages('orders')) note(order, placedOn(order, world))
  for (const contract of world.pages('contracts')) note(contract, signedOn(contract))
  return [...first].map(([customer, on]) => ({ customer, on }))
}

const ownedWithin = (customer: string | undefined, share: Share, world: World): boolean => {
  const page = customer === undefined ? undefined : world.page('customers', customer)
  if (page === undefined) return false
  return share.member === undefined ? isOnShelfOf(page, share.group) : page.values.owner === share.member
}

const isOnShelfOf = (page: ComputedInput, group: string | undefined): boolean => {
  const scope = parseShelf(page.shelf)?.scope
  return group === undefined || (typeof scope === 'object' && 'group' in scope && scope.group === group)
}

function isCredited(page: ComputedInput, credit: string | undefined, share: Share, world: World): boolean {
  if (share.member === undefined && share.group === undefined) return true
  if (credit === undefined) return ownedWithin(linkIn(page.values.customer)?.id, share, world)
  return share.member === undefined ? isOnShelfOf(page, share.group) : membersIn(page.values[credit]).includes(share.member)
}

/** Ten thousand where a unit says so: 萬元, 万件. */
export const unitScale = (unit: string | undefined): number => (unit !== undefined && /[萬万]/.test(unit) ? 10_000 : 1)

/** A record that counts towards a goal: when, and how much it adds in the goal's unit. */
export interface Counted {
  readonly book: string
  readonly id: string
  readonly on: PlainDate
  readonly adds: number
}

/** The records that a goal's figure is made of, in order of time; `undefined` for goals that no book can count ([PLAN11]). */
export function countedFor(plan: ComputedInput, world: World, row?: Row): readonly Counted[] | undefined {
  const period = periodOf(plan.values.periodKey)
  const measure = stringIn(row?.cells.measure)
  if (row === undefined || period === undefined || measure === undefined) return undefined
  const { level, owner, group } = plan.values
  const bearer = stringIn(row.cells.assignedTo) ?? (level === 'person' ? stringIn(owner) : undefined)
  const share: Share = { member: bearer, group: level === 'group' ? stringIn(group) : undefined }
  const inOrder = (found: readonly Counted[]) => found.toSorted((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
  if (measure === 'newCustomers') {
    const everybody = share.member === undefined && share.group === undefined
    return inOrder(newCustomers(world).flatMap(({ customer, on }) => (isWithin(on, period) && (everybody || ownedWithin(customer, share, world)) ? [{ book: 'customers', id: customer, on, adds: 1 }] : [])))
  }
  const counting = Object.hasOwn(countings, measure) ? countings[measure] : undefined
  if (counting === undefined) return undefined
  const { book, on, credit, cents } = counting
  const perUnit = 100 * unitScale(stringIn(row.cells.unit))
  const found: Counted[] = []
  for (const page of world.pages(book)) {
    const day = on(page, world)
    if (day !== undefined && isWithin(day, period) && isCredited(page, credit, share, world)) found.push({ book, id: page.id, on: day, adds: cents === undefined ? 1 : cents(page) / perUnit })
  }
  return inOrder(found)
}

/**
 * How far a goal of a plan is: counted from the books for the plan's period and whoever bears the goal.
 * Amounts come in yuan, or in the unit that the goal names (萬元). Nothing for goals that no book can count.
 */
export const goalActual = (plan: ComputedInput, world: World, row?: Row): number | undefined => sumOf(countedFor(plan, world, row))

const sumOf = (counted: readonly Counted[] | undefined): number | undefined => {
  if (counted === undefined) return undefined
  // Cents add up exactly, shares of ten thousand do not.
  return Math.round(counted.reduce((sum, { adds }) => sum + adds * 1_000_000, 0)) / 1_000_000
}
