import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { SeededRandom } from '../kit/seeded-random.ts'
import { decodeVolume, marksIn, unfitIn } from './decoded-volume.ts'
import { type RelayInProcess, relayInProcess } from './relay-in-process.ts'
import { Replica } from './replica.ts'
import { forEachSeed, seeds } from './seeds.ts'

const stepsPerReplica = 200

interface Sim {
  readonly relay: RelayInProcess
  readonly replicas: readonly Replica[]
  readonly random: SeededRandom
}

async function aSim(random: SeededRandom): Promise<Sim> {
  let nowMs = Date.parse('2026-11-23T01:00:00Z')
  const relay = await relayInProcess(random, () => (nowMs += 7))
  const replicas = ['wang', 'lin', 'zhou'].map((member) => new Replica(member, random, relay))
  for (const replica of replicas) await replica.connect()
  return { relay, replicas, random }
}

/** One event: mostly edits, then the network in its own time, and now and then a mishap. */
async function step({ relay, replicas, random }: Sim, replica: Replica): Promise<void> {
  const event = random.next()
  if (event < 0.5) return replica.edit()
  if (event < 0.7) return replica.link === undefined ? undefined : relay.receive(replica.link)
  if (event < 0.88) return random.pick(replicas).hear()
  if (event < 0.93) return relay.commit()
  if (event < 0.965) return replica.link === undefined ? replica.connect() : replica.disconnect()
  if (event < 0.985) return replica.reload()
  return random.chance(0.5) ? relay.compact() : relay.restart()
}

/** Everybody comes back, and everything that is under way arrives. */
async function heal({ relay, replicas }: Pick<Sim, 'relay' | 'replicas'>): Promise<void> {
  for (let quiet = false; !quiet; ) {
    quiet = true
    for (const replica of replicas) {
      while (replica.link !== undefined && replica.link.down.length > 0) {
        replica.hear()
        quiet = false
      }
      if (replica.link === undefined) {
        await replica.connect()
        quiet = false
      }
      while (replica.link !== undefined && replica.link.up.length > 0) {
        await relay.receive(replica.link)
        quiet = false
      }
    }
    if (!relay.isQuiet) quiet = false
    await relay.commit()
  }
}

async function live(random: SeededRandom): Promise<Sim> {
  const sim = await aSim(random)
  for (let count = 0; count < stepsPerReplica; count++) for (const replica of sim.replicas) await step(sim, replica)
  await heal(sim)
  return sim
}

test('[CNV1] [CNV2] [CNV3] three devices end with the same pages, and so does one that joins late; nothing acknowledged is missing, nothing made is forgotten', { timeout: 600_000 }, async () => {
  const run = seeds(200)
  const seen = { edits: 0, marks: 0, conflicts: 0 }
  await forEachSeed(run, async (random) => {
    const { relay, replicas } = await live(random)
    const late = new Replica('wang', random, relay)
    await heal({ relay, replicas: [...replicas, late] })

    const expected = decodeVolume(late.doc)
    for (const replica of replicas) {
      expect(decodeVolume(replica.doc)).toEqual(expected)
      expect(replica.refusals).toEqual([])
      expect(replica.doc.store.pendingStructs).toBeNull()
    }
    expect(unfitIn(expected)).toEqual({})
    const marks = marksIn(expected)
    const made = replicas.flatMap((replica) => [...replica.made])
    expect(made.filter((mark) => !marks.has(mark))).toEqual([])
    // At rest everything made is also acknowledged: a mark that says otherwise would never turn green.
    expect(replicas.flatMap((replica) => [...replica.made].filter((mark) => !replica.acknowledged.has(mark)))).toEqual([])
    seen.edits += Y.decodeUpdate(Y.encodeStateAsUpdate(late.doc)).structs.length
    seen.marks += made.length
    seen.conflicts += Object.values(expected.pages).filter((page) => Object.keys(page.conflicts).length > 0).length
  })
  console.log(`${run.length} seeds from ${run[0]}: ${seen.edits} structs, ${seen.marks} marks, ${seen.conflicts} pages with conflicts shown`)
  // The run would prove nothing if these did not happen.
  if (run.length >= 100) for (const count of Object.values(seen)) expect(count).toBeGreaterThan(run.length / 10)
})

test('[CNV3] what was acknowledged is there after the relay dies at any moment, before anybody comes back', { timeout: 600_000 }, async () => {
  await forEachSeed(seeds(200).slice(0, 50), async (random) => {
    const { relay, replicas } = await aSimInTheMiddle(random)
    const acknowledged = replicas.flatMap((replica) => [...replica.acknowledged])
    await relay.restart()
    const late = new Replica('wang', random, relay)
    await heal({ relay, replicas: [late] })
    const marks = marksIn(decodeVolume(late.doc))
    expect(acknowledged.filter((mark) => !marks.has(mark))).toEqual([])
    expect(late.doc.store.pendingStructs).toBeNull()
  })
})

async function aSimInTheMiddle(random: SeededRandom): Promise<Sim> {
  const sim = await aSim(random)
  const steps = 50 + random.int(100)
  for (let count = 0; count < steps; count++) for (const replica of sim.replicas) await step(sim, replica)
  return sim
}
