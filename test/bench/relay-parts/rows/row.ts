import { median, type Measure } from '../../measure.ts'
import type { ClientOptions } from '../load/client.ts'
import type { DialectName } from '../load/dialects.ts'
import { type Fleet, startFleet } from '../fleet.ts'
import type { RowTime } from '../row-time.ts'
import { type ServerKind, type ServerProcess, startServer } from '../server-process.ts'

/** What a row is given: whom it tells what it does, and the time that it has. */
export interface Run {
  readonly say: (line: string) => void
  readonly time: RowTime
}

/** One row of the bench: measures its servers beside each other, alternating, and gives its figures. */
export type Row = (run: Run) => Promise<readonly Measure[]>

export const rounds = 3

export const dialectOf: Readonly<Record<ServerKind, DialectName>> = { hebu: 'device', 'hebu-node': 'device', 'hebu-unkept': 'device', 'y-websocket': 'plain', hocuspocus: 'hocuspocus', ws: 'bare', coalescing: 'bare' }

export const roomName = (index: number): string => `w1/notes/g-r${index}`

/** `perRoom` clients in each of the rooms, numbered from `firstId`, neighbours in different rooms. */
export function clientsIn(server: ServerProcess, rooms: number, perRoom: number, { dialect = dialectOf[server.kind], firstId = 0 }: { readonly dialect?: DialectName; readonly firstId?: number } = {}): ClientOptions[] {
  return Array.from({ length: rooms * perRoom }, (_, i) => ({ port: server.port, dialect, room: roomName(i % rooms), id: firstId + i }))
}

/**
 * Runs `once` for each server in turn, round after round, each time with a new server; gives the medians of its figures.
 * Another round is begun only where it will fit into the time of the row, and one that is cut short does not count.
 */
export async function alternating<Name extends string>(
  kinds: readonly ServerKind[],
  { say, time }: Run,
  once: (server: ServerProcess, fleet: Fleet) => Promise<Readonly<Record<Name, number>>>,
  times = rounds,
): Promise<Readonly<Partial<Record<ServerKind, Readonly<Record<Name, number>>>>>> {
  const whole: ReadonlyMap<ServerKind, Readonly<Record<Name, number>>>[] = []
  for (let round = 1; round <= times && (round === 1 || time.hasRoomFor(round - 1)); round++) {
    const found = new Map<ServerKind, Readonly<Record<Name, number>>>()
    try {
      for (const kind of kinds) {
        const figures = await withServer(kind, once)
        say(`  ${kind} ${round} of ${times}: ${Object.entries<number>(figures).map(([name, value]) => `${name} ${Math.round(value * 1000) / 1000}`).join(' · ')}`)
        found.set(kind, figures)
      }
    } catch (error) {
      if (round === 1 || !time.isCut) throw error
      break
    }
    whole.push(found)
  }
  if (whole.length < times) say(`  cut short after ${whole.length} of ${times} rounds: the time of this row is over`)
  return Object.fromEntries(
    kinds.map((kind) => {
      const names = Object.keys(whole[0]!.get(kind)!) as Name[]
      return [kind, Object.fromEntries(names.map((name) => [name, median(whole.map((found) => found.get(kind)![name]))])) as Record<Name, number>]
    }),
  )
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
