import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'

import { fieldWords } from '../../../words/field-words.ts'
import { joiningWords } from '../../../words/joining.ts'
import type { Words } from '../../../words/language.tsx'
import { compareWords } from '../../../words/versions.ts'
import { fieldLabel } from '../page/refusal-text.ts'
import type { FormatInput } from '../values/format-value.ts'
import { formatValue } from '../values/format-value.ts'

/** Where something stands in a page's content, and what, in words. */
export interface ContentNames {
  /** `正文`, or `個人匯報 · 林曉`. */
  place(place: string): string
  places(places: readonly string[]): string
  /** A value of a field, or of a column of its rows; words for none. */
  value(field: string, column: string | undefined, value: unknown): string
  column(field: string, column: string): string
  /** Whose row it is, where rows are kept by member. */
  rowName(field: string, row: string): string | undefined
}

/** Names for the content of pages of a book, whoever keeps it: the page, a version, a proof. Readings are tracked. */
export function contentNames(book: Book, input: () => FormatInput, words: Pick<Words, 'say' | 'format' | 'language'>): ContentNames {
  const fields: Fields = book.fields
  const columnOf = (field: string, column: string): Field | undefined => {
    const declared = fields[field]
    return declared?.kind === 'rows' ? declared.columns[column] : undefined
  }
  const place = (at: string): string => {
    const [field = '', member] = at.split('/')
    return member === undefined ? fieldLabel(book, field, words) : `${fieldLabel(book, field, words)} · ${input().naming.member(member)}`
  }
  return {
    place,
    places: (places) => places.map(place).join(words.say(joiningWords.comma)),
    value(field, column, value) {
      const declared = column === undefined ? fields[field] : columnOf(field, column)
      if (declared?.kind === 'flag') return words.say(value === true ? fieldWords.yes : fieldWords.no)
      const text = declared === undefined || value === undefined ? '' : formatValue(column ?? field, declared, value, input())
      return text === '' ? words.say(compareWords.nothing) : text
    },
    column: (field, column) => { const declared = columnOf(field, column); return declared === undefined ? column : words.say(declared.label) },
    rowName: (field, row) => { const declared = fields[field]; return declared?.kind === 'rows' && declared.keyedBy === 'member' ? input().naming.member(row) : undefined },
  }
}
