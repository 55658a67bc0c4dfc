import type { Reading } from './readings.ts'
import { foldTitle } from './readings.ts'

/** A stretch of a title, in its own units: from, and the place after its end. */
export type Stretch = readonly [from: number, to: number]

/** What was typed, apart at its spaces; each part must be found. */
export const termsOf = (typed: string): readonly string[] => typed.normalize('NFKC').trim().split(/\s+/).map(foldTitle).filter((term) => term !== '')

/** Ranks by kind of match, beginnings before insides: the title whole, its letters, its initials, its pinyin. */
const ranks = { whole: 0, begins: 1, initialsBegin: 2, spelledBegins: 3, holds: 4, initialsHold: 5, spelledHolds: 6, besides: 7 }

/** A term in a title: how well it is found, and from which folded character on how many are meant. */
type Hit = readonly [rank: number, from: number, count: number]

/**
 * How well every term is found in a title, by any part of it, of its pinyin initials or of its pinyin; `besides` are
 * further words that count, but less ([UI7]). `undefined` where a term is nowhere. Thousands are asked at each keystroke.
 */
export function rankTitle(reading: Reading, terms: readonly string[], besides = ''): number | undefined {
  let rank = 0
  for (const term of terms) {
    const found = rankTerm(reading, term)
    if (found !== undefined) rank = Math.max(rank, found)
    else if (besides.includes(term)) rank = Math.max(rank, ranks.besides)
    else return undefined
  }
  return rank
}

/** The parts of a title that the terms mean, for the few that are shown. */
export const marksIn = (reading: Reading, terms: readonly string[]): readonly Stretch[] =>
  terms.flatMap((term) => {
    const hit = hitOf(reading, term)
    return hit === undefined ? [] : [markOf(reading, hit[1], hit[1] + hit[2])]
  })

function rankTerm({ folded, initials, spelled }: Reading, term: string): number | undefined {
  const inside = folded.indexOf(term)
  if (inside === 0) return folded.length === term.length ? ranks.whole : ranks.begins
  let rank: number | undefined = inside === -1 ? undefined : ranks.holds
  for (const form of initials) {
    const at = form.indexOf(term)
    if (at === 0) return form.length === term.length ? ranks.whole : ranks.initialsBegin
    if (at !== -1) rank ??= ranks.initialsHold
  }
  for (const spelling of spelled) {
    const from = syllableAt(spelling, term)
    if (from === 0) return ranks.spelledBegins
    if (from !== -1) rank ??= ranks.spelledHolds
  }
  return rank
}

function hitOf(reading: Reading, term: string): Hit | undefined {
  const { folded, initials, spelled } = reading
  const rank = rankTerm(reading, term)
  if (rank === undefined) return undefined
  const inside = folded.indexOf(term)
  if (inside !== -1 && rank !== ranks.initialsBegin && rank !== ranks.spelledBegins) return [rank, [...folded.slice(0, inside)].length, [...term].length]
  const begins = rank === ranks.initialsBegin || rank === ranks.spelledBegins || rank === ranks.whole
  for (const form of initials) {
    const at = form.indexOf(term)
    if (begins ? at === 0 : at !== -1) return [rank, at, term.length]
  }
  for (const spelling of spelled) {
    const from = syllableAt(spelling, term)
    if (from === -1) continue
    const end = spelling.starts.findIndex((start) => start >= spelling.starts[from]! + term.length)
    return [rank, from, (end === -1 ? spelling.starts.length : end) - from]
  }
  return undefined
}

/** Only from the beginning of a syllable: `an` is not part of 青禾. */
function syllableAt({ text, starts }: Reading['spelled'][number], term: string): number {
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    const from = starts.indexOf(at)
    if (from !== -1) return from
  }
  return -1
}

/** From folded characters to the title's own units. */
function markOf({ title, at }: Reading, from: number, to: number): Stretch {
  return [at[from] ?? 0, at[to] ?? title.length]
}
