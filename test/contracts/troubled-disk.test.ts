import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { StoreTrouble } from '@hebu/sync-server/store/volume-log.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aPeer, type Peer } from '../kit/peer.ts'
import { dice, isPending } from '../kit/random-edits.ts'
import { aRelay, type Relay } from '../kit/relay.ts'
import { aReplica, readMessage, type Replica, step1, step2, update } from '../kit/replica.ts'
import { aLogFolder, stateOf } from '../kit/volume-logs.ts'

const volume = 'w1/notes/g-all'
const impatient = { busyTimeoutMs: 20, probeEveryMs: 10, reserveBytes: 65_536 }

async function aWriter(relay: Relay, doc = new Y.Doc(), peer?: Peer): Promise<Replica> {
  const replica = await aReplica(peer ?? (await aPeer(relay.syncUrl, { token: 'wang' })), volume, doc)
  await replica.synced
  return replica
}

/** Everything that the relay gives somebody who comes new. */
async function seenBy(relay: Relay, token = 'zhou'): Promise<Y.Doc> {
  const { doc, synced } = await aReplica(await aPeer(relay.syncUrl, { token }), volume)
  await synced
  expect(isPending(doc)).toBe(false)
  return doc
}

/** While writing fails: the edit is not acknowledged, its author told to come back, nobody else has it, and reading goes on. Afterwards it is taken. */
async function expectWorkKept(relay: Relay, doc: Y.Doc, writer: Replica, { edit, mend, trouble }: { edit(): void; mend(): void; readonly trouble: StoreTrouble }): Promise<void> {
  const before = doc.getText('note').toJSON()
  edit()
  let isAcknowledged = false
  void writer.saved().then(() => (isAcknowledged = true), () => {})
  expect(await writer.closed).toBe(closeCodes.storeUnavailable)
  expect(isAcknowledged).toBe(false)
  expect(await relay.transport.store()).toEqual({ state: 'read-only', trouble })
  expect((await seenBy(relay)).getText('note').toJSON()).toBe(before)
  mend()
  await stateOf(relay.log, 'writable')
  await (await aWriter(relay, doc)).saved()
  expect((await seenBy(relay)).getText('note').toJSON()).toBe(doc.getText('note').toJSON())
}

test('[RLY12] a database that another program has locked', async () => {
  const relay = await aRelay({ sqlite: impatient })
  const doc = new Y.Doc()
  const writer = await aWriter(relay, doc)
  doc.getText('note').insert(0, '之前')
  await writer.saved()
  const other = new DatabaseSync(join(relay.folder, 'volumes.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  await expectWorkKept(relay, doc, writer, { edit: () => doc.getText('note').insert(2, '，之後'), mend: () => other.close(), trouble: 'locked' })
})

test('[RLY12] a disk that is full', async () => {
  const relay = await aRelay({ sqlite: { ...impatient, maxBytes: 400_000 } })
  const doc = new Y.Doc()
  const writer = await aWriter(relay, doc)
  doc.getText('note').insert(0, '之前')
  await writer.saved()
  // Something else has taken the room.
  const other = new DatabaseSync(join(relay.folder, 'volumes.sqlite'))
  other.exec('CREATE TABLE large (bytes BLOB)')
  const fill = other.prepare('INSERT INTO large VALUES (zeroblob(20000))')
  for (let i = 0; i < 16; i++) fill.run()
  await expectWorkKept(relay, doc, writer, {
    edit: () => doc.getText('note').insert(2, '大'.repeat(40_000)),
    mend() {
      other.exec('DELETE FROM large')
      other.close()
    },
    trouble: 'full',
  })
})

test('[RLY12] [STO6] a damaged tail: the rows that are whole are served, the others kept aside, and work goes on', async () => {
  const folder = aLogFolder()
  const relay = await aRelay({ folder })
  const docs = new Map<string, Y.Doc>()
  for (const token of ['wang', 'zhou', 'lin']) {
    const replica = await aReplica(await aPeer(relay.syncUrl, { token }), volume)
    await replica.synced
    replica.doc.getMap('notes').set(token, true)
    await replica.saved()
    docs.set(token, replica.doc)
  }
  await relay.kill()
  const database = new DatabaseSync(join(folder, 'volumes.sqlite'))
  database.exec("UPDATE log SET bytes = x'0102030405' WHERE seq = 2")
  database.close()
  await relay.restart()
  const doc = await seenBy(relay)
  expect(doc.getMap('notes').toJSON()).toEqual({ wang: true, lin: true })
  // Who made the damaged edit still has it, and brings it again.
  const again = await aReplica(await aPeer(relay.syncUrl, { token: 'zhou' }), volume, docs.get('zhou'))
  await again.synced
  again.doc.getMap('notes').set('again', true)
  await again.saved()
  expect((await seenBy(relay, 'wang')).getMap('notes').toJSON()).toEqual({ wang: true, zhou: true, lin: true, again: true })
})

test('[RLY13] frames that come twice, late or out of order, under a clock that steps, leave the same volume', async () => {
  const seed = Number(process.env['HEBU_SEED'] ?? Date.now() & 0xffff)
  console.log(`seed ${seed}`)
  const roll = dice(seed)
  let nowMs = 1_700_000_000_000
  const clock = { now: () => (nowMs += Math.floor((roll() - 0.5) * 86_400_000)) }
  const relay = await aRelay({ store: 'memory', clock })
  const author = new Y.Doc()
  const updates: Uint8Array[] = []
  author.on('update', (bytes: Uint8Array) => void updates.push(bytes))
  for (let i = 0; i < 120; i++) {
    const text = author.getText('note')
    if (roll() < 0.2 && text.length > 3) text.delete(Math.floor(roll() * (text.length - 2)), 1)
    else text.insert(Math.floor(roll() * (text.length + 1)), String.fromCodePoint(0x4e00 + i))
  }
  const channel = await (await aPeer(relay.syncUrl, { token: 'wang' })).open(volume)
  channel.send(step1(new Y.Doc()), false)
  const twice = [...updates, ...updates, ...updates.filter(() => roll() < 0.3)].map((bytes) => ({ bytes, at: roll() })).sort((a, b) => a.at - b.at)
  let last = 0
  // What it lacks it asks for, once; the answer holds everything so far.
  for (const { bytes } of twice) last = channel.send(update(bytes))
  const whole = Y.encodeStateAsUpdate(author)
  last = channel.send(step2(whole))
  await channel.told.next((frame) => frame.type === 'ack' && frame.n === last)
  expect((await seenBy(relay)).getText('note').toJSON()).toBe(author.getText('note').toJSON())
  const read = await relay.log.read(volume)
  const head = read.ok ? read.value!.head : 0
  for (const { bytes } of twice) last = channel.send(update(bytes))
  await channel.told.next((frame) => frame.type === 'ack' && frame.n === last)
  // Replayed, nothing of it is written.
  expect(await relay.log.read(volume)).toMatchObject({ value: { head } })
  expect(readMessage(channel.messages.waiting[0] ?? step1(author)).kind).toBe('step1')
})
