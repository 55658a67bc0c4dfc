import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'

import type { SortKey } from '../../values/sort-key.ts'
import type { KeptPlaces } from '../sort-pages.ts'

/** What the pages of a book are ordered by in one column, for as long as a page is the same. */
export interface KeptKeys {
  readonly keys: WeakMap<Page, SortKey>
  readonly places: KeptPlaces
}

const known = new WeakMap<Charter, WeakMap<Book, Map<string, KeptKeys>>>()

/** What one list of a book found out is known to the next: coming back to ten thousand asks none of them again. Options stand in the order of the charter, what it does not know is called by its words. */
export function keptKeys(charter: Charter, book: Book, language: Language, column: string): KeptKeys {
  const ofCharter = known.get(charter) ?? new WeakMap<Book, Map<string, KeptKeys>>()
  known.set(charter, ofCharter)
  const ofBook = ofCharter.get(book) ?? new Map<string, KeptKeys>()
  ofCharter.set(book, ofBook)
  const name = `${language} ${column}`
  let kept = ofBook.get(name)
  if (kept === undefined) ofBook.set(name, (kept = { keys: new WeakMap(), places: new WeakMap() }))
  return kept
}
