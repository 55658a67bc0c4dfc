import { median, type Measure } from '../../measure.ts'
import type { ClientOptions } from '../load/client.ts'
import type { DialectName } from '../load/dialects.ts'
import { type Fleet, startFleet } from '../fleet.ts'
import { type ServerKind, type ServerProcess, startServer } from '../server-process.ts'

/** One row of the bench: measures its servers beside each other, alternating, and gives its figures. */
export type Row = (say: (line: string) => void) => Promise<readonly Measure[]>

export const rounds = 3

export const dialectOf: Readonly<Record<ServerKind, DialectName>> = { hebu: 'device', 'hebu-node': 'device', 'hebu-unkept': 'device', 'y-websocket': 'plain', hocuspocus: 'hocuspocus', ws: 'bare', coalescing: 'bare' }

export const roomName = (index: number): string => `w1/notes/g-r${index}`

/** `perRoom` clients in each of the rooms, numbered from `firstId`, neighbours in different rooms. */
export function clientsIn(server: ServerProcess, rooms: number, perRoom: number, { dialect = dialectOf[server.kind], firstId = 0 }: { readonly dialect?: DialectName; readonly firstId?: number } = {}): ClientOptions[] {
  return Array.from({ length: rooms * perRoom }, (_, i) => ({ port: server.port, dialect, room: roomName(i % rooms), id: firstId + i }))
}

/** Runs `once` for each server in turn, round after round, each time with a new server; gives the medians of its figures. */
export async function alternating<Name extends string>(
  kinds: readonly ServerKind[],
  say: (line: string) => void,
  once: (server: ServerProcess, fleet: Fleet) => Promise<Readonly<Record<Name, number>>>,
  times = rounds,
): Promise<Readonly<Partial<Record<ServerKind, Readonly<Record<Name, number>>>>>> {
  const found = new Map<ServerKind, Readonly<Record<Name, number>>[]>()
  for (let round = 1; round <= times; round++) {
    for (const kind of kinds) {
      const server = await startServer(kind)
      const fleet = startFleet()
      try {
        const figures = await once(server, fleet)
        say(`  ${kind} ${round} of ${times}: ${Object.entries<number>(figures).map(([name, value]) => `${name} ${Math.round(value * 1000) / 1000}`).join(' · ')}`)
        found.set(kind, [...(found.get(kind) ?? []), figures])
      } finally {
        fleet.stop()
        await server.stop()
      }
    }
  }
  return Object.fromEntries(
    [...found].map(([kind, all]) => [kind, Object.fromEntries(Object.keys(all[0]!).map((name) => [name, median(all.map((figures) => figures[name as Name]))])) as Record<Name, number>]),
  )
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
