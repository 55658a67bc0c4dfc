import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'

/** What a move is made upon: the time, who makes it, and what pages of other books are called; `undefined` where this device does not hold them. */
export interface MoveMoment {
  readonly nowMs: number
  readonly today: PlainDate
  readonly me: string
  titleOf(book: string, id: string): string | undefined
}

/** What a move writes besides its entry: moments, and who makes it, where they are empty, what it makes untrue ([CUS20]), and what the pages are called that a page names as it is handed in ([CON14]). */
export function moveWrites(book: Book, page: Page, move: string, { nowMs, today, me, titleOf }: MoveMoment): readonly (readonly [field: string, value: unknown])[] {
  const { stamps = [], clears = [], chain } = book.moves[move] ?? {}
  const kept = chain === undefined ? [] : Object.entries(book.fields as Fields).flatMap(([name, field]) => {
    const [to, link] = [linkedBook(field), page.values[name] as PageLink | undefined]
    if (field.keptAs === undefined || to === undefined) return []
    const title = link === undefined ? undefined : titleOf(to, link.id)
    // Whoever hands in what another began may not read that page either: the name stays as it was kept.
    return (title === undefined && link !== undefined) || page.values[field.keptAs] === title ? [] : [[field.keptAs, title] as const]
  })
  const stamp = (field: string): string => {
    const kind = (book.fields as Fields)[field]?.kind
    return kind === 'member' ? me : kind === 'date' ? today : new Date(nowMs).toISOString()
  }
  return [
    ...stamps.filter((field) => page.values[field] === undefined).map((field) => [field, stamp(field)] as const),
    ...kept,
    ...clears.filter((field) => page.values[field] !== undefined).map((field) => [field, undefined] as const),
  ]
}
