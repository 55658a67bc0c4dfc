import type { Book, Move } from '@hebu/shared/books/define-book.ts'
import type { CellField, Fields, PageLink, Row } from '@hebu/shared/books/field-kinds.ts'
import type { Headings } from '@hebu/shared/rules/exchange/find-headings.ts'
import { unitAbove, unitOfHeading, withUnit } from '@hebu/shared/rules/exchange/heading-units.ts'
import { fieldOfTarget, namingField, readTarget, tellingField } from '@hebu/shared/rules/exchange/import-targets.ts'
import { isActor } from '@hebu/shared/rules/access.ts'
import { isOrigin } from '@hebu/shared/rules/exchange/origin-fields.ts'
import { foldName } from '@hebu/shared/rules/matching/fold-name.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { statesToBringIn } from '@hebu/shared/rules/workflow.ts'
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
import { keyOfCustomer, namingCustomers } from './linked-names.ts'
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
  /** It says what that line does not say yet. */
  readonly adds: boolean
}

/** So many of one name are looked through for the one that a line says again. */
const mostAlike = 200

/** Lines that speak of one page: the number of the first, and what they said so far. */
interface NameGroup {
  readonly first: number
  readonly said: Map<string, { readonly value: unknown; readonly number: number }>
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
function keyOfName(book: Book, name: unknown): string | undefined {
  if (typeof name !== 'string' || name.trim() === '') return undefined
  return book.id === 'customers' ? keyOfCustomer(name) : foldName(name).whole || name
}

/** What tells a page apart from all others of its book: its name, and the customer that it is about. */
function keyOfPage(book: Book, values: Readonly<Record<string, unknown>>): string | undefined {
  const naming = namingField(book)
  if (naming === undefined) return book.key?.(values)
  const name = keyOfName(book, values[naming])
  const telling = tellingField(book)
  const about = telling === undefined ? undefined : (values[telling] as PageLink | undefined)?.id
  return name === undefined || about === undefined ? name : `${name}\n${about}`
}

/** Whom and when a page is about, in a book whose pages have no name: one that says all of a line is known by it. */
function keyOfEntry({ timeline }: Book, values: Readonly<Record<string, unknown>>): string | undefined {
  const whom = timeline === undefined ? undefined : (values[timeline.about] as PageLink | undefined)?.id
  const when = timeline === undefined ? undefined : (values[timeline.on] ?? (timeline.plan === undefined ? undefined : values[timeline.plan]))
  return whom === undefined || typeof when !== 'string' ? undefined : `${whom}\n${when}`
}

const totals = /^(?:本页|本頁|本月|本年|全年|各项|各項)?(?:合计|合計|总计|總計|小计|小計|共计|共計|累计|累計|total|subtotal|grandtotal|sum)(?:金额|金額)?(?:\(.*\)|[\d.,]+.?)?$/iu

/** It adds other lines up: its first word says so, or its name below a running number. */
const isTotalLine = (line: readonly string[]): boolean => line.filter((cell) => cell.trim() !== '').slice(0, 2).some((cell, at, [before = '']) => (at === 0 || /^[\d.]+$/.test(before.trim())) && totals.test(cell.normalize('NFKC').replace(/[\s:]/g, '')))

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

/** The state of what has happened already, in a book of what is planned and done: the one that the move leads to which asks for its time. */
function stateOfDone(book: Book, values: Readonly<Record<string, unknown>>): string | undefined {
  const on = book.timeline?.plan === undefined ? undefined : book.timeline.on
  const when = on === undefined ? undefined : values[on]
  if (on === undefined || typeof when !== 'string' || Date.parse(when) > Date.now()) return undefined
  return Object.values<Move>(book.moves).find(({ from, to, needs }) => from.includes(book.initial) && needs?.includes(on) === true && statesToBringIn(book).has(to))?.to
}

export const isNoChange = ({ sets, cells, rows }: Changes): boolean => sets.length + cells.length + rows.length === 0

/** Reads the lines under the headings, in slices so that the window can answer; rejects when called off. */
export async function readLines(input: ReadInput, signal: AbortSignal, tell?: (done: number) => void): Promise<readonly ReadLine[]> {
  const { book, lines, headings, workspace, words, names } = input
  const fields: Fields = book.fields
  const table = workspace.table(book.id)
  const naming = namingField(book)
  const telling = tellingField(book)
  const ofAll = unitAbove(lines.slice(0, headings.line))
  const columns = input.targets.flatMap((id, column) => {
    const target = id === undefined ? undefined : readTarget(id)
    const field = target === undefined ? undefined : fieldOfTarget(book, target)
    if (target === undefined || field === undefined) return []
    const unit = field.kind === 'money' || field.kind === 'number' ? (unitOfHeading(headings.names[column] ?? '') ?? (field.kind === 'money' ? ofAll : undefined)) : undefined
    return [{ column, target, field, unit }]
  })
  const known = new Map<string, Page[]>()
  const note = (key: string, page: Page): void => {
    const those = known.get(key)
    if (those === undefined) known.set(key, [page])
    else if (those.length < mostAlike) those.push(page)
  }
  // Whoever asked is shown first that it begins.
  await breathe()
  signal.throwIfAborted()
  const pause = createPauses()
  const pasted = await namingCustomers(pasteInputFor(workspace, words, names), book, columns.map(({ field }) => field as CellField), workspace, async () => {
    await pause()
    signal.throwIfAborted()
  })
  // Customers are one by their name; two tasks of a name that say different things are two.
  const isOne = book.id === 'customers' || book.key !== undefined
  const isEntries = naming === undefined && book.key === undefined
  if (naming !== undefined || isEntries) for (const page of untrack(() => table.pages())) {
    const key = isEntries ? keyOfEntry(book, page.values) : keyOfPage(book, page.values)
    if (key !== undefined) note(key, page)
    // A file without customers knows a page by its name alone.
    const name = key?.split('\n')[0]
    if (name !== undefined && name !== key) note(name, page)
    await pause()
    signal.throwIfAborted()
  }
  const named = new Map<string, NameGroup[]>()
  const read: ReadLine[] = []
  for (let at = headings.line + headings.height; at < lines.length; at++) {
    const line = lines[at]!
    if (line.every((cell) => cell.trim() === '')) continue
    const values: Record<string, unknown> = {}
    const past: Record<string, unknown> = {}
    const cells: { readonly field: string; readonly column: string; readonly nth: number; readonly value: unknown }[] = []
    const problems: { readonly column: number; readonly reason: string }[] = []
    for (const { column, target, field, unit } of columns) {
      const text = unit === undefined ? (line[column] ?? '') : withUnit(line[column] ?? '', unit)
      if (text.trim() === '') continue
      const value = readCell(field, text, pasted)
      if ('problem' in value) problems.push({ column, reason: value.problem })
      else if (value.value === undefined) continue
      else if (isOrigin(target.field)) past[target.field] = value.value
      else if (target.column === undefined) values[target.field] = value.value
      else cells.push({ field: target.field, column: target.column, nth: target.nth, value: value.value })
    }
    // Of whom it is was not understood: it is nobody's that is known.
    const isVague = telling !== undefined && problems.some(({ column }) => columns.some(({ column: at, target }) => at === column && target.field === telling))
    const key = isVague ? undefined : keyOfPage(book, values)
    const rows = rowsOf(cells)
    const differingFrom = (group: NameGroup): readonly string[] => Object.keys(values).filter((field) => field !== naming && group.said.has(field) && !isMultiple(fields[field]!) && !isSameValue(group.said.get(field)!.value, values[field]))
    const groups = (key === undefined ? undefined : named.get(key)) ?? []
    const group = groups.find((each) => differingFrom(each).length === 0) ?? (isOne ? groups[0] : undefined)
    const differing = group === undefined ? [] : differingFrom(group)
    const agreed = group === undefined ? values : Object.fromEntries(Object.entries(values).filter(([field]) => !differing.includes(field)))
    const knownAs = isEntries ? keyOfEntry(book, values) : key
    const candidates = knownAs === undefined ? [] : naming === undefined && !isEntries ? [untrack(() => table.page(knownAs))].filter((each) => each !== undefined) : (known.get(knownAs) ?? [])
    const found = candidates.map((each) => ({ page: each, changes: changesTo(book, each, naming, agreed, rows) }))
    // Which of several is meant is not known, but of those that are one.
    const nearest = isEntries || (found.length > 1 && !isOne) ? undefined : found[0]
    const { page, changes } = found.find((each) => isNoChange(each.changes)) ?? nearest ?? {}
    if (page !== undefined && changes !== undefined) {
      const rights = untrack(() => table.rights(page))
      const shut = [...changes.sets, ...changes.cells, ...changes.rows].find(({ field }) => !untrack(() => rights.mayEditField(field)))
      if (shut !== undefined) problems.push({ column: columns.find(({ target }) => target.field === shut.field)?.column ?? 0, reason: refusalText(book, refusalOfRights(rights.because), words) })
    }
    if (page === undefined && past['$state'] === undefined) {
      const done = stateOfDone(book, values)
      if (done !== undefined && mayBringIn(book, done, values, workspace)) past['$state'] = done
    }
    const state = page === undefined ? past['$state'] : undefined
    const differs = differing.length === 0 ? undefined : words.say(importProblems.differs, { fields: words.format().list(differing.map((field) => words.say(fields[field]!.label))), number: group?.said.get(differing[0]!)?.number ?? 0 })
    const stays = page !== undefined && past['$state'] !== undefined && past['$state'] !== page.state ? words.say(importProblems.stateStays, { state: words.say(book.states[page.state] ?? book.one) }) : undefined
    if (typeof state === 'string' && !mayBringIn(book, state, values, workspace)) problems.push({ column: columns.find(({ target }) => target.field === '$state')?.column ?? 0, reason: words.say(importProblems.stateOfOthers) })
    const remark = [differs, stays].filter((part) => part !== undefined).join('\n')
    const one: ReadLine = {
      number: at + 1, cells: line, values, rows, past, problems, sameAs: group?.first,
      adds: rows.length > 0 || Object.entries(agreed).some(([field, value]) => !isSameValue(group?.said.get(field)?.value, value)),
      title: naming === undefined ? words.say(importProblems.line, { number: at + 1 }) : String(values[naming] ?? ''),
      nameless: naming === undefined ? Object.keys(values).length === 0 : values[naming] === undefined,
      isTotal: isTotalLine(line),
      ...(remark === '' ? {} : { remark }),
      known: page === undefined || changes === undefined ? undefined : { page, changes },
    }
    read.push(one)
    const said = Object.entries(agreed).map(([field, value]) => [field, { value, number: at + 1 }] as const)
    if (group !== undefined) for (const [field, each] of said) group.said.set(field, each)
    else if (key !== undefined && groups.length < mostAlike) named.set(key, [...groups, { first: at + 1, said: new Map(said) }])
    if (read.length % 50 === 0) tell?.(read.length)
    await pause()
    signal.throwIfAborted()
  }
  return read
}
