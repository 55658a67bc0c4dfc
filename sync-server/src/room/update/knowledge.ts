import type { Ranges } from './ranges.ts'
import { contains, noRanges, union, without } from './ranges.ts'

/** What taking an update changes in what is known of a volume. */
export interface Effects {
  /** Client id → its clock afterwards, for clients with new structs. */
  readonly clocks: ReadonlyMap<number, number>
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

  add(effects: Effects): void {
    for (const [client, clock] of effects.clocks) if (clock > this.clockOf(client)) this.clocks.set(client, clock)
    for (const [client, ranges] of effects.deletes) this.deletes.set(client, union(this.deletes.get(client) ?? noRanges, ranges))
    for (const [client, ranges] of effects.keyed) this.#keyed.set(client, union(this.#keyed.get(client) ?? noRanges, ranges))
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
