import type { Book } from '@hebu/shared/books/define-book.ts'
import { membersIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { handedOnFields, handedTo, isHandedOn, mayHandOver } from '@hebu/shared/rules/handing-on.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { batch } from 'solid-js'

import { isAllRead } from '../all-read.ts'
import { whyNot } from '../rights.ts'
import type { Done, Step, Workspace } from '../workspace.ts'
import { breathe } from '../../platform/breathe.ts'
import type { Overseen } from '../../platform/slices.ts'
import { inSlices } from '../../platform/slices.ts'

/** What of one book would be handed on, and what not and why. */
export interface HandoverPart {
  readonly book: Book
  readonly field: string
  readonly pages: readonly Page[]
  /** Not this member's to change. */
  readonly closed: readonly Page[]
  /** Whoever takes over could not write these. */
  readonly beyond: readonly Page[]
}

/** What a member's work is, by the declarations of all books ([MRG24]); without `to` nobody's reach is asked. */
export function workOf(workspace: Workspace, from: string, to: string | undefined): readonly HandoverPart[] {
  const taker = to === undefined ? undefined : memberById(workspace.directory(), to)
  const standing = { directory: workspace.directory(), charter: workspace.charter() }
  return workspace.books().flatMap((book) => {
    const table = workspace.table(book.id)
    return handedOnFields(book).flatMap(([field]): readonly HandoverPart[] => {
      const found = table.pages().filter((page) => isHandedOn(book, field, page, from))
      const parts = Map.groupBy(found, (page) =>
        !table.rights(page).mayEditField(field) ? 'closed' : taker !== undefined && accessTo({ shelf: page.shelf }, book, taker, standing) !== 'write' ? 'beyond' : 'pages')
      return found.length === 0 ? [] : [{ book, field, pages: parts.get('pages') ?? [], closed: parts.get('closed') ?? [], beyond: parts.get('beyond') ?? [] }]
    })
  })
}

/** What became of a handover, or of taking one back. */
export interface HandedOver {
  readonly step: Step
  readonly done: number
  /** Those that were not written, as they went on to others or may not be changed. */
  readonly left: number
  /** Those that it did not come to before it was called off. */
  readonly rest: number
}

/** So many stand in a row of the record. */
const inRow = 100

interface Change {
  readonly page: Page
  readonly field: string
  readonly value: unknown
}

/** Writes them in slices, until all are written or it is called off; then gives those that it did not come to. */
async function change(workspace: Workspace, step: Step, changes: readonly Change[], { tell, signal }: Overseen): Promise<HandedOver & { readonly unreached: readonly Change[] }> {
  let done = 0
  const reached = await workspace.commands.atLength(() => inSlices(changes.length, (from, to) => {
    const some = changes.slice(from, to)
    batch(() => workspace.commands.asOne(step, () => workspace.commands.together(some.map(({ page }) => ({ book: page.book, id: page.id })), () => {
      for (const { page, field, value } of some) if (workspace.commands.set({ book: page.book, id: page.id }, field, value).ok) done++
    })))
  }, (count) => tell?.(count, changes.length), signal))
  // What is said of it comes after views were told.
  await breathe()
  return { step, done, left: reached - done, rest: changes.length - reached, unreached: changes.slice(reached) }
}

/** What a record says after it was called off: these alone went over, or still have to come back. */
function keepInRecord(workspace: Workspace, step: Step, record: string, isKept: (book: string, field: string, id: string) => boolean): void {
  const address = { book: 'handovers', id: record }
  const { commands } = workspace
  commands.asOne(step, () => {
    for (const { id, cells } of rowsIn(workspace.table('handovers').page(record)?.values.moved)) {
      const kept = String(cells.pages).split(' ').filter((page) => isKept(String(cells.book), String(cells.field), page)).join(' ')
      if (kept === '') commands.removeRow(address, 'moved', id)
      else if (kept !== cells.pages) commands.setCell(address, 'moved', id, 'pages', kept)
    }
  })
}

const keyOf = ({ page, field }: Change): string => `${page.book}/${field}/${page.id}`

/** Hands a member's work on as one step, and keeps what is needed to take it back at any later time ([MRG23], [MRG26]); called off, what went over stays and is all that is kept ([MRG28]). */
export async function handOver(workspace: Workspace, from: string, to: string, reason: string, overseen: Overseen = {}): Promise<Done<HandedOver>> {
  // What asked for it is shown first.
  await breathe()
  // What is not read yet would stay behind unseen.
  if (!isAllRead(workspace)) return refused({ because: 'still-reading' })
  const giver = memberById(workspace.directory(), from)
  const taker = memberById(workspace.directory(), to)
  if (giver === undefined || taker?.status !== 'active' || from === to || !mayHandOver(workspace.me(), giver, { directory: workspace.directory(), charter: workspace.charter() })) return refused({ because: 'not-allowed' })
  const parts = workOf(workspace, from, to).filter(({ pages }) => pages.length > 0)
  const step: Step = {}
  const rows = parts.flatMap(({ book, field, pages }) =>
    Array.from({ length: Math.ceil(pages.length / inRow) }, (_, row) => ({ id: `${book.id}-${field}-${row}`, cells: { book: book.id, field, pages: pages.slice(row * inRow, (row + 1) * inRow).map(({ id }) => id).join(' ') } })))
  const kept = workspace.commands.asOne(step, () => workspace.commands.create('handovers', { from, to, ...(reason.trim() === '' ? {} : { reason: reason.trim() }), moved: rows }))
  if (!kept.ok) return kept
  const changes = parts.flatMap(({ pages, field }) => pages.map((page) => ({ page, field, value: handedTo(page.values[field], from, to) })))
  const { unreached, ...done } = await change(workspace, step, changes, overseen)
  if (unreached.length > 0) {
    const left = new Set(unreached.map(keyOf))
    keepInRecord(workspace, step, kept.value.id, (book, field, id) => !left.has(`${book}/${field}/${id}`))
    if (unreached.length === changes.length) workspace.commands.asOne(step, () => workspace.commands.remove({ book: 'handovers', id: kept.value.id }))
  }
  return granted(done)
}

/** Handovers of a member's work that still stand, the latest first. */
export const handoversOf = (workspace: Workspace, from: string): readonly Page[] =>
  workspace.table('handovers').pages().filter(({ values }) => values.from === from && values.undone !== true).toSorted((a, b) => ((a.made?.at ?? '') < (b.made?.at ?? '') ? 1 : -1))

/** Takes a handover back: what is still with whoever took over returns, what went on to others stays ([MRG26]). Called off, it still stands for the rest, and what went on is counted once all is back ([MRG28]). */
export async function takeHandoverBack(workspace: Workspace, record: Page, overseen: Overseen = {}): Promise<Done<HandedOver>> {
  // What is not read yet would count as gone on to others.
  if (!isAllRead(workspace)) return refused({ because: 'still-reading' })
  const [from, to] = [stringIn(record.values.from), stringIn(record.values.to)]
  if (from === undefined || to === undefined) return refused({ because: 'no-such-page' })
  const step: Step = {}
  const { edit, because } = workspace.table('handovers').rights(record)
  if (!edit) return refused({ because: whyNot(because) })
  const missed = new Set<string>()
  const away = new Set<string>()
  const changes = rowsIn(record.values.moved).flatMap(({ cells }) => {
    const [book, field, ids] = [stringIn(cells.book), stringIn(cells.field), stringIn(cells.pages)]
    if (book === undefined || field === undefined || ids === undefined || !workspace.books().some(({ id }) => id === book)) return []
    return ids.split(' ').flatMap((id): readonly Change[] => {
      const page = workspace.table(book).page(id)
      const value = page === undefined ? undefined : handedTo(page.values[field], to, from)
      if (page !== undefined && membersIn(page.values[field]).includes(to) && !isSameValue(value, page.values[field])) return [{ page, field, value }]
      // What never went over, as where its window was closed midway, has nowhere to come back from.
      if (page === undefined || !membersIn(page.values[field]).includes(from)) missed.add(`${book}/${field}/${id}`)
      if (page === undefined) away.add(`${book}/${field}/${id}`)
      return []
    })
  })
  const { unreached, ...done } = await change(workspace, step, changes, overseen)
  // Of earlier periods that are not open here: the record stands for them.
  const left = unreached.length > 0 ? new Set([...missed, ...unreached.map(keyOf)]) : away
  if (left.size > 0) keepInRecord(workspace, step, record.id, (book, field, id) => left.has(`${book}/${field}/${id}`))
  else workspace.commands.asOne(step, () => workspace.commands.set({ book: 'handovers', id: record.id }, 'undone', true))
  return granted({ ...done, left: done.left + (done.rest > 0 ? 0 : missed.size) })
}
