import type { Act } from '../../ui/acts.ts'
import type { ContentHit } from '../search/find-content.ts'
import type { Stretch } from './match.ts'
import { marksIn, rankTitle, termsOf } from './match.ts'
import type { Reading } from './readings.ts'
import { createReadings } from './readings.ts'

/** Somewhere to go: a page, a book, or a place of the app. */
export interface Place {
  readonly href: string
  readonly icon: string
  readonly reading: Reading
  /** The name of the book, for a page. */
  readonly book?: string | undefined
  /** Comes before others: a part of its name is better than another's beginning. */
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
  readonly group: 'recent' | 'pages' | 'books' | 'content' | 'everything' | Act['group']
  readonly title: string
  readonly marks: readonly Stretch[]
  /** The line of the page that shows what was looked for. */
  readonly excerpt?: { readonly text: string; readonly marks: readonly Stretch[] } | undefined
  readonly place?: Place | undefined
  readonly act?: Act | undefined
}

export interface FoundGroup {
  readonly group: Found['group']
  readonly items: readonly Found[]
}

/** What the palette looks through. Search of what stands in pages is another source of {@link Found}. */
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

export const foundPlace = (place: Place, group: Found['group'], marks: readonly Stretch[] = []): Found => ({ key: placeKey(place.href), group, title: place.reading.title, marks, place })
export const foundAct = ({ act }: NamedAct, group: Found['group'] = act.group, marks: readonly Stretch[] = []): Found => ({ key: actKey(act.id), group, title: act.label, marks, act })

const noReading: Reading = createReadings().of('')

/** What was found in a page, with the line that was meant. */
export const foundContent = (hit: ContentHit | undefined): readonly Found[] =>
  hit === undefined ? [] : [{ key: placeKey(hit.href), group: 'content', title: hit.title, marks: hit.marks, excerpt: hit.excerpt, place: { href: hit.href, icon: hit.icon, reading: noReading, book: hit.bookName } }]

/** The way to all that can be found. */
export const seeAll = (typed: string, title: string): Found => {
  const href = `/search?q=${encodeURIComponent(typed)}`
  return { key: placeKey(href), group: 'everything', title, marks: [], place: { href, icon: 'search', reading: noReading } }
}

/** What was typed, found in groups: the group with the best find first, so that Enter takes the best of all ([UI120]). */
export function find({ places, acts }: Findable, typed: string): readonly FoundGroup[] {
  const terms = termsOf(typed)
  if (terms.length === 0) return []
  // Ranked first, made ready for showing only as far as they are shown.
  const byGroup = new Map<Found['group'], Map<number, (() => Found)[]>>()
  const keep = (group: Found['group'], rank: number, found: () => Found): void => {
    let byRank = byGroup.get(group)
    if (byRank === undefined) byGroup.set(group, (byRank = new Map()))
    const there = byRank.get(rank)
    if (there === undefined) byRank.set(rank, [found])
    else if (there.length < mostPages) there.push(found)
  }
  for (const place of places) {
    const rank = rankTitle(place.reading, terms, place.besides)
    const group = place.book === undefined ? 'books' : 'pages'
    if (rank !== undefined) keep(group, rank - (place.leads === true ? leadRanks : 0), () => foundPlace(place, group, marksIn(place.reading, terms)))
  }
  for (const named of acts) {
    const rank = rankTitle(named.reading, terms, named.act.also)
    if (rank !== undefined) keep(named.act.group, rank, () => foundAct(named, named.act.group, marksIn(named.reading, terms)))
  }
  return [...byGroup]
    .map(([group, byRank]) => ({ group, best: Math.min(...byRank.keys()), byRank }))
    .toSorted((a, b) => a.best - b.best || precedence.indexOf(a.group) - precedence.indexOf(b.group))
    .map(({ group, byRank }) => ({ group, items: [...byRank].toSorted(([a], [b]) => a - b).flatMap(([, found]) => found).slice(0, group === 'pages' ? mostPages : mostOfOthers).map((make) => make()) }))
}
