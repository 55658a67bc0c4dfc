import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import { isTextRoot, pageOfRoot, textRoot } from '@hebu/shared/codec/roots.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import * as Y from 'yjs'

import type { Demo } from './generate.ts'

/** The demo as a reader sees it who may see everything. */
export interface DecodedDemo {
  pages(book: string): readonly Page[]
  page(book: string, id: string): Page | undefined
  /** All rich texts, by root. */
  readonly texts: ReadonlyMap<string, Y.XmlFragment>
  text(page: Page, field: string, member?: string): string
  /** The name of the volume that a page lies in. */
  volumeOf(page: Page): string
}

export function decodeDemo({ volumes, directory }: Pick<Demo, 'volumes' | 'directory'>): DecodedDemo {
  const docs = new Map([...volumes].map(([name, bytes]) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, bytes)
    return [name, doc] as const
  }))
  const byBook = new Map<string, Map<string, Page>>()
  const texts = new Map<string, Y.XmlFragment>()
  const workspace = directory.workspace.id
  for (const [name, doc] of docs) {
    const { book: bookId, part, shelf } = parseAddress(name)!
    for (const root of doc.share.keys()) if (isTextRoot(root)) texts.set(root, doc.get(root, Y.XmlFragment))
    if (part !== undefined) continue
    const book = books.find(({ id }) => id === bookId)!
    const parts = Object.fromEntries(Object.keys(book.parts ?? {}).flatMap((one) => {
      const companion = docs.get(`${workspace}/${bookId}-${one}/${shelf}`)
      return companion === undefined ? [] : [[one, companion]]
    }))
    const pages = byBook.get(bookId) ?? new Map<string, Page>()
    byBook.set(bookId, pages)
    for (const id of new Set([...doc.share.keys()].map(pageOfRoot))) {
      const page = readPage(book, id, shelf, { main: doc, parts })
      if (page !== undefined) pages.set(id, page)
    }
  }
  return {
    pages: (book) => [...(byBook.get(book)?.values() ?? [])],
    page: (book, id) => byBook.get(book)?.get(id),
    texts,
    text: (page, field, member) => {
      const fragment = texts.get(textRoot(page.id, field, member))
      return fragment === undefined ? '' : plainText(fragment)
    },
    volumeOf: ({ book, shelf }) => `${workspace}/${book}/${shelf}`,
  }
}
