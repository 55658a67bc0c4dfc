import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'

import { compareWords, pageVersionWords } from '../../../../../words/versions.ts'
import { fieldWords } from '../../../../../words/field-words.ts'
import { useWords } from '../../../../../words/language.tsx'
import { joiningWords } from '../../../../../words/joining.ts'
import type { PageVersion } from '../../../../../workspace/versions/page-versions.ts'
import { now } from '../../../../../workspace/versions/page-versions.ts'
import { formatValue } from '../../../values/format-value.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { fieldLabel } from '../../refusal-text.ts'

/** Versions of the open page, and what stands in them, in words. */
export interface VersionNames {
  /** What the page says now, and its versions, to choose from. */
  options(versions: readonly PageVersion[]): readonly { readonly value: string; readonly label: string }[]
  title(version: PageVersion): string
  /** `正文`, or `個人匯報 · 林曉`. */
  place(place: string): string
  places(places: readonly string[]): string
  /** A value of a field, or of a column of its rows; words for none. */
  value(field: string, column: string | undefined, value: unknown): string
  column(field: string, column: string): string
  /** Whose row it is, where rows are kept by member. */
  rowName(field: string, row: string): string | undefined
  isEmpty(value: unknown): boolean
}

export function useVersionNames(): VersionNames {
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const fields: Fields = open.book.fields
  const moveLabel = (move: string | undefined): string => {
    const declared = move === undefined ? undefined : open.book.moves[move]
    return declared === undefined ? (move ?? '') : words.say(declared.label)
  }
  const title = (version: PageVersion): string => {
    switch (version.kind) {
      case 'named': return version.name ?? words.say(pageVersionWords.unnamed)
      case 'sealed': return version.n === undefined ? moveLabel(version.move) : words.say(pageVersionWords.handedIn, { n: version.n, move: moveLabel(version.move) })
      case 'restored': return version.of === undefined ? words.say(pageVersionWords.restoredOne) : words.say(pageVersionWords.restoredFrom, { name: version.of.kind === 'automatic' ? words.format().dateTime(version.of.at) : title(version.of) })
      default: return words.say(pageVersionWords.automatic)
    }
  }
  const place = (at: string): string => {
    const [field = '', member] = at.split('/')
    return member === undefined ? fieldLabel(open.book, field, words) : `${fieldLabel(open.book, field, words)} · ${names.member(member)}`
  }
  const columnOf = (field: string, column: string): Field | undefined => {
    const declared = fields[field]
    return declared?.kind === 'rows' ? declared.columns[column] : undefined
  }
  return {
    options: (versions) => [
      { value: now, label: words.say(pageVersionWords.nowOf) },
      ...versions.map((version) => ({ value: version.id, label: `${title(version)} · ${words.format().dateTime(version.at)}` })),
    ],
    title,
    place,
    places: (places) => places.map(place).join(words.say(joiningWords.comma)),
    value(field, column, value) {
      const declared = column === undefined ? fields[field] : columnOf(field, column)
      if (declared?.kind === 'flag') return words.say(value === true ? fieldWords.yes : fieldWords.no)
      const text = declared === undefined || value === undefined ? '' : formatValue(column ?? field, declared, value, names.format(open.book))
      return text === '' ? words.say(compareWords.nothing) : text
    },
    rowName: (field, row) => { const declared = fields[field]; return declared?.kind === 'rows' && declared.keyedBy === 'member' ? names.member(row) : undefined },
    isEmpty: (value) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0),
    column: (field, column) => { const declared = columnOf(field, column); return declared === undefined ? column : words.say(declared.label) },
  }
}
