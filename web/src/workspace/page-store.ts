import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PageDocs, Trust } from '@hebu/shared/codec/read-page.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import type { PageChange, PageWatch } from '@hebu/shared/codec/watch-pages.ts'
import { watchPages } from '@hebu/shared/codec/watch-pages.ts'
import type { Accessor, Setter } from 'solid-js'
import { batch, createMemo, createSignal, getListener } from 'solid-js'

import { inMoments } from '../platform/slices.ts'
import { createPageCounters } from './page-counters.ts'
import { createTelling } from './telling.ts'
import type { Volume } from './volume.ts'

/** The volumes of one shelf: the book's own, and the companions this device holds. */
interface Shelf {
  main: Volume | undefined
  readonly parts: Map<string, Volume>
  readonly watches: Map<Volume, PageWatch>
  /** Calls off the reading of volumes that came. */
  readonly arriving: Map<Volume, AbortController>
}

type PatchListener = (before: Page | undefined, after: Page | undefined) => void

interface Sorted {
  readonly pages: readonly Page[]
  readonly bin: readonly Page[]
}

/** The pages of a book on this device, decoded, and patched page by page as Yjs tells of changes ([PAG4]). */
export interface PageStore {
  readonly ready: Accessor<boolean>
  readonly pages: Accessor<readonly Page[]>
  readonly bin: Accessor<readonly Page[]>
  page(id: string): Page | undefined
  /** All pages as they stand, those in the bin too; not tracked. */
  every(): Iterable<Page>
  /** As `page`, without tracking. */
  peek(id: string): Page | undefined
  /** Tracked: changes whenever a rich text of the page does. */
  textVersion(id: string): number
  /** Tracked: changes whenever the comments or the history of the page do. */
  recordVersion(id: string): number
  /** Called with the pages whose texts, comments or history changed; gives how to stop it. */
  onWritten(listener: (ids: Iterable<string>) => void): () => void
  /** Takes in the volume of a shelf once it is loaded. Where it has very many pages, the window answers in between; who asks for one of them finds it ([PAG11]). */
  attach(volume: Volume): void
  detach(volume: Volume): void
  volumeOf(id: string, part?: string): Volume | undefined
  /** A transaction that is still open changed the page: who asks for it before its end finds it as it is now. Views are told at the end. */
  refresh(id: string): void
  /** Reads pages anew whose volumes did not change: what is known about their seals did. */
  reread(ids: Iterable<string>): void
  /** Reads the pages of shelves with companions anew: which of those are shown has changed. */
  rereadParts(): void
  /** Told of pages that changed, before views are; gives how to stop it. */
  onPatch(listener: PatchListener): () => void
  /** From now on views of the whole table are told of changes now and then; gives how to end it ([BULK1]). */
  hold(): () => void
  close(): void
}

/** Of a book whose declaration is not here yet. */
export const noPages: PageStore = {
  ready: () => false,
  pages: () => [],
  bin: () => [],
  page: () => undefined,
  every: () => [],
  peek: () => undefined,
  textVersion: () => 0,
  recordVersion: () => 0,
  onWritten: () => () => undefined,
  attach: () => undefined,
  detach: () => undefined,
  volumeOf: () => undefined,
  refresh: () => undefined,
  reread: () => undefined,
  rereadParts: () => undefined,
  onPatch: () => () => undefined,
  hold: () => () => undefined,
  close: () => undefined,
}

/** Waits for a burst of remote edits to end before views are told, so that catching up does not repaint at each message. */
const remoteFrameMs = 12

/** More pages of a volume that comes are read in slices. */
const readAtOnce = 1_000

/** @param hides companions that are left out of the pages now, by shelf and part */
export function createPageStore(book: Book, trust?: Trust, hides?: (shelf: string, part: string) => boolean): PageStore {
  const shelves = new Map<string, Shelf>()
  const pageById = new Map<string, Page>()
  const watchers = new Map<string, { readonly read: Accessor<Page | undefined>; readonly write: Setter<Page | undefined> }>()
  const textVersions = createPageCounters()
  const recordVersions = createPageCounters()
  const listeners = new Set<PatchListener>()
  const written = new Set<(ids: Iterable<string>) => void>()
  const telling = createTelling()
  const [loading, setLoading] = createSignal(0)
  const dirty = new Map<string, Set<string>>()
  /** Changed by a transaction that is still open, and not read since. */
  const behind = new Set<string>()
  /** Pages of volumes that are being taken in, and their shelf. */
  const coming = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const docsOf = (name: string, shelf: Shelf): PageDocs | undefined =>
    shelf.main === undefined ? undefined : { main: shelf.main.doc, parts: Object.fromEntries([...shelf.parts].filter(([part]) => hides?.(name, part) !== true).map(([part, volume]) => [part, volume.doc])) }

  const patch = (shelfName: string, shelf: Shelf, ids: Iterable<string>): void => {
    const docs = docsOf(shelfName, shelf)
    for (const id of ids) {
      behind.delete(id)
      if (coming.get(id) === shelfName) coming.delete(id)
      const before = pageById.get(id)
      if (before !== undefined && before.shelf !== shelfName && docs !== undefined && shelves.get(before.shelf)?.main !== undefined) continue
      const after = docs === undefined ? undefined : readPage(book, id, shelfName, docs, trust)
      if (after === undefined && before === undefined) continue
      if (after === undefined) pageById.delete(id)
      else pageById.set(id, after)
      watchers.get(id)?.write(() => after)
      if (before?.parts.length !== after?.parts.length) recordVersions.raise(id)
      for (const listener of listeners) listener(before, after)
    }
  }
  const catchUp = (id: string): void => {
    const shelf = behind.delete(id) ? pageById.get(id)?.shelf : coming.get(id)
    if (shelf !== undefined) patch(shelf, shelves.get(shelf)!, [id])
  }
  const catchUpAll = (): void => {
    if (behind.size > 0) for (const id of [...behind]) catchUp(id)
  }
  const flush = (): void => {
    if (timer !== undefined) clearTimeout(timer)
    timer = undefined
    if (dirty.size === 0) return
    const work = [...dirty]
    dirty.clear()
    batch(() => {
      for (const [name, ids] of work) {
        const shelf = shelves.get(name)
        if (shelf !== undefined) patch(name, shelf, ids)
      }
      telling.changed()
    })
  }
  const take = (name: string, change: PageChange): void => {
    if (change.pages.size > 0) {
      const waiting = dirty.get(name) ?? new Set<string>()
      for (const id of change.pages) waiting.add(id)
      dirty.set(name, waiting)
      if (change.local) flush()
      else timer ??= setTimeout(flush, remoteFrameMs)
    }
    for (const id of change.texts) textVersions.raise(id)
    for (const id of change.records) recordVersions.raise(id)
    if (change.texts.size > 0 || change.records.size > 0) for (const listener of written) listener(new Set([...change.texts, ...change.records]))
  }
  const sort = (): Sorted => {
    const pages: Page[] = []
    const bin: Page[] = []
    for (const page of pageById.values()) (page.deleted === undefined ? pages : bin).push(page)
    return { pages, bin }
  }
  const told = createMemo(() => {
    telling.version()
    return sort()
  })
  /** Who asks once, and is not told, is answered with what there is. */
  const sorted = (): Sorted => {
    catchUpAll()
    return telling.isBehind() && getListener() === null ? sort() : told()
  }
  return {
    ready: () => loading() === 0,
    pages: () => sorted().pages,
    bin: () => sorted().bin,
    every() {
      catchUpAll()
      return pageById.values()
    },
    peek(id) {
      catchUp(id)
      return pageById.get(id)
    },
    page(id) {
      catchUp(id)
      if (getListener() === null) return pageById.get(id)
      let watcher = watchers.get(id)
      if (watcher === undefined) {
        const [read, write] = createSignal(pageById.get(id))
        watcher = { read, write }
        watchers.set(id, watcher)
      }
      return watcher.read()
    },
    textVersion: textVersions.read,
    recordVersion: recordVersions.read,
    onWritten(listener) {
      written.add(listener)
      return () => written.delete(listener)
    },
    attach(volume) {
      const { part } = volume.address
      const name = volume.address.shelf
      const shelf = shelves.get(name) ?? { main: undefined, parts: new Map<string, Volume>(), watches: new Map<Volume, PageWatch>(), arriving: new Map<Volume, AbortController>() }
      shelves.set(name, shelf)
      if (part === undefined) shelf.main = volume
      else shelf.parts.set(part, volume)
      const watch = watchPages(volume.doc)
      shelf.watches.set(volume, watch)
      let loaded = false
      // What is made here while the copy loads is shown at once; the copy itself when it is whole.
      watch.onChange((change) => {
        if (loaded || change.local) take(name, change)
      })
      const arriving = new AbortController()
      shelf.arriving.set(volume, arriving)
      setLoading((count) => count + 1)
      void volume.loaded.then(async () => {
        loaded = true
        const arrived = (): void => void setLoading((count) => count - 1)
        // It may have been taken away while it was loading.
        if (arriving.signal.aborted) return arrived()
        // A companion adds fields to all pages of the shelf, also to those it holds nothing of yet; it makes none.
        const main = shelf.main === undefined ? undefined : shelf.watches.get(shelf.main)
        const ids = [...(part === undefined ? watch.ids() : (main?.ids() ?? []))]
        const read = (some: readonly string[]): void => {
          patch(name, shelf, some)
          for (const id of some) recordVersions.raise(id)
          telling.changed()
        }
        if (ids.length <= readAtOnce) return batch(() => (read(ids), arrived()))
        for (const id of ids) coming.set(id, name)
        const release = telling.hold()
        await inMoments(ids.length, (from, to) => batch(() => read(ids.slice(from, to))), arriving.signal)
        batch(() => (release(), arrived()))
      })
    },
    detach(volume) {
      const shelf = shelves.get(volume.address.shelf)
      const watch = shelf?.watches.get(volume)
      if (shelf === undefined || watch === undefined) return
      const main = shelf.main === undefined ? undefined : shelf.watches.get(shelf.main)
      const ids = [...(main ?? watch).ids()]
      watch.stop()
      shelf.arriving.get(volume)?.abort()
      shelf.arriving.delete(volume)
      shelf.watches.delete(volume)
      if (volume.address.part === undefined) shelf.main = undefined
      else shelf.parts.delete(volume.address.part)
      batch(() => {
        patch(volume.address.shelf, shelf, ids)
        telling.changed()
      })
    },
    volumeOf(id, part) {
      const page = pageById.get(id)
      const shelf = page === undefined ? undefined : shelves.get(page.shelf)
      // What is not shown is not written either: it would be written over unseen.
      return part === undefined ? shelf?.main : hides?.(page?.shelf ?? '', part) === true ? undefined : shelf?.parts.get(part)
    },
    refresh: (id) => void behind.add(id),
    reread(ids) {
      const known = [...ids].flatMap((id) => pageById.get(id) ?? [])
      if (known.length === 0) return
      batch(() => {
        for (const [name, pages] of Map.groupBy(known, ({ shelf }) => shelf)) patch(name, shelves.get(name)!, pages.map(({ id }) => id))
        telling.changed()
      })
    },
    rereadParts() {
      batch(() => {
        for (const [name, shelf] of shelves) if (shelf.parts.size > 0 && shelf.main !== undefined) patch(name, shelf, shelf.watches.get(shelf.main)?.ids() ?? [])
        telling.changed()
      })
    },
    onPatch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    hold: telling.hold,
    close() {
      if (timer !== undefined) clearTimeout(timer)
      for (const shelf of shelves.values()) {
        for (const watch of shelf.watches.values()) watch.stop()
        for (const arriving of shelf.arriving.values()) arriving.abort()
      }
    },
  }
}
