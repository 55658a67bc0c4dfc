// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { entriesByDay, inOrder, monthsOn, timeOf, valueOn, weeksOfMonth } from '@hebu/web/features/books/views/calendar/calendar.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { weekday } from '@hebu/shared/vocabulary/dates.ts'
import { toasts } from '@hebu/web/ui/toast.ts'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'
import { aList, searchOf } from './list-place.tsx'

const book = ledger as Book
const two = [{ title: 'Bowls', dueAt: '2026-11-20', startsAt: '2026-11-22T23:30:00.000Z' }, { title: 'Cups', dueAt: '2026-12-01' }, { title: 'Lids' }]
const dayOf = (title: string) => screen.getByText(title).closest('[data-day]')?.getAttribute('data-day')
const entry = (title: string) => screen.getByText(title).closest<HTMLElement>('[data-card]')!

describe('the calendar', () => {
  test('[UI86] a month is shown in whole weeks from Monday', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2400 }), (months) => {
      const first = monthsOn('2000-01-01', months)
      const days = weeksOfMonth(first).flat()
      expect(days.filter((day) => day.startsWith(first.slice(0, 7))).length).toBeGreaterThan(27)
      expect(weekday(days[0]!)).toBe(1)
      expect(days.length % 7).toBe(0)
      expect(new Set(days).size).toBe(days.length)
    }))
  })

  test('[UI86] pages lie on their day; those without a date are counted', async () => {
    const { show } = await aList(two)
    const view = show('/ledger?view=calendar&by=dueAt&at=2026-11-01')
    await waitFor(() => expect(dayOf('Bowls')).toBe('2026-11-20'))
    expect(dayOf('Cups')).toBe('2026-12-01')
    expect(screen.getByText('1 without a date')).not.toBeNull()
    fireEvent.click(entry('Bowls'))
    await waitFor(() => expect(view.address()).toMatch(/^\/ledger\/\w+\?view=calendar&by=dueAt/))
  })

  test('[UI86] an entry is carried to another day by the keyboard, which writes the date, and one undo takes it back', async () => {
    const { show, page } = await aList(two)
    show('/ledger?view=calendar&by=dueAt&at=2026-11-01')
    await waitFor(() => expect(dayOf('Bowls')).toBe('2026-11-20'))
    fireEvent.keyDown(entry('Bowls'), { key: ' ' })
    fireEvent.keyDown(entry('Bowls'), { key: 'ArrowDown' })
    fireEvent.keyDown(entry('Bowls'), { key: 'ArrowLeft' })
    fireEvent.keyDown(entry('Bowls'), { key: ' ' })
    await waitFor(() => expect(page(0).values['dueAt']).toBe('2026-11-26'))
    expect(toasts().at(-1)?.text).toBe('“Bowls” moved to 26 Nov')
    toasts().at(-1)!.action!()
    expect(page(0).values['dueAt']).toBe('2026-11-20')
  })

  test('[UI86] a moment keeps its time of day, and lies on its day in the zone of the workspace', async () => {
    const { workspace } = await aList(two)
    expect([...entriesByDay(workspace.table('ledger').pages(), (page) => page.values['startsAt'], 'Asia/Shanghai').keys()]).toEqual(['2026-11-23'])
    expect(valueOn(book, 'startsAt', '2026-11-25', '2026-11-22T23:30:00.000Z', 'Asia/Shanghai')).toBe('2026-11-24T23:30:00.000Z')
    expect(valueOn(book, 'startsAt', '2026-11-25', undefined, 'Asia/Shanghai')).toBe('2026-11-25T01:00:00.000Z')
    expect(valueOn(book, 'dueAt', '2026-11-25', undefined, 'Asia/Shanghai')).toBe('2026-11-25')
  })

  test('[UI172] a full day shows some and counts the rest; what stays keeps its focus when others change', async () => {
    const { show, workspace, ids } = await aList(Array.from({ length: 60 }, (_, at) => ({ title: `Page ${String(at).padStart(2, '0')}`, dueAt: '2026-11-20', startsAt: `2026-11-20T0${at % 10}:00:00.000Z` })))
    show('/ledger?view=calendar&by=dueAt&at=2026-11-01')
    await waitFor(() => expect(dayOf('Page 00')).toBe('2026-11-20'))
    const cards = () => document.querySelectorAll('[data-card]').length
    expect(cards()).toBe(3)
    fireEvent.click(screen.getByText('57 more'))
    expect(cards()).toBe(53)
    fireEvent.click(screen.getByText('7 more'))
    expect(cards()).toBe(60)
    entry('Page 00').focus()
    workspace.commands.set({ book: 'ledger', id: ids[1]! }, 'title', 'Page 01 b')
    await screen.findByText('Page 01 b')
    expect(document.activeElement).toBe(entry('Page 00'))
  })

  test('[UI86] those with a time lie in its order', () => {
    const at = (id: string, value: string) => ({ id, values: { value } }) as unknown as Page
    const days = entriesByDay([at('b', '2026-11-20T03:00:00.000Z'), at('whole', '2026-11-20'), at('a', '2026-11-19T17:15:00.000Z'), at('odd', 'soon')], (page) => page.values['value'], 'Asia/Shanghai')
    expect([...days.keys()]).toEqual(['2026-11-20'])
    expect(inOrder(days.get('2026-11-20')!).map((each) => [each.page.id, timeOf(each, 'Asia/Shanghai')])).toEqual([['whole', undefined], ['a', '01:15'], ['b', '11:00']])
  })

  test('[UI86] a page made on a day has that date', async () => {
    const { show, workspace } = await aList(two)
    const view = show('/ledger?view=calendar&by=dueAt&at=2026-11-01')
    fireEvent.click(await screen.findByRole('button', { name: 'New Entry on 17 Nov' }))
    await waitFor(() => expect(workspace.table('ledger').pages()).toHaveLength(4))
    expect(workspace.table('ledger').pages().at(-1)?.values['dueAt']).toBe('2026-11-17')
    await waitFor(() => expect(view.address()).toMatch(/^\/ledger\/\w+\?view=calendar/))
  })

  test('[UI86] the address holds the month', async () => {
    const { show } = await aList(two)
    const view = show('/ledger?view=calendar&by=dueAt&at=2026-12-01')
    fireEvent.click(await screen.findByRole('button', { name: 'Next month' }))
    await waitFor(() => expect(searchOf(view.address())['at']).toBe('2027-01-01'))
    expect(screen.getByText('January 2027')).not.toBeNull()
  })
})
