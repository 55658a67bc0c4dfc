import type { Book, Move } from '@hebu/shared/books/define-book.ts'
import type { Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import type { Headings } from '@hebu/shared/rules/exchange/find-headings.ts'
import { fieldOfTarget, namingField, readTarget } from '@hebu/shared/rules/exchange/import-targets.ts'
import { isActor } from '@hebu/shared/rules/access.ts'
import { isOrigin } from '@hebu/shared/rules/exchange/origin-fields.ts'
import { foldName } from '@hebu/shared/rules/matching/fold-name.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { isMultiple } from '@hebu/shared/rules/schema.ts'
import { untrack } from 'solid-js'

import { breathe } from '../../../../platform/breathe.ts'
import { importProblems } from '../../../../words/exchange.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import { refusalOfRights, refusalText } from '../../page/refusal-text.ts'
import { pasteInputFor } from '../../values/paste-input.ts'
import type { Names } from '../../values/use-names.ts'
import { createPauses } from '../pauses.ts'
import { readCell } from './read-cell.ts'

/** What a line would write into a page that is there. */
export interface Changes {
  readonly sets: readonly { readonly field: string; readonly value: unknown }[]
  readonly cells: readonly { readonly field: string; readonly row: string; readonly column: string; readonly value: unknown }[]
  readonly rows: readonly BroughtRow[]
}

/** A row of a page that a line brings. */
export interface BroughtRow {
  readonly field: string
  readonly cells: Readonly<Record<string, unknown>>
}

/** A line of the sheet, read. */
export interface ReadLine {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number
  readonly cells: readonly string[]
  readonly title: string
  /** What its name is known again by. */
  readonly key: string | undefined
  readonly values: Readonly<Record<string, unknown>>
  readonly rows: readonly BroughtRow[]
  /** What it says of the page's past. */
  readonly past: Readonly<Record<string, unknown>>
  readonly problems: readonly { readonly column: number; readonly reason: string }[]
  /** What it says that will not be written, though the line comes in. */
  readonly remark?: string
  /** It has no name: no page can be made of it. */
  readonly nameless: boolean
  /** It adds other lines up. */
  readonly isTotal: boolean
  /** The page of this name, and what of it would be written. */
  readonly known: { readonly page: Page; readonly changes: Changes } | undefined
  /** The number of the first line of this name. */
  readonly sameAs: number | undefined
}

export interface ReadInput {
  readonly book: Book
  readonly lines: readonly (readonly string[])[]
  readonly headings: Headings
  /** The target of each column; absent where it stays out. */
  readonly targets: readonly (string | undefined)[]
  readonly workspace: Workspace
  readonly words: Words
  readonly names: Names
}

/** One name in the form in which names are compared; `undefined` for none. */
export function keyOfName(book: Book, name: unknown): string | undefined {
  if (typeof name !== 'string' || name.trim() === '') return undefined
  const { whole, core, region, branch } = foldName(name)
  return book.id === 'customers' ? `${core}|${region}|${branch}` : whole || name
}

const totals = /^(合计|合計|总计|總計|小计|小計|total|subtotal|grand total|sum)$/iu

function rowsOf(cells: readonly { readonly field: string; readonly column: string; readonly nth: number; readonly value: unknown }[]): readonly BroughtRow[] {
  return [...Map.groupBy(cells, ({ field, nth }) => `${field}#${nth}`).values()].map((ofRow) => ({ field: ofRow[0]!.field, cells: Object.fromEntries(ofRow.map(({ column, value }) => [column, value])) }))
}

/** What a line says that the page does not say yet. What the line leaves empty empties nothing; the name that the page was known again by stays as it is written, and a row is known again by its first required text. */
function changesTo(book: Book, page: Page, named: string | undefined, values: ReadLine['values'], rows: readonly BroughtRow[]): Changes {
  const fields: Fields = book.fields
  const sets = Object.entries(values).flatMap(([field, value]) => {
    const now = page.values[field]
    if (field === named || isSameValue(now, value)) return []
    if (fields[field] !== undefined && isMultiple(fields[field]) && Array.isArray(now) && Array.isArray(value)) {
      const added = value.filter((each) => !now.some((old) => isSameValue(old, each)))
      return added.length === 0 ? [] : [{ field, value: [...(now as readonly unknown[]), ...added] }]
    }
    return [{ field, value }]
  })
  const cells: Changes['cells'][number][] = []
  const fresh: BroughtRow[] = []
  for (const row of rows) {
    const declared = fields[row.field]
    const known = declared?.kind === 'rows' ? Object.entries(declared.columns).find(([, cell]) => cell.kind === 'text' && cell.required === true)?.[0] : undefined
    const old = (page.values[row.field] as readonly Row[] | undefined)?.find((each) => (known === undefined || row.cells[known] === undefined ? Object.entries(row.cells).every(([column, value]) => isSameValue(each.cells[column], value)) : each.cells[known] === row.cells[known]))
    if (old === undefined) fresh.push(row)
    else for (const [column, value] of Object.entries(row.cells)) if (!isSameValue(old.cells[column], value)) cells.push({ field: row.field, row: old.id, column, value })
  }
  return { sets, cells, rows: fresh }
}

/** Whether this member may bring a page in in a state: as it begins, or one that they could bring it to. */
function mayBringIn(book: Book, state: string, values: ReadLine['values'], workspace: Workspace): boolean {
  if (state === book.initial) return true
  const me = workspace.me()
  const nowMs = Date.now()
  const begins = book.defaults?.({ me, today: dateOf(nowMs, workspace.directory().workspace.timeZone), nowMs, head: undefined, members: [] })
  return Object.values<Move>(book.moves).some(({ to, by }) => to === state && isActor(by, { values: { ...begins, ...values }, made: { by: me.id } }, me, { directory: workspace.directory(), charter: workspace.charter() }))
}

export const isNoChange = ({ sets, cells, rows }: Changes): boolean => sets.length + cells.length + rows.length === 0

/** Reads the lines under the headings, in slices so that the window can answer; rejects when called off. */
export async function readLines(input: ReadInput, signal: AbortSignal, tell?: (done: number) => void): Promise<readonly ReadLine[]> {
  const { book, lines, headings, workspace, words, names } = input
  const table = workspace.table(book.id)
  const pasted = pasteInputFor(workspace, words, names)
  const naming = namingField(book)
  const columns = input.targets.flatMap((id, column) => {
    const target = id === undefined ? undefined : readTarget(id)
    const field = target === undefined ? undefined : fieldOfTarget(book, target)
    return target === undefined || field === undefined ? [] : [{ column, target, field }]
  })
  const known = new Map<string, Page>()
  // Whoever asked is shown first that it begins.
  await breathe()
  signal.throwIfAborted()
  const pause = createPauses()
  if (naming !== undefined) for (const page of untrack(() => table.pages())) {
    const key = keyOfName(book, page.values[naming])
    if (key !== undefined && !known.has(key)) known.set(key, page)
    await pause()
    signal.throwIfAborted()
  }
  const first = new Map<string, number>()
  const read: ReadLine[] = []
  for (let at = headings.line + headings.height; at < lines.length; at++) {
    const line = lines[at]!
    if (line.every((cell) => cell.trim() === '')) continue
    const values: Record<string, unknown> = {}
    const past: Record<string, unknown> = {}
    const cells: { readonly field: string; readonly column: string; readonly nth: number; readonly value: unknown }[] = []
    const problems: { readonly column: number; readonly reason: string }[] = []
    for (const { column, target, field } of columns) {
      const text = line[column] ?? ''
      if (text.trim() === '') continue
      const value = readCell(field, text, pasted)
      if ('problem' in value) problems.push({ column, reason: value.problem })
      else if (value.value === undefined) continue
      else if (isOrigin(target.field)) past[target.field] = value.value
      else if (target.column === undefined) values[target.field] = value.value
      else cells.push({ field: target.field, column: target.column, nth: target.nth, value: value.value })
    }
    const key = naming === undefined ? book.key?.(values) : keyOfName(book, values[naming])
    const sameAs = key === undefined ? undefined : first.get(key)
    if (key !== undefined && sameAs === undefined) first.set(key, at + 1)
    const rows = rowsOf(cells)
    const page = key === undefined ? undefined : naming === undefined ? untrack(() => table.page(key)) : known.get(key)
    const changes = page === undefined ? undefined : changesTo(book, page, naming, values, rows)
    if (page !== undefined && changes !== undefined) {
      const rights = untrack(() => table.rights(page))
      const shut = [...changes.sets, ...changes.cells, ...changes.rows].find(({ field }) => !untrack(() => rights.mayEditField(field)))
      if (shut !== undefined) problems.push({ column: columns.find(({ target }) => target.field === shut.field)?.column ?? 0, reason: refusalText(book, refusalOfRights(rights.because), words) })
    }
    const state = page === undefined ? past['$state'] : undefined
    const stays = page !== undefined && past['$state'] !== undefined && past['$state'] !== page.state ? words.say(importProblems.stateStays, { state: words.say(book.states[page.state] ?? book.one) }) : undefined
    if (typeof state === 'string' && !mayBringIn(book, state, values, workspace)) problems.push({ column: columns.find(({ target }) => target.field === '$state')?.column ?? 0, reason: words.say(importProblems.stateOfOthers) })
    const firstWord = line.find((cell) => cell.trim() !== '')?.replace(/[\s:：]/g, '') ?? ''
    read.push({
      number: at + 1, cells: line, key, values, rows, past, problems, sameAs,
      title: naming === undefined ? words.say(importProblems.line, { number: at + 1 }) : String(values[naming] ?? ''),
      nameless: naming === undefined ? Object.keys(values).length === 0 : values[naming] === undefined,
      isTotal: totals.test(firstWord),
      ...(stays === undefined ? {} : { remark: stays }),
      known: page === undefined || changes === undefined ? undefined : { page, changes },
    })
    if (read.length % 50 === 0) tell?.(read.length)
    await pause()
    signal.throwIfAborted()
  }
  return read
}
