import type { Book } from '@hebu/shared/books/define-book.ts'
import { membersIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { handedOnFields, handedTo, isHandedOn, mayHandOver } from '@hebu/shared/rules/handing-on.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { batch } from 'solid-js'

import type { Done, Step, Workspace } from '../workspace.ts'
import { breathe } from '../../platform/breathe.ts'

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
  readonly left: number
}

/** So many are changed before views are told and the window may answer; as many stand in a row of the record. */
const atOnce = 100

interface Change {
  readonly page: Page
  readonly field: string
  readonly value: unknown
}

async function change(workspace: Workspace, step: Step, changes: readonly Change[]): Promise<HandedOver> {
  let done = 0
  await workspace.commands.atLength(async () => {
    for (let first = 0; first < changes.length; first += atOnce) {
      if (first > 0) await breathe()
      const some = changes.slice(first, first + atOnce)
      batch(() => workspace.commands.asOne(step, () => workspace.commands.together(some.map(({ page }) => ({ book: page.book, id: page.id })), () => {
        for (const { page, field, value } of some) if (workspace.commands.set({ book: page.book, id: page.id }, field, value).ok) done++
      })))
    }
  })
  return { step, done, left: changes.length - done }
}

/** Hands a member's work on as one step, and keeps what is needed to take it back at any later time ([MRG23], [MRG26]). */
export async function handOver(workspace: Workspace, from: string, to: string, reason: string): Promise<Done<HandedOver>> {
  const giver = memberById(workspace.directory(), from)
  const taker = memberById(workspace.directory(), to)
  if (giver === undefined || taker?.status !== 'active' || from === to || !mayHandOver(workspace.me(), giver, { directory: workspace.directory(), charter: workspace.charter() })) return refused({ because: 'not-allowed' })
  const parts = workOf(workspace, from, to).filter(({ pages }) => pages.length > 0)
  const step: Step = {}
  const rows = parts.flatMap(({ book, field, pages }) =>
    Array.from({ length: Math.ceil(pages.length / atOnce) }, (_, row) => ({ id: `${book.id}-${field}-${row}`, cells: { book: book.id, field, pages: pages.slice(row * atOnce, (row + 1) * atOnce).map(({ id }) => id).join(' ') } })))
  const kept = workspace.commands.asOne(step, () => workspace.commands.create('handovers', { from, to, ...(reason.trim() === '' ? {} : { reason: reason.trim() }), moved: rows }))
  if (!kept.ok) return kept
  return granted(await change(workspace, step, parts.flatMap(({ pages, field }) => pages.map((page) => ({ page, field, value: handedTo(page.values[field], from, to) })))))
}

/** Handovers of a member's work that still stand, the latest first. */
export const handoversOf = (workspace: Workspace, from: string): readonly Page[] =>
  workspace.table('handovers').pages().filter(({ values }) => values.from === from && values.undone !== true).toSorted((a, b) => ((a.made?.at ?? '') < (b.made?.at ?? '') ? 1 : -1))

/** Takes a handover back: what is still with whoever took over returns, what went on to others stays ([MRG26]). */
export async function takeHandoverBack(workspace: Workspace, record: Page): Promise<Done<HandedOver>> {
  const [from, to] = [stringIn(record.values.from), stringIn(record.values.to)]
  if (from === undefined || to === undefined) return refused({ because: 'no-such-page' })
  const step: Step = {}
  const marked = workspace.commands.asOne(step, () => workspace.commands.set({ book: 'handovers', id: record.id }, 'undone', true))
  if (!marked.ok) return marked
  let missed = 0
  const changes = rowsIn(record.values.moved).flatMap(({ cells }) => {
    const [book, field, ids] = [stringIn(cells.book), stringIn(cells.field), stringIn(cells.pages)]
    if (book === undefined || field === undefined || ids === undefined || !workspace.books().some(({ id }) => id === book)) return []
    return ids.split(' ').flatMap((id): readonly Change[] => {
      const page = workspace.table(book).page(id)
      const value = page === undefined ? undefined : handedTo(page.values[field], to, from)
      if (page !== undefined && membersIn(page.values[field]).includes(to) && !isSameValue(value, page.values[field])) return [{ page, field, value }]
      missed++
      return []
    })
  })
  const done = await change(workspace, step, changes)
  return granted({ ...done, left: done.left + missed })
}
