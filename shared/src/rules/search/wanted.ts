import { fold } from './fold.ts'

/** One thing that is looked for. */
export interface Wanted {
  /** As it was typed, folded. */
  readonly typed: string
  /** Letters that may be a sound. */
  readonly sound: string | undefined
  /** So many wrong letters are forgiven where nothing is found: one in a word of five, two in one of nine. */
  readonly typos: 0 | 1 | 2
}

const mostParts = 8

/** What a person typed, as what must be found; blanks part things that may stand anywhere. */
export const wantedBy = (query: string): readonly Wanted[] =>
  query
    .normalize('NFKC')
    // The groups of a number belong together.
    .split(/(?<!\d)\s+|\s+(?!\d)/)
    .map(fold)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .slice(0, mostParts)
    .map((part) => {
      const letters = part.replace(/['’]/g, '')
      return { typed: part, sound: /^[a-z0-9]+$/.test(letters) ? letters : undefined, typos: !/^[a-z]+$/.test(part) ? 0 : part.length >= 9 ? 2 : part.length >= 5 ? 1 : 0 }
    })
