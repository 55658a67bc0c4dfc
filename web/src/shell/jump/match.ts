import type { Reading } from './readings.ts'
import { foldTitle } from './readings.ts'

/** A stretch of a title, in its own units: from, and the place after its end. */
export type Stretch = readonly [from: number, to: number]

/** How well something is found, 0 the best, and which part of its title was meant. */
export interface Match {
  readonly rank: number
  readonly marks: readonly Stretch[]
}

/** What was typed, apart at its spaces; each part must be found. */
export const termsOf = (typed: string): readonly string[] => typed.normalize('NFKC').trim().split(/\s+/).map(foldTitle).filter((term) => term !== '')

/** Ranks by kind of match, beginnings before insides: the title whole, its letters, its initials, its pinyin. */
const ranks = { whole: 0, begins: 1, initialsBegin: 2, spelledBegins: 3, holds: 4, initialsHold: 5, spelledHolds: 6, besides: 7 }

/**
 * Finds every term in a title, by any part of it, of its pinyin initials or of its pinyin; `besides` are further words
 * that count, but less ([UI7]). `undefined` where a term is nowhere.
 */
export function matchTitle(reading: Reading, terms: readonly string[], besides = ''): Match | undefined {
  let rank = 0
  const marks: Stretch[] = []
  for (const term of terms) {
    const found = matchTerm(reading, term)
    if (found !== undefined) {
      rank = Math.max(rank, found.rank)
      marks.push(found.mark)
    } else if (besides !== '' && besides.includes(term)) rank = Math.max(rank, ranks.besides)
    else return undefined
  }
  return { rank, marks }
}

function matchTerm(reading: Reading, term: string): { readonly rank: number; readonly mark: Stretch } | undefined {
  const { folded, initials, spelled } = reading
  const characters = (units: number): number => [...folded.slice(0, units)].length
  const found = (rank: number, from: number, count: number) => ({ rank, mark: markOf(reading, from, from + count) })

  const inside = folded.indexOf(term)
  if (inside === 0) return found(folded === term ? ranks.whole : ranks.begins, 0, [...term].length)
  let letters = -1
  for (const form of initials) {
    const at = form.indexOf(term)
    if (at === 0) return found(form === term ? ranks.whole : ranks.initialsBegin, 0, term.length)
    if (letters === -1) letters = at
  }
  let syllables: { readonly from: number; readonly count: number } | undefined
  for (const { text, starts } of spelled) {
    // Only from the beginning of a syllable: `an` is not part of 青禾.
    for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
      const from = starts.indexOf(at)
      if (from === -1) continue
      const end = starts.findIndex((start) => start >= at + term.length)
      const count = (end === -1 ? starts.length : end) - from
      if (from === 0) return found(ranks.spelledBegins, 0, count)
      syllables ??= { from, count }
      break
    }
  }
  if (inside !== -1) return found(ranks.holds, characters(inside), [...term].length)
  if (letters !== -1) return found(ranks.initialsHold, letters, term.length)
  return syllables === undefined ? undefined : found(ranks.spelledHolds, syllables.from, syllables.count)
}

/** From folded characters to the title's own units. */
function markOf({ title, at }: Reading, from: number, to: number): Stretch {
  return [at[from] ?? 0, at[to] ?? title.length]
}
