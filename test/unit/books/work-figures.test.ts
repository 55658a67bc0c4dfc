import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { meetings } from '@hebu/shared/books/meetings.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { reports } from '@hebu/shared/books/reports.ts'
import { taskIdOf } from '@hebu/shared/books/resolution-tasks.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { expect, test } from 'vitest'

import { aPage, aRow, aWorld, everyBook, moved, to, valueOf, yuan } from './small-world.ts'

test('[BOOK12] the logging lag runs from the contact until it was logged [S2-3.1.3b]', () => {
  const lag = (values: ComputedInput['values'], given: Parameters<typeof aPage>[2] = {}) => valueOf(visits, 'logLag', aPage('v', values, { state: 'done', ...given }), aWorld())
  const happened = { happenedAt: '2026-11-23T02:00:00.000Z' }
  expect(lag(happened, { made: { by: 'zhou', at: '2026-11-23T06:30:00.000Z' } })).toBe(4.5)
  // Planned days before, logged two hours after: the plan does not count.
  expect(lag(happened, { moves: [moved('log', 'done', '2026-11-23T04:00:00.000Z')] })).toBe(2)
  expect(lag(happened, { moves: [moved('log', 'done', '2026-11-23T03:00:00.000Z', 'wrong-state'), moved('log', 'done', '2026-11-23T04:00:00.000Z')] })).toBe(2)
  expect(lag(happened)).toBeUndefined()
  expect(lag({})).toBeUndefined()
})

const minutes = (id: string, startsAt: string, rows: readonly string[], group = 'east') =>
  aPage(id, { kind: 'weekly', group, startsAt, resolutions: rows.map((row) => aRow(row, { content: row })) }, { state: 'approved' })

const task = (meeting: string, row: string, state: string, dueAt: string, values: ComputedInput['values'] = {}) => aPage(taskIdOf(meeting, row)!, { dueAt, ...values }, { state })

test('[BOOK13] a meeting opens with what became of earlier resolutions, the unfinished first [S3-4.2.3a]', () => {
  const world = aWorld({
    meetings: [
      minutes('w46', '2026-11-09T01:30:00.000Z', ['r1', 'r2']),
      minutes('w47', '2026-11-16T01:30:00.000Z', ['r3', 'r4', 'r5']),
      minutes('west', '2026-11-16T02:30:00.000Z', ['r6'], 'west'),
      minutes('w49', '2026-11-30T01:30:00.000Z', ['r7']),
    ],
    tasks: [
      task('w46', 'r1', 'doing', '2026-11-27'),
      task('w46', 'r2', 'verified', '2026-11-12'),
      task('w47', 'r3', 'verified', '2026-11-20'),
      task('w47', 'r4', 'done', '2026-11-19', { checker: 'lin' }),
      task('west', 'r6', 'todo', '2026-11-18'),
      task('w49', 'r7', 'todo', '2026-12-01'),
    ],
  })
  const thisWeek = minutes('w48', '2026-11-23T01:30:00.000Z', [])
  expect(valueOf(meetings, 'lastReview', thisWeek, world)).toEqual([to('tasks:w47.r4'), to('tasks:w46.r1'), to('tasks:w47.r3')])
  expect(valueOf(meetings, 'lastReview', aPage('x', { kind: 'weekly' }), world)).toEqual([])
})

test('[BOOK13] a resolution shows the task it became without a word in the approved minutes being changed [S1-4.1.2b]', () => {
  const meeting = minutes('w47', '2026-11-16T01:30:00.000Z', ['r3'])
  const world = aWorld({ tasks: [task('w47', 'r3', 'todo', '2026-11-20')] })
  expect(valueOf(meetings, 'resolutions/task', meeting, world, aRow('r3', {}))).toEqual([to('tasks:w47.r3')])
  expect(valueOf(meetings, 'resolutions/task', meeting, world, aRow('r9', {}))).toBeUndefined()
  expect(meetings.frozen).toEqual(expect.arrayContaining(['submitted', 'approved', 'archived']))
  expect(meetings.fields.addenda.annotates).toEqual(['everyone'])
  expect(meetings.fields.discussion.annotates).toBeUndefined()
})

test('[BOOK13] those who gave a receipt have read the minutes [S3-4.2.3b]', () => {
  const meeting = aPage('m', { receipts: [aRow('zhou', { at: '2026-11-24T01:00:00.000Z' }), aRow('lin', {})] })
  expect(valueOf(meetings, 'readBy', meeting, aWorld())).toEqual(['zhou', 'lin'])
})

const daily = (given: Parameters<typeof aPage>[2] = {}, values: ComputedInput['values'] = {}) => aPage('r', { author: 'zhou', kind: 'daily', periodKey: '2026-11-23', ...values }, given)

test('[BOOK14] a report cites the author’s own acts of its period and counts them [S2-6.1.2b]', () => {
  const world = aWorld({
    visits: [
      aPage('v1', { by: ['zhou', 'lin'], happenedAt: '2026-11-23T02:00:00.000Z' }, { state: 'done', shelf: 'g-east/2026-Q4' }),
      aPage('v2', { by: ['zhou'], happenedAt: '2026-11-23T16:10:00.000Z' }, { state: 'done' }),
      aPage('v3', { by: ['shen'], happenedAt: '2026-11-23T02:00:00.000Z' }, { state: 'done' }),
      aPage('v4', { by: ['zhou'], plannedAt: '2026-11-23T02:00:00.000Z' }, { state: 'planned' }),
    ],
    customers: [aPage('c1', { name: '青禾' }), aPage('c2', { name: '別家' }, { made: { by: 'shen', at: '2026-11-23T03:00:00.000Z' } })],
    tasks: [
      aPage('t1', { assignee: 'zhou', dueAt: '2026-12-09' }, { state: 'verified', moves: [moved('finish', 'done', '2026-11-23T09:00:00.000Z')] }),
      aPage('t2', { assignee: 'zhou', dueAt: '2026-11-23' }, { state: 'doing' }),
    ],
    meetings: [
      aPage('m1', { startsAt: '2026-11-23T01:30:00.000Z', attendance: [aRow('zhou', { status: 'late' }), aRow('lin', { status: 'present' })] }, { state: 'approved' }),
      aPage('m2', { startsAt: '2026-11-23T06:30:00.000Z', attendance: [aRow('zhou', { status: 'excused' })] }, { state: 'approved' }),
    ],
  })
  expect(valueOf(reports, 'links', daily(), world)).toEqual([to('visits:v1', 'g-east/2026-Q4'), to('customers:c1'), to('tasks:t1'), to('meetings:m1')])
  const weekly = daily({}, { kind: 'weekly', periodKey: '2026-W48' })
  expect((valueOf(reports, 'figures', weekly, world) as { label: { en: string }; value: number }[]).map(({ label, value }) => `${label.en} ${value}`)).toEqual([
    'Visits and calls made 2',
    'New customer files 1',
    'Tasks done 1',
    'Meetings attended 1',
  ])
  expect(valueOf(reports, 'links', daily({}, { periodKey: 'sometime' }), world)).toBeUndefined()
})

test('[BOOK15] a daily report is late after 18:30 of its day, a weekly one after 18:00 on Friday, by the first submission [S2-6.1.2a]', () => {
  const late = (report: ComputedInput, nowMs = Date.parse('2026-11-23T10:30:00.000Z')) => valueOf(reports, 'late', report, aWorld({}, { nowMs }))
  const submitted = (...at: readonly string[]) => ({ state: 'submitted', moves: at.map((instant) => moved('submit', 'submitted', instant)) })
  expect(late(daily(submitted('2026-11-23T10:30:00.000Z')))).toBe(false)
  expect(late(daily(submitted('2026-11-23T10:31:00.000Z')))).toBe(true)
  // Returned and handed in again: the first time counts.
  expect(late(daily(submitted('2026-11-23T09:00:00.000Z', '2026-11-24T02:00:00.000Z')))).toBe(false)
  const weekly = { kind: 'weekly', periodKey: '2026-W48' }
  expect(late(daily(submitted('2026-11-27T10:00:00.000Z'), weekly))).toBe(false)
  expect(late(daily(submitted('2026-11-27T10:01:00.000Z'), weekly))).toBe(true)
  expect(late(daily({ state: 'draft' }))).toBe(false)
  expect(late(daily({ state: 'draft' }), Date.parse('2026-11-23T10:31:00.000Z'))).toBe(true)
  expect(late(daily({}, { kind: 'upward', periodKey: '2026-11' }))).toBeUndefined()
})

test('[BOOK16] a goal fills itself from the books: for its period, and for whoever bears it [S2-2.2.2a]', () => {
  const world = aWorld({
    customers: [aPage('c1', { owner: 'zhou' }), aPage('c2', { owner: 'shen' }, { shelf: 'g-west' })],
    visits: [
      aPage('v1', { by: ['zhou', 'shen'], happenedAt: '2026-11-03T02:00:00.000Z' }, { state: 'done', shelf: 'g-east/2026-Q4' }),
      aPage('v2', { by: ['shen'], happenedAt: '2026-11-04T02:00:00.000Z' }, { state: 'done', shelf: 'g-west/2026-Q4' }),
      aPage('v3', { by: ['zhou'], happenedAt: '2026-10-31T15:59:00.000Z' }, { state: 'done', shelf: 'g-east/2026-Q4' }),
    ],
    orders: [
      aPage('o1', { customer: to('c1'), confirmedAt: '2026-11-05T02:00:00.000Z', lines: [aRow('a', { qty: 3, price: yuan(40_000) })] }, { state: 'confirmed' }),
      aPage('o2', { customer: to('c2'), confirmedAt: '2026-11-06T02:00:00.000Z', lines: [aRow('a', { qty: 1, price: yuan(50_000) })] }, { state: 'confirmed' }),
      aPage('o3', { customer: to('c2'), confirmedAt: '2026-09-06T02:00:00.000Z', lines: [aRow('a', { qty: 1, price: yuan(7) })] }, { state: 'closed' }),
    ],
  })
  const actual = (values: ComputedInput['values'], cells: ComputedInput['values']) => valueOf(plans, 'goals/actual', aPage('p', { periodKey: '2026-11', ...values }), world, aRow('g', cells))
  const department = { level: 'department', owner: 'wang' }
  expect(actual(department, { measure: 'visits' })).toBe(2)
  expect(actual({ level: 'group', group: 'west' }, { measure: 'visits' })).toBe(1)
  expect(actual({ level: 'person', owner: 'zhou' }, { measure: 'visits' })).toBe(1)
  expect(actual(department, { measure: 'visits', assignedTo: 'shen' })).toBe(2)
  expect(actual(department, { measure: 'salesAmount', unit: '元' })).toBe(170_000)
  expect(actual(department, { measure: 'salesAmount', unit: '萬元' })).toBe(17)
  expect(actual({ level: 'group', group: 'east' }, { measure: 'salesAmount' })).toBe(120_000)
  expect(actual({ level: 'person', owner: 'shen' }, { measure: 'salesAmount' })).toBe(50_000)
  expect(actual(department, { measure: 'newCustomers' })).toBe(1)
  expect(actual({ ...department, periodKey: '2026-Q3' }, { measure: 'newCustomers' })).toBe(1)
  expect(actual(department, { metric: '團隊氣氛' })).toBeUndefined()
})

test('[BOOK16] every way of filling a goal that is offered can be counted', () => {
  const goals = plans.fields.goals.columns
  for (const measure of Object.keys(goals.measure.options)) {
    expect(typeof valueOf(plans, 'goals/actual', aPage('p', { level: 'department', periodKey: '2026' }), aWorld(), aRow('g', { measure }))).toBe('number')
  }
})

test('[BOOK17] computed fields never fail, whatever stands in the pages they look at', () => {
  const rubbish = [undefined, null, 0, '', 'x', '2026-11-23', [], [null], [{ id: 1 }], {}, { id: 'qinghe' }, [{ id: 'a', cells: { score: 'x', price: {}, status: [] } }]]
  for (const value of rubbish) {
    const names = ['happenedAt', 'nextAt', 'customer', 'by', 'owner', 'assignee', 'attendance', 'resolutions', 'startsAt', 'lines', 'amount', 'scores', 'at', 'periodKey', 'author', 'kind', 'dueAt', 'receipts', 'potentialScore']
    const page = aPage('qinghe', Object.fromEntries(names.map((name) => [name, value])), { state: 'done', made: undefined })
    const world = { ...aWorld(), linked: () => [page], page: () => page, pages: () => [page] }
    for (const book of everyBook) {
      for (const [name, field] of Object.entries(book.fields)) {
        if (field.kind === 'computed') expect(() => field.compute(page, world)).not.toThrow()
        if (field.kind !== 'rows') continue
        for (const cell of Object.values(field.columns)) if (cell.kind === 'computed') expect(() => cell.compute(page, world, aRow('r', { measure: value })), name).not.toThrow()
      }
    }
  }
})
