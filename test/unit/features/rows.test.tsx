// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import * as f from '@hebu/shared/books/field-kinds.ts'
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import { reports } from '@hebu/shared/books/reports.ts'
import { say, text } from '@hebu/shared/vocabulary/text.ts'
import { headOf } from '@hebu/shared/books/book-head.ts'
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import { totalsOf } from '@hebu/web/features/books/page/fields/rows/totals.ts'
import { fieldWords } from '@hebu/web/words/field-words.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, diary } from '../../kit/workspace.ts'
import { drawnWhole, renderPlace } from './render-place.tsx'

const open: Workspace[] = []

beforeAll(preloadPage)
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

/** An open page with lines: what, price, due, by. */
async function aTable(...lines: readonly (readonly [what: string, price?: number])[]) {
  return aTableOf(ledger as Book, ...lines)
}

async function aTableOf(book: Book, ...lines: readonly (readonly [what: string, price?: number])[]) {
  const fake = aFakeWorkspace({ books: [book], member: 'zhou' })
  open.push(fake.workspace)
  await fake.settled()
  const { commands } = fake.workspace
  const made = commands.create('ledger', { title: 'Paper cups' })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  const address = { book: 'ledger', id: made.value.id }
  for (const [what, price] of lines) commands.addRow(address, 'lines', { what, ...(price === undefined ? {} : { price: { amountCents: price, currency: 'CNY' } }) })
  renderPlace(fake.workspace, `/ledger/${address.id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
  await drawnWhole()
  const group = document.querySelector<HTMLElement>('[data-field="lines"]')!
  const rows = () => (fake.workspace.table('ledger').page(address.id)!.values['lines'] as readonly Row[] | undefined) ?? []
  return {
    ...fake,
    address,
    group,
    rows,
    whats: () => rows().map(({ cells }) => cells['what']),
    cells: () => rows().map(({ cells }) => cells),
    go: (row: number, column: string) => group.querySelector<HTMLElement>(`[data-row]:nth-child(${row}) [data-cell$="/${column}"]`)!.focus(),
    press: (key: string, options: Readonly<Record<string, unknown>> = {}) => fireEvent.keyDown(document.activeElement!, { key, ...options }),
    type: (words: string) => fireEvent.input(document.activeElement!, { target: { value: words } }),
    /** The cell that the keyboard is in, as `column@row`. */
    at: () => {
      const name = document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell']
      if (name === undefined) return undefined
      const [row, column] = name.split('/')
      return `${column}@${rows().findIndex(({ id }) => id === row) + 1}`
    },
    chosen: () => group.querySelectorAll('[aria-selected="true"]').length,
    paste: (words: string) => {
      const event = new Event('paste', { bubbles: true, cancelable: true })
      Object.assign(event, { clipboardData: { getData: (type: string) => (type === 'text/plain' ? words : '') } })
      document.activeElement!.dispatchEvent(event)
    },
  }
}

describe('rows as a grid', () => {
  test('[FLD10] arrow keys move, Shift chooses, Enter and Tab go on to a new row, Escape and Tab leave', async () => {
    const table = await aTable(['Cups'], ['Lids'])
    table.go(1, 'what')
    expect([table.at(), screen.getByRole('grid', { name: 'Lines' }).getAttribute('aria-rowcount')]).toEqual(['what@1', '3'])
    table.press('ArrowRight')
    table.press('ArrowDown')
    expect(table.at()).toBe('price@2')
    table.press('Home')
    table.press('ArrowUp', { shiftKey: true })
    table.press('ArrowRight', { shiftKey: true })
    expect(table.chosen()).toBe(4)
    table.press('End', { ctrlKey: true })
    table.press('Tab')
    expect([table.at(), table.rows().length]).toEqual(['what@3', 3])
    table.press('Tab', { shiftKey: true })
    expect(table.at()).toBe('by@2')
    // A row in which nothing stands makes no further one.
    table.press('ArrowDown')
    table.press('Enter')
    expect([table.at(), table.rows().length]).toEqual(['by@3', 3])
    table.press('Tab')
    expect([table.at(), table.rows().length]).toEqual([undefined, 2])
    table.go(1, 'what')
    table.press('Escape')
    table.press('Tab')
    expect(table.at()).toBeUndefined()
  })

  test('[FLD10] Enter goes back to the column in which one set out', async () => {
    const table = await aTable(['Cups'])
    table.go(1, 'what')
    table.press('Tab')
    table.type('3.20')
    table.press('Enter')
    expect([table.at(), table.cells()[0]!['price']]).toEqual(['what@2', { amountCents: 320, currency: 'CNY' }])
  })

  test('[FLD11] typing writes over, Escape brings back, Delete empties, Ctrl D fills, Alt moves', async () => {
    const table = await aTable(['Cups', 100], ['Lids'], ['Bags'])
    table.go(1, 'what')
    table.type('Bowls')
    expect(table.whats()[0]).toBe('Bowls')
    table.press('Escape')
    expect([table.whats()[0], table.at()]).toEqual(['Cups', 'what@1'])
    table.press('ArrowRight')
    table.press('ArrowDown', { shiftKey: true })
    table.press('ArrowDown', { shiftKey: true })
    table.press('d', { ctrlKey: true })
    expect(table.cells().map(({ price }) => (price as { amountCents: number }).amountCents)).toEqual([100, 100, 100])
    table.press('Delete')
    expect(table.cells().every(({ price }) => price === undefined)).toBe(true)
    table.press('ArrowUp')
    table.press('Home')
    table.press('ArrowUp', { altKey: true })
    expect([table.whats(), table.at()]).toEqual([['Lids', 'Cups', 'Bags'], 'what@1'])
  })

  test('[FLD11] removed rows come back with one press', async () => {
    const table = await aTable(['Cups'], ['Lids'], ['Bags'])
    table.go(1, 'what')
    table.press('ArrowDown', { shiftKey: true })
    table.press('Delete', { ctrlKey: true })
    expect([table.whats(), table.at()]).toEqual([['Bags'], 'what@1'])
    await table.workspace.commands.undo()
    expect(table.whats()).toEqual(['Cups', 'Lids', 'Bags'])
  })

  test('[FLD12] nothing acts while an input method composes, and its letters stay in the cell', async () => {
    const table = await aTable(['Cups'], ['Lids'])
    table.go(1, 'what')
    const input = document.activeElement as HTMLInputElement
    fireEvent.compositionStart(input)
    table.press('ArrowDown', { isComposing: true })
    table.press('Enter', { isComposing: true })
    table.press('Escape', { isComposing: true })
    expect([document.activeElement, table.at()]).toEqual([input, 'what@1'])
    fireEvent.input(input, { target: { value: '纸杯' } })
    fireEvent.compositionEnd(input)
    expect(table.whats()[0]).toBe('纸杯')
    table.press('Enter')
    expect(table.at()).toBe('what@2')
  })

  test('[FLD14] [FLD15] a pasted table is one step; what is no value stays with its reason', async () => {
    const table = await aTable(['Cups', 100])
    table.go(1, 'what')
    table.paste('Bowls\t1,200.50\t2026/3/5\tlin\nSpoons\tmany\t\tnobody\n')
    expect(table.cells()).toEqual([{ what: 'Bowls', price: { amountCents: 120_050, currency: 'CNY' }, due: '2026-03-05', by: 'lin' }, { what: 'Spoons' }])
    const kept = screen.getByRole('group', { name: '2 cells were not written; their text is kept here' })
    expect(within(kept).getByText('many')).not.toBeNull()
    expect(within(kept).getByText('No member has this name')).not.toBeNull()
    fireEvent.click(within(kept).getAllByRole('button', { name: 'Mend' })[0]!)
    expect([table.at(), (document.activeElement as HTMLInputElement).value]).toEqual(['price@2', 'many'])
    table.type('20')
    table.press('Tab')
    expect(table.cells()[1]!['price']).toEqual({ amountCents: 2000, currency: 'CNY' })
    fireEvent.click(within(kept).getByRole('button', { name: 'Discard' }))
    expect(screen.queryByText('nobody')).toBeNull()
    await table.workspace.commands.undo()
    await table.workspace.commands.undo()
    expect(table.cells()).toEqual([{ what: 'Cups', price: { amountCents: 100, currency: 'CNY' } }])
  })

  test('[FLD15] what is typed and cannot be read stays in its cell when one goes on', async () => {
    const table = await aTable(['Cups'], ['Lids'])
    table.go(1, 'due')
    table.type('someday')
    table.press('Enter')
    expect([table.at(), table.cells()[0]!['due']]).toEqual(['due@2', undefined])
    expect(table.group.querySelector('[data-row]:nth-child(1) [data-cell$="/due"]')?.textContent).toContain('someday')
    table.press('ArrowUp')
    expect((document.activeElement as HTMLInputElement).value).toBe('someday')
    table.press('Escape')
    expect(table.group.textContent).not.toContain('someday')
  })

  test('[FLD17] what somebody else writes into another cell moves nobody', async () => {
    const table = await aTable(['Cups'], ['Lids'])
    table.go(2, 'what')
    table.type('Bowls')
    const [first] = table.rows()
    table.workspace.commands.setCell(table.address, 'lines', first!.id, 'what', 'theirs')
    table.workspace.commands.addRow(table.address, 'lines', { what: 'before all' }, first!.id)
    expect([table.whats(), table.at(), (document.activeElement as HTMLInputElement).value]).toEqual([['before all', 'theirs', 'Bowls'], 'what@3', 'Bowls'])
  })
})

test('[FLD23] where nobody writes any more a column in which nothing stands gives its room to the others', async () => {
  const table = await aTable(['Cups', 1200], ['Lids'])
  const heads = () => [...document.querySelectorAll('[data-field="lines"] [role="columnheader"]')].map((head) => head.textContent?.replace('*', '').trim()).filter((label) => label !== '')
  expect(heads()).toEqual(['What', 'Price', 'Due', 'By'])
  const given = table.workspace.commands.move(table.address, 'giveUp')
  expect([given.ok, heads()]).toEqual([true, ['What', 'Price']])
})

test('[FLD16] amounts of one currency and numbers are added where the book says that they make a sum, and nothing else', () => {
  const field = f.rows('行', 'Rows', { price: f.money('價', 'Price', { sums: true }), each: f.money('單價', 'Unit price'), minutes: f.number('時長', 'Minutes', { unit: text('分鐘', 'min'), sums: true }), target: f.number('目標', 'Target') })
  const row = (id: string, amountCents: number, currency: string, minutes: number): Row => ({ id, at: id, cells: { price: { amountCents, currency }, each: { amountCents, currency }, minutes, target: 3 } })
  const words = createWords({ language: 'en' })
  const totals = (...rows: readonly Row[]) => Object.fromEntries(totalsOf(field, rows, (id, column) => rows.find((each) => each.id === id)!.cells[column], words))
  expect(totals(row('a', 100, 'CNY', 0.1), row('b', 250, 'CNY', 0.2))).toEqual({ price: '¥3.50', minutes: '0.3 min' })
  expect(totals(row('a', 100, 'CNY', 1), row('b', 250, 'USD', 2))).toEqual({ minutes: '3 min' })
  expect(totals(row('a', 100, 'CNY', 1))).toEqual({})
})

describe('rows that begin with something', () => {
  const lines = f.rows('明細', 'Lines', { due: f.date('日期', 'On', { begins: 'now' }), at: f.dateTime('時間', 'At', { begins: 'now' }), by: f.member('由', 'By', { begins: 'me' }), what: f.longText('內容', 'What', { required: true }) })
  const book = { ...ledger, fields: { ...ledger.fields, lines } } as Book
  const began = { due: '2026-11-23', at: '2026-11-23T01:00:00.000Z', by: 'zhou' }

  test('[FLD24] the moment and whoever adds it stand there at once, and one writes what comes next', async () => {
    const table = await aTableOf(book)
    fireEvent.click(within(table.group).getByRole('button', { name: 'Add a row' }))
    expect([table.cells(), table.at()]).toEqual([[began], 'what@1'])
    table.type('Called twice')
    table.press('Enter')
    expect([table.at(), table.rows().length]).toEqual(['what@2', 2])
    table.press('Tab')
    await waitFor(() => expect(table.cells()).toEqual([{ ...began, what: 'Called twice' }]))
  })

  test('[FLD24] left as it began, it goes again; with one of them changed it stays', async () => {
    const table = await aTableOf(book)
    const add = () => fireEvent.click(within(table.group).getByRole('button', { name: 'Add a row' }))
    add()
    table.press('Tab')
    await waitFor(() => expect(table.rows()).toHaveLength(0))
    add()
    table.workspace.commands.setCell(table.address, 'lines', table.rows()[0]!.id, 'due', '2026-11-20')
    table.press('Tab')
    table.press('Tab')
    await waitFor(() => expect(table.cells()).toEqual([{ ...began, due: '2026-11-20' }]))
  })

  test('[FLD24] what is pasted, and what others than hands write, begins with nothing', async () => {
    const table = await aTableOf(book, ['Cups'])
    table.go(1, 'what')
    table.paste('Cups\nLids')
    expect(table.cells()).toEqual([{ what: 'Cups' }, { what: 'Lids' }])
  })
})

test('[REP30] a row that was just added stays while declarations of other books arrive', async () => {
  const [books, setBooks] = createSignal<readonly Book[]>([ledger as Book])
  const { workspace } = await aWorkspace('zhou', memoryVolumes(), books, [ledger as Book, diary].map(headOf))
  const made = workspace.commands.create('ledger', { title: 'Paper cups' })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  renderPlace(workspace, `/ledger/${made.value.id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
  await drawnWhole()
  const field = () => document.querySelector<HTMLElement>('[data-field="lines"]')!
  fireEvent.click(within(field()).getByRole('button', { name: 'Add a row' }))
  const row = field().querySelector('[data-row]')
  expect(row).not.toBeNull()
  setBooks([ledger as Book, diary])
  await Promise.resolve()
  expect(field().querySelector('[data-row]')).toBe(row)
  expect(row!.contains(document.activeElement)).toBe(true)
})

describe('who has read a report', () => {
  test.each([
    ['zhou', 'draft', 0],
    ['zhou', 'handed in', 0],
    ['wang', 'draft', 0],
    ['wang', 'handed in', 1],
  ] as const)('[REP21] as %s sees it while it is %s', async (member, state, offers) => {
    const { done, next, ...fields } = reports.fields
    const written = { done: { ...done, required: false }, next: { ...next, required: false } }
    const book = { ...reports, fields: { ...fields, ...written }, moves: { submit: { label: reports.moves.submit!.label, from: ['draft'], to: 'submitted', by: ['@made'] } } } as unknown as Book
    const fake = aFakeWorkspace({ books: [book], member })
    open.push(fake.workspace)
    await fake.settled()
    const { commands } = fake.workspace
    const made = commands.create('reports', { kind: 'daily', author: 'zhou', periodKey: '2026-11-23' })
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    if (state !== 'draft') expect(commands.move({ book: 'reports', id: made.value.id }, 'submit')).toMatchObject({ ok: true })
    renderPlace(fake.workspace, `/reports/${made.value.id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
    await drawnWhole()
    for (const more of screen.queryAllByRole('button', { name: /^More: .*Read by/ })) fireEvent.click(more)
    expect(document.querySelector('[data-field="readBy"]')).not.toBeNull()
    expect(screen.queryAllByRole('button', { name: say(fieldWords.rowReceipt, 'en') })).toHaveLength(offers)
  })
})
