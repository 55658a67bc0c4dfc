// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { isSummed, sumsOf } from '@hebu/web/features/books/list/table/figures.ts'
import { columnsOf } from '@hebu/web/features/books/list/list-columns.ts'
import { isGrouped } from '@hebu/web/features/books/views/groups/groups.ts'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, test } from 'vitest'

import { aList, expectFirstCells, searchOf, theGrid } from './list-place.tsx'

const yuan = (amount: number, currency = 'CNY') => ({ amountCents: amount * 100, currency })
const four = [
  { title: 'Bowls', owner: 'lin', amount: yuan(100), dueAt: '2026-11-30' },
  { title: 'Cups', owner: 'zhou', amount: yuan(50), dueAt: '2026-12-02' },
  { title: 'Lids', owner: 'lin', amount: yuan(25), dueAt: '2026-11-02' },
  { title: 'Trays' },
]
const heads = () => screen.getAllByRole('row').filter((row) => row.hasAttribute('aria-expanded'))

describe('groups', () => {
  test('[UI82] pages stand under their group, with its number and sums; those without a value come last', async () => {
    const { show } = await aList(four)
    show('/ledger?group=owner&cols=title,owner,amount')
    await waitFor(() => expect(heads()).toHaveLength(3))
    expect(theGrid().getAttribute('role')).toBe('treegrid')
    expect(heads().map((head) => head.textContent)).toEqual(['lin2¥125', 'zhou1¥50', 'No Owner1'])
    expect(screen.getByText('Total').closest('[role="row"]')?.textContent).toBe('Total¥175')
  })

  test('[UI82] a group folds by a press and by the keyboard, and the address holds it', async () => {
    const { show } = await aList(four)
    const view = show('/ledger?group=owner')
    await waitFor(() => expect(heads()).toHaveLength(3))
    fireEvent.click(heads()[0]!)
    await waitFor(() => expect(searchOf(view.address())['shut']).toBe('lin'))
    expect(heads()[0]!.getAttribute('aria-expanded')).toBe('false')
    expect(screen.queryByText('Bowls')).toBeNull()
    theGrid().focus()
    fireEvent.keyDown(theGrid(), { key: 'ArrowRight' })
    await waitFor(() => expect(screen.queryByText('Bowls')).not.toBeNull())
    fireEvent.keyDown(theGrid(), { key: 'ArrowLeft' })
    await waitFor(() => expect(searchOf(view.address())['shut']).toBe('lin'))
  })

  test('[UI82] dates are grouped by a period, in the order of time', async () => {
    const { show } = await aList(four)
    show('/ledger?group=dueAt.month')
    await waitFor(() => expect(heads().map((head) => head.querySelector('b')?.textContent)).toEqual(['November 2026', 'December 2026', 'No Due']))
  })

  test('[UI82] an order by the field of the groups turns the groups round too', async () => {
    const { show } = await aList(four)
    show('/ledger?group=owner&sort=-owner')
    await waitFor(() => expect(heads().map((head) => head.querySelector('b')?.textContent)).toEqual(['zhou', 'lin', 'No Owner']))
  })

  test('[UI82] a group that the book does not know leaves the list as it is', async () => {
    const { show } = await aList(four)
    show('/ledger?group=colour')
    await expectFirstCells(['Bowls', 'Cups', 'Lids', 'Trays'])
  })

  test('[UI82] amounts of different currencies are not added up', async () => {
    const { workspace } = await aList([{ title: 'a', amount: yuan(1) }, { title: 'b', amount: yuan(2, 'USD') }])
    const { ledger } = await import('../../kit/fixture-book.ts')
    const { createNames } = await import('@hebu/web/features/books/values/use-names.ts')
    const { englishWords } = await import('./render-place.tsx')
    const book = ledger as Book
    const sums = sumsOf(workspace.table('ledger').pages(), columnsOf(book, () => ['x', 'y']), (page, name) => page.values[name], createNames(workspace, englishWords()).format(book))
    expect(sums.get('amount')).toBe('¥1 + $2')
  })

  test('[UI82] unit prices and scores are not summed, and every book has something to group by', () => {
    for (const book of books.filter(({ internal }) => internal !== true)) {
      const fields: Fields = book.fields
      expect(Object.values(fields).some(isGrouped)).toBe(true)
      for (const field of Object.values(fields)) if (field.kind === 'percent') expect(isSummed(field)).toBe(false)
    }
    const fieldOf = (book: string, field: string) => (books.find(({ id }) => id === book)!.fields as Fields)[field]
    expect([['customers', 'potentialScore'], ['products', 'listPrice'], ['products', 'policyLimit'], ['contracts', 'amountNow'], ['proposals', 'total'], ['opportunities', 'weighted']].map(([book, field]) => isSummed(fieldOf(book!, field!)))).toEqual([false, false, false, true, true, true])
  })
})
