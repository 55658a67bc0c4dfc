import * as Y from 'yjs'

import { decodeUpdate } from './update/decode-update.ts'
import type { Run } from './update/encode-update.ts'
import { encodeStateVector, encodeUpdate, runsOf } from './update/encode-update.ts'
import type { Ranges } from './update/ranges.ts'

interface HeldRun {
  readonly clock: number
  readonly end: number
  readonly count: number
  readonly bytes: Uint8Array
}

/** A snapshot, and what it says. */
export interface HeldContent {
  readonly bytes: Uint8Array
  readonly content: Content
  readonly clocks: ReadonlyMap<number, number>
  readonly deletes: ReadonlyMap<number, Ranges>
}

const noLimits = { maxParts: Number.POSITIVE_INFINITY }
const nothingDeleted = new Map<number, never>()

/**
 * The structs of a volume as bytes, shelved by client in order of their clocks. As every accepted update
 * continues exactly where its clients ended, merging is appending, and the difference to a state vector is
 * what stands behind it: no Yjs document, no decoding of what is already here.
 */
export class Content {
  readonly #runsByClient = new Map<number, HeldRun[]>()
  #sizeBytes = 0

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** `clocks` are those of the clients after these runs. */
  add(runs: readonly Run[], clocks: ReadonlyMap<number, number>): void {
    for (const { client, clock, count, bytes } of runs) {
      const held = { clock, end: clocks.get(client)!, count, bytes: joined(bytes) }
      const shelf = this.#runsByClient.get(client)
      if (shelf === undefined) this.#runsByClient.set(client, [held])
      else shelf.push(held)
      this.#sizeBytes += held.bytes.length
    }
  }

  /** The content of a snapshot; `undefined` where it does not decode, or has a gap. */
  static of(snapshot: Uint8Array): HeldContent | undefined {
    const decoded = decodeUpdate(snapshot, noLimits)
    if (!decoded.ok) return undefined
    const { sections, deletes } = decoded.value
    if (sections.some(({ structs }) => structs[0]!.clock !== 0 || structs.some(({ kind }) => kind === 'skip'))) return undefined
    const clocks = new Map(sections.map(({ client, structs }) => [client, structs[structs.length - 1]!.clock + structs[structs.length - 1]!.length]))
    const content = new Content()
    content.add(runsOf(snapshot, sections, sections.map(({ structs }) => structs.length)), clocks)
    return { bytes: snapshot, content, clocks, deletes }
  }

  /** What a document with this state vector lacks. */
  since(vector: ReadonlyMap<number, number>): Run[] {
    const lacking: Run[] = []
    for (const [client, shelf] of this.#runsByClient) {
      const from = vector.get(client) ?? 0
      let first = shelf.length
      while (first > 0 && shelf[first - 1]!.end > from) first--
      if (first === shelf.length) continue
      const run = runFrom(client, shelf, first)
      lacking.push(run.clock < from ? cut(client, shelf, first, from) : run)
    }
    return lacking
  }

  /** Joins the runs of each client, so that few objects are held. */
  join(): void {
    for (const [client, shelf] of this.#runsByClient) {
      if (shelf.length === 1) continue
      const { clock, count, bytes } = runFrom(client, shelf, 0)
      this.#runsByClient.set(client, [{ clock, end: shelf[shelf.length - 1]!.end, count, bytes: joined(bytes) }])
    }
  }
}

function runFrom(client: number, shelf: readonly HeldRun[], first: number): Run {
  const runs = first === 0 ? shelf : shelf.slice(first)
  return { client, clock: runs[0]!.clock, count: runs.reduce((sum, run) => sum + run.count, 0), bytes: runs.map((run) => run.bytes) }
}

/** The state vector ends inside of the first run: that one is decoded and cut. */
function cut(client: number, shelf: readonly HeldRun[], first: number, from: number): Run {
  const head = encodeUpdate([runFrom(client, shelf.slice(first, first + 1), 0)], nothingDeleted)
  const rest = Y.diffUpdate(head, encodeStateVector(new Map([[client, from]])))
  const decoded = decodeUpdate(rest, noLimits)
  if (!decoded.ok) throw new Error('held structs did not decode once cut')
  const [run] = runsOf(rest, decoded.value.sections, [decoded.value.sections[0]!.structs.length])
  if (first + 1 === shelf.length) return run!
  const later = runFrom(client, shelf, first + 1)
  return { client, clock: run!.clock, count: run!.count + later.count, bytes: [...run!.bytes, ...later.bytes] }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
