import type { ComputedInput, World } from '../../books/field-kinds.ts'
import type { Period } from '../../books/periods.ts'
import { dayIn } from '../../books/periods.ts'
import { linkIn, rowsIn, stringIn } from '../../books/read-values.ts'
import type { ActBook } from '../../books/member-acts.ts'
import { actsIn } from '../../books/member-acts.ts'
import { taskIdOf } from '../../books/resolution-tasks.ts'
import { addDays } from '../../vocabulary/dates.ts'

/** Which meetings are of one series: their kind, group and project. */
export interface SeriesPlace {
  readonly id: string
  readonly kind: unknown
  readonly group?: unknown
  /** Where each project has meetings of its own. */
  readonly project?: string | undefined
  readonly startsAt: string
}

/** An item that an earlier meeting resolved and nobody has finished. */
export interface CarriedItem {
  readonly task: ComputedInput
  /** The meeting that resolved it. */
  readonly from: ComputedInput
  /** How many meetings have had it before them since, this one included. */
  readonly meetings: number
  /** How often its day was put off. */
  readonly postponed: number
  readonly overdue: boolean
}

export const placeOf = ({ id, values }: Pick<ComputedInput, 'id' | 'values'>): SeriesPlace | undefined => {
  const startsAt = stringIn(values.startsAt)
  return startsAt === undefined ? undefined : { id, kind: values.kind, group: values.group, project: linkIn(values.project)?.id, startsAt }
}

/** The meetings of the series before this one that were held, the latest first. */
export const earlierMeetings = (place: SeriesPlace, world: World): readonly ComputedInput[] =>
  [...world.pages('meetings')]
    .filter(({ id, state, values }) => id !== place.id && state !== 'scheduled' && values.kind === place.kind && values.group === place.group && (values.kind !== 'project' || linkIn(values.project)?.id === place.project) && (stringIn(values.startsAt) ?? '9') < place.startsAt)
    .toSorted((a, b) => (String(a.values.startsAt) < String(b.values.startsAt) ? 1 : -1))

const isUnfinished = ({ state }: ComputedInput): boolean => state !== 'verified' && state !== 'cancelled' && state !== 'done'

/** What earlier meetings of the series left open, by due day, each with its history ([MEET5]; S1-4.1.2b). */
export function carriedOver(place: SeriesPlace, world: World): readonly CarriedItem[] {
  return earlierMeetings(place, world)
    .flatMap((from, at) =>
      rowsIn(from.values.resolutions).flatMap(({ id: row }): readonly CarriedItem[] => {
        const task = world.page('tasks', taskIdOf(from.id, row) ?? '')
        if (task === undefined || !isUnfinished(task)) return []
        return [{ task, from, meetings: at + 1, postponed: rowsIn(task.values.movedDue).length, overdue: (stringIn(task.values.dueAt) ?? '9') < world.today }]
      }))
    .toSorted((a, b) => (String(a.task.values.dueAt) < String(b.task.values.dueAt) ? -1 : 1))
}

const daysBack: Readonly<Record<string, number>> = { weekly: 7, monthly: 31, project: 14, partner: 92 }

/** The days that a meeting looks back on: from the last one of its series to the day before it. */
export function lookedBackOn(place: SeriesPlace, world: World): Pick<Period, 'first' | 'last'> {
  const day = dayIn(place.startsAt, world.timeZone) ?? world.today
  const before = dayIn(earlierMeetings(place, world)[0]?.values.startsAt, world.timeZone)
  const last = day <= world.today ? day : world.today
  const first = before ?? addDays(day, -(daysBack[String(place.kind)] ?? 7))
  return { first: first <= last ? first : last, last }
}

/** A figure of the time since the last meeting. */
export interface MeetingFigure {
  readonly of: ActBook
  readonly count: number
}

/** What those who attend have done since the last meeting, counted by book ([MEET6]). */
export function figuresFor(place: SeriesPlace, attendees: readonly string[], world: World): readonly MeetingFigure[] {
  const period = lookedBackOn(place, world)
  const acts = attendees.flatMap((member) => actsIn(member, period, world)).filter(({ book }) => book !== 'meetings')
  return [...Map.groupBy(acts, ({ book }) => book)].map(([of, found]) => ({ of, count: new Set(found.map(({ page }) => page.id)).size }))
}
