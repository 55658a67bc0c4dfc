import type { MoveRecord, Page } from '@hebu/shared/codec/page.ts'
import type { RouteStep } from '@hebu/shared/vocabulary/sealing.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { WorkingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { addWorkingDays } from '@hebu/shared/vocabulary/working-calendar.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'

/** The moves of a page that its approval shows, in their order: from the last time that it was handed in, what was decided and sealed. */
export function stampsOf(book: Book, page: Page): readonly MoveRecord[] {
  const applied = page.moves.filter(({ verdict }) => verdict === 'applied')
  const from = page.round === undefined ? 0 : applied.findIndex(({ id }) => id === page.round!.handIn)
  return applied.slice(Math.max(0, from)).filter(({ move, seal }) => seal !== undefined || book.moves[move]?.chain !== undefined || book.moves[move]?.decides !== undefined || book.moves[move]?.sealed === true)
}

/** A step that is still to be answered. */
export interface OpenStep {
  readonly step: RouteStep
  readonly isNow: boolean
}

export const openSteps = ({ round }: Page): readonly OpenStep[] =>
  round?.state !== 'open' ? [] : (round.route ?? []).slice(round.step).map((step, nth) => ({ step, isNow: nth === 0 }))

/** The day by which the step that a page waits at is to be answered, from when it came to it ([SEAL16]). */
export function stepDue({ round, moves }: Page, calendar: WorkingCalendar, timeZone: string): PlainDate | undefined {
  const step = round?.state === 'open' ? round.route?.[round.step] : undefined
  if (round === undefined || step === undefined) return undefined
  const before = round.answers.findLast((answer) => answer.step === round.step - 1)?.entry ?? round.handIn
  const since = moves.find(({ id }) => id === before)?.at
  return since === undefined ? undefined : addWorkingDays(dateOf(Date.parse(since), timeZone), step.limitWorkingDays, calendar)
}

/** The last seal that counts: what the page is compared with. */
export const lastSealed = (page: Page): MoveRecord | undefined => page.moves.findLast(({ verdict, content, seal }) => verdict === 'applied' && content !== undefined && seal !== undefined)
