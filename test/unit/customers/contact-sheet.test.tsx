// @vitest-environment happy-dom
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import type { ContactAsked } from '@hebu/web/features/contact/asking.ts'
import { ContactSheet } from '@hebu/web/features/contact/ContactSheet.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { fireEvent, screen, within } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { renderPlace } from '../features/render-place.tsx'

const nowMs = Date.parse('2026-11-23T01:00:00Z')
const books = [customers, visits] as readonly unknown[] as readonly Book[]
const open: Workspace[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs })
  localStorage.clear()
})
afterEach(async () => {
  vi.useRealTimers()
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aSheet(asked: (customer: string, make: (values: object) => string) => ContactAsked | Promise<ContactAsked>) {
  const { workspace, settled } = aFakeWorkspace({ books, member: 'zhou', nowMs })
  open.push(workspace)
  await settled()
  const make = (book: string, values: object): string => {
    const made = workspace.commands.create(book, { ...values })
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    return made.value.id
  }
  const customer = make('customers', { name: '青禾示例印務' })
  const link = { id: customer, shelf: workspace.table('customers').page(customer)!.shelf }
  const given = await asked(customer, (values) => make('visits', { customer: link, ...values }))
  await expect.poll(() => workspace.table('visits').pages().every(({ state }) => state !== 'planned' || given.visit === undefined)).toBe(true)
  const onLogged = vi.fn()
  renderPlace(workspace, '/', [{ path: '/', component: () => <ContactSheet asked={given} onClose={() => {}} onLogged={onLogged} onRefused={() => {}} /> }])
  const dialog = within(await screen.findByRole('dialog', { name: /^Log a contact/, hidden: true }))
  const type = (name: string, text: string) => {
    const box = dialog.getByRole<HTMLInputElement>('textbox', { name, hidden: true })
    box.focus()
    fireEvent.input(box, { target: { value: text } })
    return box
  }
  const save = () => {
    const button = dialog.getByRole('button', { name: 'Save', hidden: true })
    button.focus()
    fireEvent.click(button)
  }
  return { workspace, dialog, type, save, onLogged, logged: () => workspace.table('visits').pages().filter(({ state }) => state === 'done') }
}

test('[CUS8] a day that cannot be read is said and keeps the contact from being logged without it, by a press and by the keys', async () => {
  const { dialog, type, save, onLogged, logged } = await aSheet((customer) => ({ customer }))
  type('What was said', '再談')
  type('On which day', '下下下週吧')
  save()
  const said = 'A day could not be read: correct or empty it, then save.'
  expect(dialog.getByRole('alert', { hidden: true }).textContent).toBe(said)
  expect([logged(), onLogged.mock.calls]).toEqual([[], []])
  fireEvent.keyDown(type('On which day', '也許'), { key: 'Enter', ctrlKey: true })
  expect([logged(), dialog.getByRole('alert', { hidden: true }).textContent]).toEqual([[], said])
  type('On which day', '2026-11-20')
  save()
  expect(dialog.getByRole('alert', { hidden: true }).textContent).toBe('The day of the next step is over: choose another one, then save.')
  type('On which day', '2026-11-30')
  save()
  expect(logged()).toMatchObject([{ values: { nextAt: '2026-11-30', concerns: '再談' } }])
})

test('[CUS11] what was missed and took place after all is logged at the time it was planned for, unless another one is given', async () => {
  const { type, save, logged } = await aSheet((_customer, make) => ({ visit: make({ kind: 'visit', plannedAt: '2026-11-20T02:00:00.000Z' }) }))
  type('What was said', '其實去了')
  save()
  expect(logged()).toMatchObject([{ values: { happenedAt: '2026-11-20T02:00:00.000Z', kind: 'visit' } }])
})
