import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { dueOf } from '@hebu/web/features/books/list/due.ts'
import { columnsOf, fittingColumns } from '@hebu/web/features/books/list/list-columns.ts'
import type { KeptPlaces } from '@hebu/web/features/books/list/sort-pages.ts'
import { createOrder } from '@hebu/web/features/books/list/sort-pages.ts'
import { createTextRanks } from '@hebu/web/features/books/list/state/text-ranks.ts'
import { sectionsOf } from '@hebu/web/features/books/page/sections.ts'
import { formatValue } from '@hebu/web/features/books/values/format-value.ts'
import type { NamingSources } from '@hebu/web/features/books/values/naming.ts'
import { linkTarget, namingFor, periodName } from '@hebu/web/features/books/values/naming.ts'
import { sortKeyOf } from '@hebu/web/features/books/values/sort-key.ts'
import { narrow } from '@hebu/web/ui/fields/pick/options.ts'
import { readNumber } from '@hebu/web/ui/fields/read-typed.ts'
import { dueInWords } from '@hebu/web/shell/charter/charter-names.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { text } from '@hebu/shared/vocabulary/text.ts'
import { readDate } from '@hebu/shared/vocabulary/typed-dates.ts'
import { readDateTime } from '@hebu/shared/vocabulary/typed-times.ts'
import { instantAt, wallClock } from '@hebu/shared/vocabulary/wall-clock.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { smallCharter, smallDirectory } from '../../kit/department.ts'
import { ledger } from '../../kit/fixture-book.ts'

const book = ledger as Book
const fields: Fields = ledger.fields
const words = createWords({ language: 'en', timeZone: 'Asia/Shanghai', now: () => Date.parse('2026-11-23T01:00:00Z') })
const page: Page = { id: 'p1', book: 'ledger', shelf: 'g-all', state: 'draft', values: { title: 'Paper cups' }, made: undefined, deleted: undefined, moves: [], conflicts: {}, repairs: {}, unknown: {}, version: 1, parts: [] }
const sources: NamingSources = {
  words,
  charter: smallCharter,
  memberName: (id) => smallDirectory().members.find((member) => member.id === id)?.name.toUpperCase(),
  bookById: (id) => (id === 'ledger' ? book : undefined),
  pageOf: (_book, id) => (id === 'p1' ? page : undefined),
}
const input = { naming: namingFor(book, sources), charter: smallCharter, words }
const shown = (name: string, value: unknown) => formatValue(name, fields[name]!, value, input)

describe('values in words', () => {
  test('[BOOK41] every kind reads as people write it', () => {
    expect(shown('title', 'Paper')).toBe('Paper')
    expect(shown('count', 12500)).toBe('12,500')
    expect(shown('amount', { amountCents: 1_860_000_50, currency: 'CNY' })).toBe('¥1,860,000.50')
    expect(shown('amount', { amountCents: 4_200_000, currency: 'CNY' })).toBe('¥42,000')
    expect(shown('share', 12.5)).toBe('12.5%')
    expect(shown('dueAt', '2026-11-30')).toBe('30 Nov')
    expect(shown('dueAt', '2027-01-08')).toBe('8 Jan 2027')
    expect(shown('startsAt', '2026-11-23T01:30:00.000Z')).toBe('23 Nov 09:30')
    expect(shown('kind', 'two')).toBe('Two')
    expect(shown('group', 'east')).toBe('East')
    expect(shown('urgent', true)).toBe('Yes')
    expect(shown('owner', 'lin')).toBe('LIN')
    expect(shown('helpers', ['lin', 'zhou'])).toBe('LIN, ZHOU')
    expect(shown('source', { id: 'ledger:p1', shelf: 'g-all' })).toBe('Paper cups')
    expect(shown('actions', [{ id: 'p1', shelf: 'g-all' }])).toBe('Paper cups')
    expect(shown('lines', [{ id: 'r1', at: 'a', cells: {} }])).toBe('1')
    expect(shown('attendance', [{ id: 'lin', at: 'a', cells: {} }])).toBe('LIN')
    expect(shown('prep', { profile: true })).toBe('1/2')
    expect(shown('files', [{ sha256: '', name: 'a.pdf', type: '', sizeBytes: 1 }])).toBe('a.pdf')
    expect(shown('double', 6)).toBe('6')
  })

  test('[BOOK41] a value of any form is put into words without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(fields)), fc.jsonValue(), (name, value) => {
        expect(typeof shown(name, value)).toBe('string')
        sortKeyOf(name, fields[name]!, value, input)
      }),
    )
  })

  test('[BOOK42] an option that the charter no longer names, and a member who is unknown, show as they stand', () => {
    expect(shown('group', 'north')).toBe('north')
    expect(shown('owner', 'nobody')).toBe('nobody')
  })

  test('[BOOK43] a link of any book carries its book in its id', () => {
    expect(linkTarget({ id: 'tasks:t1', shelf: '' })).toEqual({ book: 'tasks', id: 't1' })
    expect(linkTarget({ id: 't1', shelf: '' }, 'tasks')).toEqual({ book: 'tasks', id: 't1' })
    expect(linkTarget({ id: 't1', shelf: '' })).toBeUndefined()
  })

  test('[BOOK44] periods have names', () => {
    const named = (key: string) => periodName(key, words)
    expect(['2026', '2026-Q4', '2026-11', '2026-W48', '2026-11-23', 'Spring fair'].map(named)).toEqual(['2026', 'Q4 2026', 'November 2026', 'Week 48, 2026', '23 Nov', 'Spring fair'])
  })

  test('[BOOK44] a day of every year is named, not numbered', () => {
    const due = { at: 'monthDay', month: 1, day: 31 } as const
    expect(dueInWords(due, words)).toBe('Every year by 31 Jan')
    expect(dueInWords(due, createWords({ language: 'zh-Hant', timeZone: 'Asia/Shanghai', now: () => 0 }))).toBe('每年1月31日前')
  })
})

describe('typed figures and dates', () => {
  test('[UI50] numbers are read in any width and with thousands', () => {
    expect(['1,234.5', '１２３４', '12。5', '-3', '12.', '.5', '12%'].map(readNumber)).toEqual([1234.5, 1234, 12.5, -3, 12, 0.5, 12])
    expect(['', 'abc', '1-2', '--1'].map(readNumber)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('[UI51] days are read as people write them', () => {
    const read = (typed: string) => readDate(typed, '2026-11-23')
    expect(['2026-11-30', '2026年11月30日', '20261130', '11-30', '11.30', '11/30', '１１－３０', '11月30日', '30日', '30', '+7'].map(read)).toEqual(Array.from({ length: 11 }, () => '2026-11-30'))
    expect(['今天', '明天', '後天', 'yesterday', '-1'].map(read)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-22', '2026-11-22'])
    expect(['2026-02-30', '13-01', 'soon', '1-2-3-4'].map(read)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('[UI51] a day with a time is read in the zone of the workspace', () => {
    const read = (typed: string) => readDateTime(typed, '2026-11-23')
    expect(['9:30', '11-23 9:30', '2026-11-23 09:30', '11月23日9点30分', '今天 9:30'].map(read)).toEqual(Array.from({ length: 5 }, () => '2026-11-23 09:30'))
    expect(['25:00', '11-23', '9:75'].map(read)).toEqual([undefined, undefined, undefined])
    expect(instantAt('2026-11-23 09:30', 'Asia/Shanghai')).toBe('2026-11-23T01:30:00.000Z')
    expect(wallClock(Date.parse('2026-11-23T01:30:00Z'), 'America/New_York')).toBe('2026-11-22 20:30')
  })

  test('[UI51] every wall clock that a zone shows leads back to its instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'), (seconds, zone) => {
        const shownThere = wallClock(seconds * 1000, zone)
        expect(wallClock(Date.parse(instantAt(shownThere, zone)), zone)).toBe(shownThere)
      }),
    )
  })
})

describe('order', () => {
  const byText = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true }).compare
  const row = (id: string, key: string | number | undefined) => ({ id, key })

  test('[UI41] empty ones come last in either direction', () => {
    const rows = [row('a', undefined), row('b', 2), row('c', 1)]
    expect(createOrder<(typeof rows)[number]>((each) => each.key, byText, false).sort(rows).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(createOrder<(typeof rows)[number]>((each) => each.key, byText, true).sort(rows).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })

  test('[UI41] words go by the language of the reader', () => {
    const rows = [row('1', '张'), row('2', '安'), row('3', '李'), row('4', '第10次'), row('5', '第9次')]
    expect(createOrder<(typeof rows)[number]>((each) => each.key, byText, false).sort(rows).map(({ key }) => key)).toEqual(['安', '第9次', '第10次', '李', '张'])
  })

  test('[UI41] after any change of some rows the order is the one a fresh sort gives', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('甲', '乙', '丙'), fc.constant(undefined))
    fc.assert(
      fc.property(fc.array(key, { minLength: 30, maxLength: 60 }), fc.array(fc.tuple(fc.nat(59), key), { maxLength: 4 }), fc.boolean(), (keys, changes, descending) => {
        let rows = keys.map((each, index) => row(`r${String(index).padStart(2, '0')}`, each))
        const order = createOrder<(typeof rows)[number]>((each) => each.key, byText, descending)
        order.sort(rows)
        for (const [at, next] of changes) {
          rows = rows.map((each, index) => (index === at ? row(each.id, next) : each))
          const fresh = createOrder<(typeof rows)[number]>((each) => each.key, byText, descending).sort(rows)
          expect(order.sort(rows)).toEqual(fresh)
        }
        // Most of them at once, some in what they are ordered by.
        rows = rows.map((each, index) => (index % 4 === 0 ? each : row(each.id, index % 3 === 0 ? keys[(index + 1) % keys.length] : each.key)))
        expect(order.sort(rows)).toEqual(createOrder<(typeof rows)[number]>((each) => each.key, byText, descending).sort(rows))
        expect(order.sort(rows.slice(3))).toEqual(createOrder<(typeof rows)[number]>((each) => each.key, byText, descending).sort(rows.slice(3)))
      }),
    )
  })

  test('[UI41] words compared once, also for other lists, give the order that comparing them each time gives', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('甲', '乙', '丙', '第10次', '第9次', 'a', 'A'), fc.constant(undefined))
    const rank = createTextRanks(byText)
    const kind = (of: unknown): number => (typeof of === 'number' ? 0 : 1)
    const plain = (sign: number, a: string | number | undefined, b: string | number | undefined): number => {
      if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
      return sign * (kind(a) - kind(b) || (typeof a === 'number' ? a - (b as number) : byText(a, b as string)))
    }
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key), { maxLength: 40 }), fc.boolean(), fc.boolean(), (keys, first, second) => {
        const rows = keys.map(([a, b], index) => ({ id: `r${String(index).padStart(2, '0')}`, a, b }))
        const order = createOrder<(typeof rows)[number]>((each) => each.a, byText, first, [{ keyOf: (each) => each.b, descending: second }], rank)
        const wanted = rows.toSorted((x, y) => plain(first ? -1 : 1, x.a, y.a) || plain(second ? -1 : 1, x.b, y.b) || (x.id < y.id ? -1 : 1))
        expect(order.sort(rows).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
      }),
    )
  })

  test('[UI41] the places that one order found serve the next, turned round and after a change', () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('甲', '乙', '第10次', '第9次'), fc.constant(undefined))
    const rank = createTextRanks(byText)
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 40 }), fc.nat(39), key, (keys, at, next) => {
        const before = keys.map((each, index) => row(`r${String(index).padStart(2, '0')}`, each))
        const after = before.map((each, index) => (index === at ? row(each.id, next) : each))
        const kept: KeptPlaces = new WeakMap()
        for (const rows of [before, after, before]) {
          for (const descending of [false, true]) {
            const fresh = createOrder<(typeof rows)[number]>((each) => each.key, byText, descending).sort(rows)
            expect(createOrder<(typeof rows)[number]>((each) => each.key, byText, descending, [], rank, kept).sort(rows)).toEqual(fresh)
          }
        }
      }),
    )
  })

  test('[BOOK45] choices are ordered as they are declared, money by its amount', () => {
    expect(sortKeyOf('kind', fields['kind']!, 'two', input)).toBe(1)
    expect(sortKeyOf('amount', fields['amount']!, { amountCents: 5, currency: 'CNY' }, input)).toBe(5)
  })

  test('[BOOK45] periods of every length are ordered by when they end: a week after its days, a year after its last quarter', () => {
    const { compare } = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true })
    const asOrdered = ['2026-11-19', '2026-11-20', '2026-W47', '2026-11-23', '2026-11-29', '2026-W48', '2026-11', '2026-12', '2026-Q4', '2026', '2027-W01']
    const shuffled = asOrdered.toSorted()
    const key = (period: string): string => String(sortKeyOf('periodKey', fields['title']!, period, input))
    expect(shuffled.toSorted((a, b) => compare(key(a), key(b)))).toEqual(asOrdered)
    expect(key('春节备货')).toBe('春节备货')
  })
})

describe('what is laid out', () => {
  test('[BOOK46] the column that names the page always fits, then the state, the one sorted by, then the others in their order', () => {
    const columns = columnsOf(book, () => ['Label', 'One'])
    expect(columns.map(({ id }) => id)).toEqual(['title', 'state', 'owner', 'amount', 'dueAt', 'kind'])
    expect(fittingColumns(columns, 100, 'dueAt').map(({ id }) => id)).toEqual(['title'])
    expect(fittingColumns(columns, 300, 'dueAt').map(({ id }) => id)).toEqual(['title', 'state'])
    expect(fittingColumns(columns, 440, 'dueAt').map(({ id }) => id)).toEqual(['title', 'state', 'dueAt'])
    expect(fittingColumns(columns, 2000, 'dueAt')).toHaveLength(6)
  })

  test('[UI160] a list begins with the column that its book names, where a key would say too little', () => {
    const named = { ...book, list: { ...book.list, names: 'owner' } } as Book
    const columns = columnsOf(named, () => ['Label', 'One'])
    expect(columns.filter(({ main }) => main).map(({ id }) => id)).toEqual(['owner'])
    expect(fittingColumns(columns, 100, 'dueAt').map(({ id }) => id)).toEqual(['owner'])
  })

  test('[UI45] fields of a companion that this device does not hold are not laid out, nor internal ones', () => {
    const named = (parts: readonly string[]) => sectionsOf(book, parts, text('其他', 'Other')).flatMap(({ runs }) => runs.flatMap((run) => run.fields.map(({ name }) => name)))
    expect(named([])).not.toContain('secretNote')
    expect(named(['secret'])).toContain('secretNote')
    const withInternal = { ...book, fields: { ...book.fields, title: { ...fields['title']!, internal: true } } } as Book
    expect(sectionsOf(withInternal, [], text('其他', 'Other'))[0]!.runs[0]!.fields[0]!.name).not.toBe('title')
  })

  test('[BOOK47] a deadline tells how late it is until its page is finished or settled', () => {
    const nowMs = Date.parse('2026-11-23T01:00:00Z')
    const due = (state: string, value: string) => dueOf(book, 'dueAt', state, value, nowMs, 'Asia/Shanghai')
    expect(due('draft', '2026-11-19')).toEqual({ is: 'late', days: 4 })
    expect(due('draft', '2026-11-24')).toEqual({ is: 'soon', days: 1 })
    expect(due('draft', '2026-12-24')).toBeUndefined()
    expect(due('approved', '2026-11-19')).toBeUndefined()
    expect(dueOf({ ...book, settled: ['submitted'] }, 'dueAt', 'submitted', '2026-11-19', nowMs, 'Asia/Shanghai')).toBeUndefined()
    expect(due('submitted', '2026-11-19')).toEqual({ is: 'late', days: 4 })
    expect(dueOf(book, 'startsAt', 'draft', '2026-11-19', nowMs, 'Asia/Shanghai')).toBeUndefined()
  })

  test('[UI52] what begins with the typed letters comes before what only contains them', () => {
    const options = ['Blue paper', 'Paper blue', 'Ｐａｐｅｒ cups'].map((label, index) => ({ id: String(index), label }))
    expect(narrow(options, 'paper', 9).map(({ id }) => id)).toEqual(['1', '2', '0'])
    expect(narrow(options, '', 2)).toHaveLength(2)
  })
})
