/**
 * Keys of a page's map of comments:
 *
 *   `<comment>`          what it began with: `{ by, at, text, field?, replyTo?, passage? }`
 *   `<comment>/text`     `{ at, text }`: its words after its author changed them
 *   `<comment>/resolved` `{ by, at }` once what it asked for is done; `null` when it was taken up again
 *   `<comment>/removed`  `{ by, at }` once its author took it back; `null` when it was put back
 *   `<comment>/passage`  where its passage is now, after somebody made anew the line in which it stood
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

/**
 * A passage of a rich text that a comment is about. Nothing of it stands in the text: comments are no part of what is
 * sealed ([ANN1]). Both ends are Yjs relative positions as plain data; the words find it again where a line was made anew.
 */
export interface Passage {
  readonly from: unknown
  readonly to: unknown
  /** What it said when it was commented on, cut to {@link mostQuoteLetters}. */
  readonly quote: string
  /** The words beside it, a few letters each. */
  readonly before: string
  readonly after: string
  /** Whose text, in fields that hold one for each member. */
  readonly member?: string | undefined
}

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
  /** The words of the field's text that it is about. */
  readonly passage?: Passage | undefined
  /** When its words were last changed. */
  readonly edited?: Instant | undefined
  readonly resolved?: Stamp | undefined
  readonly removed?: Stamp | undefined
}

/** What a comment begins with. */
export type NewComment = Pick<Comment, 'id' | 'by' | 'at' | 'text' | 'field' | 'replyTo' | 'passage'>

/** The most that one comment says. */
export const mostCommentLetters = 5_000

/** The most that is kept of the words a comment is about. */
export const mostQuoteLetters = 400

interface Draft {
  begun?: Readonly<Record<string, unknown>>
  text?: Readonly<Record<string, unknown>>
  passage?: unknown
  resolved?: Stamp | undefined
  removed?: Stamp | undefined
}

const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function toPassage(value: unknown): Passage | undefined {
  if (!isRecord(value) || !isRecord(value.from) || !isRecord(value.to)) return undefined
  const { from, to, quote, before, after, member } = value
  if (typeof quote !== 'string' || typeof before !== 'string' || typeof after !== 'string') return undefined
  return { from, to, quote: quote.slice(0, mostQuoteLetters), before, after, member: optional(member) }
}

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
    else if (aspect === 'passage') draft.passage = value
    else if (aspect === 'resolved' || aspect === 'removed') draft[aspect] = toStamp(value)
  }
  const comments: Comment[] = []
  for (const [id, { begun, text, passage, resolved, removed }] of drafts) {
    if (begun === undefined || typeof begun.by !== 'string' || typeof begun.at !== 'string' || typeof begun.text !== 'string') continue
    comments.push({
      id,
      by: begun.by,
      at: begun.at,
      text: optional(text?.text) ?? begun.text,
      field: optional(begun.field),
      replyTo: optional(begun.replyTo),
      passage: toPassage(passage) ?? toPassage(begun.passage),
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

export function writeComment(doc: Doc, page: string, { id, passage, ...begun }: NewComment): void {
  const said = { ...begun, passage: passage === undefined ? undefined : plainPassage(passage) }
  commentsOf(doc, page).set(id, Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)))
}

export const writeCommentText = (doc: Doc, page: string, comment: string, text: string, at: Instant): void => {
  commentsOf(doc, page).set(`${comment}/text`, { at, text })
}

/** Where the passage of a comment is now. */
export const writePassage = (doc: Doc, page: string, comment: string, passage: Passage): void => {
  commentsOf(doc, page).set(`${comment}/passage`, plainPassage(passage))
}

const plainPassage = (passage: Passage): unknown => Object.fromEntries(Object.entries(passage).filter(([, value]) => value !== undefined))

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
