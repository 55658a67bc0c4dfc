import type { Book, Move } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { batch } from 'solid-js'

import type { CommandRefusal, Commands, Done } from '../../../../workspace/workspace.ts'

/** What became of one page. */
export interface Refused {
  readonly page: Page
  readonly refusal: CommandRefusal
}

export interface BulkDone {
  readonly done: readonly Page[]
  readonly refused: readonly Refused[]
  /** Takes everything back that was done, by ordinary commands; absent where a step cannot be gone back. */
  readonly undo: ((tell?: (done: number) => void) => Promise<BulkDone>) | undefined
}

/** So many pages are changed before views are told and the window may answer. */
const atOnce = 100

const breathe = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve) })

interface Act {
  readonly page: Page
  readonly run: () => Done<unknown>
  /** How to take it back once it is done; absent where there is no way. */
  readonly back: (() => Done<unknown>) | undefined
}

/** Commands are for one page each: they are run one after another, and a refused one stops none of the others ([UI84]). */
async function run(acts: readonly Act[], tell?: (done: number) => void): Promise<BulkDone> {
  const done: Act[] = []
  const refused: Refused[] = []
  for (let first = 0; first < acts.length; first += atOnce) {
    if (first > 0) await breathe()
    batch(() => {
      for (const act of acts.slice(first, first + atOnce)) {
        const answer = act.run()
        if (answer.ok) done.push(act)
        else refused.push({ page: act.page, refusal: answer.refusal })
      }
    })
    tell?.(Math.min(acts.length, first + atOnce))
  }
  const canGoBack = done.length > 0 && done.every(({ back }) => back !== undefined)
  return {
    done: done.map(({ page }) => page),
    refused,
    // The last first, so that what followed from something goes before it.
    undo: canGoBack ? (say) => run(done.toReversed().map(({ page, back }) => ({ page, run: back!, back: undefined })), say) : undefined,
  }
}

const addressOf = ({ book, id }: Page) => ({ book, id })

export const bulkSet = (commands: Commands, pages: readonly Page[], field: string, value: unknown, tell?: (done: number) => void): Promise<BulkDone> =>
  run(pages.map((page) => ({ page, run: () => commands.set(addressOf(page), field, value), back: () => commands.set(addressOf(page), field, page.values[field]) })), tell)

export const bulkRemove = (commands: Commands, pages: readonly Page[], tell?: (done: number) => void): Promise<BulkDone> =>
  run(pages.map((page) => ({ page, run: () => commands.remove(addressOf(page)), back: () => commands.restore(addressOf(page)) })), tell)

/** The declared step that leads back without asking for words, if there is one. */
export const moveBack = (book: Book, move: string, from: string): string | undefined =>
  Object.entries<Move>(book.moves).find(([, each]) => each.automatic !== true && each.note !== 'required' && each.to === from && each.from.includes(book.moves[move]?.to ?? ''))?.[0]

/** A step that was made is taken back by a step only: a log forgets nothing. */
export const bulkMove = (commands: Commands, book: Book, pages: readonly Page[], move: string, note: string | undefined, tell?: (done: number) => void): Promise<BulkDone> =>
  run(pages.map((page) => {
    const back = moveBack(book, move, page.state)
    return { page, run: () => commands.move(addressOf(page), move, note), back: back === undefined ? undefined : () => commands.move(addressOf(page), back) }
  }), tell)

/** Where a step may lead from, for pages in several states. */
export interface OfferedMove {
  readonly id: string
  readonly move: Move
  readonly able: readonly Page[]
  readonly refused: readonly Refused[]
}

/** The steps that some of the pages could make, each checked for every page. */
export function offeredMoves(commands: Commands, book: Book, pages: readonly Page[]): readonly OfferedMove[] {
  return Object.entries<Move>(book.moves).flatMap(([id, move]) => {
    if (move.automatic === true || !pages.some(({ state }) => move.from.includes(state))) return []
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
