import type { Pinyin } from '../../vocabulary/pinyin.ts'
import { fold } from './fold.ts'

const han = /\p{Script=Han}/u

/** Runs of Han characters, and of letters and digits; everything else parts them. */
const runs = (folded: string): readonly string[] => folded.match(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[._@\-][[\p{L}\p{N}]--\p{Script=Han}]+)*/gv) ?? []

const isHan = (run: string): boolean => han.test(run)

/** Pairs of neighbouring characters; of the last one, and of a character that stands alone, itself. */
function bigrams(run: string): readonly string[] {
  const characters = [...run]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

const leastTail = 4
const mostDigits = 24

/** A number is found by its middle digits too: a telephone number by its last four. */
const tailsOf = (run: string): readonly string[] =>
  /^\d{5,}$/.test(run) && run.length <= mostDigits ? Array.from({ length: run.length - leastTail }, (_, cut) => run.slice(cut + 1)) : []

/**
 * The terms that a text is kept under: neighbouring pairs of Han characters, words, and for what words are made of
 * (an address, a number) its parts ([SRCH2]).
 */
export const termsOf = (text: string): readonly string[] =>
  runs(fold(text)).flatMap((run) => {
    if (isHan(run)) return bigrams(run)
    const parts = run.split(/[._@-]/)
    return [run, ...(parts.length > 1 ? parts : []), ...parts.flatMap(tailsOf)]
  })

const mostReadings = 4

/**
 * How a name sounds, from every one of its characters on: `qinghe`, `he` and `qh`, `h` for 青禾. What is no Han
 * character stands for itself. Several where a character is read in two ways ([SRCH3]).
 */
export function soundsOf(name: string, pinyin: Pinyin): readonly string[] {
  let readings: readonly (readonly string[])[] = [[]]
  for (const letter of fold(name)) {
    if (/[^\p{L}\p{N}]/u.test(letter)) continue
    const syllables = pinyin.syllablesOf(letter)
    const options = syllables.length === 0 ? [letter] : readings.length >= mostReadings ? syllables.slice(0, 1) : syllables
    readings = options.flatMap((option) => readings.map((reading) => [...reading, option]))
  }
  const found = new Set<string>()
  for (const reading of readings)
    for (const start of reading.keys()) {
      const rest = reading.slice(start)
      found.add(rest.join(''))
      found.add(rest.map((syllable) => syllable[0]).join(''))
    }
  found.delete('')
  return [...found]
}

/** One thing that is looked for: all of its terms must be there. */
export interface Wanted {
  /** As it was typed, folded. */
  readonly typed: string
  readonly terms: readonly { readonly term: string; readonly prefix: boolean }[]
  /** Letters that may be a sound. */
  readonly sound: string | undefined
  /** One wrong letter is forgiven in a word of five, two in one of nine. */
  readonly typos: 0 | 1 | 2
}

/** What a person typed, as what must be found; blanks part things that may stand anywhere. */
export function wantedBy(query: string): readonly Wanted[] {
  return fold(query).split(' ').flatMap((part) => {
    const found = runs(part)
    if (found.length === 0) return []
    const terms = found.flatMap((run, index) => {
      if (!isHan(run)) return [{ term: run, prefix: true }]
      const pairs = bigrams(run)
      // The last character of a longer run is part of the pair before it.
      const kept = pairs.length > 1 ? pairs.slice(0, -1) : pairs
      return kept.map((term) => ({ term, prefix: pairs.length === 1 && index === found.length - 1 }))
    })
    const letters = part.replace(/['’\s]/g, '')
    const isWord = found.length === 1 && !isHan(found[0]!) && !/\d/.test(found[0]!)
    return [{ typed: part, terms, sound: /^[a-z0-9]+$/.test(letters) ? letters : undefined, typos: !isWord ? 0 : part.length >= 9 ? 2 : part.length >= 5 ? 1 : 0 }]
  })
}
