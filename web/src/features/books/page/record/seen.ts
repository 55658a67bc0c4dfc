import type { Comment } from '@hebu/shared/codec/comments.ts'
import type { Accessor } from 'solid-js'
import { createMemo, createSignal } from 'solid-js'

import type { KeptHere } from './kept-here.ts'

/** Which comments of a page this member has not seen on this device. */
export interface Seen {
  /** Ids of comments by others that were not in sight yet. */
  readonly unread: Accessor<ReadonlySet<string>>
  /** Ids of those that were unread when the page was opened, or came since: they stay marked until it is left. */
  readonly fresh: Accessor<ReadonlySet<string>>
  /** Everything that is there now has been seen. */
  look(): void
}

export interface SeenInput {
  readonly kept: KeptHere
  readonly key: string
  readonly page: string
  readonly me: string
  readonly nowMs: number
  readonly comments: Accessor<readonly Comment[]>
}

/** A device that has not shown the page yet takes what is older than this for known. */
const knownAfterMs = 7 * 86_400_000
const mostPages = 200

type SeenByPage = Readonly<Record<string, readonly string[]>>

export function createSeen({ kept, key, page, me, nowMs, comments }: SeenInput): Seen {
  const read = (): SeenByPage => {
    try {
      const parsed: unknown = JSON.parse(kept.read(key) ?? '{}')
      return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as SeenByPage) : {}
    } catch {
      return {}
    }
  }
  const known = read()[page]
  const [seen, setSeen] = createSignal<ReadonlySet<string> | undefined>(Array.isArray(known) ? new Set(known) : undefined)
  const others = createMemo(() => comments().filter(({ by, removed }) => by !== me && removed === undefined))
  const isKnown = ({ id, at }: Comment, ids: ReadonlySet<string> | undefined): boolean => (ids === undefined ? Date.parse(at) < nowMs - knownAfterMs : ids.has(id))
  const unreadOf = (ids: ReadonlySet<string> | undefined): ReadonlySet<string> => new Set(others().filter((comment) => !isKnown(comment, ids)).map(({ id }) => id))
  const atOpening = seen()
  return {
    unread: createMemo(() => unreadOf(seen())),
    fresh: createMemo(() => unreadOf(atOpening)),
    look() {
      const ids = comments().filter(({ by }) => by !== me).map(({ id }) => id)
      if (unreadOf(seen()).size === 0 && (seen() !== undefined || ids.length === 0)) return
      setSeen(new Set(ids))
      const { [page]: _, ...others } = read()
      const pages = [...Object.entries(others).slice(1 - mostPages), [page, ids] as const]
      kept.keep(key, JSON.stringify(Object.fromEntries(pages)))
    },
  }
}
