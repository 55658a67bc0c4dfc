import { join } from 'node:path'

import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { configFrom } from '@hebu/sync-server/config.ts'
import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import type { Volumes } from '@hebu/shared/wire/http.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { eventually } from '../kit/eventually.ts'
import { aFolder, aServer, charter, password, type Person } from '../kit/front-door.ts'
import { aPeer, type Peer } from '../kit/peer.ts'
import { aDatabase, endSharedPostgres } from '../kit/postgres-server.ts'
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
