import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { encodeFrames } from '@hebu/shared/wire/frames.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { inbox } from '../kit/inbox.ts'
import { aPeer } from '../kit/peer.ts'
import { aRelay } from '../kit/relay.ts'
import { anEdit, aPlainClient, aReplica, update } from '../kit/replica.ts'

const all = 'w1/notes/g-all'

test('[WIR2] bytes that are no frames end the socket, and the relay lives', async () => {
  const relay = await aRelay({ store: 'memory' })
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (bytes) => {
      const peer = await aPeer(relay.syncUrl, { token: 'wang' })
      peer.sendRaw(bytes)
      // What happens to be a frame is followed by what is none.
      peer.sendRaw(Uint8Array.of(1))
      expect([closeCodes.malformed, closeCodes.normal]).toContain((await peer.ended).code)
    }),
    { numRuns: 60 },
  )
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  peer.sendRaw('text')
  expect((await peer.ended).code).toBe(closeCodes.malformed)
  expect((await (await aPeer(relay.syncUrl, { token: 'wang' })).open(all)).answer.type).toBe('opened')
})

test('[WIR2] bytes that are no y-websocket message end the channel', async () => {
  const relay = await aRelay({ store: 'memory' })
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  for (const bytes of [[], [0], [0, 3, 0], [0, 0, 9, 1], [4], [2, 0, 1, 65], [0, 0, 1, 0, 7], [1, 3, 1, 1, 200]]) {
    const channel = await peer.open(all)
    channel.send(Uint8Array.from(bytes), false)
    expect(await channel.told.next()).toMatchObject({ type: 'close', code: closeCodes.malformed })
  }
})

test('[WIR2] frames that only the relay sends, and numbers that fall, end the socket', async () => {
  const relay = await aRelay({ store: 'memory' })
  const first = await aPeer(relay.syncUrl, { token: 'wang' })
  first.send({ type: 'ack', channel: 1, n: 1 })
  expect((await first.ended).code).toBe(closeCodes.malformed)
  const second = await aPeer(relay.syncUrl, { token: 'wang' })
  const { channel } = await second.open(all)
  for (const n of [2, 1]) second.send({ type: 'data', channel, n, last: true, bytes: update(anEdit(n)) })
  expect((await second.ended).code).toBe(closeCodes.malformed)
  const third = await aPeer(relay.syncUrl, { token: 'wang' })
  for (let i = 0; i < 2; i++) third.send({ type: 'open', channel: 4, volume: all, epoch: 0 })
  expect((await third.ended).code).toBe(closeCodes.malformed)
})

test('[RLY9] a websocket message beyond the bound ends the socket unread', async () => {
  const relay = await aRelay({ store: 'memory', transport: { limits: { maxMessageBytes: 10_000, maxAssembledBytes: 20_000 } } })
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  peer.sendRaw(new Uint8Array(10_001))
  expect((await peer.ended).code).toBe(1009)
  const plain = aPlainClient(relay, all, 'wang')
  await plain.synced
  const ended = new Promise<number>((resolve) => plain.provider.on('connection-close', (event) => resolve(event?.code ?? 0)))
  plain.doc.getText('note').insert(0, 'x'.repeat(20_001))
  expect(await ended).toBe(1009)
})

test('[RLY9] a message put together beyond the bound ends its channel, and many unfinished ones the socket', async () => {
  const relay = await aRelay({ store: 'memory', transport: { limits: { maxAssembledBytes: 100_000, maxUnfinishedBytes: 150_000 } } })
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  const channel = await peer.open(all)
  channel.send(new Uint8Array(200_000))
  expect(await channel.told.next()).toMatchObject({ type: 'close', code: closeCodes.tooLarge })
  for (const group of ['east', 'west']) {
    const opened = await peer.open(`w1/notes/g-${group}`)
    peer.send(...[1, 2].map(() => ({ type: 'data' as const, channel: opened.channel, n: 1, last: false, bytes: new Uint8Array(45_000) })))
  }
  expect((await peer.ended).code).toBe(closeCodes.overloaded)
})

test('[RLY9] who sends more than the credit that was given is cut off', async () => {
  const held = Promise.withResolvers<void>()
  const relay = await aRelay({ store: 'memory', troubled: (log) => ({ ...log, append: (append) => held.promise.then(() => log.append(append)) }) })
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  const channel = await peer.open(all)
  // Each waits for the disk, and so none of it is given back.
  for (let i = 0; i < 20; i++) {
    const doc = new Y.Doc()
    doc.getText('note').insert(0, 'x'.repeat(60_000))
    channel.send(update(Y.encodeStateAsUpdate(doc)))
  }
  expect((await peer.ended).code).toBe(closeCodes.overloaded)
  held.resolve()
})

test('[RLY9] a device that reads nothing is cut off when too much waits for it, and the others are served', async () => {
  const relay = await aRelay({ store: 'memory', transport: { limits: { maxQueuedBytes: 400_000, maxBufferedBytes: 50_000 } } })
  const [deaf, writer, reader] = [await aPeer(relay.syncUrl, { token: 'he' }), await aPeer(relay.syncUrl, { token: 'wang' }), await aPeer(relay.syncUrl, { token: 'zhou' })]
  await (await aReplica(deaf, all)).synced
  const to = await aReplica(reader, all)
  const from = await aReplica(writer, all)
  await Promise.all([to.synced, from.synced])
  deaf.pause()
  expect(relay.transport.load().sockets).toBe(3)
  let length = 0
  while (relay.transport.load().sockets === 3) {
    from.doc.getText('note').insert(0, 'x'.repeat(50_000))
    length += 50_000
    await from.saved()
  }
  await to.until(() => to.doc.getText('note').length === length)
  deaf.resume()
  expect((await deaf.ended).code).toBe(closeCodes.overloaded)
})

test('[WIR1] the relay answers a ping with its clock, and frames it cannot know of are not guessed', async () => {
  const relay = await aRelay({ store: 'memory', clock: { now: () => 1_700_000_000_123 } })
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  peer.sendRaw(encodeFrames([{ type: 'ping', channel: 0, at: 7 }]))
  expect(await peer.frames.next()).toEqual({ type: 'pong', channel: 0, at: 7, nowMs: 1_700_000_000_123 })
})

test('[ROOM9] a socket that answers no ping is ended, and one that does stays', async () => {
  const relay = await aRelay({ store: 'memory', transport: { beatEveryMs: 20 } })
  const [dead, alive] = [await aPeer(relay.syncUrl, { token: 'wang', answersPings: false }), await aPeer(relay.syncUrl, { token: 'wang' })]
  expect((await dead.ended).code).toBe(1006)
  for (let i = 0; i < 20; i++) await alive.answered()
})

test('[ROOM9] a plain client hears something before it takes silence for a lost connection', async () => {
  const relay = await aRelay({ store: 'memory', transport: { beatEveryMs: 20 } })
  const plain = aPlainClient(relay, all, 'wang')
  await plain.synced
  const heard = inbox<number>()
  plain.provider.messageHandlers[1] = (_encoder, decoder) => heard.put(decoder.arr.length)
  expect([await heard.next(), await heard.next()]).toEqual([3, 3])
})

test('[RLY9] while much of what a plain client sent waits for the disk, nothing more of it is read', async () => {
  const held = Promise.withResolvers<void>()
  let appends = 0
  const relay = await aRelay({
    store: 'memory',
    troubled: (log) => ({
      ...log,
      append(row) {
        appends++
        return held.promise.then(() => log.append(row))
      },
    }),
  })
  const plain = aPlainClient(relay, all, 'wang')
  await plain.synced
  const device = await aPeer(relay.syncUrl, { token: 'zhou' })
  for (let i = 0; i < 30; i++) plain.doc.getText('note').insert(0, 'x'.repeat(100_000))
  // Each answer comes after the relay has looked at what had arrived.
  for (let i = 0; i < 200; i++) await device.answered()
  expect(appends).toBeGreaterThan(9)
  expect(appends).toBeLessThan(14)
  held.resolve()
  const reader = await aReplica(device, all)
  await reader.until(() => reader.doc.getText('note').length === 3_000_000)
})

test('[RLY11] who sends more messages than a device can mean is sent away to come back, by device and by plain client', async () => {
  let nowMs = 1_700_000_000_000
  const relay = await aRelay({ store: 'memory', clock: { now: () => nowMs }, transport: { limits: { messages: { atOnce: 50, perSecond: 10 } } } })
  const [fast, calm] = [await aPeer(relay.syncUrl, { token: 'wang' }), await aPeer(relay.syncUrl, { token: 'zhou' })]
  // As many as are allowed at once, and then what is regained.
  for (let i = 0; i < 50; i++) await calm.answered()
  nowMs += 2_000
  for (let i = 0; i < 20; i++) await calm.answered()
  fast.send(...Array.from({ length: 51 }, (_, at) => ({ type: 'ping' as const, channel: 0 as const, at })))
  expect(await fast.ended).toEqual({ code: closeCodes.overloaded, reason: 'overloaded' })
  nowMs += 1_000
  await calm.answered()
  const plain = aPlainClient(relay, all, 'wang')
  await plain.synced
  const ended = new Promise<number>((resolve) => plain.provider.on('connection-close', (event) => resolve(event?.code ?? 0)))
  for (let i = 0; i < 60; i++) plain.doc.getText('note').insert(0, 'x')
  expect(await ended).toBe(closeCodes.overloaded)
})

test('[RLY11] who opens and closes volumes without end is sent away to come back', async () => {
  const relay = await aRelay({ store: 'memory', clock: { now: () => 1_700_000_000_000 }, transport: { limits: { opens: { atOnce: 20, perSecond: 5 } } } })
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  for (let channel = 1; channel <= 21; channel++) peer.send({ type: 'open', channel, volume: all, epoch: 0 }, { type: 'close', channel, code: closeCodes.normal, reason: '' })
  expect(await peer.ended).toEqual({ code: closeCodes.overloaded, reason: 'overloaded' })
})
