import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { replyDueAt } from '@hebu/shared/books/inquiries.ts'
import { charters } from '@hebu/shared/charters/catalogue.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { calendarOf, settledCharter } from '@hebu/shared/charters/settled.ts'
import { readSetting, readSettings } from '@hebu/shared/charters/settings-shape.ts'
import { tierNow, tierOf } from '@hebu/shared/charters/tiers.ts'
import { maySettle } from '@hebu/shared/rules/access.ts'
import { careDue } from '@hebu/shared/rules/care/care-due.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import type { JudgedDuty } from '@hebu/shared/rules/duties/duty.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import { intervalEnd } from '@hebu/shared/rules/duties/in-force.ts'
import type { SettingsVersion } from '@hebu/shared/vocabulary/directory.ts'
import { workingDay } from '@hebu/shared/vocabulary/working-calendar.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'

const timeZone = 'Asia/Shanghai'
const at = (day: string, time = '10:00'): string => new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString()

/** Versions of what was settled, one a day. */
const settling = (...given: readonly (readonly [day: string, changes: Readonly<Record<string, unknown>>])[]): readonly SettingsVersion[] =>
  given.map(([day, changes], index) => ({ version: index + 1, at: at(day), by: 'wang', changes }))

const members = [aMember('wang', { post: 'director', group: undefined }), aMember('li', { post: 'salesperson', group: 'sales' }), aMember('he', { post: 'hr', group: undefined })].map((member) => ({ ...member, joinedAt: '2025-06-01T00:00:00.000Z' }))

function standingWith(settings: readonly SettingsVersion[]) {
  return { charter: settledCharter(salesOps, settings), directory: { revision: 1, workspace: { id: 'w', name: '示例部', charter: 'salesOps', timeZone }, members, settings } }
}

const worldOf = (now: string, pages: Readonly<Record<string, readonly ComputedInput[]>> = {}): World => ({
  today: now.slice(0, 10),
  nowMs: Date.parse(now),
  timeZone,
  pages: (book) => pages[book] ?? [],
  page: (book, id) => pages[book]?.find((page) => page.id === id),
  linked: (book, field, id) => (pages[book] ?? []).filter(({ values }) => (values[field] as { readonly id?: string } | undefined)?.id === id),
})

function duties(settings: readonly SettingsVersion[], from: string, to = from, { now = at('2026-01-01'), pages = {} }: { readonly now?: string; readonly pages?: Readonly<Record<string, readonly ComputedInput[]>> } = {}): readonly JudgedDuty[] {
  return dutiesOf({ ...dutyGround(standingWith(settings)), world: worldOf(now, pages), book: (id) => (books as readonly Book[]).find((book) => book.id === id) }, from, to)
}

const timesOf = (found: readonly JudgedDuty[], cadence: string, member = 'li') => found.filter((duty) => duty.cadence === cadence && duty.member === member).map(({ dueAt }) => new Date(Date.parse(dueAt) + 8 * 3_600_000).toISOString().slice(0, 16))

const customer = (id: string, since: string): ComputedInput => ({ id, shelf: 'g-all', state: 'active', values: { tier: 'core', owner: 'li' }, made: { by: 'li', at: at(since) }, moves: [] })
const visit = (id: string, of: string, on: string): ComputedInput => ({ id, shelf: 'g-all', state: 'done', values: { customer: { id: of, shelf: '' }, happenedAt: at(on) }, made: { by: 'li', at: at(on) }, moves: [] })

describe('what a workspace settled', () => {
  test('[SET1] lies over its charter, and goes back to it', () => {
    const versions = settling(
      ['2026-03-02', { 'limits.dormantMonths': 6, 'tiers.key': { followUpDays: 15, label: '重點客戶' }, 'cadences.survey': { on: true } }],
      ['2026-03-09', { 'limits.dormantMonths': null, 'reportTemplates.salesperson': { daily: ['今日拜訪', '競品'] } }],
    )
    const charter = settledCharter(salesOps, versions)
    expect(charter.limits).toEqual(salesOps.limits)
    expect(charter.tiers['key']).toMatchObject({ followUpDays: 15, label: { hans: '重點客戶' } })
    expect(charter.tiers['core']).toBe(salesOps.tiers.core)
    expect(charter.cadences['survey']).toEqual({ ...salesOps.cadences['survey'], on: true })
    expect(charter.reportTemplates?.['salesperson']?.daily?.map(({ en }) => en)).toEqual(['今日拜訪', '競品'])
    expect(settledCharter(salesOps, versions.slice(0, 1)).limits['dormantMonths']).toBe(6)
    expect([...charter.settled!.settledBy].map(([key, { version }]) => [key, version])).toEqual([['tiers.key', 1], ['cadences.survey', 1], ['reportTemplates.salesperson', 2]])
    expect(settledCharter(salesOps, [])).toBe(salesOps)
  })

  test('[SET1] what a newer Hebu settled, or nobody can read, leaves the charter as it is', () => {
    const odd = settling(['2026-03-02', { 'weather.x': 3, 'tiers.unheard': { followUpDays: 3 }, 'limits.toString': 4, 'cadences.dailyReport': 'loud', nothing: {}, 'limits.dormantMonths': 'six', 'days.2026-03-05': 7, 'leave.a': false, 'tiers.__proto__': { followUpDays: 1 } }])
    const { settled, ...charter } = settledCharter(salesOps, odd)
    expect(charter).toEqual({ ...salesOps })
    expect(settled).toMatchObject({ absences: [], calendar: { ownDays: new Map() } })
    expect(duties(odd, '2026-03-02', '2026-03-31')).toEqual(duties([], '2026-03-02', '2026-03-31'))
  })

  test('[SET20] tiers are added, put in order and given up; what stands in a file counts as of the tier its customers went to [S0-4.2b]', () => {
    const versions = settling(
      ['2026-03-02', { 'tiers.own-strategic1': { label: '戰略客戶', followUpDays: 14, ownedBy: 'head', service: '每兩週拜訪' }, 'order.tiers': ['own-strategic1', 'key'] }],
      ['2026-03-09', { 'tiers.potential': { into: 'general' }, 'tiers.core': { into: 'general' } }],
      ['2026-03-16', { 'tiers.general': { into: 'own-strategic1' } }],
    )
    const [added, without, chained] = [1, 2, 3].map((count) => settledCharter(salesOps, versions.slice(0, count))) as [Charter, Charter, Charter]
    expect(Object.keys(added.tiers)).toEqual(['own-strategic1', 'key', 'core', 'general', 'potential'])
    expect(added.tiers['own-strategic1']).toEqual({ label: { hant: '戰略客戶', hans: '戰略客戶', en: '戰略客戶' }, followUpDays: 14, ownedBy: 'head', service: { hant: '每兩週拜訪', hans: '每兩週拜訪', en: '每兩週拜訪' } })
    expect(added.tiers['key']).toBe(salesOps.tiers.key)
    expect([Object.keys(without.tiers), without.defaultTier]).toEqual([['own-strategic1', 'key', 'general'], 'general'])
    // Given up after others were given up into it: all of them lead on.
    expect(['core', 'general', 'potential', 'key', 'own-strategic1', 'unheard'].map((tier) => tierNow(chained, tier))).toEqual(['own-strategic1', 'own-strategic1', 'own-strategic1', 'key', 'own-strategic1', 'unheard'])
    expect(tierOf(chained, 'core')?.followUpDays).toBe(14)
    expect(chained.settled!.earlier.map(({ charter }) => Object.keys(charter.tiers).length)).toEqual([4, 5, 3])
    // Restored, it has what it had.
    const back = settledCharter(salesOps, [...versions, ...settling(['2026-03-23', { 'tiers.general': null, 'tiers.core': null }])])
    expect([tierNow(back, 'core'), tierNow(back, 'general'), tierNow(back, 'potential')]).toEqual(['core', 'general', 'general'])
  })

  test('[SET20] tiers that would lead round in a circle, or nowhere, are not given up; what nobody can read adds none', () => {
    const round = settledCharter(salesOps, settling(['2026-03-02', { 'tiers.key': { into: 'core' }, 'tiers.core': { into: 'key' }, 'tiers.general': { into: 'own-gone' }, 'tiers.own-nameless': { followUpDays: 3 }, 'order.tiers': ['nobody', 7, 'general'] }]))
    expect([Object.keys(round.tiers), round.formerTiers]).toEqual([['general', 'key', 'core', 'potential'], undefined])
  })

  test('[SET20] [SET5] a tier goes to another one that is in use, and an added one has a name and is not just taken away', () => {
    const of = (key: string, value: unknown, settings: readonly SettingsVersion[] = []) => {
      const { directory } = standingWith(settings)
      const read = readSetting(key, value, salesOps, directory)
      return read.ok ? 'ok' : read.refusal.because
    }
    expect([of('tiers.core', { into: 'general' }), of('tiers.core', { into: 'core' }), of('tiers.core', { into: 'nobody' }), of('tiers.core', { into: '' })]).toEqual(['ok', 'tier', 'tier', 'tier'])
    expect(of('tiers.core', { into: 'general' }, settling(['2026-03-02', { 'tiers.general': { into: 'key' } }]))).toBe('tier')
    expect(of('tiers.core', { into: 'own-new' }, settling(['2026-03-02', { 'tiers.own-new': { label: '新' } }]))).toBe('ok')
    expect([of('tiers.own-new', { label: '新', followUpDays: 5 }), of('tiers.own-new', { followUpDays: 5 }), of('tiers.own-new', { label: ' ' }), of('tiers.own-new', null), of('tiers.Other', { label: '新' })]).toEqual(['ok', 'shape', 'empty', 'tier', 'unknown'])
    expect([of('order.tiers', ['key', 'core']), of('order.tiers', 'key'), of('order.posts', [])]).toEqual(['ok', 'shape', 'unknown'])
  })

  test('[SET21] customers of a tier that was given up are contacted by the interval of the other, counted from that day; earlier ones keep theirs [S0-4.2c]', () => {
    const settings = settling(['2026-06-01', { 'tiers.core': { into: 'key' } }])
    const pages = { customers: [customer('c', '2026-05-20')], visits: [visit('v', 'c', '2026-06-10')] }
    const due = duties(settings, '2026-05-20', '2026-09-30', { now: at('2026-09-01'), pages }).filter(({ cadence }) => cadence === 'returnVisits').map(({ dueAt }) => dueAt.slice(0, 10))
    // Begun on 20 May with 90 days, cut to 30 days from 1 June; then 30 days from the visit of 10 June.
    expect(due).toEqual(['2026-07-01', '2026-07-10'])
  })

  test('[SET3] a day that was begun keeps the time it began with, the next one has the new', () => {
    const found = duties(settling(['2026-11-24', { 'cadences.dailyReport': { due: { at: 'workingDay', time: '17:00' } } }]), '2026-11-23', '2026-11-26')
    expect(timesOf(found, 'dailyReport')).toEqual(['2026-11-23T18:30', '2026-11-24T18:30', '2026-11-25T17:00', '2026-11-26T17:00'])
  })

  test('[SET3] a week that was begun stays owed where its duty is switched off, and nothing is owed for one that began while it was off', () => {
    const found = duties(settling(['2026-11-10', { 'cadences.weeklyReport': { on: false } }], ['2026-11-25', { 'cadences.weeklyReport': null }]), '2026-11-02', '2026-12-06')
    expect(timesOf(found, 'weeklyReport')).toEqual(['2026-11-06T18:00', '2026-11-13T18:00', '2026-12-04T18:00'])
  })

  test('[SET3] what was told of already is not moved: a plan that is due before its period begins', () => {
    const sooner = { 'cadences.planMonth': { due: { at: 'beforePeriod', of: 'month', workingDays: 8 } } }
    // Due on the 27th and told of on the 24th of November.
    expect(timesOf(duties([], '2026-11-01', '2026-11-30'), 'planMonth', 'wang')).toEqual(['2026-11-27T18:00'])
    expect(timesOf(duties(settling(['2026-11-25', sooner]), '2026-11-01', '2026-12-30'), 'planMonth', 'wang')).toEqual(['2026-11-27T18:00', '2026-12-22T18:00'])
    expect(timesOf(duties(settling(['2026-11-10', sooner]), '2026-11-01', '2026-11-30'), 'planMonth', 'wang')).toEqual(['2026-11-19T18:00'])
  })

  test('[SET3] is the same whatever stretch of days one asks for', () => {
    const versions = settling(['2026-02-03', { 'cadences.weeklyReport': { due: { at: 'weekday', weekday: 3, time: '12:00' }, leadDays: 2 } }], ['2026-05-20', { 'cadences.monthlyMeeting': { on: false } }], ['2026-09-09', { 'cadences.monthlyMeeting': null, 'days.2026-09-30': { kind: 'off' } }])
    const year = duties(versions, '2026-01-01', '2026-12-31')
    const day = ({ dueAt }: JudgedDuty) => new Date(Date.parse(dueAt) + 8 * 3_600_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (month) => {
        const [from, to] = [`2026-${String(month).padStart(2, '0')}-05`, `2026-${String(month).padStart(2, '0')}-25`]
        expect(duties(versions, from, to)).toEqual(year.filter((duty) => day(duty) >= from && day(duty) <= to))
      }),
      { numRuns: 12 },
    )
  })

  test('[SET4] a running interval keeps its day, unless the new one counted from the change ends sooner', () => {
    const past = (...values: readonly (readonly [string | undefined, number | undefined])[]) => values.map(([from, value]) => ({ from, value }))
    expect(intervalEnd(past([undefined, 90]), '2026-01-05')).toBe('2026-04-05')
    expect(intervalEnd(past([undefined, 90], ['2026-02-01', 15]), '2026-01-05')).toBe('2026-02-16')
    expect(intervalEnd(past([undefined, 90], ['2026-03-30', 15]), '2026-01-05')).toBe('2026-04-05')
    expect(intervalEnd(past([undefined, 30], ['2026-01-20', 90]), '2026-01-05')).toBe('2026-02-04')
    expect(intervalEnd(past([undefined, 90], ['2026-02-01', 15]), '2026-02-01')).toBe('2026-02-16')
    expect(intervalEnd(past([undefined, 90], ['2026-02-01', undefined]), '2026-01-05')).toBeUndefined()
    expect(intervalEnd(past([undefined, undefined], ['2026-02-01', 20]), '2025-01-05')).toBe('2026-02-21')
    expect(intervalEnd(past([undefined, 90], ['2026-02-01', 15]), '2026-01-05', '2026-01-20')).toBe('2026-04-05')
  })

  test('[SET4] duties and the care list read the same settled interval', () => {
    const shorter = settling(['2026-11-20', { 'tiers.core': { followUpDays: 7 } }])
    const pages = { customers: [customer('c1', '2026-09-01')], visits: [visit('v1', 'c1', '2026-10-12')] }
    const now = at('2026-11-23')
    const open = (settings: readonly SettingsVersion[]) => duties(settings, '2026-11-01', '2027-02-28', { now, pages }).filter(({ cadence, status }) => cadence === 'returnVisits' && status === 'pending')
    expect(open([]).map(({ dueAt }) => dueAt)).toEqual([at('2027-01-11', '18:00')])
    expect(open(shorter).map(({ dueAt, status }) => [dueAt, status])).toEqual([[at('2026-11-27', '18:00'), 'pending']])
    expect(careDue({ world: worldOf(now, pages), standing: standingWith(shorter), calendar: calendarOf(standingWith(shorter).charter) })).toMatchObject([{ due: '2026-11-27', everyDays: 7 }])
  })

  test('[SET7] own days count at once: for duties, and for hours that are reckoned in working time', () => {
    const closed = settling(['2026-11-23', { 'days.2026-11-24': { kind: 'off', name: '店慶' }, 'days.2026-11-28': { kind: 'working' } }])
    expect(timesOf(duties(closed, '2026-11-23', '2026-11-29'), 'dailyReport').map((time) => time.slice(8, 10))).toEqual(['23', '25', '26', '27', '28'])
    const calendar = calendarOf(settledCharter(salesOps, closed))
    expect(workingDay('2026-11-24', calendar)).toBe(false)
    const inquiry: ComputedInput = { id: 'i', shelf: 'g-all', state: 'open', values: { receivedAt: at('2026-11-23', '17:30') }, made: undefined, moves: [] }
    expect(replyDueAt(inquiry, { ...worldOf(at('2026-11-23')), calendar })).toBe(at('2026-11-25', '10:30'))
    expect(workingDay('2026-11-24', calendarOf(settledCharter(salesOps, [...closed, ...settling(['2026-11-23', { 'days.2026-11-24': null }])])))).toBe(true)
  })

  test('[SET8] who is on leave owes nothing, who travels only the other duties, and one duty is waived by its name', () => {
    const late = { now: at('2026-12-02') }
    const statuses = (settings: readonly SettingsVersion[]) => Object.fromEntries(duties(settings, '2026-11-27', '2026-11-27', late).filter(({ member }) => member === 'li').map(({ cadence, status }) => [cadence, status]))
    expect(statuses([])).toMatchObject({ dailyReport: 'missed', weeklyReport: 'missed' })
    expect(statuses(settling(['2026-11-26', { 'leave.a': { member: 'li', from: '2026-11-26', to: '2026-11-28', kind: 'leave' } }]))).toMatchObject({ dailyReport: 'waived', weeklyReport: 'waived' })
    expect(statuses(settling(['2026-11-26', { 'leave.a': { member: 'li', from: '2026-11-26', to: '2026-11-28', kind: 'travel' } }]))).toMatchObject({ dailyReport: 'waived', weeklyReport: 'missed' })
    expect(statuses(settling(['2026-11-26', { 'leave.a': { member: 'wang', from: '2026-11-26', to: '2026-11-28', kind: 'leave' } }])).dailyReport).toBe('missed')
    expect(statuses(settling(['2026-11-26', { 'waivers.weeklyReport.li.2026-W48': { why: '展會' } }]))).toMatchObject({ dailyReport: 'missed', weeklyReport: 'waived' })
  })
})

describe('what may be settled', () => {
  const { directory } = standingWith([])
  const answer = (key: string, value: unknown) => {
    const read = readSetting(key, value, salesOps, directory)
    return read.ok ? 'ok' : read.refusal.because
  }

  test('[SET5] everything that the charters themselves say is allowed', () => {
    for (const charter of charters) {
      for (const [name, { on, due, leadDays, graceDays }] of Object.entries(charter.cadences)) expect(readSetting(`cadences.${name}`, { on, due, leadDays: leadDays ?? 0, graceDays: graceDays ?? 0 }, charter, directory), `${charter.id} ${name}`).toMatchObject({ ok: true })
      for (const [name, limit] of Object.entries(charter.limits)) expect(readSetting(`limits.${name}`, limit, charter, directory).ok, name).toBe(true)
      for (const [name, { followUpDays = null }] of Object.entries(charter.tiers)) expect(readSetting(`tiers.${name}`, { followUpDays }, charter, directory).ok, name).toBe(true)
    }
  })

  test('[SET5] what is out of bounds, of another kind, or unheard of is refused with its reason', () => {
    const daily = (time: unknown) => answer('cadences.dailyReport', { due: { at: 'workingDay', time } })
    expect([daily('17:00'), daily('24:00'), daily('9:00'), daily(9)]).toEqual(['ok', 'time', 'time', 'time'])
    expect(answer('cadences.dailyReport', { due: { at: 'monthDay', month: 2, day: 3 } })).toBe('rule')
    expect(answer('cadences.dailyReport', { due: { at: 'never' } })).toBe('rule')
    expect(answer('cadences.planMonth', { due: { at: 'nthWorkingDay', n: 2, of: 'month' } })).toBe('ok')
    expect(answer('cadences.planMonth', { due: { at: 'nthWorkingDay', n: 2, of: 'year' } })).toBe('rule')
    expect(answer('cadences.planYear', { due: { at: 'monthDay', month: 2, day: 30 } })).toBe('day')
    expect(answer('cadences.dailyReport', { who: 'everybody' })).toBe('shape')
    expect(answer('cadences.unheard', { on: true })).toBe('unknown')
    expect([answer('tiers.key', { followUpDays: 0 }), answer('tiers.key', { followUpDays: 731 }), answer('tiers.key', { followUpDays: 1.5 }), answer('tiers.key', { followUpDays: 15 })]).toEqual(['too-small', 'too-large', 'not-whole', 'ok'])
    expect([answer('limits.budgetRedPercent', 101), answer('limits.dormantMonths', 6), answer('limits.constructor', 6)]).toEqual(['too-large', 'ok', 'unknown'])
    expect([answer('days.2026-02-30', { kind: 'off' }), answer('days.2026-02-27', { kind: 'off', name: '  ' }), answer('days.2026-02-27', { kind: 'feast' })]).toEqual(['day', 'empty', 'shape'])
    const leave = (over: object) => answer('leave.a1', { member: 'li', from: '2026-11-26', to: '2026-11-28', kind: 'leave', ...over })
    expect([leave({}), leave({ to: '2026-11-25' }), leave({ member: 'nobody' }), leave({ from: 'soon' }), leave({ why: '家'.repeat(101) })]).toEqual(['ok', 'order', 'member', 'day', 'too-long'])
    expect([answer('waivers.dailyReport.li.2026-11-26', { why: '' }), answer('reportTemplates.director', { daily: [] }), answer('reportTemplates.nobody', { daily: ['a'] }), answer('prices.x', 3)]).toEqual(['empty', 'empty', 'unknown', 'unknown'])
    expect(readSettings({ 'limits.dormantMonths': 6, 'limits.dunningDays': 0 }, salesOps, directory)).toEqual({ ok: false, refusal: { key: 'limits.dunningDays', because: 'too-small' } })
  })

  test('[SET5] the head settles, the office of human resources leave and excuses alone, others nothing', () => {
    const [head, sales, hr] = members as [(typeof members)[0], (typeof members)[0], (typeof members)[0]]
    const may = (member: (typeof members)[0]) => ['limits.dormantMonths', 'leave.a', 'waivers.x.y.z', 'days.2026-11-26'].map((key) => maySettle(key, { ...member, administrator: false }, salesOps))
    expect([may(head), may(hr), may(sales)]).toEqual([[true, true, true, true], [false, true, true, false], [false, false, false, false]])
    expect(maySettle('limits.dormantMonths', { ...sales, administrator: true }, salesOps)).toBe(true)
    expect(maySettle('limits.dormantMonths', { ...head, status: 'left' }, salesOps)).toBe(false)
  })
})
