import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { batch, untrack } from 'solid-js'
import * as v from 'valibot'

import type { ReadRefusal } from '../../../../workspace/files/file-state.ts'
import type { PageAddress, Step, Workspace } from '../../../../workspace/workspace.ts'
import { inSlices } from '../slices.ts'

const loggedChange = v.object({
  id: v.string(),
  sets: v.array(v.object({ field: v.string(), before: v.optional(v.unknown()), after: v.unknown() })),
  cells: v.array(v.object({ field: v.string(), row: v.string(), column: v.string(), before: v.optional(v.unknown()), after: v.unknown() })),
  rows: v.array(v.tuple([v.string(), v.string()])),
})

const importLog = v.object({ format: v.literal(1), book: v.string(), created: v.array(v.string()), updated: v.array(loggedChange) })

/** What an import wrote into one page that was there, and what stood there before. */
export interface LoggedChange {
  readonly id: string
  readonly sets: readonly { readonly field: string; readonly before?: unknown; readonly after: unknown }[]
  readonly cells: readonly { readonly field: string; readonly row: string; readonly column: string; readonly before?: unknown; readonly after: unknown }[]
  /** Rows that were added: their field and id. */
  readonly rows: readonly (readonly [string, string])[]
}

/** All that an import did, so that it can be taken back at any later time. */
export interface ImportLog {
  readonly format: 1
  readonly book: string
  readonly created: readonly string[]
  readonly updated: readonly LoggedChange[]
}

export interface KeptImport {
  readonly fileName: string
  readonly book: string
  readonly created: number
  readonly updated: number
  readonly refused: number
}

/** Keeps a record of an import, in its own step, so that taking it back takes the record back too; answers whether its lines are kept as well. */
export async function keepRecord(workspace: Workspace, step: Step, kept: KeptImport, log: ImportLog): Promise<boolean> {
  const made = workspace.commands.asOne(step, () => workspace.commands.create('imports', { name: kept.fileName.slice(0, 255), of: kept.book, created: kept.created, updated: kept.updated, refused: kept.refused }))
  if (!made.ok) return false
  const address: PageAddress = { book: 'imports', id: made.value.id }
  const file = await workspace.files.add(address, new File([JSON.stringify(log)], 'import.json', { type: 'application/json' }), { field: 'log' })
  return file.ok && workspace.commands.asOne(step, () => workspace.commands.set(address, 'log', [file.value])).ok
}

/** Imports into a book that this member may see, the latest first. Those in the bin were taken back. */
export const importsOf = (workspace: Workspace, book: string): readonly Page[] => {
  if (workspace.bookById('imports') === undefined) return []
  const table = workspace.table('imports')
  return [...table.pages(), ...table.bin()].filter(({ values }) => values['of'] === book).toSorted((a, b) => ((a.made?.at ?? '') < (b.made?.at ?? '') ? 1 : -1))
}

async function readLog(workspace: Workspace, record: Page): Promise<Result<ImportLog, ReadRefusal | 'unreadable'>> {
  const [file] = (record.values['log'] as readonly Parameters<Workspace['files']['read']>[1][] | undefined) ?? []
  if (file === undefined) return refused('unreadable')
  const bytes = await workspace.files.read({ book: 'imports', id: record.id }, file, 'log')
  if (!bytes.ok) return bytes
  try {
    const log = v.parse(importLog, JSON.parse(await bytes.value.text()))
    return granted(log as ImportLog)
  } catch {
    return refused('unreadable')
  }
}

export interface TakenBack {
  readonly step: Step
  readonly back: number
  /** Pages that somebody went on with since: they stay. */
  readonly kept: number
}

const wasTouched = (workspace: Workspace, page: Page): boolean => {
  const { changes, comments } = workspace.record({ book: page.book, id: page.id })
  return page.moves.length > 0 || changes.length > 0 || comments.some(({ removed }) => removed === undefined)
}

/** Takes an import back at a later time, in one step: what nobody changed since goes back, everything else stays and is counted ([XCH10]). */
export async function takeImportBack(workspace: Workspace, record: Page, tell: (done: number, total: number) => void): Promise<Result<TakenBack, ReadRefusal | 'unreadable'>> {
  const log = await readLog(workspace, record)
  if (!log.ok) return log
  const { book, created, updated } = log.value
  const { commands } = workspace
  const table = workspace.table(book)
  const step: Step = {}
  let [back, kept] = [0, 0]
  const unmake = (id: string): void => {
    const page = untrack(() => table.page(id))
    if (page === undefined || page.deleted !== undefined) return
    if (!untrack(() => wasTouched(workspace, page)) && commands.remove({ book, id }).ok) back++
    else kept++
  }
  const revert = (change: LoggedChange): void => {
    const page = untrack(() => table.page(change.id))
    const address = { book, id: change.id }
    if (page === undefined) return
    const rowOf = (field: string, row: string): Row | undefined => (page.values[field] as readonly Row[] | undefined)?.find(({ id }) => id === row)
    const answers = [
      ...change.sets.map(({ field, before, after }) => isSameValue(page.values[field], after) && commands.set(address, field, before ?? undefined).ok),
      ...change.cells.map(({ field, row, column, before, after }) => isSameValue(rowOf(field, row)?.cells[column], after) && commands.setCell(address, field, row, column, before ?? undefined).ok),
      ...change.rows.map(([field, row]) => rowOf(field, row) === undefined || commands.removeRow(address, field, row).ok),
    ]
    if (answers.every(Boolean)) back++
    else kept++
  }
  const acts = [...created.map((id) => ({ id, act: () => unmake(id) })), ...updated.map((change) => ({ id: change.id, act: () => revert(change) }))].toReversed()
  await inSlices(acts.length, (from, to) => {
    const some = acts.slice(from, to)
    batch(() => commands.asOne(step, () => commands.together(some.map(({ id }) => ({ book, id })), () => some.forEach(({ act }) => act()))))
  }, (done) => tell(done, acts.length))
  if (kept === 0) commands.asOne(step, () => commands.remove({ book: 'imports', id: record.id }))
  return granted({ step, back, kept })
}
