import type { Result } from '@hebu/shared/vocabulary/result.ts'

/** What the store can do at the moment. Reading may still work where writing does not. */
export type StoreState = 'writable' | 'read-only' | 'unavailable'

/**
 * What keeps a store from its work. `locked`: another program holds it · `failing`: the disk gives errors ·
 * `damaged`: what it holds cannot be read · `unreachable`: its server does not answer · `ended`: its thread died, and is
 * started again.
 */
export const storeTroubles = ['full', 'locked', 'read-only', 'failing', 'damaged', 'unreachable', 'ended'] as const
export type StoreTrouble = (typeof storeTroubles)[number]

/** The epoch that a volume begins with. */
export const firstEpoch = 1

/** One update of a volume, as it was accepted. */
export interface LogRow {
  /** Gap-free from 1 in commit order, per volume and over all epochs ([RLY3]). */
  readonly seq: number
  readonly member: string
  /** The Yjs client ids that the update brings structs of; each belongs to the first member it was seen from. */
  readonly clientIds: readonly number[]
  /** Milliseconds since 1970, by the relay's clock. */
  readonly receivedAt: number
  readonly bytes: Uint8Array
}

export interface StoredVolume {
  readonly epoch: number
  /** The `seq` of the last row, 0 before the first. */
  readonly head: number
  /** Rows up to here are in the snapshot and no longer in the tail. */
  readonly snapshotUpto: number
  readonly snapshot: Uint8Array | undefined
  readonly tail: readonly LogRow[]
  /** Yjs client id → member. */
  readonly owners: ReadonlyMap<number, string>
}

export interface Append extends LogRow {
  readonly volume: string
  /** {@link firstEpoch} for a volume that does not exist yet: the first append begins it. */
  readonly epoch: number
}

/**
 * Why a write was not taken; nothing of it was stored.
 * `out-of-order`: `seq` is not the next one · `other-epoch`: the volume was rewritten meanwhile ·
 * `read-only`, `unavailable`: the state of the store.
 */
export type WriteRefusal = 'out-of-order' | 'other-epoch' | 'read-only' | 'unavailable'

export interface Compaction {
  readonly volume: string
  readonly epoch: number
  /** The snapshot that this one replaces; 0 for none. Another one there: `out-of-order`. */
  readonly after: number
  readonly upto: number
  readonly snapshot: Uint8Array
  /** The snapshot packed, where that was done already. The log may take its memory. */
  readonly zstd?: Uint8Array | undefined
  /** Rows that do not decode or do not fit what is before them: kept aside, not served. */
  readonly quarantined: readonly number[]
}

/** What a volume got after a row that is known: rows without a gap, up to its head. */
export interface Gap {
  readonly epoch: number
  readonly head: number
  /** Absent where rows of the gap were folded already: the volume must be read whole. */
  readonly rows: readonly LogRow[] | undefined
}

/** A log that several relays write, each hearing from others through it alone. */
export interface SharedVolumeLog extends VolumeLog {
  since(volume: string, seq: number): Promise<Result<Gap | undefined, 'unavailable'>>
  /** The last row of each volume that was begun. */
  heads(volumes: readonly string[]): Promise<Result<ReadonlyMap<string, number>, 'unavailable'>>
}

/**
 * The durable record of all volumes. Adapters pass `test/contracts/volume-log.ts`.
 * A granted write survives the death of the process and of the machine ([RLY1]).
 */
export interface VolumeLog {
  /** `undefined` for a volume that was not begun. */
  read(volume: string): Promise<Result<StoredVolume | undefined, 'unavailable'>>
  /** Idempotent: the same row again is granted and stored once. Settles in the order of the calls. */
  append(append: Append): Promise<Result<void, WriteRefusal>>
  /** Writes the snapshot and deletes what it holds from the tail, both or none. */
  compact(compaction: Compaction): Promise<Result<void, WriteRefusal>>
  /** Replaces the content of a volume and starts another epoch; gives its number. For restores and destruction. */
  renew(volume: string, content: Uint8Array): Promise<Result<number, WriteRefusal>>
  /** Names of the volumes of a workspace, sorted. */
  names(workspace: string): Promise<Result<readonly string[], 'unavailable'>>
  state(): StoreState
  /** Why {@link state} is not `writable`. */
  trouble(): StoreTrouble | undefined
  /** Finds out by writing, where nothing was written lately, so that {@link state} holds before somebody's edit meets it. */
  check(): Promise<void>
  /** Told on every change of {@link state}. Returns how to stop listening. */
  onState(listener: (state: StoreState) => void): () => void
  /** Waits for what was begun, then lets go of files. */
  close(): Promise<void>
}
