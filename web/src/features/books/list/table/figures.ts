import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'

import type { FormatInput } from '../../values/format-value.ts'
import { formatValue, shownKind } from '../../values/format-value.ts'
import type { ListColumn } from '../list-columns.ts'

/** Whether a sum of the values says something: amounts and quantities do, scores and ages do not. */
export function isSummed(field: Field | undefined): boolean {
  if (field === undefined) return false
  return shownKind(field) === 'money' || (field.kind === 'number' && field.max === undefined)
}

/** The sums of the figures of some pages, in words, by column. Amounts of different currencies are not added up. */
export function sumsOf(pages: readonly Page[], columns: readonly ListColumn[], valueOf: (page: Page, name: string, field: Field) => unknown, input: FormatInput): ReadonlyMap<string, string> {
  const sums = new Map<string, string>()
  for (const { id, field } of columns) {
    if (field === undefined || !isSummed(field)) continue
    const amounts = new Map<string, number>()
    for (const page of pages) {
      const value = valueOf(page, id, field)
      if (typeof value === 'number') amounts.set('', (amounts.get('') ?? 0) + value)
      else if (typeof (value as Money | undefined)?.amountCents === 'number') amounts.set((value as Money).currency, (amounts.get((value as Money).currency) ?? 0) + (value as Money).amountCents)
    }
    const words = [...amounts].map(([currency, amount]) => formatValue(id, field, currency === '' ? Math.round(amount * 1e6) / 1e6 : { amountCents: amount, currency }, input))
    if (words.length > 0) sums.set(id, words.join(' + '))
  }
  return sums
}
