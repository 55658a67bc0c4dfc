import { keyFrom } from '../../books/periods.ts'
import { membersIn, stringIn } from '../../books/read-values.ts'
import type { PageLink, World } from '../../books/field-kinds.ts'
import type { Cadence } from '../../charters/define-charter.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import { addDays } from '../../vocabulary/dates.ts'
import type { Member, PostFunction } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
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
  /** The project whose meeting it is. */
  readonly project?: PageLink | undefined
  /** Kept on the page where the kind alone does not tell the series. */
  readonly series?: string | undefined
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

/** Meetings that come once a period. Those of the first kinds are one a period by themselves; others may be held besides, and bear the name of their series. */
const regular: ReadonlySet<string> = new Set(['weekly', 'monthly', 'project', 'partner'])
const byPeriod: ReadonlySet<string> = new Set(['weekly', 'monthly'])
/** Where the charter names a day and no hour. */
const usualTime = '15:00'
const lookAheadDays = 75
/** What comes once a quarter is told of this many days ahead. */
const toldAheadDays = 31

/** The next meeting of each series of the charter, the earliest first ([MEET1]). */
export function comingMeetings(input: SeriesInput): readonly ComingMeeting[] {
  const { charter } = input.standing
  if (charter.without.includes('meetings')) return []
  return Object.entries(charter.cadences)
    .flatMap(([name, cadence]) => (cadence.on && cadence.book === 'meetings' && cadence.every !== 'event' && regular.has(cadence.kind ?? '') ? (cadence.kind === 'project' ? ofProjects : ofCadence)(name, cadence, input) : []))
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
  return [...chairs].flatMap(([group, chair]) => next(name, cadence, { group, chair: chair.id, of: group ?? 'all' }, input) ?? [])
}

/** Every project that is running meets, led by who leads it (S2-6.1.4). */
const ofProjects = (name: string, cadence: Cadence, input: SeriesInput): readonly ComingMeeting[] =>
  [...input.world.pages('projects')].filter((project) => project.state === 'running').flatMap(({ id, shelf, values }) => {
    const chair = memberById(input.standing.directory, stringIn(values.leader) ?? '')
    return chair?.status === 'active' ? (next(name, cadence, { chair: chair.id, of: id, project: { id, shelf } }, input) ?? []) : []
  })

interface Series {
  readonly chair: string
  /** The group, the project, or `all`. */
  readonly of: string
  readonly group?: string | undefined
  readonly project?: PageLink
}

function next(name: string, cadence: Cadence, { chair, of, group, project }: Series, { standing, calendar, world }: SeriesInput): ComingMeeting | undefined {
  const zone = world.timeZone ?? standing.directory.workspace.timeZone
  const time = 'time' in cadence.due ? (cadence.due.time ?? usualTime) : usualTime
  for (const period of dutyPeriods(cadence.every as DutyUnit, world.today, addDays(world.today, lookAheadDays))) {
    const due = dueIn(cadence.due, period, calendar)
    const id = keyFrom(cadence.kind, of, period.key)
    if (due === undefined || id === undefined) continue
    if (cadence.every === 'quarter' && due.day > addDays(world.today, toldAheadDays)) return undefined
    const page = world.page('meetings', id)
    // One that was held, or whose day is over, gives way to the next.
    if (page === undefined ? due.day < world.today : page.state !== 'scheduled' && page.state !== 'open') continue
    const moved = stringIn(page?.values.startsAt)
    if (page?.state === 'scheduled' && moved !== undefined && Date.parse(moved) < world.nowMs - 86_400_000) continue
    return { id, cadence: name, kind: cadence.kind!, group, ...(project === undefined ? {} : { project }), ...(byPeriod.has(cadence.kind!) ? {} : { series: id }), period: period.key, startsAt: moved ?? instantAt(`${due.day} ${time}`, zone), chair: stringIn(page?.values.chair) ?? chair, begun: page !== undefined }
  }
  return undefined
}

const speakForTheDepartment = ['head', 'deputy', 'lead', 'ops'] as const satisfies readonly PostFunction[]

/**
 * Who attends, and whoever chairs it: who is in the project, those who speak for the department where partners are met,
 * else the members of its group or everybody.
 */
export function attendeesOf({ group, chair, kind, project }: Pick<ComingMeeting, 'group' | 'chair' | 'kind' | 'project'>, { directory, charter }: Standing, world: World): readonly Member[] {
  const inProject = project === undefined ? undefined : new Set(membersIn(world.page('projects', project.id)?.values.members))
  const attends = (member: Member): boolean => {
    if (inProject !== undefined) return inProject.has(member.id)
    if (isGuest(member, charter)) return false
    if (kind === 'partner') return speakForTheDepartment.some((name) => hasFunction(member, name, charter))
    return group === undefined || member.group === group
  }
  return directory.members.filter((member) => member.status === 'active' && (member.id === chair || attends(member)))
}
