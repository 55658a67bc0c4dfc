import type { Pinyin } from '../../vocabulary/pinyin.ts'
import type { Folded } from './fold.ts'
import { foldWithPlaces } from './fold.ts'
import type { Wanted } from './wanted.ts'

/** A stretch of a text, in UTF-16 units. */
export interface Mark {
  readonly from: number
  readonly to: number
}

/** Where a text shows what was looked for, in order and never overlapping: as it was typed, else by its sound ([SRCH4]). */
export function marksIn(text: string, wanted: readonly Wanted[], pinyin?: Pinyin): readonly Mark[] {
  const folded = foldWithPlaces(text)
  const found: Mark[] = []
  for (const { typed, sound } of wanted) {
    const plain = placesOf(folded, typed)
    if (plain.length > 0) found.push(...plain)
    else if (sound !== undefined && pinyin !== undefined) {
      const heard = soundedAt(text, sound, pinyin)
      if (heard !== undefined) found.push(heard)
    }
  }
  return joined(found)
}

function placesOf({ text, from }: Folded, typed: string): readonly Mark[] {
  const marks: Mark[] = []
  for (let at = text.indexOf(typed); at !== -1 && typed !== ''; at = text.indexOf(typed, at + typed.length)) marks.push({ from: from[at]!, to: from[at + typed.length]! })
  return marks
}

interface Letter {
  readonly from: number
  readonly to: number
  readonly readings: readonly string[]
}

/** The first stretch of characters that sounds like what was typed: whole syllables, of which the last may be begun, or initials. */
function soundedAt(text: string, sound: string, pinyin: Pinyin): Mark | undefined {
  const letters: Letter[] = []
  let at = 0
  for (const original of text) {
    const [letter = ''] = foldWithPlaces(original).text
    const syllables = pinyin.syllablesOf(letter)
    const readings = syllables.length > 0 ? syllables : /[\p{L}\p{N}]/u.test(letter) ? [letter] : []
    if (readings.length > 0) letters.push({ from: at, to: at + original.length, readings })
    at += original.length
  }
  for (const start of letters.keys()) {
    const end = heardUntil(letters, start, sound, (reading) => reading) ?? heardUntil(letters, start, sound, (reading) => reading[0]!)
    if (end !== undefined) return { from: letters[start]!.from, to: letters[end]!.to }
  }
  return undefined
}

/** The last letter of a stretch from `start` on whose sounds make up what is left; `undefined` where they do not. */
function heardUntil(letters: readonly Letter[], start: number, left: string, spoken: (reading: string) => string): number | undefined {
  for (const reading of letters[start]?.readings ?? []) {
    const said = spoken(reading)
    if (said.startsWith(left)) return start
    const end = left.startsWith(said) ? heardUntil(letters, start + 1, left.slice(said.length), spoken) : undefined
    if (end !== undefined) return end
  }
  return undefined
}

function joined(marks: readonly Mark[]): readonly Mark[] {
  const found: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = found.at(-1)
    if (last !== undefined && mark.from <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, mark.to) }
    else found.push(mark)
  }
  return found
}

/** A stretch of a longer text around what was found, cut at about `most` letters; the beginning where nothing is marked. */
export function excerpt(text: string, marks: readonly Mark[], most: number): { readonly text: string; readonly marks: readonly Mark[] } {
  const first = marks[0]?.from ?? 0
  const start = Math.max(0, Math.min(first - Math.floor(most / 4), text.length - most))
  const before = start > 0 ? '…' : ''
  const shown = text.slice(start, start + most)
  const shift = before.length - start
  return {
    text: before + shown + (start + most < text.length ? '…' : ''),
    marks: marks.flatMap(({ from, to }) => (from >= start && from < start + most ? [{ from: from + shift, to: Math.min(to, start + most) + shift }] : [])),
  }
}
