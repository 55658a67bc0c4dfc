import { repeatsDue } from '@hebu/shared/books/repeating-tasks.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { expect, test } from 'vitest'

import { aPage, aRow } from './small-world.ts'

const aTask = (id: string, values: Readonly<Record<string, unknown>>, state = 'todo') => aPage(id, { title: '盤點樣品', assignee: 'zhou', assignedBy: 'wang', repeats: 'week', ...values }, { state })
const days = (pages: Parameters<typeof repeatsDue>[0], today: string) => repeatsDue(pages, today).map(({ dueAt, repeatDay, ...values }) => [tasks.key?.({ ...values, repeatDay }), dueAt])

test('[TASK4] the next of a series is asked for once the latest is done or its day has come, under a name that follows from the series and the day', () => {
  const first = { dueAt: '2026-11-27' }
  expect(days([aTask('t', first)], '2026-11-25')).toEqual([])
  expect(days([aTask('t', first, 'done')], '2026-11-25')).toEqual([['t.2026-12-04', '2026-12-04']])
  expect(days([aTask('t', first)], '2026-11-27')).toEqual([['t.2026-12-04', '2026-12-04']])
  const second = aTask('t.2026-12-04', { dueAt: '2026-12-04', repeatOf: 't', repeatFrom: '2026-11-27', repeatDay: '2026-12-04' })
  expect(days([aTask('t', first, 'done'), second], '2026-11-27')).toEqual([])
  expect(days([aTask('t', first, 'done'), { ...second, state: 'verified' }], '2026-12-01')).toEqual([['t.2026-12-11', '2026-12-11']])
  // The series keeps its day though this one was moved.
  const moved = { ...second, state: 'done', values: { ...second.values, dueAt: '2026-12-08', movedDue: [aRow('r', { from: '2026-12-04', to: '2026-12-08' })] } }
  expect(days([moved], '2026-12-08')).toEqual([['t.2026-12-11', '2026-12-11']])
  expect(repeatsDue([aTask('t', first, 'done')], '2026-11-25')[0]).toMatchObject({ title: '盤點樣品', assignee: 'zhou', assignedBy: 'wang', repeats: 'week' })
})

test('[TASK4] weeks that nobody was there for are passed over; a day off leads on to the next working day', () => {
  expect(days([aTask('t', { dueAt: '2026-09-04' })], '2026-11-25')).toEqual([['t.2026-11-27', '2026-11-27']])
  // The first of October and the days after it are off.
  expect(days([aTask('t', { dueAt: '2026-09-24' }, 'done')], '2026-09-24')).toEqual([['t.2026-10-01', '2026-10-08']])
  // A month without a 31st has its last day, and the one after it the 31st again.
  const last = aTask('m', { repeats: 'month', dueAt: '2026-08-31' }, 'done')
  expect(days([last], '2026-08-31')).toEqual([['m.2026-09-30', '2026-09-30']])
  expect(days([aTask('m.2026-09-30', { repeats: 'month', dueAt: '2026-09-30', repeatOf: 'm', repeatFrom: '2026-08-31', repeatDay: '2026-09-30' }, 'done')], '2026-10-12')[0]?.[0]).toBe('m.2026-10-31')
  expect(days([aTask('q', { repeats: 'quarter', dueAt: '2026-11-25' })], '2026-11-25')).toEqual([['q.2027-02-25', '2027-02-25']])
})

test('[TASK4] a series ends with a latest one that was cancelled, put into the bin, or repeats no more', () => {
  const first = aTask('t', { dueAt: '2026-11-20' }, 'done')
  const second = aTask('t.2026-11-27', { dueAt: '2026-11-27', repeatOf: 't', repeatFrom: '2026-11-20', repeatDay: '2026-11-27' })
  expect(days([first, { ...second, state: 'cancelled' }], '2026-11-30')).toEqual([])
  expect(repeatsDue([first, { ...second, deleted: { by: 'zhou', at: '' } }], '2026-11-30')).toEqual([])
  expect(days([first, { ...second, values: { ...second.values, repeats: undefined } }], '2026-11-30')).toEqual([])
  expect(days([aTask('odd', { dueAt: 'soon' }), aTask('never', { repeats: 'fullMoon', dueAt: '2026-11-20' })], '2026-11-30')).toEqual([])
})
