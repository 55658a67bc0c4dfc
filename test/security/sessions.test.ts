import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

import { schema } from '@hebu/sync-server/store/accounts/schema.ts'
import { openAccountsDatabase } from '@hebu/sync-server/store/accounts/database.ts'
import { createSqliteAccounts } from '@hebu/sync-server/store/accounts/create-sqlite-accounts.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import type { Entry, SessionFacts } from '@hebu/shared/wire/http.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'

import { aFolder, aServer, password, type Person, postWith } from '../kit/front-door.ts'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0'
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 MicroMessenger/8.0.50'

const sessionsOf = async (person: Person, path = '/api/sessions'): Promise<readonly SessionFacts[]> =>
  (await person.ask<{ readonly sessions: readonly SessionFacts[] }>('GET', path)).body.sessions

const current = async (person: Person): Promise<SessionFacts> => (await sessionsOf(person)).find((session) => session.current)!

async function aSocket(url: string, person: Person) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync?v=${wireVersion}`, { headers: { cookie: person.cookie()! } })
  onTestFinished(() => socket.terminate())
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise<void>((resolve) => socket.once('open', resolve))
  return { closed, isOpen: () => socket.readyState === WebSocket.OPEN }
}

/** A founder at a desk, the same one on a telephone, and a colleague. */
async function aDepartmentOfTwo() {
  const server = await aServer()
  const founder = await server.setUp()
  const pocket = await server.signIn('王伟')
  const rep = await server.member(founder, '李娜')
  return { server, founder, pocket, rep }
}

describe('sessions and their devices', () => {
  it('[DEV1] a member lists the own sessions with what the devices say of themselves, and no address whole', async () => {
    const { founder, pocket } = await aDepartmentOfTwo()
    await founder.ask('GET', '/api/directory', undefined, { 'user-agent': windows })
    await pocket.ask('GET', '/api/directory', undefined, { 'user-agent': phone })
    const listed = await sessionsOf(founder)
    expect(listed.filter(({ current }) => current)).toHaveLength(1)
    expect(listed.find(({ current }) => !current)).toMatchObject({ browser: 'WeChat', system: 'iPhone', from: '127.0.0.*', connected: false })
    expect(JSON.stringify(listed)).not.toContain('127.0.0.1')
    expect(JSON.stringify(listed)).not.toContain('Mozilla')
  })

  it('[DEV1] a device can be named, by its own member alone', async () => {
    const { founder, pocket, rep } = await aDepartmentOfTwo()
    const { id } = await current(pocket)
    expect((await founder.ask('PATCH', `/api/sessions/${id}`, { name: '王伟的手机' })).status).toBe(200)
    expect((await current(pocket)).name).toBe('王伟的手机')
    expect((await rep.ask('PATCH', `/api/sessions/${id}`, { name: '别人的' })).body.problem).toBe('not-found')
    expect((await founder.ask('PATCH', `/api/sessions/${id}`, { name: '名'.repeat(61) })).body.problem).toBe('malformed')
    await founder.ask('PATCH', `/api/sessions/${id}`, { name: null })
    expect((await current(pocket)).name).toBeUndefined()
  })

  it('[DEV2] ending a session closes its sockets within a second, says revoked, and touches no other', async () => {
    const { server, founder, pocket } = await aDepartmentOfTwo()
    const [desk, other] = [await aSocket(server.url, founder), await aSocket(server.url, pocket)]
    const { id, connected } = (await sessionsOf(founder)).find((session) => !session.current)!
    expect(connected).toBe(true)
    const beganMs = performance.now()
    expect((await founder.ask('DELETE', `/api/sessions/${id}`)).status).toBe(200)
    expect(await other.closed).toBe(closeCodes.revoked)
    expect(performance.now() - beganMs).toBeLessThan(1000)
    expect(desk.isOpen()).toBe(true)
    expect((await pocket.ask('GET', '/api/me')).body.problem).toBe('unauthenticated')
    expect(await sessionsOf(founder)).toHaveLength(1)
    expect((await founder.ask('DELETE', `/api/sessions/${id}`)).body.problem).toBe('not-found')
  })

  it('[DEV2] all others can be ended at once; the one that asks stays', async () => {
    const { server, founder, pocket, rep } = await aDepartmentOfTwo()
    const third = await server.signIn('王伟')
    expect((await founder.ask('DELETE', '/api/sessions')).status).toBe(200)
    for (const ended of [pocket, third]) expect((await ended.ask('GET', '/api/me')).body.problem).toBe('unauthenticated')
    expect(await sessionsOf(founder)).toHaveLength(1)
    expect((await rep.ask('GET', '/api/me')).status).toBe(200)
  })

  it('[DEV3] nobody sees or ends the sessions of another, whatever they know of them', async () => {
    const { founder, pocket, rep } = await aDepartmentOfTwo()
    const { id } = await current(pocket)
    expect((await sessionsOf(rep)).map((session) => session.id)).not.toContain(id)
    expect((await rep.ask('DELETE', `/api/sessions/${id}`)).body.problem).toBe('not-found')
    const theirs = `/api/members/${founder.me.member}/sessions`
    expect((await rep.ask('GET', theirs)).body.problem).toBe('forbidden')
    expect((await rep.ask('DELETE', `${theirs}/${id}`)).body.problem).toBe('forbidden')
    expect((await pocket.ask('GET', '/api/me')).status).toBe(200)
  })

  it('[DEV3] who looks after a member sees and ends their sessions, but none of who stands above', async () => {
    const { server, founder, rep } = await aDepartmentOfTwo()
    const theirs = `/api/members/${rep.me.member}/sessions`
    const [session] = await sessionsOf(founder, theirs)
    expect(session).toMatchObject({ current: false })
    // The session must be of the member in the address.
    expect((await founder.ask('DELETE', `${theirs}/${(await current(founder)).id}`)).body.problem).toBe('not-found')
    expect((await founder.ask('DELETE', `${theirs}/${session!.id}`)).status).toBe(200)
    expect((await rep.ask('GET', '/api/me')).body.problem).toBe('unauthenticated')
    const deputy = await server.member(founder, '周远', postWith('deputy'))
    expect((await deputy.ask('GET', `/api/members/${founder.me.member}/sessions`)).body.problem).toBe('forbidden')
    expect((await founder.ask('GET', '/api/members/nobody/sessions')).body.problem).toBe('not-found')
  })

  it('[DEV3] an access token sees no sessions and ends none', async () => {
    const { server, founder, pocket } = await aDepartmentOfTwo()
    const { token } = await server.token(founder)
    const { id } = await current(pocket)
    const bearer = { authorization: `Bearer ${token}` }
    for (const [method, path] of [['GET', '/api/sessions'], ['DELETE', '/api/sessions'], ['DELETE', `/api/sessions/${id}`], ['GET', `/api/members/${founder.me.member}/sessions`]] as const) {
      expect((await server.stranger().ask(method, path, undefined, bearer)).body.problem).toBe('forbidden')
    }
    expect((await server.stranger().ask('GET', '/api/sessions')).body.problem).toBe('unauthenticated')
    expect((await pocket.ask('GET', '/api/me')).status).toBe(200)
  })

  it('[DEV1] a store from before devices were kept opens, and its sessions are listed', () => {
    const file = join(aFolder(), 'accounts.sqlite')
    const old = new DatabaseSync(file)
    const at = new Date().toISOString()
    const later = new Date(Date.now() + 86_400_000).toISOString()
    old.exec(schema[0]!)
    old.exec(`PRAGMA user_version = 1;
      INSERT INTO auth_users(id, name, email, emailVerified, createdAt, updatedAt) VALUES ('m1', '王伟', 'm1@members.invalid', 0, '${at}', '${at}');
      INSERT INTO auth_sessions(id, token, userId, expiresAt, createdAt, updatedAt) VALUES ('s1', 't', 'm1', '${later}', '${at}', '${at}')`)
    old.close()
    const accounts = createSqliteAccounts(openAccountsDatabase(file))
    onTestFinished(() => accounts.close())
    expect(accounts.devices('m1', Date.now())).toMatchObject([{ session: 's1', lastSeenMs: Date.parse(at) }])
  })
})

describe('the entry', () => {
  it('[DEV4] what a page asks first is answered to everybody, and refused to nobody', async () => {
    const server = await aServer()
    const stranger = server.stranger()
    const asked = async (person: Person) => (await person.ask<Entry>('GET', '/api/entry'))
    expect(await asked(stranger)).toMatchObject({ status: 200, body: { founded: false, left: false } })
    const founder = await server.setUp()
    expect((await asked(founder)).body).toEqual({ founded: true, left: false, me: founder.me })
    const rep = await server.member(founder, '李娜')
    await founder.ask('DELETE', `/api/members/${rep.me.member}`)
    expect((await asked(rep)).body).toEqual({ founded: true, left: true })
    expect((await asked(stranger)).body).toEqual({ founded: true, left: false })
  })

  it('[DEV5] only a relay that was started as a demo names people and their password', async () => {
    const demo = { charter: 'sales-ops', password, people: [{ name: '王伟', post: 'director' }] }
    const server = await aServer({ demo })
    expect((await server.stranger().ask<Entry>('GET', '/api/entry')).body.demo).toEqual(demo)
    expect((await (await aServer()).stranger().ask<Entry>('GET', '/api/entry')).body).not.toHaveProperty('demo')
  })
})
