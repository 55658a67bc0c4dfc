import { performanceOf } from '@hebu/shared/books/contract-figures.ts'
import { contracts } from '@hebu/shared/books/contracts.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { ledgerOf } from '@hebu/shared/rules/contracts/ledger.ts'
import { expect, test } from 'vitest'

import { aPage, aRow, aWorld, to, yuan } from '../books/small-world.ts'

const states = Object.keys(contracts.states)
const contract = (id: string, state: string, values: ComputedInput['values']) => aPage(id, { owner: 'zhou', customer: to('c1'), ...values }, { state })

/** Today is 2026-11-25. */
const pages = [
  contract('a', 'performing', { amount: yuan(100_000), signedAt: '2026-10-08', validUntil: '2026-12-20', milestones: [aRow('m', { dueAt: '2026-11-20' }), aRow('n', { dueAt: '2026-11-10', doneAt: '2026-11-12', quality: 'defect' })] }),
  contract('b', 'signed', { amount: yuan(20_000), signedAt: '2026-11-03', validUntil: '2027-02-20', owner: 'lin' }),
  contract('c', 'archived', { amount: yuan(5_000), signedAt: '2026-11-09', validUntil: '2026-11-20', customer: to('c2') }),
  contract('d', 'performing', { amount: yuan(1_000), signedAt: '2026-08-01', validUntil: '2026-11-01' }),
  contract('e', 'draft', { amount: yuan(70_000) }),
  contract('f', 'void', { amount: yuan(9_999), signedAt: '2026-11-01' }),
  contract('g', 'template', { amount: yuan(9_999) }),
  contract('h', 'performing', { amount: { amountCents: 5, currency: 'USD' }, signedAt: '2026-11-02', validUntil: '2028-01-01' }),
]
const changes = [
  aPage('x', { contract: to('a'), kind: 'change', amountDelta: yuan(-30_000), effectiveAt: '2026-11-15' }, { state: 'effective' }),
  aPage('y', { contract: to('b'), kind: 'change', amountDelta: yuan(1), newUntil: '2027-12-31' }, { state: 'agreed' }),
]

test('[CON9] the ledger adds up by state, month, owner and customer, with what took effect, and leaves void ones and templates out [S3-2.2.3d]', () => {
  const ledger = ledgerOf(pages, states, aWorld({ contracts: pages, contractChanges: changes }))
  const shown = (lines: typeof ledger.byState) => lines.map(({ key, count, amountCents }) => [key, count, amountCents / 100])
  expect(shown(ledger.byState)).toEqual([['draft', 1, 70_000], ['signed', 1, 20_000], ['performing', 3, 71_000], ['archived', 1, 5_000]])
  expect(shown(ledger.byMonth)).toEqual([['2026-11', 3, -5_000], ['2026-10', 1, 100_000], ['2026-08', 1, 1_000]])
  expect(shown(ledger.byOwner)).toEqual([['zhou', 4, 76_000], ['lin', 1, 20_000]])
  expect(shown(ledger.byCustomer)).toEqual([['c1', 4, 91_000], ['c2', 1, 5_000]])
  expect([ledger.signed, ledger.running].map(({ count, amountCents }) => [count, amountCents / 100])).toEqual([[5, 96_000], [4, 91_000]])
  expect([ledger.currency, ledger.otherCurrency]).toEqual(['CNY', 1])
})

test('[CON9] what ends within 30, 60 and 90 days and what is past its end is told, with how milestones went', () => {
  const ledger = ledgerOf(pages, states, aWorld({ contracts: pages, contractChanges: changes }))
  expect(ledger.ending.map(({ key, count }) => [key, count])).toEqual([['30', 1], ['60', 1], ['90', 2]])
  expect(ledger.overdue.count).toBe(1)
  expect(ledger.milestones).toEqual({ all: 2, done: 1, late: 1, doneLate: 1, defects: 1 })
  // A longer term that took effect counts.
  const extended = [...changes.slice(0, 1), { ...changes[1]!, state: 'effective' }]
  expect(ledgerOf(pages, states, aWorld({ contracts: pages, contractChanges: extended })).ending.map(({ count }) => count)).toEqual([1, 1, 1])
})

test('[CON9] without contracts there is nothing to add up', () => {
  expect(ledgerOf([], states, aWorld())).toMatchObject({ byState: [], byMonth: [], signed: { count: 0, amountCents: 0 }, currency: 'CNY' })
})

test('[CON11] a milestone is late once its day is past, done late or not yet, and never before', () => {
  const of = (cells: Readonly<Record<string, unknown>>) => performanceOf({ state: 'performing', values: { milestones: [aRow('m', cells)] } }, '2026-11-25')
  expect([{ dueAt: '2026-11-25' }, { dueAt: '2026-11-24' }, { dueAt: '2026-11-24', doneAt: '2026-11-24' }, { dueAt: '2026-11-24', doneAt: '2026-11-25', quality: 'defect' }].map(of)).toEqual([
    { all: 1, done: 0, late: 0, doneLate: 0, defects: 0 }, { all: 1, done: 0, late: 1, doneLate: 0, defects: 0 }, { all: 1, done: 1, late: 0, doneLate: 0, defects: 0 }, { all: 1, done: 1, late: 0, doneLate: 1, defects: 1 },
  ])
})
