import type { BegetsGround } from '@hebu/shared/books/asks.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Standing } from '@hebu/shared/rules/access.ts'
import { begetsGround } from '@hebu/shared/rules/begets-ground.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createRoot, onCleanup } from 'solid-js'

import type { RulesInput } from './follow-rules.ts'

export interface BegettingInput extends Pick<RulesInput, 'books' | 'whole' | 'ready' | 'pages'> {
  page(book: string, id: string): Page | undefined
  readonly me: Accessor<string>
  readonly standing: Accessor<Standing>
  nowMs(): number
  make(book: string, all: readonly Given[]): void
}

type Given = Readonly<Record<string, unknown>>

/** What was decided longer ago was seen to then; the pages of those days may lie in volumes that are not open. */
const longestMs = 31 * 86_400_000

/** What a page gives rise to by its book's declaration and is not there yet. */
export function begottenBy({ begets }: Book, page: Page, begotten: Book | undefined, ground: BegetsGround, has: (key: string) => boolean): readonly Given[] {
  if (begets === undefined || begotten?.key === undefined) return []
  return rowsIn(page.values[begets.rows])
    .map((row) => begets.values(page, row, ground))
    .filter((values) => values !== undefined)
    .filter((values) => {
      const key = begotten.key!(values)
      return key !== undefined && !has(key)
    })
}

/**
 * Makes the pages that rows of others give rise to, on the device of whoever made the move, each once ([MEET7]). They
 * are made with the move; here what that device could not make then, as it had not read everything.
 */
export function followBegetting(input: BegettingInput): void {
  createEffect(() => {
    if (!input.whole()) return
    for (const book of input.books()) {
      const { begets } = book
      const begotten = input.books().find(({ id }) => id === begets?.book)
      if (begets === undefined || begotten === undefined) continue
      createEffect(() => {
        if (!input.ready(book.id) || !input.ready(begotten.id)) return
        const lacking = input.pages(book.id).flatMap((page) => {
          const decided = page.moves.findLast(({ move, verdict }) => move === begets.by && verdict === 'applied')
          if (decided === undefined || decided.by !== input.me() || Date.parse(decided.at) < input.nowMs() - longestMs) return []
          return begottenBy(book, page, begotten, begetsGround(input.standing()), (key) => input.page(begotten.id, key) !== undefined)
        })
        if (lacking.length === 0) return
        // Not within the effect that read the table.
        const waiting = setTimeout(() => createRoot((dispose) => {
          input.make(begotten.id, lacking)
          dispose()
        }))
        onCleanup(() => clearTimeout(waiting))
      })
    }
  })
}
