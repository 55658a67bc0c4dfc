import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aKillableRelay } from '../kit/killable-relay.ts'
import { aPeer } from '../kit/peer.ts'
import { dice, docOf, isPending } from '../kit/random-edits.ts'
import { aRelay } from '../kit/relay.ts'
import { aReplica, readMessage, step1, update } from '../kit/replica.ts'
import { aLogFolder } from '../kit/volume-logs.ts'

const volume = 'w1/notes/g-all'

/** A sample each time; two hundred with `HEBU_KILLS=200`. */
const kills = Number(process.env['HEBU_KILLS'] ?? 10)

test('[RLY1] acknowledged means durable: nothing that was acknowledged is lost when the relay is killed', { timeout: 30_000 + kills * 6_000 }, async () => {
  const folder = aLogFolder()
  const seed = Number(process.env['HEBU_SEED'] ?? Date.now() & 0xffff)
  console.log(`seed ${seed}`)
  const roll = dice(seed)
  const writers = ['wang', 'zhou'].map((token) => ({ token, doc: new Y.Doc(), written: 0, acknowledged: 0 }))
  for (let round = 0; round < kills; round++) {
    const relay = await aKillableRelay(folder)
    const seen = await aReplica(await aPeer(relay.syncUrl, { token: 'he' }), volume)
    await seen.synced
    expect(isPending(seen.doc)).toBe(false)
    for (const { token, acknowledged } of writers) for (let i = 1; i <= acknowledged; i++) expect(seen.doc.getMap(token).get(String(i)), `edit ${i} of ${token}, round ${round}`).toBe(i)

    const untilKill = 1 + Math.floor(roll() * 60)
    let acks = 0
    const enough = Promise.withResolvers<void>()
    for (const writer of writers) {
      const replica = await aReplica(await aPeer(relay.syncUrl, { token: writer.token }), volume, writer.doc)
      await replica.synced
      const writeAndWait = async (): Promise<void> => {
        const edit = ++writer.written
        writer.doc.getMap(writer.token).set(String(edit), edit)
        await replica.saved()
        writer.acknowledged = Math.max(writer.acknowledged, edit)
        if (++acks >= untilKill) enough.resolve()
        return writeAndWait()
      }
      // Several on their way at any time; all end when the socket does.
      for (let lane = 0; lane < 4; lane++) void writeAndWait().catch(() => {})
    }
    await enough.promise
    await relay.kill()
  }
  console.log(`${kills} kills, ${writers.map(({ written, acknowledged }) => `${acknowledged} of ${written} acknowledged`).join(', ')}, none lost`)
  expect(writers.every(({ acknowledged }) => acknowledged > 2 * kills)).toBe(true)
})

test('[RLY1] an edit is shown to others only after it is durable, and acknowledged after it was shown', async () => {
  const held = Promise.withResolvers<void>()
  const relay = await aRelay({
    store: 'memory',
    troubled: (log) => ({
      ...log,
      async append(row) {
        await held.promise
        return log.append(row)
      },
    }),
  })
  const [writer, reader] = [await (await aPeer(relay.syncUrl, { token: 'wang' })).open(volume), await (await aPeer(relay.syncUrl, { token: 'zhou' })).open(volume)]
  for (const each of [writer, reader]) {
    each.send(step1(new Y.Doc()), false)
    await each.messages.next((message) => readMessage(message).kind === 'step2')
  }
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x')
  writer.send(update(Y.encodeStateAsUpdate(doc)))
  // A late joiner is answered from what is durable, while the edit waits for the disk.
  const late = await (await aPeer(relay.syncUrl, { token: 'he' })).open(volume)
  late.send(step1(new Y.Doc()), false)
  const answer = readMessage(await late.messages.next((message) => readMessage(message).kind === 'step2'))
  expect(docOf(answer.payload).getText('note').toJSON()).toBe('')
  expect([reader.messages.waiting.length, writer.told.waiting.length]).toEqual([0, 0])
  const shown = Promise.all([reader, late].map(async ({ messages }) => readMessage(await messages.next()).payload))
  held.resolve()
  expect(await writer.told.next()).toMatchObject({ type: 'ack', n: 1 })
  for (const payload of await shown) expect(docOf(payload).getText('note').toJSON()).toBe('x')
})

test('[RLY2] while the store cannot write, an edit is not acknowledged: the channel ends, and the edit is taken later', async () => {
  const relay = await aRelay({ store: 'memory' })
  const doc = new Y.Doc()
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  const writer = await aReplica(peer, volume, doc)
  doc.getText('note').insert(0, '之前')
  await writer.saved()
  relay.memory.setState('read-only')
  doc.getText('note').insert(2, '，之后')
  expect(await writer.closed).toBe(closeCodes.storeUnavailable)
  // Reading goes on.
  const reader = await aReplica(await aPeer(relay.syncUrl, { token: 'zhou' }), volume)
  await reader.synced
  expect(reader.doc.getText('note').toJSON()).toBe('之前')
  relay.memory.setState('writable')
  const again = await aReplica(peer, volume, doc)
  await again.synced
  await again.saved()
  await reader.until(() => reader.doc.getText('note').toJSON() === '之前，之后')
})

test('[RLY2] a write that fails after it was accepted is not acknowledged, nor is what was known through it', async () => {
  let isFailing = false
  const begun = Promise.withResolvers<void>()
  const fail = Promise.withResolvers<void>()
  const relay = await aRelay({
    store: 'memory',
    troubled: (log) => ({
      ...log,
      async append(row) {
        if (!isFailing) return log.append(row)
        begun.resolve()
        await fail.promise
        return { ok: false, refusal: 'read-only' }
      },
    }),
  })
  const doc = new Y.Doc()
  const [one, other] = [await aReplica(await aPeer(relay.syncUrl, { token: 'wang' }), volume, doc), await (await aPeer(relay.syncUrl, { token: 'wang' })).open(volume)]
  await one.synced
  isFailing = true
  doc.getText('note').insert(0, 'x')
  await begun.promise
  // The same edit over another socket brings nothing new, but is no more durable for that.
  other.send(update(Y.encodeStateAsUpdate(doc)))
  const toldOther = other.told.next()
  const ping = await aPeer(relay.syncUrl, { token: 'he' })
  await ping.open(volume)
  fail.resolve()
  expect(await one.closed).toBe(closeCodes.storeUnavailable)
  expect(await toldOther).toMatchObject({ type: 'close', code: closeCodes.storeUnavailable })
  isFailing = false
  const again = await aReplica(await aPeer(relay.syncUrl, { token: 'wang' }), volume, doc)
  await again.synced
  await again.saved()
  expect(await relay.log.read(volume)).toMatchObject({ value: { head: 1 } })
})

test('[RLY3] a relay that starts again serves what was acknowledged before', async () => {
  const relay = await aRelay()
  const doc = new Y.Doc()
  const writer = await aReplica(await aPeer(relay.syncUrl, { token: 'wang' }), volume, doc)
  for (let i = 0; i < 700; i++) doc.getArray('rows').push([i])
  await writer.saved()
  await relay.restart()
  const reader = await aReplica(await aPeer(relay.syncUrl, { token: 'zhou' }), volume)
  await reader.synced
  expect(reader.doc.getArray('rows').toJSON()).toEqual(doc.getArray('rows').toJSON())
})
