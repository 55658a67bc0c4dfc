import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Comment } from '@hebu/shared/codec/comments.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import type { MoveRecord, Page } from '@hebu/shared/codec/page.ts'
import { fold } from '@hebu/shared/rules/search/fold.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { dateOf, isPlainDate } from '@hebu/shared/vocabulary/dates.ts'

import { dayIn } from '@hebu/shared/books/periods.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'

/** One thing that happened with a page. `key` stays the same while more joins it. */
export type TimelineItem = { readonly key: string; readonly at: string; readonly by: string | undefined } & (
  /** `author`: as a file names them. */
  | { readonly kind: 'made'; readonly author?: string | undefined }
  | { readonly kind: 'imported'; readonly changedAt: string | undefined }
  | { readonly kind: 'move'; readonly record: MoveRecord }
  | { readonly kind: 'comment'; readonly comment: Comment }
  /** What one person changed at one sitting, the oldest first. */
  | { readonly kind: 'changes'; readonly changes: readonly HistoryEntry[] }
  /** A page of another book that names this one, by that book's declaration. */
  | { readonly kind: 'page'; readonly book: Book; readonly page: Page }
  /** A step of such a page that its declaration tells by itself. */
  | { readonly kind: 'step'; readonly book: Book; readonly page: Page; readonly record: MoveRecord }
)

export interface TimelineSources {
  readonly page: Page
  readonly comments: readonly Comment[]
  readonly changes: readonly HistoryEntry[]
  readonly linked: readonly { readonly book: Book; readonly page: Page }[]
}

/** Changes of one person that follow each other within this time are told together. */
const sittingMs = 10 * 60_000

/** Everything that happened, the newest first; what has only a day comes before what has a time on it. */
export function timelineOf({ page, comments, changes, linked }: TimelineSources): readonly TimelineItem[] {
  const items: TimelineItem[] = [
    ...beginningOf(page),
    ...page.moves.map((record) => ({ kind: 'move' as const, key: `move ${record.id}`, at: record.at, by: record.by, record })),
    ...comments.filter(({ removed }) => removed === undefined).map((comment) => ({ kind: 'comment' as const, key: `comment ${comment.id}`, at: comment.at, by: comment.by, comment })),
    ...sittingsOf(changes),
    // What names the page in two fields happened once.
    ...[...new Map(linked.map((each) => [`${each.book.id} ${each.page.id}`, each])).values()].flatMap(({ book, page: other }): readonly TimelineItem[] => [
      { kind: 'page', key: `page ${book.id} ${other.id}`, at: momentOf(book, other), by: other.made?.by, book, page: other },
      ...other.moves
        .filter(({ move, verdict }) => verdict === 'applied' && book.timeline?.steps?.includes(move) === true)
        .map((record) => ({ kind: 'step' as const, key: `step ${book.id} ${other.id} ${record.id}`, at: record.at, by: record.by, book, page: other, record })),
    ]),
  ]
  const placed = items.map((item) => ({ item, at: sortable(item.at) }))
  return placed.sort((a, b) => (a.at === b.at ? (a.item.kind === 'made' ? 1 : b.item.kind === 'made' ? -1 : a.item.key < b.item.key ? 1 : -1) : a.at < b.at ? 1 : -1)).map(({ item }) => item)
}

/** Whoever brings a page in from a file did not begin it: that is told of whoever the file names, or of nobody ([XCH33]). */
function beginningOf({ made, imported }: Page): readonly TimelineItem[] {
  const begun = made === undefined || (imported !== undefined && imported.author === undefined && imported.dated !== true) ? [] : [{ kind: 'made' as const, key: 'made', at: made.at, by: imported?.author !== undefined && made.by === imported.by ? undefined : made.by, author: imported?.author }]
  return imported === undefined ? begun : [...begun, { kind: 'imported', key: 'imported', at: imported.at, by: imported.by, changedAt: imported.changedAt }]
}

const sortable = (at: string): string => (isPlainDate(at) ? `${at}T99` : at)

/** When a page of another book took place by its declaration, else when it is planned for, else when it was made. */
function momentOf({ timeline }: Book, page: Page): string {
  const at = [timeline?.on, timeline?.plan].map((name) => (name === undefined ? undefined : page.values[name])).find((value) => typeof value === 'string' && value !== '')
  return typeof at === 'string' ? at : (page.made?.at ?? '')
}

/** What a timeline is narrowed to; nothing chosen shows everything. */
export interface Narrowed {
  /** A kind of entry, see `kindOf`. */
  readonly kind?: string | undefined
  readonly by?: string | undefined
  /** Not before this day. */
  readonly since?: string | undefined
  /** As they were typed; all of them stand in the entry. */
  readonly words?: string | undefined
}

/** What an entry is filtered by: the book that tells it, what was said, or the page itself. */
export const kindOf = (item: TimelineItem): string => (item.kind === 'page' || item.kind === 'step' ? item.book.id : item.kind === 'comment' ? 'comments' : 'page')

/** Days are those of the workspace; `said` gives what an entry says. */
export function narrowTimeline(items: readonly TimelineItem[], { kind, by, since, words = '' }: Narrowed, timeZone: string, said: (item: TimelineItem) => string): readonly TimelineItem[] {
  const wanted = wantedBy(words)
  const says = (item: TimelineItem): boolean => {
    const text = fold(said(item))
    return wanted.every(({ typed }) => text.includes(typed))
  }
  return items.filter((item) => (kind === undefined || kindOf(item) === kind) && (by === undefined || item.by === by) && (since === undefined || (dayIn(item.at, timeZone) ?? '') >= since) && (wanted.length === 0 || says(item)))
}

/** The kinds of entries there are with their numbers, the most frequent first; the page's own last. */
export function kindsIn(items: readonly TimelineItem[]): readonly { readonly kind: string; readonly count: number }[] {
  const counts = Map.groupBy(items, kindOf)
  return [...counts].map(([kind, of]) => ({ kind, count: of.length })).toSorted((a, b) => (a.kind === 'page' ? 1 : b.kind === 'page' ? -1 : b.count - a.count))
}

function sittingsOf(changes: readonly HistoryEntry[]): readonly TimelineItem[] {
  const sittings: { key: string; at: string; by: string; kind: 'changes'; changes: HistoryEntry[] }[] = []
  for (const change of changes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const last = sittings.findLast(({ by }) => by === change.by)
    if (last !== undefined && Date.parse(change.at) - Date.parse(last.at) < sittingMs) {
      last.changes.push(change)
      last.at = change.at
    } else sittings.push({ kind: 'changes', key: `changes ${change.by} ${change.at} ${change.field}`, at: change.at, by: change.by, changes: [change] })
  }
  return sittings
}

/** Items under the days they happened on, in the zone of the workspace. */
export function byDay(items: readonly TimelineItem[], timeZone: string | undefined): readonly { readonly day: string; readonly items: readonly TimelineItem[] }[] {
  return [...Map.groupBy(items, ({ at }) => (isPlainDate(at) ? at : Number.isNaN(Date.parse(at)) ? '' : dateOf(Date.parse(at), timeZone)))].map(([day, ofDay]) => ({ day, items: ofDay }))
}

/** Which books tell of themselves on the pages of `about`, through which field, and the id that field names a page by. */
export function teller(books: readonly Book[], about: string): readonly { readonly book: Book; readonly field: string; idOf(page: string): string }[] {
  return books.flatMap((book) => [book.timeline?.about, book.timeline?.also].flatMap((name) => {
    const field: Field | undefined = name === undefined ? undefined : (book.fields as Fields)[name]
    if (name === undefined || field === undefined || book.id === about) return []
    const to = linkedBook(field)
    const isOpen = (field.kind === 'link' || field.kind === 'links') && to === undefined
    if (to !== about && !isOpen) return []
    return [{ book, field: name, idOf: (page: string) => (isOpen ? `${about}:${page}` : page) }]
  }))
}
