import type { Block, Inline } from '../stage/rich-text.ts'

/** Turns names of the story into mentions. */
export interface Say {
  person(id: string): Inline
  customer(key: string): Inline
}

/**
 * What became of a resolution: checked off, done and waiting for the check, sent back, in hand, not begun, or in hand
 * past its day.
 */
export type Outcome = 'verified' | 'done' | 'redo' | 'doing' | 'todo' | 'overdue'

export interface Resolution {
  readonly content: string
  readonly assignee: string
  /** Working days after the meeting; after the last day of the story where `open`. */
  readonly due: number
  readonly open?: boolean
  readonly outcome: Outcome
  /** What was noted while it was worked on, in order. */
  readonly notes: readonly string[]
  /** Why it was sent back. */
  readonly sentBack?: string
}

export interface Minutes {
  readonly agenda: readonly (readonly [topic: string, by: string, minutes: number])[]
  readonly discussion: (say: Say) => readonly Block[]
  readonly resolutions: readonly Resolution[]
}

const done = (outcome: Outcome) => (content: string, assignee: string, due: number, ...notes: readonly string[]): Resolution => ({ content, assignee, due, outcome, notes })

export const verified = done('verified')
export const finished = done('done')
export const overdue = done('overdue')
/** Due only after the story's last day. */
export const doing = (content: string, assignee: string, due: number, ...notes: readonly string[]): Resolution => ({ content, assignee, due, open: true, outcome: 'doing', notes })
export const todo = (content: string, assignee: string, due: number): Resolution => ({ content, assignee, due, open: true, outcome: 'todo', notes: [] })
export const sentBack = (content: string, assignee: string, due: number, why: string, ...notes: readonly string[]): Resolution => ({ content, assignee, due, outcome: 'redo', notes, sentBack: why })
