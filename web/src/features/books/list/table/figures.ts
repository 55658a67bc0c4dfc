import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'

import type { FormatInput } from '../../values/format-value.ts'
import { formatValue } from '../../values/format-value.ts'
import type { ListColumn } from '../list-columns.ts'

/** Whether a sum of the values says something: the book declares it. */
export const isSummed = (field: Field | undefined): boolean => field?.sums === true

/** What the values of one column add up to, by currency; plain figures stand under `''`. */
export type Totals = ReadonlyMap<string, number>

const rounded = (figure: number): number => Math.round(figure * 1e6) / 1e6

/** The sums of the figures of some pages, by column: amounts in their smallest unit. Those of different currencies are not added up. */
export function totalsOf(pages: readonly Page[], columns: readonly Pick<ListColumn, 'id' | 'field'>[], valueOf: (page: Page, name: string, field: Field) => unknown): ReadonlyMap<string, Totals> {
  const sums = new Map<string, Totals>()
  for (const { id, field } of columns) {
    if (field === undefined || !isSummed(field)) continue
    const amounts = new Map<string, number>()
    for (const page of pages) {
      const value = valueOf(page, id, field)
      if (typeof value === 'number') amounts.set('', (amounts.get('') ?? 0) + value)
      else if (typeof (value as Money | undefined)?.amountCents === 'number') amounts.set((value as Money).currency, (amounts.get((value as Money).currency) ?? 0) + (value as Money).amountCents)
    }
    if (amounts.has('')) amounts.set('', rounded(amounts.get('')!))
    if (amounts.size > 0) sums.set(id, amounts)
  }
  return sums
}

/** The sums of all, from those of some and those of others. */
export function addTotals(parts: readonly ReadonlyMap<string, Totals>[]): ReadonlyMap<string, Totals> {
  const sums = new Map<string, Map<string, number>>()
  for (const [id, totals] of parts.flatMap((part) => [...part])) {
    const amounts = sums.get(id) ?? sums.set(id, new Map()).get(id)!
    for (const [currency, amount] of totals) amounts.set(currency, currency === '' ? rounded((amounts.get(currency) ?? 0) + amount) : (amounts.get(currency) ?? 0) + amount)
  }
  return sums
}

/** {@link totalsOf} in words. */
export function sumsOf(pages: readonly Page[], columns: readonly ListColumn[], valueOf: (page: Page, name: string, field: Field) => unknown, input: FormatInput): ReadonlyMap<string, string> {
  const fields = new Map(columns.map(({ id, field }) => [id, field]))
  return new Map([...totalsOf(pages, columns, valueOf)].map(([id, totals]) => [id, [...totals].map(([currency, amount]) => formatValue(id, fields.get(id)!, currency === '' ? amount : { amountCents: amount, currency }, input)).join(' + ')]))
}
