import { median, type Measure } from '../../measure.ts'
import type { ClientOptions } from '../load/client.ts'
import type { DialectName } from '../load/dialects.ts'
import { type Fleet, startFleet } from '../fleet.ts'
import type { RoundTime } from '../row-time.ts'
import { type ServerKind, type ServerProcess, startServer } from '../server-process.ts'

/** What a round is given: whom it tells what it does, and the time that it has. */
export interface Run {
  readonly say: (line: string) => void
  readonly time: RoundTime
}

/** One row of the bench: measures its servers beside each other, round after round. */
export interface Row {
  round(run: Run): Promise<void>
  /** What was found so far, medians of the rounds; not a number where a server gave no figure. */
  measures(): readonly Measure[]
  /** Lets go of what it has prepared. */
  end?(): void
}

export const dialectOf: Readonly<Record<ServerKind, DialectName>> = { hebu: 'device', 'hebu-node': 'device', 'hebu-unkept': 'device', 'y-websocket': 'plain', hocuspocus: 'hocuspocus', ws: 'bare', coalescing: 'bare' }

export const roomName = (index: number): string => `w1/notes/g-r${index}`

/** `perRoom` clients in each of the rooms, numbered from `firstId`, neighbours in different rooms. */
export function clientsIn(server: ServerProcess, rooms: number, perRoom: number, { dialect = dialectOf[server.kind], firstId = 0 }: { readonly dialect?: DialectName; readonly firstId?: number } = {}): ClientOptions[] {
  return Array.from({ length: rooms * perRoom }, (_, i) => ({ port: server.port, dialect, room: roomName(i % rooms), id: firstId + i }))
}

/** Figures of servers that are measured one after the other, each round with new ones. */
export class Rounds<Name extends string> {
  readonly #kinds: readonly ServerKind[]
  readonly #once: (server: ServerProcess, fleet: Fleet, run: Run) => Promise<Readonly<Record<Name, number>>>
  readonly #found = new Map<ServerKind, Readonly<Record<Name, number>>[]>()

  constructor(kinds: readonly ServerKind[], once: (server: ServerProcess, fleet: Fleet, run: Run) => Promise<Readonly<Record<Name, number>>>) {
    this.#kinds = kinds
    this.#once = once
  }

  /** One of each server; one that fails gives no figure, and what was measured before the round is cut short counts. */
  async next(run: Run): Promise<void> {
    for (const kind of this.#kinds) {
      if (run.time.isCut) return
      try {
        const figures = await withServer(kind, (server, fleet) => this.#once(server, fleet, run))
        if (run.time.isCut) return
        run.say(`  ${kind}: ${Object.entries<number>(figures).map(([name, value]) => `${name} ${Math.round(value * 1000) / 1000}`).join(' · ')}`)
        this.#found.set(kind, [...(this.#found.get(kind) ?? []), figures])
      } catch (error) {
        if (run.time.isCut) return
        run.say(`  ${kind}: no figure, ${(error as Error).message}`)
      }
    }
  }

  /** The median of the rounds; not a number where there was none. */
  of(kind: ServerKind, name: Name): number {
    return median((this.#found.get(kind) ?? []).map((figures) => figures[name]))
  }

  /** The least of several servers; not a number where one of them gave none. */
  least(kinds: readonly ServerKind[], name: Name): number {
    return Math.min(...kinds.map((kind) => this.of(kind, name)))
  }
}

async function withServer<T>(kind: ServerKind, use: (server: ServerProcess, fleet: Fleet) => Promise<T>): Promise<T> {
  const server = await startServer(kind)
  const fleet = startFleet()
  try {
    return await use(server, fleet)
  } finally {
    fleet.stop()
    await server.stop()
  }
}

const pollMs = 20

/** When it holds, or `withinMs` are over; says which. */
export async function eventually(holds: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const endsAt = performance.now() + withinMs
  while (performance.now() < endsAt) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  return false
}
