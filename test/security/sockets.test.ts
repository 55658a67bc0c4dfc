import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import { expect, test } from 'vitest'

import { aPeer } from '../kit/peer.ts'
import { aRelay } from '../kit/relay.ts'
import { anEdit, aPlainClient, aReplica, step2, update } from '../kit/replica.ts'

const all = 'w1/notes/g-all'

test('[DOOR1] who shows no credential, or one that does not stand, is sent away as such', async () => {
  const relay = await aRelay({ store: 'memory' })
  for (const token of [undefined, 'nobody']) {
    expect((await (await aPeer(relay.syncUrl, { token })).ended).code).toBe(closeCodes.unauthenticated)
    expect(await aPlainClient(relay, all, token ?? '').closed).toBe(closeCodes.unauthenticated)
  }
  relay.gate.removeMember('zhou')
  expect((await (await aPeer(relay.syncUrl, { token: 'zhou' })).ended).code).toBe(closeCodes.unauthenticated)
})

test('[DOOR1] a session cookie opens a socket for pages of the same host, and for no others', async () => {
  const relay = await aRelay({ store: 'memory', transport: { allowedOrigins: ['https://hebu.example'] } })
  const from = (origin: string) => aPeer(relay.syncUrl, { headers: { cookie: 'a=1; token=wang', origin } })
  expect((await (await from('https://evil.example')).ended).code).toBe(closeCodes.forbidden)
  expect((await (await from('null')).ended).code).toBe(closeCodes.forbidden)
  for (const origin of [relay.url, 'https://hebu.example']) expect((await (await from(origin)).open(all)).answer).toMatchObject({ type: 'opened', access: 'write' })
})

test('[SYN15] [S2-7.1.2] books of one member are never sent under the session of another', async () => {
  const relay = await aRelay({ store: 'memory' })
  expect((await (await aPeer(relay.syncUrl, { token: 'lin', version: `${wireVersion}&member=wang` })).ended).code).toBe(closeCodes.unauthenticated)
  expect((await (await aPeer(relay.syncUrl, { token: 'wang', version: `${wireVersion}&member=wang` })).open(all)).answer).toMatchObject({ type: 'opened' })
})

test('[WIR3] a device that speaks another version is told to update', async () => {
  const relay = await aRelay({ store: 'memory' })
  for (const version of [2, '', '1.0']) expect((await (await aPeer(relay.syncUrl, { token: 'wang', version })).ended).code).toBe(closeCodes.outdated)
})

test("[DOOR2] another member's reports, other workspaces and unknown books are refused on a raw socket", async () => {
  const relay = await aRelay({ store: 'memory' })
  const zhou = await aPeer(relay.syncUrl, { token: 'zhou' })
  for (const volume of ['w1/reports/m-shen/2026', 'w1/notes-secret/g-all', 'w2/notes/g-all', 'w1/wages/g-all']) {
    expect((await zhou.open(volume)).answer).toMatchObject({ type: 'close', code: closeCodes.forbidden })
    expect(await aPlainClient(relay, volume, 'zhou').closed).toBe(closeCodes.forbidden)
  }
  for (const volume of ['w1', 'w1/notes', 'w1/../notes/g-all', 'w1/notes/g-all/2026/x', '']) {
    expect((await zhou.open(volume)).answer).toMatchObject({ type: 'close', code: closeCodes.unknownVolume })
  }
  expect(await aPlainClient(relay, 'w1/notes/g-%00', 'zhou').closed).toBe(closeCodes.unknownVolume)
  expect((await zhou.open('w1/reports/m-zhou/2026')).answer).toMatchObject({ type: 'opened', access: 'write' })
})

test('[DOOR2] messages on a channel that was refused reach nothing', async () => {
  const relay = await aRelay({ store: 'memory' })
  const zhou = await aPeer(relay.syncUrl, { token: 'zhou' })
  const refused = await zhou.open('w1/reports/m-shen/2026')
  refused.send(step2(anEdit(5)))
  const own = await zhou.open(all)
  own.send(update(anEdit(6)))
  await own.told.next((frame) => frame.type === 'ack')
  expect(await relay.log.names('w1')).toEqual({ ok: true, value: [all] })
})

test('[DOOR3] an edit of somebody who may only read is refused and told, and what brings nothing is fine', async () => {
  const relay = await aRelay({ store: 'memory' })
  const head = await aReplica(await aPeer(relay.syncUrl, { token: 'wang' }), 'w1/bulletins/g-all')
  head.doc.getText('note').insert(0, '通知')
  await head.saved()
  const reader = await aReplica(await aPeer(relay.syncUrl, { token: 'zhou' }), 'w1/bulletins/g-all')
  expect(reader.channel.answer).toMatchObject({ type: 'opened', access: 'read' })
  await reader.synced
  await reader.saved()
  const before = await relay.log.read('w1/bulletins/g-all')
  reader.doc.getText('note').insert(0, '假')
  await reader.saved()
  expect(reader.refusals).toEqual([closeCodes.forbidden])
  expect(await relay.log.read('w1/bulletins/g-all')).toEqual(before)
  expect(head.doc.getText('note').toJSON()).toBe('通知')
})

test('[DOOR3] a plain client that edits what it may only read is sent away for good', async () => {
  const relay = await aRelay({ store: 'memory' })
  const plain = aPlainClient(relay, 'w1/bulletins/g-all', 'zhou')
  await plain.synced
  plain.doc.getText('note').insert(0, '假')
  expect(await plain.closed).toBe(closeCodes.forbidden)
  expect(await relay.log.names('w1')).toEqual({ ok: true, value: [] })
})

test('[RLY8] a member who is removed while connected is cut off, and nothing that comes after is processed', async () => {
  const relay = await aRelay({ store: 'memory' })
  const peer = await aPeer(relay.syncUrl, { token: 'zhou' })
  const zhou = await aReplica(peer, all)
  const plain = aPlainClient(relay, all, 'zhou')
  await Promise.all([zhou.synced, plain.synced])
  // Committed, but not told yet: the message itself must find out.
  const before = await relay.log.read(all)
  relay.gate.removeMember('zhou')
  zhou.doc.getText('note').insert(0, '离职之后')
  expect((await peer.ended).code).toBe(closeCodes.revoked)
  expect(await plain.closed).toBe(closeCodes.revoked)
  expect(await relay.log.read(all)).toEqual(before)
})

test('[RLY8] a message that comes after a revocation but before its notice is not processed', async () => {
  const relay = await aRelay({ store: 'memory' })
  const peer = await aPeer(relay.syncUrl, { token: 'zhou' })
  const zhou = await aReplica(peer, all)
  await zhou.synced
  relay.gate.revokeSilently('zhou')
  zhou.doc.getText('note').insert(0, '撤销之后')
  expect((await peer.ended).code).toBe(closeCodes.revoked)
  expect(await relay.log.names('w1')).toEqual({ ok: true, value: [] })
})

test('[RLY8] revoking one credential ends its sockets and leaves the other devices of the member', async () => {
  const relay = await aRelay({ store: 'memory' })
  relay.gate.addToken('zhou', 'phone')
  const [laptop, phone] = [await aPeer(relay.syncUrl, { token: 'zhou' }), await aPeer(relay.syncUrl, { token: 'phone' })]
  await laptop.open(all)
  relay.gate.revoke('phone')
  expect((await phone.ended).code).toBe(closeCodes.revoked)
  expect((await laptop.open('w1/notes/g-east')).answer.type).toBe('opened')
})

test('[RLY8] who changes group loses the channels of the old one, keeps the others, and is told of the directory', async () => {
  const relay = await aRelay({ store: 'memory' })
  const lin = await aPeer(relay.syncUrl, { token: 'lin' })
  const [zhous, own] = [await lin.open('w1/reports/m-zhou'), await lin.open(all)]
  relay.gate.changeMember('zhou', { group: 'west' })
  expect(await zhous.told.next((frame) => frame.type === 'close')).toMatchObject({ code: closeCodes.forbidden })
  expect(await lin.frames.next((frame) => frame.type === 'notice')).toMatchObject({ notice: { kind: 'directory', revision: 2 } })
  own.send(step2(anEdit(9)))
  expect(await own.told.next()).toMatchObject({ type: 'ack' })
})

test('[RLY8] a change between reading and writing reaches an open channel at once', async () => {
  const relay = await aRelay({ store: 'memory' })
  const zhou = await aReplica(await aPeer(relay.syncUrl, { token: 'zhou' }), 'w1/bulletins/g-all')
  await zhou.synced
  relay.gate.changeMember('zhou', { post: 'manager' })
  zhou.doc.getText('note').insert(0, '新官上任')
  await zhou.saved()
  expect(zhou.refusals).toEqual([])
  relay.gate.changeMember('zhou', { post: 'rep' })
  zhou.doc.getText('note').insert(0, '卸任')
  await zhou.saved()
  expect(zhou.refusals).toEqual([closeCodes.forbidden])
})
