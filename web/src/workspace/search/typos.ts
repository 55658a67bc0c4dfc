import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'

/** Letters that were left out, put in, mistaken or changed places, up to `most`; more counts as `most + 1`. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}

const mostWays = 8

/** The Latin words of texts that somebody may have meant. */
export function wordsOf(texts: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const text of texts) for (const word of text.match(/[a-z]{4,}/g) ?? []) words.add(word)
  return words
}

/** What was wanted with the words that it may have been meant for, the closest first; `undefined` where no word is close. */
export function withTypos(wanted: readonly Wanted[], words: ReadonlySet<string>): readonly (readonly Wanted[])[] | undefined {
  const ways = wanted.map((each) => {
    if (each.typos === 0) return [each]
    const close = [...words]
      // The beginning of a longer word is as good as the word.
      .map((word) => ({ word: word.slice(0, Math.max(each.typed.length, Math.min(word.length, each.typed.length + each.typos))), slips: Math.min(slipsBetween(each.typed, word, each.typos), slipsBetween(each.typed, word.slice(0, each.typed.length), each.typos)) }))
      .filter(({ slips }) => slips <= each.typos)
      .toSorted((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    return [each, ...[...new Set(close.map(({ word }) => word))].slice(0, mostWays).map((word): Wanted => ({ typed: word, sound: undefined, typos: 0 }))]
  })
  return ways.some((each, index) => each.length > 1 && wanted[index]!.typos > 0) ? ways : undefined
}
