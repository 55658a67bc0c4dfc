import { meetings } from '@hebu/shared/books/meetings.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { againstPlan } from '@hebu/shared/rules/meeting/against-plan.ts'
import { carriedOver, figuresFor } from '@hebu/shared/rules/meeting/carried.ts'
import { planMeeting } from '@hebu/shared/rules/meeting/plan-meeting.ts'
import { attendeesOf, comingMeetings } from '@hebu/shared/rules/meeting/series.ts'
import { fill, say } from '@hebu/shared/vocabulary/text.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { describe, expect, test } from 'vitest'

import { exchange, aDepartment } from '../../kit/customer-department.ts'
import { aMember } from '../../kit/department.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { pageOf } from '../../kit/workspace.ts'

const timeZone = 'Asia/Shanghai'
const day = (date: string) => date

function inputOf(charterId: string, now: string, pages: Readonly<Record<string, readonly ComputedInput[]>> = {}) {
  const charter = charterById(charterId)!
  const members = Object.entries(charter.posts).map(([post, { group }]) => aMember(post, { post, group, joinedAt: '2025-06-01T00:00:00.000Z' }))
  const world: World = { today: now.slice(0, 10), nowMs: Date.parse(now), timeZone, pages: (book) => pages[book] ?? [], page: (book, id) => pages[book]?.find((each) => each.id === id), linked: () => [] }
  return { standing: { charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: charter.id, timeZone }, members } }, calendar: announcedCalendar, world }
}

const held = (id: string, startsAt: string, values: ComputedInput['values'] = {}, state = 'approved'): ComputedInput => ({ id, shelf: 'g-all', state, values: { kind: 'weekly', startsAt, ...values }, made: { by: 'x', at: startsAt } })
const words = (wording: Parameters<typeof say>[0], slots: Parameters<typeof fill>[1] = {}) => fill(say(wording, 'zh-Hans'), slots)

describe('the next meeting of a series', () => {
  test('[MEET1] comes by itself on the day that the charter names, with an id that every device finds', () => {
    const [weekly] = comingMeetings(inputOf('commercial', '2026-11-26T02:00:00.000Z'))
    expect(weekly).toMatchObject({ id: 'weekly.all.2026-W49', startsAt: '2026-11-30T01:30:00.000Z', begun: false })
    // On its own day it is still the next one, until it was held.
    const monday = '2026-11-30T08:00:00.000Z'
    expect(comingMeetings(inputOf('commercial', monday))[0]?.id).toBe('weekly.all.2026-W49')
    expect(comingMeetings(inputOf('commercial', monday, { meetings: [held('weekly.all.2026-W49', '2026-11-30T01:30:00.000Z', {}, 'drafted')] }))[0]?.id).toBe('weekly.all.2026-W50')
  })

  test('[MEET1] a week of holidays has none, and a holiday moves it to the next working day', () => {
    // Spring Festival 2026: 15 to 23 February.
    const [weekly] = comingMeetings(inputOf('commercial', '2026-02-13T02:00:00.000Z'))
    expect(weekly).toMatchObject({ id: 'weekly.all.2026-W09', startsAt: '2026-02-24T01:30:00.000Z' })
  })

  test('[MEET1] groups whose leads are asked to meet have one each; a department without regular meetings has none', () => {
    const input = inputOf('salesOps', '2026-11-26T02:00:00.000Z')
    const weekly = comingMeetings(input).filter(({ kind }) => kind === 'weekly')
    expect(weekly.length).toBeGreaterThan(1)
    expect(new Set(weekly.map(({ group }) => group)).size).toBe(weekly.length)
    for (const one of weekly) expect(attendeesOf(one, input.standing, input.world).every((member) => member.group === one.group || member.id === one.chair)).toBe(true)
    expect(comingMeetings(inputOf('groupBuying', '2026-11-26T02:00:00.000Z'))).toEqual([])
  })

  const project = (id: string, leader: string, members: readonly string[], state = 'running'): ComputedInput => ({ id, shelf: 'g-all', state, values: { title: '年会礼盒', leader, members, startedAt: '2026-11-02' }, made: undefined })

  test('[MEET1] [S2-6.1.4] every project that is running meets each fortnight, led by its leader, with those who are in it; two who open it apart have one page', () => {
    const projects = [project('p1', 'operationsLead', ['operator', 'salesperson']), project('p2', 'salesLead', ['salesperson'], 'done')]
    const input = inputOf('salesOps', '2026-11-24T02:00:00.000Z', { projects })
    const found = comingMeetings(input).filter(({ kind }) => kind === 'project')
    expect(found).toMatchObject([{ id: 'project.p1.2026-W48x2', series: 'project.p1.2026-W48x2', project: { id: 'p1' }, chair: 'operationsLead', startsAt: '2026-12-04T07:00:00.000Z' }])
    expect(attendeesOf(found[0]!, input.standing, input.world).map(({ id }) => id)).toEqual(['salesperson', 'operationsLead', 'operator'])
    const values = planMeeting(found[0]!, { ...input, say: words, day })
    expect(values).toMatchObject({ kind: 'project', title: '年会礼盒项目会议（2026-12-04）', project: { id: 'p1' }, series: 'project.p1.2026-W48x2' })
    expect((meetings as Book).key!(values)).toBe(found[0]!.id)
    // One that is held besides has no series, and is a page of its own.
    expect((meetings as Book).key!({ ...values, series: undefined })).toBeUndefined()
    const earlier = held('project.p1.2026-W46x2', '2026-11-20T07:00:00.000Z', { kind: 'project', project: { id: 'p1', shelf: 'g-all' }, recorder: 'operator' })
    const other = held('m2', '2026-11-22T07:00:00.000Z', { kind: 'project', project: { id: 'p2', shelf: 'g-all' }, recorder: 'salesperson' })
    expect(planMeeting(found[0]!, { ...input, world: inputOf('salesOps', '2026-11-24T02:00:00.000Z', { projects, meetings: [earlier, other] }).world, say: words, day })).toMatchObject({ recorder: 'operator' })
  })

  test('[MEET1] [S2-6.2.2] partners are met on the last working day of a quarter, told of a month ahead, by those who speak for the department', () => {
    expect(comingMeetings(inputOf('salesOps', '2026-11-24T02:00:00.000Z')).filter(({ kind }) => kind === 'partner')).toEqual([])
    const input = inputOf('salesOps', '2026-12-02T02:00:00.000Z')
    const [partner] = comingMeetings(input).filter(({ kind }) => kind === 'partner')
    expect(partner).toMatchObject({ id: 'partner.all.2026-Q4', startsAt: '2026-12-31T07:00:00.000Z', chair: 'director' })
    expect(attendeesOf(partner!, input.standing, input.world).map(({ id }) => id)).toEqual(['director', 'salesLead', 'operationsLead', 'operator', 'serviceLead'])
    const agenda = planMeeting(partner!, { ...input, say: words, day })['agenda'] as readonly { id: string }[]
    expect(agenda.map(({ id }) => id)).toEqual(['discussion', 'plan', 'resolutions'])
  })

  test('[MEET2] [MEET3] [MEET5] begins with who attends, who is on leave excused, and an agenda with the open items first', () => {
    const last = held('weekly.all.2026-W48', '2026-11-23T01:30:00.000Z', { recorder: 'specialist', resolutions: [{ id: 'r1', at: 'a', cells: { content: '催回合同', assignee: 'x', dueAt: '2026-11-25' } }] })
    const task: ComputedInput = { id: 'weekly.all.2026-W48.r1', shelf: 'g-all', state: 'doing', values: { title: '催回合同', dueAt: '2026-11-25', movedDue: [{ id: 'm', at: 'a', cells: {} }] }, made: undefined }
    const input = inputOf('commercial', '2026-11-26T02:00:00.000Z', { meetings: [last], tasks: [task] })
    const [weekly] = comingMeetings(input)
    const people = attendeesOf(weekly!, input.standing, input.world)
    const gone = people.find(({ id }) => id !== weekly!.chair)!.id
    const values = planMeeting(weekly!, { ...input, say: words, day, away: (member, on) => member === gone && on === '2026-11-30' })
    expect(values['attendance']).toContainEqual({ id: gone, cells: { status: 'excused', reason: '请假' } })
    expect(values['distribution']).toEqual(people.map(({ id }) => id))
    const agenda = values['agenda'] as readonly { id: string; cells: { topic: string; by?: string } }[]
    expect(agenda[0]).toMatchObject({ id: 'last', cells: { topic: '上次决议回顾' } })
    expect(agenda.map(({ id }) => id)).toContain(`report.${weekly!.chair}`)
    expect(agenda.map(({ id }) => id)).not.toContain(`report.${gone}`)
    expect(carriedOver({ id: weekly!.id, kind: 'weekly', group: undefined, startsAt: weekly!.startsAt }, input.world)).toMatchObject([{ meetings: 1, postponed: 1, overdue: true }])
  })

  test('[MEET6] [S1-4.1.1a] the figures stand against the plan in force of whoever meets: since the last meeting, so far, and the pace', () => {
    const visit = (id: string, on: string): ComputedInput => ({ id, shelf: 'g-sales/2026-Q4', state: 'done', values: { by: ['salesperson'], happenedAt: `${on}T02:00:00.000Z` }, made: undefined })
    const plan = (id: string, values: ComputedInput['values'], state = 'inForce'): ComputedInput => ({ id, shelf: 'g-sales/2026', state, values: { period: 'month', periodKey: '2026-11', goals: [{ id: 'g', at: 'a', cells: { metric: '拜访', measure: 'visits', target: 42, unit: '次' } }], ...values }, made: undefined })
    const pages = {
      meetings: [held('weekly.sales.2026-W47', '2026-11-16T01:30:00.000Z', { group: 'sales' })],
      plans: [plan('dept', { level: 'department' }), plan('draft', { level: 'group', group: 'sales', periodKey: '2026-W48', period: 'week' }, 'draft'), plan('ours', { level: 'group', group: 'sales' })],
      visits: [visit('a', '2026-11-05'), visit('b', '2026-11-17'), visit('c', '2026-11-19')],
    }
    const { world } = inputOf('salesOps', '2026-11-23T01:00:00.000Z', pages)
    const place = { id: 'weekly.sales.2026-W48', kind: 'weekly', group: 'sales', startsAt: '2026-11-23T01:30:00.000Z' }
    // Of 21 working days 16 are over.
    expect(againstPlan(place, { ...world, calendar: announcedCalendar })).toMatchObject({ plan: { id: 'ours' }, goals: [{ goal: { target: 42, actual: 3 }, since: 2, planned: 32 }] })
    expect(againstPlan({ ...place, group: 'service' }, world)).toBeUndefined()
    expect(againstPlan({ ...place, kind: 'project' }, world)).toBeUndefined()
  })

  test('[MEET6] the figures are what those who attend have done since the last meeting', () => {
    const visit = (id: string, by: string, happenedAt: string): ComputedInput => ({ id, shelf: 'g-all', state: 'done', values: { by: [by], happenedAt }, made: undefined })
    const { world } = inputOf('commercial', '2026-11-30T01:00:00.000Z', {
      meetings: [held('weekly.all.2026-W48', '2026-11-23T01:30:00.000Z')],
      visits: [visit('a', 'lin', '2026-11-24T02:00:00.000Z'), visit('b', 'lin', '2026-11-20T02:00:00.000Z'), visit('c', 'nobody', '2026-11-24T02:00:00.000Z')],
    })
    expect(figuresFor({ id: 'weekly.all.2026-W49', kind: 'weekly', group: undefined, startsAt: '2026-11-30T01:30:00.000Z' }, ['lin'], world)).toEqual([{ of: 'visits', count: 1 }])
  })

  test('[MEET2] two who open it without a connection have one meeting, each person and each item once', async () => {
    const books = [meetings as Book, tasks as Book]
    const here = await aDepartment('wang', memoryVolumes(), [books[0]!])
    const there = await aDepartment('lin', memoryVolumes(), [books[0]!])
    const values = { kind: 'weekly', title: '部门例会', startsAt: '2026-11-30T01:30:00.000Z', chair: 'wang', recorder: 'lin', group: 'east', attendance: ['wang', 'lin', 'zhou'].map((id) => ({ id, cells: {} })), agenda: [{ id: 'figures', cells: { topic: '数据', minutes: 5 } }, { id: 'discussion', cells: { topic: '讨论', minutes: 15 } }], distribution: ['wang', 'lin', 'zhou'] }
    const ids = [here, there].map(({ workspace }) => workspace.commands.create('meetings', values)).map((done) => (done.ok ? done.value.id : done.refusal))
    expect(ids).toEqual(['weekly.east.2026-W49', 'weekly.east.2026-W49'])
    exchange(here, there)
    for (const world of [here, there]) {
      const page = pageOf(world, 'meetings', 'weekly.east.2026-W49')
      expect(page.conflicts).toEqual({})
      expect((page.values['agenda'] as readonly { id: string }[]).map(({ id }) => id)).toEqual(['figures', 'discussion'])
      expect((page.values['attendance'] as readonly { id: string }[]).map(({ id }) => id).toSorted()).toEqual(['lin', 'wang', 'zhou'])
      expect(page.values['distribution']).toEqual(['lin', 'wang', 'zhou'])
    }
  })
})
