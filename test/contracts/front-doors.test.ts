import { join } from 'node:path'

import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { configFrom } from '@hebu/sync-server/config.ts'
import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { openPostgresAccountsDatabase } from '@hebu/sync-server/store/postgres/accounts-database.ts'
import { openRedisBell } from '@hebu/sync-server/store/redis-bell.ts'
import type { Volumes } from '@hebu/shared/wire/http.ts'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'

import { eventually } from '../kit/eventually.ts'
import { aFolder, aServer, charter, password, type Person } from '../kit/front-door.ts'
import { aPeer, type Peer } from '../kit/peer.ts'
import { aDatabase, endSharedPostgres, startPostgres } from '../kit/postgres-server.ts'
import { type RedisServer, startRedis } from '../kit/redis-server.ts'
import { aReplica } from '../kit/replica.ts'

let redis: RedisServer
beforeAll(async () => void (redis = await startRedis()), 120_000)
afterAll(async () => void (await Promise.all([endSharedPostgres(), redis.close()])))

/** Two whole relays over one database, as a keeper configures them. */
async function twoServers({ withRedis = true } = {}) {
  const shared = { databaseUrl: await aDatabase(), redisUrl: withRedis ? redis.url : undefined, filesFolder: aFolder() }
  const one = await aServer({ shared })
  const founder = await one.setUp()
  const other = await aServer({ shared })
  return { one, other, founder, shared }
}

type Server = Awaited<ReturnType<typeof aServer>>

const aSocket = (server: Server, person: Person): Promise<Peer> => aPeer(`${server.url.replace('http', 'ws')}/sync`, { headers: { cookie: person.cookie()! } })

/** The same person at another relay, as a balancer sends them: the cookie is all they carry. */
const at = (server: Server, person: Person, method: string, path: string) =>
  fetch(server.url + path, { method, headers: { cookie: person.cookie()! } })

describe('front doors of relays that share PostgreSQL', { timeout: 60_000 }, () => {
  it('[NOD7] who was founded, invited and signed in at one relay is known at the other', async () => {
    const { one, other, founder } = await twoServers()
    expect(other.setupLink).toBeUndefined()
    expect((await at(other, founder, 'GET', '/api/me')).status).toBe(200)
    const secret = await one.invite(founder)
    const joined = await other.join(secret, '李娜')
    expect((await at(one, joined, 'GET', '/api/me')).status).toBe(200)
    await eventually(async () => expect((await one.directory(founder)).members.map(({ name }) => name)).toEqual(['王伟', '李娜']))
    const again = await one.signIn('李娜')
    await again.ask('POST', '/api/sign-out')
    expect((await at(other, again, 'GET', '/api/me')).status).toBe(401)
  })

  for (const withRedis of [true, false]) {
    it(`[NOD8] [ACC8] removed at one relay ${withRedis ? 'with' : 'without'} Redis, a member's sockets at the other end, and nobody else's`, async () => {
      const { one, other, founder } = await twoServers({ withRedis })
      const rep = await one.member(founder, '李娜')
      const [mine, theirs] = [await aSocket(other, founder), await aSocket(other, rep)]
      const token = await one.token(founder)
      const withToken = await aPeer(`${other.url.replace('http', 'ws')}/sync`, { token: token.token })
      expect((await founder.ask('DELETE', `/api/members/${rep.me.member}`)).status).toBe(200)
      const begunAt = performance.now()
      expect((await theirs.ended).code).toBe(closeCodes.revoked)
      expect(performance.now() - begunAt).toBeLessThan(10_000)
      await founder.ask('DELETE', `/api/tokens/${token.facts.id}`)
      expect((await withToken.ended).code).toBe(closeCodes.revoked)
      await mine.answered()
    })
  }

  it('[NOD8] [NOD6] a member who is removed while Redis is gone, or after it came back, is sent away from the other relay all the same', async () => {
    const { one, other, founder } = await twoServers()
    const people = [await one.member(founder, '李娜'), await one.member(founder, '周强')]
    const [first, second] = (await Promise.all(people.map((person) => aSocket(other, person)))) as [Peer, Peer]
    const remove = async (index: number): Promise<void> => void expect((await founder.ask('DELETE', `/api/members/${people[index]!.me.member}`)).status).toBe(200)
    await redis.kill()
    onTestFinished(() => redis.restart())
    await remove(0)
    expect((await first.ended).code).toBe(closeCodes.revoked)
    await second.answered()
    await redis.restart()
    await remove(1)
    expect((await second.ended).code).toBe(closeCodes.revoked)
  })

  it('[NOD8] [NOD1] after PostgreSQL was gone, who is removed at one relay is sent away from the other', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const shared = { databaseUrl: await postgres.database(), redisUrl: redis.url, filesFolder: aFolder() }
    const one = await aServer({ shared })
    const founder = await one.setUp()
    const other = await aServer({ shared })
    const person = await one.member(founder, '李娜')
    const socket = await aSocket(other, person)
    await postgres.kill()
    expect((await founder.ask('DELETE', `/api/members/${person.me.member}`)).status).toBeGreaterThanOrEqual(500)
    await postgres.restart()
    await eventually(async () => expect((await founder.ask('DELETE', `/api/members/${person.me.member}`)).status).toBe(200))
    // Where nobody could be asked just then, the device comes back, and is told.
    expect([closeCodes.revoked, closeCodes.storeUnavailable]).toContain((await socket.ended).code)
    await eventually(async () => expect((await (await aSocket(other, person)).ended).code).toBe(closeCodes.unauthenticated))
    await eventually(async () => expect((await at(other, founder, 'GET', '/api/me')).status).toBe(200))
  })

  it('[NOD11] while PostgreSQL is gone, who cannot be judged is sent away to come back, and both relays live on', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const shared = { databaseUrl: await postgres.database(), redisUrl: redis.url, filesFolder: aFolder() }
    const one = await aServer({ shared })
    const founder = await one.setUp()
    const other = await aServer({ shared })
    const [here, there] = [await aSocket(one, founder), await aSocket(other, founder)]
    await there.answered()
    const accounts = openPostgresAccountsDatabase(shared.databaseUrl)
    const name = accounts.fact('relay', () => '')
    accounts.close()
    await postgres.kill()
    // Something about somebody's standing is told, and looked up in vain at both.
    const bell = openRedisBell({ url: redis.url, name, logger: silentLogger })
    onTestFinished(() => bell.close())
    const change = new TextEncoder().encode(JSON.stringify({ kind: 'directory', workspace: founder.me.workspace, revision: 99 }))
    const ended = Promise.all([here.ended, there.ended])
    const telling = setInterval(() => bell.tell('standing', change), 50)
    onTestFinished(() => clearInterval(telling))
    expect((await ended).map(({ code }) => code)).toEqual([closeCodes.storeUnavailable, closeCodes.storeUnavailable])
    clearInterval(telling)
    expect((await (await fetch(`${other.url}/api/me`, { headers: { cookie: founder.cookie()! } })).json()) as object).toEqual({ problem: 'store-unavailable' })
    await postgres.restart()
    await eventually(async () => (await aSocket(other, founder)).answered())
  })

  it('[NOD10] [WIT2] keys that are handed in are counted over both relays', async () => {
    const { one, other, founder } = await twoServers()
    const hand = async (server: Server) => {
      const answer = await fetch(`${server.url}/api/keys`, { method: 'POST', headers: { cookie: founder.cookie()!, 'content-type': 'application/json' }, body: JSON.stringify({ key: 'A'.repeat(43), proof: 'A'.repeat(86) }) })
      return ((await answer.json()) as { problem?: string }).problem
    }
    for (let i = 0; i < 15; i++) for (const server of [one, other]) expect(await hand(server)).toBe('malformed')
    for (const server of [one, other]) expect(await hand(server)).toBe('too-many')
  })

  it('[NOD10] [ACC7] attempts to sign in are counted over both relays, and a success takes them back at both', async () => {
    const { one, other } = await twoServers()
    const attempt = async (server: Server, password: string) => (await server.stranger().ask('POST', '/api/sign-in', { name: '王伟', password })).body.problem
    for (let i = 0; i < 4; i++) for (const server of [one, other]) expect(await attempt(server, 'wrong-password')).toBe('wrong-name-or-password')
    expect(await attempt(other, password)).toBeUndefined()
    for (let i = 0; i < 5; i++) for (const server of [one, other]) expect(await attempt(server, 'wrong-password')).toBe('wrong-name-or-password')
    for (const server of [one, other]) expect(await attempt(server, password)).toBe('too-many')
  })

  it('[NOD3] [ROOM5] what is begun and written at one relay is told and shown at the other', async () => {
    const { one, other, founder } = await twoServers()
    const volume = `${founder.me.workspace}/reports/m-${founder.me.member}/2026`
    const [here, there] = [await aSocket(one, founder), await aSocket(other, founder)]
    const told = there.frames.next((frame) => frame.type === 'notice' && frame.notice.kind === 'volume' && frame.notice.name === volume)
    const writer = await aReplica(here, volume)
    await writer.synced
    writer.doc.getText('note').insert(0, '合簿')
    await writer.saved()
    await told
    const reader = await aReplica(there, volume, new Y.Doc())
    await reader.until(() => reader.doc.getText('note').toJSON() === '合簿')
    const listed = (await (await at(other, founder, 'GET', '/api/volumes')).json()) as Volumes
    expect(JSON.stringify(listed)).toContain(volume)
  })

  it('[NOD9] part of a shared store is refused in words, and so are backups of what lies in PostgreSQL', async () => {
    const { one, founder, shared } = await twoServers()
    expect((await at(one, founder, 'GET', '/api/volumes')).status).toBe(200)
    const refusalOf = (environment: Record<string, string>): string => {
      const config = configFrom(environment, '/nowhere')
      return config.ok ? '' : config.refusal.join('\n')
    }
    expect(refusalOf({ REDIS_URL: 'redis://x' })).toContain('DATABASE_URL')
    expect(refusalOf({ DATABASE_URL: 'postgres://x/y' })).toContain('HEBU_FILES')
    expect(refusalOf({ DATABASE_URL: 'mysql://x/y', HEBU_FILES: '/f' })).toContain('postgres://')
    const environment = { DATABASE_URL: shared.databaseUrl, HEBU_FILES: shared.filesFolder }
    expect(await runKeeperCommand(['backup', '--to', '/nowhere/x'], environment, '/nowhere')).toMatchObject({ code: 1, words: expect.stringContaining('pg_dump') as string })
    expect(await runKeeperCommand(['audit'], environment, '/nowhere')).toMatchObject({ code: 0, words: expect.stringContaining('none altered') as string })
    expect(await runKeeperCommand(['export', '--to', `${shared.filesFolder}/out`], environment, '/nowhere')).toMatchObject({ code: 0 })
  })

  it('[NOD9] commands on a database that no relay has run on yet, or that is not there, say so', async () => {
    const environment = { DATABASE_URL: await aDatabase(), HEBU_FILES: aFolder() }
    const run = (args: readonly string[], on = environment) => runKeeperCommand(args, on, '/nowhere')
    for (const command of [['audit'], ['invite', '--post', 'sales'], ['export', '--to', join(aFolder(), 'out')]]) expect(await run(command)).toMatchObject({ code: 1, words: expect.stringContaining('no workspace yet') as string })
    expect(await run(['init', '--department', '东区销售部', '--charter', charter.id, '--owner', '王伟', '--password', password])).toMatchObject({ code: 0 })
    expect(await run(['export', '--to', join(aFolder(), 'out')])).toMatchObject({ code: 0, words: expect.stringContaining('0 pages') as string })
    expect(await run(['audit'])).toMatchObject({ code: 0 })
    expect(await run(['audit'], { ...environment, DATABASE_URL: 'postgres://hebu@127.0.0.1:1/hebu' })).toMatchObject({ code: 1, words: expect.stringContaining('PostgreSQL at DATABASE_URL cannot be used') as string })
    const folder = { HEBU_DATA: join(aFolder(), 'data') }
    expect(await runKeeperCommand(['init', '--department', '东区销售部', '--charter', charter.id, '--owner', '王伟', '--password', password], folder, '/nowhere')).toMatchObject({ code: 0 })
    expect(await runKeeperCommand(['export', '--to', join(aFolder(), 'out')], folder, '/nowhere')).toMatchObject({ code: 0 })
    expect(await runKeeperCommand(['backup', '--to', join(aFolder(), 'x.tar')], folder, '/nowhere')).toMatchObject({ code: 1, words: expect.stringContaining('No relay has run') as string })
  })
})
