import type { Book, Move } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { batch } from 'solid-js'

import { breathe } from '../../../../platform/breathe.ts'
import type { Overseen } from '../../../../platform/slices.ts'
import { inSlices } from '../../../../platform/slices.ts'
import type { CommandRefusal, Commands, Done, Step } from '../../../../workspace/workspace.ts'

/** What became of one page. */
export interface Refused {
  readonly page: Page
  readonly refusal: CommandRefusal
}

export interface BulkDone {
  readonly done: readonly Page[]
  readonly refused: readonly Refused[]
  /** Those that it was called off before; nothing was tried with them. */
  readonly left: readonly Page[]
  /** All of it, for taking it back. */
  readonly step: Step
}

/** One command for one page. */
export interface Act {
  readonly page: Page
  readonly run: () => Done<unknown>
}

/** So few are over before anybody has seen that they began. */
const atOnce = 20

/**
 * Commands are for one page each: they are run one after another as one step, and a refused one stops none of the others
 * ([UI84]); called off, what was done stays and is the step ([BULK3]). `together`: they look at nothing but their page, so
 * that many are one edit of its volume ([XCH31]).
 */
export async function runAsOne(commands: Commands, acts: readonly Act[], { tell, signal }: Overseen = {}, together = false): Promise<BulkDone> {
  const step: Step = {}
  const done: Page[] = []
  const refused: Refused[] = []
  const reached = await commands.atLength(() => inSlices(acts.length, (from, to) => {
    const some = acts.slice(from, to)
    const runSome = (): void => {
      for (const { page, run } of some) {
        const answer = run()
        if (answer.ok) done.push(page)
        else refused.push({ page, refusal: answer.refusal })
      }
    }
    batch(() => commands.asOne(step, () => (together ? commands.together(some.map(({ page }) => addressOf(page)), runSome) : runSome())))
  }, (count) => tell?.(count, acts.length), signal))
  // Views have been told of everything just now: what is said of it comes after them.
  if (reached > atOnce) await breathe()
  return { done, refused, left: acts.slice(reached).map(({ page }) => page), step }
}

const addressOf = ({ book, id }: Page) => ({ book, id })

export const bulkSet = (commands: Commands, pages: readonly Page[], field: string, value: unknown, overseen?: Overseen): Promise<BulkDone> =>
  runAsOne(commands, pages.map((page) => ({ page, run: () => commands.set(addressOf(page), field, value) })), overseen, true)

export const bulkRemove = (commands: Commands, pages: readonly Page[], overseen?: Overseen): Promise<BulkDone> =>
  runAsOne(commands, pages.map((page) => ({ page, run: () => commands.remove(addressOf(page)) })), overseen, true)

export const bulkRestore = (commands: Commands, pages: readonly Page[], overseen?: Overseen): Promise<BulkDone> =>
  runAsOne(commands, pages.map((page) => ({ page, run: () => commands.restore(addressOf(page)) })), overseen, true)

/** A step that was made is taken back by a step only: a log forgets nothing. */
export const bulkMove = (commands: Commands, pages: readonly Page[], move: string, note: string | undefined, overseen?: Overseen): Promise<BulkDone> =>
  runAsOne(commands, pages.map((page) => ({ page, run: () => commands.move(addressOf(page), move, note) })), overseen)

/** Where a step may lead from, for pages in several states. */
export interface OfferedMove {
  readonly id: string
  readonly move: Move
  readonly able: readonly Page[]
  readonly refused: readonly Refused[]
}

const isOffered = (move: Move): boolean => move.automatic !== true && move.apart !== true

/** Whether {@link offeredMoves} would offer any; looks no further than to the first page that could make one. */
export const offersMoves = (commands: Commands, book: Book, pages: readonly Page[]): boolean =>
  Object.entries<Move>(book.moves).some(([id, move]) => isOffered(move) && pages.some((page) => {
    if (!move.from.includes(page.state)) return false
    const may = commands.mayMove(page, id)
    return may.ok || (may.refusal.because !== 'not-actor' && may.refusal.because !== 'wrong-state')
  }))

/** The steps that some of the pages could make, each checked for every page. */
export function offeredMoves(commands: Commands, book: Book, pages: readonly Page[]): readonly OfferedMove[] {
  return Object.entries<Move>(book.moves).flatMap(([id, move]) => {
    if (!isOffered(move) || !pages.some(({ state }) => move.from.includes(state))) return []
    const able: Page[] = []
    const refused: Refused[] = []
    for (const page of pages) {
      const may = commands.mayMove(page, id)
      if (may.ok || may.refusal.because === 'note-required') able.push(page)
      else refused.push({ page, refusal: may.refusal })
    }
    // What is nobody's of these to make is not offered.
    return able.length === 0 && refused.every(({ refusal }) => refusal.because === 'not-actor' || refusal.because === 'wrong-state') ? [] : [{ id, move, able, refused }]
  })
}

const simpleKinds = new Set(['text', 'longText', 'number', 'money', 'percent', 'date', 'dateTime', 'choice', 'flag', 'member', 'members', 'customer', 'customers', 'link', 'links'])

/** The fields that can be written for several pages with one control. */
export const bulkFields = (book: Book): readonly (readonly [string, Field])[] =>
  Object.entries(book.fields as Fields).filter(([, field]) => field.internal !== true && simpleKinds.has(field.kind))
