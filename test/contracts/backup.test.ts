import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { beginHealing, healingUntilMs } from '@hebu/sync-server/store/backup/healing.ts'
import { restoreBackup, RestoreRefused, verifyBackup } from '@hebu/sync-server/store/backup/restore-backup.ts'
import { takeBackup } from '@hebu/sync-server/store/backup/take-backup.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aFolder, aServer, type Person } from '../kit/front-door.ts'
import { aPeer } from '../kit/peer.ts'
import { aRelay } from '../kit/relay.ts'
import { aReplica } from '../kit/replica.ts'

const takenAt = '2026-11-22T02:30:00.000Z'
const takenFrom = async (folder: string): Promise<string> => {
  const file = join(aFolder(), 'hebu.tar')
  await takeBackup(folder, file, takenAt)
  return file
}

async function come(url: string, person: Person, doc = new Y.Doc()) {
  const replica = await aReplica(await aPeer(`${url.replace('http', 'ws')}/sync`, { headers: { cookie: person.cookie()! } }), `${person.me.workspace}/customers/g-all`, doc)
  await replica.synced
  await replica.saved()
  return replica
}

test('[OPS1] [OPS2] a backup that is taken while people write is restored with members, pages and files, and opens no session', async () => {
  const server = await aServer()
  const founder = await server.setUp()
  const { doc, ...writer } = await come(server.url, founder)
  doc.getMap('c1').set('name', '示例商貿')
  await writer.saved()
  const bytes = new TextEncoder().encode('%PDF-1.4 合同')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = `/api/files/${founder.me.workspace}/customers/g-all/${sha256}`
  expect((await founder.ask('PUT', path, bytes)).status).toBe(200)
  // Writing goes on meanwhile; whatever of it the backup has, it has whole.
  let isTaken = false
  const writing = (async () => {
    for (let n = 1; !isTaken || n < 20; n++) {
      doc.getArray('log').push([n])
      await writer.saved()
    }
  })()
  const backup = await takenFrom(server.config.dataFolder)
  isTaken = true
  await writing
  expect(await verifyBackup(backup, aFolder())).toEqual({ takenAt, volumes: 1, members: 1, files: 1 })

  const folder = join(aFolder(), 'data')
  await restoreBackup(backup, folder)
  const again = await aServer({ dataFolder: folder })
  expect((await fetch(`${again.url}/api/me`, { headers: { cookie: founder.cookie()! } })).status).toBe(401)
  const back = await again.signIn('王伟')
  const restored = await come(again.url, back)
  expect(restored.doc.getMap('c1').get('name')).toBe('示例商貿')
  const log = restored.doc.getArray<number>('log').toArray()
  expect(log).toEqual(log.map((_, i) => i + 1))
  expect((await back.ask('GET', path)).status).toBe(200)
  await expect(restoreBackup(backup, folder)).rejects.toThrow('holds a store already')
})

test('[OPS1] a backup that is cut off, altered, incomplete or none at all is refused, and nothing of it is left behind', async () => {
  const server = await aServer()
  const founder = await server.setUp()
  await come(server.url, founder)
  const backup = await takenFrom(server.config.dataFolder)
  await expect(takeBackup(server.config.dataFolder, backup, takenAt)).rejects.toThrow('there already')
  const whole = readFileSync(backup)
  const spoilt = (spoil: (file: string) => void): string => {
    const file = join(aFolder(), 'spoilt.tar')
    copyFileSync(backup, file)
    spoil(file)
    return file
  }
  const cases: readonly [string, RegExp][] = [
    [spoilt((file) => truncateSync(file, whole.length - 4_096)), /end is missing|damaged/],
    [spoilt((file) => truncateSync(file, 100)), /end is missing/],
    [spoilt((file) => writeFileSync(file, Buffer.concat([whole.subarray(0, 5_000), Buffer.of(whole[5_000]! ^ 1), whole.subarray(5_001)]))), /damaged/],
    [spoilt((file) => writeFileSync(file, 'no archive')), /end is missing/],
    [spoilt((file) => writeFileSync(file, Buffer.concat([Buffer.from('../../etc/passwd'.padEnd(100, '\0')), whole.subarray(100)]))), /no backup of Hebu/],
    [join(aFolder(), 'nowhere.tar'), /There is no/],
  ]
  for (const [file, words] of cases) {
    const folder = aFolder()
    await expect(restoreBackup(file, folder)).rejects.toThrow(words)
    await expect(restoreBackup(file, folder)).rejects.toBeInstanceOf(RestoreRefused)
    expect(readdirSync(folder)).toEqual([])
  }
  expect(existsSync(backup) && founder.me.name).toBe('王伟')
})

test('[OPS3] after an older backup was restored devices bring back what is newer, each also what it has of the others', async () => {
  const volume = 'w1/notes/g-all'
  const relay = await aRelay()
  const docs = [new Y.Doc(), new Y.Doc()]
  const members = ['wang', 'zhou']
  const both = (url: string) => Promise.all(members.map(async (token, i) => aReplica(await aPeer(url, { token }), volume, docs[i]!)))
  const before = await both(relay.syncUrl)
  for (const [i, { doc, saved }] of before.entries()) {
    doc.getMap(members[i]!).set('newer', true)
    await saved()
  }
  for (const replica of before) await replica.until(() => members.every((member) => replica.doc.getMap(member).get('newer') === true))
  // Each now has what the relay lacks of both.
  const restored = await aRelay({ transport: { healingUntilMs: Date.now() + 60_000 } })
  const after = await both(restored.syncUrl)
  for (const replica of after) {
    await replica.synced
    await replica.saved()
    expect(replica.refusals).toEqual([])
  }
  const late = await aReplica(await aPeer(restored.syncUrl, { token: 'he' }), volume)
  await late.until(() => members.every((member) => late.doc.getMap(member).get('newer') === true))
  // Nobody has been taken for another meanwhile: later each goes on as before.
  for (const [i, { doc, saved }] of after.entries()) {
    doc.getMap(members[i]!).set('later', true)
    await saved()
  }
  await late.until(() => members.every((member) => late.doc.getMap(member).get('later') === true))
  expect(await restored.log.read(volume)).toMatchObject({ value: { owners: new Map() } })
  const folder = aFolder()
  expect(healingUntilMs(folder)).toBe(0)
  beginHealing(folder, 1_000)
  expect(healingUntilMs(folder)).toBe(1_000 + 7 * 24 * 3_600_000)
})

test('[OPS3] without a restore, what somebody has of others is not taken from them', async () => {
  const volume = 'w1/notes/g-all'
  const doc = new Y.Doc()
  const relay = await aRelay()
  const writer = await aReplica(await aPeer(relay.syncUrl, { token: 'wang' }), volume, doc)
  doc.getMap('x').set('a', 1)
  await writer.saved()
  const other = await aReplica(await aPeer(relay.syncUrl, { token: 'zhou' }), volume, new Y.Doc())
  await other.synced
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc))
  forged.clientID = doc.clientID
  forged.getMap('x').set('a', 2)
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(forged))
  await other.until(() => other.refusals.length > 0)
})
