import type { SortKey } from '../values/sort-key.ts'
import type { RankTexts } from './state/text-ranks.ts'
import { createTextRanks } from './state/text-ranks.ts'

/** Orders two texts; an `Intl.Collator` of the reader's language. */
export type CompareText = (a: string, b: string) => number

/** One of several orders: those after the first count among rows that it leaves equal. */
export interface OrderLevel<R> {
  readonly keyOf: (row: R) => SortKey
  readonly descending: boolean
  /** Where the places of the rows are kept for the next order by the same keys; absent where a key may change while its row does not. */
  readonly kept?: KeptPlaces | undefined
}

/** The places of rows under one level, by the rows they were found for. */
export type KeptPlaces = WeakMap<readonly { readonly id: string }[], Places>

/** Empty ones last in either direction, figures before words. */
function compareKeys(a: SortKey, b: SortKey, compareText: CompareText, sign: number): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return sign * (typeof a === 'number' ? (typeof b === 'number' ? a - b : -1) : typeof b === 'number' ? 1 : compareText(a, b))
}

/** An order that keeps itself: after a change of few rows only those find a new place ([UI41]). */
export interface Order<R> {
  readonly sort: (rows: readonly R[]) => readonly R[]
}

/** Beyond this share of changed rows everything is sorted anew. */
const patchShare = 0.05

/** Where each row stands among the values of one level: equal ones in the same place, the empty ones in the last. */
interface Places {
  readonly keys: readonly SortKey[]
  readonly at: Uint32Array
  readonly count: number
}

const idOrders = new WeakMap<readonly { readonly id: string }[], readonly { readonly id: string }[]>()

/** The rows by their ids, which settles what every order leaves equal; found once for the same rows. `before`: others by theirs, perhaps the same pages before some of them changed. */
function byId<R extends { readonly id: string }>(rows: readonly R[], before: readonly R[]): readonly R[] {
  let sorted = idOrders.get(rows) as readonly R[] | undefined
  if (sorted === undefined) idOrders.set(rows, (sorted = inPlacesOf(before, rows) ?? rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))))
  return sorted
}

/** The rows in the order in which others of the same ids stand; `undefined` where the ids are not the same. */
function inPlacesOf<R extends { readonly id: string }>(before: readonly R[], rows: readonly R[]): readonly R[] | undefined {
  if (before.length !== rows.length) return undefined
  const rowById = new Map(rows.map((row) => [row.id, row]))
  const placed = before.map(({ id }) => rowById.get(id))
  return placed.includes(undefined) ? undefined : (placed as readonly R[])
}

/** The places of figures that are there, smallest first. */
function figurePlaces(keys: readonly SortKey[]): ReadonlyMap<SortKey, number> {
  const figures = Float64Array.from(new Set(keys.filter((key) => typeof key === 'number'))).sort()
  const places = new Map<SortKey, number>()
  for (const figure of figures) if (!places.has(figure)) places.set(figure, places.size)
  return places
}

/** Figures, then words by their ranks, then nothing. */
function placesOf(keys: readonly SortKey[], rank: RankTexts): Places {
  const figures = figurePlaces(keys)
  const texts = keys.filter((key) => typeof key === 'string')
  const ranks = texts.length === 0 ? undefined : rank(texts)
  const last = figures.size + (ranks?.size ?? 0)
  const at = new Uint32Array(keys.length)
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]
    at[row] = key === undefined ? last : typeof key === 'number' ? figures.get(key)! : figures.size + ranks!.get(key)!
  }
  return { keys, at, count: last + 1 }
}

/** Puts rows that are in some order into that of their places; those in the same place stay as they were. The last place is the last either way. */
function byPlace(order: Uint32Array<ArrayBuffer>, { at, count }: Places, descending: boolean): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(count + 1)
  const placeOf = (row: number): number => (descending && at[row] !== count - 1 ? count - 2 - at[row]! : at[row]!)
  for (let row = 0; row < order.length; row++) starts[placeOf(row) + 1]!++
  for (let place = 1; place <= count; place++) starts[place]! += starts[place - 1]!
  const sorted = new Uint32Array(order.length)
  for (let next = 0; next < order.length; next++) sorted[starts[placeOf(order[next]!)]!++] = order[next]!
  return sorted
}

/** Rows in their order, with the keys they were put there by, level by level. */
interface Ordered<R> {
  readonly rows: readonly R[]
  keyAt(place: number, level: number): SortKey
}

/** All rows in their order, by numbers alone: no two of them are compared. `base`: the rows by their ids. */
function sortedWhole<R extends { readonly id: string }>(rows: readonly R[], base: readonly R[], levels: readonly OrderLevel<R>[], rank: RankTexts): Ordered<R> {
  const places = levels.map(({ keyOf, kept }) => {
    const known = kept?.get(rows) ?? placesOf(base.map(keyOf), rank)
    kept?.set(rows, known)
    return known
  })
  let order = new Uint32Array(base.length)
  for (let row = 0; row < order.length; row++) order[row] = row
  for (const [at, level] of [...levels.entries()].toReversed()) order = byPlace(order, places[at]!, level.descending)
  return { rows: Array.from(order, (row) => base[row]!), keyAt: (place, level) => places[level]!.keys[order[place]!] }
}

/** `keyOf` is asked once for each row object; a row that changed is a new object. */
export function createOrder<R extends { readonly id: string }>(keyOf: (row: R) => SortKey, compareText: CompareText, descending: boolean, thenBy: readonly OrderLevel<R>[] = [], rank: RankTexts = createTextRanks(compareText), kept?: KeptPlaces): Order<R> {
  const levels: readonly OrderLevel<R>[] = [{ keyOf, descending, kept }, ...thenBy]
  const signs = levels.map((level) => (level.descending ? -1 : 1))
  let last: Ordered<R> = { rows: [], keyAt: () => undefined }
  let ids: readonly R[] = []

  /** Rows that changed in nothing that they are ordered by take the places they had; they are fresh no more. */
  const replaced = (fresh: Set<R>, stays: boolean[]): Ordered<R> => {
    const freshById = new Map([...fresh].map((row) => [row.id, row]))
    const rows = last.rows.map((before, place) => {
      const row = stays[place] ? undefined : freshById.get(before.id)
      if (row === undefined || !levels.every(({ keyOf }, level) => keyOf(row) === last.keyAt(place, level))) return before
      stays[place] = fresh.delete(row)
      return row
    })
    return { rows, keyAt: last.keyAt }
  }

  /** Puts fresh rows among those that stay. */
  const patched = (fresh: ReadonlySet<R>, stays: readonly boolean[]): Ordered<R> => {
    const coming = [...fresh].map((row) => ({ row, keys: levels.map((level) => level.keyOf(row)) }))
    const compare = (a: R, keysOfA: (level: number) => SortKey, b: R, keysOfB: (level: number) => SortKey): number => {
      for (let level = 0; level < signs.length; level++) {
        const order = compareKeys(keysOfA(level), keysOfB(level), compareText, signs[level]!)
        if (order !== 0) return order
      }
      return a.id < b.id ? -1 : 1
    }
    coming.sort((a, b) => compare(a.row, (level) => a.keys[level], b.row, (level) => b.keys[level]))
    const rows: R[] = []
    const keys: SortKey[][] = levels.map(() => [])
    const put = (row: R, keyAt: (level: number) => SortKey): void => {
      rows.push(row)
      for (const [level, column] of keys.entries()) column.push(keyAt(level))
    }
    let next = 0
    const before = last
    for (const [place, row] of before.rows.entries()) {
      if (!stays[place]) continue
      const keyAt = (level: number) => before.keyAt(place, level)
      while (next < coming.length && compare(coming[next]!.row, (level) => coming[next]!.keys[level], row, keyAt) < 0) {
        const { row: one, keys: its } = coming[next++]!
        put(one, (level) => its[level])
      }
      put(row, keyAt)
    }
    for (const { row, keys: its } of coming.slice(next)) put(row, (level) => its[level])
    return { rows, keyAt: (place, level) => keys[level]![place] }
  }
  return {
    sort(rows) {
      const fresh = new Set(last.rows.length === 0 ? [] : rows)
      const stays = last.rows.map((row) => fresh.delete(row))
      if (fresh.size > 0) last = replaced(fresh, stays)
      if (last.rows.length === 0 || fresh.size > rows.length * patchShare) last = sortedWhole(rows, (ids = byId(rows, ids)), levels, rank)
      else if (fresh.size > 0 || rows.length < last.rows.length) last = patched(fresh, stays)
      return last.rows
    },
  }
}
