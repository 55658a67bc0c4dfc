import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'

import type { Person } from '../cast/people.ts'
import { staffOn, who } from '../cast/people.ts'
import { addedOffline, monthlyMeeting, partnerMeeting, taskForceMeetings } from '../minutes/centre.ts'
import { operationsMeetings } from '../minutes/operations.ts'
import { salesMeetings } from '../minutes/sales.ts'
import type { Minutes, Say } from '../minutes/script.ts'
import { serviceMeetings } from '../minutes/service.ts'
import { at, spoken } from '../stage/calendar.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Act, OfflineActs } from '../stage/play.ts'
import { bullets, h } from '../stage/rich-text.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** A meeting in the story. */
export interface MeetingPlan extends Planned {
  readonly kind: 'weekly' | 'monthly' | 'project' | 'partner'
  readonly group?: 'sales' | 'operations' | 'service'
  readonly title: string
  readonly date: PlainDate
  readonly startsMs: number
  readonly lastsMinutes: number
  readonly place: string
  readonly chair: string
  readonly recorder: string
  readonly attendees: readonly Person[]
  readonly guests?: string
  /** The project that it is a meeting of. */
  readonly project?: Planned
  readonly minutes: Minutes
  /** How far the minutes have come by the end of the story. */
  readonly reaches: 'open' | 'returned' | 'approved' | 'archived'
  /** When the minutes were approved or sent back. */
  readonly decidedMs: number
  /** Ids of the resolutions' rows, once they are written. */
  readonly rows: string[]
}

const { director, salesLead, opsLead, serviceLead, ops, yao, he, deng, lin } = who

const departments = {
  sales: { label: '销售部', time: '09:30', place: '三楼会议室', chair: salesLead, script: salesMeetings },
  operations: { label: '运营部', time: '10:40', place: '仓库旁小会议室', chair: opsLead, script: operationsMeetings },
  service: { label: '客户服务部', time: '14:00', place: '客服区圆桌', chair: serviceLead, script: serviceMeetings },
} as const

/** Sixteen meetings: four weekly ones in each department, a monthly summary, two of a task force, one with partners. */
export function planMeetings(setting: Setting, project: Planned): readonly MeetingPlan[] {
  const { calendar, season, cast } = setting
  const plan = (meeting: Omit<MeetingPlan, 'book' | 'rows' | 'decidedMs' | 'startsMs'> & { readonly time: string }): MeetingPlan => {
    const { time, ...rest } = meeting
    const next = calendar.workingDay(meeting.date, 1)
    const decidedMs = next > calendar.lastDay ? at(calendar.lastDay, '18:05') : at(next, '09:10')
    return { ...rest, book: 'meetings', rows: [], startsMs: at(meeting.date, time), decidedMs }
  }
  const weekly = Object.entries(departments).flatMap(([group, { label, time, place, chair, script }]) =>
    script(season).map((minutes, week) => {
      const date = calendar.weekStarts[week]!
      const here = staffOn(date, cast).filter((person) => person.group === group)
      const recorder = group === 'sales' ? [he, deng][week % 2]! : group === 'operations' ? ops : yao
      const last = week === 3
      return plan({
        kind: 'weekly', group: group as keyof typeof departments, title: `${label}例会（${spoken(date)}）`, date, time, lastsMinutes: 50, place, chair, recorder, attendees: here, minutes,
        reaches: !last ? 'archived' : group === 'operations' ? 'returned' : 'approved',
      })
    }),
  )
  const [first, second] = taskForceMeetings(season)
  const force: readonly string[] = [opsLead, ops, salesLead, serviceLead, lin]
  const forceOn = (date: PlainDate) => staffOn(date, cast).filter(({ id }) => force.includes(id))
  const leads: readonly string[] = [director, opsLead, salesLead, serviceLead, ops]
  const common = { place: '二楼大会议室', recorder: ops }
  return [
    ...weekly,
    plan({ ...common, kind: 'project', project, title: `${season.festival}备货专项小组第一次会议`, date: calendar.day(5), time: '15:30', lastsMinutes: 45, chair: opsLead, attendees: forceOn(calendar.day(5)), minutes: first!, reaches: 'archived' }),
    plan({ ...common, kind: 'partner', title: '季度合作伙伴会议', date: calendar.day(11), time: '14:30', lastsMinutes: 70, chair: director, attendees: staffOn(calendar.day(11), cast).filter(({ id }) => leads.includes(id)), guests: '密封圈、内托、印刷供应方代表各一人', minutes: partnerMeeting(season), reaches: 'archived' }),
    plan({ ...common, kind: 'monthly', title: `月度总结会（${spoken(calendar.day(21))}）`, date: calendar.day(21), time: '15:00', lastsMinutes: 90, chair: director, attendees: staffOn(calendar.day(21), cast), minutes: monthlyMeeting(season), reaches: 'approved' }),
    plan({ ...common, kind: 'project', project, title: `${season.festival}备货专项小组第二次会议`, date: calendar.day(22), time: '16:00', lastsMinutes: 50, chair: opsLead, attendees: forceOn(calendar.day(22)), minutes: second!, reaches: 'open' }),
  ]
}

/** To count what will be written, before there is anything to mention. */
const nameless: Say = { person: () => '', customer: () => '' }

/** What the meeting's people write; `sayFor` turns the story's names into mentions at the time. */
export function meetingActs(setting: Setting, meetings: readonly MeetingPlan[], say: Say, partOf: (member: string, meeting: MeetingPlan) => readonly string[]): readonly Act[] {
  const chance = chanceOf('meetings')
  const { calendar, leaves } = setting
  return meetings.flatMap((meeting): readonly Act[] => {
    const { kind, group, title, startsMs, place, chair, recorder, attendees, guests, project, minutes, reaches, decidedMs, lastsMinutes, date } = meeting
    const page = () => addressOf(meeting)
    const after = (count: number): number => startsMs + count * minuteMs
    const away = (id: string): boolean => leaves.get(id)?.includes(date) === true
    const writer = away(recorder) ? chair : recorder
    const here = attendees.filter(({ id }) => !away(id))
    const late = chance.chance(0.35) && here.length > 3 ? chance.pick(here.filter(({ id }) => id !== chair && id !== writer)).id : undefined
    const act = (atMs: number, by: string, run: Act['run']): Act => ({ atMs, by, run })
    // Whoever belongs to a group calls that group's meetings; the centre's are called by the director.
    const planner = group === undefined ? director : staffOn(calendar.workingDay(date, -1), setting.cast).some(({ id }) => id === chair) ? chair : recorder

    const acts: Act[] = [
      act(at(calendar.workingDay(date, -1), '15:40') + chance.between(0, 60) * minuteMs, planner, async (desk) => {
        meeting.link = await desk.create('meetings', {
          kind, title, startsAt: new Date(startsMs).toISOString(), place, chair, recorder: writer,
          ...(group === undefined ? {} : { group }),
          ...(guests === undefined ? {} : { guests }),
          ...(project === undefined ? {} : { project: linkTo(project) }),
          attendance: attendees.map(({ id }) => ({ id, cells: {} })),
          agenda: minutes.agenda.map(([topic, by, length], index) => ({ id: `a${index + 1}`, cells: { topic, by, minutes: length } })),
          distribution: attendees.map(({ id }) => id),
        })
      }),
      act(after(0), chair, (desk) => desk.move(page(), 'open')),
      act(after(3), writer, (desk) => {
        for (const { id } of attendees) {
          desk.setCell(page(), 'attendance', id, 'status', away(id) ? 'excused' : id === late ? 'late' : 'present')
          if (away(id)) desk.setCell(page(), 'attendance', id, 'reason', '请假，已交接')
          else if (id === late) desk.setCell(page(), 'attendance', id, 'reason', '在客户处，路上堵车')
        }
      }),
    ]
    if (kind === 'weekly') {
      here.forEach(({ id }, index) => {
        const lines = partOf(id, meeting)
        if (lines.length > 0) acts.push(act(startsMs - (30 - index * 3) * minuteMs, id, (desk) => desk.write(page(), 'memberParts', [bullets(...lines)], id)))
      })
    }
    // Written down while it is said: the blocks come one after another.
    minutes.discussion(nameless).forEach((_, index) => acts.push(act(after(5) + index * 3 * minuteMs, writer, (desk) => desk.write(page(), 'discussion', [minutes.discussion(say)[index]!]))))
    minutes.resolutions.forEach(({ content, assignee, due, open }, index) => {
      const dueAt = calendar.workingDay(open === true ? calendar.lastDay : date, due)
      acts.push(act(after(lastsMinutes - 8) + index * minuteMs, writer, (desk) => void meeting.rows.push(desk.addRow(page(), 'resolutions', { content, assignee, dueAt }))))
    })
    if (reaches === 'open') return acts
    acts.push(
      act(after(lastsMinutes + 5), writer, (desk) => desk.move(page(), 'draft')),
      act(after(lastsMinutes + 40), writer, (desk) => desk.move(page(), 'submit')),
    )
    if (reaches === 'returned') {
      return [...acts, act(decidedMs, director, (desk) => desk.move(page(), 'return', '第 2 项没有写清办理标准；夜班人数与排班表不一致，请核对后再交。'))]
    }
    // Who wrote and handed them in does not answer for them: then the director does.
    acts.push(act(decidedMs, writer === chair ? director : chair, (desk) => desk.move(page(), 'approve', chance.chance(0.4) ? '同意，按决议办。' : undefined)))
    here.filter(({ id }) => id !== chair && chance.chance(0.85)).forEach(({ id }, index) => {
      const readMs = decidedMs + (12 + index * 9) * minuteMs
      acts.push(act(readMs, id, (desk) => void desk.addRow(page(), 'receipts', { at: desk.now() }, id)))
    })
    if (reaches === 'archived') {
      const filed = calendar.workingDay(date, 3)
      acts.push(act(filed > calendar.lastDay ? at(calendar.lastDay, '18:20') : at(filed, '17:20'), writer, (desk) => desk.move(page(), 'archive')))
    }
    return acts
  })
}

/** Two who were cut off wrote on in the last minutes, each on their own device; both came in. */
export function offlineMinutes({ calendar, cast }: Setting, meetings: readonly MeetingPlan[]): readonly OfflineActs[] {
  const meeting = meetings.find(({ reaches }) => reaches === 'open')!
  const present = new Set(staffOn(calendar.lastDay, cast).map(({ id }) => id))
  return addedOffline.filter(([member]) => present.has(member)).map(([member, heading, lines], index) => ({
    device: `train-${index + 1}`,
    by: member,
    leftAtMs: meeting.startsMs + 30 * minuteMs,
    mergedAtMs: meeting.startsMs + (95 + index * 20) * minuteMs,
    acts: [{ atMs: meeting.startsMs + (34 + index * 3) * minuteMs, by: member, run: (desk) => desk.write(addressOf(meeting), 'discussion', [h(2, heading), bullets(...lines)]) }],
  }))
}
