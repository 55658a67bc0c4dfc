import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { readComments } from '@hebu/shared/codec/comments.ts'
import { isTextRoot, pageOfRoot, textRoot } from '@hebu/shared/codec/roots.ts'
import { XmlFragment } from 'yjs'

import { plainText } from '../../ui/editor/plain-text.ts'
import type { PageStore } from '../page-store.ts'
import { volumesOf } from './read-record.ts'

const textsByBook = new WeakMap<Book, readonly (readonly [name: string, perMember: boolean])[]>()

/** The rich texts of a book; looked for once, as all its pages are asked. */
function textsOf(book: Book): readonly (readonly [name: string, perMember: boolean])[] {
  let known = textsByBook.get(book)
  if (known === undefined) textsByBook.set(book, (known = Object.entries(book.fields as Fields).flatMap(([name, field]) => (field.kind === 'richText' ? [[name, field.per !== undefined] as const] : []))))
  return known
}

/** The words of a page's texts and comments, out of all its volumes; makes nothing that is not there. */
export function writtenOn(book: Book | undefined, store: PageStore, id: string): readonly string[] {
  const page = store.peek(id)
  if (book === undefined || page === undefined) return []
  const texts = textsOf(book)
  const said: string[] = []
  const read = (doc: Parameters<typeof readComments>[0], root: string): void => {
    if (!doc.share.has(root)) return
    const words = plainText(doc.get(root, XmlFragment))
    if (words !== '') said.push(words)
  }
  for (const { doc } of volumesOf(store, id, page.parts)) {
    for (const [name, perMember] of texts) {
      if (!perMember) read(doc, textRoot(id, name))
      else for (const root of doc.share.keys()) if (isTextRoot(root) && pageOfRoot(root) === id && root.startsWith(`${textRoot(id, name)}!`)) read(doc, root)
    }
    for (const { text, removed } of readComments(doc, id)) if (removed === undefined) said.push(text)
  }
  return said
}
