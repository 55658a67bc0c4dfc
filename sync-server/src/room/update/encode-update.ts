import * as encoding from 'lib0/encoding'

import type { Section } from './decode-update.ts'
import type { Ranges } from './ranges.ts'
import type { Structs } from './structs.ts'

/** Structs of one client in the bytes that Yjs writes for them. */
export interface Run {
  readonly client: number
  readonly clock: number
  /** The clock behind the last of them. */
  readonly end: number
  readonly count: number
  /** Views whose concatenation are the structs. */
  readonly bytes: readonly Uint8Array[]
}

/**
 * Writes an update of format V1; before the bytes that are given lie as many free ones as asked, for the head of a message. Clients stand in falling order: `mergeUpdates` loses
 * structs of any other order. Written once into bytes of its size: a volume may be large.
 */
export function encodeUpdate(runs: readonly Run[], deletes: ReadonlyMap<number, Ranges>, freeBytes = 0): Uint8Array<ArrayBuffer> {
  const ordered = runs.toSorted((a, b) => b.client - a.client)
  const heads = ordered.map(headOf)
  const count = encoding.encode((encoder) => encoding.writeVarUint(encoder, runs.length))
  const told = encoding.encode((encoder) => writeDeletes(encoder, deletes))
  let length = freeBytes + count.length + told.length
  ordered.forEach(({ bytes }, i) => (length += bytes.reduce((sum, part) => sum + part.length, heads[i]!.length)))
  const update = new Uint8Array(length)
  let at = freeBytes
  const put = (part: Uint8Array): void => {
    update.set(part, at)
    at += part.length
  }
  put(count)
  ordered.forEach(({ bytes }, i) => {
    put(heads[i]!)
    bytes.forEach(put)
  })
  put(told)
  return update.subarray(freeBytes)
}

const headOf = ({ count, client, clock }: Run): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of [count, client, clock]) encoding.writeVarUint(encoder, part)
  })

/** The first `counts[i]` structs of each section of a decoded update. */
export function runsOf(update: Uint8Array, sections: readonly Section[], counts: readonly number[]): Run[] {
  return sections.flatMap(({ client, structs }, i) => {
    const count = counts[i]!
    if (count === 0) return []
    return [runOf(update, client, structs, count)]
  })
}

export const runOf = (update: Uint8Array, client: number, structs: Structs, count: number): Run => ({ client, clock: structs.clock(0), end: structs.clock(count), count, bytes: [update.subarray(structs.from(0), structs.from(count))] })

function writeDeletes(encoder: encoding.Encoder, deletes: ReadonlyMap<number, Ranges>): void {
  const clients = [...deletes].filter(([, ranges]) => ranges.length > 0).sort(([a], [b]) => b - a)
  encoding.writeVarUint(encoder, clients.length)
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length / 2)
    for (let i = 0; i < ranges.length; i += 2) {
      encoding.writeVarUint(encoder, ranges[i]!)
      encoding.writeVarUint(encoder, ranges[i + 1]! - ranges[i]!)
    }
  }
}

/** A state vector as Yjs writes it. */
export function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clocks.size)
  for (const [client, clock] of [...clocks].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}
