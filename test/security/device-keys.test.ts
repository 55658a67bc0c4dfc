import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { takeBackup } from '@hebu/sync-server/store/backup/take-backup.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { aClock, aFolder, aServer, type Directory, type Person, type Problem } from '../kit/front-door.ts'
import { aSealingDevice, registered } from '../kit/sealing-device.ts'

async function aDepartmentOfTwo() {
  const server = await aServer()
  const founder = await server.setUp()
  return { server, founder, rep: await server.member(founder, '李娜') }
}

const keysIn = (directory: Directory) => (directory.keys ?? []).map(({ key, member, until }) => ({ key, member, ended: until !== undefined }))

const endSession = async (person: Person): Promise<void> => {
  expect((await person.ask('POST', '/api/sign-out')).status).toBe(200)
}

test('[WIT1] a key is registered by the session that shows that it holds it, and every member sees whose it is', async () => {
  const { server, founder, rep } = await aDepartmentOfTwo()
  const device = aSealingDevice()
  const { revision } = await server.directory(founder)
  expect((await registered(rep, device)).body).toMatchObject({ key: device.key, member: rep.me.member })
  const directory = await server.directory(founder)
  expect(directory.revision).toBe(revision + 1)
  expect(keysIn(directory)).toEqual([{ key: device.key, member: rep.me.member, ended: false }])
})

test('[WIT1] a key that was only seen in a seal cannot be registered, nor one by a token, nor what is no key', async () => {
  const { server, founder, rep } = await aDepartmentOfTwo()
  const [device, other] = [aSealingDevice(), aSealingDevice()]
  const { workspace, member } = rep.me
  const asks = (body: unknown, as: Person = rep, headers?: Readonly<Record<string, string>>) => as.ask<Problem>('POST', '/api/keys', body, headers)
  const refusal = async (body: unknown): Promise<string> => (await asks(body)).body.problem
  expect(await refusal({ key: device.key, proof: other.proofFor(workspace, member) })).toBe('malformed')
  expect(await refusal({ key: device.key, proof: device.proofFor(workspace, founder.me.member) })).toBe('malformed')
  expect(await refusal({ key: device.key, proof: device.proofFor('another', member) })).toBe('malformed')
  expect(await refusal({ key: `${device.key}=`, proof: device.proofFor(workspace, member) })).toBe('malformed')
  expect(await refusal({ key: 'A'.repeat(43), proof: device.proofFor(workspace, member) })).toBe('malformed')
  const { token } = await server.token(rep)
  const bearer = { authorization: `Bearer ${token}` }
  expect((await asks({ key: device.key, proof: device.proofFor(workspace, member) }, server.stranger(), bearer)).body.problem).toBe('forbidden')
  expect((await asks({ key: device.key, proof: device.proofFor(workspace, member) }, server.stranger())).body.problem).toBe('unauthenticated')
  expect(keysIn(await server.directory(founder))).toEqual([])
})

test('[WIT2] handed in again it is the same key, and nobody else gets it', async () => {
  const { server, founder, rep } = await aDepartmentOfTwo()
  const device = aSealingDevice()
  const first = (await registered(rep, device)).body
  const again = await server.signIn('李娜')
  expect((await registered(again, device)).body).toEqual(first)
  expect((await registered<Problem>(founder, device)).body.problem).toBe('forbidden')
  expect(keysIn(await server.directory(founder))).toEqual([{ key: device.key, member: rep.me.member, ended: false }])
  // It went over to the session that handed it in last.
  await endSession(rep)
  expect(keysIn(await server.directory(founder))).toMatchObject([{ ended: false }])
  await endSession(again)
  expect(keysIn(await server.directory(founder))).toMatchObject([{ ended: true }])
})

test('[WIT2] keys come only so fast, and only so many stand', async () => {
  const clock = aClock()
  const server = await aServer({ clock })
  const founder = await server.setUp()
  const tried = async (count: number): Promise<readonly number[]> => {
    const answers: number[] = []
    for (let n = 0; n < count; n++) answers.push((await registered(founder, aSealingDevice())).status)
    return answers
  }
  expect(await tried(31)).toEqual([...Array<number>(30).fill(200), 429])
  clock.advance(61 * 60_000)
  expect(await tried(11)).toEqual([...Array<number>(10).fill(200), 429])
  expect((await server.directory(founder)).keys).toHaveLength(40)
})

test('[WIT4] signing out ends the key of that device alone, and it never comes back', async () => {
  const { server, founder, rep } = await aDepartmentOfTwo()
  const [desk, phone] = [aSealingDevice(), aSealingDevice()]
  const pocket = await server.signIn('李娜')
  await registered(rep, desk)
  await registered(pocket, phone)
  await endSession(pocket)
  expect(keysIn(await server.directory(founder))).toEqual(expect.arrayContaining([{ key: desk.key, member: rep.me.member, ended: false }, { key: phone.key, member: rep.me.member, ended: true }]))
  const back = await server.signIn('李娜')
  expect((await registered(back, phone)).body.until).toBeDefined()
  expect((await server.directory(founder)).keys).toHaveLength(2)
})

test('[WIT4] signing out ends the keys of the member’s sessions that are over too, and no others', async () => {
  const { server, founder, rep } = await aDepartmentOfTwo()
  const [old, phone, others] = [aSealingDevice(), aSealingDevice(), aSealingDevice()]
  await registered(rep, old)
  await registered(founder, others)
  const accounts = new DatabaseSync(join(server.config.dataFolder, 'accounts.sqlite'))
  accounts.prepare('UPDATE auth_sessions SET expiresAt = ?').run('2026-01-01T00:00:00.000Z')
  accounts.close()
  const [back, pocket] = [await server.signIn('李娜'), await server.signIn('李娜')]
  await registered(pocket, phone)
  await endSession(back)
  const standing = (await server.directory(pocket)).keys?.filter(({ until }) => until === undefined).map(({ key }) => key)
  expect(new Set(standing)).toEqual(new Set([phone.key, others.key]))
})

test('[WIT2] [WIT20] a key that its session hands in again is the same however often, and is not counted', async () => {
  const { server, founder, rep } = await aDepartmentOfTwo()
  const device = aSealingDevice()
  const { body } = await registered(rep, device)
  const { revision } = await server.directory(founder)
  for (let n = 0; n < 40; n++) expect(await registered(rep, device)).toMatchObject({ status: 200, body })
  expect((await server.directory(founder)).revision).toBe(revision)
  expect((await registered(rep, aSealingDevice())).status).toBe(200)
  // Under another session it is proved anew.
  const again = await server.signIn('李娜')
  expect((await again.ask<Problem>('POST', '/api/keys', { key: device.key, proof: aSealingDevice().proofFor(again.me.workspace, again.me.member) })).body.problem).toBe('malformed')
})

test('[WIT4] an administrator who ends a session, the keeper’s new password and the removal of the member end keys', async () => {
  const { server, founder, rep } = await aDepartmentOfTwo()
  const [one, two, three] = [aSealingDevice(), aSealingDevice(), aSealingDevice()]
  await registered(rep, one)
  const theirs = `/api/members/${rep.me.member}/sessions`
  const { sessions } = (await founder.ask<{ sessions: readonly { id: string }[] }>('GET', theirs)).body
  expect((await founder.ask('DELETE', `${theirs}/${sessions[0]!.id}`)).status).toBe(200)
  expect(keysIn(await server.directory(founder))).toEqual([{ key: one.key, member: rep.me.member, ended: true }])

  await registered(await server.signIn('李娜'), two)
  expect((await runKeeperCommand(['password', '--member', '李娜', '--password', 'andere-pferd-batterie'], { HEBU_DATA: server.config.dataFolder }, '/')).code).toBe(0)
  const ended = async (key: string) => (await server.directory(founder)).keys?.find((each) => each.key === key)?.until
  await expect.poll(() => ended(two.key)).toBeDefined()

  const zhou = await server.member(founder, '周远')
  await registered(zhou, three)
  expect(await ended(three.key)).toBeUndefined()
  expect((await founder.ask('DELETE', `/api/members/${zhou.me.member}`)).status).toBe(200)
  expect(await ended(three.key)).toBeDefined()
})

test('[WIT5] the relay’s key is the same after a new start, lies in no backup in clear, and one that was lost stays known', async () => {
  const server = await aServer()
  const founder = await server.setUp()
  const { relayKey } = await server.directory(founder)
  expect(relayKey).toMatch(/^[\w-]{43}$/)
  await server.close()

  const again = await aServer({ dataFolder: server.config.dataFolder })
  const directory = await again.directory(await again.signIn('王伟'))
  expect([directory.relayKey, directory.earlierRelayKeys]).toEqual([relayKey, undefined])
  const backup = join(aFolder(), 'backup')
  await takeBackup(again.config.dataFolder, backup, '2026-11-23T00:00:00.000Z')
  await again.close()
  // PKCS #8 of an Ed25519 key begins with these bytes; neither they nor the file that seals it are in the backup.
  const bytes = readFileSync(backup)
  expect(bytes.includes(Buffer.from('302e020100300506032b6570', 'hex'))).toBe(false)
  expect(bytes.includes(Buffer.from('302e020100300506032b6570', 'hex').toString('base64url'))).toBe(false)
  expect(bytes.includes(readFileSync(join(again.config.dataFolder, 'relay-key'), 'utf8').trim())).toBe(false)

  const aside = join(aFolder(), 'relay-key')
  copyFileSync(join(server.config.dataFolder, 'relay-key'), aside)
  rmSync(join(server.config.dataFolder, 'relay-key'))
  const without = await aServer({ dataFolder: server.config.dataFolder })
  const other = await without.directory(await without.signIn('王伟'))
  expect(other.relayKey).not.toBe(relayKey)
  expect(other.earlierRelayKeys).toEqual([relayKey])
  await without.close()

  copyFileSync(aside, join(server.config.dataFolder, 'relay-key'))
  const found = await aServer({ dataFolder: server.config.dataFolder })
  expect((await found.directory(await found.signIn('王伟'))).relayKey).toBe(relayKey)
})
