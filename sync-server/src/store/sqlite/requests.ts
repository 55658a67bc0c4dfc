import type { Append, Compaction, StoredVolume, WriteRefusal } from '../volume-log.ts'

/** Snapshots travel packed: packing is work for other threads than the one that commits. */
export type PackedVolume = Omit<StoredVolume, 'snapshot'> & { readonly zstd: Uint8Array | undefined }
/** Appends side by side, their bytes in one buffer that is handed over: copying thousands of objects costs more than storing them. */
export interface PackedAppends {
  readonly volumes: readonly string[]
  readonly epochs: readonly number[]
  readonly seqs: readonly number[]
  readonly members: readonly string[]
  readonly clientIds: readonly string[]
  readonly receivedAts: readonly number[]
  readonly sizes: readonly number[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function packAppends(appends: readonly Append[]): PackedAppends {
  const sizes = appends.map((append) => append.bytes.length)
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  for (const append of appends) {
    bytes.set(append.bytes, at)
    at += append.bytes.length
  }
  return {
    volumes: appends.map((append) => append.volume),
    epochs: appends.map((append) => append.epoch),
    seqs: appends.map((append) => append.seq),
    members: appends.map((append) => append.member),
    clientIds: appends.map((append) => append.clientIds.join()),
    receivedAts: appends.map((append) => append.receivedAt),
    sizes,
    bytes,
  }
}

export function unpackAppends({ volumes, epochs, seqs, members, clientIds, receivedAts, sizes, bytes }: PackedAppends): Append[] {
  let at = 0
  return volumes.map((volume, i) => ({
    volume,
    epoch: epochs[i]!,
    seq: seqs[i]!,
    member: members[i]!,
    clientIds: readClientIds(clientIds[i]!),
    receivedAt: receivedAts[i]!,
    bytes: bytes.subarray(at, (at += sizes[i]!)),
  }))
}

export const readClientIds = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number))

export type PackedCompaction = Omit<Compaction, 'snapshot'> & { readonly zstd: Uint8Array }

/** What the log asks of the thread that holds the database. */
export type Request =
  | { readonly kind: 'append'; readonly batch: PackedAppends }
  | { readonly kind: 'read'; readonly volume: string }
  | { readonly kind: 'compact'; readonly compaction: PackedCompaction }
  | { readonly kind: 'renew'; readonly volume: string; readonly zstd: Uint8Array }
  | { readonly kind: 'names'; readonly workspace: string }
  | { readonly kind: 'probe' }
  | { readonly kind: 'close' }

/** What a request gives when it is granted; `append` one outcome for each, `undefined` where granted. */
export interface Answers {
  append: readonly (WriteRefusal | undefined)[]
  read: PackedVolume | undefined
  compact: undefined
  renew: number
  names: readonly string[]
  probe: undefined
  close: undefined
}

export interface Envelope {
  readonly id: number
  readonly request: Request
}

export interface Reply {
  readonly id: number
  readonly outcome:
    | { readonly ok: true; readonly value: Answers[keyof Answers] }
    | { readonly ok: false; readonly refusal: WriteRefusal; readonly detail: string | undefined }
}
