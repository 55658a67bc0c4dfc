import type { Instant } from '../vocabulary/dates.ts'
import { isInstant } from '../vocabulary/dates.ts'
import type { Money } from '../vocabulary/money.ts'
import { times } from '../vocabulary/money.ts'
import { writeRunningNumber } from '../vocabulary/running-number.ts'
import type { ComputedInput, PageLink, Row } from './field-kinds.ts'

// Computed fields look at pages of other books, whose values are of no known type; these read them without trusting them.

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

export const stringIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** The number of a page: the relay's, or the one that it began with. */
export const pageNumberIn = (into: string) => ({ values, numbered }: Pick<ComputedInput, 'values' | 'numbered'>): string | undefined => (numbered === undefined ? stringIn(values[into]) : writeRunningNumber(numbered))

export const numberIn = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)

export const instantIn = (value: unknown): Instant | undefined => (isInstant(value) ? value : undefined)

export const moneyIn = (value: unknown): Money | undefined =>
  isRecord(value) && typeof value.amountCents === 'number' && typeof value.currency === 'string' ? { amountCents: value.amountCents, currency: value.currency } : undefined

export const linkIn = (value: unknown): PageLink | undefined =>
  isRecord(value) && typeof value.id === 'string' ? { id: value.id, shelf: typeof value.shelf === 'string' ? value.shelf : '' } : undefined

export const rowsIn = (value: unknown): readonly Row[] =>
  (Array.isArray(value) ? value : []).filter((row): row is Row => isRecord(row) && typeof row.id === 'string' && isRecord(row.cells))

/** The members that a value names: a member, members, or the rows kept one for each member. */
export const membersIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  return value.flatMap((element) => (typeof element === 'string' ? [element] : isRecord(element) && typeof element.id === 'string' ? [element.id] : []))
}

/** The sum in the currency of the first amount; others do not add up with it and are left out. */
export function totalOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const known = amounts.filter((amount) => amount !== undefined)
  const currency = known[0]?.currency
  if (currency === undefined) return undefined
  return { currency, amountCents: known.reduce((sum, amount) => (amount.currency === currency ? sum + amount.amountCents : sum), 0) }
}

/** The sum where all are of one currency; nothing where they are not, or where there are none. */
export function sumOf(amounts: readonly (Money | undefined)[]): Money | undefined {
  const known = amounts.filter((amount) => amount !== undefined)
  return known.some(({ currency }) => currency !== known[0]?.currency) ? undefined : totalOf(known)
}

/** What the lines of an order or contract come to: quantity times unit price. */
export const amountOfLines = (lines: unknown): Money | undefined =>
  totalOf(
    rowsIn(lines).map(({ cells }) => {
      const price = moneyIn(cells.price)
      return price === undefined ? undefined : times(price, numberIn(cells.qty) ?? 0)
    }),
  )

/** When a page first got into a state by a move that counts. */
export const reachedAt = (page: ComputedInput, state: string): Instant | undefined =>
  page.moves?.find((move) => move.to === state && move.verdict === 'applied')?.at
