import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { followUps } from '@hebu/shared/books/follow-ups.ts'
import { groupBuying } from '@hebu/shared/charters/group-buying.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { boundAgainst, boundTier, mayCareFor } from '@hebu/shared/rules/care/bound.ts'
import { bandOf, careDue, firstDue } from '@hebu/shared/rules/care/care-due.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { announcedCalendar, workingDay } from '@hebu/shared/vocabulary/working-calendar.ts'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { aPage, aRow, aWorld, to, valueOf } from '../books/small-world.ts'

/** 王 heads, 周 and 林 are specialists, 何 serves. */
const members = [aMember('wang', { post: 'manager', group: undefined }), aMember('zhou', { post: 'specialist', group: undefined }), aMember('lin', { post: 'specialist', group: undefined }), aMember('he', { post: 'service', group: undefined })]
const standingOf = (charter: Charter, who = members) => ({ charter, directory: { revision: 1, workspace: { id: 'w', name: '示例部', charter: charter.id, timeZone: 'Asia/Shanghai' }, members: who } })
const standing = standingOf(groupBuying)

const customer = (id: string, tier: string, owner: string, made = '2026-10-01', state = 'active') =>
  aPage(id, { name: id, tier, owner }, { state, made: { by: owner, at: `${made}T02:00:00.000Z` } })

const contact = (id: string, of: string, on: string, nextAt?: string) => aPage(id, { customer: to(of), happenedAt: `${on}T02:00:00.000Z`, ...(nextAt === undefined ? {} : { nextAt }) }, { state: 'done' })

const followUp = (id: string, of: string, values: ComputedInput['values'], state = 'due') => aPage(id, { customer: to(of), ...values }, { state })

const dueIn = (pages: Parameters<typeof aWorld>[0], today = '2026-11-25', ground = standing) => careDue({ world: aWorld(pages, { today }), standing: ground, calendar: announcedCalendar })

test('[CUS23] each tier has its interval after the last contact, moved on to a working day [S0-4.2c] [S2-3.3.4] [S3-3.3.2a–b]', () => {
  const due = dueIn({
    customers: [customer('key', 'key', 'wang'), customer('core', 'core', 'wang'), customer('general', 'general', 'zhou'), customer('potential', 'potential', 'zhou')],
    visits: [contact('v1', 'key', '2026-11-02'), contact('v2', 'core', '2026-11-02'), contact('v3', 'general', '2026-11-02')],
  })
  expect(due.map(({ customer: { id }, due: day, because }) => [id, day, because])).toEqual([
    // Thirty days after the first of October: a Saturday, and so the Monday.
    ['potential', '2026-11-02', 'tier'],
    ['key', '2026-12-02', 'tier'],
    ['core', '2026-12-14', 'tier'],
    ['general', '2027-02-01', 'tier'],
  ])
  expect(due.map(({ band }) => band)).toEqual(['overdue', 'later', 'later', 'later'])
  expect(due[0]!.daysLeft).toBe(-23)
})

test('[CUS23] what was agreed at the last contact goes before the interval where it is earlier; a plan before the interval always [S1-3.1.6b]', () => {
  const one = (visits: readonly ComputedInput[], followUps: readonly ComputedInput[] = []) => {
    const [found] = dueIn({ customers: [customer('general', 'general', 'zhou')], visits, followUps })
    return [found?.due, found?.because]
  }
  expect(one([contact('v', 'general', '2026-11-02', '2026-11-20')])).toEqual(['2026-11-20', 'agreed'])
  expect(one([contact('v', 'general', '2026-11-02', '2027-06-01')])).toEqual(['2027-02-01', 'tier'])
  // For the same day: the contact itself has answered it.
  expect(one([contact('v', 'general', '2026-11-02', '2026-11-02')])).toEqual(['2027-02-01', 'tier'])
  expect(one([contact('v', 'general', '2026-11-02')], [followUp('f', 'general', { dueAt: '2027-03-01', by: 'lin' }, 'moved')])).toEqual(['2027-03-01', 'planned'])
  expect(one([contact('v', 'general', '2026-11-02', '2026-12-01')], [followUp('f', 'general', { dueAt: '2027-03-01', by: 'lin' }, 'moved')])).toEqual(['2026-12-01', 'agreed'])
  expect(one([], [followUp('g', 'general', { dueAt: 'garbage' })])).toEqual(['2026-12-30', 'tier'])
})

test('[CUS23] a day agreed stands until a contact on it or after, whatever is said in between; one that was put off with a reason is over [S1-3.1.6b]', () => {
  const pages = (visits: readonly ComputedInput[], followUps: readonly ComputedInput[] = []) => ({ customers: [customer('general', 'general', 'zhou')], visits, followUps })
  const due = (...given: Parameters<typeof pages>) => dueIn(pages(...given)).map(({ due: day, because }) => [day, because])
  const head = (...given: Parameters<typeof pages>) => valueOf(customers, 'nextFollowUpAt', customer('general', 'general', 'zhou'), aWorld(pages(...given)))
  const agreed = contact('a', 'general', '2026-11-02', '2026-11-20')
  // A question by phone in between, with nothing agreed, answers nothing.
  const question = contact('b', 'general', '2026-11-05')
  expect([due([agreed, question]), head([agreed, question])]).toEqual([[['2026-11-20', 'agreed']], '2026-11-20'])
  const answer = contact('c', 'general', '2026-11-20')
  expect([due([agreed, answer]), head([agreed, answer])]).toEqual([[['2027-02-18', 'tier']], undefined])
  const putOff = followUp('f', 'general', { dueAt: '2026-12-05', by: 'zhou', movedDue: [aRow('m', { from: '2026-11-20', to: '2026-12-05', reason: '客户出差' })] }, 'moved')
  expect([due([agreed], [putOff]), head([agreed], [putOff])]).toEqual([[['2026-12-05', 'planned']], '2026-12-05'])
})

test('[CUS23] [CUS26] what was missed stays the most overdue of all until a contact on its day or after [S0-4.2d] [S3-3.3.3]', () => {
  const missed = followUp('f', 'general', { dueAt: '2026-11-10', by: 'lin' }, 'missed')
  const pages = (...visits: readonly ComputedInput[]) => ({ customers: [customer('general', 'general', 'zhou')], followUps: [missed], visits })
  const head = (...visits: readonly ComputedInput[]) => valueOf(customers, 'nextFollowUpAt', customer('general', 'general', 'zhou'), aWorld(pages(...visits)))
  expect(dueIn(pages(contact('v', 'general', '2026-11-09')))).toMatchObject([{ due: '2026-11-10', because: 'planned', band: 'overdue', plan: { id: 'f' }, member: 'lin' }])
  expect(dueIn(pages(contact('v', 'general', '2026-11-12')))).toMatchObject([{ due: '2027-02-10', because: 'tier', plan: undefined }])
  expect([head(contact('v', 'general', '2026-11-09')), head(contact('v', 'general', '2026-11-12'))]).toEqual(['2026-11-10', undefined])
  const visit = aPage('p', { customer: to('general'), plannedAt: '2026-11-08T02:00:00.000Z' }, { state: 'missed' })
  expect([head(visit), head(visit, contact('v', 'general', '2026-11-12'))]).toEqual(['2026-11-08', undefined])
})

test('[CUS23] customers that sleep, are lost or were never real ask for nothing, nor those of a tier without an interval', () => {
  const at = (state: string) => customer(state, 'key', 'wang', '2026-01-01', state)
  expect(dueIn({ customers: ['dormant', 'lost', 'invalid', 'merged'].map(at) })).toEqual([])
  expect(dueIn({ customers: [customer('none', 'potential', 'zhou')] }, '2026-11-25', standingOf(salesOps))).toEqual([])
  expect(dueIn({ customers: [customer('lead', 'general', 'zhou', '2026-11-20', 'lead')] })).toHaveLength(1)
})

test('[CUS23] the owner makes it; where the owner has left or may not, somebody who may, always the same [S0-4.2d]', () => {
  const who = (tier: string, owner: string, left: readonly string[] = []) =>
    dueIn({ customers: [customer('c', tier, owner)] }, '2026-11-25', standingOf(groupBuying, members.map((member) => (left.includes(member.id) ? { ...member, status: 'left' as const } : member))))[0]?.member
  expect(who('general', 'zhou')).toBe('zhou')
  expect(['lin', 'wang']).toContain(who('general', 'zhou', ['zhou']))
  expect(who('general', 'zhou', ['zhou'])).toBe(who('general', 'zhou', ['zhou']))
  // An old file of a key customer that a specialist owns: the head makes the contact.
  expect(who('key', 'zhou')).toBe('wang')
})

test('[CUS23] over a quarter of diligent work nobody is ever overdue, and who stops is told of on the day after [S0-4.2c–d]', () => {
  const customers = [customer('key', 'key', 'wang'), customer('core', 'core', 'wang'), customer('general', 'general', 'zhou'), customer('potential', 'potential', 'lin')]
  const visits: ComputedInput[] = []
  const counts = new Map<string, number>()
  for (let today = '2026-10-01'; today <= '2026-12-31'; today = addDays(today, 1)) {
    const due = dueIn({ customers, visits: [...visits] }, today)
    expect(due.filter(({ band }) => band === 'overdue'), today).toEqual([])
    for (const { customer: { id }, band } of due) {
      if (band !== 'today') continue
      expect(workingDay(today)).toBe(true)
      visits.push(contact(`v${visits.length}`, id, today))
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  expect(Object.fromEntries(counts)).toEqual({ potential: 2, key: 2, core: 2, general: 1 })
  // From New Year on nobody calls.
  const lastKey = visits.filter(({ values }) => (values.customer as { readonly id: string }).id === 'key').at(-1)!
  const dueDay = dueIn({ customers, visits }, '2026-12-31').find(({ customer: { id } }) => id === 'key')!.due
  expect(dueDay >= addDays(String(lastKey.values.happenedAt).slice(0, 10), 30)).toBe(true)
  expect(dueIn({ customers, visits }, addDays(dueDay, 1)).find(({ customer: { id } }) => id === 'key')?.band).toBe('overdue')
})

test('[CUS24] bands: past, today, until Sunday, later', () => {
  expect(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-29', '2026-11-30'].map((day) => bandOf(day, '2026-11-25'))).toEqual(['overdue', 'today', 'thisWeek', 'thisWeek', 'later'])
})

test('[CUS24] what was moved keeps the day it was first due on [S1-2.2.3c]', () => {
  expect(firstDue(followUp('f', 'c', { dueAt: '2026-12-10', movedDue: [aRow('a', { from: '2026-11-20', to: '2026-12-01', reason: '出差' }), aRow('b', { from: '2026-12-01', to: '2026-12-10', reason: '停电' })] }))).toBe('2026-11-20')
  expect(firstDue(followUp('f', 'c', { dueAt: '2026-12-10' }))).toBe('2026-12-10')
})

test('[CUS25] key and core customers belong to the manager of group buying, general ones to whoever sells [S0-4.2d]', () => {
  expect(boundTier('key', standing)?.posts.map(({ hant }) => hant)).toEqual(['團購業務經理'])
  expect(boundTier('general', standing)).toBeUndefined()
  expect(['wang', 'zhou', 'he'].map((id) => mayCareFor('core', id, standing))).toEqual([true, false, false])
  expect(mayCareFor('key', 'zhou', standingOf(salesOps))).toBe(true)
  expect(mayCareFor('nonsense', 'zhou', standing)).toBe(true)
})

test('[CUS25] a file with another owner and a follow-up by another are refused, with the tier and the post in words [S0-4.2d]', () => {
  const tierOf = (id: string) => (id === 'qinghe' ? 'key' : undefined)
  expect(boundAgainst('customers', { tier: 'key', owner: 'zhou' }, tierOf, standing)?.tier.hant).toBe('重點客戶')
  expect(boundAgainst('customers', { tier: 'key', owner: 'wang' }, tierOf, standing)).toBeUndefined()
  expect(boundAgainst('followUps', { customer: to('qinghe'), by: 'zhou' }, tierOf, standing)?.tier.hant).toBe('重點客戶')
  expect(boundAgainst('followUps', { customer: to('qinghe'), by: 'wang', companions: ['zhou'] }, tierOf, standing)).toBeUndefined()
  expect(boundAgainst('followUps', { customer: to('other'), by: 'zhou' }, tierOf, standing)).toBeUndefined()
  expect(boundAgainst('visits', { customer: to('qinghe'), by: ['zhou'] }, tierOf, standing)).toBeUndefined()
})

test('[CUS26] a follow-up wants what was heard, and a score or why there is none [S2-3.3.4] [S3-3.3.3]', () => {
  const whole = { customer: to('qinghe'), reason: 'regular', dueAt: '2026-11-20', by: 'zhou' }
  const missing = (values: ComputedInput['values']) => missingFor(followUps, 'finish', { state: 'due', values: { ...whole, ...values }, parts: [] }, () => false)
  expect(missing({})).toEqual(['usage', 'score|noScore'])
  expect(missing({ usage: '用得顺手', score: 5 })).toEqual([])
  expect(missing({ usage: '没接通', noScore: '三次未接' })).toEqual([])
  expect(followUps.moves.replan?.note).toBe('required')
})

test('[CUS26] it is missed when its grace is over, not before, and may still be made [S1-3.3.6b]', () => {
  const { due, from } = followUps.moves.miss!
  const at = (today: string, limits = {}) => due!(followUp('f', 'c', { dueAt: '2026-11-20' }), aWorld({}, { today, limits }))
  expect([at('2026-11-23'), at('2026-11-24')]).toEqual([false, true])
  expect(at('2026-11-24', { followUpGraceDays: 7 })).toBe(false)
  expect(from).toEqual(['due', 'moved'])
  expect(followUps.moves.finish?.from).toContain('missed')
})
