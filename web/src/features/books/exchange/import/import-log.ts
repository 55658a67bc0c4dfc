import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { batch, untrack } from 'solid-js'
import * as v from 'valibot'

import type { ReadRefusal } from '../../../../workspace/files/file-state.ts'
import type { PageAddress, Step, Workspace } from '../../../../workspace/workspace.ts'
import { inSlices } from '../../../../platform/slices.ts'

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

/** An import that has begun: its record, and the step that it is. */
export interface BegunImport {
  readonly record: PageAddress
  readonly step: Step
}

async function keepLog(workspace: Workspace, { record, step }: BegunImport, log: ImportLog): Promise<boolean> {
  const file = await workspace.files.add(record, new File([JSON.stringify(log)], 'import.json', { type: 'application/json' }), { field: 'log' })
  return file.ok && workspace.commands.asOne(step, () => workspace.commands.set(record, 'log', [file.value])).ok
}

/** Begins the record of an import before anything else is written: what it makes bears the record's name, and what it is about to change stands in its log ([XCH32]). */
export async function beginRecord(workspace: Workspace, { fileName, book }: Pick<KeptImport, 'fileName' | 'book'>, planned: readonly LoggedChange[]): Promise<BegunImport | undefined> {
  const step: Step = {}
  const made = workspace.commands.asOne(step, () => workspace.commands.create('imports', { name: fileName.slice(0, 255), of: book }))
  if (!made.ok) return undefined
  const begun: BegunImport = { record: { book: 'imports', id: made.value.id }, step }
  if (planned.length > 0) await keepLog(workspace, begun, { format: 1, book, created: [], updated: planned })
  return begun
}

/** Says in the record what came of the import; answers whether its lines are kept as well. */
export function endRecord(workspace: Workspace, begun: BegunImport, kept: KeptImport, log: ImportLog): Promise<boolean> {
  const { commands } = workspace
  commands.asOne(begun.step, () => (['created', 'updated', 'refused'] as const).forEach((field) => commands.set(begun.record, field, kept[field])))
  return keepLog(workspace, begun, log)
}

/** Whether an import was cut short: its window was closed before it could say what came of it. */
export const isCutShort = (record: Page): boolean => record.values['created'] === undefined

/** The pages on this device that an import made. */
export const broughtBy = (workspace: Workspace, record: Page): readonly Page[] =>
  workspace.bookById(String(record.values['of'])) === undefined ? [] : workspace.table(String(record.values['of'])).pages().filter(({ imported }) => imported?.from === record.id)

/** Taken back by whoever brought it in and by the head, where its log can be read. */
export const mayTakeBack = (workspace: Workspace, record: Page): boolean => workspace.table('imports').rights(record).edit && record.parts.includes('log')

/** Imports into a book that this member may see, the latest first. Those in the bin were taken back. */
export const importsOf = (workspace: Workspace, book: string): readonly Page[] => {
  if (workspace.bookById('imports') === undefined) return []
  const table = workspace.table('imports')
  return [...table.pages(), ...table.bin()].filter(({ values }) => values['of'] === book).toSorted((a, b) => ((a.made?.at ?? '') < (b.made?.at ?? '') ? 1 : -1))
}

async function readLog(workspace: Workspace, record: Page): Promise<Result<ImportLog, ReadRefusal | 'unreadable'>> {
  const [file] = (record.values['log'] as readonly Parameters<Workspace['files']['read']>[1][] | undefined) ?? []
  // It made pages alone, which bear its name.
  if (file === undefined) return record.parts.includes('log') ? granted({ format: 1, book: String(record.values['of']), created: [], updated: [] }) : refused('unreadable')
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
  /** Pages that somebody went on with since: they stay as they are. */
  readonly kept: readonly PageAddress[]
  /** Pages that are not on this device: the record stays, and they are taken back where they are. */
  readonly away: number
}

const wasTouched = (workspace: Workspace, page: Page): boolean => {
  const { changes, comments } = workspace.record({ book: page.book, id: page.id })
  return page.moves.length > 0 || changes.length > 0 || comments.some(({ removed }) => removed === undefined)
}

/** Takes an import back at a later time, in one step: what nobody changed since goes back, everything else stays and is counted ([XCH10]). */
export async function takeImportBack(workspace: Workspace, record: Page, tell: (done: number, total: number) => void): Promise<Result<TakenBack, ReadRefusal | 'unreadable'>> {
  const log = await readLog(workspace, record)
  if (!log.ok) return log
  const { book, updated } = log.value
  const created = [...new Set([...log.value.created, ...untrack(() => broughtBy(workspace, record)).map(({ id }) => id)])]
  const { commands } = workspace
  const table = workspace.table(book)
  const step: Step = {}
  let [back, away] = [0, 0]
  const kept: PageAddress[] = []
  const unmake = (id: string): void => {
    const page = untrack(() => table.page(id))
    if (page === undefined) return void away++
    if (page.deleted !== undefined) return
    if (!untrack(() => wasTouched(workspace, page)) && commands.remove({ book, id }).ok) back++
    else kept.push({ book, id })
  }
  const revert = (change: LoggedChange): void => {
    const page = untrack(() => table.page(change.id))
    const address = { book, id: change.id }
    if (page === undefined) return void away++
    const rowOf = (field: string, row: string): Row | undefined => (page.values[field] as readonly Row[] | undefined)?.find(({ id }) => id === row)
    // What was never written stands as it was.
    const turn = (now: unknown, before: unknown, after: unknown, write: () => boolean): boolean => isSameValue(now, before) || (isSameValue(now, after) && write())
    const answers = [
      ...change.sets.map(({ field, before, after }) => turn(page.values[field], before ?? undefined, after, () => commands.set(address, field, before ?? undefined).ok)),
      ...change.cells.map(({ field, row, column, before, after }) => turn(rowOf(field, row)?.cells[column], before ?? undefined, after, () => commands.setCell(address, field, row, column, before ?? undefined).ok)),
      ...change.rows.map(([field, row]) => rowOf(field, row) === undefined || commands.removeRow(address, field, row).ok),
    ]
    if (answers.every(Boolean)) back++
    else kept.push(address)
  }
  const acts = [...created.map((id) => ({ id, act: () => unmake(id) })), ...updated.map((change) => ({ id: change.id, act: () => revert(change) }))].toReversed()
  await commands.atLength(() => inSlices(acts.length, (from, to) => {
    const some = acts.slice(from, to)
    batch(() => commands.asOne(step, () => commands.together(some.map(({ id }) => ({ book, id })), () => some.forEach(({ act }) => act()))))
  }, (done) => tell(done, acts.length)))
  if (kept.length + away === 0) commands.asOne(step, () => commands.remove({ book: 'imports', id: record.id }))
  return granted({ step, back, kept, away })
}
