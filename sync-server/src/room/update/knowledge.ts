import type { Ranges } from './ranges.ts'
import { contains, noRanges, union, without } from './ranges.ts'

/** What taking an update changes in what is known of a volume. */
export interface Effects {
  /** Of clients with new structs: client id and its clock afterwards, one after the other. */
  readonly clocks: readonly number[]
  /** Newly deleted clocks by client. */
  readonly deletes: ReadonlyMap<number, Ranges>
  /** New clocks that are values of keys, by client. */
  readonly keyed: ReadonlyMap<number, Ranges>
}

/** What a check of an update asks for. */
export interface Known {
  /** The first clock of a client that is not known; 0 for an unknown client. */
  clockOf(client: number): number
  /** What of the ranges is not known to be deleted. */
  undeleted(client: number, ranges: Ranges): Ranges
  /** Whether the struct is the value of a key, not an element of a list. */
  isKeyed(client: number, clock: number): boolean
}

const mostSmallClocks = 16

/** The state vector, the delete set and the keyed structs of a volume, without its content. */
export class Knowledge implements Known {
  readonly clocks = new Map<number, number>()
  readonly deletes = new Map<number, Ranges>()
  readonly #keyed = new Map<number, Ranges>()

  clockOf(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  undeleted(client: number, ranges: Ranges): Ranges {
    return without(ranges, this.deletes.get(client) ?? noRanges)
  }

  isKeyed(client: number, clock: number): boolean {
    return contains(this.#keyed.get(client) ?? noRanges, clock)
  }

  add({ clocks, deletes, keyed }: Effects): void {
    for (let i = 0; i < clocks.length; i += 2) if (clocks[i + 1]! > this.clockOf(clocks[i]!)) this.clocks.set(clocks[i]!, clocks[i + 1]!)
    if (deletes.size > 0) for (const [client, ranges] of deletes) this.deletes.set(client, union(this.deletes.get(client) ?? noRanges, ranges))
    if (keyed.size > 0) for (const [client, ranges] of keyed) this.#keyed.set(client, union(this.#keyed.get(client) ?? noRanges, ranges))
  }

  /** Clearing costs more than it frees. */
  get isSmall(): boolean {
    return this.clocks.size <= mostSmallClocks && this.deletes.size === 0 && this.#keyed.size === 0
  }

  clear(): void {
    this.clocks.clear()
    this.deletes.clear()
    this.#keyed.clear()
  }
}

/** What is durable together with what is on its way to the disk: new updates are checked against both. */
export const layered = (durable: Known, ahead: Known): Known => ({
  clockOf: (client) => Math.max(durable.clockOf(client), ahead.clockOf(client)),
  undeleted: (client, ranges) => ahead.undeleted(client, durable.undeleted(client, ranges)),
  isKeyed: (client, clock) => durable.isKeyed(client, clock) || ahead.isKeyed(client, clock),
})
