import { atLeast, atMost, type Measure, told } from '../../measure.ts'
import { dialects } from '../load/dialects.ts'
import type { Fleet } from '../fleet.ts'
import type { ServerKind, ServerProcess } from '../server-process.ts'
import type { RoundTime } from '../row-time.ts'
import { clientsIn, dialectOf, eventually, Rounds, type Row } from './row.ts'

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

/** The same at half the rate first: what is compiled while it is new, and for weeks not again, is not what is measured. */
const warmUpMs = 1000
/** Where the machine has other work, as long as the round has. */
const drainWithinMs = 40_000
const tidyingMs = 2_000

/** Lets all clients write at once, and waits until everybody has everything. */
export async function passOn(server: ServerProcess, fleet: Fleet, { rooms, perRoom, perSecond, forMs }: Job, time: RoundTime): Promise<Passed> {
  const clients = clientsIn(server, rooms, perRoom)
  await fleet.join(clients)
  const echoes = dialects[dialectOf[server.kind]].echoes
  const heard = (sent: number): number => sent * (echoes ? perRoom : perRoom - 1)
  const write = async (job: { readonly perSecond: number; readonly forMs: number }) => {
    await fleet.forget()
    const sent = await fleet.write({ writers: clients.length, ...job })
    await eventually(async () => (await fleet.tell()).received >= heard(sent), Math.max(drainWithinMs, time.leftMs() / 2 - tidyingMs))
    return { sent, report: await fleet.tell() }
  }
  await write({ perSecond: perSecond / 2, forMs: warmUpMs })
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
const peers: readonly ServerKind[] = ['y-websocket', 'hocuspocus']

type Passings = Rounds<keyof Passed>

const figuresOf = (row: string, found: Passings): Measure[] =>
  kinds.flatMap((kind) => [told(`${row}: deliveries of ${kind}`, found.of(kind, 'perSecond'), 'per second'), told(`${row}: CPU of ${kind} for 100,000`, found.of(kind, 'cpuPer100k'), 's')])

function rowOf(job: Job, measures: (found: Passings) => readonly Measure[]): Row {
  const rounds: Passings = new Rounds(kinds, (server, fleet, { time }) => passOn(server, fleet, job, time))
  return { round: (run) => rounds.next(run), measures: () => measures(rounds) }
}

/** One room of fifty, all writing as fast as anybody can pass on. */
export const fanOut = (): Row =>
  rowOf({ rooms: 1, perRoom: 50, perSecond: 8000, forMs: 1000 }, (found) => {
    const cpuOf = (kind: ServerKind): number => found.of(kind, 'cpuPer100k')
    return [
      ...figuresOf('1×50', found),
      // In a second of its CPU: on the clock the load is through before the relay is.
      atLeast('1×50: deliveries a CPU second, of y-websocket', cpuOf('y-websocket') / cpuOf('hebu'), 'ratio', 4),
      atMost('1×50: CPU a delivery, of hocuspocus', cpuOf('hebu') / cpuOf('hocuspocus'), 'ratio', 0.6),
      atMost('1×50: CPU a delivery, of coalescing', cpuOf('hebu') / cpuOf('coalescing'), 'ratio', 1.5),
      told('1×50: CPU of being durable for 100,000', cpuOf('hebu') - cpuOf('hebu-unkept'), 's'),
    ]
  })

/** Two hundred rooms of three. */
export const manyRooms = (): Row =>
  rowOf({ rooms: 200, perRoom: 3, perSecond: 30_000, forMs: 1000 }, (found) => {
    const [hebu, unkept, ws] = (['hebu', 'hebu-unkept', 'ws'] as const).map((kind) => found.of(kind, 'cpuPer100k')) as [number, number, number]
    return [
      ...figuresOf('200×3', found),
      atLeast('200×3: deliveries, of the better peer', found.of('hebu', 'perSecond') / Math.max(...peers.map((kind) => found.of(kind, 'perSecond'))), 'ratio', 2),
      atLeast('200×3: deliveries, of hocuspocus', found.of('hebu', 'perSecond') / found.of('hocuspocus', 'perSecond'), 'ratio', 5),
      atMost('200×3: CPU a delivery, of the better peer', hebu / found.least(peers, 'cpuPer100k'), 'ratio', 0.45),
      atMost('200×3: CPU a delivery, of ws', hebu / ws, 'ratio', 1.3),
      told('200×3: CPU of being durable for 100,000', hebu - unkept, 's'),
      told('200×3: CPU of ws and of being durable, of ws', (ws + hebu - unkept) / ws, 'ratio'),
    ]
  })
