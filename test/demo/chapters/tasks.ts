import { who } from '../cast/people.ts'
import { evidence } from '../minutes/evidence.ts'
import type { Outcome } from '../minutes/script.ts'
import type { Calendar } from '../stage/calendar.ts'
import { at, dayAt } from '../stage/calendar.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Act } from '../stage/play.ts'
import type { CustomerPlan } from './customers.ts'
import { furtherTasks } from './further-tasks.ts'
import type { MeetingPlan } from './meetings.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** A task in the story, and its course. */
export interface TaskPlan extends Planned {
  readonly title: string
  readonly assignedBy: string
  readonly assignee: string
  readonly checker: string
  readonly helpers: readonly string[]
  readonly priority: 'normal' | 'urgent'
  readonly madeMs: number
  readonly dueAt: string
  readonly outcome: Outcome | 'cancelled'
  readonly notes: readonly string[]
  readonly why?: string
  /** The resolution that it was. */
  readonly from?: { readonly meeting: MeetingPlan; readonly row: number }
  readonly customer?: CustomerPlan
  /** The day it was first due, of those that were put off, and why. */
  readonly putOff?: { readonly from: string; readonly reason: string }
  readonly finishedMs?: number
}

const { director } = who

export function planTasks(setting: Setting, meetings: readonly MeetingPlan[], customers: readonly CustomerPlan[]): readonly TaskPlan[] {
  const { calendar } = setting
  const chance = chanceOf('tasks')
  const decided = meetings.filter(({ reaches }) => reaches === 'approved' || reaches === 'archived')
  const born = decided.flatMap((meeting) =>
    meeting.minutes.resolutions.map((resolution, row): TaskPlan => {
      const { content, assignee, due, open, outcome, notes, sentBack } = resolution
      const dueAt = calendar.workingDay(open === true ? calendar.lastDay : meeting.date, due)
      return {
        book: 'tasks', title: content, assignedBy: meeting.chair, assignee, checker: assignee === meeting.chair ? director : meeting.chair, helpers: [], priority: outcome === 'overdue' ? 'urgent' : 'normal',
        madeMs: meeting.decidedMs + (2 + row) * minuteMs, dueAt, outcome, notes, ...(sentBack === undefined ? {} : { why: sentBack }), from: { meeting, row },
        ...finishOf(calendar, outcome, dueAt, meeting.decidedMs, open === true, chance.between(0, 90)),
      }
    }),
  )
  const byKey = new Map(customers.map((customer) => [customer.script.key, customer]))
  const further = furtherTasks.map((task, index): TaskPlan => {
    const { made, due, customer, putOffFrom, reason, ...rest } = task
    const madeMs = at(calendar.day(made), '10:35') + ((index * 37) % 300) * minuteMs
    const day = (n: number): string => (n <= 22 ? calendar.day(n) : calendar.workingDay(calendar.lastDay, n - 22))
    return {
      book: 'tasks', checker: rest.assignedBy, helpers: [], priority: 'normal', ...rest, madeMs, dueAt: day(due),
      ...(customer === undefined ? {} : { customer: byKey.get(customer)! }),
      ...(putOffFrom === undefined ? {} : { putOff: { from: day(putOffFrom), reason: reason ?? '' } }),
      ...finishOf(calendar, rest.outcome, day(due), madeMs, false, chance.between(0, 90)),
    }
  })
  return [...born, ...further]
}

/** Done on the afternoon of the day it was due, and never after the story's end. */
function finishOf(calendar: Calendar, outcome: TaskPlan['outcome'], dueAt: string, madeMs: number, open: boolean, minutes: number): Pick<TaskPlan, 'finishedMs'> {
  if (outcome !== 'verified' && outcome !== 'done' && outcome !== 'redo') return {}
  const dueMs = at(open || dueAt > calendar.lastDay ? calendar.lastDay : dueAt, '15:20') + minutes * minuteMs
  return { finishedMs: Math.max(dueMs, madeMs + 90 * minuteMs) }
}

export function taskActs({ calendar }: Setting, tasks: readonly TaskPlan[]): readonly Act[] {
  return tasks.flatMap((task): readonly Act[] => {
    const { title, assignedBy, assignee, checker, helpers, priority, madeMs, dueAt, outcome, notes, why, from, customer, putOff, finishedMs } = task
    const page = () => addressOf(task)
    const act = (atMs: number, by: string, run: Act['run']): Act => ({ atMs, by, run })
    const acts: Act[] = [
      act(madeMs, assignedBy, async (desk) => {
        const source = from !== undefined
          ? { source: { id: `meetings:${linkTo(from.meeting).id}`, shelf: linkTo(from.meeting).shelf }, sourceRow: from.meeting.rows[from.row] }
          : customer !== undefined ? { source: { id: `customers:${linkTo(customer).id}`, shelf: linkTo(customer).shelf } } : {}
        task.link = await desk.create('tasks', {
          title, assignedBy, assignee, dueAt: putOff?.from ?? dueAt, priority, checker, ...(helpers.length > 0 ? { helpers: [...helpers] } : {}), ...source,
        })
        if (from === undefined) return
        // The approval made it; who hands it out says what the minutes did not.
        if (assignee === assignedBy) desk.set(page(), 'checker', checker)
        if (priority !== 'normal') desk.set(page(), 'priority', priority)
      }),
    ]
    if (outcome === 'todo') return acts
    if (outcome === 'cancelled') return [...acts, act(madeMs + 26 * 60 * minuteMs, assignedBy, (desk) => desk.move(page(), 'cancel', why))]
    const startMs = Math.min(madeMs + 45 * minuteMs, (finishedMs ?? Number.POSITIVE_INFINITY) - 60 * minuteMs)
    const endMs = finishedMs ?? at(calendar.lastDay, '16:30')
    acts.push(act(startMs, assignee, (desk) => desk.move(page(), 'start')))
    notes.forEach((note, index) => {
      const atMs = startMs + ((endMs - startMs) * (index + 1)) / (notes.length + 1)
      acts.push(act(daytime(atMs, startMs), assignee, (desk) => void desk.addRow(page(), 'progress', { at: desk.now(), note })))
    })
    if (putOff !== undefined) {
      acts.push(act(at(putOff.from, '11:00'), assignee, (desk) => {
        desk.addRow(page(), 'movedDue', { from: putOff.from, to: dueAt, reason: putOff.reason })
        desk.set(page(), 'dueAt', dueAt)
      }))
    }
    if (finishedMs === undefined) return acts
    const attached = evidence[title]
    if (attached !== undefined) acts.push(act(finishedMs - 4 * minuteMs, assignee, (desk) => desk.attach(page(), 'evidence', ...attached)))
    acts.push(act(finishedMs, assignee, (desk) => desk.move(page(), 'finish')))
    const checkedMs = Math.min(at(calendar.workingDay(dayAt(finishedMs), 1), '10:15'), at(calendar.lastDay, '18:30'))
    if (outcome === 'verified') acts.push(act(Math.max(checkedMs, finishedMs + 20 * minuteMs), checker, (desk) => desk.move(page(), 'verify')))
    if (outcome === 'redo') acts.push(act(Math.max(checkedMs, finishedMs + 20 * minuteMs), checker, (desk) => desk.move(page(), 'redo', why)))
    return acts
  })
}

/** Notes are made between breakfast and evening. */
function daytime(ms: number, notBefore: number): number {
  const dayMs = 24 * 60 * minuteMs
  const midnight = Math.floor((ms + 8 * 60 * minuteMs) / dayMs) * dayMs - 8 * 60 * minuteMs
  const minute = Math.min(Math.max((ms - midnight) / minuteMs, 9 * 60), 18 * 60)
  return Math.floor(Math.max(midnight + minute * minuteMs, notBefore + minuteMs) / 1000) * 1000
}
