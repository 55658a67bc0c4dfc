import * as Y from 'yjs'

import type { DecodedUpdate, DecodeRefusal, Limits, Section } from './decode-update.ts'
import { decodeUpdate } from './decode-update.ts'
import type { Run } from './encode-update.ts'
import { encodeStateVector, encodeUpdate, runOf, runsOf } from './encode-update.ts'
import { integrationOrder, isPlain, nothingKeyed } from './integration-order.ts'
import type { Effects, Known } from './knowledge.ts'
import type { Ranges } from './ranges.ts'
import { below, union } from './ranges.ts'

/** Why an update would harm others, in the words of `relay.md`. */
export type Poison = DecodeRefusal | 'refers-to-own-future' | 'foreign-client' | 'several-under-one-key'

export type Verdict =
  /** Everything in it is known. */
  | { readonly kind: 'nothing' }
  /**
   * `bytes` holds what is new and applies cleanly on what is known; absent when nothing does.
   * `runs` are views of its structs; `isRest` says that more was in it, which refers to what is not known.
   */
  | { readonly kind: 'news'; readonly bytes: Uint8Array | undefined; readonly runs: readonly Run[]; readonly effects: Effects; readonly isRest: boolean }
  | { readonly kind: 'poison'; readonly why: Poison }

/** Of one message. A first upload of a 5 MB volume has some 170,000 structs. */
export const messageLimits: Limits = { maxParts: 1 << 18 }

/**
 * Judges an update against what is known, so that what is kept always applies cleanly ([RLY5]) and nobody
 * speaks for another ([SEC1]). Known parts are cut off: two versions of one struct must not both be kept.
 */
export function validateUpdate(update: Uint8Array, known: Known, maySpeakFor: (client: number) => boolean, limits: Limits = messageLimits): Verdict {
  const first = decodeUpdate(update, limits)
  if (!first.ok) return { kind: 'poison', why: first.refusal }
  const plain = plainNews(update, first.value, known, maySpeakFor)
  if (plain !== undefined) return plain
  if (first.value.sections.some(refersToOwnFuture)) return { kind: 'poison', why: 'refers-to-own-future' }

  const { bytes, decoded } = withoutKnown(update, first.value, known)
  if (decoded.sections.some(({ client }) => !maySpeakFor(client))) return { kind: 'poison', why: 'foreign-client' }

  const reach = integrationOrder(decoded.sections, known)
  if (reach.isMisplaced) return { kind: 'poison', why: 'several-under-one-key' }
  const { keyed } = reach
  const isCut = decoded.sections.some(({ structs }, i) => reach.counts[i]! < structs.count)
  const deletes = newDeletes(decoded, known, reach.clockOf)
  const runs = runsOf(bytes, decoded.sections, reach.counts)
  const clocks = runs.flatMap(({ client, end }) => [client, end])
  const isRest = isCut || deletes.isRest
  if (runs.length === 0 && deletes.told.size === 0) {
    return isRest ? { kind: 'news', bytes: undefined, runs, effects: { clocks, deletes: deletes.told, keyed }, isRest } : { kind: 'nothing' }
  }
  const isWhole = !isCut && !deletes.isTrimmed && isFalling(decoded.sections)
  const effects = { clocks, deletes: withGone(deletes.told, decoded.sections, reach.counts), keyed }
  return { kind: 'news', bytes: isWhole ? bytes : encodeUpdate(runs, deletes.told), runs, effects, isRest }
}

/** The verdict on what most edits are, without all that others need: one client writes on, and deletes nothing. */
function plainNews(update: Uint8Array, { sections, deletes }: DecodedUpdate, known: Known, maySpeakFor: (client: number) => boolean): Verdict | undefined {
  if (sections.length !== 1 || deletes.size > 0) return undefined
  const section = sections[0]!
  const { client, structs } = section
  if (!isPlain(section, known) || structs.hasGone || !maySpeakFor(client)) return undefined
  const run = runOf(update, client, structs, structs.count)
  return { kind: 'news', bytes: update, runs: [run], effects: { clocks: [client, run.end], deletes: nothingDeleted, keyed: nothingKeyed }, isRest: false }
}

const nothingDeleted: ReadonlyMap<number, Ranges> = new Map()

/** A struct that names its own client's future makes every document that loads it fail. Yjs never writes one. */
function refersToOwnFuture({ client, structs }: Section): boolean {
  for (let i = 0; i < structs.count; i++) {
    for (let k = structs.needs(i) - 1; k >= 0; k--) if (structs.neededClient(i, k) === client && structs.neededClock(i, k) >= structs.clock(i)) return true
  }
  return false
}

interface Bytes {
  readonly bytes: Uint8Array
  readonly decoded: DecodedUpdate
}

function withoutKnown(bytes: Uint8Array, decoded: DecodedUpdate, known: Known): Bytes {
  if (decoded.sections.every(({ client, structs }) => structs.clock(0) >= known.clockOf(client))) return { bytes, decoded }
  const overlapping = decoded.sections.filter(({ client, structs }) => structs.clock(0) < known.clockOf(client))
  const clocks = new Map(overlapping.map(({ client }) => [client, known.clockOf(client)]))
  const cut = Y.diffUpdate(bytes, encodeStateVector(clocks))
  const again = decodeUpdate(cut, { maxParts: Number.POSITIVE_INFINITY })
  if (!again.ok) throw new Error('a decoded update did not decode once cut')
  return { bytes: cut, decoded: again.value }
}

interface Deletes {
  /** What is newly deleted of what is known or comes along. */
  readonly told: ReadonlyMap<number, Ranges>
  readonly isTrimmed: boolean
  /** Something unknown is deleted: a victim's next edits, or what another tab has not sent yet. */
  readonly isRest: boolean
}

const noDeletes: Deletes = { told: new Map(), isTrimmed: false, isRest: false }

function newDeletes({ deletes }: DecodedUpdate, known: Known, clockOf: (client: number) => number): Deletes {
  if (deletes.size === 0) return noDeletes
  const told = new Map<number, Ranges>()
  let isTrimmed = false
  let isRest = false
  for (const [client, ranges] of deletes) {
    const reachable = below(ranges, clockOf(client))
    if (reachable !== ranges) isRest = true
    const fresh = known.undeleted(client, reachable)
    if (fresh !== ranges) isTrimmed = true
    if (fresh.length > 0) told.set(client, fresh)
  }
  return { told, isTrimmed, isRest }
}

/** Structs that come as deleted are in every client's delete set, though not in the update's. */
function withGone(told: ReadonlyMap<number, Ranges>, sections: readonly Section[], counts: readonly number[]): ReadonlyMap<number, Ranges> {
  let all: Map<number, Ranges> | undefined
  sections.forEach(({ client, structs }, i) => {
    const gone: number[] = []
    for (let k = 0; k < counts[i]!; k++) {
      if (structs.kind(k) !== 'gone') continue
      if (gone[gone.length - 1] === structs.clock(k)) gone[gone.length - 1] = structs.endClock(k)
      else gone.push(structs.clock(k), structs.endClock(k))
    }
    if (gone.length > 0) (all ??= new Map(told)).set(client, union(all.get(client) ?? [], gone))
  })
  return all ?? told
}

function isFalling(sections: readonly Section[]): boolean {
  return sections.every(({ client }, i) => i === 0 || client < sections[i - 1]!.client)
}
