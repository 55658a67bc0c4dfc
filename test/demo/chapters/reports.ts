import { addDays, periodKey, weekday } from '@hebu/shared/vocabulary/dates.ts'

import type { Person } from '../cast/people.ts'
import { staffOn, who } from '../cast/people.ts'
import type { Author, Content } from '../daily/compose.ts'
import { remarks, returnNotes } from '../daily/director-phrases.ts'
import type { Calendar } from '../stage/calendar.ts'
import { at } from '../stage/calendar.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Desk } from '../stage/desk.ts'
import type { Act, OfflineActs } from '../stage/play.ts'
import { helpActs } from './asked-for-help.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, minuteMs } from './story.ts'

/** A report in the story. */
export interface ReportPlan extends Planned {
  readonly kind: 'daily' | 'weekly'
  readonly author: Person
  /** Its last day. */
  readonly date: string
  readonly periodKey: string
  readonly comes: 'onTime' | 'late' | 'unsent' | 'never'
  readonly submitMs: number
  /** Ids of the problems' rows, once they are written. */
  readonly rows: string[]
  /** Written without a network; it came in the next morning. */
  readonly offline?: boolean
  readonly inspection?: { readonly by: string; readonly atMs: number; readonly remark?: readonly [string, string]; readonly sentBack?: string }
}

const shares = { late: 0.04, missed: 0.03 }
const offlineAuthors: readonly string[] = [who.xu, who.zhou]

/** One a day from everybody at work, 93 % in time, 4 % late, 3 % missing; one a week. */
export function planReports(setting: Setting): readonly ReportPlan[] {
  const { calendar, cast, leaves } = setting
  const chance = chanceOf('reports')
  const working = calendar.days.flatMap((date) => staffOn(date, cast).filter(({ id }) => leaves.get(id)?.includes(date) !== true).map((author) => ({ author, date })))
  // Whoever answers for others sets the example.
  const fallible = working.filter(({ author }) => author.id !== who.director)
  const irregular = chance.shuffled(chance.sample(fallible, Math.round(working.length * shares.late) + Math.round(working.length * shares.missed)))
  const late = new Set(irregular.slice(0, Math.round(working.length * shares.late)))
  const missed = irregular.slice(late.size)
  const unsent = new Set(missed.slice(0, 3))
  const never = new Set(missed.slice(3))
  const offline = new Set(offlineAuthors.map((id, index) => fallible.find((day) => day.author.id === id && day.date >= calendar.day(7 + index * 7) && !irregular.includes(day))))

  const daily = working.map((day): ReportPlan => {
    const { author, date } = day
    const comes = late.has(day) ? 'late' : unsent.has(day) ? 'unsent' : never.has(day) ? 'never' : 'onTime'
    const submitMs = comes === 'late' ? at(date, '18:41') + chance.between(0, 230) * minuteMs : at(date, '17:06') + chance.between(0, 80) * minuteMs
    return { book: 'reports', kind: 'daily', author, date, periodKey: date, comes, submitMs, rows: [], ...(offline.has(day) ? { offline: true } : {}) }
  })
  const weekly = calendar.weekEnds.flatMap((friday) =>
    staffOn(friday, cast).map((author): ReportPlan => {
      const date = leaves.get(author.id)?.includes(friday) === true ? calendar.workingDay(friday, -1) : friday
      const isLate = author.id === who.deng && friday === calendar.weekEnds[1]
      const submitMs = isLate ? at(date, '20:12') : at(date, '15:40') + chance.between(0, 75) * minuteMs
      return { book: 'reports', kind: 'weekly', author, date, periodKey: periodKey('week', friday), comes: isLate ? 'late' : 'onTime', submitMs, rows: [] }
    }),
  )
  return withInspections(calendar, [...daily, ...weekly])
}

const uninspectedWeekly = 5

/** The superior reads them within two working days; the last ones still lie there, and some remain. */
function withInspections(calendar: Calendar, reports: readonly ReportPlan[]): readonly ReportPlan[] {
  const chance = chanceOf('inspections')
  const weekly = reports.filter(({ kind, author }) => kind === 'weekly' && author.superior !== undefined)
  const skipped = new Set(weekly.toSorted((a, b) => b.submitMs - a.submitMs).slice(0, uninspectedWeekly))
  const dailies = reports.filter(({ kind, author, comes, offline }) => kind === 'daily' && author.superior !== undefined && comes === 'onTime' && offline !== true)
  const forgotten = new Set(chance.sample(dailies, 6))
  const sentBack = new Map(chance.sample(dailies.filter((report) => !forgotten.has(report) && report.date <= calendar.day(19)), returnNotes.length).map((report, index) => [report, returnNotes[index]!]))
  return reports.map((report): ReportPlan => {
    const { author, comes, date } = report
    const by = author.superior
    if (by === undefined || comes === 'unsent' || comes === 'never' || skipped.has(report) || forgotten.has(report)) return report
    const atMs = at(calendar.workingDay(date, chance.chance(0.75) ? 1 : 2), '08:50') + chance.between(0, 70) * minuteMs
    if (atMs > at(calendar.lastDay, '19:00')) {
      // On a story's last day only what is a week's must still be read: the count of those left is told.
      if (report.kind === 'daily') return report
      return { ...report, inspection: { by, atMs: Math.max(report.submitMs, at(calendar.lastDay, '18:40')) + 5 * minuteMs } }
    }
    const note = sentBack.get(report)
    return {
      ...report,
      inspection: { by, atMs, ...(note !== undefined ? { sentBack: note } : chance.chance(0.17) ? { remark: chance.pick(remarks) } : {}) },
    }
  })
}

export interface ReportActs {
  readonly acts: readonly Act[]
  readonly offline: readonly OfflineActs[]
}

export function reportActs({ calendar }: Setting, reports: readonly ReportPlan[], authorOf: (id: string) => Author): ReportActs {
  const chance = chanceOf('report replies')
  const acts: Act[] = []
  const offline: OfflineActs[] = []
  for (const report of reports.toSorted((a, b) => a.submitMs - b.submitMs)) {
    const { author, kind, date, comes, submitMs, inspection } = report
    if (comes === 'never') continue
    const by = author.id
    const first = addDays(date, 1 - weekday(date))
    const content = kind === 'daily' ? authorOf(by).daily(date, submitMs) : authorOf(by).weekly(first, date)
    const written: Act[] = [{ atMs: submitMs - (kind === 'daily' ? 18 : 35) * minuteMs, by, run: (desk) => writeDown(desk, report, content) }]
    if (comes !== 'unsent') written.push({ atMs: submitMs, by, run: (desk) => desk.move(addressOf(report), 'submit') })
    if (report.offline === true) {
      offline.push({ device: `road-${by}-${date}`, by, leftAtMs: submitMs - 60 * minuteMs, mergedAtMs: at(calendar.workingDay(date, 1), '08:20'), acts: written })
    } else acts.push(...written)
    if (inspection !== undefined) acts.push(...inspectionActs(calendar, report, inspection, chance.chance(0.6)))
    content.problems.forEach(({ solution, needHelp }, index) => {
      if (needHelp) acts.push(...helpActs(calendar, report, index, solution))
    })
  }
  return { acts, offline }
}

async function writeDown(desk: Desk, report: ReportPlan, { done, results, next, problems }: Content): Promise<void> {
  report.link = await desk.create('reports', { kind: report.kind, author: report.author.id, periodKey: report.periodKey })
  const page = addressOf(report)
  desk.write(page, 'done', done())
  if (results !== undefined) desk.write(page, 'results', results())
  desk.write(page, 'next', next())
  for (const { problem, solution, needHelp } of problems) report.rows.push(desk.addRow(page, 'problems', { problem, solution, ...(needHelp ? { needHelp } : {}) }))
}

function inspectionActs(calendar: Calendar, report: ReportPlan, { by, atMs, remark, sentBack }: NonNullable<ReportPlan['inspection']>, replies: boolean): readonly Act[] {
  const page = () => addressOf(report)
  const author = report.author.id
  const read = (desk: Desk): void => void desk.addRow(page(), 'readBy', { at: desk.now() }, by)
  if (sentBack !== undefined) {
    const again = Math.min(atMs + 150 * minuteMs, at(calendar.lastDay, '18:00'))
    return [
      { atMs, by, run: (desk) => desk.move(page(), 'return', sentBack) },
      { atMs: again, by: author, run: async (desk) => {
        desk.write(page(), 'next', [['paragraph', '补充：已写明到天与责任人，见上。']])
        await desk.move(page(), 'submit')
      } },
      { atMs: again + 40 * minuteMs, by, run: async (desk) => {
        read(desk)
        await desk.move(page(), 'inspect', '补得清楚。')
      } },
    ]
  }
  let row = ''
  const acts: Act[] = [{ atMs, by, run: async (desk) => {
    read(desk)
    if (remark !== undefined) row = desk.addRow(page(), 'remarks', { by, text: remark[0] })
    await desk.move(page(), 'inspect')
  } }]
  if (remark !== undefined && replies) acts.push({ atMs: atMs + 35 * minuteMs, by: author, run: (desk) => desk.setCell(page(), 'remarks', row, 'reply', remark[1]) })
  return acts
}
