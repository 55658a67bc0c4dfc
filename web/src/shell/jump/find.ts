import { marksIn } from '@hebu/shared/rules/search/marks.ts'
import type { Mark } from '@hebu/shared/rules/search/marks.ts'
import { createNameReader, nameScore } from '@hebu/shared/rules/search/rank.ts'
import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import type { Act } from '../../ui/acts.ts'
import type { ContentHit } from '../search/find-content.ts'

/** Somewhere to go: a page, a book, or a place of the app. */
export interface Place {
  readonly href: string
  readonly title: string
  readonly icon: string
  /** The name of the book, for a page. */
  readonly book?: string | undefined
}

/** What is shown of it, and what Enter does. */
export interface Found {
  /** By this a recent one is known again. */
  readonly key: string
  readonly group: 'recent' | 'pages' | 'books' | 'content' | 'everything' | Act['group']
  readonly title: string
  readonly marks: readonly Mark[]
  /** The line of the page that shows what was looked for. */
  readonly excerpt?: ContentHit['excerpt']
  readonly place?: Place | undefined
  readonly act?: Act | undefined
}

export interface FoundGroup {
  readonly group: Found['group']
  readonly items: readonly Found[]
}

/** What is found by its name at once: the books, the places of the app, and what can be done. Pages are found by search. */
export interface Findable {
  readonly places: readonly Place[]
  readonly acts: readonly Act[]
}

const mostOfOthers = 6

/** Among what is found equally well: books, then their pages, then what can be done, and what only stands in pages. */
const precedence: readonly Found['group'][] = ['books', 'pages', 'here', 'make', 'view', 'app', 'content']

const pinyin = createPinyin()
const named = createNameReader(pinyin)

export const placeKey = (href: string): string => `to ${href}`
export const actKey = (id: string): string => `do ${id}`

export const foundPlace = (place: Place, group: Found['group'], marks: readonly Mark[] = []): Found => ({ key: placeKey(place.href), group, title: place.title, marks, place })
export const foundAct = (act: Act, group: Found['group'] = act.group, marks: readonly Mark[] = []): Found => ({ key: actKey(act.id), group, title: act.label, marks, act })

/** A page that search found, by its name or by what stands in it. */
export const foundPage = ({ href, icon, bookName, title, marks, excerpt, named: isNamed }: ContentHit): Found => ({
  key: placeKey(href),
  group: isNamed ? 'pages' : 'content',
  title,
  marks,
  excerpt: isNamed ? undefined : excerpt,
  place: { href, title, icon, book: bookName },
})

/** The way to all that can be found. */
export const seeAll = (typed: string, title: string): Found => {
  const href = `/search?q=${encodeURIComponent(typed)}`
  return { key: placeKey(href), group: 'everything', title, marks: [], place: { href, title, icon: 'search' } }
}

/** How well everything that was typed is meant by a title or what goes with it; 0 where something is not. */
function scoreOf(title: string, wanted: readonly Wanted[], besides = ''): number {
  let total = 0
  for (const each of wanted) {
    const score = nameScore(named(title), each) || (besides === '' || nameScore(named(besides), each) === 0 ? 0 : 30)
    if (score === 0) return 0
    total += score
  }
  return total / wanted.length
}

/** What was typed, found in groups: the group with the best find first, so that Enter takes the best of all ([UI120]). */
export function find({ places, acts }: Findable, typed: string, pages: readonly ContentHit[] = []): readonly FoundGroup[] {
  const wanted = wantedBy(typed)
  if (wanted.length === 0) return []
  const byGroup = new Map<Found['group'], { readonly score: number; readonly found: Found }[]>()
  const keep = (score: number, found: Found): void => void (byGroup.get(found.group)?.push({ score, found }) ?? byGroup.set(found.group, [{ score, found }]))
  for (const place of places) {
    const score = scoreOf(place.title, wanted)
    if (score > 0) keep(score, foundPlace(place, 'books', marksIn(place.title, wanted, pinyin)))
  }
  for (const act of acts) {
    const score = scoreOf(act.label, wanted, act.also)
    if (score > 0) keep(score, foundAct(act, act.group, marksIn(act.label, wanted, pinyin)))
  }
  for (const page of pages) keep(page.score, foundPage(page))
  return [...byGroup]
    .map(([group, items]) => ({ group, items: items.toSorted((a, b) => b.score - a.score) }))
    .toSorted((a, b) => Number(a.group === 'content') - Number(b.group === 'content') || b.items[0]!.score - a.items[0]!.score || precedence.indexOf(a.group) - precedence.indexOf(b.group))
    .map(({ group, items }) => ({ group, items: items.slice(0, group === 'pages' || group === 'content' ? items.length : mostOfOthers).map(({ found }) => found) }))
}

/** What is found as it was found before is the same as before: it is not drawn again. */
export function keepSame(before: readonly FoundGroup[], now: readonly FoundGroup[]): readonly FoundGroup[] {
  const known = new Map(before.flatMap(({ items }) => items.map((found) => [found.key, found])))
  return now.map(({ group, items }) => ({
    group,
    items: items.map((found) => {
      const same = known.get(found.key)
      return same !== undefined && same.act === found.act && shownOf(same) === shownOf(found) ? same : found
    }),
  }))
}

const shownOf = ({ group, title, marks, excerpt, place }: Found): string => JSON.stringify([group, title, marks, excerpt, place])
