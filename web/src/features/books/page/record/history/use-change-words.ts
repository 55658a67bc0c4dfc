import type { Field, Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'

import { fieldWords } from '../../../../../words/field-words.ts'
import { useWords } from '../../../../../words/language.tsx'
import { historyWords } from '../../../../../words/record.ts'
import { formatValue } from '../../../values/format-value.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { fieldLabel } from '../../refusal-text.ts'
import { cellsFor, changedField } from './changes.ts'

/** Changes of the open page in words. */
export interface ChangeWords {
  /** `明細 · 茶禮 · 單價`: the field, and within it the row and column, item or member. */
  place(entry: HistoryEntry): string
  field(entry: HistoryEntry): string
  row(entry: HistoryEntry): string
  /** A value that stood where the change wrote; `''` for none. */
  value(entry: HistoryEntry, value: unknown): string
}

export function useChangeWords(): ChangeWords {
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const declared = (name: string): Field | undefined => (Object.hasOwn(open.book.fields, name) ? (open.book.fields as Fields)[name] : undefined)
  const inWords = (name: string, field: Field | undefined, value: unknown): string => {
    if (field?.kind === 'flag') return words.say(value === true ? fieldWords.yes : fieldWords.no)
    return field === undefined ? '' : formatValue(name, field, value, names.format(open.book))
  }
  const row = (entry: HistoryEntry): string => {
    const field = declared(entry.field)
    if (field?.kind !== 'rows' || entry.row === undefined) return words.say(historyWords.row)
    if (field.keyedBy === 'member') return names.member(entry.row)
    const cells = cellsFor(open.page(), entry) ?? {}
    for (const [column, cell] of Object.entries(field.columns)) {
      const named = inWords(column, cell, cells[column])
      if (named !== '' && cell.kind !== 'flag') return named
    }
    const number = ((open.page().values[entry.field] as readonly Row[] | undefined) ?? []).findIndex(({ id }) => id === entry.row) + 1
    return number > 0 ? `#${number}` : words.say(historyWords.row)
  }
  const label = (name: string): string => fieldLabel(open.book, name, words)
  return {
    row,
    field: ({ field }) => label(field),
    place(entry) {
      const { field, item } = entry
      const inner = changedField(open.book, entry)
      if (entry.row !== undefined && entry.act === 'write') return [label(field), row(entry), inner === undefined ? (item ?? '') : words.say(inner.label)].filter((part) => part !== '').join(' · ')
      if (item === undefined) return label(field)
      return `${label(field)} · ${entry.act === 'edit' ? names.member(item) : inner === undefined ? item : words.say(inner.label)}`
    },
    value: (entry, value) => inWords(entry.item ?? entry.field, changedField(open.book, entry), value),
  }
}
