import type { Clock } from '@hebu/shared/vocabulary/clock.ts'

import type { StoredVolume, WriteRefusal } from '../store/volume-log.ts'
import { firstEpoch } from '../store/volume-log.ts'
import type { HeldContent } from './content.ts'
import { Content } from './content.ts'
import type { FoldingPorts } from './folding.ts'
import { Folding, isSame } from './folding.ts'
import { encodeStateVector, encodeUpdate } from './update/encode-update.ts'
import { Knowledge, layered } from './update/knowledge.ts'
import type { Verdict } from './update/validate-update.ts'
import { validateUpdate } from './update/validate-update.ts'

export type News = Extract<Verdict, { kind: 'news' }> & { readonly bytes: Uint8Array }

type Added = Pick<News, 'effects' | 'runs'>

export interface VolumePorts extends FoldingPorts {
  readonly clock: Clock
}

const noClocks = new Map<number, never>()
const noLimits = { maxParts: Number.POSITIVE_INFINITY }
const anybody = (): boolean => true

/**
 * A volume in use: what is durable of it, what is on its way to the disk, and whom its client ids belong to.
 * Holds no Yjs document. State vectors and differences come from what is durable alone ([RLY6]).
 */
export class OpenVolume {
  readonly name: string
  readonly epoch: number
  readonly #ports: VolumePorts
  readonly #durable = new Knowledge()
  /** What was accepted and is not durable yet; dropped whole when a write fails. */
  readonly #ahead = new Knowledge()
  readonly #known = layered(this.#durable, this.#ahead)
  readonly #owners: Map<number, string>
  #content = new Content()
  #addedMeanwhile: Added[] | undefined
  #head: number
  #lastSeq: number
  #generation = 0
  #inFlight = 0
  #lastWrite: Promise<WriteRefusal | undefined> = Promise.resolve(undefined)
  #isStale = false
  readonly #folding: Folding
  #cache: { vector?: Uint8Array; deletesOnly?: Uint8Array; whole?: Uint8Array } = {}
  #lastNothing: Uint8Array | undefined

  constructor(name: string, stored: StoredVolume | undefined, ports: VolumePorts) {
    this.name = name
    this.#ports = ports
    this.epoch = stored?.epoch ?? firstEpoch
    this.#owners = new Map(stored?.owners)
    this.#head = this.#lastSeq = stored?.head ?? 0
    this.#folding = new Folding(name, this.epoch, stored, ports)
    if (stored !== undefined) this.#load(stored)
  }

  #load({ snapshot, tail }: StoredVolume): void {
    if (snapshot !== undefined && !this.#take(snapshot)) throw new Error(`the snapshot of ${this.name} does not decode`)
    for (const row of tail) {
      if (!this.#take(row.bytes)) this.#folding.quarantine(row.seq)
      this.#folding.count(row.bytes)
    }
    this.#content.join()
  }

  #take(bytes: Uint8Array): boolean {
    const verdict = validateUpdate(bytes, this.#durable, anybody, noLimits)
    if (verdict.kind === 'nothing') return true
    if (verdict.kind === 'poison' || verdict.isRest) return false
    this.#add(verdict)
    return true
  }

  #add({ effects, runs }: Added): void {
    this.#durable.add(effects)
    this.#content.add(runs, effects.clocks)
    this.#addedMeanwhile?.push({ effects, runs })
    this.#cache = {}
  }

  /** Somebody else wrote this volume, or began another epoch of it: it must be opened anew. */
  get isStale(): boolean {
    return this.#isStale
  }

  get isBegun(): boolean {
    return this.#head > 0
  }

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client)
  }

  judge(update: Uint8Array, maySpeakFor: (client: number) => boolean): Verdict {
    // Clients that are up to date all send the same delete set when they come back.
    if (this.#lastNothing !== undefined && isSame(this.#lastNothing, update)) return { kind: 'nothing' }
    const verdict = validateUpdate(update, this.#known, maySpeakFor)
    if (verdict.kind === 'nothing' && this.#inFlight === 0) this.#lastNothing = update
    return verdict
  }

  /** Makes durable what was just judged; gives why not. Settles in the order of the calls. */
  write(news: News, member: string): Promise<WriteRefusal | undefined> {
    return (this.#lastWrite = this.#write(news, member))
  }

  async #write(news: News, member: string): Promise<WriteRefusal | undefined> {
    const generation = this.#generation
    const seq = ++this.#lastSeq
    const clientIds = news.runs.map(({ client }) => client)
    for (const client of clientIds) if (!this.#owners.has(client)) this.#owners.set(client, member)
    this.#ahead.add(news.effects)
    this.#inFlight++
    const { log, clock } = this.#ports
    const outcome = await log.append({ volume: this.name, epoch: this.epoch, seq, member, clientIds, receivedAt: clock.now(), bytes: news.bytes })
    // An earlier write failed: this one was refused with it, as its number was no longer the next.
    if (generation !== this.#generation) return 'read-only'
    if (!outcome.ok) {
      this.#fallBack()
      if (outcome.refusal === 'out-of-order' || outcome.refusal === 'other-epoch') this.#isStale = true
      return outcome.refusal
    }
    this.#head = seq
    this.#add(news)
    if (--this.#inFlight === 0) this.#ahead.clear()
    this.#folding.count(news.bytes)
    if (this.#folding.isDue) void this.compact()
    return undefined
  }

  #fallBack(): void {
    this.#generation++
    this.#inFlight = 0
    this.#lastSeq = this.#head
    this.#ahead.clear()
  }

  /** When everything accepted so far is durable, or why not. */
  settled(): Promise<WriteRefusal | undefined> {
    return this.#inFlight === 0 ? Promise.resolve(undefined) : this.#lastWrite
  }

  get isSettled(): boolean {
    return this.#inFlight === 0
  }

  /** Nothing is on its way to the disk, rows or snapshot. */
  get isAtRest(): boolean {
    return this.isSettled && !this.#folding.isFolding
  }

  vector(): Uint8Array {
    return (this.#cache.vector ??= encodeStateVector(this.#durable.clocks))
  }

  /** What a document with this state vector lacks, with the delete set, which no state vector tells of. */
  lacking(vector: ReadonlyMap<number, number>): Uint8Array {
    if (vector.size === 0) return (this.#cache.whole ??= encodeUpdate(this.#content.since(vector), this.#durable.deletes))
    const runs = this.#content.since(vector)
    if (runs.length === 0) return (this.#cache.deletesOnly ??= encodeUpdate(runs, this.#durable.deletes))
    return encodeUpdate(runs, this.#durable.deletes)
  }

  /** Lets go of what can be made again. */
  rest(): void {
    this.#cache = {}
    this.#lastNothing = undefined
  }

  /** Folds the tail into the snapshot. */
  async compact(): Promise<void> {
    if (!this.#folding.mayBegin) return
    this.#content.join()
    const merged = encodeUpdate(this.#content.since(noClocks), this.#durable.deletes)
    this.#addedMeanwhile = []
    const collected = await this.#folding.fold({ upto: this.#head, merged, clocks: new Map(this.#durable.clocks) })
    if (collected !== undefined) this.#replaceContent(collected)
    this.#addedMeanwhile = undefined
    // Much may have come meanwhile, and nothing after it. Not after a refusal, which another try would meet again.
    if (this.#folding.isDue && !this.#folding.wasRefused) void this.compact()
  }

  #replaceContent({ content, deletes }: HeldContent): void {
    for (const { runs, effects } of this.#addedMeanwhile ?? []) content.add(runs, effects.clocks)
    this.#content = content
    // Integration deletes what was overwritten at the same time; no update tells of that.
    this.#durable.add({ clocks: noClocks, deletes, keyed: noClocks })
    this.#cache = {}
  }
}
