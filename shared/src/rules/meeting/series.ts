import { keyFrom } from '../../books/periods.ts'
import { stringIn } from '../../books/read-values.ts'
import type { World } from '../../books/field-kinds.ts'
import type { Cadence } from '../../charters/define-charter.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import { addDays } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { instantAt } from '../../vocabulary/wall-clock.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import type { Standing } from '../access.ts'
import { hasFunction, isGuest } from '../access.ts'
import { dueIn } from '../duties/due-day.ts'
import type { DutyUnit } from '../duties/duty-period.ts'
import { dutyPeriods } from '../duties/duty-period.ts'
import { bearersOf } from '../duties/responsible.ts'

/** The coming one of the charter's regular meetings. Derived, never stored: nothing is written until somebody opens it ([MEET1]). */
export interface ComingMeeting {
  /** The id that its page has, on every device. */
  readonly id: string
  readonly cadence: string
  readonly kind: string
  /** Absent where it is everybody's. */
  readonly group?: string | undefined
  readonly period: string
  readonly startsAt: Instant
  readonly chair: string
  /** Whether its page is there. */
  readonly begun: boolean
}

export interface SeriesInput {
  readonly standing: Standing
  readonly calendar: WorkingCalendar
  readonly world: World
}

/** Meetings that come once a period, and so have one page each. */
const regular: ReadonlySet<string> = new Set(['weekly', 'monthly'])
/** Where the charter names a day and no hour. */
const usualTime = '15:00'
const lookAheadDays = 75

/** The next meeting of each series of the charter, the earliest first ([MEET1]). */
export function comingMeetings(input: SeriesInput): readonly ComingMeeting[] {
  const { charter } = input.standing
  if (charter.without.includes('meetings')) return []
  return Object.entries(charter.cadences)
    .flatMap(([name, cadence]) => (cadence.on && cadence.book === 'meetings' && regular.has(cadence.kind ?? '') ? ofCadence(name, cadence, input) : []))
    .toSorted((a, b) => (a.startsAt === b.startsAt ? (a.id < b.id ? -1 : 1) : a.startsAt < b.startsAt ? -1 : 1))
}

/** Those who lead a group have a meeting with it; those above all groups one with everybody. */
function ofCadence(name: string, cadence: Cadence, input: SeriesInput): readonly ComingMeeting[] {
  const { standing } = input
  const chairs = new Map<string | undefined, Member>()
  for (const member of bearersOf(cadence, standing)) {
    const group = hasFunction(member, 'head', standing.charter) ? undefined : member.group
    if (group === undefined && !hasFunction(member, 'head', standing.charter)) continue
    if (!chairs.has(group)) chairs.set(group, member)
  }
  return [...chairs].flatMap(([group, chair]) => next(name, cadence, group, chair, input) ?? [])
}

function next(name: string, cadence: Cadence, group: string | undefined, chair: Member, { standing, calendar, world }: SeriesInput): ComingMeeting | undefined {
  const zone = world.timeZone ?? standing.directory.workspace.timeZone
  const time = 'time' in cadence.due ? (cadence.due.time ?? usualTime) : usualTime
  for (const period of dutyPeriods(cadence.every as DutyUnit, world.today, addDays(world.today, lookAheadDays))) {
    const due = dueIn(cadence.due, period, calendar)
    const id = keyFrom(cadence.kind, group ?? 'all', period.key)
    if (due === undefined || id === undefined) continue
    const page = world.page('meetings', id)
    // One that was held, or whose day is over, gives way to the next.
    if (page === undefined ? due.day < world.today : page.state !== 'scheduled' && page.state !== 'open') continue
    const moved = stringIn(page?.values.startsAt)
    if (page?.state === 'scheduled' && moved !== undefined && Date.parse(moved) < world.nowMs - 86_400_000) continue
    return { id, cadence: name, kind: cadence.kind!, group, period: period.key, startsAt: moved ?? instantAt(`${due.day} ${time}`, zone), chair: stringIn(page?.values.chair) ?? chair.id, begun: page !== undefined }
  }
  return undefined
}

/** Who attends: the members of its group, or everybody of the department, and whoever chairs it. */
export const attendeesOf = ({ group, chair }: Pick<ComingMeeting, 'group' | 'chair'>, { directory, charter }: Standing): readonly Member[] =>
  directory.members.filter((member) => member.status === 'active' && !isGuest(member, charter) && (group === undefined || member.group === group || member.id === chair))
