import type { Book } from '../../books/define-book.ts'
import type { Fields } from '../../books/field-kinds.ts'
import type { ComparedLine } from './compare-texts.ts'
import { compareTexts, isChanged } from './compare-texts.ts'
import { isSame } from './same.ts'

/** What is compared: the canonical form of a page has this shape (`codec/canonical.ts`). */
export interface ComparedContent {
  readonly values: Readonly<Record<string, unknown>>
  /** By field, or `field/member`. */
  readonly texts: Readonly<Record<string, unknown>>
}

/** A cell of a row that says something else now; `undefined` where it says nothing. */
export interface CellChange {
  readonly column: string
  readonly before: unknown
  readonly after: unknown
}

/** A row that came, went, says something else, or stands elsewhere among those that stayed. */
export interface RowChange {
  readonly row: string
  readonly what: 'added' | 'removed' | 'changed' | 'moved'
  /** The cells as they were; absent of an added row. */
  readonly before?: Readonly<Record<string, unknown>> | undefined
  /** The cells as they are; absent of a removed row. */
  readonly after?: Readonly<Record<string, unknown>> | undefined
  /** Which cells differ; of an added or removed row, all that say something. */
  readonly cells: readonly CellChange[]
}

export type ContentChange =
  /** A field, as a whole. */
  | { readonly kind: 'value'; readonly field: string; readonly before: unknown; readonly after: unknown }
  /** Rows of a field, those that differ alone: in the order of now, removed ones after those they followed. */
  | { readonly kind: 'rows'; readonly field: string; readonly rows: readonly RowChange[] }
  /** A rich text, all of its lines ({@link compareTexts}); `member` in fields that hold one for each. */
  | { readonly kind: 'text'; readonly field: string; readonly member?: string | undefined; readonly lines: readonly ComparedLine[] }

/**
 * What differs between two contents of a page, in the order in which the book declares its fields (what it does not declare
 * comes last): fields value by value, rows by their ids and cell by cell, texts word by word ([VER1], [VER2]). Empty where
 * both say the same. Pure, never throws; both sides are plain data as `canonicalPage` gives them.
 */
export function compareContent(book: Book, before: ComparedContent, after: ComparedContent): readonly ContentChange[] {
  const fields: Fields = book.fields
  const changes: ContentChange[] = []
  for (const name of inOrder(fields, [before.values, after.values, before.texts, after.texts])) {
    const [was, now] = [before.values[name], after.values[name]]
    if (isRows(was) || isRows(now)) {
      const rows = compareRows(isRows(was) ? was : [], isRows(now) ? now : [])
      if (rows.length > 0) changes.push({ kind: 'rows', field: name, rows })
    } else if (!isSame(was, now)) changes.push({ kind: 'value', field: name, before: was, after: now })
    for (const key of textsOf(name, before, after)) {
      const lines = compareTexts(before.texts[key], after.texts[key])
      if (isChanged(lines)) changes.push({ kind: 'text', field: name, lines, ...(key === name ? {} : { member: key.slice(name.length + 1) }) })
    }
  }
  return changes
}

function inOrder(fields: Fields, sides: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const used = new Set(sides.flatMap((side) => Object.keys(side)).map((key) => key.split('/', 1)[0]!))
  const declared = Object.keys(fields).filter((name) => used.has(name))
  return [...declared, ...[...used].filter((name) => !Object.hasOwn(fields, name)).toSorted()]
}

const textsOf = (field: string, before: ComparedContent, after: ComparedContent): readonly string[] =>
  [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])].filter((key) => key === field || key.startsWith(`${field}/`)).toSorted()

interface ComparedRow {
  readonly id: string
  readonly cells: Readonly<Record<string, unknown>>
}

const isRows = (value: unknown): value is readonly ComparedRow[] =>
  Array.isArray(value) && value.length > 0 && value.every((row: unknown) => typeof row === 'object' && row !== null && 'id' in row && 'cells' in row && typeof row.cells === 'object' && row.cells !== null)

/** Rows by their ids, cell by cell. */
export function compareRows(before: readonly ComparedRow[], after: readonly ComparedRow[]): readonly RowChange[] {
  const was = new Map(before.map((row) => [row.id, row]))
  const now = new Map(after.map((row) => [row.id, row]))
  const stayed = steady(before.flatMap(({ id }) => (now.has(id) ? [id] : [])), after.flatMap(({ id }) => (was.has(id) ? [id] : [])))
  const gone = Map.groupBy(before.filter(({ id }) => !now.has(id)), ({ id }) => before.slice(0, before.findIndex((row) => row.id === id)).findLast((row) => now.has(row.id))?.id)
  const removed = (follow: string | undefined): readonly RowChange[] => (gone.get(follow) ?? []).map(({ id, cells }) => ({ row: id, what: 'removed', before: cells, cells: compareCells(cells, {}) }))
  const changes: RowChange[] = [...removed(undefined)]
  for (const { id, cells } of after) {
    const old = was.get(id)
    if (old === undefined) changes.push({ row: id, what: 'added', after: cells, cells: compareCells({}, cells) })
    else {
      const changed = compareCells(old.cells, cells)
      if (changed.length > 0) changes.push({ row: id, what: 'changed', before: old.cells, after: cells, cells: changed })
      else if (!stayed.has(id)) changes.push({ row: id, what: 'moved', before: old.cells, after: cells, cells: [] })
    }
    changes.push(...removed(id))
  }
  return changes
}

function compareCells(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly CellChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((column) => !isSame(before[column], after[column])).map((column) => ({ column, before: before[column], after: after[column] }))
}

/** Those that kept their order: the longest that rises. */
function steady(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, at) => [id, at]))
  const ends: { readonly id: string; readonly at: number; readonly behind: number }[] = []
  const all: { readonly id: string; readonly behind: number }[] = []
  for (const id of after) {
    const at = place.get(id)!
    let slot = ends.findIndex((end) => end.at >= at)
    if (slot === -1) slot = ends.length
    all.push({ id, behind: slot === 0 ? -1 : ends[slot - 1]!.behind })
    ends[slot] = { id, at, behind: all.length - 1 }
  }
  const kept = new Set<string>()
  for (let at = ends.at(-1)?.behind ?? -1; at !== -1; at = all[at]!.behind) kept.add(all[at]!.id)
  return kept
}
