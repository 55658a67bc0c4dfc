import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CanonicalPage } from '@hebu/shared/codec/canonical.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'

import type { PageStore } from '../page-store.ts'

/** What a page says now, in the form that is sealed; tracked. */
export function contentOf(book: Book | undefined, store: PageStore, id: string): CanonicalPage | undefined {
  const page = store.page(id)
  store.textVersion(id)
  const doc = store.volumeOf(id)?.doc
  return book === undefined || page === undefined || doc === undefined ? undefined : canonicalPage(book, page, doc)
}

export async function contentThen(store: PageStore, id: string, hash: string): Promise<CanonicalPage | undefined> {
  const doc = store.volumeOf(id)?.doc
  const { readContent } = await import('@hebu/shared/codec/versions.ts')
  return doc === undefined ? undefined : readContent(doc, id, hash)
}
