import type { Book } from '@hebu/shared/books/define-book.ts'
import { mergedState } from '@hebu/shared/books/define-book.ts'
import { mergedInto } from '@hebu/shared/books/merge-records.ts'
import { linkIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor, Setter } from 'solid-js'
import { createSignal } from 'solid-js'

import type { PageStore } from '../page-store.ts'

/** Which pages were merged into which. Readings are tracked, and change with merges alone. */
export interface MergedPages {
  /** The page that a name leads on to; itself where it was not merged ([MRG11]). */
  survivorOf(book: string, id: string): string
  /** Those that lead on to this page. */
  mergedInto(book: string, id: string): readonly string[]
}

interface Ways {
  readonly into: Map<string, string>
  readonly from: Map<string, Set<string>>
  readonly version: Accessor<number>
  readonly raise: Setter<number>
}

/** Where a page was merged into another, the other's id. */
function wayOf(book: Book, page: Page | undefined): string | undefined {
  const { identity } = book
  if (identity === undefined || page === undefined || page.deleted !== undefined || page.state !== mergedState(book)) return undefined
  return linkIn(page.values[identity.into])?.id
}

export function createMergedPages(bookById: (id: string) => Book | undefined, storeOf: (id: string) => PageStore): MergedPages {
  const byBook = new Map<string, Ways>()

  const put = ({ into, from }: Ways, id: string, to: string | undefined): void => {
    const before = into.get(id)
    if (before === to) return
    if (before !== undefined) from.get(before)?.delete(id)
    if (to === undefined) into.delete(id)
    else {
      into.set(id, to)
      from.set(to, (from.get(to) ?? new Set()).add(id))
    }
  }
  const waysOf = (id: string): Ways | undefined => {
    const known = byBook.get(id)
    if (known !== undefined) return known
    const book = bookById(id)
    if (book?.identity === undefined) return undefined
    const [version, raise] = createSignal(0)
    const ways: Ways = { into: new Map(), from: new Map(), version, raise }
    byBook.set(id, ways)
    const store = storeOf(id)
    for (const page of store.every()) put(ways, page.id, wayOf(book, page))
    store.onPatch((before, after) => {
      const [was, is] = [wayOf(book, before), wayOf(book, after)]
      if (was === is) return
      put(ways, (after ?? before)!.id, is)
      raise((count) => count + 1)
    })
    return ways
  }
  return {
    survivorOf(book, id) {
      const ways = waysOf(book)
      ways?.version()
      return ways === undefined || ways.into.size === 0 ? id : mergedInto(id, (each) => ways.into.get(each))
    },
    mergedInto(book, id) {
      const ways = waysOf(book)
      ways?.version()
      if (ways === undefined || ways.into.size === 0) return []
      const found = new Set<string>()
      const gather = (to: string): void => {
        for (const each of ways.from.get(to) ?? []) {
          if (each === id || found.has(each)) continue
          found.add(each)
          gather(each)
        }
      }
      gather(id)
      return [...found]
    },
  }
}
