import type { Append, Compaction, StoredVolume, StoreTrouble, WriteRefusal } from '../volume-log.ts'

/** Snapshots travel packed: packing is work for other threads than the one that commits. */
export type PackedVolume = Omit<StoredVolume, 'snapshot'> & { readonly zstd: Uint8Array | undefined }
/** Appends in two buffers that are handed over, and a table of their names: copying thousands of objects costs more than storing them. */
export interface PackedAppends {
  /** Volumes and members. */
  readonly names: readonly string[]
  /** Of each append: volume, epoch, seq, member, moment, size, how many client ids, and those. */
  readonly numbers: Float64Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function packAppends(appends: readonly Append[]): PackedAppends {
  const names = new Map<string, number>()
  const nameAt = (name: string): number => {
    const known = names.get(name)
    if (known === undefined) names.set(name, names.size)
    return known ?? names.size - 1
  }
  const numbers = new Float64Array(appends.reduce((sum, { clientIds }) => sum + 7 + clientIds.length, 0))
  const bytes = new Uint8Array(appends.reduce((sum, append) => sum + append.bytes.length, 0))
  let at = 0
  let byteAt = 0
  for (const append of appends) {
    numbers[at++] = nameAt(append.volume)
    numbers[at++] = append.epoch
    numbers[at++] = append.seq
    numbers[at++] = nameAt(append.member)
    numbers[at++] = append.receivedAt
    numbers[at++] = append.bytes.length
    numbers[at++] = append.clientIds.length
    for (const client of append.clientIds) numbers[at++] = client
    bytes.set(append.bytes, byteAt)
    byteAt += append.bytes.length
  }
  return { names: [...names.keys()], numbers, bytes }
}

export function unpackAppends({ names, numbers, bytes }: PackedAppends): Append[] {
  const appends: Append[] = []
  let byteAt = 0
  for (let at = 0; at < numbers.length; ) {
    const size = numbers[at + 5]!
    const end = at + 7 + numbers[at + 6]!
    appends.push({
      volume: names[numbers[at]!]!,
      epoch: numbers[at + 1]!,
      seq: numbers[at + 2]!,
      member: names[numbers[at + 3]!]!,
      receivedAt: numbers[at + 4]!,
      clientIds: [...numbers.subarray(at + 7, end)],
      bytes: bytes.subarray(byteAt, (byteAt += size)),
    })
    at = end
  }
  return appends
}

export const readClientIds = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number))

export type PackedCompaction = Omit<Compaction, 'snapshot' | 'zstd'> & { readonly zstd: Uint8Array }

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

/** An error of the disk. */
export interface Fault {
  readonly trouble: StoreTrouble
  readonly detail: string
}

export interface Reply {
  readonly id: number
  readonly outcome:
    | { readonly ok: true; readonly value: Answers[keyof Answers] }
    | { readonly ok: false; readonly refusal: WriteRefusal; readonly fault?: Fault | undefined }
}

/** Smaller ones are copied sooner than they change hands, and freed with the rest. */
const leastHandedOver = 64 * 1024

/** The large ones of these bytes that lie alone in their buffers: they change hands when sent to another thread. */
export const handedOver = (parts: readonly (Uint8Array | undefined)[]): ArrayBuffer[] =>
  parts.flatMap((bytes) => (bytes !== undefined && bytes.length >= leastHandedOver && bytes.length === bytes.buffer.byteLength ? [bytes.buffer as ArrayBuffer] : []))

/** Frees a large one at once: a thread that has nothing else to do collects no garbage. Whatever views it sees nothing from then on. */
export function free(bytes: Uint8Array): void {
  for (const buffer of handedOver([bytes])) buffer.transfer(0)
}
