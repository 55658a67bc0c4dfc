// @vitest-environment happy-dom
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import { kindsIn, narrowTimeline, timelineOf } from '@hebu/web/features/books/page/record/timeline/timeline.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { aPage as aPlainPage, moved, to } from '../books/small-world.ts'
import { renderPlace } from '../features/render-place.tsx'

const nowMs = Date.parse('2026-11-23T01:00:00Z')
const books = [customers, visits] as readonly unknown[] as readonly Book[]
const open: Workspace[] = []
const routes = [{ path: ['/:book', '/:book/:page'], component: BookScreen }]

beforeAll(preloadPage, 60_000)
beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('1200'), addEventListener() {}, removeEventListener() {} }))
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs })
  localStorage.clear()
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aCustomer(values: Readonly<Record<string, unknown>> = {}, member = 'zhou') {
  const fake = aFakeWorkspace({ books, member, nowMs })
  open.push(fake.workspace)
  await fake.settled()
  const made = fake.workspace.commands.create('customers', { name: '青禾示例印務', ...values })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  const address = { book: 'customers', id: made.value.id }
  const visit = (given: Readonly<Record<string, unknown>>) => {
    const visited = fake.workspace.commands.create('visits', { customer: made.value, kind: 'call', happenedAt: '2026-11-22T02:00:00.000Z', ...given })
    if (!visited.ok) throw new Error(JSON.stringify(visited.refusal))
    fake.workspace.commands.move({ book: 'visits', id: visited.value.id }, 'log')
    return { book: 'visits', id: visited.value.id }
  }
  const page = () => fake.workspace.table('customers').page(address.id)!
  return { ...fake, address, visit, page, show: () => renderPlace(fake.workspace, `/customers/${address.id}`, routes) }
}

test('[CUS1] the head of a file tells tier, owner, and its figures, which stand nowhere else on the page', async () => {
  const { show, visit } = await aCustomer()
  visit({ needsFound: '要年曆', happenedAt: '2026-11-19T02:00:00.000Z', nextAt: '2026-11-20' })
  show()
  const head = within(await screen.findByRole('article'))
  expect(head.getAllByText('Key')[0]!.className).toContain('rank')
  expect(head.getByText('Owner: zhou')).not.toBeNull()
  const figures = head.getByRole('region', { name: 'At a glance' })
  const figure = (name: string) => figures.querySelector<HTMLElement>(`[data-field="${name}"] dd`)!
  expect(figure('lastContactAt').textContent).toContain('19 Nov')
  // Agreed for a day that has passed: overdue.
  expect(figure('nextFollowUpAt').dataset['due']).toBe('late')
  expect(document.querySelectorAll('[data-field="nextFollowUpAt"]').length).toBe(1)
})

test('[CUS4] what is missing in a file is named, and one press leads to it', async () => {
  const { show } = await aCustomer({ kind: 'school' })
  show()
  fireEvent.click(within(await screen.findByRole('article')).getByRole('button', { name: 'Region' }))
  expect(document.activeElement?.closest('[data-field]')?.getAttribute('data-field')).toBe('region')
  expect(screen.getByText(/^\d+% complete$/)).not.toBeNull()
})

test('[CUS5] one press verifies the file today, is entered in its history, and can be taken back', async () => {
  const { show, page, workspace, address } = await aCustomer({ verifiedAt: '2026-08-01' })
  show()
  expect(await screen.findByText(/^Was to be checked by/)).not.toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Checked today' }))
  expect(page().values['verifiedAt']).toBe('2026-11-23')
  expect(workspace.record(address).changes).toMatchObject([{ field: 'verifiedAt', was: '2026-08-01' }])
  expect(screen.queryByRole('button', { name: 'Checked today' })).toBeNull()
  await workspace.commands.undo()
  expect(page().values['verifiedAt']).toBe('2026-08-01')
})

test('[CUS10] needs found are taken over, edited or dismissed by a person, and never write over what stands in the file', async () => {
  const { show, visit, page, workspace } = await aCustomer({ needs: '年底禮盒' })
  const first = visit({ needsFound: '要定制年曆', happenedAt: '2026-11-20T02:00:00.000Z' })
  const second = visit({ needsFound: '先打樣', happenedAt: '2026-11-22T02:00:00.000Z' })
  show()
  expect(page().values['needs']).toBe('年底禮盒')
  fireEvent.click(await screen.findByRole('button', { name: 'Edit: 先打樣' }))
  const area = screen.getByRole('textbox', { name: 'Words for the file' })
  fireEvent.input(area, { target: { value: '先打樣兩款' } })
  fireEvent.click(screen.getByRole('button', { name: 'Take over: 先打樣' }))
  expect(page().values['needs']).toBe('年底禮盒\n先打樣兩款')
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss: 要定制年曆' }))
  expect(page().values['needs']).toBe('年底禮盒\n先打樣兩款')
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Dismiss/ })).toBeNull())
  const settled = (address: { readonly id: string }) => workspace.table('visits').page(address.id)!.values['needsSettled']
  expect([settled(first), settled(second)]).toEqual(['dismissed', 'taken'])
  // One undo gives both back: the words and the proposal.
  await workspace.commands.undo()
  await workspace.commands.undo()
  expect(page().values['needs']).toBe('年底禮盒')
  expect(settled(second)).toBeUndefined()
})

test('[CUS10] where the file has no room for what was found, that is said, and it stays proposed as it was edited', async () => {
  // A text holds 20,000 letters.
  const full = '要'.repeat(19_996)
  const { show, visit, page, workspace } = await aCustomer({ needs: full })
  const found = visit({ needsFound: '先打樣' })
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'Edit: 先打樣' }))
  fireEvent.input(screen.getByRole('textbox', { name: 'Words for the file' }), { target: { value: '先打樣兩款' } })
  fireEvent.click(screen.getByRole('button', { name: 'Take over: 先打樣' }))
  expect(page().values['needs']).toBe(full)
  await waitFor(() => expect(workspace.table('visits').page(found.id)!.values['needsSettled']).toBeUndefined())
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Words for the file' }).value).toBe('先打樣兩款')
})

test('[CUS2] a book tells its page, what is planned at its time, and the steps that its declaration names', () => {
  const deals: Book = { ...(visits as unknown as Book), id: 'deals', timeline: { about: 'customer', on: 'happenedAt', plan: 'plannedAt', steps: ['log'], text: () => '' } }
  const signed = aPlainPage('d1', { customer: to('c'), happenedAt: '2026-11-02T02:00:00.000Z' }, { moves: [moved('log', 'done', '2026-11-03T02:00:00.000Z'), moved('cancel', 'cancelled', '2026-11-04T02:00:00.000Z'), moved('log', 'done', '2026-11-05T02:00:00.000Z', 'wrong-state')].map((move, at) => ({ ...move, id: `m${at}`, from: '' })) as never }) as Page
  const ahead = aPlainPage('d2', { plannedAt: '2026-12-01T02:00:00.000Z' }, { moves: [] }) as Page
  const items = timelineOf({ page: { ...aPlainPage('c', {}), made: undefined, moves: [] } as unknown as Page, comments: [], changes: [], linked: [signed, ahead].map((page) => ({ book: deals, page })) })
  expect(items.map(({ key, at }) => [key, at.slice(0, 10)])).toEqual([['page deals d2', '2026-12-01'], ['step deals d1 m0', '2026-11-03'], ['page deals d1', '2026-11-02']])
})

test('[CUS3] a timeline of 2,000 entries is narrowed to a kind, a person and a time, and tells how many there are of each', () => {
  const linked = Array.from({ length: 2000 }, (_, at) => ({ book: visits as unknown as Book, page: aPlainPage(`v${at}`, { happenedAt: new Date(nowMs - at * 3_600_000).toISOString() }, { made: { by: at % 2 === 0 ? 'zhou' : 'lin', at: '2026-01-01T00:00:00.000Z' }, moves: [] }) as Page }))
  const items = timelineOf({ page: aPlainPage('c', {}, { moves: [] }) as Page, comments: [], changes: [], linked })
  const said = (item: (typeof items)[number]): string => (item.kind === 'page' && ['v12', 'v112', 'v120'].includes(item.page.id) ? `${item.page.id === 'v120' ? '样品' : '预算'} ${item.page.id.slice(1)}` : '')
  expect(kindsIn(items)).toEqual([{ kind: 'visits', count: 2000 }, { kind: 'page', count: 1 }])
  expect(narrowTimeline(items, { kind: 'visits', by: 'lin', since: '2026-11-22' }, 'Asia/Shanghai', said).length).toBe(17)
  expect(narrowTimeline(items, {}, 'Asia/Shanghai', said)).toEqual(items)
  expect(narrowTimeline(items, { words: '預算 １２' }, 'Asia/Shanghai', said).map(said)).toEqual(['预算 12', '预算 112'])
})
