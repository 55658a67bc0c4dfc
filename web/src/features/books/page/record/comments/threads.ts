import type { Comment } from '@hebu/shared/codec/comments.ts'

/** A comment and what answers it. */
export interface Thread {
  readonly first: Comment
  /** The oldest first; without those taken back. */
  readonly replies: readonly Comment[]
}

/**
 * Comments as conversations, the newest first. An answer to an answer belongs to the same conversation; one to a comment
 * that this device does not hold begins its own. What was taken back shows only while something answers it.
 */
export function threadsOf(comments: readonly Comment[]): readonly Thread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const firstOf = (comment: Comment): Comment => {
    const seen = new Set<string>()
    let first = comment
    for (let next = byId.get(first.replyTo ?? ''); next !== undefined && !seen.has(next.id); next = byId.get(first.replyTo ?? '')) {
      seen.add(next.id)
      first = next
    }
    return first
  }
  const replies = Map.groupBy(comments, (comment) => firstOf(comment).id)
  const threads: Thread[] = []
  for (const [id, all] of replies) {
    const thread = { first: byId.get(id)!, replies: all.filter((comment) => comment.id !== id && comment.removed === undefined) }
    if (thread.first.removed === undefined || thread.replies.length > 0) threads.push(thread)
  }
  return threads.toReversed().toSorted((a, b) => (a.first.at < b.first.at ? 1 : a.first.at > b.first.at ? -1 : 0))
}

/** Conversations that still ask for something, by the field they are about; `undefined` counts those about the page. */
export function countOpen(comments: readonly Comment[]): ReadonlyMap<string | undefined, number> {
  const open = threadsOf(comments).filter(({ first }) => first.resolved === undefined)
  return new Map([...Map.groupBy(open, ({ first }) => first.field)].map(([field, threads]) => [field, threads.length]))
}
