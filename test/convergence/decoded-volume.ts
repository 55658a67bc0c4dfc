import { fragmentToJson } from '@hebu/shared/codec/canonical.ts'
import type { Comment } from '@hebu/shared/codec/comments.ts'
import { readComments } from '@hebu/shared/codec/comments.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import { readHistory } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import { isTextRoot, pageOfRoot } from '@hebu/shared/codec/roots.ts'
import type { Doc } from 'yjs'

import { ledger } from '../kit/fixture-book.ts'
import { marksPage } from './random-edits.ts'

/** Everything that a person would see of a volume. */
export interface DecodedVolume {
  readonly pages: Readonly<Record<string, Page>>
  readonly texts: Readonly<Record<string, unknown>>
  readonly records: Readonly<Record<string, { readonly comments: readonly Comment[]; readonly changes: readonly HistoryEntry[] }>>
}

export function decodeVolume(doc: Doc): DecodedVolume {
  const pages: Record<string, Page> = {}
  const texts: Record<string, unknown> = {}
  const records: Record<string, { readonly comments: readonly Comment[]; readonly changes: readonly HistoryEntry[] }> = {}
  for (const root of [...doc.share.keys()].toSorted()) {
    const page = readPage(ledger, pageOfRoot(root), 'g-all', { main: doc, parts: {} })
    if (page !== undefined) {
      pages[page.id] = page
      records[page.id] = { comments: readComments(doc, page.id), changes: readHistory(doc, page.id) }
    }
    if (!isTextRoot(root)) continue
    const content = fragmentToJson(doc.getXmlFragment(root))
    if (content.length > 0) texts[root] = content
  }
  return { pages, texts, records }
}

/** The marks that are there, see `random-edits.ts`. */
export function marksIn({ pages }: DecodedVolume): ReadonlySet<string> {
  return new Set(((pages[marksPage]?.values.lines ?? []) as readonly { readonly id: string }[]).map(({ id }) => id))
}

/** What needs repair or is unknown, by page; nothing after honest edits. */
export function unfitIn({ pages }: DecodedVolume): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.values(pages).flatMap(({ id, repairs, unknown }) => (Object.keys(repairs).length + Object.keys(unknown).length === 0 ? [] : [[id, { repairs, unknown }]])))
}
