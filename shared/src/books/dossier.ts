/** A page that is somebody's living file: how its head tells who it is about and how far it can be trusted. */
export interface Dossier {
  /** The choice that says how much the page is worth, worn like a seal. */
  readonly rank: string
  /** The field with the member in charge, and the one with those beside them. */
  readonly owner: string
  readonly beside?: string
  /** Figures under the title, in their order; derived ones stand nowhere else. */
  readonly figures: readonly string[]
  /** Fields that a complete file has filled in; the charter may expect further ones. */
  readonly expects: readonly string[]
  /** Derived: how much of what is expected is there. */
  readonly complete: string
  /** The day on which somebody last checked the whole, and, derived, the day by which it is wanted again. */
  readonly verified: string
  readonly verifyBy: string
  /** What other books find out about whom the file is of; it is proposed, never written by itself. */
  readonly learns?: readonly Learns[]
}

/** Where something that belongs into a file is found out. */
export interface Learns {
  /** The field of the file that it belongs into. */
  readonly into: string
  readonly book: string
  /** The field of that book that names the file, the one with the words, and the one with their day. */
  readonly about: string
  readonly from: string
  readonly on: string
  /** The state in which its words count. */
  readonly once: string
  /** The field that keeps what became of the proposal: `taken` or `dismissed`. */
  readonly settled: string
}
