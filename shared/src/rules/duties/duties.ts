import type { Cadence } from '../../charters/define-charter.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays, dateOf } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { instantAt } from '../../vocabulary/wall-clock.ts'
import { addWorkingDays } from '../../vocabulary/working-calendar.ts'
import { answersTo } from './answers.ts'
import type { DueMoment } from './due-day.ts'
import { dueIn, farthestDays } from './due-day.ts'
import type { Answer, Duty, DutyInput, DutyPage, DutyStatus, JudgedDuty } from './duty.ts'
import type { DutyUnit } from './duty-period.ts'
import { dutyPeriods } from './duty-period.ts'
import { filesVerified, sources } from './from-records.ts'
import { bearersOf, escalationOf } from './responsible.ts'

/**
 * What the charter asks of everybody that falls due from one day to another, both included, and what has become of it:
 * the earliest first. Follows from the input alone, so that every device finds the same ([DUTY1]; domain part d).
 */
export function dutiesOf(input: DutyInput, from: PlainDate, to: PlainDate): readonly JudgedDuty[] {
  const { charter } = input.standing
  const found = Object.entries(charter.cadences).flatMap(([name, cadence]) => {
    if (!cadence.on || charter.without.includes(cadence.book)) return []
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined
    if (source === undefined && (cadence.every === undefined || cadence.every === 'event')) return []
    return source === undefined ? periodic(name, cadence, cadence.every as DutyUnit, input, from, to) : occasional(name, cadence, input, from, to)
  })
  return found.toSorted((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
}

function periodic(name: string, cadence: Cadence, unit: DutyUnit, input: DutyInput, from: PlainDate, to: PlainDate): readonly JudgedDuty[] {
  const { standing, world, calendar } = input
  const bearers = bearersOf(cadence, standing)
  const answerOf = answersTo(cadence, unit, input.book(cadence.book), world, standing)
  return dutyPeriods(unit, addDays(from, -farthestDays), addDays(to, farthestDays)).flatMap((period) => {
    const due = dueIn(cadence.due, period, calendar)
    if (due === undefined || due.day < from || due.day > to) return []
    return bearers.flatMap((member) => {
      if (dateOf(Date.parse(member.joinedAt), world.timeZone) > due.day) return []
      const answer = name === 'fileCheck' ? filesVerified(member, cadence, period, input) : answerOf(member, period.key)
      // Who cares for no customer has no files to check.
      if (name === 'fileCheck' && answer === undefined) return []
      return judge(dutyFor(name, cadence, member, undefined, period.key, due, input), due, answer, input)
    })
  })
}

function occasional(name: string, cadence: Cadence, input: DutyInput, from: PlainDate, to: PlainDate): readonly JudgedDuty[] {
  return sources[name]!(cadence, input).flatMap(({ member, about, since, due, answer }) =>
    due.day < from || due.day > to ? [] : judge(dutyFor(name, cadence, member, about, since, due, input), due, answer, input),
  )
}

function dutyFor(name: string, cadence: Cadence, member: Member, about: DutyPage | undefined, period: string, due: DueMoment, { standing, calendar, world }: DutyInput): Duty {
  const instant = (day: PlainDate, time: string) => instantAt(`${day} ${time}`, world.timeZone ?? standing.directory.workspace.timeZone)
  return {
    id: [name, member.id, ...(about === undefined ? [] : [about.id]), period].join('.'),
    cadence: name,
    member: member.id,
    about,
    period,
    noticeAt: instant(addDays(due.day, -(cadence.leadDays ?? 0)), '00:00'),
    dueAt: instant(due.day, due.time),
    escalateAt: instant(addWorkingDays(due.day, cadence.graceDays ?? 0, calendar), due.time),
    escalatesTo: escalationOf(cadence.escalates, member, standing),
  }
}

function judge(duty: Duty, due: DueMoment, answer: Answer | undefined, input: DutyInput): JudgedDuty {
  return { ...duty, status: statusOf(duty, due, answer?.doneAt, input), doneAt: answer?.doneAt, by: answer?.by, progress: answer?.progress }
}

function statusOf({ id, cadence, member, dueAt, escalateAt }: Duty, due: DueMoment, doneAt: string | undefined, { world, waived, away }: DutyInput): DutyStatus {
  // A day has no hour: what is done on the due day is done in time.
  if (doneAt !== undefined && (doneAt.length === due.day.length ? doneAt <= due.day : doneAt <= dueAt)) return 'done'
  if (waived?.has(id) === true || away?.(member, due.day, cadence) === true) return 'waived'
  if (doneAt !== undefined) return 'late'
  const now = new Date(world.nowMs).toISOString()
  if (now <= dueAt) return 'pending'
  return now <= escalateAt ? 'late' : 'missed'
}
