import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { initialCreditBytes } from '@hebu/shared/wire/frames.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aPeer } from '../kit/peer.ts'
import { aHistory, contentOf, dice, docOf, editAtRandom, isPending } from '../kit/random-edits.ts'
import { aRelay, type Relay } from '../kit/relay.ts'
import { aPlainClient, aReplica, readMessage, step1, step2, update } from '../kit/replica.ts'

const all = 'w1/notes/g-all'

const aReplicaOf = async (relay: Relay, token: string, volume = all, doc = new Y.Doc()) => {
  const replica = await aReplica(await aPeer(relay.syncUrl, { token }), volume, doc)
  await replica.synced
  return replica
}

test('[ROOM1] devices that edit at random at the same time end with the same document', async () => {
  const relay = await aRelay()
  const seed = Date.now() & 0xffff
  console.log(`seed ${seed}`)
  const roll = dice(seed)
  const replicas = await Promise.all(['wang', 'lin', 'zhou'].map((token) => aReplicaOf(relay, token)))
  for (let i = 0; i < 150; i++) {
    editAtRandom(replicas[Math.floor(roll() * replicas.length)]!.doc, roll)
    if (roll() < 0.2) await replicas[0]!.saved()
  }
  const late = await aReplicaOf(relay, 'he')
  for (const replica of replicas) await replica.saved()
  const vector = (doc: Y.Doc) => Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)))
  const whole = vector(docOf(...replicas.map(({ doc }) => Y.encodeStateAsUpdate(doc))))
  for (const replica of [...replicas, late]) {
    await replica.until(() => JSON.stringify(vector(replica.doc)) === JSON.stringify(whole))
    expect(contentOf(replica.doc)).toEqual(contentOf(replicas[0]!.doc))
    expect(replica.refusals).toEqual([])
  }
})

test('[ROOM2] an unmodified y-websocket client joins, reads, edits and sees who is there', async () => {
  const relay = await aRelay()
  const wang = await aReplicaOf(relay, 'wang')
  wang.doc.getMap('page').set('title', '週會')
  wang.awareness.setLocalStateField('user', { id: 'wang', name: '王' })
  await wang.saved()
  const plain = aPlainClient(relay, all, 'zhou')
  await plain.synced
  expect(plain.doc.getMap('page').get('title')).toBe('週會')
  plain.doc.getMap('page').set('place', '二樓')
  plain.provider.awareness.setLocalStateField('user', { name: '周' })
  await wang.until(() => wang.doc.getMap('page').get('place') === '二樓')
  await wang.until(() => JSON.stringify(wang.awareness.getStates().get(plain.doc.clientID)) === '{"user":{"name":"周","id":"zhou"}}')
  await plain.until(() => JSON.stringify(plain.provider.awareness.getStates().get(wang.doc.clientID)) === '{"user":{"id":"wang","name":"王"}}')
})

test('[ROOM2] a plain client that was offline brings its edits, and takes those of the others', async () => {
  const relay = await aRelay()
  const plain = aPlainClient(relay, all, 'zhou')
  await plain.synced
  await relay.kill()
  plain.doc.getMap('page').set('offline', true)
  await relay.restart()
  const wang = await aReplicaOf(relay, 'wang')
  await wang.until(() => wang.doc.getMap('page').get('offline') === true)
})

test('[ROOM3] every Step1 is answered with a Step1 first, then with a Step2', async () => {
  const relay = await aRelay({ store: 'memory' })
  const channel = await (await aPeer(relay.syncUrl, { token: 'wang' })).open(all)
  for (let i = 0; i < 3; i++) channel.send(step1(new Y.Doc()), false)
  const kinds: string[] = []
  while (kinds.length < 6) kinds.push(readMessage(await channel.messages.next()).kind)
  expect(kinds).toEqual(['step1', 'step2', 'step1', 'step2', 'step1', 'step2'])
})

test('[ROOM4] an edit that refers to what the relay lacks is not acknowledged but asked about, and acknowledged with the answer', async () => {
  const relay = await aRelay({ store: 'memory' })
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  const channel = await peer.open(all)
  const [first, second] = aHistory(2, { docs: 1, edits: 4 }).updates.map(({ bytes }) => bytes)
  const other = new Y.Doc()
  other.getMap('fields').set('other', 1)
  channel.send(update(second!))
  const asked = readMessage(await channel.messages.next())
  expect(asked).toMatchObject({ kind: 'step1', payload: Uint8Array.of(0) })
  // What is fine by itself is taken, but nothing is acknowledged over the head of what is not.
  channel.send(update(Y.encodeStateAsUpdate(other)))
  for (let i = 0; i < 2; i++) await peer.answered()
  expect(channel.told.waiting).toEqual([])
  const n = channel.send(step2(Y.mergeUpdates([first!, second!])))
  expect(await channel.told.next()).toEqual({ type: 'ack', channel: channel.channel, n })
  const stored = await relay.log.read(all)
  const held = docOf(...(stored.ok ? (stored.value?.tail.map(({ bytes }) => bytes) ?? []) : []))
  expect(isPending(held)).toBe(false)
  expect(contentOf(held)).toEqual(contentOf(docOf(first!, second!, Y.encodeStateAsUpdate(other))))
})

test('[RLY4] who comes back without news writes nothing and disturbs nobody', async () => {
  const relay = await aRelay({ store: 'memory' })
  const wang = await aReplicaOf(relay, 'wang')
  for (let i = 0; i < 30; i++) editAtRandom(wang.doc, dice(i))
  await wang.saved()
  const zhou = await aReplicaOf(relay, 'zhou')
  await zhou.saved()
  const before = await relay.log.read(all)
  for (let i = 0; i < 3; i++) await (await aReplicaOf(relay, 'zhou', all, zhou.doc)).saved()
  expect(await relay.log.read(all)).toEqual(before)
})

test('[RLY7] a device whose copy belongs to another epoch is turned away, one that knows none is let in', async () => {
  const relay = await aRelay({ store: 'memory' })
  await (await aReplicaOf(relay, 'wang')).saved()
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  expect((await peer.open(all, 1)).answer).toMatchObject({ type: 'opened', epoch: 1 })
  const doc = new Y.Doc()
  doc.getMap('fields').set('restored', true)
  await relay.log.renew('w1/notes/g-east', Y.encodeStateAsUpdate(docOf()))
  await relay.log.renew('w1/notes/g-east', Y.encodeStateAsUpdate(doc))
  expect((await peer.open('w1/notes/g-east', 1)).answer).toMatchObject({ type: 'close', code: closeCodes.otherEpoch })
  const opened = await aReplicaOf(relay, 'zhou', 'w1/notes/g-east')
  expect(opened.channel.answer).toMatchObject({ type: 'opened', epoch: 2 })
  expect(opened.doc.getMap('fields').get('restored')).toBe(true)
})

test('[RLY7] a volume that is renewed while it is open sends everybody back to open it anew', async () => {
  const relay = await aRelay({ store: 'memory' })
  const wang = await aReplicaOf(relay, 'wang')
  wang.doc.getMap('fields').set('a', 1)
  await wang.saved()
  await relay.log.renew(all, Uint8Array.of(0, 0))
  wang.doc.getMap('fields').set('b', 2)
  expect(await wang.closed).toBe(closeCodes.restart)
  expect((await (await aPeer(relay.syncUrl, { token: 'wang' })).open(all, 1)).answer).toMatchObject({ code: closeCodes.otherEpoch })
})

test('[ROOM5] when a volume is begun, every device that may open it is told, and nobody else', async () => {
  const relay = await aRelay({ store: 'memory' })
  const [wang, shen, zhou] = await Promise.all(['wang', 'shen', 'zhou'].map((token) => aPeer(relay.syncUrl, { token })))
  const own = await aReplica(zhou!, 'w1/reports/m-zhou/2026')
  expect(await relay.transport.volumesOf({ workspace: 'w1', member: 'wang', credential: 'wang' })).toEqual([])
  own.doc.getText('note').insert(0, '日报')
  await own.saved()
  own.doc.getText('note').insert(0, '日报')
  await own.saved()
  const notice = { kind: 'volume', name: 'w1/reports/m-zhou/2026' }
  expect(await wang!.frames.next((frame) => frame.type === 'notice')).toMatchObject({ notice: { ...notice, access: 'read' } })
  expect(await zhou!.frames.next((frame) => frame.type === 'notice')).toMatchObject({ notice: { ...notice, access: 'write' } })
  for (const peer of [wang!, shen!]) {
    await peer.answered()
    expect(peer.frames.waiting).toEqual([])
  }
  const volumesOf = (member: string) => relay.transport.volumesOf({ workspace: 'w1', member, credential: member })
  expect(await volumesOf('wang')).toEqual([{ name: 'w1/reports/m-zhou/2026', access: 'read' }])
  expect(await volumesOf('shen')).toEqual([])
})

test('[ROOM6] volumes of megabytes travel in fragments and in turns, within the credit that is given, both ways', async () => {
  const relay = await aRelay({ store: 'memory' })
  const text = Array.from({ length: 60 }, (_, i) => `${i} `.repeat(20_000)).join('')
  const [large, small] = [await aReplicaOf(relay, 'wang'), await aReplicaOf(relay, 'wang', 'w1/notes/g-east')]
  large.doc.getText('note').insert(0, text)
  small.doc.getText('note').insert(0, 'x')
  await Promise.all([large.saved(), small.saved()])

  const peer = await aPeer(relay.syncUrl, { token: 'zhou' })
  const channels = [await peer.open(all), await peer.open('w1/notes/g-east')]
  for (const channel of channels) channel.send(step1(new Y.Doc()), false)
  const whole = async (channel: (typeof channels)[number]) => readMessage(await channel.messages.next((message) => readMessage(message).kind === 'step2')).payload
  const [one, other] = await Promise.all(channels.map(whole))
  expect(docOf(one!).getText('note').toJSON()).toBe(text)
  expect(docOf(other!).getText('note').toJSON()).toBe('x')
  const data = peer.frames.waiting.flatMap((frame) => (frame.type === 'data' ? [frame] : []))
  expect(Math.max(...data.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(64 * 1024)
  // The small volume does not wait for the large one.
  expect(data.findIndex(({ channel }) => channel === channels[1]!.channel)).toBeLessThan(initialCreditBytes / (64 * 1024) + 8)
})

test('[ROOM6] without credit the relay stops, and goes on when it is given', async () => {
  const relay = await aRelay({ store: 'memory' })
  const writer = await aReplicaOf(relay, 'wang')
  writer.doc.getText('note').insert(0, 'x'.repeat(3 * initialCreditBytes))
  await writer.saved()
  const peer = await aPeer(relay.syncUrl, { token: 'zhou', givesCredit: false })
  const channel = await peer.open(all)
  channel.send(step1(new Y.Doc()), false)
  let received = 0
  const until = async (bytes: number): Promise<void> => {
    while (received < bytes) {
      const frame = await peer.frames.next((each) => each.type === 'data')
      if (frame.type === 'data') received += frame.bytes.length
    }
  }
  await until(initialCreditBytes)
  peer.send({ type: 'ping', channel: 0, at: 1 })
  expect(await peer.frames.next()).toMatchObject({ type: 'pong' })
  peer.send({ type: 'credit', channel: channel.channel, bytes: 4 * initialCreditBytes })
  await until(3 * initialCreditBytes)
})

test('[ROOM6] a device that opens more than fits at once is served bit by bit and not cut off', async () => {
  const relay = await aRelay({ store: 'memory', transport: { limits: { answersWaitAboveBytes: 200_000, maxQueuedBytes: 1_000_000 } } })
  const names = Array.from({ length: 40 }, (_, i) => `w1/notes/g-${i}`)
  const writer = await aPeer(relay.syncUrl, { token: 'wang' })
  for (const name of names) {
    const replica = await aReplica(writer, name)
    replica.doc.getText('note').insert(0, name + 'x'.repeat(100_000))
    await replica.saved()
  }
  const peer = await aPeer(relay.syncUrl, { token: 'zhou' })
  const replicas = await Promise.all(names.map((name) => aReplica(peer, name)))
  await Promise.all(replicas.map(({ synced }) => synced))
  expect(replicas.map(({ doc }, i) => doc.getText('note').toJSON().startsWith(names[i]!))).not.toContain(false)
})

test('[RLY10] a relay that closes sends everybody away to come back, when what they sent is durable', async () => {
  const relay = await aRelay()
  const peer = await aPeer(relay.syncUrl, { token: 'wang' })
  const replica = await aReplica(peer, all)
  const plain = aPlainClient(relay, all, 'zhou')
  await Promise.all([replica.synced, plain.synced])
  const left = new Promise<number | undefined>((resolve) => plain.provider.on('connection-close', (event) => resolve(event?.code)))
  replica.doc.getText('note').insert(0, 'x')
  await relay.close()
  expect((await peer.ended).code).toBe(closeCodes.restart)
  expect(await left).toBe(closeCodes.restart)
})

test('[RLY10] a relay that closes waits for what is on its way to the disk', async () => {
  const begun = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const relay = await aRelay({
    store: 'memory',
    troubled: (log) => ({
      ...log,
      append(row) {
        begun.resolve()
        return held.promise.then(() => log.append(row))
      },
    }),
  })
  const replica = await aReplicaOf(relay, 'wang')
  replica.doc.getText('note').insert(0, 'x')
  await begun.promise
  let isClosed = false
  const closed = relay.transport.close().then(() => (isClosed = true))
  expect(await replica.closed).toBe(closeCodes.restart)
  expect(isClosed).toBe(false)
  held.resolve()
  await closed
  expect(await relay.log.read(all)).toMatchObject({ value: { head: 1 } })
})

test('[STO5] a volume that grows is collected while it is used, in a thread of its own', async () => {
  const relay = await aRelay()
  const writer = await aReplicaOf(relay, 'wang')
  const collected = relay.stored(all, ({ snapshot, snapshotUpto }) => snapshotUpto > 700 && snapshot!.length < 20_000)
  for (let i = 0; i < 1500; i++) writer.doc.getMap('fields').set('title', `${i} `.repeat(30))
  await writer.saved()
  await collected
  const late = await aReplicaOf(relay, 'lin')
  expect(late.doc.getMap('fields').toJSON()).toEqual(writer.doc.getMap('fields').toJSON())
})

test('[RLY32] [ROOM1] while content is left to the log again and again, all who edit and all who join have everything', async () => {
  let nowMs = 1_700_000_000_000
  // Nothing fits, and at every look at the clock it is later: each opening of another volume takes the content away.
  const relay = await aRelay({ clock: { now: () => (nowMs += 30_000) }, transport: { mostContentBytes: 0 } })
  const docs = ['wang', 'zhou', 'he'].map((token) => ({ token, doc: new Y.Doc() }))
  const come = async (token: string, doc = new Y.Doc()) => {
    const peer = await aPeer(relay.syncUrl, { token })
    await peer.open('w1/notes/g-east')
    const replica = await aReplica(peer, all, doc)
    await replica.synced
    return { ...replica, leave: () => peer.terminate() }
  }
  for (let round = 1; round <= 6; round++) {
    const replicas = await Promise.all(docs.map(({ token, doc }) => come(token, doc)))
    for (const { doc } of replicas) doc.getArray('rows').push(['x'.repeat(2_000)])
    await Promise.all(replicas.map((replica) => replica.saved()))
    const late = await come('lin')
    for (const replica of [...replicas, late]) await replica.until(() => replica.doc.getArray('rows').length === 6 * round - 3)
    for (const { leave } of [...replicas, late]) leave()
    for (const { doc } of docs) doc.getArray('rows').push(['offline'])
  }
})
