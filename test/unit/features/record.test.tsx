// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { writeComment } from '@hebu/shared/codec/comments.ts'
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { choose, renderPlace } from './render-place.tsx'

const open: Workspace[] = []
const routes = [{ path: ['/:book', '/:book/:page'], component: BookScreen }]

beforeAll(preloadPage)
beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('1200'), addEventListener() {}, removeEventListener() {} }))
  localStorage.clear()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aPage(member = 'zhou') {
  const fake = aFakeWorkspace({ books: [ledger as Book], member })
  open.push(fake.workspace)
  await fake.settled()
  const made = fake.workspace.commands.create('ledger', { title: 'Paper cups', count: 1 })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  const address = { book: 'ledger', id: made.value.id }
  const hear = (id: string, text: string) => fake.elsewhere('ledger', (doc) => writeComment(doc, address.id, { id, by: 'lin', at: new Date().toISOString(), text }))
  return { ...fake, address, hear, show: async (hash = '') => {
    const view = renderPlace(fake.workspace, `/ledger/${address.id}${hash}`, routes)
    await screen.findByRole('region', { name: 'Activity and comments' }, { timeout: 10_000 })
    return view
  } }
}

const record = () => screen.getByRole('region', { name: 'Activity and comments' })
const box = () => within(record()).getByRole<HTMLTextAreaElement>('textbox', { name: 'Write a comment' })
const type = (text: string) => {
  box().focus()
  box().value = text
  box().setSelectionRange(text.length, text.length)
  fireEvent.input(box())
}

test('[REC9] c leads to the box and Escape back; Ctrl Enter sends, and nothing does while an input method composes', async () => {
  const { show, workspace, address } = await aPage()
  await show()
  document.getElementById('page-title')!.focus()
  fireEvent.keyDown(document.activeElement!, { key: 'c' })
  await waitFor(() => expect(document.activeElement).toBe(box()))
  fireEvent.keyDown(box(), { key: 'Escape' })
  expect(document.activeElement?.id).toBe('page-title')
  type('Please look')
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true, isComposing: true })
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(workspace.record(address).comments).toEqual([])
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true })
  expect(workspace.record(address).comments).toMatchObject([{ by: 'zhou', text: 'Please look' }])
  expect(box().value).toBe('')
})

test('[REC9] colleagues are offered after an @ and taken with a key, and unsent words are there when the page is opened again', async () => {
  const { show, workspace, address } = await aPage()
  const view = await show()
  type('Ask @l')
  const options = within(record()).getAllByRole('option')
  expect(options.map((option) => option.querySelector('b')?.textContent)).toContain('lin')
  fireEvent.keyDown(box(), { key: 'Escape' })
  expect(within(record()).queryAllByRole('option')).toEqual([])
  type('Ask @li')
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(box().value).toBe('Ask @lin ')
  view.unmount()
  await show()
  expect(box().value).toBe('Ask @lin ')
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true })
  expect(workspace.record(address).comments).toMatchObject([{ text: 'Ask @[lin]' }])
  expect(localStorage.length).toBe(0)
})

test('[REC10] a comment of another is marked, told politely, and stands out where it names the reader', async () => {
  const { show, hear } = await aPage()
  await show()
  hear('k1', 'Please see, @[zhou]')
  await waitFor(() => expect(record().querySelector('#comment-k1')).not.toBeNull())
  const shown = record().querySelector<HTMLElement>('#comment-k1')!
  expect(within(shown).getByText('Names you')).not.toBeNull()
  expect(within(shown).getByText('New')).not.toBeNull()
  expect([...record().querySelectorAll('[role="status"]')].map((status) => status.textContent)).toContain('lin commented: Please see, @zhou')
  expect(screen.getByRole('button', { name: 'Show activity and comments, 1 unread' })).not.toBeNull()
})

test('[REC11] [REC13] a field leads to a comment on it and to its history, which stand in the address, and is marked while the comment is unresolved', async () => {
  const { show, workspace, address } = await aPage()
  const view = await show()
  workspace.commands.set(address, 'count', 7)
  // It comes once everything else stands.
  await screen.findByRole('button', { name: 'Count: comment and history' })
  choose(document.body, 'Count: comment and history', 'Comment on this field')
  await waitFor(() => expect(view.address()).toBe(`/ledger/${address.id}#comments/count`))
  await waitFor(() => expect(document.activeElement).toBe(box()))
  type('Why seven?')
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true })
  expect(workspace.record(address).comments).toMatchObject([{ field: 'count', text: 'Why seven?' }])
  expect(screen.getByRole('button', { name: 'Open comments on Count: 1' })).not.toBeNull()
  fireEvent.click(within(record()).getByRole('button', { name: 'Resolve the comment by zhou' }))
  expect(screen.queryByRole('button', { name: 'Open comments on Count: 1' })).toBeNull()
  choose(document.body, 'Count: comment and history', 'History of this field')
  await waitFor(() => expect(view.address()).toBe(`/ledger/${address.id}#history/count`))
  expect(within(record()).getByRole('tab', { name: 'History' }).getAttribute('aria-selected')).toBe('true')
})

test('[REC12] [REC6] the history tells before and after, and one press restores, for those who may edit the field', async () => {
  const { show, workspace, address } = await aPage()
  workspace.commands.set(address, 'count', 7)
  workspace.commands.tick(address, 'prep', 'profile', true)
  await show('#history')
  expect([...record().querySelectorAll('dl')].map((values) => values.textContent).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['Before1After7', 'BeforeNoAfterYes'])
  fireEvent.click(within(record()).getByRole('button', { name: 'Restore “Count” to: 1' }))
  expect(workspace.table('ledger').page(address.id)?.values.count).toBe(1)
  expect(within(record()).queryByRole('button', { name: 'Restore “Count” to: 1' })).toBeNull()
  workspace.commands.move(address, 'giveUp')
  await waitFor(() => expect(within(record()).queryAllByRole('button', { name: /^Restore/ })).toEqual([]))
})

test('[REC5] where one may only read, the record says why there is no box', async () => {
  const { show, volumes, address, workspace } = await aPage()
  await show()
  volumes.setAccess('w1/ledger/g-all', 'read')
  await waitFor(() => expect(record().textContent).toContain('You may only read this page, so you cannot comment.'))
  expect(within(record()).queryByRole('textbox')).toBeNull()
  volumes.setAccess('w1/ledger/g-all', 'write')
  workspace.commands.remove(address)
  await waitFor(() => expect(record().textContent).toContain('restore it to comment'))
})

test('[REC8] the tabs are worked by arrow keys, and the timeline tells of moves and changes', async () => {
  const { show, workspace, address } = await aPage()
  workspace.commands.set(address, 'title', 'Cups')
  workspace.commands.set(address, 'count', 7)
  workspace.commands.move(address, 'giveUp')
  await show()
  expect(record().textContent).toContain('Draft → Approved')
  expect(record().querySelector('summary')?.textContent).toContain('changed Title, Count')
  const tab = within(record()).getByRole('tab', { name: 'Timeline' })
  fireEvent.keyDown(tab, { key: 'ArrowLeft' })
  await waitFor(() => expect(document.activeElement).toBe(within(record()).getByRole('tab', { name: 'Versions' })))
})
