import type { SortKey } from '../values/sort-key.ts'
import type { RankTexts } from './state/text-ranks.ts'
import { createTextRanks } from './state/text-ranks.ts'

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

const [aFigure, aText, none] = [0, 1, 2]

/** All rows in their order, by numbers alone: words by their ranks. The same order as `comparing` gives. */
function sortedWhole<R extends { readonly id: string }>(rows: readonly Keyed<R>[], signs: readonly number[], rank: RankTexts): readonly Keyed<R>[] {
  const ranks = rank(rows.flatMap(({ keys }) => keys.filter((key) => typeof key === 'string')))
  const levels = signs.map((sign, level) => {
    const kinds = new Uint8Array(rows.length)
    const places = new Float64Array(rows.length)
    for (const [at, { keys }] of rows.entries()) {
      const key = keys[level]
      kinds[at] = key === undefined ? none : typeof key === 'number' ? aFigure : aText
      places[at] = typeof key === 'number' ? key : typeof key === 'string' ? ranks.get(key)! : 0
    }
    return { sign, kinds, places }
  })
  const order = Array.from(rows.keys()).toSorted((a, b) => {
    for (const { sign, kinds, places } of levels) {
      if (kinds[a] !== kinds[b]) return kinds[a] === none ? 1 : kinds[b] === none ? -1 : sign * (kinds[a]! - kinds[b]!)
      if (places[a] !== places[b]) return sign * (places[a]! - places[b]!)
    }
    return rows[a]!.row.id < rows[b]!.row.id ? -1 : 1
  })
  return order.map((at) => rows[at]!)
}

/** `keyOf` is asked once for each row object; a row that changed is a new object. */
export function createOrder<R extends { readonly id: string }>(keyOf: (row: R) => SortKey, compareText: CompareText, descending: boolean, thenBy: readonly OrderLevel<R>[] = [], rank: RankTexts = createTextRanks(compareText)): Order<R> {
  const levels = [{ keyOf, descending }, ...thenBy]
  const signs = levels.map((level) => (level.descending ? -1 : 1))
  const compare = comparing<R>(compareText, signs)
  let last: readonly Keyed<R>[] = []
  return {
    sort(rows) {
      const wanted = new Set(rows)
      const kept = last.filter(({ row }) => wanted.delete(row))
      const fresh = [...wanted].map((row) => ({ row, keys: levels.map((level) => level.keyOf(row)) }))
      last = fresh.length <= rows.length * patchShare ? merged(kept, fresh, compare) : sortedWhole([...kept, ...fresh], signs, rank)
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
