import type { World } from '../../books/field-kinds.ts'
import { dayIn } from '../../books/periods.ts'
import { stringIn } from '../../books/read-values.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import type { Text } from '../../vocabulary/text.ts'
import type { Standing } from '../access.ts'
import type { SeriesPlace } from './carried.ts'
import { carriedOver, earlierMeetings } from './carried.ts'
import { meetingWords } from './meeting-words.ts'
import type { ComingMeeting } from './series.ts'
import { attendeesOf } from './series.ts'

export interface PlanInput {
  readonly standing: Standing
  readonly world: World
  say(wording: Text, slots?: Readonly<Record<string, string | number>>): string
  /** A day as it is written in a title. */
  day(date: PlainDate): string
  /** Whether somebody is on leave. */
  away?(member: string, day: PlainDate): boolean
}

/** Where a coming meeting stands in its series. */
export const comingPlace = ({ id, kind, group, project, startsAt }: ComingMeeting): SeriesPlace => ({ id, kind, group, project: project?.id, startsAt })

/** Longest agenda of single reports; a larger meeting reports by turns. */
const mostReports = 12

/**
 * What the next meeting of a series begins with: title, time, chair, who attends (who is on leave is excused), the
 * agenda with last meeting's open items first and everybody's report ([MEET2], [MEET3]). The rows have the same ids on
 * every device, so that two that open it apart have one meeting.
 */
export function planMeeting(coming: ComingMeeting, input: PlanInput): Readonly<Record<string, unknown>> {
  const { standing, world, say } = input
  const { charter } = standing
  const day = dayIn(coming.startsAt, world.timeZone ?? standing.directory.workspace.timeZone)!
  const people = attendeesOf(coming, standing, world)
  const isAway = (member: string): boolean => input.away?.(member, day) === true
  const place = comingPlace(coming)
  const before = earlierMeetings(place, world)[0]
  const recorder = [stringIn(before?.values.recorder), coming.chair].find((id) => id !== undefined && people.some((member) => member.id === id) && !isAway(id)) ?? coming.chair
  const label = say(charter.cadences[coming.cadence]!.label)
  const group = coming.group === undefined ? undefined : charter.groups[coming.group]
  const project = coming.project === undefined ? undefined : stringIn(world.page('projects', coming.project.id)?.values.title)
  const name = project !== undefined ? say(meetingWords.ofProject, { project }) : group === undefined ? label : coming.kind === 'weekly' ? say(meetingWords.ofGroup, { group: say(group) }) : say(meetingWords.ofGroupIn, { group: say(group), name: label })
  const chairName = people.find(({ id }) => id === coming.chair)?.name
  const row = (id: string, topic: Text, minutes: number, by = chairName) => ({ id, cells: { topic: say(topic), minutes, ...(by === undefined ? {} : { by }) } })
  const reporting = people.filter(({ id }) => !isAway(id)).slice(0, mostReports)
  const isMonthly = coming.kind === 'monthly'
  // Partners do not look at the department's figures, and a project has its milestones.
  const isInternal = coming.kind !== 'partner' && coming.kind !== 'project'
  const venue = stringIn(before?.values.place)
  return {
    kind: coming.kind,
    title: say(meetingWords.title, { name, day: input.day(day) }),
    group: coming.group,
    ...(coming.project === undefined ? {} : { project: coming.project }),
    ...(coming.series === undefined ? {} : { series: coming.series }),
    startsAt: coming.startsAt,
    ...(venue === undefined ? {} : { place: venue }),
    chair: coming.chair,
    recorder,
    attendance: people.map(({ id }) => ({ id, cells: isAway(id) ? { status: 'excused', reason: say(meetingWords.onLeave) } : {} })),
    agenda: [
      ...(carriedOver(place, world).length > 0 ? [row(agendaRows.last, meetingWords.lastItems, 10)] : []),
      ...(isInternal ? [row(agendaRows.figures, meetingWords.figures, isMonthly ? 15 : 5)] : []),
      ...(coming.kind === 'partner' ? [] : reporting).map(({ id, name }) => row(reportRow(id), meetingWords.report, isMonthly ? 5 : 3, name)),
      row(agendaRows.discussion, meetingWords.discussion, isMonthly ? 20 : 15),
      row(agendaRows.plan, meetingWords.plan, isMonthly ? 20 : 5),
      row(agendaRows.resolutions, meetingWords.resolutions, 5),
    ],
    distribution: people.map(({ id }) => id),
  }
}

/** Ids of the standing rows of an agenda. */
export const agendaRows = { last: 'last', figures: 'figures', discussion: 'discussion', plan: 'plan', resolutions: 'resolutions' } as const

export const reportRow = (member: string): string => `report.${member}`

/** Whose report a row of an agenda is; `undefined` for other rows. */
export const reporterOf = (row: string): string | undefined => (row.startsWith('report.') ? row.slice('report.'.length) : undefined)
