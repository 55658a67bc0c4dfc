import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import { fragmentToJson } from '@hebu/shared/codec/canonical.ts'
import { readComments, type Comment } from '@hebu/shared/codec/comments.ts'
import { readHistory, type HistoryEntry } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { readPage, type PageDocs } from '@hebu/shared/codec/read-page.ts'
import { pageOfRoot } from '@hebu/shared/codec/roots.ts'
import { readAutomatic, readAutomaticContent } from '@hebu/shared/codec/versioning/automatic.ts'
import { readContent, readVersions, type Version } from '@hebu/shared/codec/versions.ts'
import type { Doc } from 'yjs'
import { XmlFragment } from 'yjs'

/** A rich text of a page; `member` where each has one of their own. */
export interface PageText {
  readonly field: string
  readonly member?: string | undefined
  readonly content: readonly unknown[]
}

/** A page with all that is beside its fields, from its volume and the companions. */
export interface PageRecord {
  readonly page: Page
  readonly texts: readonly PageText[]
  readonly comments: readonly Comment[]
  readonly history: readonly HistoryEntry[]
  readonly versions: readonly PageVersion[]
}

/** What a page said before, of one volume: named, sealed, restored, or kept without asking. */
export interface PageVersion extends Partial<Omit<Version, 'content'>> {
  readonly part?: string | undefined
  readonly values: Readonly<Record<string, unknown>>
  readonly texts: Readonly<Record<string, unknown>>
}

/** The pages of a shelf, by id. */
export function recordsOf(book: Book, shelf: string, docs: PageDocs): readonly PageRecord[] {
  const all = [docs.main, ...Object.values(docs.parts)]
  const texts = Map.groupBy(all.flatMap(textsIn), ({ page }) => page)
  const ids = [...new Set([...docs.main.share.keys()].map(pageOfRoot))].toSorted()
  return ids.flatMap((id) => {
    const page = readPage(book, id, shelf, docs)
    if (page === undefined) return []
    return [{
      page,
      texts: (texts.get(id) ?? []).map(({ field, member, content }) => ({ field, member, content })),
      comments: all.flatMap((doc) => readComments(doc, id)),
      history: all.flatMap((doc) => readHistory(doc, id)),
      versions: all.flatMap((doc) => versionsIn(doc, id)),
    }]
  })
}

function versionsIn(doc: Doc, page: string): readonly PageVersion[] {
  const entered = readVersions(doc, page).map(({ content, ...version }) => ({ version, content: readContent(doc, page, content) }))
  const kept = readAutomatic(doc, page).map(({ id, by, atMs }) => ({ version: { id, by, at: new Date(atMs).toISOString() }, content: readAutomaticContent(doc, page, id) }))
  return [...entered, ...kept].flatMap(({ version, content }) => (content === undefined ? [] : [{ ...version, part: content.part, values: content.values, texts: content.texts }])).toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

function textsIn(doc: Doc): readonly (PageText & { readonly page: string })[] {
  return [...doc.share.keys()].toSorted().flatMap((root) => {
    const [, page, field, member] = /^([^#?~*^!]*)!([^!]*)(?:!(.*))?$/.exec(root) ?? []
    if (page === undefined || field === undefined) return []
    const content = fragmentToJson(doc.get(root, XmlFragment))
    return content.length === 0 ? [] : [{ page, field, member, content }]
  })
}

/** The rows of a field as they are decoded. */
export const rowsIn = (page: Page, field: string): readonly Row[] => (Array.isArray(page.values[field]) ? (page.values[field] as readonly Row[]) : [])
