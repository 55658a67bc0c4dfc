import * as encoding from 'lib0/encoding'
import { joined } from '@hebu/shared/vocabulary/bytes.ts'

import type { Section } from './decode-update.ts'
import type { Pieces } from './pieces.ts'
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
 * Writes an update of format V1, its structs being where they are: a volume may be large. Clients stand in falling
 * order: `mergeUpdates` loses structs of any other order.
 */
export function updateInPieces(runs: readonly Run[], deletes: ReadonlyMap<number, Ranges>): Pieces {
  const count = encoding.encode((encoder) => encoding.writeVarUint(encoder, runs.length))
  const told = encoding.encode((encoder) => writeDeletes(encoder, deletes))
  return [count, ...runs.toSorted((a, b) => b.client - a.client).flatMap((run) => [headOf(run), ...run.bytes]), told]
}

/** The same, written once into bytes of its size. */
export const encodeUpdate = (runs: readonly Run[], deletes: ReadonlyMap<number, Ranges>): Uint8Array<ArrayBuffer> => joined(updateInPieces(runs, deletes))

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
