import type { Me } from '@hebu/shared/wire/http.ts'
import type { PasskeyBegun, PasskeyFacts } from '@hebu/shared/wire/sign-in-keys.ts'
import { describe, expect, it } from 'vitest'

import { aClock, aServer, password, type Person } from '../../kit/front-door.ts'
import { aSoftAuthenticator } from '../../kit/soft-authenticator.ts'

const aServerWithKey = async () => {
  const clock = aClock()
  const server = await aServer({ clock })
  const founder = await server.setUp()
  const origin = server.url
  const device = aSoftAuthenticator()
  const begin = async (person: Person) => (await person.ask<PasskeyBegun>('POST', '/api/passkeys/begin', { password }, { origin })).body
  const add = async (person: Person, name = '办公室电脑', key = device) => {
    const { ceremony, options } = await begin(person)
    return person.ask('POST', '/api/passkeys', { ceremony, name, response: key.make(options, origin) }, { origin })
  }
  const listed = async (person: Person) => (await person.ask<{ passkeys: PasskeyFacts[] }>('GET', '/api/passkeys')).body.passkeys
  const ask = async (person: Person) => (await person.ask<PasskeyBegun>('POST', '/api/sign-in/passkey/begin', {}, { origin })).body
  const signIn = async (person: Person, key = device) => {
    const { ceremony, options } = await ask(person)
    return person.ask<Me & { problem?: string }>('POST', '/api/sign-in/passkey', { ceremony, response: key.show(options, origin) }, { origin })
  }
  return { clock, server, founder, origin, device, begin, add, listed, ask, signIn }
}

describe('passkeys', () => {
  it('[ACC22] are added after the password is shown, named, listed and removed by their owner alone', async () => {
    const { server, founder, add, listed, signIn, origin } = await aServerWithKey()
    expect((await founder.ask('POST', '/api/passkeys/begin', { password: 'wrong-password' }, { origin })).body.problem).toBe('wrong-password')
    expect((await add(founder)).status).toBe(200)
    const [key] = await listed(founder)
    expect(key).toMatchObject({ name: '办公室电脑' })
    expect(key!.lastUsedAt).toBeUndefined()
    expect((await add(founder)).body.problem).toBe('passkey-refused')
    const rep = await server.member(founder, '李娜')
    expect(await listed(rep)).toEqual([])
    expect((await rep.ask('DELETE', `/api/passkeys/${key!.id}`)).body.problem).toBe('not-found')
    expect((await rep.ask('PATCH', `/api/passkeys/${key!.id}`, { name: '我的' })).body.problem).toBe('not-found')
    expect((await founder.ask('PATCH', `/api/passkeys/${key!.id}`, { name: '手机' })).status).toBe(200)
    await signIn(server.stranger())
    expect(await listed(founder)).toMatchObject([{ name: '手机', lastUsedAt: expect.any(String) }])
    const { token } = await server.token(founder)
    expect((await server.stranger().ask('GET', '/api/passkeys', undefined, { authorization: `Bearer ${token}` })).body.problem).toBe('forbidden')
    expect((await founder.ask('DELETE', `/api/passkeys/${key!.id}`)).status).toBe(200)
    expect((await signIn(server.stranger())).body.problem).toBe('passkey-refused')
  })

  it('[ACC23] sign their owner in without name, password and further step, and the audit says how', async () => {
    const { server, founder, add, signIn } = await aServerWithKey()
    await add(founder)
    const stranger = server.stranger()
    expect((await signIn(stranger)).body).toMatchObject({ name: '王伟', member: founder.me.member })
    expect((await stranger.ask<Me>('GET', '/api/me')).body.name).toBe('王伟')
    const { entries } = (await founder.ask<{ entries: { kind: string; detail?: string }[] }>('GET', '/api/audit')).body
    expect(entries.slice(0, 2)).toMatchObject([{ kind: 'signed-in', detail: 'passkey' }, { kind: 'passkey-added' }])
  })

  it('[ACC24] are refused where they are unknown, shown twice, late, of another address, without their owner, or of somebody who left', async () => {
    const { clock, server, founder, origin, device, add, ask, signIn } = await aServerWithKey()
    await add(founder)
    const stranger = server.stranger()
    const show = async (ceremony: string, response: object) => (await stranger.ask('POST', '/api/sign-in/passkey', { ceremony, response }, { origin })).body.problem
    expect((await signIn(stranger, aSoftAuthenticator())).body.problem).toBe('passkey-refused')
    const first = await ask(stranger)
    const shown = device.show(first.options, origin)
    expect(await show(first.ceremony, shown)).toBeUndefined()
    expect(await show(first.ceremony, shown)).toBe('passkey-refused')
    const second = await ask(stranger)
    expect(await show(second.ceremony, shown)).toBe('passkey-refused')
    const late = await ask(stranger)
    clock.advance(5 * 60_000 + 1)
    expect(await show(late.ceremony, device.show(late.options, origin))).toBe('passkey-refused')
    for (const elsewhere of ['https://hebu.example.com', 'http://127.0.0.1:1']) {
      const asked = await ask(stranger)
      expect(await show(asked.ceremony, device.show(asked.options, elsewhere))).toBe('passkey-refused')
    }
    const asked = await ask(stranger)
    expect(await show(asked.ceremony, device.show(asked.options, origin, { unverified: true }))).toBe('passkey-refused')
    expect(await show((await ask(stranger)).ceremony, { id: 'nonsense' })).toBe('passkey-refused')

    const rep = await server.member(founder, '李娜')
    const phone = aSoftAuthenticator()
    expect((await add(rep, '手机', phone)).status).toBe(200)
    expect((await signIn(server.stranger(), phone)).status).toBe(200)
    await founder.ask('DELETE', `/api/members/${rep.me.member}`)
    expect((await signIn(server.stranger(), phone)).body.problem).toBe('passkey-refused')
  })

  it('[ACC24] one person’s attempt to add a key is not finished by another', async () => {
    const { server, founder, origin, device, begin } = await aServerWithKey()
    const rep = await server.member(founder, '李娜')
    const { ceremony, options } = await begin(founder)
    expect((await rep.ask('POST', '/api/passkeys', { ceremony, name: '手机', response: device.make(options, origin) }, { origin })).body.problem).toBe('passkey-refused')
  })
})
