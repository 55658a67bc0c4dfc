import type { Book } from '../../books/define-book.ts'
import type { World } from '../../books/field-kinds.ts'
import type { Instant, PlainDate } from '../../vocabulary/dates.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import type { Standing } from '../access.ts'

/** A page that a duty speaks of. */
export interface DutyPage {
  readonly book: string
  readonly id: string
}

/** An instant; a day where the hour does not count. */
export type DoneAt = Instant

/** Something that the charter asks of a member by a time. Derived, never stored ([DUTY1]). */
export interface Duty {
  /** The cadence, the member, what it is about and the period: the same on every device. */
  readonly id: string
  readonly cadence: string
  readonly member: string
  readonly about?: DutyPage | undefined
  readonly period: string
  /** From then on the member is told. */
  readonly noticeAt: Instant
  readonly dueAt: Instant
  /** When the grace is over, and those above are told. */
  readonly escalateAt: Instant
  readonly escalatesTo: readonly string[]
}

/**
 * `pending` until it is due · `done` in time · `late`: done after its time, or not done and the grace not over ·
 * `missed`: not done and the grace over · `waived`: away, or excused.
 */
export type DutyStatus = 'pending' | 'done' | 'late' | 'missed' | 'waived'

export interface JudgedDuty extends Duty {
  readonly status: DutyStatus
  /** Present once it is done, in time or not. */
  readonly doneAt?: DoneAt | undefined
  /** The page that answers it. */
  readonly by?: DutyPage | undefined
  /** Where many pages make up one duty: how many of them are done. */
  readonly progress?: { readonly done: number; readonly of: number } | undefined
}

/** What answers a duty: the moment, or how far it has got. */
export interface Answer {
  readonly doneAt?: DoneAt | undefined
  readonly by?: DutyPage | undefined
  readonly progress?: { readonly done: number; readonly of: number } | undefined
}

/** Everything that duties follow from. */
export interface DutyInput {
  readonly standing: Standing
  readonly calendar: WorkingCalendar
  readonly world: World
  book(id: string): Book | undefined
  /** Only this member's duties; everybody's where absent. */
  readonly of?: string | undefined
  /** Whether somebody is on leave or travels on a day; a journey excuses from the daily report alone. */
  away?(member: string, day: PlainDate, cadence: string): boolean
  /** Duties that somebody was excused from, by id. */
  readonly waived?: ReadonlySet<string>
}
