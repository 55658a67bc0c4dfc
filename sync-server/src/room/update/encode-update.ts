import * as encoding from 'lib0/encoding'

import type { Section } from './decode-update.ts'
import type { Ranges } from './ranges.ts'

/** Structs of one client in the bytes that Yjs writes for them. */
export interface Run {
  readonly client: number
  readonly clock: number
  readonly count: number
  /** Views whose concatenation are the structs. */
  readonly bytes: readonly Uint8Array[]
}

/** Writes an update of format V1. Clients stand in falling order: `mergeUpdates` loses structs of any other order. */
export function encodeUpdate(runs: readonly Run[], deletes: ReadonlyMap<number, Ranges>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, runs.length)
  for (const run of [...runs].sort((a, b) => b.client - a.client)) {
    encoding.writeVarUint(encoder, run.count)
    encoding.writeVarUint(encoder, run.client)
    encoding.writeVarUint(encoder, run.clock)
    for (const bytes of run.bytes) encoding.writeUint8Array(encoder, bytes)
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** The first `counts[i]` structs of each section of a decoded update. */
export function runsOf(update: Uint8Array, sections: readonly Section[], counts: readonly number[]): Run[] {
  return sections.flatMap(({ client, structs }, i) => {
    const count = counts[i]!
    if (count === 0) return []
    return [{ client, clock: structs.clock(0), count, bytes: [update.subarray(structs.from(0), structs.from(count))] }]
  })
}

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
