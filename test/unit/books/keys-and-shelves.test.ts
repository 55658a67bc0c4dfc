import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { meetings } from '@hebu/shared/books/meetings.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { reports } from '@hebu/shared/books/reports.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { periodKey } from '@hebu/shared/vocabulary/dates.ts'
import { identifierPattern } from '@hebu/shared/vocabulary/ids.ts'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { shelving } from './small-world.ts'

/** Scope and period of the shelf that a page with these values goes to. */
function shelfOf(book: Book, values: Readonly<Record<string, unknown>>, me = aMember('zhou'), today = '2026-11-25'): string {
  const input = { ...shelving(values, me), today }
  const { scope, period, on } = book.shelve
  return period === undefined ? scope(input) : `${scope(input)} ${periodKey(period, on?.(input) ?? today)}`
}

test('[BOOK5] one report for each author, kind and period, whoever begins it [S2-6.1.2a]', () => {
  const values = { author: 'zhou', kind: 'daily', periodKey: '2026-11-23' }
  expect(reports.key?.(values)).toBe('zhou.daily.2026-11-23')
  expect(reports.key?.({ ...values })).toBe(reports.key?.(values))
  expect(reports.key?.({ ...values, kind: 'weekly', periodKey: '2026-W48' })).toBe('zhou.weekly.2026-W48')
  expect(reports.key?.({ ...values, author: 'shen' })).not.toBe(reports.key?.(values))
})

test('[BOOK5] a group has one regular meeting a week and one summary a month; other meetings are as many as are held [S2-6.1.1a–b]', () => {
  const monday = { kind: 'weekly', group: 'east', startsAt: '2026-11-23T01:30:00.000Z' }
  expect(meetings.key?.(monday)).toBe('weekly.east.2026-W48')
  expect(meetings.key?.({ ...monday, startsAt: '2026-11-25T06:00:00.000Z' })).toBe(meetings.key?.(monday))
  expect(meetings.key?.({ ...monday, group: undefined })).toBe('weekly.all.2026-W48')
  expect(meetings.key?.({ ...monday, kind: 'monthly' })).toBe('monthly.east.2026-11')
  expect(meetings.key?.({ ...monday, kind: 'project' })).toBeUndefined()
  expect(meetings.key?.({ kind: 'weekly', group: 'east' })).toBeUndefined()
})

test('[BOOK5] the day that decides a key is the same on devices of any zone: early on a Monday in Shanghai is that Monday', () => {
  expect(meetings.key?.({ kind: 'weekly', startsAt: '2026-11-22T23:30:00.000Z' })).toBe('weekly.all.2026-W48')
  expect(meetings.key?.({ kind: 'weekly', startsAt: '2026-11-22T15:59:00.000Z' })).toBe('weekly.all.2026-W47')
})

test('[BOOK5] a plan exists once for its bearer, period and theme; named undertakings as often as one likes [S0-2.1a]', () => {
  expect(plans.key?.({ level: 'department', periodKey: '2026', theme: 'work', owner: 'wang' })).toBe('department.all.2026.work')
  expect(plans.key?.({ level: 'group', group: 'east', periodKey: '2026-11', theme: 'sales' })).toBe('group.east.2026-11.sales')
  expect(plans.key?.({ level: 'person', owner: 'zhou', group: 'east', periodKey: '2026-W48', theme: 'work' })).toBe('person.zhou.2026-W48.work')
  expect(plans.key?.({ level: 'group', periodKey: '2026-11', theme: 'sales' })).toBeUndefined()
  expect(plans.key?.({ level: 'person', owner: 'zhou', period: 'other', periodKey: '雙節專項', theme: 'work' })).toBeUndefined()
})

test('[BOOK5] a task that came of a resolution has the key of its row, one that was written down has a random one [S3-4.2.3a]', () => {
  expect(tasks.key?.({ source: { id: 'meetings:weekly.east.2026-W48', shelf: 'g-east/2026-Q4' }, sourceRow: '4k2m' })).toBe('weekly.east.2026-W48.4k2m')
  expect(tasks.key?.({ source: { id: 'meetings:weekly.east.2026-W48', shelf: 'g-east/2026-Q4' } })).toBeUndefined()
  expect(tasks.key?.({ title: '寄樣品' })).toBeUndefined()
})

test('[BOOK5] what stands in a key is fit for an identifier, else the page gets a random one', () => {
  const long = 'm'.repeat(96)
  expect(reports.key?.({ author: 'zhou/../wang', kind: 'daily', periodKey: '2026-11-23' })).toBeUndefined()
  expect(reports.key?.({ author: long, kind: 'daily', periodKey: '2026-11-23' })).toBeUndefined()
  expect(reports.key?.({ author: 'zhou', kind: 'daily', periodKey: 'yesterday' })).toBeUndefined()
  expect(reports.key?.({ author: 'zhou', kind: 'daily', periodKey: '2026-11-31' })).toBeUndefined()
  expect(plans.key?.({ level: 'department', periodKey: '2026-Q4', theme: 'work' })).toMatch(identifierPattern)
})

test('[BOOK6] a page that exists once lies on one shelf, whenever and by whomever it is made', () => {
  const report = { author: 'zhou', kind: 'daily', periodKey: '2026-12-31' }
  expect(shelfOf(reports, report, aMember('zhou'), '2026-12-31')).toBe('member:zhou 2026')
  expect(shelfOf(reports, report, aMember('wang', { group: undefined }), '2027-01-04')).toBe('member:zhou 2026')
  // The week of New Year belongs to the year that holds its Thursday.
  expect(shelfOf(reports, { ...report, kind: 'weekly', periodKey: '2026-W53' }, aMember('zhou'), '2027-01-04')).toBe('member:zhou 2026')
  expect(shelfOf(reports, { ...report, kind: 'weekly', periodKey: '2026-W01' }, aMember('zhou'), '2025-12-31')).toBe('member:zhou 2026')
  // A regular meeting that is moved within its week stays in the quarter of the week.
  const meeting = { kind: 'weekly', group: 'east', startsAt: '2026-09-30T01:30:00.000Z' }
  expect(shelfOf(meetings, meeting)).toBe(shelfOf(meetings, { ...meeting, startsAt: '2026-10-02T01:30:00.000Z' }))
})

test('[BOOK6] plans lie with their bearer: the department for all, a group, a member alone [S2-2.2.2a]', () => {
  expect(shelfOf(plans, { level: 'department', periodKey: '2027' })).toBe('all 2027')
  expect(shelfOf(plans, { level: 'group', group: 'west', periodKey: '2026-Q4' })).toBe('group:west 2026')
  expect(shelfOf(plans, { level: 'person', owner: 'shen', periodKey: '2026-11' })).toBe('member:shen 2026')
  expect(shelfOf(plans, { level: 'person', periodKey: '2026-11' })).toBe('member:zhou 2026')
})

test('[BOOK6] customers lie with the group of their owner, visits with the group of who took part', () => {
  expect(shelfOf(customers, { owner: 'shen' })).toBe('group:west')
  expect(shelfOf(customers, { owner: 'wang' })).toBe('all')
  expect(shelfOf(visits, { by: ['shen', 'zhou'], happenedAt: '2026-06-30T17:00:00.000Z' })).toBe('group:west 2026-Q3')
  expect(shelfOf(visits, { by: [], plannedAt: '2026-12-01T02:00:00.000Z' })).toBe('group:east 2026-Q4')
})

test('[BOOK7] a task lies with the group of its assignee, on everybody’s shelf where another group assigned it [S0-2.1d]', () => {
  const due = { dueAt: '2026-12-04' }
  expect(shelfOf(tasks, { ...due, assignedBy: 'lin', assignee: 'zhou' })).toBe('group:east 2026-Q4')
  expect(shelfOf(tasks, { ...due, assignedBy: 'zhou', assignee: 'shen' })).toBe('all 2026-Q4')
  expect(shelfOf(tasks, { ...due, assignedBy: 'wang', assignee: 'shen' })).toBe('group:west 2026-Q4')
  expect(shelfOf(tasks, { ...due, assignedBy: 'shen', assignee: 'wang' })).toBe('group:west 2026-Q4')
  expect(shelfOf(tasks, { ...due, assignedBy: 'wang', assignee: 'wang' })).toBe('all 2026-Q4')
})
