// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { listSheet } from '@hebu/web/features/books/exchange/export/list-sheet.ts'
import type { ListModel } from '@hebu/web/features/books/list/list-model.ts'
import { addTotals, totalsOf } from '@hebu/web/features/books/list/table/figures.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { expect, test } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'

const words = createWords({ language: 'en', timeZone: 'Asia/Shanghai' })

async function aLedger(count: number) {
  const { workspace, settled } = aFakeWorkspace({ books: [ledger as Book], member: 'zhou' })
  await settled()
  for (let at = 0; at < count; at++) workspace.commands.create('ledger', { title: `P${at}`, count: at % 3 === 0 ? 0.1 : 2, amount: { amountCents: 100 + at, currency: at % 2 === 0 ? 'CNY' : 'USD' } })
  const pages = workspace.table('ledger').pages()
  const state = { columns: () => undefined, group: () => undefined, sort: () => ({ column: 'title', descending: false }) }
  const model = { book: ledger, state, pages: () => pages, declared: () => ['title', 'count', 'amount'].map((id) => ({ id })), every: () => [] } as unknown as ListModel
  return { workspace, pages, take: (signal: AbortSignal, tell?: (done: number) => void) => listSheet(model, 'list', { book: ledger as Book, workspace, words, names: createNames(workspace, words) }, false, signal, tell) }
}

test('[XCH20] an export tells of every line, and its sums are those of all of them', async () => {
  const { workspace, pages, take } = await aLedger(120)
  const told: number[] = []
  const sheet = await take(new AbortController().signal, (done) => told.push(done))
  expect([sheet.lines.length, told.length, told.at(-1)]).toEqual([pages.length, pages.length, pages.length])
  // Amounts of two currencies make no sum.
  const counts = pages.map(({ values }) => values['count'] as number)
  expect(sheet.sums).toEqual([{ column: 1, total: Math.round(counts.reduce((sum, count) => sum + count, 0) * 1e6) / 1e6 }])

  const columns = ['count', 'amount'].map((id) => ({ id, field: (ledger as Book).fields[id] }))
  const totals = (some: typeof pages) => totalsOf(some, columns, (page, name) => page.values[name])
  expect(addTotals([totals(pages.slice(0, 31)), totals(pages.slice(31, 32)), totals(pages.slice(32))])).toEqual(totals(pages))
  await workspace.close()
})

test('[XCH20] called off, it ends with the line that it had come to', async () => {
  const { workspace, take } = await aLedger(60)
  const calling = new AbortController()
  const told: number[] = []
  const taking = take(calling.signal, (done) => {
    told.push(done)
    if (done === 5) calling.abort()
  })
  await expect(taking).rejects.toThrow()
  expect(told.at(-1)).toBe(5)
  await workspace.close()
})
