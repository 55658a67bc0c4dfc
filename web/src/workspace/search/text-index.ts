import { isWordStart, nameScore } from '@hebu/shared/rules/search/rank.ts'
import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'

import type { IndexedEntry } from './indexed-entry.ts'
import { indexEntry, readPiece, writePiece } from './indexed-entry.ts'
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

/** A piece of the index that is kept by itself, under its number; without content once nothing is in it. */
export type KeptPiece = readonly [number: number, content: string | undefined]

/** An index of entries, kept in memory; knows no machine, so that it runs in a worker as well as in a test. */
export interface TextIndex {
  keys(): Iterable<string>
  /** Whether anything changed by it. */
  put(entry: SearchEntry): boolean
  remove(key: string): void
  /** The best first ([SRCH5]). */
  find(query: SearchQuery): readonly SearchHit[]
  /** Up to `most` of the pieces that changed since they were given last; all of them, given to {@link createTextIndex}, make the index again. */
  changedPieces(most?: number): readonly KeptPiece[]
  /** Takes so many of what was kept apart ahead of need, so that who asks by sound does not wait for it; whether more is left. */
  takeApart(most: number): boolean
}

const pieceSize = 256

/** A number that differs where any of an entry does, as far as one can tell (FNV-1a). */
export function stampOf({ title, besides = '', words, said, people, day }: SearchEntry): number {
  let hash = 0x811c9dc5
  for (const part of [title, besides, words, said, people.join(' '), day])
    for (let at = 0; at <= part.length; at++) hash = Math.imul(hash ^ (at === part.length ? 0x1f : part.charCodeAt(at)), 0x01000193)
  return hash >>> 0
}

/**
 * A new index, or the one whose pieces were kept; a piece that cannot be read is left out, as everything can be put in
 * again. It looks through the texts themselves: exact for any stretch of any script, and quick enough for all that a
 * department has (decision 11).
 */
export function createTextIndex(kept: readonly KeptPiece[] = []): TextIndex {
  const pieces: (readonly IndexedEntry[] | Map<string, IndexedEntry> | undefined)[] = []
  const changed = new Set<number>()
  /** What was found last, in any order: where more is typed, nothing else can be found. */
  let before: Narrowed | undefined
  /** The Latin words of all texts, read when the first is mistyped; one that went finds nothing. */
  let words: Set<string> | undefined
  for (const [number, content] of kept) pieces[number] = content === undefined ? [] : readPiece(content)
  /** By key, once something of it changes: whoever only looks needs no keys. */
  const keyed = (number: number): Map<string, IndexedEntry> => {
    const piece = pieces[number]
    if (piece instanceof Map) return piece
    const entries = new Map((piece ?? []).map((entry) => [entry.key, entry]))
    pieces[number] = entries
    return entries
  }
  let known: Map<string, number> | undefined
  /** In which piece each key is. */
  const places = (): Map<string, number> => (known ??= new Map(pieces.flatMap((_, number) => [...keyed(number).keys()].map((key) => [key, number] as const))))
  const sizeOf = (piece: (typeof pieces)[number]): number => (piece === undefined ? 0 : piece instanceof Map ? piece.size : piece.length)
  function* all(): Generator<IndexedEntry> {
    for (const piece of pieces) if (piece !== undefined) yield* piece.values()
  }
  const ahead = all()
  const roomIn = (): number => {
    const last = pieces.length - 1
    return last >= 0 && sizeOf(pieces[last]) < pieceSize ? last : pieces.length
  }
  return {
    keys: () => places().keys(),
    put(entry) {
      const stamp = stampOf(entry)
      const number = places().get(entry.key) ?? roomIn()
      const piece = keyed(number)
      if (piece.get(entry.key)?.stamp === stamp) return false
      const indexed = indexEntry(entry, stamp)
      piece.set(entry.key, indexed)
      if (words !== undefined) for (const word of wordsOf([indexed.written.text])) words.add(word)
      places().set(entry.key, number)
      changed.add(number)
      before = undefined
      return true
    },
    remove(key) {
      const number = places().get(key)
      if (number === undefined) return
      keyed(number).delete(key)
      places().delete(key)
      changed.add(number)
      before = undefined
    },
    find(query) {
      const wanted = wantedBy(query.typed)
      if (wanted.length === 0) return []
      const held = heldTo(query)
      const matching: IndexedEntry[] = []
      const found = look(before !== undefined && before.held === held && extend(before.wanted, wanted) ? before.entries : all(), wanted.map((each) => [each]), query, matching)
      before = { held, wanted, entries: matching }
      const forgiving = found.length === 0 && wanted.some(({ typos }) => typos > 0) ? withTypos(wanted, (words ??= wordsOf(allTexts(all())))) : undefined
      return forgiving === undefined ? found : look(all(), forgiving, query)
    },
    changedPieces(most = changed.size) {
      const numbers = [...changed].slice(0, most)
      for (const number of numbers) changed.delete(number)
      return numbers.map((number) => [number, sizeOf(pieces[number]) === 0 ? undefined : writePiece(pieces[number]?.values() ?? [])])
    },
    takeApart(most) {
      for (let left = most; left > 0; left--) {
        const { value, done } = ahead.next()
        if (done === true) return false
        value.takeApart()
      }
      return true
    },
  }
}

function* allTexts(entries: Iterable<IndexedEntry>): Generator<string> {
  for (const { written } of entries) yield written.text
}

interface Narrowed {
  readonly held: string
  readonly wanted: readonly Wanted[]
  readonly entries: readonly IndexedEntry[]
}

const heldTo = ({ books, person, from, to }: SearchQuery): string => JSON.stringify([books, person, from, to])

/** Whether whatever holds `now` also holds what was wanted `before`. */
const extend = (before: readonly Wanted[], now: readonly Wanted[]): boolean =>
  before.length <= now.length && before.every(({ typed, sound }, at) => now[at]!.typed.startsWith(typed) && (sound === undefined) === (now[at]!.sound === undefined))

interface Ranked extends SearchHit {
  readonly day: string
}

/** Of what is found equally well the latest first, and always in the same order. */
const isBetter = (a: Ranked, b: Ranked): boolean => (a.score === b.score ? (a.day === b.day ? a.key < b.key : a.day > b.day) : a.score > b.score)

/** Each thing may be there in one of several ways; what is found best counts. All that fit are put into `matching`. */
function look(entries: Iterable<IndexedEntry>, wanted: readonly (readonly Wanted[])[], query: SearchQuery, matching?: IndexedEntry[]): readonly SearchHit[] {
  const best: Ranked[] = []
  // What may be a sound is in no text as it was typed.
  const spelled = wanted.filter((ways) => ways.length === 1 && ways[0]!.sound === undefined).map(([way]) => way!.typed)
  const books = query.books === undefined ? undefined : new Set(query.books)
  for (const entry of entries) {
    if (spelled.some((typed) => entry.surelyLacks(typed)) || !fits(entry, query, books)) continue
    let score = 0
    let named = true
    for (const ways of wanted) {
      let well = 0
      for (const way of ways) well = Math.max(well, scoreOf(entry, way))
      if (well === 0) {
        score = 0
        break
      }
      score += well
      named &&= well >= leastInName
    }
    if (score <= beside * wanted.length) continue
    matching?.push(entry)
    score /= wanted.length
    if (named && query.lead !== undefined && entry.written.key.startsWith(`${query.lead}/`)) score += leading
    const found: Ranked = { key: entry.written.key, score, named, day: entry.written.day }
    if (best.length === query.most && !isBetter(found, best[best.length - 1]!)) continue
    let at = best.length
    while (at > 0 && isBetter(found, best[at - 1]!)) at--
    best.splice(at, 0, found)
    if (best.length > query.most) best.pop()
  }
  return best.map(({ key, score, named }) => ({ key, score, named }))
}

/** So much more counts a name of the book that leads: a part of it goes before another's beginning. */
const leading = 50
const leastInName = 40

/** A name before a value, a value before what is said; within a word half as much. */
function scoreOf(entry: IndexedEntry, wanted: Wanted): number {
  const score = nameScore(entry, wanted)
  if (score > 0) return score
  const { typed } = wanted
  const { text, titleEnd, wordsEnd, besides } = entry.written
  const at = text.indexOf(typed, titleEnd)
  if (at === -1) return besides.includes(typed) ? beside : 0
  return (at < wordsEnd ? 30 : 20) * (isWordStart(text, at, typed) ? 1 : 0.5)
}

/** By nothing but what goes with it no page is found. */
const beside = 5

function fits({ written: { key, people, day } }: IndexedEntry, { person, from, to }: SearchQuery, books: ReadonlySet<string> | undefined): boolean {
  if (books !== undefined && !books.has(key.slice(0, key.indexOf('/')))) return false
  if (person !== undefined && !people.includes(` ${person} `)) return false
  return (from === undefined || day >= from) && (to === undefined || (day !== '' && day <= to))
}
