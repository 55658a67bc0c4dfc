import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'

import { aRelay, type Relay } from '../kit/relay.ts'
import type { SeededRandom } from '../kit/seeded-random.ts'
import { decodeVolume, marksIn, unfitIn } from './decoded-volume.ts'
import { FullDevice } from './full-device.ts'
import { turn } from './relay-in-process.ts'
import { forEachSeed, seeds } from './seeds.ts'

const stepsPerDevice = 200

/** One event of a device's day: mostly edits; lines break, windows open and close, the relay dies. */
async function step(device: FullDevice, relay: Relay, random: SeededRandom, nowMs: number): Promise<void> {
  const event = random.next()
  if (event < 0.7) return device.edit(nowMs)
  if (event < 0.9) return turn()
  if (event < 0.93) return device.isCut ? device.mend() : device.cut()
  if (event < 0.96) return device.retry()
  if (event < 0.975) return device.windows.length < 2 ? device.openWindow() : undefined
  if (event < 0.99) {
    device.closeWindow()
    return device.windows.length === 0 ? device.openWindow() : undefined
  }
  if (random.chance(0.25)) await relay.restart()
}

async function live(random: SeededRandom, relay: Relay, devices: readonly FullDevice[]): Promise<void> {
  const startMs = Date.parse('2026-11-23T01:00:00Z')
  for (const device of devices) await device.openWindow()
  for (let count = 0; count < stepsPerDevice; count++) for (const device of devices) await step(device, relay, random, startMs + count * 1000)
}

/** Lines are mended; everybody waits until everything says synced. */
async function heal(devices: readonly FullDevice[]): Promise<void> {
  for (const device of devices) device.mend()
  await vi.waitFor(
    () => {
      for (const device of devices) device.retry()
      if (!devices.every((device) => device.isSynced())) throw new Error(`not synced:\n${devices.map((device) => device.describe()).join('\n')}`)
    },
    { timeout: 30_000, interval: 10 },
  )
}

/**
 * The whole path of an edit, with nothing stood in for but the browser's databases. The seed decides what everybody does;
 * how sockets and disks interleave it is theirs, so that a failure here may need its seed more than once.
 */
test('[CNV1] [CNV2] through IndexedDB, tabs, sockets and SQLite, three members end with the same pages; one who joins late sees them too, and reloading from the device alone gives them back', { timeout: 600_000 }, async () => {
  await forEachSeed(seeds(200), async (random) => {
    // y-indexeddb knows only the global one; members have databases of their own in it.
    const factory = (globalThis.indexedDB = new IDBFactory())
    globalThis.IDBKeyRange = IDBKeyRange
    const relay = await aRelay()
    const devices = ['wang', 'lin', 'zhou'].map((member) => new FullDevice(member, relay, random, factory))
    await live(random, relay, devices)
    await heal(devices)

    const late = new FullDevice('he', relay, random, factory)
    await late.openWindow()
    await heal([...devices, late])
    const expected = decodeVolume(late.windows[0]!.doc)
    for (const device of devices) for (const { doc } of device.windows) expect(decodeVolume(doc)).toEqual(expected)
    expect(unfitIn(expected)).toEqual({})
    const marks = marksIn(expected)
    const made = devices.flatMap((device) => [...device.made])
    expect(made.length).toBeGreaterThan(0)
    expect(made.filter((mark) => !marks.has(mark))).toEqual([])

    await relay.close()
    for (const device of devices) {
      await device.close()
      device.cut()
      await device.openWindow()
      expect(decodeVolume(device.windows[0]!.doc)).toEqual(expected)
    }
    for (const device of [...devices, late]) await device.close()
  })
})
