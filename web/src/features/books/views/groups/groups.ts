import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PeriodUnit } from '@hebu/shared/vocabulary/dates.ts'
import { dateOf, periodKey } from '@hebu/shared/vocabulary/dates.ts'
import { untrack } from 'solid-js'

import { fieldWords } from '../../../../words/field-words.ts'
import { listWords } from '../../../../words/list.ts'
import type { Words } from '../../../../words/language.tsx'
import { groupWords } from '../../../../words/view-parts.ts'
import type { Workspace } from '../../../../workspace/workspace.ts'
import { sumsOf } from '../../list/table/figures.ts'
import type { ListColumn } from '../../list/list-columns.ts'
import type { ListGroup, ListRow } from '../../list/table/list-rows.ts'
import { choicesOf } from '../../values/choices.ts'
import { shownKind } from '../../values/format-value.ts'
import { periodName } from '../../values/naming.ts'
import type { Names } from '../../values/use-names.ts'
import { rawValue } from '../../values/use-names.ts'

/** The periods that days are put together in. */
export const groupPeriods = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly PeriodUnit[]

const groupedKinds = new Set(['choice', 'member', 'customer', 'link', 'flag', 'date', 'dateTime'])

/** Whether pages can be put together by a field. */
export const isGrouped = (field: Field): boolean => field.internal !== true && groupedKinds.has(shownKind(field))

export const isDated = (field: Field | undefined): boolean => field !== undefined && (shownKind(field) === 'date' || shownKind(field) === 'dateTime')

/** `dueAt.month` as the field and the period; a month where none is named. */
export function decodeGroup(group: string): { readonly name: string; readonly unit: PeriodUnit } {
  const [name = '', unit] = group.split('.')
  return { name, unit: groupPeriods.find((each) => each === unit) ?? 'month' }
}

export interface GroupContext {
  readonly workspace: Workspace
  readonly words: Words
  readonly names: Names
}

interface Grouping {
  readonly keyOf: (page: Page) => string
  readonly labelOf: (key: string) => string
  /** Declared orders; absent: by the words, or for days by the day. */
  readonly order: readonly string[] | undefined
}

function groupingOf(book: Book, group: string, { workspace, words, names }: GroupContext): Grouping | undefined {
  const { name, unit } = decodeGroup(group)
  const field = (book.fields as Fields)[name]
  if (name === 'state' && field === undefined) {
    return { keyOf: (page) => page.state, labelOf: (state) => words.say(book.states[state] ?? listWords.state), order: Object.keys(book.states) }
  }
  if (field === undefined || !isGrouped(field)) return undefined
  const none = words.say(groupWords.none, { field: words.say(field.label) })
  const value = (page: Page) => rawValue(workspace, page, name, field)
  if (isDated(field)) {
    const zone = workspace.directory().workspace.timeZone
    return {
      keyOf: (page) => {
        const at = value(page)
        if (typeof at !== 'string' || at === '') return ''
        const day = at.length > 10 ? (Number.isNaN(Date.parse(at)) ? '' : dateOf(Date.parse(at), zone)) : at
        return day === '' ? '' : periodKey(unit, day)
      },
      labelOf: (key) => (key === '' ? none : periodName(key, words)),
      order: undefined,
    }
  }
  if (shownKind(field) === 'flag') return { keyOf: (page) => (value(page) === true ? 'yes' : 'no'), labelOf: (key) => `${words.say(field.label)} · ${words.say(key === 'yes' ? fieldWords.yes : fieldWords.no)}`, order: ['yes', 'no'] }
  const links = new Map<string, PageLink>()
  return {
    keyOf: (page) => {
      const of = value(page)
      if (typeof of !== 'object' || of === null) return typeof of === 'string' ? of : ''
      const link = of as PageLink
      links.set(link.id, link)
      return link.id
    },
    labelOf: (key) => {
      if (key === '') return none
      if (field.kind === 'member') return names.member(key)
      const naming = names.naming(book)
      return links.has(key) ? naming.page(links.get(key), field.kind === 'customer' ? 'customers' : field.kind === 'link' ? field.to : undefined) || '…' : naming.choice(name, key)
    },
    order: field.kind === 'choice' ? Object.keys(choicesOf(field, workspace.charter())) : undefined,
  }
}

/** Puts the pages of a list together; within a group they keep their order. Those without a value come last ([UI82]). */
export function groupRows(book: Book, group: string, pages: readonly Page[], shut: ReadonlySet<string>, descending: boolean, columns: readonly ListColumn[], context: GroupContext): readonly ListRow[] {
  const grouping = groupingOf(book, group, context)
  if (grouping === undefined) return pages
  return untrack(() => {
    const byKey = new Map<string, Page[]>()
    for (const page of pages) {
      const key = grouping.keyOf(page)
      const members = byKey.get(key)
      if (members === undefined) byKey.set(key, [page])
      else members.push(page)
    }
    const input = context.names.format(book)
    const valueOf = (page: Page, name: string, field: Field) => rawValue(context.workspace, page, name, field)
    const groups = [...byKey].map(([key, members]): ListGroup & { readonly pages: readonly Page[] } => ({
      id: `group ${key}`, key, label: grouping.labelOf(key), count: members.length, open: !shut.has(key), sums: sumsOf(members, columns, valueOf, input), pages: members,
    }))
    const collator = new Intl.Collator(context.words.language() === 'en' ? 'en' : 'zh-u-co-pinyin', { numeric: true })
    const isByDay = isDated((book.fields as Fields)[decodeGroup(group).name])
    const place = (key: string) => (grouping.order?.includes(key) ? grouping.order.indexOf(key) : Number.MAX_SAFE_INTEGER)
    groups.sort((a, b) => {
      if (a.key === '' || b.key === '') return a.key === b.key ? 0 : a.key === '' ? 1 : -1
      const order = isByDay ? (a.key < b.key ? -1 : 1) : place(a.key) - place(b.key) || collator.compare(a.label, b.label)
      return descending ? -order : order
    })
    return groups.flatMap((each): readonly ListRow[] => (each.open ? [each, ...each.pages] : [each]))
  })
}
