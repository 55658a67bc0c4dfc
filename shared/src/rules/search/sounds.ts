import type { Pinyin } from '../../vocabulary/pinyin.ts'
import { fold } from './fold.ts'

/** How a name sounds: `qing`, `he` and `qh` for 青禾. What is no Han character stands for itself. */
export interface Reading {
  readonly syllables: readonly string[]
  readonly initials: string
}

const mostReadings = 4

/** Several where characters are read in two ways ([SRCH3]). */
export function readingsOf(name: string, pinyin: Pinyin): readonly Reading[] {
  let readings: readonly (readonly string[])[] = [[]]
  for (const letter of fold(name)) {
    if (/[^\p{L}\p{N}]/u.test(letter)) continue
    const syllables = pinyin.syllablesOf(letter)
    const options = syllables.length === 0 ? [letter] : readings.length >= mostReadings ? syllables.slice(0, 1) : syllables
    readings = options.flatMap((option) => readings.map((reading) => [...reading, option]))
  }
  return readings[0]?.length === 0 ? [] : readings.map((syllables) => ({ syllables, initials: syllables.map((syllable) => syllable[0]).join('') }))
}

/** Where a sound begins among the syllables of a name: whole ones, of which the last may be begun, or initials. `undefined` where it is not heard. */
export function heardAt(readings: readonly Reading[], sound: string): number | undefined {
  let first: number | undefined
  for (const { syllables, initials } of readings) {
    for (const at of [spelledAt(syllables, initials, sound), initials.indexOf(sound)]) if (at !== undefined && at !== -1 && (first === undefined || at < first)) first = at
  }
  return first
}

function spelledAt(syllables: readonly string[], initials: string, sound: string): number | undefined {
  for (let start = initials.indexOf(sound[0]!); start !== -1; start = initials.indexOf(sound[0]!, start + 1)) {
    let left = sound
    for (let at = start; at < syllables.length && left !== ''; at++) {
      const syllable = syllables[at]!
      if (syllable.startsWith(left)) return start
      if (!left.startsWith(syllable)) break
      left = left.slice(syllable.length)
    }
    if (left === '') return start
  }
  return undefined
}
