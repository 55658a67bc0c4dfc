/**
 * Keys of a page's map of comments:
 *
 *   `<comment>`          what it began with: `{ by, at, text, field?, replyTo? }`
 *   `<comment>/text`     `{ at, text }`: its words after its author changed them
 *   `<comment>/resolved` `{ by, at }` once what it asked for is done; `null` when it was taken up again
 *   `<comment>/removed`  `{ by, at }` once its author took it back; `null` when it was put back
 *
 * Each act writes a key of its own, so that those of several devices all stay ([REC2]). In the words, `@[<member>]`
 * stands for a person.
 */
import type { Doc } from 'yjs'
import { Map as YMap } from 'yjs'

import type { Instant } from '../vocabulary/dates.ts'
import type { Stamp } from './fields.ts'
import { isRecord, toStamp } from './fields.ts'
import { commentsRoot } from './roots.ts'

export interface Comment {
  readonly id: string
  readonly by: string
  readonly at: Instant
  /** With `@[<member>]` where a person is named. */
  readonly text: string
  /** The field it is about; absent where it is about the page. */
  readonly field?: string | undefined
  /** The comment it answers. */
  readonly replyTo?: string | undefined
  /** When its words were last changed. */
  readonly edited?: Instant | undefined
  readonly resolved?: Stamp | undefined
  readonly removed?: Stamp | undefined
}

/** What a comment begins with. */
export type NewComment = Pick<Comment, 'id' | 'by' | 'at' | 'text' | 'field' | 'replyTo'>

/** The most that one comment says. */
export const mostCommentLetters = 5_000

interface Draft {
  begun?: Readonly<Record<string, unknown>>
  text?: Readonly<Record<string, unknown>>
  resolved?: Stamp | undefined
  removed?: Stamp | undefined
}

const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The comments of a page in this volume, the oldest first; the same order on every device. What is no comment is passed over; never throws. */
export function readComments(doc: Doc, page: string): readonly Comment[] {
  const root = commentsRoot(page)
  if (!doc.share.has(root)) return []
  const drafts = new Map<string, Draft>()
  for (const [key, value] of doc.get(root, YMap<unknown>).entries()) {
    const [id = '', aspect] = key.split('/')
    const draft = drafts.get(id) ?? {}
    drafts.set(id, draft)
    if (aspect === undefined && isRecord(value)) draft.begun = value
    else if (aspect === 'text' && isRecord(value)) draft.text = value
    else if (aspect === 'resolved' || aspect === 'removed') draft[aspect] = toStamp(value)
  }
  const comments: Comment[] = []
  for (const [id, { begun, text, resolved, removed }] of drafts) {
    if (begun === undefined || typeof begun.by !== 'string' || typeof begun.at !== 'string' || typeof begun.text !== 'string') continue
    comments.push({
      id,
      by: begun.by,
      at: begun.at,
      text: optional(text?.text) ?? begun.text,
      field: optional(begun.field),
      replyTo: optional(begun.replyTo),
      edited: typeof text?.text === 'string' ? optional(text.at) : undefined,
      resolved,
      removed,
    })
  }
  return comments.toSorted(byTime)
}

/** By time, then by id: devices agree also on what was written in one moment. */
export const byTime = (a: Pick<Comment, 'at' | 'id'>, b: Pick<Comment, 'at' | 'id'>): number => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)

const commentsOf = (doc: Doc, page: string): YMap<unknown> => doc.getMap(commentsRoot(page))

export function writeComment(doc: Doc, page: string, { id, ...begun }: NewComment): void {
  commentsOf(doc, page).set(id, Object.fromEntries(Object.entries(begun).filter(([, value]) => value !== undefined)))
}

export const writeCommentText = (doc: Doc, page: string, comment: string, text: string, at: Instant): void => {
  commentsOf(doc, page).set(`${comment}/text`, { at, text })
}

/** Marks a comment as resolved or removed; without a stamp the mark is taken away. */
export const writeCommentMark = (doc: Doc, page: string, comment: string, mark: 'resolved' | 'removed', stamp: Stamp | undefined): void => {
  commentsOf(doc, page).set(`${comment}/${mark}`, stamp ?? null)
}

/** A comment's words as pieces: text, and members that are named. */
export type CommentPiece = { readonly text: string } | { readonly member: string }

const mention = /@\[([A-Za-z0-9][A-Za-z0-9_.-]{0,95})\]/g

export function piecesOf(text: string): readonly CommentPiece[] {
  const pieces: CommentPiece[] = []
  let at = 0
  for (const match of text.matchAll(mention)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) })
    pieces.push({ member: match[1]! })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}

export const mentionOf = (member: string): string => `@[${member}]`

/** Whether the words name the member. */
export const mentions = (text: string, member: string): boolean => text.includes(mentionOf(member))
