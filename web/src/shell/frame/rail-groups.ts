import type { BookHead } from '@hebu/shared/books/define-book.ts'
import { headings } from '@hebu/shared/books/define-book.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { headingWords } from '../../words/shell.ts'

type Shown = Omit<BookHead, 'names'>

/** A stretch of the rail: what everybody uses first comes without a heading. */
export interface RailGroup {
  readonly label?: Text
  readonly books: readonly Shown[]
}

/** The books under the headings that they declare, each heading in the order of the catalogue ([NEW2]). */
export function groupBooks(books: readonly Shown[]): readonly RailGroup[] {
  const first: RailGroup = { books: books.filter(({ under }) => under === undefined) }
  const named = headings.map((heading): RailGroup => ({ label: headingWords[heading], books: books.filter(({ under }) => under === heading) }))
  return [first, ...named].filter((group) => group.books.length > 0)
}
