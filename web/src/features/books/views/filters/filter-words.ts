import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import { parseAmountCents } from '@hebu/shared/vocabulary/money.ts'

import { fieldWords } from '../../../../words/field-words.ts'
import { joiningWords } from '../../../../words/joining.ts'
import { listWords } from '../../../../words/list.ts'
import type { Words } from '../../../../words/language.tsx'
import { filterWords } from '../../../../words/view-parts.ts'
import { formatValue, shownKind } from '../../values/format-value.ts'
import type { Names } from '../../values/use-names.ts'
import type { Filter, Span } from './filter.ts'

/** The title of a page that a filter names by its id. */
export const pageNamed = (book: Book, names: Names, field: Field, id: string): string => names.naming(book).page({ id, shelf: '' }, linkedBook(field))

/** A filter as its chip says it: `负责人：我、林晚`. */
export function filterText(book: Book, { name, test, values }: Filter, words: Words, names: Names): string {
  const field = (book.fields as Fields)[name]
  const label = words.say(field?.label ?? listWords.state)
  const one = (value: string): string => {
    if (value === 'me') return words.say(filterWords.me)
    if (field === undefined) return words.say(book.states[value] ?? listWords.state)
    const kind = shownKind(field)
    if (kind === 'customer' || kind === 'link') return pageNamed(book, names, field, value)
    if (kind === 'member' || kind === 'members') return names.member(value)
    if (kind === 'money') return formatValue(name, field, { amountCents: parseAmountCents(value) ?? 0, currency: 'CNY' }, names.format(book))
    if (kind === 'date' || kind === 'dateTime') return words.format().date(value)
    if (kind === 'number' || kind === 'percent') return formatValue(name, field, Number(value), names.format(book))
    return names.naming(book).choice(name, value)
  }
  const chip = (value: string) => words.say(filterWords.chip, { field: label, value })
  switch (test) {
    case 'empty': return words.say(filterWords.chipEmpty, { field: label })
    case 'filled': return words.say(filterWords.chipFilled, { field: label })
    case 'has': return words.say(filterWords.chipHas, { field: label, value: values[0] ?? '' })
    case 'is': return chip(words.say(values[0] === 'yes' ? fieldWords.yes : fieldWords.no))
    case 'when': return chip(words.say(filterWords[(values[0] ?? 'today') as Span] ?? filterWords.today))
    case 'any': return chip(values.map(one).join(words.say(joiningWords.comma)))
    case 'range': {
      const [from = '', to = ''] = values
      if (to === '') return chip(words.say(filterWords.atLeast, { from: one(from) }))
      return chip(from === '' ? words.say(filterWords.atMost, { to: one(to) }) : words.say(filterWords.between, { from: one(from), to: one(to) }))
    }
  }
}
