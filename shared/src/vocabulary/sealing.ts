import type { Instant } from './dates.ts'
import type { PostFunction, WorkspaceFacts } from './directory.ts'

/** A step of a route as it stood when the page was handed in: the charter's, its conditions already decided. */
export interface RouteStep {
  readonly by: readonly PostFunction[]
  /** Members who may answer it by name, beside the functions: whom the page itself names. */
  readonly members?: readonly string[] | undefined
  readonly mode: 'single' | 'any' | 'all'
  readonly limitWorkingDays: number
}

/** One approval of a page, from being handed in on. */
export interface Round {
  /** The entry that handed it in, and who made it. */
  readonly handIn: string
  readonly by: string
  /** Absent where the charter has no such chain: then one answer decides. */
  readonly route?: readonly RouteStep[] | undefined
  /** What was handed in, as its hash. */
  readonly content?: string | undefined
  /** The step that is to be answered now; after the last one, their number. */
  readonly step: number
  /** `withdrawn` before it was answered; `reopened`: approved, and taken up again to be changed. */
  readonly state: 'open' | 'complete' | 'returned' | 'withdrawn' | 'reopened'
  readonly answers: readonly Answer[]
  /** The entry that completed or returned it. */
  readonly ended?: string | undefined
}

/** A decision that counts. */
export interface Answer {
  readonly entry: string
  readonly step: number
  readonly as?: PostFunction | undefined
}

/**
 * What a device signs: who made which move of which page, when by the device's clock, after what, and over exactly
 * which content. It travels as its canonical JSON (RFC 8785, UTF-8), and the signature is over those very bytes.
 */
export interface SealStatement {
  readonly hebu: 'seal/1'
  readonly workspace: string
  readonly book: string
  readonly page: string
  /** The entry in the page's log. */
  readonly id: string
  readonly move: string
  readonly from: string
  /** The state that the page has after it, as far as its maker had seen: that of `from` where others have still to answer. */
  readonly to: string
  readonly by: string
  /** The function in which the member acted; the relay asks whether it is theirs. */
  readonly as?: PostFunction | undefined
  /** The member who was stood in for ("X for Y"). */
  readonly for?: string | undefined
  readonly at: Instant
  readonly note?: string | undefined
  /** The entry that the mover saw last, and the SHA-256 (hex) of its seal's statement where it bears one. */
  readonly after?: string | undefined
  readonly previous?: string | undefined
  /** SHA-256 (hex) of the page's canonical form. */
  readonly content: string
  /** Of the move that hands in: the steps that must be gone through. Of a decision: which of them it answers, from 0. */
  readonly route?: readonly RouteStep[] | undefined
  readonly step?: number | undefined
  /** Where the move gives the page a running number: the series that it is counted in (`HT-2026`). */
  readonly series?: string | undefined
}

/** A signed move as it lies in the page's log. All three are text: the statement as signed, the rest base64url without padding. */
export interface Seal {
  readonly statement: string
  /** The raw Ed25519 public key, 32 bytes. */
  readonly key: string
  /** 64 bytes. */
  readonly signature: string
}

/**
 * What a device signs with its key when it hands the key in: that it holds the key, and for whom. So nobody registers a
 * key that they have only seen in a seal. Canonical JSON, as all that is signed.
 */
export interface KeyStatement {
  readonly hebu: 'key/1'
  readonly workspace: string
  readonly member: string
  readonly key: string
}

/** Why the relay would not witness a seal; it says so under its signature, so that everybody knows. */
export const sealRefusals = ['malformed', 'wrong-signature', 'unknown-key', 'key-ended', 'not-this-member', 'member-left', 'function-not-held', 'not-delegated', 'wrong-series'] as const
export type SealRefusal = (typeof sealRefusals)[number]

/** What the relay signs of a seal that it was shown: that it saw it, when, and whether it stands. Canonical JSON too. */
export interface WitnessStatement {
  readonly hebu: 'witness/1'
  readonly workspace: string
  /** SHA-256 (hex) of the seal's statement, its key and its signature, joined by line feeds. */
  readonly seal: string
  readonly by: string
  /** The relay's own clock. */
  readonly at: Instant
  /** The post that the member held then. */
  readonly post?: string | undefined
  readonly refused?: SealRefusal | undefined
  /** The running number of the page, counted from 1 within the series without gaps; a page keeps the one that it has. */
  readonly series?: string | undefined
  readonly number?: number | undefined
}

export interface Witness {
  readonly statement: string
  readonly signature: string
}

/** What the relay signs of who people are, so that a proof needs no trust in who wrote it out. Canonical JSON too. */
export interface NamesStatement {
  readonly hebu: 'names/1'
  readonly workspace: WorkspaceFacts
  readonly at: Instant
  readonly members: readonly { readonly id: string; readonly name: string; readonly post: string }[]
}
