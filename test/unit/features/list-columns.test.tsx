// @vitest-environment happy-dom
import type { Book, Naming } from '@hebu/shared/books/define-book.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { chosenColumns, decodeColumns, encodeColumns, everyColumnOf } from '@hebu/web/features/books/list/list-columns.ts'
import { createLookKeeper } from '@hebu/web/features/books/list/state/look-keeper.ts'
import { createOrder } from '@hebu/web/features/books/list/sort-pages.ts'
import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, test } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'
import { aList, columnNames, expectFirstCells, firstCells, memoryLooks, searchOf } from './list-place.tsx'

const three = [{ title: 'Cups', owner: 'lin', count: 2 }, { title: 'Lids', owner: 'zhou', count: 9 }, { title: 'Bowls', owner: 'lin', count: 5 }]

test('[UI101] what tells pages of one name apart stands with the name where not all columns have room', async () => {
  const book = { ...ledger, list: { ...ledger.list, apart: (values: Readonly<Record<string, unknown>>) => (values['urgent'] === true ? 'urgent' : '') } } as Book
  const { show } = await aList([{ title: 'Bowls', urgent: true }, { title: 'Cups' }], 'zhou', memoryLooks(), book)
  show()
  await expectFirstCells(['Bowls', 'Cups'])
  cleanup()
  show('/ledger?cols=title')
  await expectFirstCells(['Bowls urgent', 'Cups'])
  const naming = { member: () => '周远', choice: (field: string, value: unknown) => `${field} ${String(value)}` } as unknown as Naming
  expect([{ level: 'person', owner: 'zhou' }, { level: 'group', group: 'east', owner: 'zhou' }, { level: 'department', owner: 'zhou' }].map((values) => plans.list.apart?.(values, naming))).toEqual(['', 'group east', 'level department'])
})

test('[UI99] a list opens with what is still to be done, and any other order is the reader’s own', async () => {
  const { show, ids, workspace } = await aList([{ title: 'Bowls', dueAt: '2026-11-02' }, { title: 'Cups', dueAt: '2026-11-30' }, { title: 'Lids', dueAt: '2026-11-01' }, { title: 'Trays', dueAt: '2026-11-09' }], 'zhou', memoryLooks(), { ...ledger, list: { ...ledger.list, sort: 'dueAt', openFirst: true } } as Book)
  for (const at of [0, 2]) expect(workspace.commands.move({ book: 'ledger', id: ids[at]! }, 'giveUp').ok).toBe(true)
  show()
  await expectFirstCells(['Trays', 'Cups', 'Lids', 'Bowls'])
  cleanup()
  show('/ledger?sort=-dueAt')
  await expectFirstCells(['Cups', 'Trays', 'Bowls', 'Lids'])
})

describe('columns', () => {
  test('[UI80] the address holds the chosen columns and their widths, the one that names the page first', async () => {
    const { show } = await aList(three)
    show('/ledger?cols=count.120,title,note')
    await waitFor(() => expect(columnNames()).toEqual(['title', 'count', 'note']))
    expect(screen.getByRole('grid').style.getPropertyValue('--tracks')).toContain('120px')
  })

  test('[UI80] a width is changed by the keyboard, kept on the device, and is there again under a bare address', async () => {
    const looks = memoryLooks()
    const { show } = await aList(three, 'zhou', looks)
    const view = show('/ledger?cols=title,count.120')
    fireEvent.keyDown(await screen.findByRole('button', { name: 'Count' }), { key: 'ArrowRight', shiftKey: true })
    await waitFor(() => expect(searchOf(view.address())['cols']).toMatch(/^title,count\.\d+$/))
    expect([...looks.content.keys()]).toEqual(['hebu.look.w1.zhou.ledger'])
    view.unmount()
    const again = await aList(three, 'zhou', looks)
    again.show('/ledger')
    await waitFor(() => expect(columnNames()).toEqual(['title', 'count']))
  })

  test('[UI80] what one member chose is not what another sees', async () => {
    const looks = memoryLooks(new Map([['hebu.look.w1.lin.ledger', 'cols=title%2Cnote']]))
    const { show } = await aList(three, 'zhou', looks)
    show('/ledger')
    expect(columnNames()).toContain('owner')
    expect(columnNames()).not.toContain('note')
  })

  test('[UI80] columns change places by the keyboard, but none goes before the first', async () => {
    const { show } = await aList(three)
    const view = show('/ledger?cols=title,count,owner')
    const press = async (name: string, key: string) => fireEvent.keyDown(await screen.findByRole('button', { name }), { key, shiftKey: true, ctrlKey: true })
    await press('Owner', 'ArrowLeft')
    await waitFor(() => expect(searchOf(view.address())['cols']).toBe('title,owner,count'))
    await press('Owner', 'ArrowLeft')
    await press('Title', 'ArrowRight')
    expect(searchOf(view.address())['cols']).toBe('title,owner,count')
  })

  test('[UI80] every book that has a list offers its fields as columns, and what is unknown is left out', () => {
    for (const book of [...books.filter(({ internal }) => internal !== true), ledger as Book]) {
      const every = everyColumnOf(book, (id) => [id, 'one'])
      expect(every.filter(({ main }) => main)).toHaveLength(1)
      expect(new Set(every.map(({ id }) => id)).size).toBe(every.length)
      expect(chosenColumns(every, [{ id: 'no-such-field' }]).map(({ main }) => main)).toEqual([true])
    }
    expect(decodeColumns(encodeColumns([{ id: 'a', px: 90 }, { id: 'b' }]))).toEqual([{ id: 'a', px: 90 }, { id: 'b' }])
    expect(decodeColumns('a.9999999,,b.x')).toEqual([{ id: 'a' }, { id: 'b' }])
  })

  test('[UI80] a browser that stores nothing shows the list all the same', () => {
    const keeper = createLookKeeper(() => { throw new DOMException('denied', 'SecurityError') })
    keeper.keep('a', 'b')
    expect(keeper.read('a')).toBeUndefined()
  })
})

describe('orders', () => {
  test('[UI81] Shift adds an order to those there are, and each is told', async () => {
    const { show } = await aList(three)
    const view = show('/ledger?sort=owner&cols=title,owner,count')
    await expectFirstCells(['Bowls', 'Cups', 'Lids'].toSorted((a, b) => firstCells().indexOf(a) - firstCells().indexOf(b)))
    fireEvent.click(screen.getByRole('button', { name: 'Count' }), { shiftKey: true })
    await waitFor(() => expect(searchOf(view.address())['sort']).toBe('owner,count'))
    await expectFirstCells(['Cups', 'Bowls', 'Lids'])
    fireEvent.click(screen.getByRole('button', { name: /Count/ }), { shiftKey: true })
    await expectFirstCells(['Bowls', 'Cups', 'Lids'])
    expect(screen.getByRole('columnheader', { name: /Owner/ }).getAttribute('aria-sort')).toBe('ascending')
    expect(screen.getByRole('button', { name: /Count/ }).textContent).toContain('Order 2, descending')
    fireEvent.click(screen.getByRole('button', { name: /Count/ }), { shiftKey: true })
    await waitFor(() => expect(searchOf(view.address())['sort']).toBe('owner'))
  })

  test('[UI81] further orders count among equals only, and survive a patch of few rows', () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ id: `r${index}`, a: index % 2, b: 40 - index }))
    const order = createOrder<(typeof rows)[number]>((row) => row.a, () => 0, false, [{ keyOf: (row) => row.b, descending: false }])
    expect(order.sort(rows).slice(0, 3).map(({ id }) => id)).toEqual(['r38', 'r36', 'r34'])
    const changed = rows.map((row) => (row.id === 'r38' ? { ...row, b: 99 } : row))
    expect(order.sort(changed).slice(0, 20).at(-1)?.id).toBe('r38')
  })
})
