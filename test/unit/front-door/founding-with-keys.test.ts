import type { Me } from '@hebu/shared/wire/http.ts'
import type { CompanyBegun, PasskeyBegun } from '@hebu/shared/wire/sign-in-keys.ts'
import { describe, expect, it, onTestFinished } from 'vitest'

import { startCompanyProvider } from '../../kit/company-provider.ts'
import { aServer, password, type Person, setupOrder } from '../../kit/front-door.ts'
import { aSoftAuthenticator } from '../../kit/soft-authenticator.ts'

type Device = ReturnType<typeof aSoftAuthenticator>

async function aRelayWithKeys() {
  let back: readonly string[] = []
  const provider = await startCompanyProvider(() => back)
  onTestFinished(() => provider.close())
  const server = await aServer({ company: { issuer: provider.issuer, ...provider.client, label: '青檐统一登录', scope: 'openid profile' } })
  back = [`${server.url.replace('127.0.0.1', 'localhost')}/api/sign-in/company/back`, `${server.url}/api/sign-in/company/back`]
  const origin = server.url
  const post = <T = { problem?: string }>(person: Person, path: string, body: unknown) => person.ask<T>('POST', path, body, { origin })
  const { password: _, ...order } = setupOrder(server.setupSecret())

  const foundWithKey = async (person: Person, device: Device, over: object = {}) => {
    const { ceremony, options } = (await post<PasskeyBegun>(person, '/api/setup/passkey/begin', { ...order, ...over })).body
    return post<Me & { problem?: string }>(person, '/api/setup/passkey', { ...order, ...over, ceremony, keyName: '电脑', response: device.make(options, origin) })
  }
  const shown = async (person: Person, device: Device) => {
    const { ceremony, options } = (await post<PasskeyBegun>(person, '/api/sign-in/passkey/begin', {})).body
    return { ceremony, response: device.show(options, origin) }
  }
  const addKey = async (person: Person, device: Device, shownPassword: string) => {
    const begun = await post<PasskeyBegun>(person, '/api/passkeys/begin', { password: shownPassword })
    return post(person, '/api/passkeys', { ceremony: begun.body.ceremony, name: '手机', response: device.make(begun.body.options, origin) })
  }
  /** To the company's place and back. */
  const visit = async (person: Person, begun: { readonly address: string; readonly headers: Headers }, subject: string) => {
    const browser = begun.headers.getSetCookie().find((cookie) => cookie.startsWith('hebu.company='))!.split(';', 1)[0]!
    const returned = new URL(await provider.visit(begun.address, subject))
    return (await person.ask('GET', `${returned.pathname}${returned.search}`, undefined, { cookie: [browser, person.cookie() ?? ''].filter((each) => each !== '').join('; ') })).headers.get('location')
  }
  const giveUp = async (person: Person, shownPassword = password) => (await post(person, '/api/password/end', { password: shownPassword })).body.problem
  const kinds = async (person: Person) => (await person.ask<{ entries: { kind: string; detail?: string }[] }>('GET', '/api/audit')).body.entries
  return { server, order, origin, post, foundWithKey, shown, addKey, visit, giveUp, kinds }
}

describe('founding without a password', () => {
  it('[ACC31] [ACC4] with a passkey: the founder administers, signs in by it alone, and the link is used up', async () => {
    const { server, order, post, foundWithKey, shown, kinds } = await aRelayWithKeys()
    const [founder, device] = [server.stranger(), aSoftAuthenticator()]
    expect((await foundWithKey(founder, device)).body).toMatchObject({ name: '王伟' })
    expect((await founder.ask('GET', '/api/password')).body).toEqual({ set: false })
    expect((await server.directory(founder)).members).toMatchObject([{ name: '王伟', administrator: true }])
    expect((await kinds(founder)).find(({ kind }) => kind === 'founded')).toMatchObject({ detail: 'passkey' })
    const again = server.stranger()
    expect((await post<Me>(again, '/api/sign-in/passkey', await shown(again, device))).body.name).toBe('王伟')
    expect((await post(server.stranger(), '/api/setup/passkey/begin', order)).body.problem).toBe('setup-done')
    const [key] = (await founder.ask<{ passkeys: { id: string }[] }>('GET', '/api/passkeys')).body.passkeys
    expect((await founder.ask('DELETE', `/api/passkeys/${key!.id}`)).body.problem).toBe('last-way-in')
  })

  it('[ACC31] a wrong link, an unknown charter, a false device or another link than was begun with founds nothing, and the link stays good', async () => {
    const { server, order, origin, post, foundWithKey } = await aRelayWithKeys()
    const stranger = server.stranger()
    const begin = async (over: object) => (await post<PasskeyBegun & { problem?: string }>(stranger, '/api/setup/passkey/begin', { ...order, ...over })).body
    expect((await begin({ token: 'x'.repeat(30) })).problem).toBe('setup-link-unknown')
    expect((await begin({ charter: 'none' })).problem).toBe('charter-unknown')
    expect((await begin({ name: '\u200b' })).problem).toBe('malformed')
    const device = aSoftAuthenticator()
    const finish = async (over: object) => (await post(stranger, '/api/setup/passkey', { ...order, keyName: '电脑', ...over })).body.problem
    const { ceremony, options } = await begin({})
    expect(await finish({ ceremony, response: device.make(options, 'https://elsewhere.example') })).toBe('passkey-refused')
    const other = await begin({})
    expect(await finish({ ceremony: other.ceremony, response: device.make(other.options, origin), token: 'y'.repeat(30) })).toBe('passkey-refused')
    expect((await stranger.ask<{ founded: boolean }>('GET', '/api/entry')).body.founded).toBe(false)
    // What was begun for an invitation founds nothing either.
    expect((await post(stranger, '/api/join/passkey/begin', { token: order.token, name: '王伟' })).body.problem).toBe('invitation-unknown')
    expect((await foundWithKey(stranger, device)).status).toBe(200)
  })

  it('[ACC31] of a password and a passkey at once one founds, and nobody else has an account', async () => {
    const { server, origin, order, post } = await aRelayWithKeys()
    const [one, other, device] = [server.stranger(), server.stranger(), aSoftAuthenticator()]
    const { ceremony, options } = (await post<PasskeyBegun>(one, '/api/setup/passkey/begin', order)).body
    const answers = await Promise.all([
      post(one, '/api/setup/passkey', { ...order, ceremony, keyName: '电脑', response: device.make(options, origin) }),
      post(other, '/api/setup', { ...order, name: '李娜', password }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const winner = answers[0].status === 200 ? one : other
    expect((await server.directory(winner)).members).toHaveLength(1)
  })

  it('[ACC31] [ACC26] with the company’s account alone; who breaks off there has founded nothing', async () => {
    const { server, order, post, visit, kinds } = await aRelayWithKeys()
    const founder = server.stranger()
    const begin = async () => {
      const { body, headers } = await post<CompanyBegun>(founder, '/api/setup/company', order)
      return { address: body.address, headers }
    }
    const stolen = await begin()
    // Another browser than the one that went there.
    expect((await server.stranger().ask('GET', `/api/sign-in/company/back?state=${new URL(stolen.address).searchParams.get('state')}&error=access_denied`)).headers.get('location')).toMatch(/#company=refused$/)
    expect((await founder.ask<{ founded: boolean }>('GET', '/api/entry')).body.founded).toBe(false)
    expect(await visit(founder, await begin(), 'u-4711')).toBe('/')
    expect((await founder.ask<Me>('GET', '/api/me')).body.name).toBe('王伟')
    expect((await kinds(founder)).find(({ kind }) => kind === 'founded')).toMatchObject({ detail: 'company' })
    expect((await post(server.stranger(), '/api/setup/company', order)).body.problem).toBe('setup-done')
  })
})

describe('giving the password up', () => {
  it('[ACC32] [ACC30] only with the password, and once a passkey was shown in this session; then it opens nothing any more', async () => {
    const { server, post, shown, addKey, giveUp, kinds } = await aRelayWithKeys()
    const founder = await server.setUp()
    expect(await giveUp(founder)).toBe('other-way-first')
    const device = aSoftAuthenticator()
    await addKey(founder, device, password)
    // Made, and not yet shown to work.
    expect(await giveUp(founder)).toBe('other-way-first')
    const elsewhere = server.stranger()
    await post(elsewhere, '/api/sign-in/passkey', await shown(elsewhere, device))
    expect(await giveUp(founder)).toBe('other-way-first')
    expect((await post(founder, '/api/passkeys/prove', await shown(founder, device))).status).toBe(200)
    expect(await giveUp(founder, 'wrong-password')).toBe('wrong-password')
    expect(await giveUp(founder)).toBeUndefined()
    expect((await founder.ask('GET', '/api/password')).body).toEqual({ set: false })
    expect((await elsewhere.ask('GET', '/api/me')).status).toBe(401)
    await expect(server.signIn('王伟')).rejects.toThrow('wrong-name-or-password')
    expect(await giveUp(founder)).toBe('not-found')
    expect((await kinds(founder)).some(({ kind }) => kind === 'password-given-up')).toBe(true)
    // And another one is set, as by anybody without.
    expect((await post(founder, '/api/password', { current: '', password })).status).toBe(200)
    await server.signIn('王伟')
  })

  it('[ACC32] a passkey that was removed meanwhile, or is somebody else’s, does not count; a token gives nothing up', async () => {
    const { server, post, shown, addKey, giveUp } = await aRelayWithKeys()
    const founder = await server.setUp()
    const colleague = await server.member(founder, '李娜')
    const [mine, hers] = [aSoftAuthenticator(), aSoftAuthenticator()]
    await addKey(founder, mine, password)
    await addKey(colleague, hers, password)
    expect((await post(founder, '/api/passkeys/prove', await shown(founder, hers))).body.problem).toBe('passkey-refused')
    expect((await post(founder, '/api/passkeys/prove', await shown(founder, mine))).status).toBe(200)
    const [key] = (await founder.ask<{ passkeys: { id: string }[] }>('GET', '/api/passkeys')).body.passkeys
    expect((await founder.ask('DELETE', `/api/passkeys/${key!.id}`)).status).toBe(200)
    expect(await giveUp(founder)).toBe('other-way-first')
    const { token } = await server.token(founder)
    expect((await server.stranger().ask('POST', '/api/password/end', { password }, { authorization: `Bearer ${token}` })).status).toBe(403)
    await server.signIn('王伟')
  })

  it('[ACC30] [ACC32] a password and the only passkey that go at once: one of them stays', async () => {
    const { server, post, shown, addKey, giveUp } = await aRelayWithKeys()
    const founder = await server.setUp()
    const device = aSoftAuthenticator()
    await addKey(founder, device, password)
    await post(founder, '/api/passkeys/prove', await shown(founder, device))
    const [key] = (await founder.ask<{ passkeys: { id: string }[] }>('GET', '/api/passkeys')).body.passkeys
    await Promise.all([giveUp(founder), founder.ask('DELETE', `/api/passkeys/${key!.id}`)])
    const left = (await founder.ask<{ passkeys: unknown[] }>('GET', '/api/passkeys')).body.passkeys.length
    const { set } = (await founder.ask<{ set: boolean }>('GET', '/api/password')).body
    expect(left + Number(set)).toBe(1)
  })

  it('[ACC32] a session that was begun at the company’s place has shown that way', async () => {
    const { server, post, visit, giveUp } = await aRelayWithKeys()
    const founder = await server.setUp()
    const link = await post<CompanyBegun>(founder, '/api/company-sign-in/begin', { password })
    expect(await visit(founder, { address: link.body.address, headers: link.headers }, 'u-4711')).toBe('/me#company=linked')
    expect(await giveUp(founder)).toBe('other-way-first')
    const again = server.stranger()
    const begun = await again.ask('GET', '/api/sign-in/company?to=%2Fme')
    expect(await visit(again, { address: begun.headers.get('location')!, headers: begun.headers }, 'u-4711')).toBe('/me')
    expect(await giveUp(again)).toBeUndefined()
  })
})
