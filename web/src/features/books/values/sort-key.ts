import type { Field } from '@hebu/shared/books/field-kinds.ts'
import { periodOf } from '@hebu/shared/books/periods.ts'
import { dayNumber } from '@hebu/shared/vocabulary/dates.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'

import { choicesOf } from './choices.ts'
import type { FormatInput } from './format-value.ts'
import { formatValue, shownKind } from './format-value.ts'

/** What pages are ordered by: numbers as numbers, words by the reader's language; empty ones come last. */
export type SortKey = number | string | undefined

const orders = new Map<string, string>()

/** By when a period ends, the longer one later, so that a week stands with its days; what is no period by its words. */
function periodOrder(key: string): string {
  let order = orders.get(key)
  if (order === undefined) {
    const period = periodOf(key)
    order = period === undefined ? key : `${period.last} ${dayNumber(period.last) - dayNumber(period.first)}`
    orders.set(key, order)
  }
  return order
}

/** The key of a value: amounts and times as numbers, choices by the order of their options, all else as words. */
export function sortKeyOf(name: string, field: Field, value: unknown, input: FormatInput): SortKey {
  if (value === undefined || value === null || value === '') return undefined
  switch (shownKind(field)) {
    case 'number':
    case 'percent':
      return typeof value === 'number' ? value : undefined
    case 'money':
      return typeof (value as Money).amountCents === 'number' ? (value as Money).amountCents : undefined
    case 'date':
    case 'dateTime': {
      const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
      return Number.isNaN(at) ? undefined : at
    }
    case 'flag':
      return value === true ? 0 : 1
    case 'choice': {
      const at = field.kind === 'choice' && typeof value === 'string' ? Object.keys(choicesOf(field, input.charter)).indexOf(value) : -1
      return at === -1 ? formatValue(name, field, value, input) : at
    }
    case 'text':
    case 'longText':
      return typeof value !== 'string' ? JSON.stringify(value) : name === 'periodKey' ? periodOrder(value) : value
    default:
      return formatValue(name, field, value, input) || undefined
  }
}
