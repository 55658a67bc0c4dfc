import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createRoot, createSignal, on, onCleanup, untrack } from 'solid-js'

import type { LiveTable, Workspace } from '../workspace.ts'
import type { SearchNews, SearchOrder } from './search-messages.ts'
import type { SearchEntry, SearchHit, SearchQuery } from './text-index.ts'

/** Search over everything that this device holds, off line too. */
export interface Search {
  /** The best first; answers once what was changed before has been taken in as far as it is read. */
  find(query: SearchQuery): Promise<readonly SearchHit[]>
  /** Resolves when every page has been read once. */
  readonly read: Promise<void>
  /** Whether pages are left to be read for the first time; tracked. */
  readonly isReading: Accessor<boolean>
  /** Raised now and then while pages are read or change: who shows what was found asks again; tracked. */
  readonly version: Accessor<number>
  close(): void
}

/** As much of a worker as search uses. */
export interface SearchThread {
  postMessage(order: SearchOrder): void
  onmessage: ((event: MessageEvent<SearchNews>) => void) | null
  terminate(): void
}

export interface SearchInput {
  readonly workspace: Pick<Workspace, 'books' | 'table' | 'whole'> & Partial<Pick<Workspace, 'sharing' | 'commands' | 'directory'>>
  readonly thread: SearchThread
  /** Where the index is kept between starts; nowhere where absent. */
  readonly database: string | undefined
  /** A page as it is looked for. */
  entryOf(table: LiveTable, page: Page): SearchEntry
  /** Waits for a moment in which nobody is kept waiting, or for the next one where somebody waits for what is found; gives how long it lasts, in ms. */
  rest(hurried: boolean): Promise<number>
}

/** A page that is to be read. */
interface Waiting {
  readonly table: LiveTable
  readonly id: string
}

const atOnce = 50

/** So long after something was read whoever shows what was found is told. */
const tellMs = 300

export const searchKey = ({ book, id }: Pick<Page, 'book' | 'id'>): string => `${book}/${id}`

/** Reads all tables page by page while nobody waits, then what changes in them ([SRCH6]). */
export function createSearch({ workspace, thread, database, entryOf, rest }: SearchInput): Search {
  const waiting = new Map<string, Waiting>()
  /** Tables whose pages are read for the first time, and how far that has come: thousands are not noted one by one while somebody opens the palette. */
  const begun: { readonly table: LiveTable; readonly pages: readonly Page[]; at: number }[] = []
  const asked = new Map<number, (hits: readonly SearchHit[]) => void>()
  const all = Promise.withResolvers<void>()
  let questions = 0
  let reading = false
  let closed = false
  let telling: ReturnType<typeof setTimeout> | undefined
  /** Somebody looked for something during long work, which goes first otherwise. */
  let sought = false
  /** Somebody looks for something before everything was read. */
  let wanting = false
  const [isReading, setIsReading] = createSignal(true)
  const [version, setVersion] = createSignal(0)
  const hasMore = (): boolean => waiting.size > 0 || begun.length > 0
  const next = (): Waiting | undefined => {
    for (const [key, one] of waiting) {
      waiting.delete(key)
      return one
    }
    for (let first = begun[0]; first !== undefined; first = begun[0]) {
      const page = first.pages[first.at++]
      if (page !== undefined) return { table: first.table, id: page.id }
      begun.shift()
    }
    return undefined
  }
  const everRead = (): boolean => !untrack(isReading)
  const tell = (): void => {
    telling = undefined
    setVersion((count) => count + 1)
  }

  const send = (order: SearchOrder): void => thread.postMessage(order)
  thread.onmessage = ({ data }) => {
    // While others look on, nothing is shown of how a page read before it was read anew.
    const hits = untrack(() => workspace.sharing?.on()) !== true ? data.hits : everRead() ? data.hits.filter(({ key }) => !waiting.has(key)) : []
    asked.get(data.id)?.(hits)
    asked.delete(data.id)
  }
  send({ kind: 'open', database })

  /** One moment's worth: pages that are here are put in, others taken out. */
  const readSome = (untilMs: number): void => {
    const entries: SearchEntry[] = []
    const gone: string[] = []
    for (let one = next(); one !== undefined; one = next()) {
      const { table, id } = one
      const page = untrack(() => table.page(id))
      if (page === undefined || page.deleted !== undefined) gone.push(searchKey({ book: table.book.id, id }))
      else entries.push(untrack(() => entryOf(table, page)))
      if (entries.length >= atOnce || performance.now() > untilMs) break
    }
    if (entries.length > 0) send({ kind: 'put', entries })
    if (gone.length > 0) send({ kind: 'remove', keys: gone })
    telling ??= setTimeout(tell, tellMs)
  }
  const isWhole = (): boolean => untrack(() => workspace.whole() && workspace.books().every(({ id }) => workspace.table(id).ready()))
  const read = async (): Promise<void> => {
    if (reading) return
    reading = true
    while (!closed && hasMore()) {
      const lastsMs = await rest(wanting && !everRead())
      const isLong = workspace.commands?.isAtLength() === true
      if (!isLong) sought = false
      else if (!sought) continue
      const untilMs = performance.now() + lastsMs
      while (!closed && hasMore() && performance.now() < untilMs) readSome(untilMs)
    }
    reading = false
    if (closed || everRead() || !isWhole()) return
    send({ kind: 'keep' })
    setIsReading(false)
    all.resolve()
  }

  const stop = createRoot((dispose) => {
    const follow = (table: LiveTable): void => {
      const wait = (id: string): void => void waiting.set(`${table.book.id}/${id}`, { table, id })
      const waitFor = (ids: Iterable<string>): void => {
        for (const id of ids) wait(id)
        void read()
      }
      let isListed = false
      onCleanup(table.onChanged((id) => {
        // Of a table that is coming, all pages are read once it is here.
        if (!isListed) return
        wait(id)
        if (!reading) void read()
      }))
      onCleanup(table.onWritten(waitFor))
      createEffect(() => {
        if (!table.ready()) return
        // What comes later is told page by page. Also where nothing waits: a book that turns out to be empty makes the whole read.
        if (!isListed) begun.push({ table, pages: untrack(table.pages), at: 0 })
        isListed = true
        void read()
      })
    }
    createEffect(() => {
      // A book that comes later would have all others read again.
      if (workspace.whole()) for (const { id } of workspace.books()) untrack(() => follow(workspace.table(id)))
    })
    createEffect(on(() => workspace.directory?.(), () => send({ kind: 'hurry' }), { defer: true }))
    return dispose
  })

  return {
    find: (query) =>
      new Promise((resolve) => {
        wanting = sought = true
        asked.set(++questions, resolve)
        send({ kind: 'find', id: questions, query })
      }),
    read: all.promise,
    isReading,
    version,
    close() {
      closed = true
      clearTimeout(telling)
      stop()
      for (const resolve of asked.values()) resolve([])
      thread.terminate()
    },
  }
}
