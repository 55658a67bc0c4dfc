import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { fold } from '@hebu/shared/rules/search/fold.ts'

import type { IndexedEntry } from './indexed-entry.ts'
import { indexEntry, stampOf } from './indexed-entry.ts'
import { look } from './look.ts'
import type { KeptContent, Piece, Shelf } from './piece.ts'
import { packed, pieceSize, unpacked } from './piece.ts'
import { withTypos, wordsOf } from './typos.ts'

/** What of a page is looked through. */
export interface SearchEntry {
  /** `<book>/<page>`. */
  readonly key: string
  readonly title: string
  /** What else its name goes by, such as the name of its book: a word of it may be typed beside words of the page. */
  readonly besides?: string | undefined
  /** The values of its fields in words, a line each. */
  readonly words: string
  /** Its texts and comments. */
  readonly said: string
  /** The members that it names. */
  readonly people: readonly string[]
  /** The day that it is ordered by; the empty string where it has none. */
  readonly day: string
}

export interface SearchQuery {
  /** Nothing typed finds all of a person or of some days, the latest first. */
  readonly typed: string
  /** Only in these books; in all where absent. */
  readonly books?: readonly string[] | undefined
  readonly person?: string | undefined
  /** Only pages of these days, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** A book whose names go before what only names something else as well. */
  readonly lead?: string | undefined
  readonly most: number
}

export interface SearchHit {
  readonly key: string
  readonly score: number
  /** Whether everything was found in its name. */
  readonly named: boolean
}

/** A part of the index that is kept by itself, under its number: some pieces, nothing for one that is empty, nothing at all once all are. */
export type KeptPart = readonly [number: number, pieces: readonly (KeptContent | undefined)[] | undefined]

/** An index of entries, kept in memory; knows no machine, so that it runs in a worker as well as in a test. */
export interface TextIndex {
  keys(): Iterable<string>
  /** Whether anything changed by it. */
  put(entry: SearchEntry): boolean
  remove(key: string): void
  /** Takes out what was kept from before and has not been put since. */
  forgetOthers(): void
  /** The best first ([SRCH5]). */
  find(query: SearchQuery): readonly SearchHit[]
  /** Up to `most` of the parts that changed since they were given last; all of them, given to {@link createTextIndex}, make the index again. */
  changedParts(most?: number): readonly KeptPart[]
  /** Reads the words of so many pieces ahead of need, so that who mistypes one does not wait for it; whether more is left. */
  readWords(most: number): boolean
}

/** So many pieces are kept as one: what a browser reads hardly depends on how long they are, and much on how many (decision 11). */
const partSize = 8

/** A piece that is being changed. */
interface Open extends Shelf {
  readonly entries: (IndexedEntry | undefined)[]
}

/** Where an entry is, as one number: its piece and the place in it. */
const placeIn = (number: number, slot: number): number => number * pieceSize + slot
const numberOf = (place: number): number => Math.floor(place / pieceSize)
const slotOf = (place: number): number => place % pieceSize

/**
 * A new index, or the one whose parts were kept; what cannot be read of them is left out, as everything can be put in
 * again. It looks through the texts themselves: exact for any stretch of any script, and quick enough for all that a
 * department has (decision 11).
 */
export function createTextIndex(kept: readonly (readonly [number: number, pieces: unknown])[] = []): TextIndex {
  const pieces: (Piece | Open | undefined)[] = []
  const changed = new Set<number>()
  /** Of what was looked through last, what is left to look through where more is typed. */
  let before: Narrowed | undefined
  /** The Latin words of the pieces that were read; one that went finds nothing. */
  const words = new Set<string>()
  let wordsRead = 0
  const hasChanged = (number: number): void => void changed.add(Math.floor(number / partSize))
  for (const [part, contents] of kept) {
    const read = Array.isArray(contents) ? contents.slice(0, partSize).map(unpacked) : []
    if (!read.some((piece) => piece !== undefined)) changed.add(part)
    for (const [at, piece] of read.entries()) if (piece !== undefined) pieces[part * partSize + at] = piece
  }

  /** The places of what was kept that were put since. */
  const seen = new Uint8Array(pieces.length * pieceSize)
  const isOpen = (piece: Piece | Open): piece is Open => 'entries' in piece
  const shelfName = ({ book, besides }: Shelf): string => `${book}\n${besides}`
  /** Places that are free, by shelf; of the last piece only what lies before its end. */
  const free = new Map<string, number[]>()
  const lastOf = new Map<string, number>()
  const letGo = (shelf: string, place: number): void => void (free.get(shelf)?.push(place) ?? free.set(shelf, [place]))
  let known: Map<string, number> | undefined
  /** Where each key is: read when something is put in or taken out, whoever only looks needs none. */
  const places = (): Map<string, number> => {
    if (known !== undefined) return known
    known = new Map()
    for (const [number, piece] of pieces.entries()) {
      if (piece === undefined || isOpen(piece)) continue
      const shelf = shelfName(piece)
      if (piece.size < pieceSize) lastOf.set(shelf, number)
      for (let slot = 0; slot < piece.size; slot++) {
        const key = piece.keyAt(slot)
        const place = placeIn(number, slot)
        if (key === '') letGo(shelf, place)
        // Two windows may have kept the same page under two numbers.
        else if (known.has(key)) take(place, shelf)
        else known.set(key, place)
      }
    }
    return known
  }
  const entriesOf = (number: number): (IndexedEntry | undefined)[] => {
    const piece = pieces[number]!
    if (isOpen(piece)) return piece.entries
    const entries = Array.from({ length: piece.size }, (_, slot) => piece.entryAt(slot))
    pieces[number] = { book: piece.book, besides: piece.besides, entries }
    return entries
  }
  const stampAt = (place: number): number | undefined => {
    const piece = pieces[numberOf(place)]!
    return isOpen(piece) ? piece.entries[slotOf(place)]?.stamp : piece.stampAt(slotOf(place))
  }
  const close = (number: number): Piece | undefined => {
    const piece = pieces[number]
    if (piece === undefined || !isOpen(piece)) return piece
    const closed = packed(piece, piece.entries)
    pieces[number] = closed
    return closed
  }
  const take = (place: number, shelf: string): void => {
    const entries = entriesOf(numberOf(place))
    if (entries[slotOf(place)] !== undefined) hasChanged(numberOf(place))
    entries[slotOf(place)] = undefined
    letGo(shelf, place)
    before = undefined
  }
  /** A free place, or the next one of a piece with room. */
  const roomOn = (shelf: Shelf): number => {
    const name = shelfName(shelf)
    const freed = free.get(name)?.pop()
    if (freed !== undefined) return freed
    const last = lastOf.get(name)
    if (last !== undefined && entriesOf(last).length < pieceSize) return placeIn(last, entriesOf(last).length)
    pieces.push({ book: shelf.book, besides: shelf.besides, entries: [] })
    lastOf.set(name, pieces.length - 1)
    return placeIn(pieces.length - 1, 0)
  }
  const isEmpty = (piece: Piece): boolean => {
    for (let slot = 0; slot < piece.size; slot++) if (piece.keyAt(slot) !== '') return false
    return true
  }
  const all = (): readonly Piece[] => pieces.flatMap((_, number) => close(number) ?? [])
  const readWords = (most: number): boolean => {
    for (let left = most; left > 0 && wordsRead < pieces.length; left--) {
      const piece = close(wordsRead++)
      if (piece !== undefined) for (const word of wordsOf([piece.kept.title, piece.kept.words, piece.kept.said])) words.add(word)
    }
    return wordsRead < pieces.length
  }
  return {
    keys: () => places().keys(),
    put(entry) {
      const stamp = stampOf(entry)
      let place = places().get(entry.key)
      if (place !== undefined) seen[place] = 1
      if (place !== undefined && stampAt(place) === stamp) return false
      const shelf: Shelf = { book: entry.key.slice(0, entry.key.indexOf('/')), besides: fold(entry.besides ?? '') }
      if (place !== undefined && shelfName(pieces[numberOf(place)]!) !== shelfName(shelf)) {
        take(place, shelfName(pieces[numberOf(place)]!))
        place = undefined
      }
      place ??= roomOn(shelf)
      const indexed = indexEntry(entry, stamp)
      const entries = entriesOf(numberOf(place))
      entries[slotOf(place)] = indexed
      if (entries.length === pieceSize && slotOf(place) === pieceSize - 1) close(numberOf(place))
      if (numberOf(place) < wordsRead) for (const word of wordsOf([indexed.title, indexed.words, indexed.said])) words.add(word)
      places().set(entry.key, place)
      seen[place] = 1
      hasChanged(numberOf(place))
      before = undefined
      return true
    },
    remove(key) {
      const place = places().get(key)
      if (place === undefined) return
      take(place, shelfName(pieces[numberOf(place)]!))
      places().delete(key)
    },
    forgetOthers() {
      for (const [key, place] of places()) {
        if (place >= seen.length || seen[place] === 1) continue
        take(place, shelfName(pieces[numberOf(place)]!))
        places().delete(key)
      }
    },
    find(query) {
      const wanted = wantedBy(query.typed)
      if (wanted.length === 0 && (query.typed.trim() !== '' || !isHeld(query))) return []
      const held = heldTo(query)
      const { hits, left } = look(before !== undefined && before.held === held && extend(before.wanted, wanted) ? before.left : all(), wanted.map((each) => [each]), query)
      before = { held, wanted, left }
      if (hits.length > 0 || wanted.every(({ typos }) => typos === 0)) return hits
      readWords(pieces.length)
      const forgiving = withTypos(wanted, words)
      return forgiving === undefined ? hits : look(all(), forgiving, query).hits
    },
    changedParts(most = changed.size) {
      const parts = [...changed].slice(0, most)
      for (const part of parts) changed.delete(part)
      return parts.map((part) => {
        const contents = Array.from({ length: partSize }, (_, at) => {
          const piece = close(part * partSize + at)
          return piece === undefined || isEmpty(piece) ? undefined : piece.kept
        })
        return [part, contents.some((content) => content !== undefined) ? contents : undefined]
      })
    },
    readWords,
  }
}

interface Narrowed {
  readonly held: string
  readonly wanted: readonly Wanted[]
  readonly left: readonly Piece[]
}

const isHeld = ({ person, from, to }: SearchQuery): boolean => [person, from, to].some((each) => each !== undefined)

const heldTo = ({ books }: SearchQuery): string => JSON.stringify(books)

/** Whether whatever holds `now` also holds what was wanted `before`. */
const extend = (before: readonly Wanted[], now: readonly Wanted[]): boolean =>
  before.length <= now.length && before.every(({ typed, sound }, at) => now[at]!.typed.startsWith(typed) && (sound === undefined) === (now[at]!.sound === undefined))
