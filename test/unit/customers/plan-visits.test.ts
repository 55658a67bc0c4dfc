import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { spreadVisits, timeOfVisit } from '@hebu/shared/rules/care/visit-plan.ts'
import { announcedCalendar, workingDay } from '@hebu/shared/vocabulary/working-calendar.ts'
import { otherVisitors, plannable, planVisits, visitTimes } from '@hebu/web/features/contact/plan-visits.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { smallDirectory } from '../../kit/department.ts'

/** A Monday. */
const nowMs = Date.parse('2026-11-23T01:00:00Z')
const books = [customers, visits] as readonly unknown[] as readonly Book[]
const open: Workspace[] = []
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aDepartment(member: string) {
  const fake = aFakeWorkspace({ books, member, nowMs, directory: smallDirectory((each) => (each.id === 'he' ? { ...each, status: 'left' as const } : each)) })
  open.push(fake.workspace)
  await fake.settled()
  const { commands, table } = fake.workspace
  const make = (book: string, values: Readonly<Record<string, unknown>>): Page => {
    const made = commands.create(book, values)
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    return table(book).page(made.value.id)!
  }
  const customer = (name: string, owner: string) => make('customers', { name, owner })
  const planned = () => table('visits').pages().map(({ state, values }): Readonly<Record<string, unknown>> => ({ state, ...values }))
  return { ...fake, make, customer, planned, commands }
}

const spread = (visitors: readonly string[], aDay: number | undefined, taken: Readonly<Record<string, number>> = {}) =>
  spreadVisits(visitors, { from: '2026-11-27', aDay, calendar: announcedCalendar, taken: (visitor, day) => taken[`${visitor} ${day}`] ?? 0 }).map(({ day, time }) => `${day.slice(5)} ${time}`)

test('[CUS58] each person’s days fill up one after the other on working days, with what they have planned already', () => {
  expect(spread(['lin', 'zhou', 'lin', 'lin', 'zhou', 'lin', 'lin'], 2)).toEqual(['11-27 09:30', '11-27 09:30', '11-27 14:15', '11-30 09:30', '11-27 14:15', '11-30 14:15', '12-01 09:30'])
  expect(spread(['lin', 'lin'], 2, { 'lin 2026-11-27': 1, 'lin 2026-11-30': 5 })).toEqual(['11-27 14:15', '12-01 09:30'])
  // On one day, whatever it is and however many.
  expect(spreadVisits(['lin', 'lin', 'lin', 'zhou'], { from: '2026-11-28', aDay: undefined, calendar: announcedCalendar, taken: () => 9 }).map(({ day, time }) => `${day} ${time}`)).toEqual(['2026-11-28 09:30', '2026-11-28 11:30', '2026-11-28 15:15', '2026-11-28 09:30'])
  expect(spreadVisits(['lin'], { from: '2026-11-28', aDay: 1, calendar: announcedCalendar, taken: () => 0 })[0]!.day).toBe('2026-11-30')
})

test('[CUS58] however many and whoever makes them, nobody has more a day than was said, each at another time of working hours', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('lin', 'zhou', 'wang'), { maxLength: 80 }), fc.integer({ min: 1, max: 10 }), (visitors, aDay) => {
    const times = spreadVisits(visitors, { from: '2026-09-28', aDay, calendar: announcedCalendar, taken: () => 0 })
    const all = times.map(({ day, time }, at) => `${visitors[at]} ${day} ${time}`)
    expect(new Set(all).size).toBe(visitors.length)
    for (const [, days] of Map.groupBy(times.map(({ day }, at) => `${visitors[at]} ${day}`), (each) => each)) expect(days.length).toBeLessThanOrEqual(aDay)
    for (const { day, time } of times) expect([workingDay(day), time >= '09:30' && time < '17:30' && !(time >= '12:00' && time < '13:30')]).toEqual([true, true])
    // In the order of the list for each of them.
    for (const visitor of new Set(visitors)) {
      const own = times.filter((_, at) => visitors[at] === visitor).map(({ day, time }) => `${day} ${time}`)
      expect(own).toEqual(own.toSorted())
    }
  }))
  expect([timeOfVisit(0, 1), timeOfVisit(39, 40)]).toEqual(['09:30', '17:15'])
})

test('[CUS57] [CUS58] visits are planned to each customer by its owner, as one step, and who is left out is told [S0-3.1.2a]', async () => {
  const { workspace, make, customer, planned, commands } = await aDepartment('lin')
  const [qinghe, wangyue, tingtao, shuangye, gone, far] = [customer('青禾', 'lin'), customer('望月', 'zhou'), customer('聽濤', 'zhou'), customer('霜葉', 'zhou'), customer('作廢', 'zhou'), customer('西山', 'zhou')]
  expect(commands.move({ book: 'customers', id: gone.id }, 'invalidate', '重複').ok).toBe(true)
  const left = make('customers', { name: '無人', owner: 'zhou' })
  const asked = (change: Readonly<Record<string, string>>) => [qinghe, wangyue, tingtao, shuangye, gone, left, far].map((each) => {
    const page = workspace.table('customers').page(each.id)!
    return change[each.id] === undefined ? page : { ...page, values: { ...page.values, owner: change[each.id] } }
  })
  // One has a contact ahead; one that is past, or done, or called off does not count.
  make('visits', { customer: { id: tingtao.id, shelf: tingtao.shelf }, kind: 'visit', by: ['zhou'], plannedAt: '2026-11-26T01:30:00.000Z' })
  make('visits', { customer: { id: wangyue.id, shelf: wangyue.shelf }, kind: 'visit', by: ['zhou'], plannedAt: '2026-11-20T01:30:00.000Z' })
  const pages = asked({ [left.id]: 'he', [far.id]: 'shen' })
  const found = plannable(workspace, pages, 'owner', false, nowMs)
  expect([found.able.map(({ customer: { values }, visitor }) => [values['name'], visitor]), found.left]).toEqual([[['青禾', 'lin'], ['望月', 'zhou'], ['霜葉', 'zhou']], { planned: 1, closed: 1, nobody: 1, beyond: 1 }])
  expect(plannable(workspace, pages, 'owner', true, nowMs)).toMatchObject({ able: [{}, {}, {}, {}], left: { planned: 1 } })
  expect(plannable(workspace, pages, { member: 'lin' }, false, nowMs)).toMatchObject({ left: { planned: 1, closed: 1, nobody: 0, beyond: 0 } })

  // Not for other groups, guests or those who left.
  expect(otherVisitors(workspace, nowMs).map(({ id }) => id)).toEqual(['wang', 'zhou'])

  const before = planned().length
  const times = visitTimes(workspace, found.able, { from: '2026-11-26', aDay: 2 })
  const step = {}
  expect(await planVisits(workspace, found.able, times, { kind: 'visit', purpose: ' 了解年底用禮 ' }, step)).toEqual({ made: 3, refused: [], left: [] })
  // Zhou has one on that day already.
  expect(planned().slice(before).map((visit) => ['state', 'by', 'plannedAt', 'purpose', 'kind'].map((name) => visit[name]))).toEqual([
    ['planned', ['lin'], '2026-11-26T01:30:00.000Z', '了解年底用禮', 'visit'],
    ['planned', ['zhou'], '2026-11-26T06:15:00.000Z', '了解年底用禮', 'visit'],
    ['planned', ['zhou'], '2026-11-27T01:30:00.000Z', '了解年底用禮', 'visit'],
  ])
  // Now all of them have one.
  expect(plannable(workspace, pages, 'owner', false, nowMs).left).toMatchObject({ planned: 4 })
  expect((await commands.undo(step))?.refused).toEqual([])
  expect(planned()).toHaveLength(before)
})

test('[CUS59] called off midway, what was planned stays and goes back as one step, and the rest is named', async () => {
  const { workspace, customer, planned, commands } = await aDepartment('lin')
  const pages = Array.from({ length: 90 }, (_, at) => customer(`客戶 ${at}`, 'zhou'))
  const { able } = plannable(workspace, pages, 'owner', false, nowMs)
  const times = visitTimes(workspace, able, { at: '2026-11-26T01:30:00.000Z' })
  const calling = new AbortController()
  const step = {}
  const done = await planVisits(workspace, able, times, { kind: 'call', purpose: '' }, step, { signal: calling.signal, tell: (reached) => { if (reached >= 30) calling.abort() } })
  expect([done.made >= 30 && done.made < 90, done.left.map(({ id }) => id)]).toEqual([true, pages.slice(done.made).map(({ id }) => id)])
  expect(planned()).toHaveLength(done.made)
  await commands.undo(step)
  expect(planned()).toEqual([])
})
