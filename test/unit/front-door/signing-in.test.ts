import { join } from 'node:path'

import type { Me } from '@hebu/shared/wire/http.ts'
import { openAccountsDatabase } from '@hebu/sync-server/store/accounts/database.ts'
import { describe, expect, it } from 'vitest'

import { aClock, aServer, password, someAccounts } from '../../kit/front-door.ts'

describe('signing in', () => {
  it('[ACC13] takes the name in any width and case, and answers who one is', async () => {
    const server = await aServer()
    await server.setUp('Wang Wei')
    const again = await server.signIn(' ＷＡＮＧ wei')
    expect((await again.ask<Me>('GET', '/api/me')).body).toEqual(again.me)
  })

  it('[ACC13] a wrong password and an unknown name are answered alike', async () => {
    const server = await aServer({ passwords: 'real' })
    await server.setUp('王伟')
    for (const name of ['王伟', '谁']) {
      const answer = await server.stranger().ask('POST', '/api/sign-in', { name, password: 'wrong-wrong-wrong' })
      expect([answer.status, answer.body, answer.headers.getSetCookie()]).toEqual([401, { problem: 'wrong-name-or-password' }, []])
    }
  })

  it('[ACC6] signing out ends this session and no other', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const phone = await server.signIn('王伟')
    const kept = phone.cookie()!
    expect((await phone.ask('POST', '/api/sign-out')).status).toBe(200)
    expect(phone.cookie()).toBeUndefined()
    expect((await server.stranger().ask('GET', '/api/me', undefined, { cookie: kept })).body.problem).toBe('unauthenticated')
    expect((await founder.ask<Me>('GET', '/api/me')).status).toBe(200)
  })

  it('[ACC6] the gate tells of a session that ended, and it stands no longer', async () => {
    const { gate, entering, member } = await someAccounts()
    const { caller, cookie } = await member('李娜')
    const told: unknown[] = []
    gate.onChange((change) => told.push(change, gate.stands(caller)))
    await entering.signOut(cookie)
    expect(told).toEqual([{ kind: 'credential', workspace: caller.workspace, credential: caller.credential }, false])
    expect(await gate.callerOf({ cookie })).toBeUndefined()
  })

  it('[ACC7] ten attempts a minute for a name, then none, then again', async () => {
    const clock = aClock()
    const server = await aServer({ clock })
    await server.setUp('王伟')
    const attempt = async (name: string, word: string) => (await server.stranger().ask('POST', '/api/sign-in', { name, password: word })).body.problem
    for (let n = 0; n < 10; n += 1) expect(await attempt('王伟', 'wrong-wrong')).toBe('wrong-name-or-password')
    expect(await attempt('王伟', password)).toBe('too-many')
    expect(await attempt('李娜', password)).toBe('wrong-name-or-password')
    clock.advance(60_001)
    await server.signIn('王伟')
  })

  it('[ACC7] attempts made at the same time are counted too', async () => {
    const server = await aServer({ clock: aClock() })
    await server.setUp('王伟')
    const attempts = Array.from({ length: 12 }, () => server.stranger().ask('POST', '/api/sign-in', { name: '王伟', password: 'wrong-wrong' }))
    const problems = (await Promise.all(attempts)).map(({ body }) => body.problem)
    expect(problems.filter((code) => code === 'too-many')).toHaveLength(2)
  })

  it('[ACC13] a forged or foreign cookie is nobody', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const stranger = server.stranger()
    for (const cookie of [`${founder.cookie()}x`, 'hebu.session_token=abc.def', 'hebu.session_token=', '%', founder.cookie()!.replace('hebu.', 'better-auth.')])
      expect((await stranger.ask('GET', '/api/me', undefined, { cookie })).body.problem).toBe('unauthenticated')
  })

  it('[ACC13] a session that is used is prolonged, one that is not expires', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const database = openAccountsDatabase(join(server.config.dataFolder, 'accounts.sqlite'))
    const expireIn = (days: number) => database.prepare('UPDATE auth_sessions SET expiresAt = ?').run(new Date(Date.now() + days * 86_400_000).toISOString())
    const prolonged = async () => (await founder.ask<Me>('GET', '/api/me')).headers.getSetCookie().length > 0
    expect(await prolonged()).toBe(false)
    expireIn(20)
    expect(await prolonged()).toBe(true)
    expireIn(-1)
    database.close()
    expect((await founder.ask('GET', '/api/me')).body.problem).toBe('unauthenticated')
  })

  it('[ACC13] sessions outlive a restart', async () => {
    const first = await aServer()
    const cookie = (await first.setUp()).cookie()!
    await first.close()
    const second = await aServer({ dataFolder: first.config.dataFolder })
    expect((await second.stranger().ask<Me>('GET', '/api/me', undefined, { cookie })).body.name).toBe('王伟')
  })
})
