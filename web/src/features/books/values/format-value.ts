import type { Naming } from '@hebu/shared/books/define-book.ts'
import type { Field, FileRef, ListEntry, PageLink, Row } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { isProvisionalNumber } from '@hebu/shared/vocabulary/running-number.ts'

import { fieldWords } from '../../../words/field-words.ts'
import { joiningWords } from '../../../words/joining.ts'
import type { Words } from '../../../words/language.tsx'
import { choiceWording } from './choices.ts'

export interface FormatInput {
  readonly naming: Naming
  readonly charter: Charter
  readonly words: Pick<Words, 'say' | 'format' | 'language'>
}

/** The kind that a value is shown as: a derived one says which. */
export const shownKind = (field: Field): string => (field.kind === 'computed' ? field.shownAs : field.kind)

const joiner = (words: Pick<Words, 'say'>): string => words.say(joiningWords.comma)

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

const recordsIn = <R>(value: unknown): readonly R[] => asList(value).filter((each): each is R => typeof each === 'object' && each !== null)

/** A value in words, on one line; `''` for an empty one. Pure, and safe with values of any form ([BOOK41]). */
export function formatValue(name: string, field: Field, value: unknown, input: FormatInput): string {
  const { naming, words } = input
  if (value === undefined || value === null) return ''
  switch (shownKind(field)) {
    case 'number': {
      if (typeof value !== 'number') return String(value)
      const unit = field.kind === 'number' && field.unit !== undefined ? ` ${words.say(field.unit)}` : ''
      return `${words.format().number(value)}${unit}`
    }
    case 'percent':
      return typeof value === 'number' ? words.format().percent(value) : String(value)
    case 'money':
      return isMoney(value) ? words.format().money(value) : ''
    case 'date':
      return naming.date(value)
    case 'dateTime':
      return naming.dateTime(value)
    case 'choice': {
      const wording = field.kind === 'choice' && typeof value === 'string' ? choiceWording(field, value, input.charter) : undefined
      return wording === undefined ? naming.choice(name, value) : words.say(wording)
    }
    case 'flag':
      return value === true ? words.say(fieldWords.yes) : ''
    case 'member':
    case 'members':
      return asList(value).map((id) => naming.member(id)).join(joiner(words))
    case 'customer':
    case 'customers':
    case 'link':
    case 'links':
      return asList(value).map((link) => naming.page(link as PageLink, linkedBook(field))).filter((title) => title !== '').join(joiner(words))
    case 'checklist':
      return field.kind === 'checklist' ? `${Object.keys(field.items).filter((item) => (value as Readonly<Record<string, boolean>>)[item] === true).length}/${Object.keys(field.items).length}` : ''
    case 'file':
      return recordsIn<FileRef>(value).map(({ name: named }) => String(named ?? '')).join(joiner(words))
    case 'rows': {
      const rows = recordsIn<Row>(value)
      if (field.kind === 'rows' && field.keyedBy === 'member') return rows.map(({ id }) => naming.member(id)).join(joiner(words))
      return String(rows.length || '')
    }
    case 'list':
      return recordsIn<ListEntry>(value).filter(({ label }) => typeof label === 'object').map((entry) => listEntry(entry, words)).join(joiner(words))
    default:
      if (field.kind === 'computed' && field.numbers === true && isProvisionalNumber(String(value))) return words.say(fieldWords.provisional, { number: String(value) })
      if (name === 'periodKey') return naming.period(value)
      return typeof value === 'object' ? '' : String(value)
  }
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && typeof (value as Money).amountCents === 'number'

/** One line of a derived list: `未收款 3`. */
export const listEntry = (entry: ListEntry, words: Pick<Words, 'say' | 'format'>): string =>
  entry.value === undefined ? words.say(entry.label) : `${words.say(entry.label)} ${words.format().number(entry.value)}`

/** Whether values of the kind stand right-aligned in columns. */
export const isFigure = (field: Field): boolean => ['number', 'money', 'percent'].includes(shownKind(field))
