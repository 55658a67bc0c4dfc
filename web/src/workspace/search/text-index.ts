import { fold } from '@hebu/shared/rules/search/fold.ts'
import type { Reading } from '@hebu/shared/rules/search/sounds.ts'
import { heardAt, readingsOf } from '@hebu/shared/rules/search/sounds.ts'
import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import { withTypos } from './typos.ts'

/** What of a page is looked through. */
export interface SearchEntry {
  /** `<book>/<page>`. */
  readonly key: string
  readonly title: string
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
  readonly most: number
}

export interface SearchHit {
  readonly key: string
  readonly score: number
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
  /** The pieces that changed since they were last asked for; given back to {@link createTextIndex}, all of them make the index again. */
  changedPieces(): readonly KeptPiece[]
}

/** An entry in the form in which it is looked through. */
interface Indexed {
  readonly key: string
  readonly title: string
  /** Title, words and said, parted by line ends. */
  readonly text: string
  readonly wordsEnd: number
  readonly readings: readonly Reading[]
  readonly people: readonly string[]
  readonly day: string
  readonly stamp: number
}

/** Raised whenever entries are folded otherwise: what was kept by an older app is made anew. */
const version = 2
const pieceSize = 256

const pinyin = createPinyin()

/** A number that differs where any of an entry does, as far as one can tell (FNV-1a). */
export function stampOf({ title, words, said, people, day }: SearchEntry): number {
  let hash = 0x811c9dc5
  for (const part of [title, words, said, people.join(' '), day])
    for (let at = 0; at <= part.length; at++) hash = Math.imul(hash ^ (at === part.length ? 0x1f : part.charCodeAt(at)), 0x01000193)
  return hash >>> 0
}

function indexedOf(entry: SearchEntry, stamp: number): Indexed {
  const title = fold(entry.title)
  const words = `${title}\n${fold(entry.words)}`
  return { key: entry.key, title, text: `${words}\n${fold(entry.said)}`, wordsEnd: words.length, readings: readingsOf(entry.title, pinyin), people: entry.people, day: entry.day, stamp }
}

/**
 * A new index, or the one whose pieces were kept; a piece that cannot be read is left out, as everything can be put in
 * again. It looks through the texts themselves: exact for any stretch of any script, and quick enough for all that a
 * department has (decision 11).
 */
export function createTextIndex(kept: readonly KeptPiece[] = []): TextIndex {
  const pieces: (Map<string, Indexed> | undefined)[] = []
  const pieceOf = new Map<string, number>()
  const changed = new Set<number>()
  for (const [number, content] of kept) {
    const entries = content === undefined ? [] : readPiece(content)
    pieces[number] = new Map(entries.map((entry) => [entry.key, entry]))
    for (const { key } of entries) pieceOf.set(key, number)
  }
  function* all(): Generator<Indexed> {
    for (const piece of pieces) if (piece !== undefined) yield* piece.values()
  }
  const roomIn = (): number => {
    const last = pieces.length - 1
    return last >= 0 && (pieces[last]?.size ?? 0) < pieceSize ? last : pieces.length
  }
  return {
    keys: () => pieceOf.keys(),
    put(entry) {
      const stamp = stampOf(entry)
      const number = pieceOf.get(entry.key) ?? roomIn()
      const piece = (pieces[number] ??= new Map<string, Indexed>())
      if (piece.get(entry.key)?.stamp === stamp) return false
      piece.set(entry.key, indexedOf(entry, stamp))
      pieceOf.set(entry.key, number)
      changed.add(number)
      return true
    },
    remove(key) {
      const number = pieceOf.get(key)
      if (number === undefined) return
      pieces[number]?.delete(key)
      pieceOf.delete(key)
      changed.add(number)
    },
    find(query) {
      const wanted = wantedBy(query.typed)
      if (wanted.length === 0) return []
      const found = look(all(), wanted.map((each) => [each]), query)
      const forgiving = found.length === 0 && wanted.some(({ typos }) => typos > 0) ? withTypos(wanted, allTexts(all())) : undefined
      return forgiving === undefined ? found : look(all(), forgiving, query)
    },
    changedPieces() {
      const numbers = [...changed]
      changed.clear()
      return numbers.map((number) => [number, pieces[number]?.size === 0 ? undefined : JSON.stringify({ version, entries: [...(pieces[number]?.values() ?? [])] })])
    },
  }
}

function readPiece(content: string): readonly Indexed[] {
  try {
    const read = JSON.parse(content) as { readonly version?: unknown; readonly entries?: readonly Indexed[] }
    return read.version === version && Array.isArray(read.entries) && read.entries.every(({ key, text }) => typeof key === 'string' && typeof text === 'string') ? read.entries : []
  } catch {
    return []
  }
}

function* allTexts(entries: Iterable<Indexed>): Generator<string> {
  for (const { text } of entries) yield text
}

/** Each thing may be there in one of several ways; what is found best counts. */
function look(entries: Iterable<Indexed>, wanted: readonly (readonly Wanted[])[], query: SearchQuery): readonly SearchHit[] {
  const hits: (SearchHit & { readonly day: string })[] = []
  for (const entry of entries) {
    if (!fits(entry, query)) continue
    let score = 0
    for (const ways of wanted) {
      let best = 0
      for (const way of ways) best = Math.max(best, scoreOf(entry, way))
      if (best === 0) {
        score = 0
        break
      }
      score += best
    }
    if (score > 0) hits.push({ key: entry.key, score: score / wanted.length, day: entry.day })
  }
  // Of what is found equally well the latest first, and always in the same order.
  hits.sort((a, b) => b.score - a.score || (a.day === b.day ? (a.key < b.key ? -1 : 1) : a.day < b.day ? 1 : -1))
  return hits.slice(0, query.most).map(({ key, score }) => ({ key, score }))
}

/** The whole name, its beginning, its sound, a part of it, a value, what is said; within a word half as much. */
function scoreOf({ title, text, wordsEnd, readings }: Indexed, { typed, sound }: Wanted): number {
  const at = text.indexOf(typed)
  if (at === 0) return title === typed ? 100 : 90
  if (at !== -1 && at < title.length) return isWordStart(text, at, typed) ? 70 : 45
  const heard = sound === undefined ? undefined : heardAt(readings, sound)
  if (heard !== undefined) return heard === 0 ? 80 : 60
  if (at === -1) return 0
  return (at < wordsEnd ? 30 : 20) * (isWordStart(text, at, typed) ? 1 : 0.5)
}

const latin = /[a-z0-9]/

const isWordStart = (text: string, at: number, typed: string): boolean => !latin.test(typed[0]!) || !latin.test(text[at - 1] ?? '')

function fits({ key, people, day }: Indexed, { books, person, from, to }: SearchQuery): boolean {
  if (books !== undefined && !books.includes(key.slice(0, key.indexOf('/')))) return false
  if (person !== undefined && !people.includes(person)) return false
  return (from === undefined || day >= from) && (to === undefined || (day !== '' && day <= to))
}
