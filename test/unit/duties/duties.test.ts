import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { charterById, charters } from '@hebu/shared/charters/catalogue.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import type { DutyInput, JudgedDuty } from '@hebu/shared/rules/duties/duty.ts'
import { dutyPeriod, dutyPeriods } from '@hebu/shared/rules/duties/duty-period.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { announcedCalendar, workingCalendar, workingDay } from '@hebu/shared/vocabulary/working-calendar.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'

const timeZone = 'Asia/Shanghai'

/** One member of every post of a charter, named like it. */
const peopleOf = (charter: Charter) => Object.entries(charter.posts).map(([post, { group }]) => aMember(post, { post, group, joinedAt: '2025-06-01T00:00:00.000Z' }))

interface Given {
  readonly charter?: string
  readonly now?: string
  readonly pages?: Readonly<Record<string, readonly ComputedInput[]>>
  readonly input?: Partial<DutyInput>
}

function duties({ charter: id = 'salesOps', now = '2026-01-01T00:00:00.000Z', pages = {}, input = {} }: Given, from: string, to = from): readonly JudgedDuty[] {
  const charter = charterById(id)!
  const world: World = {
    today: now.slice(0, 10),
    nowMs: Date.parse(now),
    timeZone,
    pages: (book) => pages[book] ?? [],
    page: (book, page) => pages[book]?.find((each) => each.id === page),
    linked: (book, field, page) => (pages[book] ?? []).filter(({ values }) => (values[field] as { readonly id?: string } | undefined)?.id === page),
  }
  const standing = { charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: id, timeZone }, members: peopleOf(charter) } }
  return dutiesOf({ standing, calendar: announcedCalendar, world, book: (name) => (books as readonly Book[]).find((book) => book.id === name), ...input }, from, to)
}

const page = (id: string, values: ComputedInput['values'], moves: readonly (readonly [string, string])[] = [], state = moves.at(-1)?.[0] ?? 'draft', at = '2026-01-02T01:00:00.000Z'): ComputedInput => ({
  id,
  shelf: 'g-all',
  state,
  values,
  made: { by: 'someone', at },
  moves: moves.map(([to, on]) => ({ move: to, to, by: 'someone', at: on, verdict: 'applied' })),
})

const only = (found: readonly JudgedDuty[], cadence: string, member?: string) => found.filter((duty) => duty.cadence === cadence && (member === undefined || duty.member === member))

/** 2026-11-23 18:30 in Shanghai. */
const evening = (day: string, time = '18:30') => new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString()

describe('a year of duties', () => {
  for (const { id } of charters) {
    test(`[DUTY2] the charter ${id} asks for its duties over 2026, holidays and make-up days reckoned`, async () => {
      const leads = peopleOf(charterById(id)!).filter(({ post }) => charterById(id)!.posts[post]!.functions.includes('lead'))
      const projects = leads.map((member) => page(`led-by-${member.id}`, { leader: member.id, members: [member.id], startedAt: '2026-01-01' }, [], 'running'))
      const byCadence = Map.groupBy(duties({ charter: id, pages: { projects } }, '2026-01-01', '2026-12-31'), ({ cadence }) => cadence)
      const lines = [...byCadence].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([cadence, found]) => {
        const wall = [...new Set(found.map(({ dueAt }) => new Date(Date.parse(dueAt) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')))]
        const days = wall.length > 60 ? [`${wall.length} times`, ...wall.slice(0, 3), '…', ...wall.slice(-3)] : wall
        return [`${cadence}: ${[...new Set(found.map(({ member }) => member))].join(' ')}`, ...days.map((day) => `  ${day}`)]
      })
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`./golden/${id}.txt`)
    })
  }

  test('[DUTY2] every duty that the calendar brings falls on a working day', () => {
    for (const { id } of charters) expect(duties({ charter: id }, '2026-01-01', '2026-12-31').filter(({ dueAt }) => !workingDay(evening(dueAt.slice(0, 10)).slice(0, 10))), id).toEqual([])
  })

  test('[DUTY2] days that a workspace arranges for itself count', () => {
    const closed = workingCalendar([{ date: '2026-11-23', kind: 'off' }])
    expect(only(duties({ input: { calendar: closed } }, '2026-11-23'), 'dailyReport')).toEqual([])
    expect(only(duties({ input: { calendar: closed } }, '2026-11-23', '2026-11-27'), 'departmentMeeting')[0]!.dueAt).toBe(evening('2026-11-24', '09:30'))
  })
})

describe('an instance', () => {
  test('[DUTY1] is named by its cadence, member, page and period', () => {
    const ids = duties({}, '2026-11-01', '2026-11-30').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('dailyReport.director.2026-11-23')
    expect(ids).toContain('weeklyReport.director.2026-W48')
  })

  test('[DUTY1] is the same whatever stretch of days one asks for', () => {
    const year = duties({}, '2026-01-01', '2026-12-31')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 60 }), (start, length) => {
        const from = addDays('2026-01-01', start)
        const to = [addDays(from, length), '2026-12-31'].toSorted()[0]!
        const day = ({ dueAt }: JudgedDuty) => new Date(Date.parse(dueAt) + 8 * 3_600_000).toISOString().slice(0, 10)
        expect(duties({}, from, to)).toEqual(year.filter((duty) => day(duty) >= from && day(duty) <= to))
      }),
      { numRuns: 20 },
    )
  })

  test('[DUTY1] those of one member are the same when they alone are asked for', () => {
    const all = duties({}, '2026-06-01', '2026-12-31')
    for (const of of new Set(all.map(({ member }) => member))) expect(duties({ input: { of } }, '2026-06-01', '2026-12-31')).toEqual(all.filter(({ member }) => member === of))
  })

  test('[DUTY1] nobody owes what fell due before they came', () => {
    const charter = charterById('salesOps')!
    const members = peopleOf(charter).map((member) => (member.post === charter.founder ? member : { ...member, joinedAt: '2026-11-23T01:00:00.000Z' }))
    const standing = { charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: 'salesOps', timeZone }, members } }
    expect(new Set(only(duties({ input: { standing } }, '2026-11-20'), 'dailyReport').map(({ member }) => member))).toEqual(new Set([charter.founder]))
    expect(only(duties({ input: { standing } }, '2026-11-23'), 'dailyReport').length).toBeGreaterThan(1)
  })

  test('[DUTY2] periods follow each other without a gap, fortnights over the end of a year too', () => {
    for (const unit of ['day', 'week', 'fortnight', 'month', 'quarter', 'halfYear', 'year'] as const) {
      const periods = dutyPeriods(unit, '2025-12-20', '2027-01-20')
      for (const [index, { first, last, key }] of periods.entries()) {
        expect(dutyPeriod(unit, last).key).toBe(key)
        if (index > 0) expect(first).toBe(addDays(periods[index - 1]!.last, 1))
      }
    }
  })
})

test('[DUTY2] [S2-6.1.4] who leads no project owes no project meeting, and the one that they lead answers it', () => {
  const project = page('p1', { leader: 'salesLead', members: ['salesperson'], startedAt: '2026-10-12', endedAt: '2026-11-25' }, [['running', evening('2026-10-12')], ['done', evening('2026-11-25')]])
  const meeting = page('m1', { kind: 'project', chair: 'salesLead', startsAt: evening('2026-11-12', '15:00') }, [['open', evening('2026-11-12', '15:00')]])
  const found = only(duties({ now: evening('2026-12-31'), pages: { projects: [project], meetings: [meeting] } }, '2026-10-01', '2026-12-31'), 'projectMeeting')
  expect(found.map(({ member, period, status }) => [member, period, status])).toEqual([
    ['salesLead', '2026-W42x2', 'missed'], ['salesLead', '2026-W44x2', 'missed'], ['salesLead', '2026-W46x2', 'done'],
  ])
})

describe('what has become of it', () => {
  const report = (submittedAt: string) => page('r1', { kind: 'daily', author: 'director', periodKey: '2026-11-23' }, [['submitted', submittedAt]])
  const daily = (now: string, reports: readonly ComputedInput[], input: Partial<DutyInput> = {}) => only(duties({ now, pages: { reports }, input }, '2026-11-23'), 'dailyReport', 'director')[0]!

  test('[DUTY3] pending, then late, then missed when the grace is over; done in time or late', () => {
    expect(daily(evening('2026-11-23', '18:29'), []).status).toBe('pending')
    expect(daily(evening('2026-11-23', '18:31'), []).status).toBe('late')
    expect(daily(evening('2026-11-24', '18:31'), []).status).toBe('missed')
    expect(daily(evening('2026-11-24'), [report(evening('2026-11-23', '18:30'))])).toMatchObject({ status: 'done', by: { book: 'reports', id: 'r1' } })
    expect(daily(evening('2026-11-24'), [report(evening('2026-11-23', '18:31'))])).toMatchObject({ status: 'late', doneAt: evening('2026-11-23', '18:31') })
  })

  test('[DUTY3] a draft is not done, nor does the report of another person or day answer', () => {
    const values = { kind: 'daily', author: 'director', periodKey: '2026-11-23' }
    const others = [page('a', values), page('b', { ...values, author: 'other' }, [['submitted', evening('2026-11-23', '17:00')]]), page('c', { ...values, periodKey: '2026-11-20' }, [['submitted', evening('2026-11-23', '17:00')]])]
    expect(daily(evening('2026-11-23', '19:00'), others).status).toBe('late')
  })

  test('[DUTY3] a report that was sent back was handed in all the same', () => {
    expect(daily(evening('2026-11-25'), [page('r1', { kind: 'daily', author: 'director', periodKey: '2026-11-23' }, [['submitted', evening('2026-11-23', '18:00')], ['returned', evening('2026-11-24')]])]).status).toBe('done')
  })

  test('[DUTY4] leave and an excuse waive what is not done', () => {
    const late = evening('2026-11-26')
    expect(daily(late, [], { away: (member, day) => member === 'director' && day === '2026-11-23' }).status).toBe('waived')
    expect(daily(late, [], { waived: new Set(['dailyReport.director.2026-11-23']) }).status).toBe('waived')
    expect(daily(late, [report(evening('2026-11-23', '18:00'))], { away: () => true }).status).toBe('done')
  })

  test('[DUTY5] the member is told ahead, and those above when the grace is over', () => {
    const [weekly] = only(duties({}, '2026-11-27'), 'weeklyReport', 'salesperson')
    expect(weekly).toMatchObject({ dueAt: evening('2026-11-27', '18:00'), escalateAt: evening('2026-11-30', '18:00') })
    expect(weekly!.escalatesTo).toEqual(['salesLead'])
    const [plan] = only(duties({}, '2026-01-30'), 'planYear', 'director')
    expect(plan!.noticeAt).toBe(evening('2026-01-16', '00:00'))
  })

  test('[DUTY3] a meeting is held on its day; a lead holds that of their own group', () => {
    const meeting = (group: string, startsAt: string) => page(`m-${group}`, { kind: 'weekly', group, startsAt }, [['open', startsAt]])
    const held = (...meetings: ComputedInput[]) => only(duties({ now: evening('2026-11-24'), pages: { meetings } }, '2026-11-23'), 'departmentMeeting', 'salesLead')[0]!.status
    expect(held(meeting('sales', evening('2026-11-23', '14:00')))).toBe('done')
    expect(held(meeting('sales', evening('2026-11-25', '09:30')))).toBe('late')
    expect(held(meeting('service', evening('2026-11-23', '09:30')))).toBe('missed')
  })
})

describe('duties that follow from records', () => {
  const customer = (id: string, values: ComputedInput['values'] = {}, state = 'active') => page(id, { tier: 'key', owner: 'manager', ...values }, [], state, '2026-01-05T02:00:00.000Z')
  const visit = (id: string, of: string, on: string) => page(id, { customer: { id: of, shelf: '' }, happenedAt: evening(on, '10:00') }, [['done', evening(on, '11:00')]])

  test('[DUTY6] a customer is to be visited within the interval of the tier after the last time [S0-4.2c] [S0-4.2d]', () => {
    const found = duties({ charter: 'groupBuying', now: evening('2026-03-20'), pages: { customers: [customer('c1')], visits: [visit('v1', 'c1', '2026-01-20'), visit('v2', 'c1', '2026-03-02')] } }, '2026-01-01', '2026-06-30')
    expect(only(found, 'returnVisits').map(({ id, status, dueAt }) => [id, status, dueAt])).toEqual([
      ['returnVisits.manager.c1.2026-01-05', 'done', evening('2026-02-04', '18:00')],
      // Thirty days later is within the Spring Festival: the first day of work after it.
      ['returnVisits.manager.c1.2026-01-20', 'late', evening('2026-02-24', '18:00')],
      ['returnVisits.manager.c1.2026-03-02', 'pending', evening('2026-04-01', '18:00')],
    ])
  })

  test('[DUTY6] customers that sleep or are lost ask for nothing', () => {
    const found = duties({ charter: 'groupBuying', pages: { customers: [customer('c1', {}, 'dormant'), customer('c2', {}, 'lost')] } }, '2026-01-01', '2026-12-31')
    expect(only(found, 'returnVisits')).toEqual([])
  })

  test('[DUTY6] where another post cares for customers, it is a co-owner of it, else always the same one', () => {
    const owned = [customer('c1', { owner: 'developer', coOwners: ['relations'], tier: 'existing' }), customer('c2', { owner: 'developer', tier: 'existing' })]
    const found = only(duties({ charter: 'commercial', pages: { customers: owned } }, '2026-01-01', '2026-12-31'), 'returnVisits')
    const services = Object.entries(charterById('commercial')!.posts).filter(([, { functions }]) => functions.includes('service')).map(([post]) => post)
    expect(found).toHaveLength(2)
    expect(found.every(({ member }) => services.includes(member))).toBe(true)
  })

  test('[DUTY6] contact with intent is not to lapse for two weeks [S1-3.1.6b]', () => {
    const lead = customer('c1', { owner: 'sales', willingness: 'high', tier: undefined }, 'screened')
    const found = only(duties({ charter: 'business', now: evening('2026-01-10'), pages: { customers: [lead] } }, '2026-01-01', '2026-12-31'), 'intentContact')
    expect(found.map(({ dueAt, status }) => [dueAt, status])).toEqual([[evening('2026-01-19', '18:00'), 'pending']])
  })

  test('[DUTY6] a report that is handed in waits two working days for the closest superior [S2-6.1.2c]', () => {
    const submitted = page('r1', { kind: 'daily', author: 'salesperson', periodKey: '2026-11-20' }, [['submitted', evening('2026-11-20', '18:00')]])
    const found = only(duties({ now: evening('2026-11-23'), pages: { reports: [submitted] } }, '2026-11-20', '2026-11-30'), 'inspectReports')
    expect(found.map(({ member, dueAt, about, status }) => [member, dueAt, about, status])).toEqual([['salesLead', evening('2026-11-24', '18:00'), { book: 'reports', id: 'r1' }, 'pending']])
  })

  test('[DUTY7] a contact is logged by the next working day; what was logged in time or called off asks for nothing [S2-3.1.3b]', () => {
    const visit = (id: string, state: string, values: ComputedInput['values'], logged?: string) => page(id, { customer: { id: 'c1', shelf: 'g-all' }, by: ['salesperson', 'salesLead'], ...values }, logged === undefined ? [] : [['done', logged]], state)
    const visits = [
      visit('planned', 'missed', { plannedAt: evening('2026-11-20', '10:00') }),
      visit('ahead', 'planned', { plannedAt: evening('2026-11-24', '10:00') }),
      visit('late', 'done', { happenedAt: evening('2026-11-16', '10:00') }, evening('2026-11-18', '09:00')),
      visit('prompt', 'done', { plannedAt: evening('2026-11-16', '10:00'), happenedAt: evening('2026-11-16', '10:00') }, evening('2026-11-17', '09:00')),
      visit('off', 'cancelled', { plannedAt: evening('2026-11-17', '10:00') }),
      visit('elsewhere', 'done', { by: ['director'], happenedAt: evening('2026-11-16', '10:00') }, evening('2026-11-18', '09:00')),
    ]
    const found = only(duties({ now: evening('2026-11-23', '09:00'), pages: { visits } }, '2026-11-01', '2026-11-30'), 'visitLog')
    // Friday's is due on Monday.
    expect(found.map(({ about, member, dueAt, status }) => [about!.id, member, dueAt, status])).toEqual([
      ['late', 'salesperson', evening('2026-11-17', '18:00'), 'late'],
      ['planned', 'salesperson', evening('2026-11-23', '18:00'), 'pending'],
      ['ahead', 'salesperson', evening('2026-11-25', '18:00'), 'pending'],
    ])
    expect(found[0]!.escalatesTo).toEqual(['salesLead'])
  })

  test('[DUTY7] the credit of active customers is reviewed every year, shared among those who hold its record [S4-6.2.3]', () => {
    const rated = (id: string, at?: string, given: Partial<ComputedInput> = {}) => ({ ...customer(id, { creditReviews: at === undefined ? [] : [{ id: 'a', at: 'a', cells: { at, rating: 'C' } }] }, 'active'), made: { by: 'someone', at: '2025-03-02T01:00:00.000Z' }, ...given })
    const review = (customers: readonly ComputedInput[]) => only(duties({ charter: 'directSales', now: evening('2026-12-01'), pages: { customers } }, '2026-12-01', '2026-12-31'), 'creditReview')
    const all = review([rated('c1', '2026-05-05'), rated('c2', '2025-12-30'), { ...rated('c3'), state: 'lead' }, rated('c4', undefined, { parts: ['file'] })])
    expect(all.reduce((sum, { progress }) => sum + progress!.of, 0)).toBe(2)
    expect(all.reduce((sum, { progress }) => sum + progress!.done, 0)).toBe(1)
    expect(review([rated('c1', '2026-05-05')])).toMatchObject([{ status: 'done', progress: { done: 1, of: 1 } }])
    expect(review([])).toEqual([])
  })

  test('[DUTY6] customer files are checked in their quarter, with how many are left [S0-2.2b] [S0-4.1b]', () => {
    const files = [customer('c1', { verifiedAt: '2026-05-06' }), customer('c2', { verifiedAt: '2026-03-01' })]
    const check = (customers: readonly ComputedInput[]) => only(duties({ charter: 'groupBuying', now: evening('2026-06-10'), pages: { customers } }, '2026-06-30'), 'fileCheck', 'manager')
    expect(check(files)[0]).toMatchObject({ status: 'pending', progress: { done: 1, of: 2 } })
    expect(check(files.slice(0, 1))[0]).toMatchObject({ status: 'done', progress: { done: 1, of: 1 } })
    expect(check([])).toEqual([])
  })
})
