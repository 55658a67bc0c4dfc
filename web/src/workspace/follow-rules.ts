import type { Book } from '@hebu/shared/books/define-book.ts'
import type { World } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createRoot, onCleanup } from 'solid-js'

export interface RulesInput {
  readonly books: Accessor<readonly Book[]>
  /** Whether there are no others: rules look into any book. */
  readonly whole: Accessor<boolean>
  ready(book: string): boolean
  pages(book: string): readonly Page[]
  readonly world: World
  move(page: Page, move: string): void
}

/** Makes the moves that books declare automatic, on the devices of those who may, once they are due ([WFL3]). */
export function followRules(input: RulesInput): void {
  createEffect(() => {
    if (!input.whole()) return
    for (const book of input.books()) {
      const rules = Object.entries(book.moves).filter(([, move]) => move.automatic === true && move.due !== undefined)
      if (rules.length === 0) continue
      createEffect(() => {
        if (!input.books().every(({ id }) => input.ready(id))) return
        const due: (readonly [Page, string])[] = []
        // Of very many pages, each time that one of them changes.
        for (const page of input.pages(book.id)) for (const [name, move] of rules) if (move.from.includes(page.state) && move.due!(page, input.world)) due.push([page, name])
        if (due.length === 0) return
        // Not within the effect that read the table which the move changes.
        const waiting = setTimeout(() => createRoot(() => due.forEach(([page, name]) => input.move(page, name))))
        onCleanup(() => clearTimeout(waiting))
      })
    }
  })
}
