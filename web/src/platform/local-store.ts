import type { Doc } from 'yjs'

/** What a local store has to tell a person. */
export type StoreProblem = 'deviceFull' | 'storeLost' | 'storeBlocked' | 'memoryOnly'

/** Edits of one window in one volume that the relay has not acknowledged. They outlive the window ([SYN8]). */
export interface Mark {
  readonly volume: string
  /** The window that made them. */
  readonly session: string
  readonly count: number
  /** How many of these the app made by itself ([LEA5]); absent where none. */
  readonly byItself?: number
  /** Number of the window's last edit here; a mark is cleared only as the one that was proven ([TAB4]). */
  readonly seq: number
  /** Who wrote, and from which clock on: enough to cut these edits out of the document. */
  readonly clientId: number
  readonly fromClock: number
}

/** What is known of a volume's copy on this device. */
export interface VolumeFacts {
  readonly name: string
  /** As the relay last said; 0 when it never did. Epochs never merge. */
  readonly epoch: number
  /** Grows when a copy is set aside; a new one is begun beside it. */
  readonly generation: number
}

/** Work that could not be handed in and whose volume had to go; kept until a person decides ([LOC8]). */
export interface Quarantined {
  readonly volume: string
  readonly because: 'forbidden' | 'otherEpoch'
  readonly atMs: number
  readonly count: number
  /** A Yjs update (V1) with the edits. */
  readonly update: Uint8Array
}

/** Whether two are the same work; it has no other name. */
export const isSameWork = (a: Quarantined, b: Quarantined): boolean =>
  a.volume === b.volume && a.atMs === b.atMs && a.count === b.count && a.update.length === b.update.length && a.update.every((byte, at) => byte === b.update[at])

export interface Remembered {
  readonly marks: readonly Mark[]
  readonly facts: readonly VolumeFacts[]
}

/** One volume's copy on the device, kept up with its document until closed. */
export interface KeptVolume {
  /** Resolves when the copy is in the document, or when waiting for it is no longer right. Never rejects. */
  readonly loaded: Promise<void>
  /** Whether all that the copy held is in the document. */
  complete(): boolean
  /** Whether the document is written down as it is now. */
  settled(): boolean
  problem(): StoreProblem | undefined
  /** Whether a transaction of this origin came from the copy. */
  wrote(origin: unknown): boolean
  close(): Promise<void>
}

/** Where a device keeps a member's volumes. Nothing rejects: what goes wrong is a {@link StoreProblem}, and is tried again. */
export interface LocalStore {
  /** What earlier windows left behind. Late, or never, when the browser does not open its databases. */
  readonly ready: Promise<Remembered>
  /** A problem of the store as a whole. */
  problem(): StoreProblem | undefined
  /** Called whenever a problem or what is settled may have changed. */
  onChange(listener: () => void): void
  /** Loads a volume's copy into a document and keeps it from then on. */
  keep(volume: string, doc: Doc): KeptVolume
  facts(volume: string): VolumeFacts
  /** Asks for the mark to be written before the call returns, so that it is on disk before the edit is ([SYN8]). */
  writeMark(mark: Mark): void
  /** Removes a mark if it is still the one with this `seq`. */
  clearMark(volume: string, session: string, seq: number): void
  setEpoch(volume: string, epoch: number): void
  /** Keeps the closed copy as it is, and begins another at the next `keep` ([LOC6]). */
  setAside(volume: string): Promise<void>
  /** Removes the closed copy of a volume, its facts and its marks. */
  erase(volume: string): Promise<void>
  quarantine(work: Quarantined): Promise<void>
  quarantined(): Promise<readonly Quarantined[]>
  /** Forgets one piece of quarantined work, as a person decided. */
  release(work: Quarantined): Promise<void>
  close(): Promise<void>
}
