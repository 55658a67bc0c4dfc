import type { Book } from '@hebu/shared/books/define-book.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { memberNamed } from '@hebu/shared/vocabulary/directory.ts'
import { batch, untrack } from 'solid-js'

import { inSlices } from '../../../../platform/slices.ts'
import type { CommandRefusal, Origin, Step, Workspace } from '../../../../workspace/workspace.ts'
import type { ImportLog, LoggedChange } from './import-log.ts'
import type { ActedLine } from './line-acts.ts'
import { groupOf } from './line-acts.ts'
import type { BroughtRow, ReadLine } from './read-lines.ts'

/** What became of an import. */
export interface ImportDone {
  readonly step: Step
  readonly created: number
  readonly updated: number
  /** Lines that a command refused while it ran. */
  readonly refused: readonly { readonly line: ReadLine; readonly refusal: CommandRefusal }[]
  /** It was called off before its end. */
  readonly stopped: boolean
  readonly log: ImportLog
}

const withRows = (rows: readonly BroughtRow[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...Map.groupBy(rows, ({ field }) => field)].map(([field, ofField]) => [field, ofField.map(({ cells }) => ({ id: newId(), cells }))]))

/** The record under which an import runs. */
export interface ImportUnder {
  readonly from: string
  readonly step: Step
  /** What was said of each update before it is written. */
  readonly planned: ReadonlyMap<ReadLine, LoggedChange>
}

/** What each line that updates a page is about to write, so that it can be taken back also where it is cut short ([XCH32]). */
export const plannedUpdates = (lines: readonly ActedLine[]): ReadonlyMap<ReadLine, LoggedChange> =>
  new Map(lines.flatMap(({ act, line }) => {
    if (act !== 'update' || line.known === undefined) return []
    const { page, changes } = line.known
    const rowOf = (field: string, row: string) => (page.values[field] as readonly { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }[] | undefined)?.find(({ id }) => id === row)
    return [[line, {
      id: page.id,
      sets: changes.sets.map(({ field, value }) => ({ field, before: page.values[field], after: value })),
      cells: changes.cells.map(({ field, row, column, value }) => ({ field, row, column, before: rowOf(field, row)?.cells[column], after: value })),
      rows: changes.rows.map(({ field }) => [field, newId()] as const),
    }]]
  }))

/** What the file says of a page's past; whoever it names is the author only where they are a member ([XCH33]). */
function originOf({ past }: ReadLine, from: string, workspace: Workspace): Origin {
  const { $author: author, $made: at, $changed: changedAt, $state: state } = past as { readonly $author?: string; readonly $made?: string; readonly $changed?: string; readonly $state?: string }
  const by = author === undefined ? undefined : memberNamed(workspace.directory(), author)?.id
  return {
    made: { ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }) },
    imported: { from, ...(author === undefined ? {} : { author }), ...(at === undefined ? {} : { dated: true }), ...(changedAt === undefined ? {} : { changedAt }), ...(state === undefined ? {} : { state }) },
  }
}

/** A page to be made: of one line, and of what those that join it add. */
interface Making {
  readonly line: ReadLine
  readonly values: Record<string, unknown>
  readonly rows: BroughtRow[]
  readonly joined: ReadLine[]
}

/** What was said first stays; of several, all. */
const united = (first: unknown, further: unknown): unknown =>
  Array.isArray(first) && Array.isArray(further) ? [...(first as readonly unknown[]), ...further.filter((each) => !first.some((old) => isSameValue(old, each)))] : (first ?? further)

/** What is made, by the line that it is made with. A line whose page was not to be made makes its own. */
function makingsOf(lines: readonly ActedLine[]): ReadonlyMap<ReadLine, Making> {
  const byGroup = new Map<number, Making>()
  const makings = new Map<ReadLine, Making>()
  for (const { act, line } of lines) {
    if (act !== 'new' && act !== 'join') continue
    const earlier = act === 'join' ? byGroup.get(groupOf(line)) : undefined
    if (earlier !== undefined) {
      earlier.rows.push(...line.rows)
      for (const [field, value] of Object.entries(line.values)) earlier.values[field] = united(earlier.values[field], value)
      earlier.joined.push(line)
      continue
    }
    const making: Making = { line, values: { ...line.values }, rows: [...line.rows], joined: [] }
    makings.set(line, making)
    if (!byGroup.has(groupOf(line))) byGroup.set(groupOf(line), making)
  }
  return makings
}

/** Writes the lines, all of it one step of undo, in slices so that the window can answer; what was done before it is called off stays and can be taken back ([XCH9]). */
export async function runImport(book: Book, lines: readonly ActedLine[], workspace: Workspace, signal: AbortSignal, tell: (done: number) => void, { from, step, planned }: ImportUnder): Promise<ImportDone> {
  const { commands } = workspace
  const madeHere: string[] = []
  const updated: LoggedChange[] = []
  const refused: { readonly line: ReadLine; readonly refusal: CommandRefusal }[] = []

  const addRows = (id: string, rows: readonly BroughtRow[], line: ReadLine): readonly (readonly [string, string])[] =>
    rows.flatMap(({ field, cells }, at) => {
      const added = commands.addRow({ book: book.id, id }, field, cells, undefined, planned.get(line)?.rows[at]?.[1])
      if (!added.ok) refused.push({ line, refusal: added.refusal })
      return added.ok ? [[field, added.value] as const] : []
    })
  const makeAll = (some: readonly Making[]): void => {
    const answers = commands.createAll(book.id, some.map(({ values, rows }) => ({ ...values, ...withRows(rows) })), some.map(({ line }) => originOf(line, from, workspace)))
    for (const [at, made] of answers.entries()) {
      // One that was there already under its key is not this import's.
      if (made.ok) madeHere.push(made.value.id)
      else for (const line of [some[at]!.line, ...some[at]!.joined]) refused.push({ line, refusal: made.refusal })
    }
  }
  const change = (line: ReadLine): void => {
    const { page, changes } = line.known!
    const address = { book: book.id, id: page.id }
    const now = workspace.table(book.id).page(page.id)
    const sets = changes.sets.flatMap(({ field, value }) => {
      const written = commands.set(address, field, value)
      if (!written.ok) refused.push({ line, refusal: written.refusal })
      return written.ok ? [{ field, before: now?.values[field], after: value }] : []
    })
    const cells = changes.cells.flatMap(({ field, row, column, value }) => {
      const before = (now?.values[field] as readonly { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }[] | undefined)?.find(({ id }) => id === row)?.cells[column]
      const written = commands.setCell(address, field, row, column, value)
      if (!written.ok) refused.push({ line, refusal: written.refusal })
      return written.ok ? [{ field, row, column, before, after: value }] : []
    })
    const rows = addRows(page.id, changes.rows, line)
    if (sets.length + cells.length + rows.length > 0) updated.push({ id: page.id, sets, cells, rows })
  }
  const makings = makingsOf(lines)
  const at = await commands.atLength(() => inSlices(lines.length, (from, to) => {
    const some = lines.slice(from, to)
    const updates = some.flatMap(({ act, line }) => (act === 'update' && !makings.has(line) ? [line] : []))
    batch(() => commands.asOne(step, () => {
      commands.together(updates.map(({ known }) => ({ book: book.id, id: known!.page.id })), () => updates.forEach(change))
      makeAll(some.flatMap(({ line }) => makings.get(line) ?? []))
    }))
  }, tell, signal))
  const table = workspace.table(book.id)
  const created = untrack(() => madeHere.filter((id) => table.page(id)?.imported?.from === from))
  return { step, created: created.length, updated: updated.length, refused, stopped: at < lines.length, log: { format: 1, book: book.id, created, updated } }
}
