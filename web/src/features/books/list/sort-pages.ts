import type { SortKey } from '../values/sort-key.ts'

/** Orders two texts; an `Intl.Collator` of the reader's language. */
export type CompareText = (a: string, b: string) => number

interface Keyed<R> {
  readonly row: R
  readonly keys: readonly SortKey[]
}

/** One of several orders: those after the first count among rows that it leaves equal. */
export interface OrderLevel<R> {
  readonly keyOf: (row: R) => SortKey
  readonly descending: boolean
}

/** Empty ones last in either direction, figures before words. */
function compareKeys(a: SortKey, b: SortKey, compareText: CompareText, sign: number): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return sign * (typeof a === 'number' ? (typeof b === 'number' ? a - b : -1) : typeof b === 'number' ? 1 : compareText(a, b))
}

/** Level by level; ties by id so that the order is the same everywhere. */
function comparing<R extends { readonly id: string }>(compareText: CompareText, signs: readonly number[]) {
  return (a: Keyed<R>, b: Keyed<R>): number => {
    for (let level = 0; level < signs.length; level++) {
      const order = compareKeys(a.keys[level], b.keys[level], compareText, signs[level]!)
      if (order !== 0) return order
    }
    return a.row.id < b.row.id ? -1 : 1
  }
}

/** An order that keeps itself: after a change of few rows only those find a new place ([UI41]). */
export interface Order<R> {
  readonly sort: (rows: readonly R[]) => readonly R[]
}

/** Beyond this share of changed rows everything is sorted anew. */
const patchShare = 0.05

/** `keyOf` is asked once for each row object; a row that changed is a new object. */
export function createOrder<R extends { readonly id: string }>(keyOf: (row: R) => SortKey, compareText: CompareText, descending: boolean, thenBy: readonly OrderLevel<R>[] = []): Order<R> {
  const levels = [{ keyOf, descending }, ...thenBy]
  const compare = comparing<R>(compareText, levels.map((level) => (level.descending ? -1 : 1)))
  let last: readonly Keyed<R>[] = []
  return {
    sort(rows) {
      const wanted = new Set(rows)
      const kept = last.filter(({ row }) => wanted.delete(row))
      const fresh = [...wanted].map((row) => ({ row, keys: levels.map((level) => level.keyOf(row)) }))
      last = fresh.length <= rows.length * patchShare ? merged(kept, fresh, compare) : [...kept, ...fresh].toSorted(compare)
      return last.map(({ row }) => row)
    },
  }
}

function merged<T>(kept: readonly T[], fresh: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  if (fresh.length === 0) return kept
  const coming = fresh.toSorted(compare)
  const all: T[] = []
  let next = 0
  for (const one of kept) {
    while (next < coming.length && compare(coming[next]!, one) < 0) all.push(coming[next++]!)
    all.push(one)
  }
  return [...all, ...coming.slice(next)]
}
