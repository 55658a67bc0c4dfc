import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import type { Doc } from 'yjs'

import type { KeptVolume, StoreProblem } from '../local-store.ts'
import { bringIn, isLarge, partBytes } from './bring-in.ts'
import { salvage } from './salvage.ts'
import { trimBeside } from './trim-beside.ts'
import { watchTransactions } from './watched-database.ts'

/** When a copy that does not load is given up waiting for; the relay has to do until it comes. */
const loadWithinMs = 8_000
/** After this long without an edit the updates are rewritten as one. */
const restMs = 3_000
const trimAtRest = { bytes: 64 * 1024, rows: 60 }
/** Typing seldom rests for so long, but it pauses; long work does neither, and has the processors to itself until it is over. */
const pauseMs = 500
const trimInPause = { bytes: 1024 * 1024, rows: 400 }
const trimAnyway = { bytes: 32 * 1024 * 1024, rows: 2000 }
const firstRetryMs = 1_000
const mostRetryMs = 60_000
const closeWithinMs = 3_000

/** A database that hangs must not hang the closing too. */
const within = (work: Promise<void>): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, closeWithinMs)
    void work.then(() => (clearTimeout(timer), resolve()))
  })

export interface KeptDatabaseOptions {
  readonly doc: Doc
  readonly name: Promise<string>
  /** The copy is damaged and stays as it is: where to begin another. */
  readonly nextName: () => Promise<string>
  readonly onChange: () => void
}

/**
 * y-indexeddb, made safe from outside. On its own it neither tells nor mends when the device is full, when the browser
 * closes the database under it, or when a record is damaged; see "Local store" in the relay's design ([LOC4]–[LOC7]).
 */
export function keepInDatabase({ doc, name, nextName, onChange }: KeptDatabaseOptions): KeptVolume {
  let persistence: IndexeddbPersistence | undefined
  let database: IDBDatabase | undefined
  let current = ''
  let problem: StoreProblem | undefined
  let complete = false
  /** Of the persistence in use; replaced with it, so that late ends of a lost one do not count. */
  let flights = { count: 0 }
  /** Something was not written: until a full state is, every later edit of this client would be stranded behind the gap. */
  let stranded = false
  let writingWhole = false
  let bytes = 0
  let rows = 0
  let closed = false
  let retryMs = firstRetryMs
  let wholeTimer: ReturnType<typeof setTimeout> | undefined
  let beginTimer: ReturnType<typeof setTimeout> | undefined
  let restTimer: ReturnType<typeof setTimeout> | undefined
  let loadTimer: ReturnType<typeof setTimeout> | undefined
  let trimming: AbortController | undefined
  let idle: () => void = () => undefined
  const origins = new WeakSet<object>()
  let onLoaded: () => void = () => undefined
  const loaded = new Promise<void>((resolve) => (onLoaded = resolve))

  const report = (now: StoreProblem | undefined): void => {
    problem = now
    onChange()
  }

  const nextRetryMs = (): number => {
    const delayMs = retryMs
    retryMs = Math.min(mostRetryMs, retryMs * 2)
    return delayMs
  }

  const whole = (): void => {
    if (closed || !complete || persistence === undefined || persistence.db === null) return
    writingWhole = true
    void storeState(persistence, true).catch(() => undefined)
    writingWhole = false
  }

  /** Rewrites the updates as one beside the window, which may go on with them; where that fails, from the document here. */
  const trim = (): void => {
    if (closed || !complete || trimming !== undefined) return
    if (stranded) return whole()
    bytes = rows = 0
    const mine = (trimming = new AbortController())
    const of = persistence
    void trimBeside(current, mine.signal).then((isDone) => {
      if (trimming === mine) trimming = undefined
      if (!isDone && !mine.signal.aborted && persistence === of) whole()
    })
  }

  const wholeSoon = (): void => {
    clearTimeout(wholeTimer)
    wholeTimer = setTimeout(() => {
      wholeTimer = undefined
      whole()
    }, nextRetryMs())
  }

  const begin = (): void => {
    clearTimeout(loadTimer)
    clearTimeout(wholeTimer)
    wholeTimer = undefined
    const mine = new IndexeddbPersistence(current, doc)
    persistence = mine
    origins.add(mine)
    const own = (flights = { count: 0 })
    let loading = true
    let large: readonly Uint8Array[] = []
    /** Records as large as they are meant to be. */
    let parts = 0
    watchTransactions(mine, {
      onOpen: (opened) => {
        database = opened
      },
      onBegin: () => {
        own.count += 1
        return writingWhole
      },
      onEnd: (wroteWhole, error) => {
        own.count -= 1
        if (flights.count === 0) idle()
        if (persistence !== mine) return
        const wasLoading = loading
        loading = false
        if (error !== undefined) failed(error)
        if (wasLoading && !mine.synced) return void mend(mine)
        if (error !== undefined) return
        if (wasLoading || wroteWhole) {
          stranded = false
          retryMs = firstRetryMs
          // Edits may have been made before the loading was done.
          rows = wasLoading ? Math.max(rows, mine._dbsize - parts) : 1
          if (wroteWhole) bytes = 0
          problem = undefined
        } else if (stranded && retryMs > firstRetryMs) {
          // There is room again: do not wait out the delay, or closing now would leave this edit behind the gap.
          retryMs = firstRetryMs
          wholeSoon()
        }
        onChange()
      },
      onRead: (records) => {
        if (!isLarge(records)) return records
        large = records
        parts = records.filter(({ length }) => length * 2 > partBytes).length
        return []
      },
      onLost: () => lost(mine),
    })
    const isOver = (): boolean => persistence !== mine || closed
    mine.once('synced', () => {
      if (isOver()) return
      // It was read: however long it takes to come in, nothing is wrong with it.
      clearTimeout(loadTimer)
      if (large.length === 0) return void (arrived(), rest())
      bringIn(doc, large, mine, isOver).then(
        () => void (isOver() || (arrived(), rest())),
        () => void (isOver() || mend(mine)),
      )
    })
    mine.get('opened').catch(() => {
      if (persistence === mine) lost(mine, 'storeBlocked')
    })
    loadTimer = setTimeout(onLate, loadWithinMs)
  }

  const onLate = (): void => {
    report('storeBlocked')
    onLoaded()
  }

  const arrived = (): void => {
    clearTimeout(loadTimer)
    complete = true
    if (stranded && wholeTimer === undefined) wholeSoon()
    onLoaded()
    onChange()
  }

  const failed = (error: DOMException | null): void => {
    if (closed) return
    stranded = true
    report(error?.name === 'QuotaExceededError' ? 'deviceFull' : 'storeLost')
    if (wholeTimer === undefined) wholeSoon()
  }

  /** Opening again loads what is there and writes the document whole, which also brings what was missed meanwhile. */
  const lost = (which: IndexeddbPersistence, as: StoreProblem = 'storeLost'): void => {
    if (persistence !== which || closed) return
    database = undefined
    stranded = true
    flights = { count: 0 }
    idle()
    void which.destroy().catch(() => undefined)
    report(as)
    if (as === 'storeBlocked') onLoaded()
    clearTimeout(beginTimer)
    beginTimer = setTimeout(begin, nextRetryMs())
  }

  /** A load that ended without its edits: read what can be read. A damaged copy stays as it is, and another is begun. */
  const mend = async (which: IndexeddbPersistence): Promise<void> => {
    if (problem === undefined) report('storeBlocked')
    const state = database === undefined ? 'unreadable' : await salvage(database, doc, which)
    if (persistence !== which || closed) return
    if (state === 'unreadable') return lost(which, 'storeBlocked')
    if (state === 'whole') return arrived()
    current = await nextName()
    void which.destroy()
    database = undefined
    begin()
  }

  const hasGrown = (most: { readonly bytes: number; readonly rows: number }): boolean => bytes >= most.bytes || rows >= most.rows

  const rest = (): void => {
    clearTimeout(restTimer)
    restTimer = setTimeout(() => {
      if (hasGrown(trimAtRest)) trim()
    }, hasGrown(trimInPause) ? pauseMs : restMs)
  }

  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (persistence === undefined || origin === persistence) return
    bytes += update.length
    rows += 1
    // Its own way of trimming reads and writes everything in the window, even before everything is in the document.
    if (complete || persistence.synced) persistence._dbsize = 0
    if (hasGrown(trimAnyway)) queueMicrotask(trim)
    rest()
    onChange()
  }

  doc.on('update', onUpdate)
  loadTimer = setTimeout(onLate, loadWithinMs)
  void name.then((first) => {
    if (closed) return
    current = first
    begin()
  })

  return {
    loaded,
    complete: () => complete,
    settled: () => complete && database !== undefined && flights.count === 0 && !stranded,
    problem: () => problem,
    wrote: (origin) => typeof origin === 'object' && origin !== null && origins.has(origin),
    close: async () => {
      if (closed) return
      doc.off('update', onUpdate)
      if (stranded || rows >= trimAtRest.rows) whole()
      closed = true
      trimming?.abort()
      for (const timer of [wholeTimer, beginTimer, restTimer, loadTimer]) clearTimeout(timer)
      onLoaded()
      if (flights.count > 0) await within(new Promise<void>((resolve) => (idle = resolve)))
      if (persistence !== undefined) await within(persistence.destroy().catch(() => undefined))
    },
  }
}
