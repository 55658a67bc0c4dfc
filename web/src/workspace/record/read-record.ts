import type { Comment } from '@hebu/shared/codec/comments.ts'
import { byTime, readComments } from '@hebu/shared/codec/comments.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import { readHistory } from '@hebu/shared/codec/history.ts'

import type { PageStore } from '../page-store.ts'
import type { Volume } from '../volume.ts'
import type { PageRecord } from '../workspace.ts'

/** The volumes of a page that this device holds: the book's own first. */
export function volumesOf(store: PageStore, id: string, parts: readonly string[]): readonly Volume[] {
  return [undefined, ...parts].flatMap((part) => store.volumeOf(id, part) ?? [])
}

/** Comments and changes of a page, out of all its volumes; tracked for them, and not for its fields. */
export function readRecord(store: PageStore, id: string): PageRecord {
  store.recordVersion(id)
  const page = store.peek(id)
  const comments: Comment[] = []
  const changes: HistoryEntry[] = []
  for (const { doc } of page === undefined ? [] : volumesOf(store, id, page.parts)) {
    comments.push(...readComments(doc, id))
    changes.push(...readHistory(doc, id))
  }
  return { comments: comments.toSorted(byTime), changes }
}
