import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CellField } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'

import type { Words } from '../../../words/language.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'
import type { PasteInput } from './read-pasted.ts'
import { foldedWords } from './read-pasted.ts'
import type { Names } from './use-names.ts'

/** What one pasted block is read with: the members and pages that its words name, looked up once for the whole block. */
export function pasteInputFor(workspace: Workspace, words: Words, names: Names): PasteInput {
  const { timeZone } = workspace.directory().workspace
  const bookOf = (field: CellField) => workspace.bookById(linkedBook(field) ?? '')
  const byTitle = new Map<string, ReadonlyMap<string, readonly Page[]>>()
  const titlesIn = (book: Book): ReadonlyMap<string, readonly Page[]> => {
    let known = byTitle.get(book.id)
    if (known === undefined) byTitle.set(book.id, (known = Map.groupBy(workspace.table(book.id).pages(), (page) => foldedWords(names.title(book, page)))))
    return known
  }
  return {
    words, timeZone, charter: workspace.charter(), today: dateOf(Date.now(), timeZone),
    membersNamed: (typed) => workspace.directory().members.filter(({ status, name }) => status === 'active' && foldedWords(name) === foldedWords(typed)).map(({ id }) => id),
    pagesNamed(field, title) {
      const book = bookOf(field)
      return book === undefined ? [] : (titlesIn(book).get(foldedWords(title)) ?? []).map(({ id, shelf }) => ({ id, shelf }))
    },
    pageName: (field) => words.say(bookOf(field)?.one ?? field.label),
  }
}
