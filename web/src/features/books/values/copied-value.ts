import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { defaultCurrency } from '@hebu/shared/vocabulary/money.ts'
import { wallClock } from '@hebu/shared/vocabulary/wall-clock.ts'

import { fieldWords } from '../../../words/field-words.ts'
import type { FormatInput } from './format-value.ts'
import { formatValue, shownKind } from './format-value.ts'

/** A value as it is copied: nothing is rounded, days have their year, so that what is pasted elsewhere or here again is the same. */
export function copiedValue(name: string, field: Field, value: unknown, input: FormatInput, timeZone: string): string {
  if (value === undefined || value === null) return ''
  switch (shownKind(field)) {
    case 'number':
      return String(value)
    case 'percent':
      return `${String(value)}%`
    case 'money': {
      const { amountCents, currency } = value as Money
      return `${currency === defaultCurrency ? '' : `${currency} `}${amountCents / 100}`
    }
    case 'date':
      return String(value)
    case 'dateTime': {
      const ms = Date.parse(String(value))
      return Number.isNaN(ms) ? String(value) : wallClock(ms, timeZone)
    }
    case 'flag':
      return input.words.say(value === true ? fieldWords.yes : fieldWords.no)
    default:
      return formatValue(name, field, value, input)
  }
}
