import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { agendaOf } from '@hebu/shared/rules/today/agenda.ts'
import { handedInBelow } from '@hebu/shared/rules/today/handed-in.ts'
import { teamState } from '@hebu/shared/rules/today/team-state.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { describe, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'

const charter = charterById('salesOps')!
const timeZone = 'Asia/Shanghai'
/** A Monday, 10:00 in Shanghai. */
const monday = '2026-11-23T02:00:00.000Z'
const people = Object.entries(charter.posts).map(([post, { group }]) => aMember(post, { post, group, joinedAt: '2025-06-01T00:00:00.000Z' }))
const [seller] = people.filter(({ post }) => post === 'salesperson')
const head = people.find(({ post }) => post === charter.founder)!

const page = (id: string, state: string, values: ComputedInput['values'], moves: readonly (readonly [string, string, string])[] = [], by = seller!.id): ComputedInput => ({
  id,
  shelf: 'g-all',
  state,
  values,
  made: { by, at: '2026-11-02T01:00:00.000Z' },
  moves: moves.map(([move, who, at]) => ({ move, to: state, by: who, at, verdict: 'applied' })),
})

interface Given {
  readonly me?: typeof head
  readonly now?: string
  readonly pages?: Readonly<Record<string, readonly ComputedInput[]>>
  readonly mayMove?: (book: string, id: string, move: string) => boolean
}

function inputOf({ me = seller!, now = monday, pages = {}, mayMove = () => false }: Given) {
  const world: World = {
    today: now.slice(0, 10),
    nowMs: Date.parse(now),
    timeZone,
    pages: (book) => pages[book] ?? [],
    page: (book, id) => pages[book]?.find((each) => each.id === id),
    linked: () => [],
  }
  const standing = { charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: charter.id, timeZone }, members: people } }
  return { standing, calendar: announcedCalendar, world, me, books: books as readonly Book[], book: (id: string) => (books as readonly Book[]).find((book) => book.id === id), mayMove: (at: { readonly book: string; readonly id: string }, move: string) => mayMove(at.book, at.id, move) }
}

const agenda = (given: Given) => agendaOf(inputOf(given))
const told = (given: Given, kind?: string) => agenda(given).open.filter((entry) => kind === undefined || entry.kind === kind).map(({ id, urgency }) => `${urgency} ${id}`)

test('[DUTY7] [TODAY1] a visit that was not logged stands in the day once, as what the visit itself asks for [S2-3.1.3b]', () => {
  const visits = [page('v1', 'missed', { customer: { id: 'c', shelf: 'g-all' }, by: [seller!.id], plannedAt: '2026-11-19T02:00:00.000Z' })]
  expect(told({ pages: { visits } }).filter((entry) => entry.includes('v1'))).toEqual(['overdue visits.v1'])
})

test('[TODAY4] [S2-6.1.2c] what came back and what lies unfinished is told apart, once, and goes with the work', () => {
  const may = (_book: string, _id: string, move: string) => move === 'submit'
  const report = (id: string, state: string, moves: Parameters<typeof page>[3] = []) => page(id, state, { author: seller!.id, kind: 'upward', periodKey: '2026-10' }, moves)
  const sentBack = report('back', 'returned', [['submit', seller!.id, '2026-11-20T10:00:00.000Z'], ['return', head.id, '2026-11-23T01:00:00.000Z']])
  const others = { ...report('theirs', 'draft'), values: { author: head.id, kind: 'upward', periodKey: '2026-10' } }
  const old = { ...report('old', 'draft'), made: { by: seller!.id, at: '2026-08-02T01:00:00.000Z' } }
  const pages = { reports: [sentBack, report('begun', 'draft'), others, old], customers: [page('c1', 'lead', { owner: seller!.id, tier: 'potential' })] }
  expect(told({ pages, mayMove: may }, 'returned')).toEqual(['today returned.reports.back'])
  expect(told({ pages, mayMove: may }, 'draft')).toEqual(['soon draft.reports.begun'])
  // What is begun for a duty is told by the duty alone, and what nobody may hand in any more is not asked for.
  const daily = page('daily', 'draft', { author: seller!.id, kind: 'daily', periodKey: '2026-11-23' })
  expect(told({ pages: { reports: [daily] }, mayMove: may }, 'draft')).toEqual([])
  expect(told({ pages }, 'draft')).toEqual([])
})

describe('what a member has to do', () => {
  test('[TODAY1] holds what the charter asks for from the day that it is told, the most pressing first', () => {
    const found = told({}, 'duty')
    expect(found).toContain(`today dailyReport.${seller!.id}.2026-11-23`)
    expect(found).toContain(`overdue dailyReport.${seller!.id}.2026-11-20`)
    // Only of the last days, and none ahead of its day.
    expect(found.filter((line) => line.includes('2026-11-13'))).toEqual([])
    expect(found.filter((line) => line.includes('2026-11-24'))).toEqual([])
    const urgencies = agenda({}).open.map(({ urgency }) => ['overdue', 'today', 'soon'].indexOf(urgency))
    expect(urgencies).toEqual(urgencies.toSorted((a, b) => a - b))
  })

  test('[TODAY1] tasks, visits and follow-ups that name the member press by their day, and not before it is near', () => {
    const pages = {
      tasks: [
        page('late', 'doing', { assignee: seller!.id, dueAt: '2026-11-20' }),
        page('now', 'todo', { assignee: seller!.id, dueAt: '2026-11-23' }),
        page('near', 'todo', { assignee: seller!.id, dueAt: '2026-11-26' }),
        page('far', 'todo', { assignee: seller!.id, dueAt: '2026-12-20' }),
        page('others', 'todo', { assignee: head.id, dueAt: '2026-11-20' }),
        page('finished', 'verified', { assignee: seller!.id, dueAt: '2026-11-20' }),
      ],
      visits: [page('visit', 'planned', { by: [head.id, seller!.id], plannedAt: '2026-11-23T01:00:00.000Z' })],
    }
    expect(told({ pages }, 'owed')).toEqual(['overdue tasks.late', 'overdue visits.visit', 'today tasks.now', 'soon tasks.near'])
  })

  test('[TODAY1] a report that was begun is gone on with; one that was handed in today is done', () => {
    const values = { author: seller!.id, kind: 'daily', periodKey: '2026-11-23' }
    expect(agenda({ pages: { reports: [page('draft', 'draft', values)] } }).open.find(({ id }) => id.endsWith('2026-11-23'))?.page).toEqual({ book: 'reports', id: 'draft' })
    const handedIn = agenda({ pages: { reports: [page('r', 'submitted', values, [['submit', seller!.id, '2026-11-23T01:30:00.000Z']])] } })
    expect(handedIn.open.some(({ id }) => id.endsWith('.2026-11-23'))).toBe(false)
    expect(handedIn.done.map(({ page: at }) => at?.id)).toEqual(['r'])
  })

  test('[TODAY2] what waits for the word of a member is there for those who may give it, and done once it is given', () => {
    const pages = { plans: [page('plan', 'submitted', { owner: seller!.id })] }
    const mayMove = (book: string, id: string, move: string) => book === 'plans' && id === 'plan' && move === 'approve'
    expect(told({ me: head, pages, mayMove }, 'review')).toEqual(['today approve.plans.plan'])
    expect(told({ me: seller!, pages }, 'review')).toEqual([])
    const approved = { plans: [page('plan', 'inForce', { owner: seller!.id }, [['approve', head.id, '2026-11-23T01:00:00.000Z']])] }
    expect(agenda({ me: head, pages: approved }).done.map(({ id }) => id)).toContain('approve.plans.plan')
  })
})

test('[TODAY12] those above see what is late and stuck below them, what was escalated to them first', () => {
  const pages = {
    tasks: [
      page('stuck', 'doing', { assignee: seller!.id, dueAt: '2026-11-19' }),
      page('late', 'doing', { assignee: seller!.id, dueAt: '2026-11-22' }),
      page('done', 'done', { assignee: seller!.id, dueAt: '2026-11-19' }),
      page('own', 'doing', { assignee: head.id, dueAt: '2026-11-19' }),
    ],
  }
  const matters = teamState(inputOf({ me: head, pages }))
  expect(matters.filter(({ page: at }) => at?.book === 'tasks').map(({ id, member, escalated }) => [id, member.id, escalated])).toEqual([['tasks.stuck', seller!.id, false]])
  const escalated = matters.map((matter) => matter.escalated)
  expect(escalated).toContain(true)
  expect(escalated).toEqual(escalated.toSorted((a, b) => Number(b) - Number(a)))
  // The week's table tells of daily reports.
  expect(matters.filter(({ duty }) => duty?.cadence === 'dailyReport')).toEqual([])
  expect(teamState(inputOf({ me: seller!, pages }))).toEqual([])
})

test('[TODAY3] those above see the reports of the week below them, with the days that ask for none left out', () => {
  const reports = [page('r', 'submitted', { author: seller!.id, kind: 'daily', periodKey: '2026-11-23' }, [['submit', seller!.id, '2026-11-23T10:00:00.000Z']])]
  const input = inputOf({ me: head, now: '2026-11-25T02:00:00.000Z', pages: { reports } })
  const rows = handedInBelow(input, head, '2026-11-25')
  expect(rows.map(({ member }) => member.id)).toContain(seller!.id)
  expect(rows.map(({ member }) => member.id)).not.toContain(head.id)
  const own = rows.find(({ member }) => member.id === seller!.id)!
  expect(own.days.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
  expect(own.days.map(({ duty }) => duty?.status)).toEqual(['done', 'late', 'pending', 'pending', 'pending'])
  expect(handedInBelow(input, seller!, '2026-11-25')).toEqual([])
})

describe('[MEET15] [S3-4.2.3b] what was sent to be read', () => {
  const sentAt = '2026-11-20T08:00:00.000Z'
  const minutes = (id: string, state: string, more: ComputedInput['values'] = {}, at = sentAt) => page(id, state, { title: '例會', distribution: [seller!.id, head.id], ...more }, [['approve', head.id, at]], head.id)
  const receipt = (member: string, at: string) => ({ id: member, cells: { at } })

  test('[MEET15] minutes wait for those they were sent to, until their receipt, for two weeks; not before they are approved', () => {
    const pages = { meetings: [minutes('m1', 'approved'), minutes('m2', 'archived'), minutes('m3', 'submitted'), minutes('m4', 'approved', { distribution: [head.id] }), minutes('m5', 'approved', { receipts: [receipt(seller!.id, '2026-11-21T01:00:00.000Z')] }), minutes('old', 'archived', {}, '2026-11-02T08:00:00.000Z')] }
    expect(told({ pages }, 'reading')).toEqual(['today read.meetings.m1', 'today read.meetings.m2'])
    // Whoever approved them has read them.
    for (const me of [head, people.find(({ id }) => id !== seller!.id && id !== head.id)!]) expect(told({ pages, me }, 'reading')).toEqual([])
    // Read today, it fades among what was done.
    const read = { meetings: [minutes('m1', 'approved', { receipts: [receipt(seller!.id, '2026-11-23T01:30:00.000Z')] })] }
    expect(agenda({ pages: read }).done.map(({ id }) => id)).toContain('read.meetings.m1')
  })

  test('[MEET15] [S2-6.1.3] a notice that asks for it waits for everybody but whoever wrote it; one that does not for nobody', () => {
    const post = (id: string, values: ComputedInput['values']): ComputedInput => ({ ...page(id, 'posted', values, [], head.id), made: { by: head.id, at: sentAt } })
    const pages = { board: [post('b1', { ackNeeded: true }), post('b2', {}), { ...post('b3', { ackNeeded: true }), state: 'closed' }] }
    expect(told({ pages }, 'reading')).toEqual(['today read.board.b1'])
    expect(told({ pages, me: head }, 'reading')).toEqual([])
  })
})
