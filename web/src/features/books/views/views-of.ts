import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'

import { shownKind } from '../values/format-value.ts'

/** How the pages of a book are laid out. */
export type ListView = 'table' | 'board' | 'calendar' | 'care' | 'funnel' | 'ledger' | 'matrix'

/** Views that belong to one book; where one leads, it is what the book opens with. */
const own: Readonly<Record<string, { readonly view: ListView; readonly leads?: boolean }>> = { followUps: { view: 'care', leads: true }, opportunities: { view: 'funnel' }, contracts: { view: 'ledger' }, reports: { view: 'matrix' } }

/** Views that are no layout of the list's pages: they stand also where the book has none yet. */
export const isApart = (view: ListView): boolean => view === 'care' || view === 'matrix'

const fieldsOf = (book: Book): readonly (readonly [string, Field])[] => Object.entries(book.fields as Fields).filter(([, field]) => field.internal !== true)

/** What the columns of a board may stand for: states, where there are several, fields with few options, and whom a list names. */
export const boardFields = (book: Book): readonly string[] => [
  ...(Object.keys(book.states).length > 1 ? ['state'] : []),
  ...fieldsOf(book).filter(([, field]) => field.kind === 'choice').map(([name]) => name),
  // Where a board makes sense anyhow, it may also show who has how much.
  ...(Object.keys(book.states).length > 1 ? fieldsOf(book).filter(([name, field]) => field.kind === 'member' && book.list.columns.includes(name)).map(([name]) => name) : []),
]

/** The dates that a calendar may go by: the one a list is ordered by, then those it shows; derived ones come last. */
export function calendarFields(book: Book): readonly string[] {
  const dated = fieldsOf(book).filter(([, field]) => shownKind(field) === 'date' || shownKind(field) === 'dateTime').map(([name]) => name)
  const place = (name: string) => (name === book.list.sort ? -1 : book.list.columns.includes(name) ? book.list.columns.indexOf(name) : 1000 + dated.indexOf(name)) + ((book.fields as Fields)[name]?.kind === 'computed' ? 500 : 0)
  return dated.toSorted((a, b) => place(a) - place(b))
}

/** The views that make sense of a book. */
export const viewsOf = (book: Book): readonly ListView[] => [
  ...(own[book.id]?.leads === true ? [own[book.id]!.view] : []),
  'table',
  ...(boardFields(book).length > 0 ? (['board'] as const) : []),
  ...(calendarFields(book).length > 0 ? (['calendar'] as const) : []),
  ...(own[book.id] !== undefined && own[book.id]!.leads !== true ? [own[book.id]!.view] : []),
]

/** What a book opens with. */
export const firstView = (book: Book): ListView => viewsOf(book)[0]!
