import type { Me } from '@hebu/shared/wire/http.ts'
import type { CompanyBegun, PasskeyBegun, PasskeyFacts } from '@hebu/shared/wire/sign-in-keys.ts'
import { describe, expect, it, onTestFinished } from 'vitest'

import { startCompanyProvider } from '../../kit/company-provider.ts'
import { aClock, aServer, password, type Person } from '../../kit/front-door.ts'
import { aSoftAuthenticator } from '../../kit/soft-authenticator.ts'

async function anInvitation() {
  let back: readonly string[] = []
  const provider = await startCompanyProvider(() => back)
  onTestFinished(() => provider.close())
  const clock = aClock()
  const server = await aServer({ clock, company: { issuer: provider.issuer, ...provider.client, label: '青檐统一登录', scope: 'openid profile' } })
  back = [`${server.url.replace('127.0.0.1', 'localhost')}/api/sign-in/company/back`, `${server.url}/api/sign-in/company/back`]
  const founder = await server.setUp()
  const token = await server.invite(founder)
  const origin = server.url
  const post = <T = { problem?: string }>(person: Person, path: string, body: unknown) => person.ask<T>('POST', path, body, { origin })

  const begin = async (person: Person, secret = token, name = '李娜') => (await post<PasskeyBegun>(person, '/api/join/passkey/begin', { token: secret, name })).body
  const join = async (person: Person, device = aSoftAuthenticator(), { secret = token, name = '李娜' } = {}) => {
    const { ceremony, options } = await begin(person, secret, name)
    return post<Me & { problem?: string }>(person, '/api/join/passkey', { token: secret, name, language: 'zh-Hans', ceremony, keyName: '手机', response: device.make(options, origin) })
  }
  const showKey = async (person: Person, device: ReturnType<typeof aSoftAuthenticator>) => {
    const { ceremony, options } = (await post<PasskeyBegun>(person, '/api/sign-in/passkey/begin', {})).body
    return post<Me & { problem?: string }>(person, '/api/sign-in/passkey', { ceremony, response: device.show(options, origin) })
  }
  const addKey = async (person: Person, device: ReturnType<typeof aSoftAuthenticator>) => {
    const begun = await post<PasskeyBegun & { problem?: string }>(person, '/api/passkeys/begin', { password: '' })
    if (begun.status !== 200) return begun
    return post(person, '/api/passkeys', { ceremony: begun.body.ceremony, name: '电脑', response: device.make(begun.body.options, origin) })
  }
  /** To the company's place and back. */
  const visit = async (person: Person, begun: { readonly address: string; readonly headers: Headers }, subject: string) => {
    const browser = begun.headers.getSetCookie().find((cookie) => cookie.startsWith('hebu.company='))!.split(';', 1)[0]!
    const returned = new URL(await provider.visit(begun.address, subject))
    return (await person.ask('GET', `${returned.pathname}${returned.search}`, undefined, { cookie: [browser, person.cookie() ?? ''].filter((each) => each !== '').join('; ') })).headers.get('location')
  }
  const joinByCompany = async (person: Person, subject: string, { secret = token, name = '李娜' } = {}) => {
    const { body, headers } = await post<CompanyBegun>(person, '/api/join/company', { token: secret, name, language: 'zh-Hans' })
    return visit(person, { address: body.address, headers }, subject)
  }
  const membersOf = async () => (await server.directory(founder)).members.map(({ name }) => name)
  return { clock, server, founder, token, origin, post, begin, join, showKey, addKey, visit, joinByCompany, membersOf }
}

describe('joining without a password', () => {
  it('[ACC28] with a passkey: the invitation is used, the key signs its owner in, and the audit says how', async () => {
    const { server, founder, join, showKey, membersOf, post, token } = await anInvitation()
    const [newcomer, phone] = [server.stranger(), aSoftAuthenticator()]
    expect((await join(newcomer, phone)).body).toMatchObject({ name: '李娜' })
    expect((await newcomer.ask<Me>('GET', '/api/me')).body.name).toBe('李娜')
    expect((await newcomer.ask<{ passkeys: PasskeyFacts[] }>('GET', '/api/passkeys')).body.passkeys).toMatchObject([{ name: '手机' }])
    expect((await newcomer.ask('GET', '/api/password')).body).toEqual({ set: false })
    expect(await membersOf()).toEqual(['王伟', '李娜'])
    expect((await showKey(server.stranger(), phone)).body.name).toBe('李娜')
    expect((await post(server.stranger(), '/api/sign-in', { name: '李娜', password: '' })).body.problem).toBe('wrong-name-or-password')
    expect((await post(server.stranger(), '/api/join/passkey/begin', { token, name: '周强' })).body.problem).toBe('invitation-used')
    const { entries } = (await founder.ask<{ entries: { kind: string; detail?: string }[] }>('GET', '/api/audit')).body
    expect(entries.find(({ kind }) => kind === 'joined')).toMatchObject({ detail: 'passkey' })
  })

  it('[ACC28] a name that is taken, another invitation, a false device or a second showing joins nobody, and the invitation stays', async () => {
    const { server, founder, join, begin, post, origin, membersOf, token } = await anInvitation()
    const stranger = server.stranger()
    expect((await post(stranger, '/api/join/passkey/begin', { token, name: '王伟' })).body.problem).toBe('name-taken')
    expect((await post(stranger, '/api/join/passkey/begin', { token: 'x'.repeat(30), name: '李娜' })).body.problem).toBe('invitation-unknown')
    const another = await server.invite(founder)
    const device = aSoftAuthenticator()
    const order = (begun: PasskeyBegun, over: object = {}) => ({ token, name: '李娜', language: 'zh-Hans', ceremony: begun.ceremony, keyName: '手机', response: device.make(begun.options, origin), ...over })
    expect((await post(stranger, '/api/join/passkey', order(await begin(stranger), { token: another }))).body.problem).toBe('passkey-refused')
    expect((await post(stranger, '/api/join/passkey', order(await begin(stranger), { response: { id: 'nonsense' } }))).body.problem).toBe('passkey-refused')
    expect((await post(stranger, '/api/join/passkey', order(await begin(stranger), { response: device.make((await begin(stranger)).options, 'https://elsewhere.example') }))).body.problem).toBe('passkey-refused')
    const begun = await begin(stranger)
    expect((await post(stranger, '/api/join/passkey', order(begun, { name: '王伟' }))).body.problem).toBe('name-taken')
    expect((await post(stranger, '/api/join/passkey', order(begun))).body.problem).toBe('passkey-refused')
    expect(await membersOf()).toEqual(['王伟'])
    expect((await join(stranger, device)).status).toBe(200)
    // A key that is somebody's opens no second account.
    expect((await join(server.stranger(), device, { secret: another, name: '周强' })).body.problem).toBe('key-taken')
    expect(await membersOf()).toEqual(['王伟', '李娜'])
    expect((await join(server.stranger(), aSoftAuthenticator(), { secret: another, name: '周强' })).status).toBe(200)
  })

  it('[ACC28] [ACC26] with the company’s account alone; one that is somebody’s already, or is not shown, joins nobody', async () => {
    const { server, founder, joinByCompany, membersOf, post, visit, token } = await anInvitation()
    const newcomer = server.stranger()
    expect(await joinByCompany(newcomer, 'u-4711')).toBe('/')
    expect((await newcomer.ask<Me>('GET', '/api/me')).body.name).toBe('李娜')
    const another = await server.invite(founder)
    expect(await joinByCompany(server.stranger(), 'u-4711', { secret: another, name: '周强' })).toBe('/join#company=taken')
    expect(await membersOf()).toEqual(['王伟', '李娜'])
    expect((await post(server.stranger(), '/api/join/company', { token, name: '周强', language: 'en' })).body.problem).toBe('invitation-used')
    expect(await joinByCompany(server.stranger(), 'u-4712', { secret: another, name: '周强' })).toBe('/')
    const back = server.stranger()
    const begun = await back.ask('GET', '/api/sign-in/company?to=%2F')
    expect(await visit(back, { address: begun.headers.get('location')!, headers: begun.headers }, 'u-4711')).toBe('/')
    expect((await back.ask<Me>('GET', '/api/me')).body.name).toBe('李娜')
  })

  it('[ACC29] who has no password shows to be the same by a sign-in of the last ten minutes, and so sets a first one', async () => {
    const { clock, server, join, showKey, addKey, post } = await anInvitation()
    const [newcomer, phone] = [server.stranger(), aSoftAuthenticator()]
    await join(newcomer, phone)
    clock.advance(10 * 60_000 + 5_000)
    expect((await addKey(newcomer, aSoftAuthenticator())).body.problem).toBe('sign-in-again')
    expect((await post(newcomer, '/api/password', { current: '', password })).body.problem).toBe('sign-in-again')
    expect((await post(newcomer, '/api/company-sign-in/begin', { password: '' })).body.problem).toBe('sign-in-again')
    // Back to where the sessions' own clock stands.
    clock.advance(-10 * 60_000 - 5_000)
    const again = server.stranger()
    await showKey(again, phone)
    expect((await addKey(again, aSoftAuthenticator())).status).toBe(200)
    expect((await post(again, '/api/password', { current: '', password })).status).toBe(200)
    expect((await again.ask('GET', '/api/password')).body).toEqual({ set: true })
    expect((await post<Me>(server.stranger(), '/api/sign-in', { name: '李娜', password })).body.name).toBe('李娜')
    // From now on it is the password that is shown.
    expect((await addKey(again, aSoftAuthenticator())).body.problem).toBe('wrong-password')
  })

  it('[ACC30] the last way in stays: the only passkey, or the only link with the company', async () => {
    const { server, founder, join, joinByCompany, addKey, post } = await anInvitation()
    const [one, phone] = [server.stranger(), aSoftAuthenticator()]
    await join(one, phone)
    const keysOf = async (person: Person) => (await person.ask<{ passkeys: PasskeyFacts[] }>('GET', '/api/passkeys')).body.passkeys.map(({ id }) => id)
    const [only] = await keysOf(one)
    expect((await one.ask('DELETE', `/api/passkeys/${only}`)).body.problem).toBe('last-way-in')
    await addKey(one, aSoftAuthenticator())
    expect((await one.ask('DELETE', `/api/passkeys/${only}`)).status).toBe(200)
    expect((await one.ask('DELETE', `/api/passkeys/${(await keysOf(one))[0]}`)).body.problem).toBe('last-way-in')
    expect((await post(one, '/api/password', { current: '', password })).status).toBe(200)
    expect((await one.ask('DELETE', `/api/passkeys/${(await keysOf(one))[0]}`)).status).toBe(200)

    const other = server.stranger()
    await joinByCompany(other, 'u-4711', { secret: await server.invite(founder), name: '周强' })
    expect((await other.ask('DELETE', '/api/company-sign-in/link')).body.problem).toBe('last-way-in')
    await addKey(other, aSoftAuthenticator())
    expect((await other.ask('DELETE', '/api/company-sign-in/link')).status).toBe(200)
    expect((await other.ask('DELETE', '/api/company-sign-in/link')).body.problem).toBe('not-found')
  })
})
