import type { Act } from '../../ui/acts.ts'
import type { Match } from './match.ts'
import { matchTitle, termsOf } from './match.ts'
import type { Reading } from './readings.ts'

/** Somewhere to go: a page, a book, or a place of the app. */
export interface Place {
  readonly href: string
  readonly icon: string
  readonly reading: Reading
  /** The name of the book, for a page. */
  readonly book?: string | undefined
  /** Of the book that the others speak of most: a part of its name is as good as another's beginning. */
  readonly leads?: boolean | undefined
  /** What else it is found by, folded. */
  readonly besides?: string | undefined
}

export interface NamedAct {
  readonly act: Act
  readonly reading: Reading
}

/** What is shown of it, and what Enter does. */
export interface Found {
  /** By this a recent one is known again. */
  readonly key: string
  readonly group: 'recent' | 'pages' | 'books' | Act['group']
  readonly title: string
  readonly marks: Match['marks']
  readonly place?: Place | undefined
  readonly act?: Act | undefined
}

export interface FoundGroup {
  readonly group: Found['group']
  readonly items: readonly Found[]
}

/** What the palette looks through. A later search of texts is another source of {@link Found}. */
export interface Findable {
  readonly places: readonly Place[]
  readonly acts: readonly NamedAct[]
}

const leadRanks = 3.5
const mostPages = 30
const mostOfOthers = 6

/** Among what is found equally well: books, then their pages, then what can be done. */
const precedence: readonly Found['group'][] = ['books', 'pages', 'here', 'make', 'view', 'app']

export const placeKey = (href: string): string => `to ${href}`
export const actKey = (id: string): string => `do ${id}`

export const foundPlace = (place: Place, group: Found['group'], marks: Match['marks'] = []): Found => ({ key: placeKey(place.href), group, title: place.reading.title, marks, place })
export const foundAct = ({ act }: NamedAct, group: Found['group'] = act.group, marks: Match['marks'] = []): Found => ({ key: actKey(act.id), group, title: act.label, marks, act })

/** What was typed, found in groups: the group with the best find first, so that Enter takes the best of all ([UI120]). */
export function find({ places, acts }: Findable, typed: string): readonly FoundGroup[] {
  const terms = termsOf(typed)
  if (terms.length === 0) return []
  const byGroup = new Map<Found['group'], { readonly rank: number; readonly found: Found }[]>()
  const keep = (rank: number, found: Found): void => {
    const there = byGroup.get(found.group)
    if (there === undefined) byGroup.set(found.group, [{ rank, found }])
    else there.push({ rank, found })
  }
  for (const place of places) {
    const match = matchTitle(place.reading, terms, place.besides)
    if (match !== undefined) keep(match.rank - (place.leads === true ? leadRanks : 0), foundPlace(place, place.book === undefined ? 'books' : 'pages', match.marks))
  }
  for (const named of acts) {
    const match = matchTitle(named.reading, terms, named.act.also)
    if (match !== undefined) keep(match.rank, foundAct(named, named.act.group, match.marks))
  }
  return [...byGroup]
    .map(([group, all]) => ({ group, sorted: all.toSorted((a, b) => a.rank - b.rank) }))
    .toSorted((a, b) => a.sorted[0]!.rank - b.sorted[0]!.rank || precedence.indexOf(a.group) - precedence.indexOf(b.group))
    .map(({ group, sorted }) => ({ group, items: sorted.slice(0, group === 'pages' ? mostPages : mostOfOthers).map(({ found }) => found) }))
}
