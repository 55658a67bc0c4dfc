import type { Clock } from '@hebu/shared/vocabulary/clock.ts'

import type { Bell } from '../store/bell.ts'
import type { Gap, LogRow, SharedVolumeLog, StoredVolume, WriteRefusal } from '../store/volume-log.ts'
import { firstEpoch } from '../store/volume-log.ts'
import type { Collected } from './collect-garbage.ts'
import { Content } from './content.ts'
import type { FoldingPorts } from './folding.ts'
import { Folding, isSame } from './folding.ts'
import { type Added, KeptContent, type LoadRefusal, noLimits, readStored } from './kept-content.ts'
import { step2InPieces } from './sync-messages.ts'
import { encodeStateVector, type Run, updateInPieces } from './update/encode-update.ts'
import { Knowledge, type Known, layered } from './update/knowledge.ts'
import type { Pieces } from './update/pieces.ts'
import type { Verdict } from './update/validate-update.ts'
import { validateUpdate } from './update/validate-update.ts'
import { type News, type Underway, Writes } from './writes.ts'

/** The store that other relays write too, and how they call out to each other. */
export interface Others {
  readonly log: SharedVolumeLog
  readonly bell: Bell
}

export interface VolumePorts extends FoldingPorts {
  readonly clock: Clock
  /** Absent where this relay alone writes the log. */
  readonly others?: Others | undefined
  /** While a restored backup heals, devices bring edits of others: whose a client id is is then neither asked nor noted ([OPS3]). */
  readonly isHealing?: (() => boolean) | undefined
  /** Runs what takes much memory when nothing else of that kind does. */
  readonly inTurn?: ((work: () => Promise<void>) => Promise<void>) | undefined
  /** Told when content was read again. */
  readonly onContentRead?: (() => void) | undefined
}

const noClocks = new Map<number, never>()

/**
 * A volume in use: what is durable of it, what is on its way to the disk, and whom its client ids belong to.
 * Holds no Yjs document. State vectors and differences come from what is durable alone ([RLY6]).
 */
export class OpenVolume {
  readonly name: string
  readonly epoch: number
  readonly #ports: VolumePorts
  readonly #durable: Knowledge
  /** What was accepted and is not durable yet; dropped whole when a write fails. */
  readonly #ahead = new Knowledge()
  readonly #known: Known
  readonly #owners: Map<number, string>
  readonly #content: KeptContent
  #askedForAtMs: number
  #isCompacting = false
  #addedMeanwhile: Added[] | undefined
  readonly #writes: Writes
  #isStale = false
  /** Told of an update that another relay made durable. */
  onElsewhere: (update: Uint8Array) => void = () => {}
  /** Told when {@link isStale} became so without anybody's write. */
  onStale: () => void = () => {}
  readonly #folding: Folding
  #cache: { vector?: Uint8Array; deletesOnly?: Pieces; whole?: Pieces } = {}
  #lastNothing: Uint8Array | undefined

  constructor(name: string, stored: StoredVolume | undefined, ports: VolumePorts) {
    this.name = name
    this.#ports = ports
    this.epoch = stored?.epoch ?? firstEpoch
    this.#owners = new Map(stored?.owners)
    this.#writes = new Writes(stored?.head ?? 0, {
      ahead: this.#ahead,
      since: ports.others === undefined ? undefined : (seq) => ports.others!.log.since(name, seq),
      append: (seq, news, member) => ports.log.append({ volume: name, epoch: this.epoch, seq, member, clientIds: this.#boundBy(news), receivedAt: ports.clock.now(), bytes: news.bytes }),
      durable: (seq, news) => this.#written(seq, news),
      fits: (gap) => this.#fits(gap),
      take: (row) => this.#take(row),
      judge: (update, member) => validateUpdate(update, this.#known, (client) => this.#isHealing || (this.#owners.get(client) ?? member) === member, noLimits),
      stale: () => this.#becomeStale(),
    })
    this.#folding = new Folding(name, this.epoch, stored, ports)
    for (const { bytes } of stored?.tail ?? []) this.#folding.count(bytes)
    const read = stored === undefined ? undefined : readStored(name, stored, stored.head)
    for (const seq of read?.unfit ?? []) this.#folding.quarantine(seq)
    this.#durable = read?.knowledge ?? new Knowledge()
    this.#known = layered(this.#durable, this.#ahead)
    const { log, logger, clock } = ports
    const durable = () => ({ head: this.#writes.head, epoch: this.epoch, clocks: this.#durable.clocks })
    this.#content = new KeptContent(name, read?.content ?? new Content(), { log, logger, durable })
    this.#askedForAtMs = clock.now()
  }

  #add(seq: number, added: Added): void {
    this.#durable.add(added.effects)
    this.#content.add(seq, added)
    this.#addedMeanwhile?.push(added)
    this.#cache = {}
  }

  /** Somebody else wrote this volume, or began another epoch of it: it must be opened anew. */
  get isStale(): boolean {
    return this.#isStale
  }

  get isBegun(): boolean {
    return this.#writes.head > 0
  }

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client)
  }

  judge(update: Uint8Array, maySpeakFor: (client: number) => boolean): Verdict {
    // Clients that are up to date all send the same delete set when they come back.
    if (this.#lastNothing !== undefined && isSame(this.#lastNothing, update)) return { kind: 'nothing' }
    const verdict = validateUpdate(update, this.#known, maySpeakFor)
    if (verdict.kind === 'nothing' && this.isSettled) this.#lastNothing = update
    return verdict
  }

  /** Makes durable what was just judged. Settles in the order of the calls. */
  write(entry: Underway): void {
    if (!this.#isHealing) for (const { client } of entry.news.runs) if (!this.#owners.has(client)) this.#owners.set(client, entry.member)
    this.#writes.write(entry)
  }

  get #isHealing(): boolean {
    return this.#ports.isHealing?.() === true
  }

  #boundBy({ runs }: News): number[] {
    return this.#isHealing ? [] : runs.map(({ client }) => client)
  }

  #written(seq: number, news: News): void {
    this.#add(seq, news)
    this.#folding.count(news.bytes)
    if (this.#folding.isDue) void this.compact()
  }

  #fits(gap: Gap | undefined): boolean {
    if (gap === undefined) return !this.isBegun
    return gap.epoch === this.epoch && gap.head >= this.#writes.head && gap.rows !== undefined
  }

  /** A row of another relay, read as every relay reads it ([NOD3]). */
  #take({ seq, member, clientIds, bytes }: LogRow): void {
    for (const client of clientIds) if (this.#durable.clockOf(client) === 0) this.#owners.set(client, member)
    const verdict = validateUpdate(bytes, this.#durable, () => true, noLimits)
    if (verdict.kind === 'poison' || (verdict.kind === 'news' && verdict.isRest)) this.#folding.quarantine(seq)
    this.#folding.count(bytes)
    if (verdict.kind !== 'news' || verdict.isRest) return
    this.#add(seq, verdict)
    this.onElsewhere(bytes)
  }

  #becomeStale(): void {
    if (this.#isStale) return
    this.#isStale = true
    this.onStale()
  }

  /** Another relay has made a row durable, as it says. */
  heardOf(head: number): void {
    this.#writes.heardOf(head)
  }

  /** The number of the last durable row. */
  get head(): number {
    return this.#writes.head
  }

  /** When everything accepted so far is durable, or why not. */
  settled(): Promise<WriteRefusal | undefined> {
    return this.#writes.settled()
  }

  get isSettled(): boolean {
    return this.#writes.isSettled
  }

  /** Nothing is on its way to the disk, rows or snapshot. */
  get isAtRest(): boolean {
    return this.isSettled && !this.#isCompacting
  }

  vector(): Uint8Array {
    return (this.#cache.vector ??= encodeStateVector(this.#durable.clocks))
  }

  /** What must be waited for before {@link step2} may be asked with this state vector; nothing where the content is there, or none is lacking. */
  prepare(vector: ReadonlyMap<number, number>): Promise<LoadRefusal | undefined> | undefined {
    return this.#content.now !== undefined || this.#isLevel(vector) ? undefined : this.#load()
  }

  async #load(): Promise<LoadRefusal | undefined> {
    this.#askedForAtMs = this.#ports.clock.now()
    const refusal = await this.#content.load()
    if (refusal === 'differs') this.#becomeStale()
    if (refusal === undefined) this.#ports.onContentRead?.()
    return refusal
  }

  #isLevel(vector: ReadonlyMap<number, number>): boolean {
    for (const [client, clock] of this.#durable.clocks) if ((vector.get(client) ?? 0) < clock) return false
    return true
  }

  /** What a document with this state vector lacks, with the delete set, which no state vector tells of; the structs from where they lie. */
  step2(vector: ReadonlyMap<number, number>): Pieces {
    if (this.#isLevel(vector)) return (this.#cache.deletesOnly ??= this.#step2Of([]))
    const content = this.#content.now
    if (content === undefined) throw new Error('the content was not prepared')
    this.#askedForAtMs = this.#ports.clock.now()
    if (vector.size === 0) return (this.#cache.whole ??= this.#step2Of(content.since(vector)))
    return this.#step2Of(content.since(vector))
  }

  #step2Of(runs: readonly Run[]): Pieces {
    return step2InPieces(updateInPieces(runs, this.#durable.deletes))
  }

  /** Lets go of what can be made again from what is in memory. */
  rest(): void {
    this.#cache = {}
    this.#lastNothing = undefined
  }

  /** What the content takes in memory; 0 while only the log has it. */
  get contentBytes(): number {
    return this.#content.now?.sizeBytes ?? 0
  }

  get askedForAtMs(): number {
    return this.#askedForAtMs
  }

  /** Leaves the content to the log ([RLY32]). */
  letGoOfContent(): void {
    this.rest()
    this.#content.letGo()
  }

  /** Folds the tail into the snapshot. One folding at a time, to its very end: what comes meanwhile is kept for that one. */
  async compact(): Promise<void> {
    if (this.#isCompacting || !this.#folding.mayBegin) return
    this.#isCompacting = true
    let refusal: LoadRefusal | undefined
    const compact = async (): Promise<void> => {
      while (refusal === undefined && this.#content.now === undefined) refusal = await this.#load()
      if (this.#content.now !== undefined) await this.#fold(this.#content.now)
    }
    await (this.#ports.inTurn?.(compact) ?? compact())
    this.#isCompacting = false
    // Much may have come meanwhile, and nothing after it. Not after a refusal, which another try would meet again.
    if (refusal === undefined && this.#folding.isDue && !this.#folding.wasRefused) void this.compact()
  }

  async #fold(content: Content): Promise<void> {
    content.join()
    const merged = updateInPieces(content.since(noClocks), this.#durable.deletes)
    this.#addedMeanwhile = []
    const collected = await this.#folding.fold({ upto: this.#writes.head, merged, clocks: new Map(this.#durable.clocks) })
    if (collected !== undefined) this.#replaceContent(collected)
    this.#addedMeanwhile = undefined
  }

  #replaceContent({ bytes, runs, deletes }: Collected): void {
    const content = Content.of(bytes, runs)
    for (const added of this.#addedMeanwhile ?? []) content.add(added.runs)
    this.#content.replace(content)
    // Integration deletes what was overwritten at the same time; no update tells of that.
    this.#durable.add({ clocks: [], deletes, keyed: noClocks })
    this.#cache = {}
  }
}
