/**
 * `pnpm soak [--nodes 3]`: people join, leave and type while relays are killed again and again, for `HEBU_SOAK_MINUTES` (10). With several
 * nodes PostgreSQL and Redis die as well. Then everybody comes back, and what was acknowledged is looked for in a document of somebody
 * who was never there. Exits 1 where anything is lost.
 */
import * as Y from 'yjs'

import { dice } from '../../kit/random-edits.ts'
import { manyRelays } from './many-relays.ts'
import { oneRelay } from './one-relay.ts'
import type { Relays } from './relays.ts'
import { aTypist, join as joinRelay, type Typist } from './typist.ts'

const minutes = Number(process.env['HEBU_SOAK_MINUTES'] ?? 10)
const seed = Number(process.env['HEBU_SEED'] ?? Date.now() & 0xffff)
const nodes = process.argv.includes('--nodes') ? Number(process.argv[process.argv.indexOf('--nodes') + 1]) : 1
const members = ['wang', 'lin', 'zhou', 'shen', 'he']
const typists = 20
const volumes = 5
const lifeMs = 15_000
const roll = dice(seed)
if (!Number.isInteger(nodes) || nodes < 1 || nodes > 9) {
  console.error('How many relays? pnpm soak --nodes 3')
  process.exit(1)
}

const volumeOf = (index: number): string => `w1/notes/g-all/${2000 + (index % volumes)}`
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function liveUntil(typist: Typist, relays: Relays, endsAt: number): Promise<void> {
  while (performance.now() < endsAt) {
    // A relay that has just died, or a socket that broke: the next try comes soon, and may lead to another relay.
    await typist.sitAt(relays.syncUrl(), Math.min(endsAt, performance.now() + 500 + roll() * 5_000)).catch(() => {})
    await pause(20 + roll() * 300)
  }
}

/** Until everything that somebody has made is acknowledged. */
async function bringAll(typist: Typist, relays: Relays): Promise<void> {
  const endsAt = performance.now() + 60_000
  for (;;) {
    try {
      return await typist.sitAt(relays.syncUrl(), 0)
    } catch (error) {
      if (performance.now() > endsAt) throw error
      await pause(200)
    }
  }
}

const relays = nodes === 1 ? await oneRelay() : await manyRelays(nodes, roll)
const people = Array.from({ length: typists }, (_, i) => aTypist(`t${i}`, members[i % members.length]!, volumeOf(i), roll))
const startedAt = performance.now()
const endsAt = startedAt + minutes * 60_000
const memory: { readonly atMs: number; readonly bytes: number }[] = []
const deaths = new Map<string, number>()

const living = people.map((typist) => liveUntil(typist, relays, endsAt))
while (performance.now() < endsAt) {
  await pause(Math.min(lifeMs, Math.max(0, endsAt - performance.now())))
  memory.push({ atMs: performance.now() - startedAt, bytes: relays.residentBytes() })
  if (performance.now() >= endsAt) break
  const dead = await relays.killOne()
  deaths.set(dead, (deaths.get(dead) ?? 0) + 1)
}
await Promise.all(living)

for (const typist of people) await bringAll(typist, relays)
let lost = 0
for (let i = 0; i < volumes; i++) {
  const seen = new Y.Doc()
  await joinRelay(relays.syncUrl(), 'wang', volumeOf(i), seen).then(({ leave }) => leave())
  for (const typist of people.filter(({ volume }) => volume === volumeOf(i))) for (let n = 1; n <= typist.acknowledged; n++) if (seen.getMap(typist.name).get(String(n)) !== n) lost += 1
}
await relays.close()

const total = (of: (typist: Typist) => number): number => people.reduce((sum, typist) => sum + of(typist), 0)
const megabytes = memory.map(({ bytes }) => bytes / 1024 / 1024)
console.log(`seed ${seed}, ${minutes} minutes, ${nodes === 1 ? 'one relay' : `${nodes} relays over PostgreSQL and Redis`}; deaths: ${[...deaths].map(([what, times]) => `${what} ${times}`).join(', ') || 'none'}`)
console.log(`edits made ${total(({ written }) => written)}, acknowledged ${total(({ acknowledged }) => acknowledged)}, lost ${lost}`)
console.log(`resident memory ${relays.memoryOf}: first ${megabytes[0]?.toFixed(0)} MB, last ${megabytes.at(-1)?.toFixed(0)} MB, most ${Math.max(...megabytes).toFixed(0)} MB, slope ${slope().toFixed(2)} MB a minute`)
process.exit(lost === 0 && total(({ acknowledged }) => acknowledged) > 0 ? 0 : 1)

/** By least squares, in megabytes a minute, once what is made for the first is made. */
function slope(): number {
  const settled = memory.slice(Math.floor(memory.length / 4))
  const points = settled.map(({ atMs, bytes }) => ({ x: atMs / 60_000, y: bytes / 1024 / 1024 }))
  const mean = (of: (point: { readonly x: number; readonly y: number }) => number): number => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  const spread = mean((point) => (point.x - x) ** 2)
  return spread === 0 ? 0 : mean((point) => (point.x - x) * (point.y - y)) / spread
}
