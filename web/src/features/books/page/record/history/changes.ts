import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

/** What a change led to: a value, where it is known. */
export type Outcome = { readonly known: true; readonly value: unknown } | { readonly known: false }

const rowsIn = (page: Page, field: string): readonly Row[] => {
  const rows = page.values[field]
  return Array.isArray(rows) ? (rows as readonly Row[]) : []
}

const fieldOf = (book: Book, name: string): Field | undefined => (Object.hasOwn(book.fields, name) ? (book.fields as Fields)[name] : undefined)

/** The field, or the column, whose value a change is about; items of checklists are flags. */
export function changedField(book: Book, { field, row, item }: HistoryEntry): Field | undefined {
  const declared = fieldOf(book, field)
  if (declared === undefined || item === undefined) return declared
  if (declared.kind === 'rows' && row !== undefined) return Object.hasOwn(declared.columns, item) ? declared.columns[item] : undefined
  return declared.kind === 'checklist' && Object.hasOwn(declared.items, item) ? { kind: 'flag', label: declared.items[item]! } : declared
}

/** What stands now where a change wrote; unknown where the row is gone. */
function currentOf(page: Page, { field, row, item }: HistoryEntry): Outcome {
  if (row !== undefined) {
    const found = rowsIn(page, field).find(({ id }) => id === row)
    return found === undefined || item === undefined ? { known: false } : { known: true, value: found.cells[item] }
  }
  const value = page.values[field] ?? page.repairs[field]
  return { known: true, value: item === undefined ? value : (value as Readonly<Record<string, unknown>> | undefined)?.[item] === true }
}

export function outcomeOf(page: Page, entry: HistoryEntry): Outcome {
  if (entry.next.is === 'value') return { known: true, value: entry.next.value }
  return entry.next.is === 'current' ? currentOf(page, entry) : { known: false }
}

const orEmpty = (value: unknown): unknown => (value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value)

/** Whether two values look the same to a reader: nothing, an empty text and an empty list are one. */
const isSameToReaders = (one: unknown, other: unknown): boolean => isSameValue(orEmpty(one), orEmpty(other))

/** Changes worth telling: those that were taken back at once, and those of fields people do not see, are not. */
export function toldChanges(book: Book, page: Page, changes: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return changes.filter((entry) => {
    const declared = fieldOf(book, entry.field)
    if (declared === undefined || declared.internal === true) return false
    if (entry.act !== 'write' || entry.cut) return true
    const outcome = outcomeOf(page, entry)
    return !outcome.known || !isSameToReaders(entry.was, outcome.value)
  })
}

/** Whether the value before a change can be put back: it was kept whole, and something else stands there now. */
export function mayRestore(page: Page, entry: HistoryEntry): boolean {
  if (entry.cut) return false
  if (entry.act === 'remove') return !rowsIn(page, entry.field).some(({ id }) => id === entry.row)
  if (entry.act !== 'write') return false
  const now = currentOf(page, entry)
  return now.known && !isSameToReaders(entry.was, now.value)
}

/** The cells by which a row can be named: what it holds now, else what it held when it was removed. */
export function cellsFor(page: Page, { field, row, was, act }: HistoryEntry): Readonly<Record<string, unknown>> | undefined {
  const found = rowsIn(page, field).find(({ id }) => id === row)?.cells
  return found ?? (act === 'remove' && typeof was === 'object' && was !== null ? (was as Readonly<Record<string, unknown>>) : undefined)
}
