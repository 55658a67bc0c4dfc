import * as Y from 'yjs'

import { decodeUpdate } from './update/decode-update.ts'
import type { Run } from './update/encode-update.ts'
import { encodeStateVector, encodeUpdate, runsOf } from './update/encode-update.ts'
import { Shelf } from './shelf.ts'

/** Where the structs of one client lie in an update. */
export interface RunAt extends Omit<Run, 'bytes'> {
  readonly from: number
  readonly to: number
}

const noLimits = { maxParts: Number.POSITIVE_INFINITY }
const nothingDeleted = new Map<number, never>()

/**
 * The structs of a volume as bytes, shelved by client in order of their clocks. As every accepted update
 * continues exactly where its clients ended, merging is appending, and the difference to a state vector is
 * what stands behind it: no Yjs document, no decoding of what is already here.
 */
export class Content {
  readonly #shelves = new Map<number, Shelf>()
  #sizeBytes = 0

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  add(runs: readonly Run[]): void {
    for (const run of runs) {
      let shelf = this.#shelves.get(run.client)
      if (shelf === undefined) this.#shelves.set(run.client, (shelf = new Shelf(run.client)))
      this.#sizeBytes += shelf.add(run)
    }
  }

  /** The content of an update that was read already. */
  static of(update: Uint8Array, runs: readonly RunAt[]): Content {
    const content = new Content()
    content.add(runs.map(({ from, to, ...run }) => ({ ...run, bytes: [update.subarray(from, to)] })))
    return content
  }

  /** What a document with this state vector lacks. */
  since(vector: ReadonlyMap<number, number>): Run[] {
    const lacking: Run[] = []
    for (const [client, shelf] of this.#shelves) {
      const from = vector.get(client) ?? 0
      const run = shelf.runFrom(from)
      if (run !== undefined) lacking.push(run.clock < from ? cut(run, from) : run)
    }
    return lacking
  }

  /** Frees what was kept for edits that come one by one. */
  join(): void {
    for (const shelf of this.#shelves.values()) shelf.join()
  }
}

/** The state vector ends inside of the run: it is decoded and cut. */
function cut(run: Run, from: number): Run {
  const rest = Y.diffUpdate(encodeUpdate([run], nothingDeleted), encodeStateVector(new Map([[run.client, from]])))
  const decoded = decodeUpdate(rest, noLimits)
  if (!decoded.ok) throw new Error('held structs did not decode once cut')
  return runsOf(rest, decoded.value.sections, [decoded.value.sections[0]!.structs.count])[0]!
}
