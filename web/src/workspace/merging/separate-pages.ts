import type { Book } from '@hebu/shared/books/define-book.ts'
import { mergedState } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { linkIn, rowsIn } from '@hebu/shared/books/read-values.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { MergeChanges, MergeRecord } from '@hebu/shared/rules/merging/merge-record.ts'
import { changesIn, mergesIn } from '@hebu/shared/rules/merging/merge-record.ts'
import { elementId } from '@hebu/shared/rules/merging/unite.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { batch } from 'solid-js'

import { breathe } from '../../platform/breathe.ts'
import type { Overseen } from '../../platform/slices.ts'
import { isAllRead } from '../all-read.ts'
import { whyNot } from '../rights.ts'
import type { Done, Step, Workspace } from '../workspace.ts'
import { notedPlace } from './linked-places.ts'
import type { MergeRefusal } from './merge-pages.ts'
import { leadAll } from './merge-pages.ts'

/** What became of it: fields that stayed because somebody wrote them since, and places that could not be led back. */
export interface Separated {
  readonly step: Step
  readonly stayed: readonly string[]
  readonly back: number
  readonly left: number
  /** Called off before so many places: the merge still stands. */
  readonly unreached: number
}

/** The merges of a page that still stand, the oldest first. */
export function standingMerges(workspace: Workspace, page: Page): readonly MergeRecord[] {
  const { identity } = workspace.table(page.book).book
  if (identity === undefined) return []
  return mergesIn(page.values[identity.records.own]).filter(({ from, undone }) => !undone && isMergedInto(workspace, page, from.id))
}

const isMergedInto = (workspace: Workspace, page: Page, id: string): boolean => {
  const { book, page: pageOf } = workspace.table(page.book)
  const gone = pageOf(id)
  return gone !== undefined && book.identity !== undefined && gone.state === mergedState(book) && linkIn(gone.values[book.identity.into])?.id === page.id
}

/** What keeps this member from taking a merge back now. */
export function maySeparate(workspace: Workspace, book: string, stays: string, record: MergeRecord): Result<{ readonly page: Page; readonly gone: Page }, MergeRefusal> {
  // What is kept from the screen would not be put back.
  if (workspace.sharing.on()) return refused({ page: undefined, refusal: { because: 'screen-shared' } })
  // What is to go back might not be there yet, and the merge is told as taken back.
  if (!isAllRead(workspace)) return refused({ page: undefined, refusal: { because: 'still-reading' } })
  const table = workspace.table(book)
  const [page, gone] = [table.page(stays), table.page(record.from.id)]
  const identity = table.book.identity
  if (page === undefined || gone === undefined || identity === undefined) return refused({ page: page ?? gone, refusal: { because: 'no-such-page' } })
  const { edit, because } = table.rights(page)
  if (!edit) return refused({ page, refusal: { because: whyNot(because) } })
  const may = workspace.commands.mayMove(gone, identity.separate)
  return may.ok ? granted({ page, gone }) : refused({ page: gone, refusal: may.refusal })
}

/** Puts back what the merge wrote, as far as it still stands as it was written; gives the fields that do not. */
function takeBack(workspace: Workspace, address: { readonly book: string; readonly id: string }, book: Book, { fields, elements, rows }: MergeChanges): ReadonlySet<string> {
  const stayed = new Set<string>()
  const now = (name: string): unknown => workspace.table(address.book).page(address.id)?.values[name]
  const keep = (name: string, done: Done<unknown> | undefined): void => {
    if (done?.ok !== true) stayed.add(name)
  }
  const { commands } = workspace
  for (const [name, [before, after]] of Object.entries(fields)) keep(name, isSameValue(now(name), after) ? commands.set(address, name, before ?? undefined) : undefined)
  for (const [name, added] of Object.entries(elements)) {
    if ((book.fields as Fields)[name]?.kind === 'checklist') {
      for (const item of added) keep(name, commands.tick(address, name, item, false))
      continue
    }
    const present = now(name)
    const left = (Array.isArray(present) ? present : []).filter((element) => !added.includes(elementId(element)))
    keep(name, commands.set(address, name, left))
  }
  for (const [name, { added, filled }] of Object.entries(rows)) {
    const rowOf = (id: string) => rowsIn(now(name)).find((row) => row.id === id)
    for (const [id, cells] of Object.entries(added)) {
      const row = rowOf(id)
      // A row that somebody took away is gone already.
      if (row !== undefined) keep(name, isSameValue(row.cells, cells) ? commands.removeRow(address, name, id) : undefined)
    }
    for (const [id, column, value] of filled) {
      const row = rowOf(id)
      if (row !== undefined) keep(name, isSameValue(row.cells[column], value) ? commands.setCell(address, name, id, column, undefined) : undefined)
    }
  }
  return stayed
}

/**
 * Takes a merge back, whenever that is: what stands as the merge left it becomes what it was, what was changed since
 * stays and is told. One step of undo ([MRG15]). Names are led back first: called off, or where its window is closed
 * midway, the merge stands, those lead on to where they led before, and taking it back goes on ([MRG29]).
 */
export async function separatePages(workspace: Workspace, bookId: string, stays: string, record: MergeRecord, overseen: Overseen = {}): Promise<Result<Separated, MergeRefusal>> {
  const may = maySeparate(workspace, bookId, stays, record)
  if (!may.ok) return may
  const { book } = workspace.table(bookId)
  const identity = book.identity!
  const address = { book: bookId, id: stays }
  const step: Step = {}
  const linksOf = changesIn(may.value.page.values[identity.records.own], record.id).links
  const places = Object.entries(linksOf).flatMap(([of, byPath]) => Object.entries(byPath).flatMap(([path, noted]) => noted.flatMap((each) => {
    const place = notedPlace(workspace, bookId, of, path, each)
    return place?.names(stays) === true ? [place] : []
  })))
  const to = { id: record.from.id, shelf: may.value.gone.shelf }
  const { moved: back, unreached } = await leadAll(workspace, step, places.map((place) => ({ place, lead: () => place.lead(stays, to) })), overseen)
  if (unreached > 0) return granted({ step, stayed: [], back, left: 0, unreached })
  // Others may have been at it meanwhile.
  const still = maySeparate(workspace, bookId, stays, record)
  if (!still.ok) return still
  const { page, gone } = still.value
  const stayed = new Set<string>()
  // The edit of the page that returns ends first: a merge that is told as taken back is.
  batch(() => workspace.commands.asOne(step, () => workspace.commands.together([{ book: bookId, id: gone.id }, address], () => {
    const ofParts = [identity.records.own, ...Object.values(identity.records.parts ?? {})].map((field) => changesIn(page.values[field], record.id))
    for (const changes of ofParts) for (const name of takeBack(workspace, address, book, changes)) stayed.add(name)
    workspace.commands.move({ book: bookId, id: gone.id }, identity.separate)
    workspace.commands.set({ book: bookId, id: gone.id }, identity.into, undefined)
    workspace.commands.setCell(address, identity.records.own, record.id, 'undone', true)
  })))
  // What is said of it comes after views were told.
  await breathe()
  return granted({ step, stayed: [...stayed], back, left: places.length - back, unreached })
}
