import { joined, lengthOf } from '@hebu/shared/vocabulary/bytes.ts'

import type { Logger } from '../store/logger.ts'
import type { StoredVolume, VolumeLog } from '../store/volume-log.ts'
import type { Collected, Collector } from './collect-garbage.ts'
import { encodeStateVector } from './update/encode-update.ts'
import type { Pieces } from './update/pieces.ts'

/**
 * A tail is folded into the snapshot when it has this many rows, or is this large. Folding writes the whole volume:
 * larger ones may have longer tails, so that what is written stays in proportion to what was edited.
 */
const leastTailRows = 500
const leastTailBytes = 256 * 1024
const snapshotBytesPerRow = 512
/** Smaller volumes are not worth a process. */
const leastCollectedBytes = 64 * 1024

export interface FoldingPorts {
  readonly log: VolumeLog
  readonly logger: Logger
  /** Absent: volumes are folded without it. */
  readonly collect?: Collector | undefined
  readonly collectFromBytes?: number | undefined
}

/** What is to be folded: everything up to row `upto`. */
export interface Foldable {
  readonly upto: number
  /** Not in one piece: what collects it, elsewhere and slowly, need not keep a second copy here. */
  readonly merged: Pieces
  readonly clocks: ReadonlyMap<number, number>
}

/** Keeps count of a volume's tail and folds it into the snapshot ([STO5]). */
export class Folding {
  readonly #volume: string
  readonly #epoch: number
  readonly #ports: FoldingPorts
  #snapshotUpto: number
  #snapshotBytes: number
  #collectedBytes = 0
  #rows = 0
  #bytes = 0
  #quarantined: number[] = []
  #isFolding = false
  #wasRefused = false

  constructor(volume: string, epoch: number, stored: StoredVolume | undefined, ports: FoldingPorts) {
    this.#volume = volume
    this.#epoch = epoch
    this.#ports = ports
    this.#snapshotUpto = stored?.snapshotUpto ?? 0
    this.#snapshotBytes = stored?.snapshot?.length ?? 0
  }

  count(row: Uint8Array): void {
    this.#rows++
    this.#bytes += row.length
  }

  /** The row is not served; it is kept aside with the next folding ([STO6]). */
  quarantine(seq: number): void {
    this.#quarantined.push(seq)
    this.#ports.logger.error({ volume: this.#volume, seq }, 'a row does not fit and is kept aside')
  }

  get isDue(): boolean {
    return this.mayBegin && (this.#rows >= leastTailRows + this.#snapshotBytes / snapshotBytesPerRow || this.#bytes >= Math.max(leastTailBytes, this.#snapshotBytes / 2))
  }

  get wasRefused(): boolean {
    return this.#wasRefused
  }

  get mayBegin(): boolean {
    return !this.#isFolding && this.#rows > 0
  }

  /** Writes the snapshot; gives the collected content where it is that now. Where the store refuses, the tail just stays. */
  async fold(foldable: Foldable): Promise<Collected | undefined> {
    this.#isFolding = true
    const { upto, merged } = foldable
    const [rows, bytes, quarantined] = [this.#rows, this.#bytes, this.#quarantined]
    const collected = await this.#collect(foldable)
    const snapshot = collected?.bytes ?? joined(merged)
    const outcome = await this.#ports.log.compact({ volume: this.#volume, epoch: this.#epoch, after: this.#snapshotUpto, upto, snapshot, zstd: collected?.zstd, quarantined })
    this.#wasRefused = !outcome.ok
    if (!outcome.ok) {
      this.#ports.logger.warn({ volume: this.#volume, refusal: outcome.refusal }, 'not folded')
      // Somebody else has folded: the next time starts from there.
      const stored = outcome.refusal === 'out-of-order' ? await this.#ports.log.read(this.#volume) : undefined
      if (stored?.ok && stored.value !== undefined) this.#snapshotUpto = stored.value.snapshotUpto
      this.#isFolding = false
      return undefined
    }
    this.#isFolding = false
    this.#snapshotUpto = upto
    this.#snapshotBytes = snapshot.length
    this.#rows -= rows
    this.#bytes -= bytes
    this.#quarantined = []
    return collected
  }

  /** Collecting builds a document: it is done when the volume has doubled since. */
  async #collect({ merged, clocks }: Foldable): Promise<Collected | undefined> {
    const { collect, collectFromBytes = leastCollectedBytes, logger } = this.#ports
    if (collect === undefined || lengthOf(merged) < Math.max(collectFromBytes, 2 * this.#collectedBytes)) return undefined
    const collected = await collect(merged)
    this.#collectedBytes = collected?.bytes.length ?? lengthOf(merged)
    if (collected !== undefined && isSame(encodeStateVector(new Map(collected.runs.map(({ client, end }) => [client, end]))), encodeStateVector(clocks))) return collected
    logger.warn({ volume: this.#volume }, 'not collected')
    return undefined
  }
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
