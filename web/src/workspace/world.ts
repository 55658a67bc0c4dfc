import type { ComputedInput, PageLink, World } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { calendarOf } from '@hebu/shared/charters/settled.ts'
import { tierNow } from '@hebu/shared/charters/tiers.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { Accessor } from 'solid-js'

import type { PageStore } from './page-store.ts'

/** Ids that a field of a page names, whatever its kind. */
function namedBy(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(namedBy)
  if (typeof value === 'object' && value !== null && 'id' in value) return [(value as PageLink).id]
  return []
}

type Index = Map<string, Set<string>>

export interface WorldInput {
  storeOf(book: string): PageStore | undefined
  readonly today: Accessor<PlainDate>
  readonly nowMs: Accessor<number>
  readonly timeZone: Accessor<string>
  readonly charter: Accessor<Charter>
  /** Ids by which a field may name the page: its own, and those of pages that were merged into it. */
  idsOf(book: string, field: string, id: string): readonly string[]
}

/** What computed fields look at. Reads are tracked by book; the index from a page to those that name it is patched, not rebuilt. */
export function createWorld({ storeOf, today, nowMs, timeZone, charter, idsOf }: WorldInput): World {
  const indexes = new Map<string, Index>()

  const put = (index: Index, field: string, page: Page): void => {
    for (const id of namedBy(page.values[field])) index.set(id, (index.get(id) ?? new Set()).add(page.id))
  }
  const indexOf = (book: string, field: string, store: PageStore): Index => {
    const key = `${book}/${field}`
    const known = indexes.get(key)
    if (known !== undefined) return known
    const index: Index = new Map()
    indexes.set(key, index)
    for (const page of store.pages()) put(index, field, page)
    store.onPatch((before, after) => {
      if (before !== undefined) for (const id of namedBy(before.values[field])) index.get(id)?.delete(before.id)
      if (after !== undefined && after.deleted === undefined) put(index, field, after)
    })
    return index
  }
  return {
    get today() {
      return today()
    },
    get nowMs() {
      return nowMs()
    },
    get timeZone() {
      return timeZone()
    },
    tierNow: (tier) => tierNow(charter(), tier),
    get tiers() {
      return Object.keys(charter().tiers)
    },
    get limits() {
      return charter().limits
    },
    get calendar() {
      return calendarOf(charter())
    },
    get expects() {
      return charter().fileExpects ?? []
    },
    linked(book, field, id) {
      const store = storeOf(book)
      if (store === undefined) return []
      store.pages()
      const found = new Set<ComputedInput>()
      const index = indexOf(book, field, store)
      for (const each of idsOf(book, field, id)) {
        for (const linking of index.get(each) ?? []) {
          const page = store.peek(linking)
          if (page !== undefined) found.add(page)
        }
      }
      return [...found]
    },
    page: (book, id) => storeOf(book)?.page(id),
    pages: (book) => storeOf(book)?.pages() ?? [],
  }
}
