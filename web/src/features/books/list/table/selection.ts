import type { Accessor } from 'solid-js'
import { createMemo, createSignal } from 'solid-js'

/** The pages that are chosen for an act on all of them. */
export interface Selection {
  /** Ids of those still in the list, in its order. */
  readonly ids: Accessor<readonly string[]>
  has(id: string): boolean
  toggle(id: string): void
  extendTo(id: string): void
  all(): void
  /** Chooses these and no others. */
  only(ids: Iterable<string>): void
  clear(): void
}

/** What acts on all chosen pages are given of them. */
export interface Chosen {
  readonly ids: Accessor<readonly string[]>
  /** Those alone stay chosen that an act did not come to; none where it came to all. */
  readonly end: (left: readonly string[]) => void
}

/** What leaves the list is no longer chosen ([UI84]). @param order ids in the order of the list. */
export function createSelection(order: Accessor<readonly string[]>): Selection {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  let anchor: string | undefined
  const ids = createMemo<readonly string[]>(() => (chosen().size === 0 ? [] : order().filter((id) => chosen().has(id))), [], { equals: (a, b) => a.length === 0 && b.length === 0 })
  const shown = createMemo(() => new Set(ids()))
  return {
    ids,
    has: (id) => shown().has(id),
    toggle(id) {
      const next = new Set(ids())
      if (!next.delete(id)) next.add(id)
      anchor = id
      setChosen(next)
    },
    extendTo(id) {
      const list = order()
      const from = list.indexOf(anchor ?? id)
      const to = list.indexOf(id)
      if (to === -1) return
      const first = from === -1 ? to : Math.min(from, to)
      setChosen(new Set([...ids(), ...list.slice(first, Math.max(from, to) + 1)]))
      if (from === -1) anchor = id
    },
    all: () => void setChosen(new Set(order())),
    only(some) {
      anchor = undefined
      setChosen(new Set(some))
    },
    clear() {
      anchor = undefined
      setChosen(new Set<string>())
    },
  }
}
