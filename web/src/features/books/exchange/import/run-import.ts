import type { Book } from '@hebu/shared/books/define-book.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { batch } from 'solid-js'

import type { CommandRefusal, Step, Workspace } from '../../../../workspace/workspace.ts'
import { inSlices } from '../slices.ts'
import type { ImportLog, LoggedChange } from './import-log.ts'
import type { ActedLine } from './line-acts.ts'
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

/** A page to be made: of one line, and of the rows of those that join it. */
interface Making {
  readonly line: ReadLine
  readonly rows: BroughtRow[]
  readonly joined: ReadLine[]
}

/** What is made, by the line that it is made with. A line whose page was not to be made makes its own. */
function makingsOf(lines: readonly ActedLine[]): ReadonlyMap<ReadLine, Making> {
  const byKey = new Map<string, Making>()
  const makings = new Map<ReadLine, Making>()
  for (const { act, line } of lines) {
    if (act !== 'new' && act !== 'join') continue
    const { key } = line
    const earlier = act === 'join' && key !== undefined ? byKey.get(key) : undefined
    if (earlier !== undefined) {
      earlier.rows.push(...line.rows)
      earlier.joined.push(line)
      continue
    }
    const making: Making = { line, rows: [...line.rows], joined: [] }
    makings.set(line, making)
    if (key !== undefined && !byKey.has(key)) byKey.set(key, making)
  }
  return makings
}

/** Writes the lines, all of it one step of undo, in slices so that the window can answer; what was done before it is called off stays and can be taken back ([XCH9]). */
export async function runImport(book: Book, lines: readonly ActedLine[], workspace: Workspace, signal: AbortSignal, tell: (done: number) => void): Promise<ImportDone> {
  const { commands } = workspace
  const step: Step = {}
  const created: string[] = []
  const updated: LoggedChange[] = []
  const refused: { readonly line: ReadLine; readonly refusal: CommandRefusal }[] = []

  const addRows = (id: string, rows: readonly BroughtRow[], line: ReadLine): readonly (readonly [string, string])[] =>
    rows.flatMap(({ field, cells }) => {
      const added = commands.addRow({ book: book.id, id }, field, cells)
      if (!added.ok) refused.push({ line, refusal: added.refusal })
      return added.ok ? [[field, added.value] as const] : []
    })
  const makeAll = (some: readonly Making[]): void => {
    for (const [at, made] of commands.createAll(book.id, some.map(({ line, rows }) => ({ ...line.values, ...withRows(rows) }))).entries()) {
      if (made.ok) created.push(made.value.id)
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
  const at = await inSlices(lines.length, (from, to) => {
    const some = lines.slice(from, to)
    const updates = some.flatMap(({ act, line }) => (act === 'update' && !makings.has(line) ? [line] : []))
    batch(() => commands.asOne(step, () => {
      commands.together(updates.map(({ known }) => ({ book: book.id, id: known!.page.id })), () => updates.forEach(change))
      makeAll(some.flatMap(({ line }) => makings.get(line) ?? []))
    }))
  }, tell, signal)
  return { step, created: created.length, updated: updated.length, refused, stopped: at < lines.length, log: { format: 1, book: book.id, created, updated } }
}
