import type { Piece } from './piece.ts'

/** An entry that was found. */
export interface Found {
  readonly score: number
  /** Whether everything was found in its name. */
  readonly named: boolean
  readonly day: number
  readonly piece: Piece
  readonly slot: number
}

/** The best of what was found: of what is found equally well the latest first, and always in the same order. */
export interface Best {
  /** Whether so many were found that others come in only by being better. */
  isFull(): boolean
  /** Whether something that is found so well, of such a day, may be among them. */
  takes(score: number, day: number): boolean
  offer(found: Found): void
  /** The best first. */
  all(): readonly Found[]
}

const keyOf = ({ piece, slot }: Found): string => piece.keyAt(slot)

const order = (a: Found, b: Found): number => b.score - a.score || b.day - a.day || (keyOf(a) < keyOf(b) ? -1 : 1)

/** Put in order only now and then: most of what is found goes by with a glance at the last of the best. */
export function createBest(most: number): Best {
  let found: Found[] = []
  let last: Found | undefined
  const cut = (): void => {
    found = found.toSorted(order).slice(0, most)
    last = found.length < most ? undefined : found.at(-1)
  }
  return {
    isFull: () => last !== undefined,
    takes: (score, day) => last === undefined || score > last.score || (score === last.score && day >= last.day),
    offer(one) {
      if (last !== undefined && order(one, last) > 0) return
      found.push(one)
      if (found.length >= (last === undefined ? most : most * 2 + 64)) cut()
    },
    all() {
      cut()
      return found
    },
  }
}
