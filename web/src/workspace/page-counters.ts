import type { Accessor, Setter } from 'solid-js'
import { createSignal } from 'solid-js'

/** Counts by page, made when they are first read. */
export function createPageCounters(): { read(id: string): number; raise(id: string): void } {
  const counters = new Map<string, { readonly read: Accessor<number>; readonly write: Setter<number> }>()
  return {
    read(id) {
      let counter = counters.get(id)
      if (counter === undefined) {
        const [read, write] = createSignal(0)
        counters.set(id, (counter = { read, write }))
      }
      return counter.read()
    },
    raise: (id) => void counters.get(id)?.write((count) => count + 1),
  }
}
