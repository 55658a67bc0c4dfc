import type { IndexedEntry } from './indexed-entry.ts'

/** Raised whenever entries are folded or written otherwise: what was kept by an older app is made anew. */
const version = 6

/** So many entries are kept together: a change writes one piece, and what is in none of them is passed over at once. */
export const pieceSize = 256

/** What is looked through of entries, a text for each column: an entry after the other, each after a line's end. */
const columns = ['title', 'sounds', 'initials', 'words', 'said', 'people'] as const
export type Column = (typeof columns)[number]

/** What goes with every entry of a piece: their book, and what else their names go by. */
export interface Shelf {
  readonly book: string
  /** Folded. */
  readonly besides: string
}

/** What a piece is kept as. */
export interface KeptContent extends Shelf, Readonly<Record<Column, string>> {
  readonly version: number
  /** Parted by line ends; nothing where an entry has gone. */
  readonly keys: string
  /** The day and the stamp of each entry, then for each column where each entry ends. */
  readonly numbers: Uint32Array
}

/** Entries of a shelf in few long texts: read, asked and written down without touching each of them. */
export interface Piece extends Shelf {
  readonly size: number
  readonly kept: KeptContent
  /** The latest day of an entry. */
  readonly lastDay: number
  /** The empty string where an entry has gone. */
  keyAt(slot: number): string
  dayAt(slot: number): number
  stampAt(slot: number): number
  /** Where each entry of a column ends; it begins after the line's end that follows the one before. */
  ends(column: Column): Uint32Array
  textAt(column: Column, slot: number): string
  entryAt(slot: number): IndexedEntry | undefined
}

const placeOf = (size: number, column: Column): number => size * (2 + columns.indexOf(column))

/** Puts entries together; `undefined` stands where one has gone. */
export function packed({ book, besides }: Shelf, entries: readonly (IndexedEntry | undefined)[]): Piece {
  const size = entries.length
  const numbers = new Uint32Array(size * (2 + columns.length))
  const texts = Object.fromEntries(columns.map((column) => {
    const from = placeOf(size, column)
    let end = 0
    for (const [slot, entry] of entries.entries()) numbers[from + slot] = end += 1 + (entry?.[column].length ?? 0)
    return [column, ['', ...entries.map((entry) => entry?.[column] ?? '')].join('\n')]
  })) as Record<Column, string>
  for (const [slot, entry] of entries.entries()) {
    numbers[slot] = entry?.day ?? 0
    numbers[size + slot] = entry?.stamp ?? 0
  }
  const keys = entries.map((entry) => entry?.key ?? '')
  return pieceOf({ version, book, besides, keys: keys.join('\n'), numbers, ...texts }, keys)
}

/** A piece as it was kept; `undefined` for what an older app wrote or what is no piece. */
export function unpacked(content: unknown): Piece | undefined {
  const kept = content as KeptContent | undefined
  if (typeof content !== 'object' || kept?.version !== version || !(kept.numbers instanceof Uint32Array)) return undefined
  const size = kept.numbers.length / (2 + columns.length)
  const keys = typeof kept.keys === 'string' ? kept.keys.split('\n') : []
  const isWhole = keys.length === size && Number.isInteger(size) && size > 0 && size <= pieceSize &&
    [kept.book, kept.besides].every((text) => typeof text === 'string') &&
    columns.every((column) => typeof kept[column] === 'string' && kept[column].length === kept.numbers[placeOf(size, column) + size - 1])
  return isWhole ? pieceOf(kept, keys) : undefined
}

function pieceOf(kept: KeptContent, keys: readonly string[]): Piece {
  const { numbers } = kept
  const size = keys.length
  const keyAt = (slot: number): string => keys[slot] ?? ''
  const textAt = (column: Column, slot: number): string => {
    const from = placeOf(size, column) + slot
    return kept[column].slice(slot === 0 ? 1 : numbers[from - 1]! + 1, numbers[from])
  }
  return {
    book: kept.book,
    besides: kept.besides,
    size,
    kept,
    lastDay: numbers.subarray(0, size).reduce((last, day) => Math.max(last, day), 0),
    keyAt,
    dayAt: (slot) => numbers[slot]!,
    stampAt: (slot) => numbers[size + slot]!,
    ends: (column) => numbers.subarray(placeOf(size, column), placeOf(size, column) + size),
    textAt,
    entryAt(slot) {
      const key = keyAt(slot)
      if (key === '') return undefined
      const text = (column: Column): string => textAt(column, slot)
      return { key, title: text('title'), sounds: text('sounds'), initials: text('initials'), words: text('words'), said: text('said'), people: text('people'), day: numbers[slot]!, stamp: numbers[size + slot]! }
    },
  }
}
