// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { bookById, books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Comment } from '@hebu/shared/codec/comments.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { hashOf, viewOf } from '@hebu/web/features/books/page/record/asking.ts'
import { mentionAt, toNames, toTokens } from '@hebu/web/features/books/page/record/comments/mention-typing.ts'
import { countOpen, threadsOf } from '@hebu/web/features/books/page/record/comments/threads.ts'
import { mayRestore, outcomeOf, toldChanges } from '@hebu/web/features/books/page/record/history/changes.ts'
import { createSeen } from '@hebu/web/features/books/page/record/seen.ts'
import { byDay, teller, timelineOf } from '@hebu/web/features/books/page/record/timeline/timeline.ts'
import { createSignal } from 'solid-js'
import { expect, test } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'

const book = ledger as Book
const said = (id: string, at: string, more: Partial<Comment> = {}): Comment => ({ id, by: 'lin', at: `2026-11-23T${at}:00.000Z`, text: id, ...more })
const changed = (field: string, at: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({ by: 'lin', at: `2026-11-23T${at}:00.000Z`, field, act: 'write', was: undefined, cut: false, next: { is: 'current' }, ...more })
const aPage = (values: Record<string, unknown> = {}, more: Partial<Page> = {}): Page => ({
  id: 'p1', book: 'ledger', shelf: 'g-all', state: 'draft', values, made: { by: 'wang', at: '2026-11-20T01:00:00.000Z' }, deleted: undefined, moves: [], conflicts: {}, repairs: {}, unknown: {}, version: 1, parts: [], ...more,
})

test('[REC1] answers gather under what began the conversation, however deep, also those that lost it; the newest conversation comes first', () => {
  const removed = { by: 'lin', at: '2026-11-23T05:00:00.000Z' }
  const threads = threadsOf([said('a', '01:00'), said('b', '02:00', { replyTo: 'a' }), said('c', '03:00', { replyTo: 'b' }), said('d', '04:00', { replyTo: 'gone' }), said('e', '05:00', { removed }), said('f', '06:00', { removed }), said('g', '07:00', { replyTo: 'f' }), said('h', '08:00', { replyTo: 'h' })])
  expect(threads.map(({ first, replies }) => [first.id, replies.map(({ id }) => id)])).toEqual([['h', []], ['f', ['g']], ['d', []], ['a', ['b', 'c']]])
})

test('[REC11] what is unresolved is counted by field', () => {
  const stamp = { by: 'lin', at: '2026-11-23T05:00:00.000Z' }
  expect([...countOpen([said('a', '01:00', { field: 'title' }), said('b', '02:00', { field: 'title' }), said('c', '02:00', { field: 'title', replyTo: 'a' }), said('d', '03:00', { field: 'count', resolved: stamp }), said('e', '04:00')])]).toEqual([[undefined, 1], ['title', 2]])
})

test('[REC9] an @ begins a name after any Chinese word, and not within an address of mail', () => {
  expect(mentionAt('請@王', 3)).toEqual({ from: 1, typed: '王' })
  expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' })
  for (const text of ['wang@li', '@王硯 看', '沒有', '@王，', 'a@']) expect([text, mentionAt(text, text.length)]).toEqual([text, undefined])
})

test('[REC9] names are kept as members, the longest that fits, and come back as names', () => {
  const members = [{ id: 'w', name: '王硯' }, { id: 'm', name: '王硯明' }, { id: 'a', name: 'Ann' }]
  expect(toTokens('@王硯明天 @王硯 @Ann @Anna x@Ann', members)).toBe('@[m]天 @[w] @[a] @Anna x@Ann')
  const names = (id: string) => members.find((member) => member.id === id)?.name ?? id
  expect(toNames('@[m]天 @[w] @[left]', names)).toBe('@王硯明天 @王硯 @left')
})

test('[REC8] what happened stands in one stream, changes of one sitting together, days before their times', () => {
  const visits = bookById('visits')!
  const visit = aPage({ happenedAt: '2026-11-23T02:30:00.000Z' }, { id: 'v1', book: 'visits' })
  const items = timelineOf({
    page: aPage({}, { moves: [{ id: 'm1', move: 'submit', from: 'draft', to: 'submitted', by: 'lin', at: '2026-11-23T02:00:00.000Z', verdict: 'applied' }] }),
    comments: [said('a', '03:00'), said('b', '03:30', { removed: { by: 'lin', at: '' } })],
    changes: [changed('title', '01:00'), changed('count', '01:05'), changed('count', '01:06', { by: 'wang' }), changed('note', '01:14'), changed('title', '01:30')],
    linked: [{ book: visits, page: visit }, { book: visits, page: aPage({}, { id: 'v2', made: { by: 'lin', at: '2026-11-22T17:00:00.000Z' } }) }],
  })
  expect(items.map((item) => (item.kind === 'changes' ? item.changes.map(({ field }) => field).join() : item.key))).toEqual(['comment a', 'page visits v1', 'move m1', 'title', 'title,count,note', 'count', 'page visits v2', 'made'])
  expect(byDay(items, 'Asia/Shanghai').map(({ day, items: ofDay }) => [day, ofDay.length])).toEqual([['2026-11-23', 7], ['2026-11-20', 1]])
})

test('[REC8] a book tells of itself on the pages that its declaration names, and on no others', () => {
  expect(teller(books, 'customers').map((told) => [told.book.id, told.field, told.idOf('c1')])).toContainEqual(['visits', 'customer', 'c1'])
  // A task may come from a page of any book.
  expect(teller(books, 'visits').map((told) => told.book.id)).toEqual(['tasks'])
  const anywhere: Book = { ...book, id: 'notes', timeline: { about: 'source', on: 'dueAt', text: () => '' } }
  expect(teller([anywhere], 'customers').map((told) => told.idOf('c1'))).toEqual(['customers:c1'])
})

test('[REC12] a change leads to what the next one replaced, else to what stands there; where others wrote at once it is not known', () => {
  const lines = [{ id: 'r1', at: 'a', cells: { what: '茶' } }]
  const page = aPage({ title: '乙', prep: { profile: true }, lines })
  expect(outcomeOf(page, changed('title', '01:00'))).toEqual({ known: true, value: '乙' })
  expect(outcomeOf(page, changed('title', '01:00', { next: { is: 'value', value: '丙' } }))).toEqual({ known: true, value: '丙' })
  expect(outcomeOf(page, changed('title', '01:00', { next: { is: 'unknown' } }))).toEqual({ known: false })
  expect(outcomeOf(page, changed('prep', '01:00', { item: 'profile' }))).toEqual({ known: true, value: true })
  expect(outcomeOf(page, changed('lines', '01:00', { row: 'r1', item: 'what' }))).toEqual({ known: true, value: '茶' })
  expect(outcomeOf(page, changed('lines', '01:00', { row: 'gone', item: 'what' }))).toEqual({ known: false })
})

test('[REC12] what was taken back at once, and what people do not see, is not told; only what was kept whole and differs is restored', () => {
  const page = aPage({ title: '乙', helpers: [] })
  const told = [changed('title', '01:00', { was: '甲' }), changed('title', '01:00', { was: '乙' }), changed('helpers', '01:00'), changed('elsewhere', '01:00', { was: 1 }), changed('note', '01:00', { was: '長', cut: true, next: { is: 'unknown' } }), changed('body', '01:00', { act: 'edit' })]
  expect(toldChanges(book, page, told)).toEqual([told[0], told[4], told[5]])
  expect([told[0]!, told[1]!, told[4]!, told[5]!].map((entry) => mayRestore(page, entry))).toEqual([true, false, false, false])
  const removal = changed('lines', '01:00', { act: 'remove', row: 'r1', was: { what: '茶' } })
  expect(mayRestore(page, removal)).toBe(true)
  expect(mayRestore(aPage({ lines: [{ id: 'r1', at: 'a', cells: {} }] }), removal)).toBe(false)
})

test('[REC10] comments by others are unread until they were looked at, on this device; what was unread stays marked while the page is open', () => {
  const stored = new Map<string, string>()
  const kept = { read: (key: string) => stored.get(key), keep: (key: string, value: string | undefined) => void (value === undefined ? stored.delete(key) : stored.set(key, value)) }
  const [comments, setComments] = createSignal<readonly Comment[]>([said('old', '01:00', { at: '2026-11-01T01:00:00.000Z' }), said('a', '01:00'), said('mine', '02:00', { by: 'me' })])
  const open = (page = 'p1') => createSeen({ kept, key: 'seen', page, me: 'me', nowMs: Date.parse('2026-11-23T03:00:00.000Z'), comments })
  const seen = open()
  expect([[...seen.unread()], [...seen.fresh()]]).toEqual([['a'], ['a']])
  seen.look()
  expect([[...seen.unread()], [...seen.fresh()]]).toEqual([[], ['a']])
  // Written before the last look by its clock, and come only now: from a device that was offline.
  setComments((known) => [said('late', '00:30'), ...known])
  expect([...open().unread()]).toEqual(['late'])
  expect([...open('p2').unread()].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['a', 'late'])
  stored.set('seen', 'garbage')
  expect(open().unread().has('a')).toBe(true)
})

test('[REC13] what is shown is read from the address as it was written, and anything else shows the timeline', () => {
  for (const view of [{ tab: 'timeline' as const }, { tab: 'comments' as const, field: undefined }, { tab: 'comments' as const, field: 'tier' }, { tab: 'history' as const, field: 'tier' }, { tab: 'comments' as const, comment: 'k1' }]) expect(viewOf(hashOf(view))).toEqual(view)
  for (const hash of ['', '#', '#nothing', '#timeline', '#%E0%A4%A']) expect(viewOf(hash)).toEqual({ tab: 'timeline' })
})
