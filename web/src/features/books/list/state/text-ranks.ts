import type { CompareText } from '../sort-pages.ts'

/** The places of texts in an order, the same number for texts that count as equal. */
export type RankTexts = (texts: readonly string[]) => ReadonlyMap<string, number>

/** Beyond this what is known is forgotten; nobody looks at as many at once. */
const mostTexts = 100_000

/**
 * Comparing words by the rules of a language is dear, and every sort of a list compares the same ones again: each text is
 * compared once, with what is known already, and from then on by its place.
 */
export function createTextRanks(compare: CompareText): RankTexts {
  let sorted: readonly string[] = []
  let ranks = new Map<string, number>()
  return (texts) => {
    const fresh = new Set<string>()
    for (const text of texts) if (!ranks.has(text)) fresh.add(text)
    if (fresh.size === 0) return ranks
    const coming = (sorted.length + fresh.size > mostTexts ? [...new Set(texts)] : [...fresh]).toSorted(compare)
    const known = coming.length > fresh.size ? [] : sorted
    const all: string[] = []
    let next = 0
    for (const one of known) {
      while (next < coming.length && compare(coming[next]!, one) < 0) all.push(coming[next++]!)
      all.push(one)
    }
    sorted = [...all, ...coming.slice(next)]
    ranks = new Map()
    let rank = 0
    for (const [at, text] of sorted.entries()) {
      if (at > 0 && compare(sorted[at - 1]!, text) !== 0) rank++
      ranks.set(text, rank)
    }
    return ranks
  }
}
