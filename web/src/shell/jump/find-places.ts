import type { Initials } from '@hebu/shared/vocabulary/initials.ts'

/** Somewhere to jump to. */
export interface Place {
  readonly href: string
  readonly title: string
  /** The book, for a page; absent for a book itself. */
  readonly book?: string
  readonly icon: string
}

export interface IndexedPlace extends Place {
  readonly folded: string
  readonly initials: readonly string[]
}

/** One width, one case, no spaces: how titles and what is typed are compared. */
export const foldTitle = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

export function indexPlace(place: Place, initials: Initials): IndexedPlace {
  const folded = foldTitle(place.title)
  return { ...place, folded, initials: initials.of(folded) }
}

/**
 * The places whose title, or its pinyin initials, hold what was typed: those that begin with it first,
 * books before pages, else in the order given. Everything but the most is left off.
 */
export function findPlaces(places: readonly IndexedPlace[], typed: string, most: number): readonly IndexedPlace[] {
  const wanted = foldTitle(typed)
  const ranked: IndexedPlace[][] = [[], [], [], [], [], []]
  for (const place of places) {
    const rank = rankOf(place, wanted)
    if (rank !== undefined) ranked[rank * 2 + (place.book === undefined ? 0 : 1)]?.push(place)
  }
  return ranked.flat().slice(0, most)
}

function rankOf({ folded, initials, book }: IndexedPlace, wanted: string): 0 | 1 | 2 | undefined {
  if (wanted === '') return book === undefined ? 0 : undefined
  if (folded.startsWith(wanted)) return 0
  if (initials.some((letters) => letters.startsWith(wanted))) return 1
  return folded.includes(wanted) || initials.some((letters) => letters.includes(wanted)) ? 2 : undefined
}
