import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'

/** What a move writes besides its entry: moments it fills in where they are empty, and what it makes untrue ([CUS20]). */
export function moveWrites(book: Book, page: Page, move: string, nowMs: number, today: PlainDate): readonly (readonly [field: string, value: unknown])[] {
  const { stamps = [], clears = [] } = book.moves[move] ?? {}
  const now = (field: string): string => ((book.fields as Fields)[field]?.kind === 'date' ? today : new Date(nowMs).toISOString())
  return [
    ...stamps.filter((field) => page.values[field] === undefined).map((field) => [field, now(field)] as const),
    ...clears.filter((field) => page.values[field] !== undefined).map((field) => [field, undefined] as const),
  ]
}
