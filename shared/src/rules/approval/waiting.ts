import type { Book, Move } from '../../books/define-book.ts'
import type { ComputedInput } from '../../books/field-kinds.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import { dateOf } from '../../vocabulary/dates.ts'
import { instantAt } from '../../vocabulary/wall-clock.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import { addWorkingDays } from '../../vocabulary/working-calendar.ts'
import { endOfWork } from '../duties/due-day.ts'

/** A step that is to be answered: since when it waits, and until when it may. */
export interface WaitingStep {
  readonly since: Instant
  readonly dueAt: Instant
}

/** The move of a book that approves what was handed in. */
export const approvingMove = ({ moves }: Pick<Book, 'moves'>): string | undefined => Object.entries<Move>(moves).find(([, { decides }]) => decides === 'approve')?.[0]

/**
 * The step that a page waits at ([SEAL22]). Its days are reckoned from when the step before was answered or the page handed
 * in; what was done without a network came to others only when the relay saw it.
 */
export function waitingStep({ round, moves = [] }: Pick<ComputedInput, 'round' | 'moves'>, calendar: WorkingCalendar, timeZone: string): WaitingStep | undefined {
  const step = round?.state === 'open' ? round.route?.[round.step] : undefined
  if (round === undefined || step === undefined) return undefined
  const before = round.answers.findLast((answer) => answer.step === round.step - 1)?.entry ?? round.handIn
  const came = moves.find(({ id }) => id === before)
  if (came === undefined) return undefined
  const since = came.witnessed !== undefined && came.witnessed.at > came.at ? came.witnessed.at : came.at
  const day = addWorkingDays(dateOf(Date.parse(since), timeZone), step.limitWorkingDays, calendar)
  return { since, dueAt: instantAt(`${day} ${endOfWork}`, timeZone) }
}
