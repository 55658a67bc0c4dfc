import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { MergeChanges, MovedLinks } from '@hebu/shared/rules/merging/merge-record.ts'
import { rowsOfChanges } from '@hebu/shared/rules/merging/merge-record.ts'
import type { MergeChoice, MergeSide } from '@hebu/shared/rules/merging/unite.ts'
import { chosenValue, elementId, isUnited, mergedFields, rowsLacking, usualChoice } from '@hebu/shared/rules/merging/unite.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { batch } from 'solid-js'

import { isAllRead } from '../all-read.ts'
import { whyNot } from '../rights.ts'
import type { CommandRefusal, Done, Step, Workspace } from '../workspace.ts'
import type { LinkPlace } from './linked-places.ts'
import { placesNaming } from './linked-places.ts'
import { breathe } from '../../platform/breathe.ts'
import type { Overseen } from '../../platform/slices.ts'
import { inSlices } from '../../platform/slices.ts'

/** What shall become one: the page that stays first, and whose values its fields take. */
export interface MergeWish {
  readonly book: string
  readonly ids: readonly string[]
  /** By field; those not named take the usual one. */
  readonly choices: Readonly<Record<string, MergeChoice>>
}

/** What became of it. `left` still name the merged page where this member may not write, `unreached` where it was called off before; they lead on all the same. */
export interface Merged {
  readonly step: Step
  readonly moved: number
  readonly left: number
  readonly unreached: number
}

/** Why pages may not be merged by this member now, and which of them it is about. */
export interface MergeRefusal {
  readonly page: Page | undefined
  readonly refusal: CommandRefusal
}

/** Leads places on in slices, until all are or it is called off, and lets views show it; gives how many were written, and how many of them it did not come to. */
export async function leadAll(workspace: Workspace, step: Step, places: readonly { readonly place: LinkPlace; readonly lead: () => Done }[], { tell, signal }: Overseen): Promise<{ readonly moved: number; readonly unreached: number }> {
  let moved = 0
  await breathe()
  const reached = await workspace.commands.atLength(() => inSlices(places.length, (from, to) => {
    const some = places.slice(from, to)
    batch(() => workspace.commands.asOne(step, () => workspace.commands.together(some.map(({ place }) => place.page), () => {
      for (const { lead } of some) if (lead().ok) moved++
    })))
  }, (done) => tell?.(done, places.length), signal))
  await breathe()
  return { moved, unreached: places.length - reached }
}

/** A page as a side of a merge; when its fields were written comes from its history. */
export function sideOf(workspace: Workspace, page: Page): MergeSide {
  const changedAt = new Map<string, number>()
  for (const { field, at } of workspace.record({ book: page.book, id: page.id }).changes) changedAt.set(field, Math.max(changedAt.get(field) ?? 0, Date.parse(at)))
  const madeAt = page.made === undefined ? 0 : Date.parse(page.made.at)
  return { id: page.id, shelf: page.shelf, values: page.values, parts: page.parts, changedAt: (field) => changedAt.get(field) ?? madeAt }
}

/** What keeps this member from merging these pages, before anything is written ([MRG16]). */
export function mayMerge(workspace: Workspace, wish: Pick<MergeWish, 'book' | 'ids'>): Result<readonly Page[], MergeRefusal> {
  // What is kept from the screen would be left behind.
  if (workspace.sharing.on()) return refused({ page: undefined, refusal: { because: 'screen-shared' } })
  // What names them might not be known yet.
  if (!isAllRead(workspace)) return refused({ page: undefined, refusal: { because: 'still-reading' } })
  const table = workspace.table(wish.book)
  const { book } = table
  const pages = wish.ids.map((id) => table.page(id))
  const [stays, ...others] = pages
  if (book.identity === undefined || stays === undefined || others.length === 0 || pages.includes(undefined)) return refused({ page: undefined, refusal: { because: 'no-such-page' } })
  for (const page of pages as readonly Page[]) {
    const { edit, because } = table.rights(page)
    if (!edit) return refused({ page, refusal: { because: whyNot(because) } })
  }
  for (const page of others as readonly Page[]) {
    const may = workspace.commands.mayMove(page, book.identity.merge)
    if (!may.ok) return refused({ page, refusal: may.refusal })
  }
  return granted(pages as readonly Page[])
}

type Mutable = { -readonly [K in keyof MergeChanges]: Record<string, MergeChanges[K][string]> }

const begun = (): Mutable => ({ fields: {}, elements: {}, rows: {}, links: {} })

/** Writes what the merge gives the page that stays, and notes it by companion. */
function uniteInto(workspace: Workspace, book: Book, sides: readonly MergeSide[], from: MergeSide, wish: MergeWish): ReadonlyMap<string, Mutable> {
  const changes = new Map<string, Mutable>([['', begun()]])
  const address = { book: book.id, id: sides[0]!.id }
  const table = workspace.table(book.id)
  const now = (name: string): unknown => table.page(address.id)?.values[name]
  const may = table.rights(table.page(address.id)!)
  for (const [name, field] of mergedFields(book, sides)) {
    if (!may.mayEditField(name)) continue
    const part = field.part ?? ''
    const noted = changes.get(part) ?? changes.set(part, begun()).get(part)!
    if (field.kind === 'rows') uniteRows(workspace, address, name, field, from, noted, now(name), sides[0]!.shelf)
    else if (isUnited(field)) uniteElements(workspace, address, name, field, from, noted, now(name), sides[0]!.shelf)
    else {
      const choice = wish.choices[name] ?? usualChoice(book, name, field, sides)
      // What comes from several is noted with the first of them.
      if (choice === 'both' ? from !== sides[1] : choice.take !== from.id) continue
      const [before, after] = [now(name), chosenValue(name, choice, sides)]
      if (isSameValue(before, after) || !workspace.commands.set(address, name, after).ok) continue
      noted.fields[name] = [before ?? null, after ?? null]
    }
  }
  return changes
}

function uniteElements(workspace: Workspace, address: { readonly book: string; readonly id: string }, name: string, field: Field, from: MergeSide, noted: Mutable, now: unknown, shelf: string): void {
  if (field.kind === 'checklist') {
    const ticked = Object.entries((from.values[name] ?? {}) as Readonly<Record<string, boolean>>).filter(([item, done]) => done && (now as Readonly<Record<string, boolean>> | undefined)?.[item] !== true).map(([item]) => item)
    const done = ticked.filter((item) => workspace.commands.tick(address, name, item, true).ok)
    if (done.length > 0) noted.elements[name] = done
    return
  }
  // Files lie beside the volume of their page: those of another shelf stay where they are.
  if (field.kind === 'file' && from.shelf !== shelf) return
  const present = (now ?? []) as readonly unknown[]
  const known = new Set(present.map(elementId))
  const added = ((from.values[name] ?? []) as readonly unknown[]).filter((element) => !known.has(elementId(element)) && elementId(element) !== address.id)
  if (added.length > 0 && workspace.commands.set(address, name, [...present, ...added]).ok) noted.elements[name] = added.map(elementId)
}

function uniteRows(workspace: Workspace, address: { readonly book: string; readonly id: string }, name: string, field: Extract<Field, { readonly kind: 'rows' }>, from: MergeSide, noted: Mutable, now: unknown, shelf: string): void {
  const { added, filled } = rowsLacking(field, now, from.values[name])
  const isKept = (column: string): boolean => field.columns[column] !== undefined && field.columns[column].kind !== 'computed' && !(field.columns[column].kind === 'file' && from.shelf !== shelf)
  const rows: Record<string, Readonly<Record<string, unknown>>> = {}
  const present = new Set(rowsIn(now).map(({ id }) => id))
  for (const row of added) {
    const cells = Object.fromEntries(Object.entries(row.cells).filter(([column]) => isKept(column)))
    // The same row merged on two devices is one row.
    const id = field.keyedBy === 'member' || !present.has(row.id) ? row.id : `${from.id}-${row.id}`
    if (workspace.commands.addRow(address, name, cells, undefined, id).ok) rows[id] = cells
  }
  const cells = filled.filter(({ row, column, value }) => isKept(column) && workspace.commands.setCell(address, name, row, column, value).ok)
  if (Object.keys(rows).length > 0 || cells.length > 0) noted.rows[name] = { added: rows, filled: cells.map(({ row, column, value }) => [row, column, value]) }
}

function notedLinks(places: readonly LinkPlace[]): MovedLinks {
  const links: Record<string, Record<string, string[]>> = {}
  for (const { page, path, row } of places) ((links[page.book] ??= {})[path] ??= []).push(row === undefined ? page.id : `${page.id}/${row}`)
  return links
}

/**
 * Makes pages one. What is needed to take it back is written first, in the data of the page that stays; then every place
 * on this device that names the others is led on. One step of undo ([MRG12] to [MRG15]). Called off, the pages are one all
 * the same: what was not led on leads on by itself ([MRG29]).
 */
export async function mergePages(workspace: Workspace, wish: MergeWish, overseen: Overseen = {}): Promise<Result<Merged, MergeRefusal>> {
  // What asked for it is shown first.
  await breathe()
  const naming = wish.ids.slice(1).map((id) => placesNaming(workspace, wish.book, id))
  await breathe()
  const may = mayMerge(workspace, wish)
  if (!may.ok) return may
  const { book } = workspace.table(wish.book)
  const identity = book.identity!
  const step: Step = {}
  const sides = may.value.map((page) => sideOf(workspace, page))
  const [stays, ...others] = sides as [MergeSide, ...MergeSide[]]
  const address = { book: book.id, id: stays.id }
  const to = { id: stays.id, shelf: stays.shelf }
  const leading: { readonly place: LinkPlace; readonly lead: () => Done }[] = []
  // The edit of the page that stays ends first: what takes the merge back is never behind it.
  const touched = sides.map(({ id }) => ({ book: book.id, id }))
  const unite = () => batch(() => workspace.commands.asOne(step, () => workspace.commands.together(touched, () => {
    for (const [at, from] of others.entries()) {
      const places = naming[at]!.filter(({ page }) => page.id !== stays.id)
      const changes = uniteInto(workspace, book, sides, from, wish)
      changes.get('')!.links = notedLinks(places)
      const before = rowsIn(workspace.table(book.id).page(stays.id)?.values[identity.records.own])
      const merge = `${from.id}-${before.filter(({ id }) => id.startsWith(`${from.id}-`)).length + 1}`
      for (const [part, noted] of changes) {
        const field = part === '' ? identity.records.own : identity.records.parts?.[part]
        if (field === undefined || (book.fields as Fields)[field] === undefined) continue
        for (const { id, cells } of rowsOfChanges(merge, noted)) {
          const first = part === '' && id === merge ? { from: { id: from.id, shelf: from.shelf } } : {}
          workspace.commands.addRow(address, field, { ...cells, ...first }, undefined, id)
        }
      }
      const gone = { book: book.id, id: from.id }
      workspace.commands.set(gone, identity.into, to)
      workspace.commands.move(gone, identity.merge)
      leading.push(...places.map((place) => ({ place, lead: () => place.lead(from.id, to) })))
    }
  })))
  // Views are told once what was made of it is written.
  const { moved, unreached } = await workspace.commands.atLength(() => (unite(), leadAll(workspace, step, leading, overseen)))
  return granted({ step, moved, left: leading.length - moved - unreached, unreached })
}
