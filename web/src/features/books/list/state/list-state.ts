import type { Book } from '@hebu/shared/books/define-book.ts'
import { useLocation, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal } from 'solid-js'

import type { GridSort } from '../../../../ui/grid/grid-props.ts'
import type { Workspace } from '../../../../workspace/workspace.ts'
import type { ListView } from '../../views/views-of.ts'
import { firstView, viewsOf } from '../../views/views-of.ts'
import type { ColumnChoice } from '../list-columns.ts'
import { decodeColumns, encodeColumns } from '../list-columns.ts'
import type { LookKeeper } from './look-keeper.ts'
import { lookKey } from './look-keeper.ts'

/** What makes up a look; it is kept for each member and book. */
const lookNames = ['cols', 'sort', 'group', 'view', 'by'] as const
type LookName = (typeof lookNames)[number]

/** What an address holds of a list beside its look. */
type PlaceName = 'q' | 'state' | 'f' | 'shut' | 'at' | 'v'

/** What a saved view holds: a look, and what it narrows the list to. */
const savedNames = [...lookNames, 'f', 'state'] as const
export type ListPatch = Partial<Record<LookName | PlaceName, string | undefined>>

/** What a list shows, as its URL holds it. */
export interface ListState {
  readonly filter: () => string
  setFilter(typed: string): void
  readonly state: () => string | undefined
  setState(state: string | undefined): void
  readonly sort: () => GridSort
  /** Further orders, among pages that the first leaves equal. */
  readonly thenBy: () => readonly GridSort[]
  /** Whether it stands in the order that its book declares. */
  readonly isStanding: () => boolean
  toggleSort(column: string, further?: boolean): void
  /** The columns that were chosen; absent: as many of the declared ones as fit. */
  readonly columns: () => readonly ColumnChoice[] | undefined
  setColumns(choices: readonly ColumnChoice[] | undefined): void
  /** A field, or a field of dates with its period: `dueAt.month`. */
  readonly group: () => string | undefined
  readonly shut: () => ReadonlySet<string>
  toggleShut(key: string): void
  /** The filters as the address spells them; `''` for none. */
  readonly filters: () => string
  readonly view: () => ListView
  /** The field that a board or a calendar goes by. */
  readonly by: () => string | undefined
  /** The month that a calendar shows. */
  readonly at: () => string | undefined
  set(patch: ListPatch): void
  clear(): void
  /** The search part of an address that shows exactly this to somebody else. */
  link(): string
  /** The saved view that the address names. */
  readonly saved: () => string | undefined
  /** What a saved view of this would hold. */
  readonly look: () => string
  /** Shows a saved view as it was saved, or, without one, the list as this member last had it. */
  show(saved: string | undefined, look: string): void
}

/** A look with what it holds in one order, so that two can be compared; what is none of it is left out. */
export function sameOrder(look: string): string {
  const given = new URLSearchParams(look)
  return new URLSearchParams(savedNames.flatMap((name) => { const value = given.get(name); return value === null || value === '' ? [] : [[name, value]] })).toString()
}

const encodeSorts = (sorts: readonly GridSort[]): string => sorts.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join(',')

const decodeSorts = (text: string): readonly GridSort[] =>
  text.split(',').filter((part) => part !== '' && part !== '-').map((part) => (part.startsWith('-') ? { column: part.slice(1), descending: true } : { column: part, descending: false }))

/**
 * `?q=` the quick filter, `?state=`, `?f=` filters, `?sort=` columns with `-` before one the other way round, `?cols=`,
 * `?group=` with `?shut=` groups, `?view=` with `?by=` and `?at=`. Back and reload return to it ([UI40]). A look that
 * the address does not hold is the one kept on the device, else the one declared ([UI80]). With `?v=`, a saved view,
 * the address is all there is: what is changed then changes nothing that was kept ([UI90]).
 */
export function createListState(book: () => Book, workspace: Workspace, keeper: LookKeeper): ListState {
  const [params, setParams] = useSearchParams<Record<string, string>>()
  const location = useLocation()
  const key = createMemo(() => lookKey(workspace.directory().workspace.id, workspace.me().id, book().id))
  const [changes, setChanges] = createSignal(0)
  const kept = createMemo(() => {
    changes()
    return new URLSearchParams(keeper.read(key()) ?? '')
  })
  const look = (name: LookName): string | undefined => params[name] ?? (params['v'] === undefined ? kept().get(name) : undefined) ?? undefined
  const standing = (): GridSort => ({ column: book().list.sort, descending: book().list.descending === true })
  const sorts = createMemo(() => {
    const given = decodeSorts(look('sort') ?? '')
    return given.length === 0 ? [standing()] : given
  })
  const thenBy = createMemo(() => sorts().slice(1), undefined, { equals: (a, b) => encodeSorts(a) === encodeSorts(b) })
  const sort = createMemo(() => sorts()[0]!, undefined, { equals: (a, b) => a.column === b.column && a.descending === b.descending })
  const isStanding = createMemo(() => encodeSorts(sorts()) === encodeSorts([standing()]))
  const columns = createMemo(() => {
    const given = look('cols')
    return given === undefined || given === '' ? undefined : decodeColumns(given)
  })
  const shut = createMemo(() => new Set((params['shut'] ?? '').split(',').filter((part) => part !== '').map(decodeURIComponent)))

  // Typing and sorting replace the entry: back leads to where one came from, not through every letter.
  const set = (patch: ListPatch): void => {
    const named = lookNames.filter((name) => name in patch)
    if (named.length > 0 && params['v'] === undefined) {
      const next = new URLSearchParams(kept())
      for (const name of named) {
        const value = patch[name]
        if (value === undefined) next.delete(name)
        else next.set(name, value)
      }
      keeper.keep(key(), next.size === 0 ? undefined : next.toString())
      setChanges((count) => count + 1)
    }
    setParams(patch, { replace: true })
  }
  return {
    filter: () => params['q'] ?? '',
    setFilter: (q) => set({ q: q === '' ? undefined : q }),
    state: () => params['state'],
    setState: (state) => set({ state }),
    sort,
    thenBy,
    isStanding,
    toggleSort(column, further = false) {
      const now = sorts()
      const at = now.findIndex((each) => each.column === column)
      const turned = { column, descending: at === -1 ? false : !now[at]!.descending }
      // Pressed a third time, a further order goes again.
      const added = at === -1 ? [...now, turned] : at > 0 && !turned.descending ? now.filter((each) => each.column !== column) : now.with(at, turned)
      const next = further ? added : [at === 0 ? turned : { column, descending: false }]
      set({ sort: encodeSorts(next) === encodeSorts([standing()]) ? undefined : encodeSorts(next) })
    },
    columns,
    setColumns: (choices) => set({ cols: choices === undefined ? undefined : encodeColumns(choices) }),
    group: () => look('group') || undefined,
    shut,
    toggleShut(group) {
      const next = new Set(shut())
      if (!next.delete(group)) next.add(group)
      set({ shut: next.size === 0 ? undefined : [...next].map(encodeURIComponent).join(',') })
    },
    filters: () => params['f'] ?? '',
    // An address may name a view that makes no sense of this book.
    view: () => viewsOf(book()).find((view) => view === look('view')) ?? firstView(book()),
    by: () => look('by'),
    at: () => params['at'],
    set,
    clear: () => set({ q: undefined, state: undefined, f: undefined }),
    saved: () => params['v'],
    look: createMemo(() => sameOrder(new URLSearchParams(savedNames.flatMap((name) => { const value = name === 'f' || name === 'state' ? params[name] : look(name); return value === undefined ? [] : [[name, value]] })).toString())),
    show(saved, wanted) {
      const given = new URLSearchParams(wanted)
      const next = Object.fromEntries(savedNames.map((name) => [name, saved === undefined ? undefined : (given.get(name) ?? undefined)]))
      setParams({ ...next, v: saved, q: undefined, shut: undefined, at: undefined })
    },
    link() {
      const search = new URLSearchParams(location.search)
      for (const name of lookNames) {
        const value = look(name) ?? (name === 'sort' ? encodeSorts([standing()]) : name === 'view' ? firstView(book()) : undefined)
        if (value !== undefined) search.set(name, value)
      }
      return search.toString()
    },
  }
}

/** Where one was in a list. It outlives the list, so that coming back finds it as it was left. */
export interface ListMemory {
  scrollPx: number
  active: string | undefined
}

const memories = new WeakMap<Workspace, Map<string, ListMemory>>()

export function listMemory(workspace: Workspace, book: string): ListMemory {
  let byBook = memories.get(workspace)
  if (byBook === undefined) memories.set(workspace, (byBook = new Map()))
  let memory = byBook.get(book)
  if (memory === undefined) byBook.set(book, (memory = { scrollPx: 0, active: undefined }))
  return memory
}
