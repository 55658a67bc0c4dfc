import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aKillableRelay, type KillableRelay } from '../kit/killable-relay.ts'
import { aPeer } from '../kit/peer.ts'
import { aReplica, type Replica } from '../kit/replica.ts'
import { aLogFolder } from '../kit/volume-logs.ts'

/** A sample each time; the whole storm with `HEBU_STORM=2000`. */
const devices = Number(process.env['HEBU_STORM'] ?? 150)
const devicesPerVolume = 10
const members = ['wang', 'lin', 'zhou', 'shen', 'he']

const volumeOf = (device: number): string => `w1/notes/g-all/${2000 + Math.floor(device / devicesPerVolume)}`

/** Everybody at once. */
const comeTo = (relay: KillableRelay, docs: readonly Y.Doc[]): Promise<Replica[]> =>
  Promise.all(
    docs.map(async (doc, device) => {
      const replica = await aReplica(await aPeer(relay.syncUrl, { token: members[device % members.length]! }), volumeOf(device), doc)
      await replica.synced
      await replica.saved()
      return replica
    }),
  )

test('[RLY31] after a death of the relay everybody comes back at once: all are level, with what they did meanwhile, in bounded memory', { timeout: 60_000 + devices * 200 }, async () => {
  const folder = aLogFolder()
  const docs = Array.from({ length: devices }, () => new Y.Doc())
  const first = await aKillableRelay(folder)
  const replicas = await comeTo(first, docs)
  docs.forEach((doc, device) => doc.getMap('notes').set(`before ${device}`, '之前'.repeat(200)))
  await Promise.all(replicas.map((replica) => replica.saved()))
  await first.kill()
  docs.forEach((doc, device) => doc.getMap('notes').set(`offline ${device}`, '期間'.repeat(200)))

  const second = await aKillableRelay(folder)
  const restedBytes = second.residentBytes()
  const back = await comeTo(second, docs)
  for (const [device, replica] of back.entries()) {
    const begins = device - (device % devicesPerVolume)
    const sharers = Array.from({ length: Math.min(devicesPerVolume, devices - begins) }, (_, i) => begins + i)
    await replica.until(() => sharers.every((each) => replica.doc.getMap('notes').has(`before ${each}`) && replica.doc.getMap('notes').has(`offline ${each}`)))
  }
  const grownBytes = second.residentBytes() - restedBytes
  console.log(`${devices} devices back at once: ${Math.round(grownBytes / 1024 / devices)} KB each`)
  expect(grownBytes).toBeLessThan(64 * 1024 * 1024 + devices * 100 * 1024)
})
