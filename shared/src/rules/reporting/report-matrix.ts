import type { ComputedInput } from '../../books/field-kinds.ts'
import { keyFrom, periodOf } from '../../books/periods.ts'
import { stringIn } from '../../books/read-values.ts'
import type { Instant, PlainDate } from '../../vocabulary/dates.ts'
import { addDays, weekKey } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import { workingDay } from '../../vocabulary/working-calendar.ts'
import { isSuperiorOf } from '../access.ts'
import { dutiesOf } from '../duties/duties.ts'
import type { DutyInput } from '../duties/duty.ts'

/** What became of a report that was asked for: handed in, in time or not, not there though its time is over, excused, or not due yet. */
export type Handing = 'submitted' | 'late' | 'missing' | 'waived' | 'due'

/** When the relay received something: it waits to be, or nobody knows. */
export type Received = { readonly at: Instant } | 'waits' | 'unknown'

export interface MatrixCell {
  /** The day or the week that the report is about. */
  readonly period: string
  readonly handing: Handing
  readonly dueAt: Instant
  /** When its author handed it in, by the author's device. */
  readonly writtenAt: Instant | undefined
  /** When the relay saw its author's seal, by the relay's clock; it `waits` while the relay has not, and nobody knows where it bears none. */
  readonly received: Received
  /** The report, begun or handed in. */
  readonly page: string | undefined
  /** Why it came late, in the author's words. */
  readonly reason: string | undefined
  /** Whether it waits to be inspected, and this member has not read it. */
  readonly isUnread: boolean
}

export interface MatrixRow {
  readonly member: Member
  /** By the day or the week; what nobody asked for has none. */
  readonly cells: ReadonlyMap<string, MatrixCell>
  readonly late: number
  readonly missing: number
}

export interface ReportMatrix {
  readonly days: readonly { readonly day: PlainDate; readonly isWorked: boolean }[]
  /** Weeks whose report falls due in the month. */
  readonly weeks: readonly string[]
  readonly rows: readonly MatrixRow[]
}

const asked = { dailyReport: 'daily', weeklyReport: 'weekly' } as const

/**
 * The daily and weekly reports of a month: of everybody below a member, and the member's own ([REP10]). Judged by the
 * charter's due times, working days and leave. Nothing for a month of no known form.
 */
export function reportMatrix(input: DutyInput, me: Member, month: string): ReportMatrix {
  const period = periodOf(month)
  if (period?.unit !== 'month') return { days: [], weeks: [], rows: [] }
  const { standing, calendar, world } = input
  const cadences = Object.fromEntries(Object.entries(standing.charter.cadences).filter(([name]) => Object.hasOwn(asked, name)))
  const duties = dutiesOf({ ...input, standing: { ...standing, charter: { ...standing.charter, cadences } } }, period.first, period.last)
  const days: ReportMatrix['days'][number][] = []
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) days.push({ day, isWorked: workingDay(day, calendar) })
  const byMember = Map.groupBy(duties, ({ member }) => member)
  const rows = [...byMember].flatMap(([id, owed]): readonly MatrixRow[] => {
    const member = memberById(standing.directory, id)
    if (member === undefined || (id !== me.id && !isSuperiorOf(me, member, standing))) return []
    const cells = new Map(owed.map((duty): readonly [string, MatrixCell] => {
      const page = duty.by?.id ?? keyFrom(id, asked[duty.cadence as keyof typeof asked], duty.period)
      const report = page === undefined ? undefined : world.page('reports', page)
      const handing: Handing = duty.doneAt !== undefined ? (duty.status === 'late' ? 'late' : 'submitted') : duty.status === 'waived' ? 'waived' : duty.status === 'pending' ? 'due' : 'missing'
      const readBy = Array.isArray(report?.values['readBy']) ? (report.values['readBy'] as readonly { readonly id?: unknown }[]) : []
      return [duty.period, { period: duty.period, handing, dueAt: duty.dueAt, writtenAt: duty.doneAt, received: receivedOf(report, duty.doneAt), page: report?.id, reason: stringIn(report?.values['lateReason']), isUnread: report?.state === 'submitted' && id !== me.id && !readBy.some((row) => row.id === me.id) }]
    }))
    const count = (handing: Handing): number => [...cells.values()].filter((cell) => cell.handing === handing).length
    return [{ member, cells, late: count('late'), missing: count('missing') }]
  })
  return {
    days,
    weeks: [...new Set(duties.filter(({ cadence }) => cadence === 'weeklyReport').map((duty) => duty.period))].toSorted(),
    // One's own stands last: one looks at the others'.
    rows: [...rows.filter(({ member }) => member.id !== me.id), ...rows.filter(({ member }) => member.id === me.id)],
  }
}

/** When the relay saw what was handed in at a moment. */
function receivedOf(report: ComputedInput | undefined, writtenAt: Instant | undefined): MatrixCell['received'] {
  const handedIn = report?.moves?.find(({ verdict, at }) => verdict === 'applied' && at === writtenAt)
  return handedIn?.seal === undefined ? 'unknown' : handedIn.witnessed === undefined ? 'waits' : { at: handedIn.witnessed.at }
}

/** The days of a month that lie in the week of one of its days, for a screen that has room for no more. */
export const daysOfWeek = (days: ReportMatrix['days'], week: string): ReportMatrix['days'] => days.filter(({ day }) => weekKey(day) === week)
