import { fold } from '@hebu/shared/rules/search/fold.ts'
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
  /** Further names it is found by, a line each. */
  readonly also?: string | undefined
}

/** What is shown of it, and what Enter does. */
export interface Found {
  /** By this a recent one is known again. */
  readonly key: string
  readonly group: 'recent' | 'people' | 'pages' | 'books' | 'content' | 'everything' | Act['group']
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

/** What is found by its name at once: the books, the places of the app, colleagues, and what can be done. Pages are found by search. */
export interface Findable {
  readonly places: readonly Place[]
  /** What concerns each colleague. */
  readonly people: readonly Place[]
  readonly acts: readonly Act[]
}

const mostOfOthers = 6
const mostLatest = 3

/** Among what is found equally well: books, then their pages, then what can be done, and what only stands in pages. */
const precedence: readonly Found['group'][] = ['books', 'people', 'pages', 'here', 'make', 'view', 'app', 'content']

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

/** So much less counts a further name, of which a part of a word is nothing: in other languages almost any letters are within some word. */
const lessByFurtherName = 0.6
const leastInFurtherName = 60

/** How well everything that was typed is meant by a title or its further names; 0 where something is not. */
function scoreOf(title: string, typed: string, wanted: readonly Wanted[], also = ''): number {
  // The whole of a name of several words, each of which is but a part of it.
  if (named(title).title === fold(typed.trim())) return 100
  const others = also === '' ? [] : also.split('\n').map(named)
  const wellOf = (each: Wanted): number => {
    const further = Math.max(0, ...others.map((other) => nameScore(other, each)))
    return nameScore(named(title), each) || (further < leastInFurtherName ? 0 : further * lessByFurtherName)
  }
  const wells = wanted.map(wellOf)
  return wells.includes(0) ? 0 : wells.reduce((total, well) => total + well, 0) / wanted.length
}

/** What was typed, found in groups: the group with the best find first, so that Enter takes the best of all ([UI120]). */
export function find({ places, people, acts }: Findable, typed: string, pages: readonly ContentHit[] = []): readonly FoundGroup[] {
  const wanted = wantedBy(typed)
  if (wanted.length === 0) return []
  const byGroup = new Map<Found['group'], { readonly score: number; readonly found: Found }[]>()
  const keep = (score: number, found: Found): void => void (byGroup.get(found.group)?.push({ score, found }) ?? byGroup.set(found.group, [{ score, found }]))
  for (const [group, found] of [['books', places], ['people', people]] as const) {
    for (const place of found) {
      const score = scoreOf(place.title, typed, wanted, place.also)
      if (score > 0) keep(score, foundPlace(place, group, marksIn(place.title, wanted, pinyin)))
    }
  }
  for (const act of acts) {
    const score = scoreOf(act.label, typed, wanted, act.also)
    if (score > 0) keep(score, foundAct(act, act.group, marksIn(act.label, wanted, pinyin)))
  }
  for (const page of pages) keep(page.score, foundPage(page))
  return [...byGroup]
    .map(([group, items]) => ({ group, items: items.toSorted((a, b) => b.score - a.score) }))
    .toSorted((a, b) => Number(a.group === 'content') - Number(b.group === 'content') || b.items[0]!.score - a.items[0]!.score || precedence.indexOf(a.group) - precedence.indexOf(b.group))
    .map(({ group, items }) => ({ group, items: items.slice(0, group === 'pages' || group === 'content' ? items.length : mostOfOthers).map(({ found }) => found) }))
}

/** What was used, each once: the latest three, then what was used most, and of what was used equally often the latest ([UI121]). */
export function recentAndFrequent(used: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  for (const key of used) times.set(key, (times.get(key) ?? 0) + 1)
  const latest = [...times.keys()]
  return [...latest.slice(0, mostLatest), ...latest.slice(mostLatest).toSorted((a, b) => times.get(b)! - times.get(a)!)]
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
