import type { Cadence } from '../../charters/define-charter.ts'
import type { Past } from '../../charters/settled.ts'
import { pastOf } from '../../charters/settled.ts'
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
import { byPieces, sources } from './from-records.ts'
import { inForce } from './in-force.ts'
import { leadsOn } from './led-projects.ts'
import { bearersOf, escalationOf } from './responsible.ts'

/**
 * What the charter asks of everybody that falls due from one day to another, both included, and what has become of it:
 * the earliest first. Follows from the input alone, so that every device finds the same ([DUTY1]; domain part d).
 */
export function dutiesOf(input: DutyInput, from: PlainDate, to: PlainDate): readonly JudgedDuty[] {
  const { charter } = input.standing
  const found = Object.entries(charter.cadences).flatMap(([name, cadence]) => {
    if (charter.without.includes(cadence.book)) return []
    const past = pastOf(charter, ({ cadences }) => cadences[name]!, input.world.timeZone)
    if (past.every(({ value }) => !value.on)) return []
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined
    if (source === undefined && (cadence.every === undefined || cadence.every === 'event')) return []
    return source === undefined ? periodic(name, past, cadence.every as DutyUnit, input, from, to) : occasional(name, cadence, input, from, to)
  })
  return found.toSorted((a, b) => (a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1))
}

function periodic(name: string, past: Past<Cadence>, unit: DutyUnit, input: DutyInput, from: PlainDate, to: PlainDate): readonly JudgedDuty[] {
  const { standing, world, calendar } = input
  // Whom it is asked of, and what answers it, is not settled.
  const bearers = bearersOf(past[0]!.value, standing).filter((member) => isAsked(member, input))
  if (bearers.length === 0) return []
  // Days are dear to reckon: once for each, not for each of their duties.
  const joined = new Map(bearers.map((member) => [member.id, dateOf(Date.parse(member.joinedAt), world.timeZone)]))
  const pieces = Object.hasOwn(byPieces, name) ? byPieces[name] : undefined
  const answerOf = answersTo(past[0]!.value, unit, input.book(past[0]!.value.book), world, standing)
  return dutyPeriods(unit, addDays(from, -farthestDays), addDays(to, farthestDays)).flatMap((period) => {
    // A cycle that was begun or told of keeps what it began with.
    const cadence = past.length === 1 ? past[0]!.value : inForce(past, ({ due, leadDays = 0 }) => earlierOf(period.first, addDays(dueIn(due, period, calendar)?.day ?? period.first, -leadDays)))
    const due = cadence.on ? dueIn(cadence.due, period, calendar) : undefined
    if (due === undefined || due.day < from || due.day > to) return []
    return bearers.flatMap((member) => {
      if (joined.get(member.id)! > due.day) return []
      if (cadence.book === 'meetings' && cadence.kind === 'project' && !leadsOn(member.id, due.day, world)) return []
      const answer = pieces === undefined ? answerOf(member, period.key) : pieces(member, cadence, period, input)
      // Who cares for no customer has no files to check.
      if (pieces !== undefined && answer === undefined) return []
      return judge(dutyFor(name, cadence, member, undefined, period.key, due, input), due, answer, input)
    })
  })
}

const isAsked = ({ id }: Member, { of }: DutyInput): boolean => of === undefined || id === of

const earlierOf = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

function occasional(name: string, cadence: Cadence, input: DutyInput, from: PlainDate, to: PlainDate): readonly JudgedDuty[] {
  if (!cadence.on) return []
  return sources[name]!(cadence, input).flatMap(({ member, about, since, due, answer }) =>
    due.day < from || due.day > to || !isAsked(member, input) ? [] : judge(dutyFor(name, cadence, member, about, since, due, input), due, answer, input),
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
