import { bookById } from '@hebu/shared/books/catalogue.generated.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import type { DutyInput } from '@hebu/shared/rules/duties/duty.ts'
import { daysOfWeek, reportMatrix } from '@hebu/shared/rules/reporting/report-matrix.ts'
import { unreadBelow } from '@hebu/shared/rules/reporting/unread.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'

const timeZone = 'Asia/Shanghai'
const joinedAt = '2026-01-05T01:00:00.000Z'
const members = [
  aMember('gu', { name: '顾闻溪', post: 'director', joinedAt }),
  aMember('wang', { name: '王砚', post: 'salesLead', group: 'sales', joinedAt }),
  aMember('lin', { name: '林小满', post: 'salesperson', group: 'sales', joinedAt }),
  aMember('ye', { name: '叶青梧', post: 'serviceStaff', group: 'service', joinedAt }),
]
const wall = (day: string, time: string): string => new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString()
const report = (author: string, day: string, time: string, values: ComputedInput['values'] = {}): ComputedInput => ({
  id: `${author}.daily.${day}`, shelf: `m-${author}/2026`, state: 'submitted', made: { by: author, at: wall(day, '17:00') },
  values: { author, kind: 'daily', periodKey: day, ...values }, moves: [{ move: 'submit', to: 'submitted', by: author, at: wall(day, time), verdict: 'applied' }],
})
const pages = [report('lin', '2026-11-23', '18:10', { readBy: [{ id: 'wang', at: 'a0', cells: {} }] }), report('lin', '2026-11-24', '19:05', { lateReason: '在高铁上没有信号' }), { ...report('lin', '2026-11-26', '10:00'), state: 'draft', moves: [] }]
const world: World = { today: '2026-11-26', nowMs: Date.parse(wall('2026-11-26', '10:00')), timeZone, linked: () => [], page: (book, id) => (book === 'reports' ? pages.find((page) => page.id === id) : undefined), pages: (book) => (book === 'reports' ? pages : []) }
const input: DutyInput = { standing: { directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: 'salesOps', timeZone }, members }, charter: salesOps }, calendar: announcedCalendar, world, book: bookById, away: (member, day) => member === 'lin' && day === '2026-11-20' }
const as = (id: string) => reportMatrix(input, members.find((member) => member.id === id)!, '2026-11')

test('[REP10] [REP11] [S2-6.1.2c] a month by person and day: in time, late with its reason, missing, excused, not due yet', () => {
  const { days, weeks, rows } = as('wang')
  expect(days).toHaveLength(30)
  expect(days.filter(({ isWorked }) => !isWorked).map(({ day }) => day)).toContain('2026-11-22')
  expect(weeks).toContain('2026-W48')
  expect(rows.map(({ member }) => member.id)).toEqual(['lin', 'wang'])
  const lin = rows[0]!
  const handing = (day: string) => lin.cells.get(day)?.handing
  expect([handing('2026-11-20'), handing('2026-11-22'), handing('2026-11-23'), handing('2026-11-24'), handing('2026-11-25'), handing('2026-11-26')]).toEqual(['waived', undefined, 'submitted', 'late', 'missing', 'due'])
  expect(lin.cells.get('2026-11-24')).toMatchObject({ writtenAt: wall('2026-11-24', '19:05'), reason: '在高铁上没有信号', page: 'lin.daily.2026-11-24', isUnread: true })
  expect(lin.cells.get('2026-11-23')).toMatchObject({ isUnread: false, received: 'unknown' })
  // Begun, and not handed in.
  expect(lin.cells.get('2026-11-26')).toMatchObject({ writtenAt: undefined, page: 'lin.daily.2026-11-26' })
  expect(lin.late).toBe(1)
  // The witness of the author's seal is when the relay received it.
  const handedIn = report('lin', '2026-11-23', '18:10')
  const receivedOf = (witnessed?: { at: string }) => {
    const moved = { ...handedIn, moves: handedIn.moves!.map((move) => ({ ...move, seal: {}, witnessed })) }
    return reportMatrix({ ...input, world: { ...world, pages: () => [moved], page: () => moved } }, members[1]!, '2026-11').rows[0]!.cells.get('2026-11-23')!.received
  }
  expect([receivedOf(), receivedOf({ at: wall('2026-11-23', '20:31') })]).toEqual(['waits', { at: wall('2026-11-23', '20:31') }])
})

test('[REP10] everybody sees those below them and themselves, and nobody else', () => {
  expect(as('gu').rows.map(({ member }) => member.id)).toEqual(expect.arrayContaining(['wang', 'lin', 'ye']))
  expect(as('lin').rows.map(({ member }) => member.id)).toEqual(['lin'])
  expect(reportMatrix(input, members[0]!, '2026-W48').rows).toEqual([])
  expect(daysOfWeek(as('lin').days, '2026-W48').map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'])
})

test('[REP20] what waits unread comes in the order in which it was handed in, of those below alone', () => {
  const all = [report('ye', '2026-11-25', '18:00'), report('lin', '2026-11-24', '19:05'), report('lin', '2026-11-25', '17:30'), { ...report('lin', '2026-11-26', '10:00'), state: 'draft' }, report('lin', '2026-11-23', '18:10', { readBy: [{ id: 'gu', at: 'a0', cells: {} }] })]
  const unread = (id: string) => unreadBelow(all, members.find((member) => member.id === id)!, input.standing).map((each) => each.id)
  expect(unread('gu')).toEqual(['lin.daily.2026-11-24', 'lin.daily.2026-11-25', 'ye.daily.2026-11-25'])
  expect(unread('wang')).toEqual(['lin.daily.2026-11-23', 'lin.daily.2026-11-24', 'lin.daily.2026-11-25'])
  expect(unread('lin')).toEqual([])
})
