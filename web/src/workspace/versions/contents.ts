import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { CanonicalPage } from '@hebu/shared/codec/canonical.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import { contentHash } from '@hebu/shared/codec/content-hash.ts'
import { upgrade } from '@hebu/shared/codec/read-page.ts'
import { readAutomatic, readAutomaticContent } from '@hebu/shared/codec/versioning/automatic.ts'
import { packAuthors } from '@hebu/shared/codec/versioning/kept-authors.ts'
import { readContent, readVersions } from '@hebu/shared/codec/versions.ts'
import type { Doc } from 'yjs'

import type { PageStore } from '../page-store.ts'
import type { Volume } from '../volume.ts'
import type { VersionContent } from './page-versions.ts'

/** A volume of a page: its own, or that of a companion. */
export interface PageVolume {
  readonly part: string | undefined
  readonly volume: Volume
}

/** What a volume says of a page now. */
export interface VolumeContent extends PageVolume {
  readonly content: CanonicalPage
  readonly hash: string
}

/** What a volume says of a page now, with who wrote its texts, to be kept. */
export interface ContentToKeep extends VolumeContent {
  readonly authors: Uint8Array | undefined
}

/** Whether a book's pages hold what their history does not keep whole: texts and rows. */
export const holdsTexts = (book: Book): boolean => Object.values(book.fields as Fields).some(isWritten)

const isWritten = ({ kind, annotates, internal }: Field): boolean => annotates === undefined && internal !== true && (kind === 'richText' || kind === 'rows' || kind === 'longText')

/** The volumes of a page that this device holds and whose versions are kept: its own, and companions with texts or rows. */
export function volumesWithVersions(book: Book, store: PageStore, id: string): readonly PageVolume[] {
  const parts = (store.peek(id)?.parts ?? []).filter((part) => Object.values(book.fields as Fields).some((field) => field.part === part && isWritten(field)))
  return [undefined, ...parts].flatMap((part) => {
    const volume = store.volumeOf(id, part)
    return volume === undefined ? [] : [{ part, volume }]
  })
}

/** What each of its volumes says of a page now; nothing of a companion that says nothing. */
export function contentsNow(book: Book, store: PageStore, id: string): readonly VolumeContent[] {
  const page = store.peek(id)
  if (page === undefined) return []
  return volumesWithVersions(book, store, id).flatMap(({ part, volume }) => {
    const content = canonicalPage(book, page, volume.doc, part)
    return part !== undefined && Object.keys(content.values).length + Object.keys(content.texts).length === 0 ? [] : [{ part, volume, content, hash: contentHash(content) }]
  })
}

/** The same with who wrote it: once it is written over, nobody knows. */
export const contentsToKeep = (book: Book, store: PageStore, id: string): readonly ContentToKeep[] => contentsNow(book, store, id).map((said) => ({ ...said, authors: packAuthors(said.volume.doc, said.content) }))

/** A kept content of one volume, of any kind. */
export interface KeptContent {
  readonly id: string
  readonly hash: string
  readonly atMs: number
  readonly by: string
  readonly isAutomatic: boolean
}

/** Everything that a volume keeps of a page, the oldest first. */
export function keptIn(doc: Doc, page: string): readonly KeptContent[] {
  const named = readVersions(doc, page).map(({ id, content, by, at }) => ({ id, hash: content, atMs: Date.parse(at), by, isAutomatic: false }))
  const automatic = readAutomatic(doc, page).map(({ id, content, by, atMs }) => ({ id, hash: content, atMs, by, isAutomatic: true }))
  return [...named, ...automatic].toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
}

/** What a volume said of a page in a version: what it keeps under its name, or what it kept last before: it had not changed since. */
function contentIn(doc: Doc, page: string, id: string, atMs: number): Pick<VolumeContent, 'content' | 'hash'> | undefined {
  const kept = keptIn(doc, page)
  const found = kept.find((each) => each.id === id) ?? kept.findLast((each) => each.atMs <= atMs)
  const content = found === undefined ? undefined : found.isAutomatic ? readAutomaticContent(doc, page, found.id) : readContent(doc, page, found.hash)
  return content === undefined ? undefined : { content, hash: found!.hash }
}

/** Where a version is looked up. */
export interface KeptAt {
  readonly id: string
  readonly atMs: number
  /** Of what a move froze: the seal covers the page's own volume alone. */
  readonly hash: string | undefined
}

/** What each volume of a page said in a version. */
export function contentsThen(book: Book, store: PageStore, id: string, { id: version, atMs, hash }: KeptAt): readonly VolumeContent[] {
  return volumesWithVersions(book, store, id).flatMap(({ part, volume }) => {
    if (hash === undefined) {
      const found = contentIn(volume.doc, id, version, atMs)
      return found === undefined ? [] : [{ part, volume, ...found }]
    }
    const content = part === undefined ? readContent(volume.doc, id, hash) : undefined
    return content === undefined ? [] : [{ part, volume, content, hash }]
  })
}

/** What a page said in a version, of all its volumes. */
export function contentThen(book: Book, store: PageStore, id: string, at: KeptAt): VersionContent | undefined {
  const found = contentsThen(book, store, id, at)
  return found.length === 0 ? undefined : joined(book, found)
}

/** Contents of several volumes as one, as this version of the book has them. */
export function joined(book: Book, contents: readonly { readonly part: string | undefined; readonly content: CanonicalPage }[]): VersionContent {
  const fields: Fields = book.fields
  // What is no part of this volume is not taken for it, whoever put it there.
  const own = (part: string | undefined) => ([name]: [string, unknown]): boolean => fields[name.split('/', 1)[0]!] === undefined || fields[name.split('/', 1)[0]!]!.part === part
  return {
    version: Math.max(...contents.map(({ content }) => content.version)),
    values: Object.assign({}, ...contents.map(({ part, content }) => Object.fromEntries(Object.entries(upgrade(book, content.version, content.values)).filter(own(part))))) as VersionContent['values'],
    texts: Object.assign({}, ...contents.map(({ part, content }) => Object.fromEntries(Object.entries(content.texts).filter(own(part))))) as VersionContent['texts'],
    parts: contents.flatMap(({ part }) => part ?? []),
  }
}
