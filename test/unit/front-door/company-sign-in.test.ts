import { configFrom } from '@hebu/sync-server/config.ts'
import type { Me } from '@hebu/shared/wire/http.ts'
import type { CompanyBegun, CompanySignIn, SignInWays } from '@hebu/shared/wire/sign-in-keys.ts'
import { describe, expect, it, onTestFinished } from 'vitest'

import { startCompanyProvider } from '../../kit/company-provider.ts'
import { aServer, password, type Person } from '../../kit/front-door.ts'

async function aServerWithCompany() {
  let back: readonly string[] = []
  const provider = await startCompanyProvider(() => back)
  onTestFinished(() => provider.close())
  const server = await aServer({ company: { issuer: provider.issuer, ...provider.client, label: '青檐统一登录', scope: 'openid profile' } })
  // The relay names itself by the address that it is asked at.
  back = [`${server.url.replace('127.0.0.1', 'localhost')}/api/sign-in/company/back`, `${server.url}/api/sign-in/company/back`]
  const founder = await server.setUp()

  /** To the company's place and back: where it leads in the end. */
  const comeBack = async (person: Person, address: string, browser: string, subject: string) => {
    const returned = new URL(await provider.visit(address, subject))
    const answer = await person.ask('GET', `${returned.pathname}${returned.search}`, undefined, { cookie: [browser, person.cookie() ?? ''].filter((each) => each !== '').join('; ') })
    return { ...answer, to: answer.headers.get('location') }
  }
  const browserCookie = (headers: Headers): string => headers.getSetCookie().find((cookie) => cookie.startsWith('hebu.company='))!.split(';', 1)[0]!
  const link = async (person: Person, subject: string) => {
    const begun = await person.ask<CompanyBegun>('POST', '/api/company-sign-in/begin', { password })
    return comeBack(person, begun.body.address, browserCookie(begun.headers), subject)
  }
  const signIn = async (person: Person, subject: string, to = '/customers') => {
    const begun = await person.ask('GET', `/api/sign-in/company?to=${encodeURIComponent(to)}`)
    expect(begun.status).toBe(302)
    return comeBack(person, begun.headers.get('location')!, browserCookie(begun.headers), subject)
  }
  return { provider, server, founder, link, signIn, comeBack, browserCookie }
}

describe('the company’s own sign-in', () => {
  it('[ACC25] is offered under its name where it is set, and not at all where it is not', async () => {
    const { server } = await aServerWithCompany()
    expect((await server.stranger().ask<SignInWays>('GET', '/api/sign-in/ways')).body).toEqual({ company: '青檐统一登录' })
    const plain = await aServer()
    expect((await plain.stranger().ask<SignInWays>('GET', '/api/sign-in/ways')).body).toEqual({})
    expect((await plain.stranger().ask('GET', '/api/sign-in/company')).body.problem).toBe('not-found')
  })

  it('[ACC26] lets in who linked their identity after showing the password, and nobody else, whatever they are called', async () => {
    const { server, founder, link, signIn } = await aServerWithCompany()
    const unknown = await signIn(server.stranger(), '王伟')
    expect(unknown.to).toBe('/sign-in?to=%2Fcustomers#company=unknown')
    expect((await founder.ask('POST', '/api/company-sign-in/begin', { password: 'wrong-password' })).body.problem).toBe('wrong-password')
    expect((await link(founder, 'u-4711')).to).toBe('/me#company=linked')
    expect((await founder.ask<CompanySignIn>('GET', '/api/company-sign-in')).body).toMatchObject({ label: '青檐统一登录', linked: { name: 'u-4711（公司）' } })

    const stranger = server.stranger()
    expect((await signIn(stranger, 'u-4711')).to).toBe('/customers')
    expect((await stranger.ask<Me>('GET', '/api/me')).body.name).toBe('王伟')
    const { entries } = (await founder.ask<{ entries: { kind: string; detail?: string }[] }>('GET', '/api/audit')).body
    expect(entries.slice(0, 3)).toMatchObject([{ kind: 'signed-in', detail: 'company' }, { kind: 'company-linked' }, { kind: 'sign-in-refused', detail: 'company unknown' }])

    const rep = await server.member(founder, '李娜')
    expect((await link(rep, 'u-4711')).to).toBe('/me#company=taken')
    expect((await link(rep, 'u-2')).to).toBe('/me#company=linked')
    await founder.ask('DELETE', `/api/members/${rep.me.member}`)
    expect((await signIn(server.stranger(), 'u-2')).to).toContain('#company=unknown')
    expect((await founder.ask('DELETE', '/api/company-sign-in/link')).status).toBe(200)
    expect((await signIn(server.stranger(), 'u-4711')).to).toContain('#company=unknown')
  })

  it('[ACC27] a return counts once, in the browser that went, for who went, and leads to pages of ours only', async () => {
    const { provider, server, founder, link, signIn, comeBack, browserCookie } = await aServerWithCompany()
    await link(founder, 'u-1')
    for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) expect((await signIn(server.stranger(), 'u-1', elsewhere)).to).toBe('/')

    const begun = await server.stranger().ask('GET', '/api/sign-in/company?to=/x')
    const returned = new URL(await provider.visit(begun.headers.get('location')!, 'u-1'))
    const path = `${returned.pathname}${returned.search}`
    const stolen = server.stranger()
    expect((await stolen.ask('GET', path, undefined, { cookie: 'hebu.company=another-browser' })).headers.get('location')).toContain('#company=refused')
    expect((await stolen.ask('GET', path, undefined, { cookie: browserCookie(begun.headers) })).headers.get('location')).toContain('#company=refused')
    expect(stolen.cookie()).toBeUndefined()
    expect((await stolen.ask('GET', '/api/sign-in/company/back?state=made-up&code=made-up')).headers.get('location')).toContain('#company=refused')

    // What one begins to link, another does not finish.
    const rep = await server.member(founder, '李娜')
    const linking = await founder.ask<CompanyBegun>('POST', '/api/company-sign-in/begin', { password })
    expect((await comeBack(rep, linking.body.address, browserCookie(linking.headers), 'u-9')).to).toBe('/me#company=refused')
  })

  it('[ACC27] says so where it is not to be reached, and is there again when it is back', async () => {
    const server = await aServer({ company: { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'x', label: '公司', scope: 'openid' } })
    await server.setUp()
    expect((await server.stranger().ask('GET', '/api/sign-in/company')).headers.get('location')).toBe('/sign-in#company=unreachable')
  })

  it('[ACC25] is set by the environment, whole or not at all', () => {
    const whole = { HEBU_OIDC_ISSUER: 'https://id.example.com', HEBU_OIDC_CLIENT_ID: 'hebu', HEBU_OIDC_CLIENT_SECRET: 's', HEBU_OIDC_LABEL: '企业微信' }
    expect(configFrom(whole, '/nowhere')).toMatchObject({ ok: true, value: { company: { issuer: 'https://id.example.com', label: '企业微信', scope: 'openid profile' } } })
    expect(configFrom({ ...whole, HEBU_OIDC_LABEL: '' }, '/nowhere')).toEqual({ ok: false, refusal: ['HEBU_OIDC_LABEL is needed beside HEBU_OIDC_ISSUER.'] })
    expect(configFrom({ ...whole, HEBU_OIDC_ISSUER: 'http://id.example.com' }, '/nowhere').ok).toBe(false)
  })
})
