import { createEffect, onCleanup, untrack } from 'solid-js'

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
