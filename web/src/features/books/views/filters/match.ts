import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { parseAmountCents } from '@hebu/shared/vocabulary/money.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, dateOf, weekday } from '@hebu/shared/vocabulary/dates.ts'

import type { Workspace } from '../../../../workspace/workspace.ts'
import { fold } from '../../list/fold.ts'
import { shownKind } from '../../values/format-value.ts'
import { isOver } from '../../values/state-tone.ts'
import type { Names } from '../../values/use-names.ts'
import { rawValue } from '../../values/use-names.ts'
import type { Filter, Span } from './filter.ts'
import { decodeFilters, isWhole } from './filter.ts'

export interface MatchContext {
  readonly workspace: Workspace
  readonly names: Names
  readonly nowMs: number
}

/** The first and last day of a span; open towards the past for what is overdue. Weeks begin on Monday. */
export function daysOf(span: Span, today: PlainDate): readonly [PlainDate, PlainDate] {
  const monday = addDays(today, 1 - weekday(today))
  const week = (by: number): readonly [PlainDate, PlainDate] => [addDays(monday, 7 * by), addDays(monday, 7 * by + 6)]
  const month = (by: number): readonly [PlainDate, PlainDate] => {
    const first = (months: number) => {
      const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months
      return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
    }
    return [first(by), addDays(first(by + 1), -1)]
  }
  switch (span) {
    case 'overdue': return ['', addDays(today, -1)]
    case 'today': return [today, today]
    case 'tomorrow': return [addDays(today, 1), addDays(today, 1)]
    case 'thisWeek': return week(0)
    case 'lastWeek': return week(-1)
    case 'nextWeek': return week(1)
    case 'thisMonth': return month(0)
    case 'lastMonth': return month(-1)
    case 'nextMonth': return month(1)
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0) || (typeof value === 'string' && value.trim() === '')

const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).flatMap((each) => (typeof each === 'string' ? [each] : typeof each === 'object' && each !== null ? [(each as PageLink).id] : []))

type Test = (value: unknown, page: Page) => boolean

function rangeOf(field: Field | undefined, [from = '', to = '']: readonly string[], dayOf: (value: unknown) => PlainDate | undefined): Test {
  const kind = field === undefined ? '' : shownKind(field)
  if (kind === 'date' || kind === 'dateTime') {
    return (value) => {
      const day = dayOf(value)
      return day !== undefined && (from === '' || day >= from) && (to === '' || day <= to)
    }
  }
  const read = (typed: string): number | undefined => (typed === '' ? undefined : kind === 'money' ? parseAmountCents(typed) : Number.isNaN(Number(typed)) ? undefined : Number(typed))
  const [least, most] = [read(from), read(to)]
  return (value) => {
    const figure = kind === 'money' ? (value as Money | undefined)?.amountCents : value
    return typeof figure === 'number' && (least === undefined || figure >= least) && (most === undefined || figure <= most)
  }
}

function testOf(book: Book, filter: Filter, { workspace, names, nowMs }: MatchContext): Test {
  const field = (book.fields as Fields)[filter.name]
  const zone = workspace.directory().workspace.timeZone
  const dayOf = (value: unknown): PlainDate | undefined => {
    if (typeof value !== 'string' || value === '') return undefined
    if (value.length <= 10) return value
    return Number.isNaN(Date.parse(value)) ? undefined : dateOf(Date.parse(value), zone)
  }
  switch (filter.test) {
    case 'empty': return isEmpty
    case 'filled': return (value) => !isEmpty(value)
    case 'is': return (value) => (value === true) === (filter.values[0] === 'yes')
    case 'has': {
      const wanted = fold(filter.values[0] ?? '')
      return (_, page) => field !== undefined && fold(names.value(book, page, filter.name, field)).includes(wanted)
    }
    case 'any': {
      const wanted = new Set(filter.values.map((value) => (value === 'me' ? workspace.me().id : value)))
      return (value) => idsIn(value).some((id) => wanted.has(id))
    }
    case 'range': return rangeOf(field, filter.values, dayOf)
    case 'when': {
      const span = filter.values[0] as Span
      const [from, to] = daysOf(span, dateOf(nowMs, zone)) ?? ['', '']
      return (value, page) => {
        const day = dayOf(value)
        // What is finished is not late any more.
        return day !== undefined && day >= from && day <= to && (span !== 'overdue' || !isOver(book, page.state))
      }
    }
  }
}

/** Whether a page passes all the filters that an address spells. */
export function createMatcher(book: Book, filters: string, context: MatchContext): (page: Page) => boolean {
  const fields: Fields = book.fields
  const all = decodeFilters(book, filters).filter(isWhole).map((filter) => ({ filter, test: testOf(book, filter, context) }))
  return (page) =>
    all.every(({ filter: { name }, test }) => {
      const field = fields[name]
      return test(field === undefined ? page.state : rawValue(context.workspace, page, name, field), page)
    })
}
