import { expectedOf, missingIn } from '@hebu/shared/books/customer-file.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import type { Learns } from '@hebu/shared/books/dossier.ts'
import { charters } from '@hebu/shared/charters/catalogue.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { learnedFor } from '@hebu/web/features/books/page/dossier/learned.ts'
import { decodeFilters, encodeFilters, isWhole } from '@hebu/web/features/books/views/filters/filter.ts'
import { expect, test } from 'vitest'

import { aPage, aRow, aWorld, to, valueOf } from '../books/small-world.ts'

const full = {
  name: '青禾示例印務', kind: 'enterprise', industry: '印刷', scale: 'large', region: '雲岫', source: 'expo', address: '青禾路 1 號', contacts: [aRow('a', { name: '林' })],
  tier: 'general', owner: 'zhou', willingness: 'high', potentialScore: 70, needs: '年曆',
}
const complete = (values: Readonly<Record<string, unknown>>, world = aWorld(), parts: readonly string[] = ['file']) => valueOf(customers, 'complete', aPage('c', values, { parts }), world)

test('[CUS4] a file is complete when everything expected of it is filled in, what the charter expects too [S0-4.1b] [S1-3.1.2b]', () => {
  expect(complete(full)).toBe(100)
  expect(complete({ ...full, needs: ' ', contacts: [] })).toBe(83)
  expect(complete(full, aWorld({}, { expects: ['preferences'] }))).toBe(92)
  expect(missingIn({ ...full, scale: undefined }, expectedOf(customers.dossier!.expects, { expects: ['preferences', 'scale'] }))).toEqual(['scale', 'preferences'])
  // Who does not hold the file cannot tell.
  expect(complete(full, aWorld(), [])).toBeUndefined()
})

test('[CUS4] what charters and the book expect of a file are its fields', () => {
  const names = [...customers.dossier!.expects, ...charters.flatMap(({ fileExpects }) => fileExpects ?? [])]
  expect(names.filter((name) => !(name in customers.fields))).toEqual([])
  expect(charters.some(({ fileExpects }) => (fileExpects ?? []).length > 0)).toBe(true)
})

test('[CUS5] a file is to be verified a quarter after the last time, that of a key or core customer after a month, unless the charter says otherwise [S0-4.1b] [S3-3.3.1a–b]', () => {
  const due = (values: Readonly<Record<string, unknown>>, state = 'active', world = aWorld()) => valueOf(customers, 'nextVerifyAt', aPage('c', values, { state }), world)
  expect(due({ tier: 'general', verifiedAt: '2026-08-20' })).toBe('2026-11-20')
  expect(due({ tier: 'key', verifiedAt: '2026-11-20' })).toBe('2026-12-21')
  // Never verified: from the day it was opened.
  expect(due({ tier: 'core' })).toBe('2026-12-24')
  expect(due({ tier: 'key', verifiedAt: '2026-11-20' }, 'active', aWorld({}, { limits: { keyFileVerifyDays: 10 } }))).toBe('2026-11-30')
  expect(due({ tier: 'key' }, 'lost')).toBeUndefined()
})

const [learns, fromFollowUps] = customers.dossier!.learns as readonly [Learns, Learns]

test('[CUS10] needs found since the file was checked are proposed, the newest first, but not those settled, known or old [S2-3.1.3b]', () => {
  const visit = (id: string, at: string, needsFound: string, more: Readonly<Record<string, unknown>> = {}, state = 'done') => aPage(id, { customer: to('c'), happenedAt: `${at}T02:00:00.000Z`, needsFound, ...more }, { state }) as Page
  const found = [
    visit('a', '2026-11-10', '要定制年曆'), visit('b', '2026-11-20', '加急'), visit('c', '2026-11-21', '已知'), visit('d', '2026-11-22', '不要了', { needsSettled: 'dismissed' }),
    visit('e', '2026-11-23', ' '), visit('f', '2026-11-24', '還沒發生', {}, 'planned'), visit('g', '2026-07-01', '很久以前'),
  ]
  const texts = (verified: unknown, needs = '早已知道：已知') => learnedFor(learns, aPage('c', { needs }) as Page, found, verified, '2026-11-25', 'Asia/Shanghai').map(({ text }) => text)
  expect(texts(undefined)).toEqual(['加急', '要定制年曆'])
  expect(texts('2026-11-15')).toEqual(['加急'])
  expect(texts('2026-11-15', '')).toEqual(['已知', '加急'])
  expect(texts('2026-01-01', '加急')).toEqual(['已知', '要定制年曆'])
})

test('[CUS40] new needs heard at a follow-up are proposed on the customer as those of a contact are, once it is made', () => {
  const heard = (id: string, state: string, more: Readonly<Record<string, unknown>> = {}) => aPage(id, { customer: to('c'), doneAt: '2026-11-20T02:00:00.000Z', newNeeds: '想加訂年曆', ...more }, { state }) as Page
  const texts = (found: readonly Page[]) => learnedFor(fromFollowUps, aPage('c', { needs: '早已知道' }) as Page, found, undefined, '2026-11-25', 'Asia/Shanghai').map(({ text }) => text)
  expect(fromFollowUps.book).toBe('followUps')
  expect(texts([heard('a', 'done')])).toEqual(['想加訂年曆'])
  expect(texts([heard('a', 'due'), heard('b', 'done', { needsSettled: 'taken' })])).toEqual([])
  const { fields } = books.find(({ id }) => id === fromFollowUps.book)!
  for (const name of [fromFollowUps.about, fromFollowUps.from, fromFollowUps.on, fromFollowUps.settled]) expect(fields).toHaveProperty(name)
})

test('[CUS6] every quick filter is one that its list reads, and narrows something', () => {
  const quick = books.flatMap((book) => (book.list.quick ?? []).map(({ filters }) => ({ book, filters })))
  expect(quick.length).toBeGreaterThan(2)
  for (const { book, filters } of quick) {
    const read = decodeFilters(book, filters)
    expect(read.length > 0 && read.every(isWhole), filters).toBe(true)
    // What is pressed is known again by the address it made.
    expect(decodeFilters(book, encodeFilters(read)!)).toEqual(read)
  }
})
