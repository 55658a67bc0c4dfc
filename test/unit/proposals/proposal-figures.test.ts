import { products } from '@hebu/shared/books/products.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { marginOf } from '@hebu/shared/books/proposal-figures.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { charters } from '@hebu/shared/charters/catalogue.ts'
import { times } from '@hebu/shared/vocabulary/money.ts'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { aPage, aRow, aWorld, moved, to, valueOf, yuan } from '../books/small-world.ts'

const goods = [
  aPage('tea', { name: '木铃茶礼', listPrice: yuan(198), policyLimit: yuan(170), costPrice: yuan(120) }, { state: 'active' }),
  aPage('cup', { name: '暖杯', listPrice: yuan(88), policyLimit: yuan(75), costPrice: yuan(50) }, { state: 'retired' }),
]
const line = (id: string, product: string, qty: number, price: number, listPrice = 198) => aRow(id, { product: to(product), item: product, qty, price: yuan(price), listPrice: yuan(listPrice) })
const world = aWorld({ products: goods })

test('[PROP3] what lines come to is exact to the cent, whatever the quantity', () => {
  expect(times(yuan(1), 1.005)).toEqual(yuan(1.01))
  expect(times(yuan(0.1), 3)).toEqual(yuan(0.3))
  expect(times(yuan(19.99), 2.5)).toEqual({ amountCents: 4998, currency: 'CNY' })
  expect(times(yuan(-1), 1.005)).toEqual(yuan(-1.01))
  expect(times(yuan(100), 1e-7)).toEqual(yuan(0))
  expect(times(yuan(1), 1e21)).toEqual({ amountCents: 1e23, currency: 'CNY' })
  const page = aPage('p', { lines: [line('a', 'tea', 1.5, 33.33), line('b', 'cup', 3, 0.1, 0.2)] })
  expect(valueOf(proposals, 'lines/subtotal', page, world, aRow('x', { qty: 1.5, price: yuan(33.33) }))).toEqual(yuan(50))
  expect(valueOf(proposals, 'total', page, world)).toEqual({ amountCents: 5000 + 30, currency: 'CNY' })
  expect(valueOf(proposals, 'listTotal', page, world)).toEqual({ amountCents: 29_700 + 60, currency: 'CNY' })
})

test('[PROP3] lines in two currencies have no sum, and the other one is marked', () => {
  const odd = aRow('b', { qty: 1, price: { amountCents: 100, currency: 'USD' } })
  const page = aPage('p', { lines: [line('a', 'tea', 1, 190), odd] })
  expect(valueOf(proposals, 'total', page, world)).toBeUndefined()
  expect(valueOf(proposals, 'discount', page, world)).toBeUndefined()
  expect(valueOf(proposals, 'lines/check', page, world, odd)).toMatchObject([{ label: { en: 'Another currency' } }])
})

test('[PROP4] [S2-3.1.4b] [S0-3.1.3a] a price below the policy limit marks its line with that limit and the proposal as off policy', () => {
  const low = line('a', 'tea', 10, 169.99)
  const page = aPage('p', { lines: [low, line('b', 'cup', 1, 80, 88)] })
  expect(valueOf(proposals, 'lines/check', page, world, low)).toMatchObject([{ label: { en: 'Below the policy limit of' }, value: 170 }])
  expect(valueOf(proposals, 'offPolicy', page, world)).toBe(true)
  expect(valueOf(proposals, 'lines/discount', page, world, low)).toBe(14.1)
  // At the limit it is not below it; a retired product is told of, and is no matter of policy.
  const fair = aPage('p', { lines: [line('a', 'tea', 10, 170), line('b', 'cup', 1, 80, 88)] })
  expect(valueOf(proposals, 'offPolicy', fair, world)).toBe(false)
  expect(valueOf(proposals, 'lines/check', fair, world, line('b', 'cup', 1, 80))).toMatchObject([{ label: { en: 'No longer sold' } }])
  // A device without costs says the same.
  const blind = aWorld({ products: goods.map((page) => ({ ...page, values: { ...page.values, costPrice: undefined } })) })
  expect(valueOf(proposals, 'offPolicy', page, blind)).toBe(true)
})

test('[PROP5] the margin is told to who holds costs, and to nobody else', () => {
  const page = aPage('p', { lines: [line('a', 'tea', 10, 180)] })
  expect(marginOf(page, world)).toEqual({ left: yuan(600), percent: 33.3 })
  expect(marginOf(page, aWorld({ products: [aPage('tea', { listPrice: yuan(198) })] }))).toBeUndefined()
  // One line whose cost nobody entered, and the whole is not known.
  expect(marginOf(aPage('p', { lines: [line('a', 'tea', 10, 180), aRow('b', { item: '刻字', qty: 1, price: yuan(5) })] }), world)).toBeUndefined()
})

test('[PROP5] floor and cost are opened to head, leads and finance alone, in every charter', () => {
  const shelf = { part: 'secret', shelf: 'g-all' }
  for (const charter of charters) {
    for (const [post, { functions, guest }] of Object.entries(charter.posts)) {
      const member = aMember('one', { post })
      const standing = { charter, directory: { revision: 1, workspace: { id: 'w1', name: '', charter: charter.id, timeZone: 'Asia/Shanghai' }, members: [member] } }
      const trusted = functions.some((name) => ['head', 'lead', 'finance'].includes(name))
      expect(accessTo(shelf, products, member, standing) !== 'none', `${charter.id} ${post}`).toBe(trusted)
      expect(accessTo({ shelf: 'g-all' }, products, member, standing) !== 'none', `${charter.id} ${post}`).toBe(guest !== true || functions.includes('finance'))
    }
  }
})

const history = [
  moved('submit', 'review', '2026-11-02T01:00:00Z'), moved('approve', 'approved', '2026-11-02T02:00:00Z'), moved('send', 'sent', '2026-11-03T02:00:00Z'),
  moved('revise', 'revising', '2026-11-06T02:00:00Z'), moved('submit', 'review', '2026-11-09T02:00:00Z', 'wrong-state'),
]

test('[PROP6] [S0-3.1.3b] every submission that counts fixes a version, and what is written is the next one', () => {
  const version = (state: string, moves: typeof history) => valueOf(proposals, 'version', aPage('p', {}, { state, moves }), world)
  expect(version('drafting', [])).toBe(1)
  expect(version('sent', history.slice(0, 3))).toBe(1)
  expect(version('revising', history)).toBe(2)
  expect(version('review', [...history, moved('submit', 'review', '2026-11-10T02:00:00Z')])).toBe(2)
})

test('[PROP7] [S0-3.1.3b] feedback is answered in the version after the one that it is about', () => {
  const answered = (moves: typeof history, cells: Record<string, unknown>) => valueOf(proposals, 'feedback/answeredIn', aPage('p', {}, { moves }), world, aRow('f', cells))
  const again = [...history, moved('submit', 'review', '2026-11-10T02:00:00Z')]
  expect(answered(history, { at: '2026-11-05', about: 1 })).toBeUndefined()
  expect(answered(again, { at: '2026-11-05', about: 1 })).toBe(2)
  // Where nobody said what it is about, it is about what the customer had.
  expect(answered(again, { at: '2026-11-05' })).toBe(2)
  expect(answered(history, { at: '2026-11-05' })).toBeUndefined()
})
