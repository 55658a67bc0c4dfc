import type { CellField, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { isPlainDate, toPlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { readMoney } from '@hebu/shared/vocabulary/money.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { languages, say } from '@hebu/shared/vocabulary/text.ts'
import { readDate } from '@hebu/shared/vocabulary/typed-dates.ts'
import { readDateTime } from '@hebu/shared/vocabulary/typed-times.ts'
import { instantAt } from '@hebu/shared/vocabulary/wall-clock.ts'

import { readNumber } from '../../../ui/fields/read-typed.ts'
import { fieldProblems, fieldWords } from '../../../words/field-words.ts'
import { joiningWords } from '../../../words/joining.ts'
import type { Words } from '../../../words/language.tsx'
import { pasteProblems } from '../../../words/rows.ts'
import { choicesOf } from './choices.ts'

/** What pasted text is read with. */
export interface PasteInput {
  readonly words: Pick<Words, 'say'>
  readonly charter: Charter
  readonly today: PlainDate
  readonly timeZone: string
  /** Members of a name. */
  membersNamed(name: string): readonly string[]
  /** Pages of a title in the book that a field links to, and the name of one page of it. */
  pagesNamed(field: CellField, title: string): readonly PageLink[]
  pageName(field: CellField): string
}

/** A value (absent: emptied), or words that say why the text is none. */
export type Pasted = { readonly value: unknown } | { readonly problem: string }

/** How words are compared: one width, one case, no spaces. */
export const foldedWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

export const isWording = (wording: Text, typed: string): boolean => languages.some((language) => foldedWords(say(wording, language)) === foldedWords(typed))

const yes = new Set(['√', '✓', '✔', '☑', '是', '有', '对', '對', 'true', 'yes', 'y', '1'])
const no = new Set(['×', '✗', '☐', '否', '无', '無', '不', 'false', 'no', 'n', '0'])

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (number: number): string => String(number).padStart(2, '0')

/** The days of 1900 to 1970, with the one that spreadsheets count too much. */
const serialEpoch = 25_569

/** What a spreadsheet makes of a date, beside what people write: `5-Mar-26`, `Mar 5, 2026`, midnight after a day, a serial number. */
function sheetDate(text: string): PlainDate | undefined {
  const named = /^(\d{1,2})[- ]([a-z]{3})[a-z]*[- ,]+(\d{2}|\d{4})$/i.exec(text) ?? /^()([a-z]{3})[a-z]* (\d{1,2}), ?(\d{4})$/i.exec(text)
  if (named !== null) {
    const [, first = '', month = '', second = '', last] = named
    const at = months.indexOf(month.toLowerCase()) + 1
    const [day, year] = last === undefined ? [first, second] : [second, last]
    const date = `${year.length === 2 ? `20${year}` : year}-${two(at)}-${two(Number(day))}`
    return at > 0 && isPlainDate(date) ? date : undefined
  }
  // 2000 to 2099.
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0
  return serial >= 36_526 && serial < 73_051 ? toPlainDate(Math.floor(serial) - serialEpoch) : undefined
}

/** The time of a serial number: the part of the day that it is. */
function sheetTime(text: string): string {
  const minutes = Math.round((Number(text) % 1) * 1440)
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}

function pastedDate(text: string, input: PasteInput): PlainDate | undefined {
  const day = text.normalize('NFKC').replace(/[T ]0?0:00(:00(\.0+)?)?Z?$/, '')
  return sheetDate(day) ?? readDate(day, input.today)
}

function pastedMoment(text: string, input: PasteInput): string | undefined {
  const plain = text.normalize('NFKC').replace('T', ' ').replace(/(\d:\d\d):\d\d(\.\d+)?Z?$/, '$1')
  const serial = sheetDate(plain)
  if (serial !== undefined) return instantAt(`${serial} ${/^\d{5}/.test(plain) ? sheetTime(plain) : '00:00'}`, input.timeZone)
  const wall = readDateTime(plain, input.today)
  if (wall !== undefined) return instantAt(wall, input.timeZone)
  const day = readDate(plain, input.today)
  return day === undefined ? undefined : instantAt(`${day} 00:00`, input.timeZone)
}

/** Reads a pasted cell as a value of its column ([FLD14]); an empty one empties it. */
export function readPasted(field: CellField, pasted: string, input: PasteInput): Pasted {
  const { say: words } = input.words
  const text = pasted.trim()
  const problem = (wording: Text, slots: Readonly<Record<string, string | number>> = {}): Pasted => ({ problem: words(wording, slots) })
  if (field.kind === 'computed' || field.kind === 'file') return problem(pasteProblems.closed)
  if (text === '') return { value: undefined }
  switch (field.kind) {
    case 'text': {
      const line = text.replace(/\s*\n\s*/g, ' ')
      const most = field.maxLength ?? 500
      return line.length > most ? problem(pasteProblems.tooLong, { max: most }) : { value: line }
    }
    case 'longText':
      return text.length > 20_000 ? problem(pasteProblems.tooLong, { max: 20_000 }) : { value: text }
    case 'number': {
      const unit = field.unit === undefined ? undefined : languages.map((language) => say(field.unit!, language)).find((each) => text.endsWith(each))
      const value = readNumber(unit === undefined ? text : text.slice(0, -unit.length))
      if (value === undefined) return problem(fieldProblems.number)
      const [min, max] = [field.min ?? -Infinity, field.max ?? Infinity]
      if (value >= min && value <= max) return { value }
      return problem(field.min === undefined ? fieldProblems.above : field.max === undefined ? fieldProblems.below : fieldProblems.range, { min: field.min ?? 0, max: field.max ?? 0 })
    }
    case 'percent': {
      const value = readNumber(text)
      return value === undefined ? problem(fieldProblems.number) : { value }
    }
    case 'money': {
      // Accounts write what is owed in brackets.
      const owed = /^[(（](.*)[)）]$/.exec(text)
      const value = readMoney(owed === null ? text : `-${owed[1]}`)
      return value === undefined ? problem(fieldProblems.money) : { value }
    }
    case 'date': {
      const value = pastedDate(text, input)
      return value === undefined ? problem(fieldProblems.date) : { value }
    }
    case 'dateTime': {
      const value = pastedMoment(text, input)
      return value === undefined ? problem(fieldProblems.dateTime) : { value }
    }
    case 'choice': {
      const options = Object.entries(choicesOf(field, input.charter))
      const value = options.find(([id, wording]) => id === text || isWording(wording, text))?.[0]
      return value === undefined ? problem(pasteProblems.choice, { options: options.map(([, wording]) => words(wording)).join(words(joiningWords.comma)) }) : { value }
    }
    case 'flag': {
      const folded = foldedWords(text)
      if (yes.has(folded) || isWording(fieldWords.yes, text)) return { value: true }
      return no.has(folded) || isWording(fieldWords.no, text) ? { value: false } : problem(pasteProblems.flag)
    }
    case 'member': {
      const [value, other] = input.membersNamed(text)
      return value === undefined || other !== undefined ? problem(pasteProblems.member) : { value }
    }
    case 'members': {
      const found = text.split(/[、,，;；/\n]+/).filter((name) => name.trim() !== '').map((name) => input.membersNamed(name.trim()))
      return found.every((each) => each.length === 1) ? { value: found.map(([id]) => id) } : problem(pasteProblems.member)
    }
    case 'customer':
    case 'link': {
      const [value, other] = input.pagesNamed(field, text)
      return value === undefined || other !== undefined ? problem(pasteProblems.page, { one: input.pageName(field) }) : { value }
    }
  }
}
