import type { Performance } from '../../books/contract-figures.ts'
import { amountNow, changesOf, endsAt, isConcluded, isRunning, performanceOf } from '../../books/contract-figures.ts'
import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { linkIn, moneyIn, stringIn } from '../../books/read-values.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays } from '../../vocabulary/dates.ts'
import type { Money } from '../../vocabulary/money.ts'

/** A line of the statistics: how many contracts, and what they are worth, in the currency of the ledger. */
export interface LedgerLine {
  /** A state, a month (`2026-11`), a member, a customer; or the days within which they end. */
  readonly key: string
  readonly count: number
  readonly amountCents: number
}

/** The statistics of a ledger (domain part e, `ledgerStats`, `contractQuality`). */
export interface Ledger {
  readonly currency: Money['currency']
  /** Contracts in another currency, whose amounts are not added up. */
  readonly otherCurrency: number
  /** Signed ones. */
  readonly signed: LedgerLine
  readonly running: LedgerLine
  readonly byState: readonly LedgerLine[]
  /** By the month of signature, with what changed in that month; the latest first. */
  readonly byMonth: readonly LedgerLine[]
  readonly byOwner: readonly LedgerLine[]
  readonly byCustomer: readonly LedgerLine[]
  /** Of those that run: ending within so many days, each stretch holding the ones before. */
  readonly ending: readonly LedgerLine[]
  /** Past their end and still being performed. */
  readonly overdue: LedgerLine
  readonly milestones: Performance
}

/** How far ahead the ledger looks, in days. */
export const endingDays = [30, 60, 90] as const

/** Templates and void contracts never count. */
const isCounted = ({ state }: Pick<ComputedInput, 'state'>): boolean => state !== 'template' && state !== 'void'

interface Entry {
  readonly page: ComputedInput
  readonly cents: number
}

const lineOf = (key: string, entries: readonly Entry[]): LedgerLine => ({ key, count: entries.length, amountCents: entries.reduce((sum, { cents }) => sum + cents, 0) })

const grouped = (entries: readonly Entry[], keyOf: (page: ComputedInput) => string | undefined): readonly LedgerLine[] =>
  [...Map.groupBy(entries, ({ page }) => keyOf(page) ?? '')].map(([key, of]) => lineOf(key, of)).toSorted((a, b) => b.amountCents - a.amountCents || (a.key < b.key ? -1 : 1))

/** Sums up contracts by state, month, responsible member and customer, and tells which of them end soon ([CON9]). */
export function ledgerOf(pages: readonly ComputedInput[], states: readonly string[], world: World): Ledger {
  const counted = pages.filter(isCounted)
  const currency = counted.map(({ values }) => moneyIn(values['amount'])?.currency).find((found) => found !== undefined) ?? 'CNY'
  const centsOf = (amount: Money | undefined): number => (amount?.currency === currency ? amount.amountCents : 0)
  const entries = counted.map((page): Entry => ({ page, cents: centsOf(amountNow(page, world)) }))
  const signed = entries.filter(({ page }) => isConcluded(page))
  const running = entries.filter(({ page }) => isRunning(page))
  const endOf = ({ page }: Entry): PlainDate => endsAt(page, world) ?? '9999-12-31'
  const of = running.map(({ page }) => performanceOf(page, world.today))
  const sum = (pick: (one: (typeof of)[number]) => number): number => of.reduce((total, one) => total + pick(one), 0)
  return {
    currency,
    otherCurrency: counted.filter(({ values }) => (moneyIn(values['amount'])?.currency ?? currency) !== currency).length,
    signed: lineOf('signed', signed),
    running: lineOf('running', running),
    byState: states.flatMap((state) => { const here = entries.filter(({ page }) => page.state === state); return here.length === 0 ? [] : [lineOf(state, here)] }),
    byMonth: monthsOf(signed.map(({ page }) => page), world, centsOf),
    byOwner: grouped(signed, ({ values }) => stringIn(values['owner'])),
    byCustomer: grouped(signed, ({ values }) => linkIn(values['customer'])?.id),
    ending: endingDays.map((days) => lineOf(String(days), running.filter((entry) => endOf(entry) >= world.today && endOf(entry) <= addDays(world.today, days)))),
    overdue: lineOf('overdue', running.filter((entry) => endOf(entry) < world.today)),
    milestones: { all: sum(({ all }) => all), done: sum(({ done }) => done), late: sum(({ late }) => late), doneLate: sum(({ doneLate }) => doneLate), defects: sum(({ defects }) => defects) },
  }
}

/** What was signed counts as it was signed, a change in the month in which it took effect (domain part e, `signedAmount`). */
function monthsOf(signed: readonly ComputedInput[], world: World, centsOf: (amount: Money | undefined) => number): readonly LedgerLine[] {
  const months = new Map<string, { count: number; amountCents: number }>()
  const add = (day: unknown, count: number, cents: number): void => {
    const month = stringIn(day)?.slice(0, 7)
    if (month === undefined) return
    const known = months.get(month) ?? { count: 0, amountCents: 0 }
    months.set(month, { count: known.count + count, amountCents: known.amountCents + cents })
  }
  for (const contract of signed) {
    add(contract.values['signedAt'], 1, centsOf(moneyIn(contract.values['amount'])))
    for (const { state, values } of changesOf(contract, world)) if (state === 'effective') add(values['effectiveAt'], 0, centsOf(moneyIn(values['amountDelta'])))
  }
  return [...months].map(([key, line]) => ({ key, ...line })).toSorted((a, b) => (a.key < b.key ? 1 : -1))
}
