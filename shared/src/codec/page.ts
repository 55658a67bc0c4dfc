import type { Instant } from '../vocabulary/dates.ts'

/** A decoded page, frozen. Rich texts lie in fragments of their own and are not part of it. */
export interface Page<V = Readonly<Record<string, unknown>>> {
  readonly id: string
  readonly book: string
  readonly shelf: string
  readonly state: string
  readonly values: V
  readonly made: { readonly by: string; readonly at: Instant } | undefined
  /** Set where the page was brought in from a file: it is nobody's act of that day. */
  readonly imported?: Imported | undefined
  /** Set while the page lies in the bin. */
  readonly deleted: { readonly by: string; readonly at: Instant } | undefined
  /** Every move ever tried, in the order they count; rejected ones are kept and shown. */
  readonly moves: readonly MoveRecord[]
  /** Material fields that were written by several at once, by field: the candidates, the shown one first. */
  readonly conflicts: Readonly<Record<string, readonly Candidate[]>>
  /** Values that do not fit their declaration, by field (or `field/row/column`): kept as they are, shown as needing repair. */
  readonly repairs: Readonly<Record<string, unknown>>
  /** Values of fields that this version of the app does not know. They are kept. */
  readonly unknown: Readonly<Record<string, unknown>>
  /** The schema version the page was last written with; above the book's own, it is read-only here. */
  readonly version: number
  /** Companions whose volume this device holds. */
  readonly parts: readonly string[]
}

/** How a page came in from a file, and what the file said of its past. */
export interface Imported {
  /** The record of the import. */
  readonly from: string
  readonly by: string
  readonly at: Instant
  /** Who began the page, as the file names them. */
  readonly author?: string
  /** Whether the file says when the page was begun. */
  readonly dated?: boolean
  readonly changedAt?: Instant
  /** The state in which it came in. */
  readonly state?: string
}

export interface Candidate {
  /** Names the write; choosing it settles the conflict. */
  readonly write: string
  readonly value: unknown
}

export interface MoveEntry {
  readonly id: string
  readonly move: string
  readonly from: string
  readonly to: string
  readonly by: string
  readonly at: Instant
  readonly note?: string | undefined
  /** The last move that the mover saw; absent for the first. */
  readonly after?: string | undefined
}

export interface MoveRecord extends MoveEntry {
  /** `no-such-move` and `wrong-state` come from concurrent or foreign moves; they do not count. */
  readonly verdict: 'applied' | 'no-such-move' | 'wrong-state'
}
