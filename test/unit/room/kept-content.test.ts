import { joined } from '@hebu/shared/vocabulary/bytes.ts'
import { collectGarbage } from '@hebu/sync-server/room/collect-garbage.ts'
import { OpenVolume, type VolumePorts } from '@hebu/sync-server/room/open-volume.ts'
import { createRooms } from '@hebu/sync-server/room/rooms.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { createMemoryVolumeLog } from '@hebu/sync-server/store/memory-volume-log.ts'
import type { VolumeLog } from '@hebu/sync-server/store/volume-log.ts'
import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aHistory, contentOf, docOf, isPending } from '../../kit/random-edits.ts'
import { durably } from '../../kit/durably.ts'
import { lackingIn } from '../../kit/lacking.ts'

const name = 'w1/notes/g-all'

async function open(log: VolumeLog, ports: Partial<VolumePorts> = {}): Promise<OpenVolume> {
  const stored = await log.read(name)
  if (!stored.ok) throw new Error(stored.refusal)
  return new OpenVolume(name, stored.value, { log, clock: systemClock, logger: silentLogger, ...ports })
}

function written(volume: OpenVolume, update: Uint8Array): Promise<unknown> {
  const verdict = volume.judge(update, () => true)
  return verdict.kind === 'news' && verdict.bytes !== undefined ? durably(volume, { ...verdict, bytes: verdict.bytes }) : Promise.resolve()
}

/** As a room does: content may have been left to the log again before its turn came. */
async function bringLevel(volume: OpenVolume, doc: Y.Doc): Promise<void> {
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc))
  for (let preparing = volume.prepare(vector); preparing !== undefined; preparing = volume.prepare(vector)) expect(await preparing).toBeUndefined()
  Y.applyUpdate(doc, lackingIn(volume, vector))
}

test('[RLY32] content that is left to the log and read again at any moment, while it is written and folded, brings every document level', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.boolean(), fc.array(fc.constantFrom('leave', 'ask', 'fold', 'write', 'write', 'write'), { minLength: 20, maxLength: 60 }), async (seed, collects, acts) => {
      const { updates } = aHistory(seed, { edits: 40 })
      const log = createMemoryVolumeLog()
      const volume = await open(log, collects ? { collect: async (update) => collectGarbage(joined(update)), collectFromBytes: 0 } : {})
      const docs = [new Y.Doc(), new Y.Doc()]
      const pending: Promise<unknown>[] = []
      let at = 0
      // Nothing is waited for: rows, snapshots and reads overtake each other.
      for (const [i, act] of acts.entries()) {
        if (act === 'leave') volume.letGoOfContent()
        if (act === 'ask') pending.push(bringLevel(volume, docs[i % 2]!))
        if (act === 'fold') pending.push(volume.compact())
        if (act === 'write' && at < updates.length) pending.push(written(volume, updates[at++]!.bytes))
        if (i % 3 === 0) await Promise.resolve()
      }
      await Promise.all(pending)
      volume.letGoOfContent()
      expect(volume.contentBytes).toBe(0)
      const whole = contentOf(docOf(...updates.slice(0, at).map(({ bytes }) => bytes)))
      for (const doc of [...docs, new Y.Doc()]) {
        await bringLevel(volume, doc)
        expect(isPending(doc)).toBe(false)
        expect(contentOf(doc)).toEqual(whole)
      }
    }),
    { numRuns: 80 },
  )
})

test('[RLY32] who is level is answered, and who writes is served, without reading anything', async () => {
  let reads = 0
  const memory = createMemoryVolumeLog()
  const log: VolumeLog = { ...memory, read: (volume) => (reads++, memory.read(volume)) }
  const volume = await open(log)
  const doc = new Y.Doc()
  doc.getText('note').insert(0, '合同')
  await written(volume, Y.encodeStateAsUpdate(doc))
  volume.letGoOfContent()
  expect(volume.prepare(Y.decodeStateVector(Y.encodeStateVector(doc)))).toBeUndefined()
  doc.getText('note').insert(2, '第三季度')
  await written(volume, Y.encodeStateAsUpdate(doc))
  await bringLevel(volume, doc)
  expect(reads).toBe(1)
  await bringLevel(volume, new Y.Doc())
  expect(reads).toBe(2)
})

test('[RLY32] a log that holds something else than was made durable ends the volume, and nothing of it is served', async () => {
  const log = createMemoryVolumeLog()
  const volume = await open(log)
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x')
  await written(volume, Y.encodeStateAsUpdate(doc))
  volume.letGoOfContent()
  await log.renew(name, Y.encodeStateAsUpdate(new Y.Doc()))
  expect(await volume.prepare(new Map())).toBe('differs')
  expect(volume.isStale).toBe(true)
})

test('[RLY32] rooms keep together what fits, and what nobody has asked for in a while not at all, while people sit in them', async () => {
  const log = createMemoryVolumeLog()
  let nowMs = 0
  const rooms = createRooms({ log, clock: { now: () => nowMs }, logger: silentLogger, onBegun: () => {} }, 250_000)
  const held = async () => {
    const opened = await Promise.all([1, 2, 3, 4].map((year) => rooms.open(`w1/notes/g-all/200${year}`)))
    return opened.map((room) => (room.ok ? room.value.volume : expect.unreachable()))
  }
  const volumes = await held()
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x'.repeat(100_000))
  for (const volume of volumes) await written(volume, Y.encodeStateAsUpdate(doc))
  nowMs += 5_000
  lackingIn(volumes[0]!, new Map())
  rooms.sweep()
  expect(volumes.map(({ contentBytes }) => contentBytes > 0)).toEqual([true, false, false, true])
  await volumes[1]!.prepare(new Map())
  nowMs += 2_000
  rooms.sweep()
  expect(volumes.map(({ contentBytes }) => contentBytes > 0)).toEqual([true, true, false, false])
  nowMs += 30_000
  rooms.sweep()
  expect(volumes.every(({ contentBytes }) => contentBytes === 0)).toBe(true)
})

test('[RLY40] volumes that are due to be folded at the same time are folded one after the other, and all of them are', async () => {
  const log = createMemoryVolumeLog()
  let running = 0
  let most = 0
  const folded: string[] = []
  const watched: VolumeLog = {
    ...log,
    async compact(compaction) {
      most = Math.max(most, ++running)
      const outcome = await log.compact(compaction)
      for (let i = 0; i < 20; i++) await Promise.resolve()
      running--
      folded.push(compaction.volume)
      return outcome
    },
  }
  const rooms = createRooms({ log: watched, clock: systemClock, logger: silentLogger, onBegun: () => {} })
  const names = Array.from({ length: 5 }, (_, i) => `w1/notes/g-${i}`)
  const folding = names.map(async (each) => {
    const opened = await rooms.open(each)
    if (!opened.ok) throw new Error(opened.refusal)
    const doc = new Y.Doc()
    doc.getText('note').insert(0, 'x')
    await written(opened.value.volume, Y.encodeStateAsUpdate(doc))
    await opened.value.volume.compact()
  })
  await Promise.all(folding)
  expect(most).toBe(1)
  expect(folded.toSorted()).toEqual(names)
  await rooms.close()
})
