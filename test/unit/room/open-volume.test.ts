import { joined } from '@hebu/shared/vocabulary/bytes.ts'
import { collectGarbage } from '@hebu/sync-server/room/collect-garbage.ts'
import { OpenVolume, type VolumePorts } from '@hebu/sync-server/room/open-volume.ts'
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

const collecting: Partial<VolumePorts> = { collect: async (update) => collectGarbage(joined(update)), collectFromBytes: 0 }

async function write(volume: OpenVolume, update: Uint8Array): Promise<void> {
  const verdict = volume.judge(update, () => true)
  if (verdict.kind !== 'news' || verdict.bytes === undefined) return
  expect(await durably(volume, { ...verdict, bytes: verdict.bytes })).toBeUndefined()
}

const lackingOf = (volume: OpenVolume, doc: Y.Doc): Uint8Array => lackingIn(volume, Y.decodeStateVector(Y.encodeStateVector(doc)))

test('[ROOM3] whatever a document has, the difference to it brings it level, before and after folding and opening anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.nat(), fc.boolean(), async (seed, at, collects) => {
      const { updates } = aHistory(seed, { edits: 30 })
      const log = createMemoryVolumeLog()
      const volume = await open(log, collects ? collecting : {})
      const early = new Y.Doc()
      for (const [i, { bytes }] of updates.entries()) {
        await write(volume, bytes)
        if (i === at % updates.length) Y.applyUpdate(early, lackingOf(volume, early))
        // Not waited for: what is written while it is folded comes on top.
        if (i === (at >> 3) % updates.length) void volume.compact()
      }
      const whole = contentOf(docOf(...updates.map(({ bytes }) => bytes)))
      for (const there of [volume, await open(log)]) {
        const late = docOf(lackingOf(there, new Y.Doc()))
        const caughtUp = docOf(Y.encodeStateAsUpdate(early))
        Y.applyUpdate(caughtUp, lackingOf(there, caughtUp))
        for (const doc of [late, caughtUp]) {
          expect(isPending(doc)).toBe(false)
          expect(contentOf(doc)).toEqual(whole)
        }
        expect(Y.decodeStateVector(there.vector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(late)))
      }
    }),
    { numRuns: 60 },
  )
})

test('[ROOM3] a document that ends inside of a struct gets the rest of it', async () => {
  const volume = await open(createMemoryVolumeLog())
  const doc = new Y.Doc()
  doc.getText('note').insert(0, '合同 🀄 第三季度')
  await write(volume, Y.encodeStateAsUpdate(doc))
  const [client] = doc.store.clients.keys()
  for (let clock = 0; clock <= 10; clock++) {
    const part = Y.diffUpdate(lackingIn(volume, new Map([[client!, clock]])), Uint8Array.of(0))
    const { structs } = Y.decodeUpdate(part)
    if (clock < 10) expect(structs[0]?.id.clock).toBe(clock)
    else expect(structs).toEqual([])
  }
})

test('[RLY4] nothing is written for what is known, also by another session and inside of a whole document', async () => {
  const log = createMemoryVolumeLog()
  const volume = await open(log)
  const { updates } = aHistory(11)
  const whole = docOf(...updates.map(({ bytes }) => bytes))
  for (const { bytes } of updates) await write(volume, bytes)
  await write(volume, Y.encodeStateAsUpdate(whole))
  const before = await log.read(name)
  for (const { bytes } of updates) await write(volume, bytes)
  await write(volume, Y.encodeStateAsUpdate(whole))
  expect(await log.read(name)).toEqual(before)
})

test('[STO5] a tail of 500 rows is folded by itself', async () => {
  const log = createMemoryVolumeLog()
  const volume = await open(log)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 510; i++) doc.getArray('rows').push([i])
  for (const update of updates) await write(volume, update)
  const stored = await log.read(name)
  expect(stored.ok && stored.value).toMatchObject({ head: 510, snapshotUpto: 500 })
  expect(docOf(lackingOf(await open(log), new Y.Doc())).getArray('rows').length).toBe(510)
})

test('[STO5] folding joins what was typed letter by letter and collects what was deleted, and loses nothing written meanwhile', async () => {
  const log = createMemoryVolumeLog()
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const volume = await open(log, {
    collectFromBytes: 0,
    async collect(update) {
      begun.resolve()
      await goOn.promise
      return collectGarbage(joined(update))
    },
  })
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 400; i++) doc.getText('note').insert(i, 'x')
  doc.getText('note').delete(100, 200)
  for (const update of updates.splice(0)) await write(volume, update)
  const before = lackingIn(volume, new Map()).length
  const folded = volume.compact()
  await begun.promise
  doc.getText('note').insert(0, '同时')
  doc.getText('note').delete(50, 10)
  for (const update of updates) await write(volume, update)
  goOn.resolve()
  await folded
  expect(lackingIn(volume, new Map()).length).toBeLessThan(before / 10)
  for (const there of [volume, await open(log)]) expect(docOf(lackingIn(there, new Map())).getText('note').toJSON()).toBe(doc.getText('note').toJSON())
  const [client] = Y.decodeStateVector(Y.encodeStateVector(doc)).keys()
  for (const clock of [1, 150, 399, 401]) {
    expect(Y.decodeUpdate(lackingIn(volume, new Map([[client!, clock]]))).structs[0]?.id.clock).toBe(clock)
  }
})

test('[ROOM3] a large answer is not written to again, whatever is written and folded while it is on its way', async () => {
  const log = createMemoryVolumeLog()
  const volume = await open(log, collecting)
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
  const type = async (length: number): Promise<void> => {
    for (const doc of docs) {
      const before = Y.encodeStateVector(doc)
      doc.getText(`of ${doc.clientID}`).insert(0, '字'.repeat(length))
      await write(volume, Y.encodeStateAsUpdate(doc, before))
    }
  }
  await type(30_000)
  const answer = volume.step2(new Map())
  const then = joined(answer)
  const saying = docOf(lackingIn(volume, new Map()))
  expect(answer.length).toBeGreaterThan(docs.length)
  await type(10)
  await volume.compact()
  await type(50_000)
  expect(joined(answer)).toEqual(then)
  for (const doc of docs) expect(saying.getText(`of ${doc.clientID}`).length).toBe(30_000)
  for (const doc of docs) expect(docOf(lackingIn(volume, new Map())).getText(`of ${doc.clientID}`).length).toBe(80_010)
})

test('[STO5] what cannot be collected is folded as it is', async () => {
  const log = createMemoryVolumeLog()
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x')
  for (const collect of [async () => undefined, async () => ({ bytes: Uint8Array.of(0, 0), runs: [], deletes: new Map() })]) {
    const volume = await open(log, { collect, collectFromBytes: 0 })
    doc.getText('note').insert(0, 'y')
    await write(volume, Y.encodeStateAsUpdate(doc))
    await volume.compact()
    expect(docOf(lackingIn(volume, new Map())).getText('note').toJSON()).toBe(doc.getText('note').toJSON())
    expect(docOf(lackingIn(await open(log), new Map())).getText('note').toJSON()).toBe(doc.getText('note').toJSON())
  }
})

test('[STO5] a fold that another made first is given up, and the next one starts from it', async () => {
  const log = createMemoryVolumeLog()
  const one = await open(log)
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x')
  await write(one, Y.encodeStateAsUpdate(doc))
  await (await open(log)).compact()
  await one.compact()
  doc.getText('note').insert(0, 'y')
  await write(one, Y.encodeStateAsUpdate(doc))
  await one.compact()
  expect(await log.read(name)).toMatchObject({ value: { head: 2, snapshotUpto: 2 } })
})

test('[STO6] a row that does not decode or does not fit is kept aside, and the others are served', async () => {
  const log = createMemoryVolumeLog()
  const [first, second] = aHistory(4, { docs: 1, edits: 4 }).updates.map(({ bytes }) => bytes)
  const row = { volume: name, epoch: 1, member: 'wang', clientIds: [1], receivedAt: 1 }
  await log.append({ ...row, seq: 1, bytes: second! })
  await log.append({ ...row, seq: 2, bytes: Uint8Array.of(9, 9, 9) })
  await log.append({ ...row, seq: 3, bytes: first! })
  const volume = await open(log)
  const served = docOf(lackingOf(volume, new Y.Doc()))
  expect(isPending(served)).toBe(false)
  expect(contentOf(served)).toEqual(contentOf(docOf(first!)))
  await write(volume, second!)
  expect(contentOf(docOf(lackingOf(volume, new Y.Doc())))).toEqual(contentOf(docOf(first!, second!)))
})

test('[RLY6] state vectors and differences tell of what is durable alone', async () => {
  const log = createMemoryVolumeLog()
  const volume = await open(log)
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x')
  const verdict = volume.judge(Y.encodeStateAsUpdate(doc), () => true)
  if (verdict.kind !== 'news') throw new Error(verdict.kind)
  const written = durably(volume, { ...verdict, bytes: verdict.bytes! })
  expect(Y.decodeStateVector(volume.vector()).size).toBe(0)
  expect(lackingIn(volume, new Map())).toEqual(Uint8Array.of(0, 0))
  expect(volume.judge(Y.encodeStateAsUpdate(doc), () => true).kind).toBe('nothing')
  await written
  expect(Y.decodeStateVector(volume.vector()).size).toBe(1)
  expect(docOf(lackingIn(volume, new Map())).getText('note').toJSON()).toBe('x')
})

test('[RLY2] when a write fails, what was checked against it fails with it, and what comes after starts from what is durable', async () => {
  const log = createMemoryVolumeLog()
  const volume = await open(log)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') doc.getText('note').insert(0, letter)
  const start = (update: Uint8Array) => {
    const verdict = volume.judge(update, () => true)
    if (verdict.kind !== 'news' || verdict.bytes === undefined) throw new Error('brings nothing')
    return durably(volume, { ...verdict, bytes: verdict.bytes })
  }
  await start(updates[0]!)
  log.setState('read-only')
  const failing = start(updates[1]!)
  log.setState('writable')
  const checkedAgainstIt = start(updates[2]!)
  expect(await failing).toBe('read-only')
  expect(await checkedAgainstIt).toBe('read-only')
  expect(volume.isStale).toBe(false)
  expect(volume.judge(updates[2]!, () => true)).toMatchObject({ kind: 'news', isRest: true })
  expect(await start(updates[1]!)).toBeUndefined()
  expect(await start(updates[2]!)).toBeUndefined()
  expect(docOf(lackingIn(volume, new Map())).getText('note').toJSON()).toBe('cba')
})
