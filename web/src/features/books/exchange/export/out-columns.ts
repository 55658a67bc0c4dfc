import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CellField, Field, Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { wallClock } from '@hebu/shared/vocabulary/wall-clock.ts'

import type { OutCell, OutColumn, OutKind } from '../../../../platform/exchange/sheet-out.ts'
import { listWords } from '../../../../words/list.ts'
import { exportWords } from '../../../../words/exchange.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import type { FormatInput } from '../../values/format-value.ts'
import { formatValue, shownKind } from '../../values/format-value.ts'
import type { Names } from '../../values/use-names.ts'
import { rawValue } from '../../values/use-names.ts'

/** A column of the exported sheet, and what stands in it for a page. */
export interface ExportColumn extends OutColumn {
  readonly id: string
  readonly field: Field | undefined
  cellOf(page: Page): OutCell
}

export interface ExportContext {
  readonly book: Book
  readonly workspace: Workspace
  readonly words: Words
  readonly names: Names
}

const kinds: Readonly<Record<string, OutKind>> = { number: 'number', percent: 'percent', money: 'money', date: 'date', dateTime: 'dateTime' }

const kindOf = (field: Field): OutKind => kinds[shownKind(field)] ?? 'text'

/** Rows of one page that get columns of their own; more than that is a table, not a line. */
const mostRows = 5

function outCell(name: string, field: Field, value: unknown, input: FormatInput, timeZone: string): OutCell {
  if (value === undefined || value === null) return null
  switch (kindOf(field)) {
    case 'number':
    case 'percent':
      return typeof value === 'number' ? value : String(value)
    case 'money':
      return typeof (value as Money).amountCents === 'number' ? (value as Money) : null
    case 'date':
      return String(value).length > 10 && !Number.isNaN(Date.parse(String(value))) ? wallClock(Date.parse(String(value)), timeZone).slice(0, 10) : String(value)
    case 'dateTime': {
      const ms = Date.parse(String(value))
      return Number.isNaN(ms) ? String(value) : wallClock(ms, timeZone)
    }
    default:
      return formatValue(name, field, value, input) || null
  }
}

/** The columns of a list as a sheet has them: figures and days as such, everything else in the reader's words. */
export function listColumns(ids: readonly string[], context: ExportContext): readonly ExportColumn[] {
  const { book, workspace, words, names } = context
  const input = names.format(book)
  const { timeZone } = workspace.directory().workspace
  return ids.flatMap((id): readonly ExportColumn[] => {
    const field = (book.fields as Fields)[id]
    if (id === 'state' && field === undefined) return [{ id, field, title: words.say(listWords.state), kind: 'text', cellOf: (page) => words.say(book.states[page.state] ?? book.one) }]
    if (field === undefined) return []
    return [{ id, field, title: words.say(field.label), kind: kindOf(field), cellOf: (page) => outCell(id, field, rawValue(workspace, page, id, field), input, timeZone) }]
  })
}

function columnsOfRows(id: string, field: Extract<Field, { kind: 'rows' }>, pages: readonly Page[], context: ExportContext): readonly ExportColumn[] {
  const { words, names, book, workspace } = context
  const input = names.format(book)
  const { timeZone } = workspace.directory().workspace
  const rowsOf = (page: Page) => (page.values[id] as readonly Row[] | undefined) ?? []
  const count = Math.min(mostRows, pages.reduce((most, page) => Math.max(most, rowsOf(page).length), 0))
  const cells = Object.entries<CellField>(field.columns).filter(([, cell]) => cell.internal !== true && cell.kind !== 'file')
  return Array.from({ length: count }, (_, at) => cells.map(([column, cell]): ExportColumn => ({
    id: `${id}.${column}`,
    field: cell,
    title: words.say(at === 0 ? exportWords.ofFirstRow : exportWords.ofRow, { rows: words.say(field.label), number: at + 1, column: words.say(cell.label) }),
    kind: kindOf(cell),
    cellOf(page) {
      const row = rowsOf(page)[at]
      return row === undefined ? null : outCell(column, cell, cell.kind === 'computed' ? workspace.computedValue(page, id, column, row) : row.cells[column], input, timeZone)
    },
  }))).flat()
}

/** Every field of a book that this device holds, rows spread over columns: what is read back by an import ([XCH20]). */
export function everyColumn(pages: readonly Page[], context: ExportContext): readonly ExportColumn[] {
  const held = new Set(pages.flatMap(({ parts }) => parts))
  const seen = Object.entries<Field>(context.book.fields as Fields).filter(([, field]) => field.internal !== true && field.kind !== 'richText' && (field.part === undefined || held.has(field.part)))
  const [first, ...rest] = seen.flatMap(([id, field]) => (field.kind === 'rows' && field.keyedBy === undefined ? columnsOfRows(id, field, pages, context) : listColumns([id], context)))
  const state = Object.keys(context.book.states).length > 1 ? listColumns(['state'], context) : []
  return [...(first === undefined ? [] : [first]), ...state, ...rest]
}
