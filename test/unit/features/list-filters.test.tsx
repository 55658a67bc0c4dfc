// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Filter } from '@hebu/web/features/books/views/filters/filter.ts'
import { decodeFilters, encodeFilters, filterNames, testsOf } from '@hebu/web/features/books/views/filters/filter.ts'
import { createMatcher, daysOf } from '@hebu/web/features/books/views/filters/match.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'
import { aList, expectFirstCells, searchOf } from './list-place.tsx'
import { englishWords } from './render-place.tsx'

const book = ledger as Book
const yuan = (amount: number) => ({ amountCents: amount * 100, currency: 'CNY' })
const four = [
  { title: 'Bowls', owner: 'lin', amount: yuan(100), dueAt: '2026-11-20', kind: 'one', urgent: true },
  { title: 'Cups', owner: 'zhou', amount: yuan(50), dueAt: '2026-11-25', kind: 'two', helpers: ['lin', 'he'] },
  { title: 'Lids', owner: 'wang', amount: yuan(25.5), startsAt: '2026-11-22T23:30:00.000Z', note: 'paper LIDS' },
  { title: 'Trays' },
]
const now = Date.parse('2026-11-23T01:00:00Z')

describe('filters', () => {
  test.each<readonly [string, readonly string[]]>([
    ['owner:any:lin,me', ['Bowls', 'Cups']],
    ['helpers:any:he', ['Cups']],
    ['kind:any:two,one', ['Bowls', 'Cups']],
    ['amount:range:30,60', ['Cups']],
    ['amount:range:,25.5', ['Lids']],
    ['dueAt:range:2026-11-21,', ['Cups']],
    ['dueAt:when:overdue', ['Bowls']],
    ['dueAt:when:thisWeek', ['Cups']],
    ['startsAt:when:today', ['Lids']],
    ['urgent:is:yes', ['Bowls']],
    ['urgent:is:no', ['Cups', 'Lids', 'Trays']],
    ['note:has:paperlids', ['Lids']],
    ['owner:empty:', ['Trays']],
    ['owner:filled:;amount:range:40,', ['Bowls', 'Cups']],
    ['state:any:draft;owner:empty:', ['Trays']],
    ['nothing:any:x;owner:has:x;owner', ['Bowls', 'Cups', 'Lids', 'Trays']],
  ])('[UI83] %s leaves the pages that pass', async (filters, wanted) => {
    const { workspace } = await aList(four)
    const matches = createMatcher(book, filters, { workspace, names: createNames(workspace, englishWords()), nowMs: now })
    expect(workspace.table('ledger').pages().filter(matches).map((page) => page.values['title'])).toEqual(wanted)
  })

  test('[UI83] weeks begin on Monday, months end on their last day', () => {
    expect(daysOf('thisWeek', '2026-11-22')).toEqual(['2026-11-16', '2026-11-22'])
    expect(daysOf('nextMonth', '2026-12-31')).toEqual(['2027-01-01', '2027-01-31'])
    expect(daysOf('lastMonth', '2028-03-15')).toEqual(['2028-02-01', '2028-02-29'])
  })

  test('[UI83] what an address says comes back as it was written, whatever was typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => {
      const filters: readonly Filter[] = [{ name: 'note', test: 'has', values: [typed] }, { name: 'owner', test: 'any', values: ['me', 'lin'] }]
      const back = decodeFilters(book, encodeFilters(filters)!)
      expect(back).toEqual(typed === '' ? [{ ...filters[0], values: [] }, filters[1]] : filters)
    }))
    expect(() => decodeFilters(book, 'note:has:%E0%A4%A')).not.toThrow()
  })

  test('[UI83] every field of every book can be filtered by', () => {
    for (const each of books) for (const name of filterNames(each)) expect(testsOf((each.fields as Fields)[name]).length).toBeGreaterThan(0)
  })

  test('[UI83] a chip names its filter and takes it away; the quick filter goes along', async () => {
    const { show } = await aList(four)
    const view = show('/ledger?f=owner:any:me,lin;amount:range:60,&q=o')
    const chips = await screen.findByRole('list', { name: 'Filters' })
    expect(within(chips).getByText('Owner: me, lin')).not.toBeNull()
    expect(within(chips).getByText('Amount: from ¥60')).not.toBeNull()
    await expectFirstCells(['Bowls'])
    fireEvent.click(within(chips).getByRole('button', { name: 'Remove the filter Amount: from ¥60' }))
    await waitFor(() => expect(searchOf(view.address())).toEqual({ f: 'owner:any:me,lin', q: 'o' }))
    await waitFor(() => expect(screen.queryByText('Amount: from ¥60')).toBeNull())
  })
})
