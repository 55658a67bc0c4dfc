import { customers } from '@hebu/shared/books/customers.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { inquiries } from '@hebu/shared/books/inquiries.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { boundTier, mayCareFor } from '@hebu/shared/rules/care/bound.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { aPage, aWorld, moved, to, valueOf, yuan } from '../books/small-world.ts'

const prospect = (values: ComputedInput['values'], state = 'lead') => aPage('qinghe', { name: '青禾示例印務', ...values }, { state })

test('[CUS53] prospects are screened by scale, standing, potential and willingness; who is worth it is proposed for the list [S1-3.1.2a]', () => {
  const known = { scale: 'large', standing: 'sound', potentialScore: 80, willingness: 'mid' }
  const of = (name: string, page: ComputedInput) => valueOf(customers, name, page, aWorld())
  expect([of('screeningScore', prospect(known)), of('worthDeveloping', prospect(known))]).toEqual([78, true])
  expect(customers.fields.screeningScore.workings!(prospect(known), aWorld()).map(({ value }) => value)).toEqual(['100', '70', '80', '60', '78'])
  expect(of('worthDeveloping', prospect({ ...known, scale: 'small', willingness: 'low', standing: 'weak' }))).toBeUndefined()
  // Before all four are known nothing is said; a customer who buys is no prospect.
  expect(of('screeningScore', prospect({ ...known, standing: undefined }))).toBeUndefined()
  expect(of('worthDeveloping', prospect(known, 'active'))).toBeUndefined()
  expect(customers.fields.worthDeveloping.adopts).toBe('keyDevelopment')
})

test('[CUS54] who comes back, and who has not bought for longer than the charter allows [S0-2.1b]', () => {
  const deal = (id: string, customer: string, signedAt: string) => aPage(id, { customer: to(customer), amount: yuan(10), signedAt }, { state: 'performing' })
  const active = (id: string) => aPage(id, {}, { state: 'active', made: { by: 'zhou', at: '2024-01-01T01:00:00.000Z' } })
  const contracts = [deal('a', 'back', '2026-03-01'), deal('b', 'back', '2026-11-01'), deal('c', 'once', '2026-02-01'), deal('d', 'gone', '2025-11-24'), deal('e', 'edge', '2025-11-25')]
  const of = (name: string, id: string, limits = {}) => valueOf(customers, name, active(id), aWorld({ contracts }, { limits }))
  expect(['back', 'once', 'gone', 'never'].map((id) => of('dealsOfYear', id))).toEqual([2, 1, 0, 0])
  expect(['back', 'gone', 'edge', 'never'].map((id) => of('quiet', id))).toEqual([false, true, false, true])
  expect([of('lastDealAt', 'gone'), of('quiet', 'once', { dormantMonths: 6 })]).toEqual(['2025-11-24', true])
  expect(valueOf(customers, 'quiet', aPage('gone', {}, { state: 'dormant', moves: [moved('sleep', 'dormant', '2026-01-01T00:00:00.000Z')] }), aWorld({ contracts }))).toBe(false)
  expect(customers.list.quick?.map(({ filters }) => filters)).toEqual(expect.arrayContaining(['dealsOfYear:range:2,', 'quiet:is:yes', 'keyDevelopment:is:yes']))
})

test('[CUS55] a weak rating says what the charter asks of contracts, and lies with the rating [S4-6.2.3]', () => {
  const { limits } = charterById('directSales')!
  const of = (creditRating: string, given: Readonly<Record<string, number>> = limits) => valueOf(customers, 'creditAdvice', prospect({ creditRating }), aWorld({}, { limits: given }))
  expect(['A', 'B', 'C', 'D'].map((rating) => of(rating))).toMatchObject([undefined, undefined, [{ value: 30 }], [{ value: 50, label: { en: 'A guarantee, or prepayment of at least (%)' } }]] as never)
  expect(of('D', charterById('salesOps')!.limits)).toBeUndefined()
  expect(customers.fields.creditAdvice.part).toBe('secret')
})

test('[CUS25] important customers of a business department belong to its manager [S1-2.2.1c]', () => {
  const charter = charterById('business')!
  const members = [aMember('wang', { post: 'manager' }), aMember('zhou', { post: 'salesperson' })]
  const standing = { charter, directory: { revision: 1, workspace: { id: 'w', name: '示例部', charter: 'business', timeZone: 'Asia/Shanghai' }, members } }
  expect([mayCareFor('important', 'wang', standing), mayCareFor('important', 'zhou', standing), mayCareFor('key', 'zhou', standing)]).toEqual([true, false, true])
  expect(boundTier('important', standing)?.posts.map(({ en }) => en)).toEqual(['Business manager'])
})

test('[CON1] a business department weighs the risk before a deal is won [S1-3.1.5]', () => {
  const asked = charterById('business')!.needs?.['opportunities.win'] ?? []
  const page = (values: ComputedInput['values']) => ({ state: 'negotiating', values: { title: '中秋禮盒', customer: to('c'), follower: 'zhou', amount: yuan(5), contract: to('k'), ...values }, parts: [] })
  expect(missingFor(opportunities, 'win', page({}), () => false, asked)).toEqual(['riskNote'])
  expect(missingFor(opportunities, 'win', page({ riskNote: '付款期長' }), () => false, asked)).toEqual([])
  expect(charterById('salesOps')!.needs?.['opportunities.win']).toBeUndefined()
})

test('[BOOK20] who came in person was received by a guide before the inquiry counts as answered [S4-3.2.1–2]', () => {
  const page = (channel: string) => ({ state: 'promised', values: { channel, receivedAt: '2026-11-25T02:00:00.000Z', topic: 'price', question: '十份起訂嗎？', handler: 'he', answer: '可以' }, parts: [] })
  expect([missingFor(inquiries, 'answer', page('walkIn'), () => false), missingFor(inquiries, 'answer', page('phone'), () => false)]).toEqual([['guide'], []])
})
