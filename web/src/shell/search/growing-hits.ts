import type { Accessor } from 'solid-js'
import { createEffect, createMemo, onCleanup, untrack } from 'solid-js'

/** What is looked through while it is still being read. */
export interface Growing {
  /** Another number whenever more was read; tracked. */
  version(): number
}

/**
 * Asks now and again once more was read, until it is over with the owner. One question at a time, and each answer counts:
 * where reading is faster than answering, nobody would ever see one ([BULK2]).
 */
export function followHits<T>(growing: Growing, find: () => Promise<T>, show: (found: T) => void): void {
  let isOver = false
  let isAsking = false
  let isBehind = false
  const look = async (): Promise<void> => {
    isBehind = isAsking
    if (isAsking) return
    isAsking = true
    try {
      const found = await untrack(find)
      if (!isOver) show(found)
    } finally {
      isAsking = false
      if (isBehind && !isOver) void look()
    }
  }
  onCleanup(() => { isOver = true })
  createEffect(() => {
    growing.version()
    void look()
  })
}

export interface LinesInput<Hit, Line> {
  /** Absent until search is open. */
  readonly growing: Accessor<Growing | undefined>
  /** What is shown. */
  readonly hits: Accessor<readonly Hit[]>
  /** A hit in words; `undefined` while its page is not there, or no more. */
  read(hit: Hit): Line | undefined
  isSame(before: Line | undefined, now: Line): boolean
}

/**
 * The lines of what was found, by their address: one that reads as it did stays the same, and keeps the keyboard. They are
 * read again once more was read: the index that was kept knows pages before the device has opened them ([SRCH6]).
 */
export const createLines = <Hit, Line extends { readonly href: string }>({ growing, hits, read, isSame }: LinesInput<Hit, Line>): Accessor<ReadonlyMap<string, Line>> =>
  createMemo<ReadonlyMap<string, Line>>((before) => {
    growing()?.version()
    const now = hits().flatMap((hit) => untrack(() => read(hit)) ?? [])
    return new Map(now.map((line) => [line.href, isSame(before.get(line.href), line) ? before.get(line.href)! : line]))
  }, new Map())
