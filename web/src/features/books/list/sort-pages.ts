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

const idOrders = new WeakMap<readonly { readonly id: string }[], readonly { readonly id: string }[]>()

/** The rows by their ids, which settles what every order leaves equal; found once for the same rows. */
function byId<R extends { readonly id: string }>(rows: readonly R[]): readonly R[] {
  let sorted = idOrders.get(rows) as readonly R[] | undefined
  if (sorted === undefined) idOrders.set(rows, (sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))))
  return sorted
}

/** All rows in their order, by numbers alone: words by their ranks. The same order as `comparing` gives. */
function sortedWhole<R extends { readonly id: string }>(rows: readonly Keyed<R>[], signs: readonly number[], rank: RankTexts): readonly Keyed<R>[] {
  const levels = signs.map((sign, level) => {
    const texts: string[] = []
    for (const { keys } of rows) if (typeof keys[level] === 'string') texts.push(keys[level])
    const ranks = texts.length === 0 ? undefined : rank(texts)
    // One number for each row: figures, then words, then nothing; the last also where the order is turned round.
    const places = new Float64Array(rows.length)
    const kinds = new Uint8Array(rows.length)
    let mixed = false
    for (let at = 0; at < rows.length; at++) {
      const key = rows[at]!.keys[level]
      kinds[at] = key === undefined ? none : typeof key === 'number' ? aFigure : aText
      places[at] = typeof key === 'number' ? key : typeof key === 'string' ? ranks!.get(key)! : 0
      mixed ||= kinds[at] !== kinds[0]
    }
    return { sign, kinds, places, mixed }
  })
  const order = new Uint32Array(rows.length)
  for (let at = 0; at < order.length; at++) order[at] = at
  order.sort((a, b) => {
    for (const { sign, kinds, places, mixed } of levels) {
      if (mixed && kinds[a] !== kinds[b]) return kinds[a] === none ? 1 : kinds[b] === none ? -1 : sign * (kinds[a]! - kinds[b]!)
      if (places[a] !== places[b]) return sign * (places[a]! - places[b]!)
    }
    return a - b
  })
  return Array.from(order, (at) => rows[at]!)
}

/** `keyOf` is asked once for each row object; a row that changed is a new object. */
export function createOrder<R extends { readonly id: string }>(keyOf: (row: R) => SortKey, compareText: CompareText, descending: boolean, thenBy: readonly OrderLevel<R>[] = [], rank: RankTexts = createTextRanks(compareText)): Order<R> {
  const levels = [{ keyOf, descending }, ...thenBy]
  const signs = levels.map((level) => (level.descending ? -1 : 1))
  const compare = comparing<R>(compareText, signs)
  let last: readonly Keyed<R>[] = []
  return {
    sort(rows) {
      const wanted = last.length === 0 ? undefined : new Set(rows)
      const kept = wanted === undefined ? [] : last.filter(({ row }) => wanted.delete(row))
      const keyed = (row: R): Keyed<R> => ({ row, keys: levels.map((level) => level.keyOf(row)) })
      const fresh = wanted === undefined ? rows.length : wanted.size
      last = wanted !== undefined && fresh <= rows.length * patchShare ? merged(kept, [...wanted].map(keyed), compare) : sortedWhole(byId(rows).map(keyed), signs, rank)
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
