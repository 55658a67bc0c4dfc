import type { SeededRandom } from '../../kit/seeded-random.ts'
import { seededRandom } from '../../kit/seeded-random.ts'

/** A number of 32 bits that stands for a text, the same everywhere (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** Chance of its own for each purpose, so that what one chapter draws never shifts another. */
export interface Chance extends SeededRandom {
  /** `low` to `high`, both included. */
  between(low: number, high: number): number
  shuffled<T>(from: readonly T[]): readonly T[]
  /** So many different ones, in the order they stand. */
  sample<T>(from: readonly T[], count: number): readonly T[]
  /** Exponential with this mean. */
  exponential(mean: number): number
}

export function chanceOf(purpose: string): Chance {
  const random = seededRandom(hashOf(`qingyan ${purpose}`))
  const shuffled = <T>(from: readonly T[]): readonly T[] => {
    const cards = [...from]
    for (let last = cards.length - 1; last > 0; last--) {
      const at = random.int(last + 1)
      const card = cards[last]!
      cards[last] = cards[at]!
      cards[at] = card
    }
    return cards
  }
  return {
    ...random,
    between: (low, high) => low + random.int(high - low + 1),
    shuffled,
    sample: (from, count) => {
      const chosen = new Set(shuffled(from.map((_, at) => at)).slice(0, count))
      return from.filter((_, at) => chosen.has(at))
    },
    exponential: (mean) => -mean * Math.log(1 - random.next()),
  }
}
