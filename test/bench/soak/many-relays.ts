import { startPostgres } from '../../kit/postgres-server.ts'
import { startRedis } from '../../kit/redis-server.ts'
import { type Relays, startSoakRelay } from './relays.ts'

const awayMs = 1_500

/** Several relays over one PostgreSQL and one Redis: all but the first die, and so do the two servers. */
export async function manyRelays(count: number, roll: () => number): Promise<Relays> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  const database = await postgres.database()
  const start = () => startSoakRelay('node-child.ts', database, redis.url)
  const nodes = await Promise.all(Array.from({ length: count }, start))
  const away = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, awayMs))

  async function killNode(): Promise<string> {
    const index = 1 + Math.floor(roll() * (count - 1))
    await nodes[index]!.kill()
    await away()
    nodes[index] = await start()
    return 'relay'
  }
  async function killServer(name: string, server: { kill(): Promise<void>; restart(): Promise<void> }): Promise<string> {
    await server.kill()
    await away()
    await server.restart()
    return name
  }
  const turns = [killNode, () => killServer('Redis', redis), killNode, () => killServer('PostgreSQL', postgres)]
  let turn = 0

  return {
    syncUrl: () => nodes[Math.floor(roll() * count)]!.syncUrl,
    killOne: () => turns[turn++ % turns.length]!(),
    // It lives all along, so what it keeps for good shows.
    residentBytes: () => nodes[0]!.residentBytes(),
    memoryOf: 'of the relay that lives all along',
    async close() {
      await Promise.all(nodes.map((node) => node.kill()))
      await Promise.all([postgres.close(), redis.close()])
    },
  }
}
