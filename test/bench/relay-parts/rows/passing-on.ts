import { atLeast, atMost, type Measure, told } from '../../measure.ts'
import { dialects } from '../load/dialects.ts'
import type { Fleet } from '../fleet.ts'
import type { ServerKind, ServerProcess } from '../server-process.ts'
import { alternating, clientsIn, dialectOf, eventually, type Row } from './row.ts'

export interface Job {
  readonly rooms: number
  readonly perRoom: number
  /** More than any server can pass on in time: what counts is when it is through, and what that took. */
  readonly perSecond: number
  readonly forMs: number
}

export interface Passed {
  /** Deliveries in a second, from the first edit to the last delivery. */
  readonly perSecond: number
  /** CPU seconds of the server for 100,000 deliveries. */
  readonly cpuPer100k: number
}

/** A second of calm typing first: what is compiled late is not what is measured. */
const warmUp = { perSecond: 200, forMs: 1000 }
const drainWithinMs = 40_000

/** Lets all clients write at once, and waits until everybody has everything. */
export async function passOn(server: ServerProcess, fleet: Fleet, { rooms, perRoom, perSecond, forMs }: Job): Promise<Passed> {
  const clients = clientsIn(server, rooms, perRoom)
  await fleet.join(clients)
  const echoes = dialects[dialectOf[server.kind]].echoes
  const heard = (sent: number): number => sent * (echoes ? perRoom : perRoom - 1)
  const write = async (job: { readonly perSecond: number; readonly forMs: number }) => {
    await fleet.forget()
    const sent = await fleet.write({ writers: clients.length, ...job })
    await eventually(async () => (await fleet.tell()).received >= heard(sent), drainWithinMs)
    return { sent, report: await fleet.tell() }
  }
  await write(warmUp)
  const before = await server.usage()
  const startedAt = performance.now()
  const { sent, report } = await write({ perSecond, forMs })
  const seconds = (performance.now() - startedAt) / 1000
  const cpuSeconds = ((await server.usage()).cpuMs - before.cpuMs) / 1000
  const delivered = report.received - (echoes ? sent : 0)
  if (report.received < heard(sent)) throw new Error(`${server.kind} delivered ${report.received} of ${heard(sent)}, ${report.closed} sockets closed`)
  return { perSecond: delivered / seconds, cpuPer100k: (cpuSeconds / delivered) * 100_000 }
}

const kinds: readonly ServerKind[] = ['hebu', 'hebu-unkept', 'y-websocket', 'hocuspocus', 'ws', 'coalescing']

const figuresOf = (row: string, all: Partial<Record<ServerKind, Passed>>): Measure[] =>
  kinds.flatMap((kind) => [told(`${row}: deliveries of ${kind}`, all[kind]!.perSecond, 'per second'), told(`${row}: CPU of ${kind} for 100,000`, all[kind]!.cpuPer100k, 's')])

/** One room of fifty, all writing as fast as anybody can pass on. */
export const fanOut: Row = async (run) => {
  const all = await alternating(kinds, run, (server, fleet) => passOn(server, fleet, { rooms: 1, perRoom: 50, perSecond: 8000, forMs: 1000 }))
  const { hebu, hocuspocus, coalescing, 'y-websocket': yWebsocket } = all as Required<typeof all>
  return [
    ...figuresOf('1×50', all),
    // In a second of its CPU: on the clock the load is through before the relay is.
    atLeast('1×50: deliveries a CPU second, of y-websocket', yWebsocket.cpuPer100k / hebu.cpuPer100k, 'ratio', 4),
    atMost('1×50: CPU a delivery, of hocuspocus', hebu.cpuPer100k / hocuspocus.cpuPer100k, 'ratio', 0.6),
    atMost('1×50: CPU a delivery, of coalescing', hebu.cpuPer100k / coalescing.cpuPer100k, 'ratio', 1.5),
  ]
}

/** Two hundred rooms of three. */
export const manyRooms: Row = async (run) => {
  const all = await alternating(kinds, run, (server, fleet) => passOn(server, fleet, { rooms: 200, perRoom: 3, perSecond: 30_000, forMs: 1000 }))
  const { hebu, hocuspocus, ws, 'y-websocket': yWebsocket } = all as Required<typeof all>
  return [
    ...figuresOf('200×3', all),
    atLeast('200×3: deliveries, of the better peer', hebu.perSecond / Math.max(yWebsocket.perSecond, hocuspocus.perSecond), 'ratio', 2),
    atLeast('200×3: deliveries, of hocuspocus', hebu.perSecond / hocuspocus.perSecond, 'ratio', 5),
    atMost('200×3: CPU a delivery, of the better peer', hebu.cpuPer100k / Math.min(yWebsocket.cpuPer100k, hocuspocus.cpuPer100k), 'ratio', 0.45),
    atMost('200×3: CPU a delivery, of ws', hebu.cpuPer100k / ws.cpuPer100k, 'ratio', 1.3),
    told('200×3: CPU of being durable for 100,000', hebu.cpuPer100k - all['hebu-unkept']!.cpuPer100k, 's'),
    told('200×3: CPU of ws and of being durable, of ws', (ws.cpuPer100k + hebu.cpuPer100k - all['hebu-unkept']!.cpuPer100k) / ws.cpuPer100k, 'ratio'),
  ]
}
