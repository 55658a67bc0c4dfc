import type { Chance } from '../stage/chance.ts'

/** Cards that all come up before one comes up again. */
export interface Deck<T> {
  /** The next card that fits; the others stay where they are. */
  draw(fits?: (card: T) => boolean): T
}

export function deckOf<T>(cards: readonly T[], chance: Chance): Deck<T> {
  let left: T[] = []
  return {
    draw(fits = () => true) {
      if (!left.some(fits)) left = [...left, ...chance.shuffled(cards.filter((card) => !left.includes(card)))]
      const at = left.findIndex(fits)
      if (at === -1) throw new RangeError('no card fits')
      return left.splice(at, 1)[0]!
    },
  }
}
