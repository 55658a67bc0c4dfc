import type { Demand } from '@hebu/shared/books/asks.ts'
import type { Move } from '@hebu/shared/books/define-book.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import type { Commands } from '../../../../workspace/workspace.ts'

/** What the main way forward still wants. */
export interface Lacking {
  readonly move: Move
  /** Names of fields: `a`, `a|b` where either will do, `rows/column`. */
  readonly fields: readonly string[]
  readonly demands: readonly Demand[]
}

/** What the main move of a page's state lacks, where this member may make it; absent where there is none or nothing is missing. */
export function lackingFor(book: Book, page: Page, commands: Pick<Commands, 'mayMove'>): Lacking | undefined {
  for (const [id, move] of Object.entries<Move>(book.moves)) {
    if (move.primary !== true || move.automatic === true || !move.from.includes(page.state)) continue
    const may = commands.mayMove(page, id)
    if (!may.ok && may.refusal.because === 'missing') return { move, fields: may.refusal.fields, demands: may.refusal.demands ?? [] }
  }
  return undefined
}

/** Whether a field is among those that are wanted, by itself, as one of two, or by a column. */
export const isLacking = (lacking: Lacking | undefined, field: string): boolean =>
  lacking?.fields.some((need) => need.split('|').some((name) => name === field || name.startsWith(`${field}/`))) === true
