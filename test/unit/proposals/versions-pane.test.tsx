// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { ProposalDeskProvider } from '@hebu/web/features/proposals/desk.tsx'
import { VersionsPane } from '@hebu/web/features/proposals/VersionsPane.tsx'
import { screen, within } from '@solidjs/testing-library'
import { expect, test } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { yuan } from '../books/small-world.ts'
import { renderPlace } from '../features/render-place.tsx'

const line = (id: string, item: string, qty: number, price: number) => ({ id, cells: { item, qty, price: yuan(price), listPrice: yuan(200) } })
const contents: Readonly<Record<string, object>> = {
  h1: { values: { lines: [line('a', '茶礼', 10, 190)], delivery: '二十天' }, texts: { solution: [{ node: 'paragraph', content: [{ text: '分三批寄出' }] }] } },
  h2: { values: { lines: [line('a', '茶礼', 10, 180), line('b', '刻字', 1, 300)], delivery: '二十天' }, texts: { solution: [{ node: 'paragraph', content: [{ text: '分两批寄出' }] }] } },
}
const submitted = (id: string, content: string) => ({ id, move: 'submit', from: 'drafting', to: 'review', by: 'zhou', at: '2026-11-20T01:00:00Z', verdict: 'applied', content })

test('[PROP9] [PROP6] a page shows its versions, and the last two compared: total, lines and words', async () => {
  const { workspace, settled } = aFakeWorkspace({ books: [proposals as Book], member: 'zhou' })
  await settled()
  const page = { id: 'p', book: 'proposals', shelf: 'g-east/2026', state: 'sent', values: {}, moves: [submitted('m1', 'h1'), submitted('m2', 'h2')] } as unknown as Page
  const frozen = { ...workspace, contentThen: (_page: unknown, hash: string) => Promise.resolve(contents[hash]) } as typeof workspace
  const desk = { title: () => '', member: (id: string) => id, value: (_page: Page, _field: string, _column: string | undefined, value: unknown) => String(value ?? ''), blocks: () => [], fileName: () => '', offer: () => {}, refuse: () => {}, focusField: () => {} }
  renderPlace(frozen, '/', [{ path: '/', component: () => <ProposalDeskProvider desk={desk}><VersionsPane page={page} /></ProposalDeskProvider> }])
  const pane = await screen.findByRole('region', { name: 'Versions' })
  const table = await within(pane).findByRole('table')
  expect([...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['Changed', '茶礼', '', '¥190 ¥180', '5% 10%', '¥1,900 ¥1,800'],
    ['Added', '刻字', '1', '¥300', '-50%', '¥300'],
  ])
  expect(pane.textContent).toContain('¥1,900 ¥2,100')
  expect([...pane.querySelectorAll('del')].map((each) => each.textContent)).toContain('三')
  await workspace.close()
})
