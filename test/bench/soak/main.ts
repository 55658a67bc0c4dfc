/**
 * `pnpm soak`: people join, leave and type while the relay is killed again and again, for `HEBU_SOAK_MINUTES` (10). Then everybody
 * comes back, and what was acknowledged is looked for in a document of somebody who was never there. Exits 1 where anything is lost.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as Y from 'yjs'

import { dice } from '../../kit/random-edits.ts'
import { startSoakRelay, type SoakRelay } from './relay.ts'
import { aTypist, join as joinRelay, type Typist } from './typist.ts'

const minutes = Number(process.env['HEBU_SOAK_MINUTES'] ?? 10)
const seed = Number(process.env['HEBU_SEED'] ?? Date.now() & 0xffff)
const members = ['wang', 'lin', 'zhou', 'shen', 'he']
const typists = 20
const volumes = 5
const lifeMs = 15_000
const roll = dice(seed)

const volumeOf = (index: number): string => `w1/notes/g-all/${2000 + (index % volumes)}`
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function liveUntil(typist: Typist, relay: () => SoakRelay, endsAt: number): Promise<void> {
  while (performance.now() < endsAt) {
    // A relay that has just died, or a socket that broke: the next try comes soon.
    await typist.sitAt(relay().syncUrl, Math.min(endsAt, performance.now() + 500 + roll() * 5_000)).catch(() => {})
    await pause(20 + roll() * 300)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'hebu-soak-'))
let relay = await startSoakRelay(folder)
const people = Array.from({ length: typists }, (_, i) => aTypist(`t${i}`, members[i % members.length]!, volumeOf(i), roll))
const startedAt = performance.now()
const endsAt = startedAt + minutes * 60_000
const memory: { readonly atMs: number; readonly bytes: number }[] = []
let deaths = 0

const living = people.map((typist) => liveUntil(typist, () => relay, endsAt))
while (performance.now() < endsAt) {
  await pause(Math.min(lifeMs, Math.max(0, endsAt - performance.now())))
  memory.push({ atMs: performance.now() - startedAt, bytes: relay.residentBytes() })
  if (performance.now() >= endsAt) break
  await relay.kill()
  deaths += 1
  relay = await startSoakRelay(folder)
}
await Promise.all(living)

for (const typist of people) await typist.sitAt(relay.syncUrl, 0)
let lost = 0
for (let i = 0; i < volumes; i++) {
  const seen = new Y.Doc()
  await joinRelay(relay.syncUrl, 'wang', volumeOf(i), seen).then(({ leave }) => leave())
  for (const typist of people.filter(({ volume }) => volume === volumeOf(i))) for (let n = 1; n <= typist.acknowledged; n++) if (seen.getMap(typist.name).get(String(n)) !== n) lost += 1
}
await relay.kill()
rmSync(folder, { recursive: true, force: true })

const total = (of: (typist: Typist) => number): number => people.reduce((sum, typist) => sum + of(typist), 0)
const megabytes = memory.map(({ bytes }) => bytes / 1024 / 1024)
console.log(`seed ${seed}, ${minutes} minutes, ${deaths} deaths of the relay`)
console.log(`edits made ${total(({ written }) => written)}, acknowledged ${total(({ acknowledged }) => acknowledged)}, lost ${lost}`)
console.log(`resident memory after each life: first ${megabytes[0]?.toFixed(0)} MB, last ${megabytes.at(-1)?.toFixed(0)} MB, most ${Math.max(...megabytes).toFixed(0)} MB`)
process.exit(lost === 0 && total(({ acknowledged }) => acknowledged) > 0 ? 0 : 1)
