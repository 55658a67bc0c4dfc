import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'

import type { Workspace } from '../../../workspace/workspace.ts'

const keptIn = new WeakMap<Book, readonly { readonly field: string; readonly to: string | undefined; readonly keptAs: string }[]>()

/** Fields of a book whose links keep the name of the page that they lead to. */
function keepersOf(book: Book) {
  let keepers = keptIn.get(book)
  if (keepers === undefined) keptIn.set(book, (keepers = Object.entries(book.fields as Fields).flatMap(([field, declared]) => (declared.keptAs === undefined ? [] : [{ field, to: linkedBook(declared), keptAs: declared.keptAs }]))))
  return keepers
}

/**
 * What a page that this device may not hold was called by those that name it, as of when the last of them was handed in
 * ([CON14]). Tracked.
 */
export function keptName(workspace: Pick<Workspace, 'books' | 'linked'>, to: string, id: string): string | undefined {
  const found = workspace.books().flatMap((book) => keepersOf(book).filter((each) => each.to === to).flatMap(({ field, keptAs }) =>
    workspace.linked(book.id, field, id).flatMap(({ values, moves }) => (typeof values[keptAs] === 'string' ? [{ name: values[keptAs], at: moves.at(-1)?.at ?? '' }] : []))))
  return found.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]?.name
}
