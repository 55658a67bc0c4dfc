import type { ComputedInput, ListEntry, PageLink, World } from './field-kinds.ts'
import { texts } from './field-kinds.ts'
import type { Period } from './periods.ts'
import { dayIn, isWithin, periodOf } from './periods.ts'
import { membersIn, reachedAt, rowsIn, stringIn } from './read-values.ts'

/** What an act of a day is called, by the book that tells of it. Exported, so that the catalogue finds the wordings. */
export const actLabels = texts({
  visits: ['完成的拜訪與溝通', 'Visits and calls made'],
  customers: ['新建客戶檔案', 'New customer files'],
  inquiries: ['答覆的諮詢', 'Inquiries answered'],
  cases: ['答覆的售後與投訴', 'Cases answered'],
  followUps: ['完成的回訪', 'Return visits made'],
  orders: ['確認的訂單', 'Orders confirmed'],
  tasks: ['完成的事項', 'Tasks done'],
  meetings: ['參加的會議', 'Meetings attended'],
})

export type ActBook = keyof typeof actLabels

/** What somebody did, as one page tells it. */
export interface Act {
  readonly book: ActBook
  readonly page: ComputedInput
  /** The instant or the day. */
  readonly at: string
}

interface Kind {
  readonly book: ActBook
  /** Who acted, on this page. */
  readonly by: (page: ComputedInput) => readonly string[]
  /** The instant or day of the act; none where it did not happen. */
  readonly at: (page: ComputedInput) => unknown
}

const inState = (page: ComputedInput, states: readonly string[], at: unknown): unknown => (states.includes(page.state) ? at : undefined)

const lastProgress = (page: ComputedInput): unknown => rowsIn(page.values.progress).flatMap(({ cells }) => stringIn(cells.at) ?? []).toSorted().at(-1)

const attended = (page: ComputedInput): readonly string[] =>
  rowsIn(page.values.attendance).flatMap(({ id, cells }) => (cells.status === 'present' || cells.status === 'late' ? [id] : []))

/** What counts as somebody's act of a day, in the order a report tells it. Books that are switched off have no pages. */
const kinds: readonly Kind[] = [
  { book: 'visits', by: ({ values }) => membersIn(values.by), at: (page) => inState(page, ['done'], page.values.happenedAt) },
  { book: 'customers', by: ({ made }) => membersIn(made?.by), at: (page) => (page.state === 'merged' || page.imported !== undefined ? undefined : page.made?.at) },
  { book: 'inquiries', by: ({ values }) => membersIn(values.handler), at: ({ values }) => values.answeredAt },
  { book: 'cases', by: ({ values }) => membersIn(values.handler), at: ({ values }) => values.repliedAt },
  { book: 'followUps', by: ({ values }) => membersIn(values.by), at: (page) => inState(page, ['done'], page.values.doneAt) },
  { book: 'orders', by: ({ values }) => membersIn(values.enteredBy), at: (page) => (page.state === 'cancelled' ? undefined : page.values.confirmedAt) },
  { book: 'tasks', by: ({ values }) => membersIn(values.assignee), at: (page) => inState(page, ['done', 'verified'], reachedAt(page, 'done') ?? lastProgress(page) ?? page.values.dueAt) },
  { book: 'meetings', by: attended, at: (page) => (page.state === 'scheduled' ? undefined : page.values.startsAt) },
]

/** Somebody's own acts of a period, book by book in order of time. */
export const actsIn = (member: string, period: Pick<Period, 'first' | 'last'>, world: World): readonly Act[] =>
  kinds.flatMap(({ book, by, at }) =>
    [...world.pages(book)]
      .filter((page) => by(page).includes(member) && isWithin(dayIn(at(page), world.timeZone), period))
      .map((page) => ({ book, page, at: String(at(page)) }))
      .toSorted((a, b) => (a.at === b.at ? (a.page.id < b.page.id ? -1 : 1) : a.at < b.at ? -1 : 1)),
  )

const scopeOf = ({ values }: ComputedInput): { readonly author: string; readonly period: Period } | undefined => {
  const author = stringIn(values.author)
  const period = periodOf(values.periodKey)
  return author === undefined || period === undefined ? undefined : { author, period }
}

/** The records of the author's own acts in the report's period, book by book in order of time. */
export function citedRecords(report: ComputedInput, world: World): readonly PageLink[] | undefined {
  const scope = scopeOf(report)
  if (scope === undefined) return undefined
  return actsIn(scope.author, scope.period, world).map(({ book, page }) => ({ id: `${book}:${page.id}`, shelf: page.shelf }))
}

/** How many of each; what did not happen is left out. */
export function figuresOf(report: ComputedInput, world: World): readonly ListEntry[] | undefined {
  const scope = scopeOf(report)
  if (scope === undefined) return undefined
  const byBook = Map.groupBy(actsIn(scope.author, scope.period, world), ({ book }) => book)
  return [...byBook].map(([book, acts]) => ({ label: actLabels[book], value: acts.length }))
}
