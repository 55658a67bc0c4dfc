import { customers } from '@hebu/shared/books/customers.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { expect, test } from 'vitest'

import { aPage, aRow, aWorld, to, valueOf, yuan } from './small-world.ts'

const qinghe = aPage('qinghe', { name: '青禾示例印務' }, { state: 'active' })

const visit = (id: string, state: string, values: ComputedInput['values']) => aPage(id, { customer: to('qinghe'), ...values }, { state })

const order = (id: string, customer: string, on: string, amount: number, state = 'confirmed') =>
  aPage(id, { customer: to(customer), confirmedAt: `${on}T02:00:00.000Z`, lines: [aRow('a', { qty: 2, price: yuan(amount / 2) })] }, { state, shelf: 'g-all/2026-Q4' })

test('[BOOK8] the last contact is the latest that took place, as a day of the department [S2-3.1.3b]', () => {
  const world = aWorld({
    visits: [
      visit('a', 'done', { happenedAt: '2026-11-02T02:00:00.000Z' }),
      // Half past midnight in Shanghai: the next day there.
      visit('b', 'done', { happenedAt: '2026-11-09T16:30:00.000Z' }),
      visit('c', 'planned', { plannedAt: '2026-11-30T02:00:00.000Z' }),
      visit('d', 'cancelled', { happenedAt: '2026-11-20T02:00:00.000Z' }),
      aPage('e', { customer: to('other'), happenedAt: '2026-11-24T02:00:00.000Z' }, { state: 'done' }),
    ],
  })
  expect(valueOf(customers, 'lastContactAt', qinghe, world)).toBe('2026-11-10')
  expect(valueOf(customers, 'lastContactAt', qinghe, aWorld())).toBeUndefined()
  const withReturnVisit = aWorld({ visits: [...world.pages('visits')], followUps: [visit('f', 'done', { doneAt: '2026-11-18T02:00:00.000Z' })] })
  expect(valueOf(customers, 'lastContactAt', qinghe, withReturnVisit)).toBe('2026-11-18')
})

test('[BOOK8] the next follow-up is the earliest date agreed on that no later contact has answered [S1-3.1.6b]', () => {
  const next = (...visits: readonly ComputedInput[]) => valueOf(customers, 'nextFollowUpAt', qinghe, aWorld({ visits }))
  const first = visit('a', 'done', { happenedAt: '2026-11-02T02:00:00.000Z', nextAt: '2026-11-12' })
  const later = visit('b', 'done', { happenedAt: '2026-11-13T02:00:00.000Z', nextAt: '2026-12-01' })
  expect(next(first)).toBe('2026-11-12')
  expect(next(first, later)).toBe('2026-12-01')
  // Agreed before, still ahead of the last contact: it stands.
  expect(next(visit('a', 'done', { happenedAt: '2026-11-02T02:00:00.000Z', nextAt: '2026-11-28' }), later)).toBe('2026-11-28')
  expect(next(later, visit('c', 'planned', { plannedAt: '2026-11-27T02:00:00.000Z' }))).toBe('2026-11-27')
  expect(next(visit('d', 'cancelled', { nextAt: '2026-11-26' }))).toBeUndefined()
})

test('[BOOK9] the purchase history holds placed orders, the newest first [S0-4.1a]', () => {
  const orders = [order('o1', 'qinghe', '2026-03-02', 500), order('o2', 'qinghe', '2026-10-02', 800), order('o3', 'qinghe', '2026-11-02', 800, 'cancelled'), order('o4', 'other', '2026-11-03', 1)]
  expect(valueOf(customers, 'history', qinghe, aWorld({ orders }))).toEqual([
    { id: 'orders:o2', shelf: 'g-all/2026-Q4' },
    { id: 'orders:o1', shelf: 'g-all/2026-Q4' },
  ])
})

test('[BOOK9] satisfaction is the mean of the latest answer out of 100; what is to be paid is dues less receipts [S0-7.4a]', () => {
  const answer = (id: string, at: string, ...scores: readonly number[]) =>
    aPage(id, { customer: to('qinghe'), at, scores: scores.map((score, index) => aRow(`r${index}`, { dimension: 'service', score })) })
  const world = aWorld({
    surveyResponses: [answer('s1', '2026-05-01T02:00:00.000Z', 2, 2), answer('s2', '2026-11-01T02:00:00.000Z', 4, 5, 4)],
    receivables: [
      aPage('d1', { customer: to('qinghe'), amount: yuan(1200) }, { state: 'overdue' }),
      aPage('d2', { customer: to('qinghe'), amount: yuan(300.5) }, { state: 'due' }),
      aPage('d3', { customer: to('qinghe'), amount: yuan(9000) }, { state: 'writtenOff' }),
    ],
    receipts: [aPage('r1', { receivable: to('d1'), amount: yuan(200) }), aPage('r2', { receivable: to('d3'), amount: yuan(50) })],
  })
  expect(valueOf(customers, 'satisfactionScore', qinghe, world)).toBe(86.7)
  expect(valueOf(customers, 'outstanding', qinghe, world)).toEqual(yuan(1300.5))
  expect(valueOf(customers, 'outstanding', qinghe, aWorld())).toBeUndefined()
})

test('[BOOK10] the suggested tier follows amount, number of deals and potential of twelve months [S0-4.2a]', () => {
  const others = Array.from({ length: 9 }, (_, index) => order(`x${index}`, `c${index}`, '2026-06-01', 1000 + index))
  const suggested = (orders: readonly ComputedInput[], potentialScore: number, tiers?: readonly string[]) =>
    valueOf(customers, 'tierSuggested', { ...qinghe, values: { potentialScore } }, aWorld({ orders }, tiers === undefined ? {} : { tiers }))
  const best = [order('a', 'qinghe', '2026-08-01', 90_000), order('b', 'qinghe', '2026-09-01', 90_000)]
  expect(suggested([...others, ...best], 80)).toBe('key')
  expect(suggested([...others, ...best], 0)).toBe('core')
  expect(suggested([...others, ...best], 80, ['important', 'key', 'general', 'potential'])).toBe('important')
  expect(suggested([...others, order('a', 'qinghe', '2026-08-01', 10)], 0)).toBe('general')
  expect(suggested(others, 100)).toBe('potential')
  // A deal of more than a year ago does not speak any more; a draft never did.
  expect(suggested([...others, order('a', 'qinghe', '2025-11-01', 90_000)], 100)).toBe('potential')
  expect(suggested([...others, order('a', 'qinghe', '2026-11-01', 90_000, 'draft')], 100)).toBe('potential')
})

test('[CUS33] where no orders are kept, won opportunities tell the deals; the arithmetic adds up [S0-4.2a]', () => {
  const won = (id: string, customer: string, yuanOf: number) =>
    aPage(id, { customer: to(customer), amount: yuan(yuanOf) }, { state: 'won', moves: [{ move: 'win', to: 'won', by: 'lin', at: '2026-09-01T02:00:00.000Z', verdict: 'applied' }] })
  const opportunities = [...Array.from({ length: 9 }, (_, index) => won(`x${index}`, `c${index}`, 1000 + index)), won('a', 'qinghe', 90_000), won('b', 'qinghe', 90_000)]
  const world = aWorld({ opportunities })
  const page = { ...qinghe, values: { potentialScore: 80, tier: 'general' } }
  expect(valueOf(customers, 'tierSuggested', page, world)).toBe('key')
  expect(valueOf(customers, 'tierDiffers', page, world)).toBe(true)
  expect(valueOf(customers, 'tierDiffers', { ...page, values: { ...page.values, tier: 'key' } }, world)).toBe(false)
  const field = customers.fields.tierSuggested
  const lines = field.workings!(page, world).map(({ value }) => Number(value.split('= ').at(-1)))
  expect(lines.slice(2, 5).reduce((sum, part) => sum + part, 0)).toBeCloseTo(lines[5]!, 0)
  // Orders, where there are any, are what counts.
  expect(valueOf(customers, 'tierSuggested', page, aWorld({ opportunities, orders: [order('o', 'other', '2026-08-01', 5)] }))).toBe('potential')
})

test('[BOOK10] a tier that the charter does not know is never suggested [S3-3.3.2a–b]', () => {
  const orders = [order('a', 'qinghe', '2026-08-01', 900), order('b', 'other', '2026-08-01', 10)]
  const suggested = (tiers: readonly string[]) => valueOf(customers, 'tierSuggested', { ...qinghe, values: { potentialScore: 100 } }, aWorld({ orders }, { tiers }))
  expect(suggested(['key', 'core', 'general', 'potential'])).toBe('core')
  expect(suggested(['key', 'general', 'potential'])).toBe('general')
  expect(suggested(['majorProject', 'existing', 'newCustomer'])).toBeUndefined()
})

test('[BOOK11] staff read who a customer is; how to reach them and their credit lie in companions with fewer readers [S1-4.2.2c]', () => {
  const partOf = (name: keyof typeof customers.fields) => customers.fields[name].part
  expect(['name', 'tier', 'owner', 'industry', 'region'].map((name) => partOf(name as 'name'))).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(['contacts', 'address', 'decisionProcess', 'consents', 'creditNeed'].map((name) => partOf(name as 'contacts'))).toEqual(['file', 'file', 'file', 'file', 'file'])
  expect(['creditRating', 'creditReviews'].map((name) => partOf(name as 'creditRating'))).toEqual(['secret', 'secret'])
  expect(customers.access.read).toEqual(['everyone', 'finance'])
  expect(customers.parts?.file?.access.read).not.toContain('everyone')
  expect(customers.parts?.secret?.access).toEqual({ read: ['head', 'finance'], write: ['head', 'finance'] })
})
