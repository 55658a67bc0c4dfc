import { startPostgres } from '../../../kit/postgres-server.ts'
import { startRedis } from '../../../kit/redis-server.ts'
import { type Measure, quantile, told } from '../../measure.ts'
import type { ClientOptions } from '../load/client.ts'
import { startFleet } from '../fleet.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { roomName, type Row, type Run } from './row.ts'

const counts = [1, 2, 3] as const
const forMs = 3000
/** Two hundred volumes of three people who type once in a second and a half. */
const typing = { writers: 600, perSecond: 400 }

interface Found {
  readonly heard50: number
  readonly heard99: number
  readonly acknowledged99: number
  readonly cpuMsEachSecond: number
  readonly acknowledged: number
  readonly cpuPer100k: number
}

/** People of one volume sit at different relays, as a balancer puts them that knows nothing. */
const seats = (nodes: readonly ServerProcess[], rooms: number, perRoom: number, firstId = 0): ClientOptions[] =>
  Array.from({ length: rooms * perRoom }, (_, i) => ({ port: nodes[(Math.floor(i / rooms) + i) % nodes.length]!.port, dialect: 'device', room: roomName(i % rooms), id: firstId + i }))

const cpuOf = async (nodes: readonly ServerProcess[]): Promise<number> => (await Promise.all(nodes.map((node) => node.usage()))).reduce((sum, { cpuMs }) => sum + cpuMs, 0)

/** What one relay, two and three are over PostgreSQL with fsync and Redis. All share two or so cores with the load: CPU and the wait count, not the rate. */
export function nodes(): Row {
  const measures: Measure[] = []
  return {
    async round({ say, time }) {
      const [postgres, redis] = await Promise.all([startPostgres({ fsync: true }), startRedis()])
      try {
        for (const count of counts) if (!time.isCut) measures.push(...(await measured(count, await postgres.database(), redis.url, { say, time })))
      } finally {
        await Promise.all([postgres.close(), redis.close()])
      }
    },
    measures: () => measures,
  }
}

/** A machine that is busy otherwise makes commits wait until they are given up, and devices are sent away to come back: no figure then, of that half. */
async function measured(count: number, database: string, redis: string, { say, time }: Run): Promise<readonly Measure[]> {
  const relays = [await startServer('hebu-node', database, redis)]
  const found: Partial<Found> = {}
  try {
    while (relays.length < count) relays.push(await startServer('hebu-node', database, redis))
    for (const part of [typed, pressed]) {
      try {
        Object.assign(found, await part(relays))
      } catch (error) {
        if (time.isCut) break
        say(`  ${count} of hebu: no figure, ${(error as Error).message}`)
      }
    }
    say(`  ${count} of hebu: ${Object.entries(found).map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`).join(' · ')}`)
  } finally {
    await Promise.all(relays.map((relay) => relay.stop()))
  }
  return figuresOf(count, found)
}

async function typed(relays: readonly ServerProcess[]): Promise<Omit<Found, 'acknowledged' | 'cpuPer100k'>> {
  const fleet = startFleet()
  try {
    await fleet.join(seats(relays, 200, 3))
    await fleet.write({ ...typing, forMs: 1000 })
    await fleet.forget()
    const before = await cpuOf(relays)
    await fleet.write({ ...typing, forMs })
    const cpuMs = (await cpuOf(relays)) - before
    const { heardUs, acknowledgedUs, closed } = await fleet.tell(true)
    if (closed > 0) throw new Error(`${closed} sockets were closed`)
    return { heard50: quantile(heardUs, 0.5) / 1000, heard99: quantile(heardUs, 0.99) / 1000, acknowledged99: quantile(acknowledgedUs, 0.99) / 1000, cpuMsEachSecond: (cpuMs / forMs) * 1000 }
  } finally {
    fleet.stop()
  }
}

/** A hundred people in a hundred volumes, each with 64 edits on the way at any time. */
async function pressed(relays: readonly ServerProcess[]): Promise<Pick<Found, 'acknowledged' | 'cpuPer100k'>> {
  const fleet = startFleet()
  try {
    await fleet.join(seats(relays, 100, 1, 700_000).map((client) => ({ ...client, room: `${client.room}/2026` })))
    await fleet.press({ outstanding: 64, forMs: 1000 })
    const before = await cpuOf(relays)
    const acknowledged = await fleet.press({ outstanding: 64, forMs })
    const cpuMs = (await cpuOf(relays)) - before
    return { acknowledged: (acknowledged / forMs) * 1000, cpuPer100k: (cpuMs / acknowledged) * 100 }
  } finally {
    fleet.stop()
  }
}

const figuresOf = (count: number, found: Partial<Found>): Measure[] => [
  told(`${count} over PostgreSQL, 200×3, 400 edits a second: heard, median`, found.heard50 ?? Number.NaN, 'ms'),
  told(`${count} over PostgreSQL, 200×3, 400 edits a second: heard, p99`, found.heard99 ?? Number.NaN, 'ms'),
  told(`${count} over PostgreSQL, 200×3, 400 edits a second: acknowledged, p99`, found.acknowledged99 ?? Number.NaN, 'ms'),
  told(`${count} over PostgreSQL, 200×3, 400 edits a second: CPU of all relays each second`, found.cpuMsEachSecond ?? Number.NaN, 'ms'),
  told(`${count} over PostgreSQL: durable edits`, found.acknowledged ?? Number.NaN, 'per second'),
  told(`${count} over PostgreSQL: CPU of all relays for 100,000 durable edits`, found.cpuPer100k ?? Number.NaN, 's'),
]
