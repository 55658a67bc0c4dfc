/** A server in a process of its own: `node --expose-gc main.ts <kind> <folder> [port] [address …]`. Says its port, answers what it has used. */
import type { Asked, Told } from '../server-process.ts'

const starts: Readonly<Record<string, () => Promise<(folder: string, port: number, ...addresses: readonly string[]) => Promise<number>>>> = {
  hebu: async () => (await import('./hebu.ts')).start,
  'hebu-node': async () => (await import('./hebu-node.ts')).start,
  'hebu-unkept': async () => (await import('./hebu-unkept.ts')).start,
  'y-websocket': async () => (await import('./y-websocket.ts')).start,
  hocuspocus: async () => (await import('./hocuspocus.ts')).start,
  ws: async () => (await import('./bare-ws.ts')).start,
  coalescing: async () => (await import('./bare-coalescing.ts')).start,
}

const [kind = '', folder = '', wantedPort = '0', ...addresses] = process.argv.slice(2)
const start = await starts[kind]!()
const tell = (told: Told): void => void process.send!(told)

process.on('message', (asked: Asked) => {
  if (asked === 'stop') process.exit(0)
  if (asked === 'collect') for (let i = 0; i < 3; i++) globalThis.gc!()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, external } = process.memoryUsage()
  tell({ cpuMs: (user + system) / 1000, rssBytes: rss, liveBytes: heapUsed + external })
})
process.on('disconnect', () => process.exit(0))
tell({ port: await start(folder, Number(wantedPort), ...addresses) })
