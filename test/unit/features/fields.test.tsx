// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import { eventually } from '../../kit/eventually.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { choose, drawnWhole, renderPlace } from './render-place.tsx'

const customers: Book = { ...(ledger as Book), id: 'customers', key: () => undefined }
const open: Workspace[] = []

beforeAll(preloadPage)
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

async function anOpenPage(values: Readonly<Record<string, unknown>> = {}, member = 'zhou') {
  const fake = aFakeWorkspace({ books: [ledger as Book, customers], member })
  open.push(fake.workspace)
  await fake.settled()
  const { commands } = fake.workspace
  commands.create('customers', { title: 'Fernhill Hotel' })
  commands.create('customers', { title: 'Grove School' })
  const made = commands.create('ledger', { title: 'Paper cups', ...values })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  const { id } = made.value
  const view = renderPlace(fake.workspace, `/ledger/${id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
  await drawnWhole()
  const page = (): Page => fake.workspace.table('ledger').page(id)!
  const value = (name: string) => page().values[name]
  const type = (label: string, text: string) => fireEvent.input(screen.getByRole('textbox', { name: label }), { target: { value: text } })
  const pick = (label: string, typed: string, option: RegExp) => {
    const box = screen.getByRole('combobox', { name: label })
    box.focus()
    fireEvent.input(box, { target: { value: typed } })
    fireEvent.click(screen.getByRole('option', { name: option, hidden: true }))
  }
  return { ...view, ...fake, address: { book: 'ledger', id }, page, value, type, pick }
}

describe('a control for every kind', () => {
  test('[UI56] text and long text', async () => {
    const { value, type } = await anOpenPage()
    type('Title', 'Cups and lids')
    type('Note', 'First line\nsecond')
    expect([value('title'), value('note')]).toEqual(['Cups and lids', 'First line\nsecond'])
    type('Note', '')
    expect(value('note')).toBeUndefined()
  })

  test('[UI56] numbers, amounts and shares', async () => {
    const { value, type } = await anOpenPage()
    type('Count', '１,２００')
    type('Amount', '¥12,800.5')
    type('Share', '12.5')
    expect([value('count'), value('amount'), value('share')]).toEqual([1200, { amountCents: 1_280_050, currency: 'CNY' }, 12.5])
  })

  test('[UI56] a figure outside of its bounds is not written, and the words say which it should be', async () => {
    const { value, type } = await anOpenPage({ count: 3 })
    const input = screen.getByRole('textbox', { name: 'Count' })
    input.focus()
    type('Count', '-4')
    input.blur()
    expect(value('count')).toBe(3)
    expect(screen.getByRole('alert').textContent).toContain('At least 0')
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })

  test('[UI56] days and times', async () => {
    const { value, type } = await anOpenPage()
    type('Due', '2026-12-24')
    type('Starts', '2026-11-23 9:30')
    expect([value('dueAt'), value('startsAt')]).toEqual(['2026-12-24', '2026-11-23T01:30:00.000Z'])
  })

  test('[UI56] choices, of the book and of the charter', async () => {
    const { value } = await anOpenPage()
    fireEvent.click(within(screen.getByRole('radiogroup', { name: 'Kind' })).getByRole('radio', { name: 'Two' }))
    fireEvent.click(within(screen.getByRole('radiogroup', { name: 'Group' })).getByRole('radio', { name: 'West' }))
    expect([value('kind'), value('group')]).toEqual(['two', 'west'])
    fireEvent.click(screen.getByRole('radio', { name: 'Two' }))
    expect(value('kind')).toBeUndefined()
  })

  test('[UI56] flags', async () => {
    const { value } = await anOpenPage()
    fireEvent.click(screen.getByRole('switch', { name: 'Urgent' }))
    expect(value('urgent')).toBe(true)
  })

  test('[UI56] a member and members', async () => {
    const { value, pick } = await anOpenPage()
    pick('Owner', 'li', /lin/)
    pick('Helpers', 'wang', /wang/)
    pick('Helpers', 'shen', /shen/)
    expect([value('owner'), (value('helpers') as string[]).toSorted()]).toEqual(['lin', ['shen', 'wang']])
    fireEvent.click(screen.getByRole('button', { name: 'Remove wang' }))
    expect(value('helpers')).toEqual(['shen'])
  })

  test('[UI56] customers and links to pages', async () => {
    const { value, pick } = await anOpenPage()
    pick('Customer', 'fern', /Fernhill/)
    pick('Invited', 'gro', /Grove/)
    pick('Source', 'Grove', /Grove/)
    expect(value('customer')).toMatchObject({ shelf: 'g-all' })
    expect(value('invited')).toHaveLength(1)
    expect((value('source') as { id: string }).id).toMatch(/^customers:/)
    expect(screen.getAllByRole('link', { name: 'Grove School' }).length).toBeGreaterThan(0)
  })

  test('[FLD4] a picker says who somebody is, and shows first who was picked last', async () => {
    localStorage.clear()
    const { pick } = await anOpenPage()
    pick('Owner', 'wang', /wang/)
    const box = screen.getByRole('combobox', { name: 'Helpers' })
    box.focus()
    fireEvent.input(box, { target: { value: '' } })
    const options = () => screen.getAllByRole('option', { hidden: true })
    await waitFor(() => expect(options()[0]?.textContent).toMatch(/^wang/))
    expect(options()[0]!.querySelector('small')?.textContent).toBe('Manager')
    localStorage.clear()
  })

  test('[FLD5] a link field makes the page that it does not find', async () => {
    const { value, workspace } = await anOpenPage()
    const box = screen.getByRole('combobox', { name: 'Customer' })
    box.focus()
    fireEvent.input(box, { target: { value: 'Fernhill Hotel' } })
    expect(screen.queryByRole('option', { name: /New/, hidden: true })).toBeNull()
    fireEvent.input(box, { target: { value: 'Harbour Cafe' } })
    fireEvent.click(screen.getByRole('option', { name: 'New Entry “Harbour Cafe”', hidden: true }))
    const made = value('customer') as { id: string }
    expect(workspace.table('customers').page(made.id)?.values['title']).toBe('Harbour Cafe')
  })

  test('[UI56] rows: added, filled in by kind, moved and removed', async () => {
    const { value } = await anOpenPage()
    const lines = () => value('lines') as readonly { id: string; cells: Record<string, unknown> }[]
    const group = document.querySelector<HTMLElement>('[data-field="lines"]')!
    const add = within(group).getByRole('button', { name: 'Add a row' })
    fireEvent.click(add)
    fireEvent.input(within(group).getByRole('textbox', { name: 'What, row 1' }), { target: { value: 'Cups' } })
    fireEvent.click(add)
    group.querySelector<HTMLElement>('[data-row]:nth-child(2) [data-cell$="/price"]')!.focus()
    fireEvent.input(within(group).getByRole('textbox', { name: 'Price, row 2' }), { target: { value: '3.20' } })
    expect(lines().map(({ cells }) => cells)).toEqual([{ what: 'Cups' }, { price: { amountCents: 320, currency: 'CNY' } }])
    choose(group, 'Actions for row 2', 'Move up')
    expect(lines()[1]!.cells).toEqual({ what: 'Cups' })
    choose(group, 'Actions for row 1', 'Remove this row')
    expect(lines().map(({ cells }) => cells)).toEqual([{ what: 'Cups' }])
  })

  test('[UI56] a checklist is ticked item by item', async () => {
    const { value } = await anOpenPage()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Company profile' }))
    expect(value('prep')).toEqual({ profile: true })
  })

  test('[UI56] [FIL10] files are added by choosing them, several at once, renamed and taken out; what is refused is told', async () => {
    const { value } = await anOpenPage()
    const add = async (...files: readonly File[]) => {
      const chooser = await eventually(() => document.querySelector<HTMLInputElement>('[data-field="files"] input[type="file"]')!)
      Object.defineProperty(chooser, 'files', { value: files, configurable: true })
      fireEvent.change(chooser)
    }
    await eventually(() => expect(document.querySelector('[data-field="files"] input[type="file"]')).not.toBeNull())
    const large = new File(['x'], 'film.mp4')
    Object.defineProperty(large, 'size', { value: 60 * 1024 * 1024 })
    await add(new File(['hello'], 'offer.pdf', { type: 'application/pdf' }), large, new File(['hi'], 'b.txt'))
    await eventually(() => expect(value('files')).toMatchObject([{ name: 'offer.pdf', type: 'application/pdf', sizeBytes: 5 }, { name: 'b.txt' }]))
    expect(document.querySelector('[data-field="files"]')!.textContent).toContain('“film.mp4” is 60 MB; the most is 50 MB')

    choose(document.body, 'Actions for “offer.pdf”', 'Rename')
    fireEvent.input(await eventually(() => screen.getByRole('textbox', { name: 'File name' })), { target: { value: 'offer 2' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await eventually(() => expect((value('files') as readonly FileRef[]).map(({ name }) => name).toSorted()).toEqual(['b.txt', 'offer 2.pdf']))
    choose(document.body, 'Actions for “b.txt”', 'Remove')
    await eventually(() => expect(value('files')).toMatchObject([{ name: 'offer 2.pdf' }]))
  })

  test('[UI56] a rich text, and one for each member', async () => {
    await anOpenPage({ attendance: [{ id: 'lin', cells: { status: 'present' } }] })
    expect(document.querySelector('[data-field="body"]')).not.toBeNull()
    const texts = [...document.querySelectorAll('[data-field="parts"] summary')].map((summary) => summary.textContent)
    expect(texts).toEqual(['zhou', 'lin'])
  })

  test('[UI56] a derived value is shown and cannot be typed in', async () => {
    await anOpenPage({ count: 21 })
    const field = document.querySelector<HTMLElement>('[data-field="double"]')!
    expect(field.textContent).toContain('42')
    expect(field.querySelector('input')).toBeNull()
  })

  test('[FLD31] a derived value tells how it comes about and from what', async () => {
    await anOpenPage({ count: 21 })
    const field = document.querySelector<HTMLElement>('[data-field="double"]')!
    fireEvent.click(within(field).getByRole('button', { name: 'How “Double” comes about' }))
    const told = await screen.findByRole('dialog', { name: 'How “Double” comes about', hidden: true })
    expect(told.textContent).toBe('Twice the countCount21')
  })

  test('[UI45] fields of a companion show to those who hold it', async () => {
    await anOpenPage({}, 'wang')
    expect(document.querySelector('[data-field="secretNote"]')).not.toBeNull()
  })

  test('[UI45] fields of a companion do not show to others at all', async () => {
    await anOpenPage({}, 'zhou')
    expect(document.querySelector('[data-field="secretNote"]')).toBeNull()
  })
})

describe('others on the same page', () => {
  test('[UI43] what another device writes does not disturb what is being typed', async () => {
    const { value, type, workspace, address } = await anOpenPage({ note: 'old' })
    const input = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' })
    input.focus()
    type('Note', 'mine')
    workspace.commands.set(address, 'note', 'theirs')
    expect(input.value).toBe('mine')
    expect(value('note')).toBe('theirs')
    input.blur()
    expect(input.value).toBe('theirs')
  })

  test('[UI57] a picker takes no letters as commands while an input method composes', async () => {
    const { value } = await anOpenPage()
    const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Owner' })
    box.focus()
    fireEvent.compositionStart(box)
    fireEvent.input(box, { target: { value: 'li' } })
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true })
    expect(value('owner')).toBeUndefined()
    fireEvent.compositionEnd(box)
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(value('owner')).toBe('lin')
  })
})
