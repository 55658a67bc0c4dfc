// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { ComparedContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import { ProposalDeskProvider } from '@hebu/web/features/proposals/desk.tsx'
import { PriceChanges } from '@hebu/web/features/proposals/PriceChanges.tsx'
import { screen } from '@solidjs/testing-library'
import { expect, test } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { yuan } from '../books/small-world.ts'
import { renderPlace } from '../features/render-place.tsx'

const line = (id: string, item: string, qty: number, price: number) => ({ id, cells: { item, qty, price: yuan(price), listPrice: yuan(200) } })
const said = (...lines: readonly object[]): ComparedContent => ({ values: { lines, delivery: '二十天' }, texts: {} })

async function show(before: ComparedContent, after: ComparedContent): Promise<void> {
  const { workspace, settled } = aFakeWorkspace({ books: [proposals as Book], member: 'zhou' })
  await settled()
  const page = { id: 'p', book: 'proposals', values: {}, moves: [] } as unknown as Page
  const desk = { title: () => '', member: (id: string) => id, value: (_page: Page, _field: string, _column: string | undefined, value: unknown) => String(value ?? ''), blocks: () => [], fileName: () => '', offer: () => {}, refuse: () => {}, focusField: () => {} }
  renderPlace(workspace, '/', [{ path: '/', component: () => <ProposalDeskProvider desk={desk}><PriceChanges page={page} before={before} after={after} /></ProposalDeskProvider> }])
}

test('[PROP9] the prices of two versions are compared by what they mean: the total, and each line with its figures', async () => {
  await show(said(line('a', '茶礼', 10, 190)), said(line('a', '茶礼', 10, 180), line('b', '刻字', 1, 300)))
  const table = await screen.findByRole('table')
  expect([...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['Changed', '茶礼', '', '¥190 ¥180', '5% 10%', '¥1,900 ¥1,800'],
    ['Added', '刻字', '1', '¥300', '-50%', '¥300'],
  ])
  expect(document.body.textContent).toContain('¥1,900 ¥2,100')
})

test('[PROP9] lines that only stand elsewhere say that no price changed', async () => {
  const [one, other] = [line('a', '茶礼', 10, 190), line('b', '刻字', 1, 300)]
  await show(said(one, other), said(other, one))
  expect(await screen.findByText('The lines stand in another order; no price changed.')).toBeDefined()
})
