import type { Book } from '@hebu/shared/books/define-book.ts'
import { recordChange } from '@hebu/shared/codec/history.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { writeText } from '@hebu/shared/codec/versioning/write-text.ts'
import type { VolumeAccess } from '@hebu/shared/rules/access.ts'
import { createPageStore } from '@hebu/web/workspace/page-store.ts'
import type { VersionKeeper } from '@hebu/web/workspace/versions/keeper.ts'
import { createVersionKeeper } from '@hebu/web/workspace/versions/keeper.ts'
import type { Volume } from '@hebu/web/workspace/volume.ts'
import { createRoot } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { ledger } from './fixture-book.ts'

/** One page of the ledger, `p1`, as a member's device holds it, with its keeper of versions. */
export interface VersionedPage {
  readonly member: string
  readonly doc: Y.Doc
  readonly address: { readonly book: string; readonly id: string }
  readonly keeper: VersionKeeper
  /** Makes its text say this. */
  write(words: string): void
  /** The same page on another member's device. */
  elsewhere(member: string): Promise<VersionedPage>
  /** Both hear all of each other. */
  merge(other: VersionedPage): void
}

/** A page on a device, begun by `member` unless it comes from another. */
export async function aSharedPage(member: string, access: VolumeAccess = 'write', from?: Y.Doc): Promise<VersionedPage> {
  const book = ledger as Book
  const doc = new Y.Doc()
  if (from === undefined) createPage(doc, book, undefined, { id: 'p1', made: { by: member, at: new Date().toISOString() }, beginning: { title: '第一页' }, given: {}, shared: false })
  else Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  const volume: Volume = { name: 'w1/ledger/g-all', address: { workspace: 'w1', book: 'ledger', shelf: 'g-all', part: undefined } as Volume['address'], doc, awareness: new Awareness(doc), access: () => access, loaded: Promise.resolve() }
  volume.awareness.destroy()
  const store = createRoot(() => createPageStore(book))
  store.attach(volume)
  await volume.loaded
  const address = { book: 'ledger', id: 'p1' }
  return {
    member, doc, address,
    keeper: createVersionKeeper({ clock: { now: () => Date.now() }, me: () => member, book: () => book, store: () => store }),
    write: (words) => doc.transact(() => writeText(doc.get(textRoot('p1', 'body'), Y.XmlFragment), [{ node: 'paragraph', content: [{ text: words }] }])),
    elsewhere: (other) => aSharedPage(other, 'write', doc),
    merge(other) {
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc))
    },
  }
}

/** Enters that a member edited the text. */
export const noteEdited = ({ doc }: VersionedPage, by: string): void => doc.transact(() => recordChange(doc, 'p1', { field: 'body', act: 'edit' }, by, Date.now()))
