import type { MoveRecord, Page } from '@hebu/shared/codec/page.ts'
import type { RouteStep } from '@hebu/shared/vocabulary/sealing.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'

/** The moves of a page that its approval shows, in their order: from the last time that it was handed in, what was decided and sealed. */
export function stampsOf(book: Book, page: Page): readonly MoveRecord[] {
  const applied = page.moves.filter(({ verdict }) => verdict === 'applied')
  const from = page.round === undefined ? 0 : applied.findIndex(({ id }) => id === page.round!.handIn)
  return applied.slice(Math.max(0, from)).filter(({ move, seal }) => seal !== undefined || book.moves[move]?.chain !== undefined || book.moves[move]?.decides !== undefined || book.moves[move]?.sealed === true)
}

/** Answers of the round that do not count: they came too late, or against a return. They are kept, and shown with why. */
export function voidAnswersOf(book: Book, page: Page): readonly MoveRecord[] {
  const from = page.moves.findIndex(({ id }) => id === page.round?.handIn)
  return from === -1 ? [] : page.moves.slice(from).filter(({ move, verdict }) => verdict !== 'applied' && book.moves[move]?.decides !== undefined)
}

/** A step that is still to be answered. */
export interface OpenStep {
  readonly step: RouteStep
  readonly isNow: boolean
}

export const openSteps = ({ round }: Page): readonly OpenStep[] =>
  round?.state !== 'open' ? [] : (round.route ?? []).slice(round.step).map((step, nth) => ({ step, isNow: nth === 0 }))

/** The last seal that counts: what the page is compared with. */
export const lastSealed = (page: Page): MoveRecord | undefined => page.moves.findLast(({ verdict, content, seal }) => verdict === 'applied' && content !== undefined && seal !== undefined)
