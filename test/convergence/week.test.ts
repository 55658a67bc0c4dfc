import type { Page } from '@hebu/shared/codec/page.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { layReport } from '@hebu/shared/codec/laid-report.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import type { JudgedDuty } from '@hebu/shared/rules/duties/duty.ts'
import { isSuperiorOf } from '@hebu/shared/rules/access.ts'
import { reportMatrix } from '@hebu/shared/rules/reporting/report-matrix.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { instantAt } from '@hebu/shared/vocabulary/wall-clock.ts'
import { draftOf } from '@hebu/web/features/books/reports/draft-of.ts'
import { isAllRead } from '@hebu/web/workspace/all-read.ts'
import { myComingMeetings, openComing } from '@hebu/web/features/meeting/open-next.ts'
import { reckonToday } from '@hebu/web/shell/today/create-agenda.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import type { Done, Workspace } from '@hebu/web/workspace/workspace.ts'
import { expect, test } from 'vitest'

import { aMember } from '../kit/department.ts'
import type { Office } from '../kit/office.ts'
import { anOffice } from '../kit/office.ts'

const timeZone = 'Asia/Shanghai'
const joinedAt = '2026-11-20T10:00:00.000Z'
const directory: Directory = {
  revision: 1,
  workspace: { id: 'w1', name: '示例部', charter: salesOps.id, timeZone },
  members: [
    aMember('gu', { name: '顾闻溪', post: 'director', group: undefined, administrator: true, joinedAt }),
    aMember('lu', { name: '陆行舟', post: 'salesLead', group: 'sales', superior: 'gu', joinedAt }),
    aMember('xu', { name: '许知遥', post: 'salesperson', group: 'sales', superior: 'lu', joinedAt }),
    aMember('zhou', { name: '周明棠', post: 'salesperson', group: 'sales', superior: 'lu', joinedAt: '2026-10-12T01:00:00.000Z' }),
    aMember('su', { name: '苏静檀', post: 'serviceLead', group: 'service', superior: 'gu', joinedAt }),
  ],
}
const [monday, tuesday, wednesday, thursday, friday] = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'] as const
const everybody = directory.members.map(({ id }) => id)
const words = createWords({ language: 'zh-Hans', timeZone, now: () => Date.parse('2026-11-23T01:00:00Z') })

function must<T>(done: Done<T>): T {
  if (!done.ok) throw new Error(`refused: ${JSON.stringify(done.refusal)}`)
  return done.value
}
const at = (day: string, time: string) => instantAt(`${day} ${time}`, timeZone)
const reportId = (author: string, kind: string, period: string) => `${author}.${kind}.${period}`

/** Drafts one's report from one's records, and hands it in. */
function handIn(workspace: Workspace, kind: 'daily' | 'weekly', periodKey: string, reason?: string): string {
  const { commands } = workspace
  const { id } = must(commands.create('reports', { kind, periodKey }))
  const address = { book: 'reports', id }
  expect(isAllRead(workspace)).toBe(true)
  const laid = draftOf(workspace.table('reports').page(id)!, workspace, words)!
  must(commands.draft(address, (doc, book, page) => layReport(doc, book, page, laid)))
  if (reason !== undefined) must(commands.set(address, 'lateReason', reason))
  must(commands.move(address, 'submit'))
  return ['done', 'results', 'next'].map((field) => plainText(workspace.text(address, field)!.fragment)).join('\n')
}

const inspect = (workspace: Workspace, ...ids: readonly string[]) => ids.forEach((id) => must(workspace.commands.move({ book: 'reports', id }, 'inspect')))

/** What the device of the open workspace makes of everybody's duties of the week. */
function dutiesSeen(workspace: Workspace): ReadonlyMap<string, JudgedDuty> {
  const book = (id: string) => workspace.books().find((each) => each.id === id)
  const found = dutiesOf({ ...dutyGround({ directory: workspace.directory(), charter: workspace.charter() }), world: workspace.world, book }, monday, friday)
  return new Map(found.filter(({ cadence }) => book(workspace.charter().cadences[cadence]!.book) !== undefined).map((duty) => [duty.id, duty]))
}

const shown = ({ status, doneAt }: JudgedDuty): string => (doneAt === undefined ? status : `${status} ${doneAt.length === 10 ? doneAt.slice(5) : new Date(Date.parse(doneAt) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')}`)

/** Every duty of the week as its bearer's own device tells it that evening, and where those above tell something else. */
async function eveningOf(office: Office, day: string): Promise<string> {
  const seen = new Map<string, ReadonlyMap<string, JudgedDuty>>()
  const today: string[] = []
  for (const member of everybody) {
    await office.sit(member, `${day} 20:30`, (workspace) => {
      seen.set(member, dutiesSeen(workspace))
      const { agenda } = reckonToday(workspace)
      const count = (kind: string) => agenda.open.filter((entry) => entry.kind === kind).length
      today.push(`Today of ${member}: ${agenda.open.filter(({ urgency }) => urgency === 'overdue').length} overdue; ${count('duty')} duties, ${count('owed')} owed, ${count('review')} to review; ${agenda.done.length} done`)
    })
  }
  const standing = { directory, charter: salesOps }
  const lines = [...seen].flatMap(([member, duties]) =>
    [...duties.values()].filter((duty) => duty.member === member).map((duty) => {
      const above = [...seen].filter(([other]) => isSuperiorOf(memberById(directory, other)!, memberById(directory, member)!, standing))
      const others = above.flatMap(([other, theirs]) => (shown(theirs.get(duty.id)!) === shown(duty) ? [] : [`${other} sees ${shown(theirs.get(duty.id)!)}`]))
      return [duty.id, shown(duty), ...others].join(' | ')
    }),
  )
  return [`# ${day} 20:30`, ...lines.toSorted(), ...today].join('\n')
}

test('[WEEK1] [S2-6.1.1a–b] [S2-6.1.2a] [S2-6.1.2b] [S2-6.1.2c] a department of five goes through a week: from the meeting to the weekly reports, two of them without a line on Wednesday; every evening each device tells every duty', { timeout: 180_000 }, async () => {
  const office = await anOffice(salesOps, directory)
  const evenings: string[] = []
  const wrote = new Map<string, string>()
  const daily = (member: string, day: string, time: string, reason?: string) => office.sit(member, `${day} ${time}`, (workspace) => void wrote.set(`${member} ${day}`, handIn(workspace, 'daily', day, reason)))

  // A month before: a customer who is to be seen every thirty days.
  const customer = await office.sit('zhou', '2026-10-26 10:00', ({ commands }) => must(commands.create('customers', { name: '听雨茶社', tier: 'key', kind: 'enterprise' })))

  // Monday: the lead opens the meeting that is there by itself; its resolutions become tasks once it is approved.
  const meeting = await office.sit('lu', `${monday} 09:20`, (workspace) => {
    const coming = myComingMeetings(workspace).find(({ group, kind }) => group === 'sales' && kind === 'weekly')!
    const page = must(openComing(workspace, words, coming))
    const address = { book: 'meetings', id: page.id }
    must(workspace.commands.move(address, 'open'))
    for (const id of ['lu', 'xu', 'zhou']) must(workspace.commands.setCell(address, 'attendance', id, 'status', 'present'))
    must(workspace.commands.addRow(address, 'resolutions', { content: '把华辰的报价发出去', assignee: 'xu', dueAt: wednesday }))
    must(workspace.commands.addRow(address, 'resolutions', { content: '给听雨茶社送样品', assignee: 'zhou', dueAt: friday }))
    must(workspace.commands.move(address, 'draft'))
    must(workspace.commands.move(address, 'submit'))
    return address
  })
  await office.sit('su', `${monday} 09:25`, (workspace) => {
    const page = must(openComing(workspace, words, myComingMeetings(workspace).find(({ group, kind }) => group === 'service' && kind === 'weekly')!))
    must(workspace.commands.move({ book: 'meetings', id: page.id }, 'open'))
  })
  await office.sit('gu', `${monday} 11:00`, ({ commands }) => void must(commands.move(meeting, 'approve')))
  const tasks = await office.sit('xu', `${monday} 11:30`, (workspace) => {
    const born = workspace.table('tasks').pages()
    expect(new Set(born.map(({ values }) => [values['title'], values['assignee'], values['dueAt']].join(' ')))).toEqual(new Set([`把华辰的报价发出去 xu ${wednesday}`, `给听雨茶社送样品 zhou ${friday}`]))
    return new Map(born.map((page: Page) => [page.values['assignee'], { book: 'tasks', id: page.id }]))
  })
  for (const [member, time] of [['su', '17:20'], ['xu', '17:35'], ['zhou', '17:50'], ['lu', '18:05'], ['gu', '18:20']] as const) await daily(member, monday, time)
  evenings.push(await eveningOf(office, monday))

  // Tuesday: the reports of Monday are read; one report is late and says why; leave is granted for Thursday.
  await office.sit('lu', `${tuesday} 09:00`, (workspace) => inspect(workspace, reportId('xu', 'daily', monday), reportId('zhou', 'daily', monday)))
  await office.sit('gu', `${tuesday} 09:30`, (workspace) => inspect(workspace, reportId('lu', 'daily', monday), reportId('su', 'daily', monday)))
  office.settle('gu', `${tuesday} 16:00`, { 'leave.su-1': { member: 'su', from: thursday, to: thursday, kind: 'leave', why: '年假' } })
  for (const [member, time] of [['su', '17:30'], ['xu', '17:40'], ['lu', '18:10'], ['gu', '18:25']] as const) await daily(member, tuesday, time)
  await daily('zhou', tuesday, '19:40', '在客户处，路上没有信号')
  evenings.push(await eveningOf(office, tuesday))

  // Wednesday: two are on the road without a line, from the morning on; their devices are started anew from what they hold.
  await office.cut('xu')
  await office.cut('zhou')
  await office.sit('lu', `${wednesday} 09:10`, (workspace) => inspect(workspace, reportId('xu', 'daily', tuesday)))
  await office.sit('gu', `${wednesday} 09:20`, (workspace) => inspect(workspace, reportId('lu', 'daily', tuesday), reportId('su', 'daily', tuesday)))
  await office.sit('zhou', `${wednesday} 14:30`, ({ commands }) => {
    const visit = must(commands.create('visits', { customer, kind: 'visit', by: ['zhou'], happenedAt: at(wednesday, '14:00'), concerns: '嫌包装太大' }))
    must(commands.move({ book: 'visits', id: visit.id }, 'log'))
  })
  await office.sit('xu', `${wednesday} 15:00`, ({ commands }) => {
    must(commands.addRow(tasks.get('xu')!, 'progress', { at: at(wednesday, '15:00'), note: '报价已当面交给对方' }))
    must(commands.move(tasks.get('xu')!, 'finish'))
  })
  for (const [member, time] of [['su', '17:25'], ['xu', '17:45'], ['zhou', '18:00'], ['lu', '18:05'], ['gu', '18:15']] as const) await daily(member, wednesday, time)
  evenings.push(await eveningOf(office, wednesday))
  expect(wrote.get(`xu ${wednesday}`)).toContain('把华辰的报价发出去')
  expect(wrote.get(`zhou ${wednesday}`)).toContain('嫌包装太大')

  // Thursday: both are back before work, and their reports count as of when they were handed in.
  await office.mend('xu', `${thursday} 08:40`)
  await office.mend('zhou', `${thursday} 08:50`)
  await office.sit('lu', `${thursday} 09:10`, (workspace) => {
    inspect(workspace, reportId('xu', 'daily', wednesday), reportId('zhou', 'daily', wednesday))
    must(workspace.commands.move(tasks.get('xu')!, 'verify'))
  })
  await office.sit('gu', `${thursday} 09:20`, (workspace) => inspect(workspace, reportId('lu', 'daily', wednesday)))
  for (const [member, time] of [['zhou', '17:55'], ['lu', '18:05'], ['gu', '18:10']] as const) await daily(member, thursday, time)
  evenings.push(await eveningOf(office, thursday))

  // Friday: what was passed over is read, next month is planned, and the week is told.
  await office.sit('lu', `${friday} 09:00`, (workspace) => inspect(workspace, reportId('zhou', 'daily', tuesday), reportId('zhou', 'daily', thursday)))
  await office.sit('gu', `${friday} 09:20`, (workspace) => inspect(workspace, reportId('su', 'daily', wednesday), reportId('lu', 'daily', thursday)))
  for (const [member, level] of [['lu', 'group'], ['gu', 'department']] as const) {
    await office.sit(member, `${friday} 16:00`, ({ commands }) => {
      const plan = { book: 'plans', id: must(commands.create('plans', { level, period: 'month', periodKey: '2026-12', theme: 'sales' })).id }
      must(commands.addRow(plan, 'goals', { metric: '拜访', measure: 'visits', target: 20 }))
      must(commands.move(plan, 'submit'))
    })
  }
  for (const [member, time] of [['xu', '17:00'], ['su', '17:10'], ['lu', '17:30'], ['gu', '17:40'], ['zhou', '18:20']] as const) {
    await office.sit(member, `${friday} ${time}`, (workspace) => {
      handIn(workspace, 'daily', friday)
      wrote.set(`${member} week`, handIn(workspace, 'weekly', '2026-W48'))
    })
  }
  evenings.push(await eveningOf(office, friday))
  expect(wrote.get('zhou week')).toContain('听雨茶社')
  expect(wrote.get('zhou week')?.match(/周明棠 · 日报/g)).toHaveLength(5)
  // Self-reviews have no book yet: nobody is told to plan for what cannot be done here.
  expect([...wrote.values()].filter((said) => said.includes('自评'))).toEqual([])

  await expect(`${evenings.join('\n\n')}\n`).toMatchFileSnapshot('./golden/week.txt')

  // The director's matrix of the month agrees.
  await office.sit('gu', `${friday} 20:40`, (workspace) => {
    const matrix = reportMatrix({ ...dutyGround({ directory: workspace.directory(), charter: workspace.charter() }), world: workspace.world, book: (id) => workspace.bookById(id) }, workspace.me(), '2026-11')
    const row = (id: string) => matrix.rows.find(({ member }) => member.id === id)!.cells
    expect([monday, tuesday, wednesday, thursday, friday, '2026-W48'].map((period) => row('zhou').get(period)!.handing)).toEqual(['submitted', 'late', 'submitted', 'submitted', 'submitted', 'late'])
    expect([thursday].flatMap((period) => [row('su'), row('xu')].map((cells) => cells.get(period)!.handing))).toEqual(['waived', 'missing'])
    expect(row('zhou').get(tuesday)!.reason).toBe('在客户处，路上没有信号')
  })
})
