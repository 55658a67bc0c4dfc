import type { LoggedMove, Verdict } from '../rules/workflow.ts'
import type { Instant } from '../vocabulary/dates.ts'
import type { RunningNumber } from '../vocabulary/running-number.ts'
import type { Round, Seal, Witness, WitnessStatement } from '../vocabulary/sealing.ts'

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
  /** The approval that the page is in, or that it went through last. */
  readonly round?: Round | undefined
  /** The running number that the relay gave it. */
  readonly numbered?: RunningNumber | undefined
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

export interface MoveEntry extends LoggedMove {
  readonly by: string
  readonly at: Instant
  readonly note?: string | undefined
  readonly seal?: Seal | undefined
  readonly witness?: Witness | undefined
}

export interface MoveRecord extends MoveEntry {
  /** What is not `applied` is kept and shown, and does not count. */
  readonly verdict: Verdict
  /** What the relay said of the seal, where its signature was checked. */
  readonly witnessed?: WitnessStatement | undefined
}
