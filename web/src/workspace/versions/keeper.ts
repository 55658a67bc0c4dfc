import type { Book } from '@hebu/shared/books/define-book.ts'
import { byItself } from '@hebu/shared/codec/by-itself.ts'
import { readHistory } from '@hebu/shared/codec/history.ts'
import { automaticId, keepAutomatic } from '@hebu/shared/codec/versioning/automatic.ts'
import { noteWriter } from '@hebu/shared/codec/versioning/writers.ts'
import { leastApartMs, restMs } from '@hebu/shared/rules/versioning/thinning.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Doc, Transaction } from 'yjs'
import { XmlElement, XmlFragment, XmlText } from 'yjs'

import type { PageStore } from '../page-store.ts'
import type { PageAddress } from '../workspace.ts'
import type { ContentToKeep } from './contents.ts'
import { contentsToKeep, holdsTexts, keptIn, volumesWithVersions } from './contents.ts'

export interface KeeperInput {
  readonly clock: Clock
  me(): string
  book(id: string): Book | undefined
  store(book: string): PageStore
}

/** Keeps versions of the page that is open without being asked ([VER3]). */
export interface VersionKeeper {
  open(page: PageAddress | undefined): void
  /** Keeps what a page says now, where it says something new; whatever the hour. */
  keepNow(page: PageAddress): void
}

/** How long after the first stroke of a sitting its author is noted, and what stood before it is kept. */
const noteAfterMs = 1_500
/** How long after a page was opened what stands is taken in: not of pages that are only stepped over. */
const firstTakeMs = 300
/** How long after others' edits what stands is taken in again. */
const takeInAfterMs = 2_000

interface LastWritten {
  readonly by: string
  readonly atMs: number
}

interface Sitting {
  readonly address: PageAddress
  readonly book: Book
  readonly store: PageStore
  /** What stood before this person wrote. */
  before: readonly ContentToKeep[] | undefined
  lastBefore: LastWritten | undefined
  isWritten: boolean
  /** Documents in which a text was written since that was noted. */
  readonly written: Set<Doc>
  readonly timers: { note?: ReturnType<typeof setTimeout> | undefined; rest?: ReturnType<typeof setTimeout> | undefined; take?: ReturnType<typeof setTimeout> | undefined }
  leave(): void
}

export function createVersionKeeper(input: KeeperInput): VersionKeeper {
  let sitting: Sitting | undefined
  /** Its own writing is nobody's sitting. */
  let keeping = false

  const write = (doc: Doc, run: () => void): void => {
    keeping = true
    try {
      doc.transact(run, byItself)
    } finally {
      keeping = false
    }
  }
  const lastWritten = ({ book, store, address }: Pick<Sitting, 'book' | 'store' | 'address'>): LastWritten | undefined => {
    const page = store.peek(address.id)
    const entries = volumesWithVersions(book, store, address.id).flatMap(({ volume }) => readHistory(volume.doc, address.id))
    const last = entries.reduce<LastWritten | undefined>((found, { by, at }) => (found === undefined || Date.parse(at) > found.atMs ? { by, atMs: Date.parse(at) } : found), undefined)
    return last ?? (page?.made === undefined ? undefined : { by: page.made.by, atMs: Date.parse(page.made.at) })
  }
  /** Writes what is new of these contents into the volumes that this member may write. */
  const keep = (address: PageAddress, contents: readonly ContentToKeep[], by: string, atMs: number): void => {
    const nowMs = input.clock.now()
    const fresh = contents.flatMap(({ volume, content, hash, authors }) => {
      const kept = keptIn(volume.doc, address.id)
      return volume.access() !== 'write' || kept.at(-1)?.hash === hash ? [] : [{ volume, content, hash, authors, lastMs: kept.at(-1)?.atMs ?? 0 }]
    })
    if (fresh.length === 0) return
    const when = Math.min(nowMs, Math.max(atMs, ...fresh.map(({ lastMs }) => lastMs + 1)))
    const id = automaticId(fresh[0]!.hash, when)
    for (const { volume, content, authors } of fresh) write(volume.doc, () => void keepAutomatic(volume.doc, content, by, when, nowMs, { id, authors }))
  }
  const lastKeptMs = ({ book, store, address }: Sitting): number =>
    Math.max(0, ...volumesWithVersions(book, store, address.id).flatMap(({ volume }) => keptIn(volume.doc, address.id).findLast(({ isAutomatic }) => isAutomatic)?.atMs ?? 0))

  const begin = (address: PageAddress, book: Book): Sitting => {
    const store = input.store(book.id)
    const page = address.id
    const docs = volumesWithVersions(book, store, page).map(({ volume }) => volume.doc)
    const timers: Sitting['timers'] = {}
    /** Whose letters they are, and what stood before the first of them. */
    const note = (): void => {
      timers.note = undefined
      for (const { volume } of volumesWithVersions(book, store, page)) if (made.written.has(volume.doc) && volume.access() === 'write') write(volume.doc, () => noteWriter(volume.doc, page, input.me()))
      made.written.clear()
      const { before, lastBefore } = made
      made.before = undefined
      if (before === undefined || lastBefore === undefined || !saysSomething(before)) return
      // One's own sitting of a moment ago goes on; another's ended here.
      if (lastBefore.by !== input.me() || input.clock.now() - lastKeptMs(made) >= leastApartMs) keep(address, before, lastBefore.by, lastBefore.atMs)
    }
    const rest = (): void => {
      timers.rest = undefined
      if (!made.isWritten) return
      const waitMs = lastKeptMs(made) + leastApartMs - input.clock.now()
      if (waitMs > 0) {
        timers.rest = setTimeout(rest, waitMs)
        return
      }
      made.isWritten = false
      keep(address, contentsToKeep(book, store, page), input.me(), input.clock.now())
    }
    const takeIn = (): void => {
      timers.take = undefined
      if (made.isWritten || !volumesWithVersions(book, store, page).some(({ volume }) => volume.access() === 'write')) return
      made.before = contentsToKeep(book, store, page)
      made.lastBefore = lastWritten(made)
    }
    const hear = (transaction: Transaction): void => {
      if (keeping || transaction.changed.size === 0) return
      if (!transaction.local) {
        if (!made.isWritten) timers.take ??= setTimeout(takeIn, takeInAfterMs)
        return
      }
      made.isWritten = true
      if ([...transaction.changed.keys()].some((type: unknown) => type instanceof XmlText || type instanceof XmlElement || type instanceof XmlFragment)) made.written.add(transaction.doc)
      timers.note ??= setTimeout(note, noteAfterMs)
      clearTimeout(timers.rest)
      timers.rest = setTimeout(rest, restMs)
    }
    for (const doc of docs) doc.on('afterTransaction', hear)
    const made: Sitting = {
      address, book, store, before: undefined, lastBefore: undefined, isWritten: false, written: new Set(), timers,
      leave() {
        for (const doc of docs) doc.off('afterTransaction', hear)
        if (timers.note !== undefined) note()
        for (const timer of Object.values(timers)) clearTimeout(timer)
        if (made.isWritten && input.clock.now() - lastKeptMs(made) >= leastApartMs) keep(address, contentsToKeep(book, store, page), input.me(), input.clock.now())
      },
    }
    timers.take = setTimeout(takeIn, firstTakeMs)
    return made
  }

  return {
    open(address) {
      if (address !== undefined && sitting?.address.book === address.book && sitting.address.id === address.id) return
      sitting?.leave()
      sitting = undefined
      const book = address === undefined ? undefined : input.book(address.book)
      if (address !== undefined && book !== undefined && holdsTexts(book) && input.store(book.id).peek(address.id) !== undefined) sitting = begin(address, book)
    },
    keepNow(address) {
      const book = input.book(address.book)
      if (book === undefined) return
      const store = input.store(book.id)
      const { by, atMs } = lastWritten({ book, store, address }) ?? { by: input.me(), atMs: input.clock.now() }
      keep(address, contentsToKeep(book, store, address.id), by, atMs)
    },
  }
}

/** A page that was just begun has nothing worth keeping. */
const saysSomething = (contents: readonly ContentToKeep[]): boolean => contents.some(({ content }) => Object.keys(content.texts).length > 0 || Object.values(content.values).some((value) => (Array.isArray(value) && value.length > 0) || (typeof value === 'string' && value.length > 200)))
