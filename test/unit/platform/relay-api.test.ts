import { createRelayApi } from '@hebu/web/platform/relay-api.ts'
import { describe, expect, test, vi } from 'vitest'

import { aServer, charter, password } from '../../kit/front-door.ts'

/** A browser's fetch: keeps the cookie. */
function browserFetch(): typeof fetch {
  let cookie = ''
  return async (input, init) => {
    const response = await fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...(cookie === '' ? {} : { cookie }) } })
    for (const set of response.headers.getSetCookie()) cookie = set.split(';', 1)[0]!
    return response
  }
}

const answering = (body: BodyInit | null, init?: ResponseInit): ReturnType<typeof createRelayApi> => createRelayApi({ base: '', fetch: async () => new Response(body, init) })

describe('with the real front door', () => {
  test('[SYN14] set up, invite, join, change, remove: every answer is read', async () => {
    const server = await aServer()
    const founder = createRelayApi({ base: server.url, fetch: browserFetch() })
    expect(await founder.me()).toEqual({ ok: false, refusal: 'unauthenticated' })
    expect(await founder.checkSetup(server.setupSecret())).toMatchObject({ ok: true })
    expect(await founder.setUp({ token: server.setupSecret(), language: 'zh-Hans', department: '銷售部', charter: charter.id, name: '王', password })).toMatchObject({ ok: true, value: { name: '王' } })
    expect(await founder.checkSetup('x'.repeat(30))).toMatchObject({ ok: false })
    const post = Object.keys(charter.posts)[0]!
    const made = await founder.invitations.make({ post, name: '林' })
    if (!made.ok) throw new Error(made.refusal)
    const secret = made.value.link.split('#')[1]!
    const joining = createRelayApi({ base: server.url, fetch: browserFetch() })
    expect(await joining.invitations.check(secret)).toMatchObject({ ok: true, value: { post, name: '林' } })
    const joined = await joining.join({ token: secret, name: '林', password, language: 'zh-Hant' })
    if (!joined.ok) throw new Error(joined.refusal)
    expect(await joining.join({ token: secret, name: '林二', password, language: 'en' })).toEqual({ ok: false, refusal: 'invitation-used' })
    const list = await founder.invitations.list()
    expect(list).toMatchObject({ ok: true, value: [{ state: 'used' }] })
    const again = await founder.invitations.make({ post })
    if (!again.ok) throw new Error(again.refusal)
    expect(await founder.invitations.withdraw(again.value.invitation.id)).toMatchObject({ ok: true })
    expect(await founder.changeMember(joined.value.member, { language: 'en' })).toMatchObject({ ok: true })
    expect(await founder.directory()).toMatchObject({ ok: true, value: { members: [{ name: '王' }, { name: '林', language: 'en' }] } })
    const token = await joining.tokens.make('script')
    if (!token.ok) throw new Error(token.refusal)
    expect(await joining.tokens.list()).toMatchObject({ ok: true, value: [{ label: 'script' }] })
    expect(await joining.tokens.revoke(token.value.facts.id)).toMatchObject({ ok: true })
    expect(await founder.removeMember(joined.value.member)).toMatchObject({ ok: true })
    expect(await joining.volumes()).toMatchObject({ ok: false })
    expect(await founder.volumes()).toMatchObject({ ok: true })
    expect(await founder.signOut()).toMatchObject({ ok: true })
    expect(await founder.signIn({ name: '王', password: 'wrong password' })).toEqual({ ok: false, refusal: 'wrong-name-or-password' })
    expect(await founder.signIn({ name: '王', password })).toMatchObject({ ok: true })
    expect(await founder.health()).toMatchObject({ ok: true, value: { ok: true } })
  })

  test('[SYN14] [SYN15] files go by their digest, under the session of their own member only, and come back as they were', async () => {
    const server = await aServer()
    const api = createRelayApi({ base: server.url, fetch: browserFetch() })
    const me = await api.setUp({ token: server.setupSecret(), language: 'zh-Hans', department: '銷售部', charter: charter.id, name: '王', password })
    if (!me.ok) throw new Error(me.refusal)
    const bytes = new TextEncoder().encode('附件')
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
    const volume = `${me.value.workspace}/customers/g-all`
    const files = api.filesOf(me.value.member)
    expect(await files.uploadState(volume, digest, 6)).toEqual({ ok: true, value: { heldBytes: 0, done: false } })
    expect(await files.append(volume, digest, { fromByte: 0, totalBytes: 6 }, new Blob([bytes.subarray(0, 2)]))).toEqual({ ok: true, value: { heldBytes: 2, done: false } })
    expect(await files.append(volume, digest, { fromByte: 2, totalBytes: 6 }, new Blob([bytes.subarray(2)]))).toEqual({ ok: true, value: { heldBytes: 6, done: true } })
    const another = api.filesOf('somebodyelse')
    expect([await another.uploadState(volume, digest, 6), await another.append(volume, digest, { fromByte: 0, totalBytes: 6 }, new Blob([bytes]))]).toEqual([
      { ok: false, refusal: 'unauthenticated' }, { ok: false, refusal: 'unauthenticated' },
    ])
    const got = await files.get(volume, digest)
    if (!got.ok) throw new Error(got.refusal)
    expect(await got.value.text()).toBe('附件')
    expect(await files.get(volume, 'a'.repeat(64))).toEqual({ ok: false, refusal: 'not-found' })
  })
})

describe('when something else answers', () => {
  test('[SYN14] no answer, a page of a hotel and a gateway without its relay all mean offline', async () => {
    const api = createRelayApi({ base: '', fetch: vi.fn(() => Promise.reject(new TypeError('network'))) })
    expect(await api.me()).toEqual({ ok: false, refusal: 'offline' })
    expect(await answering('<html>Welcome').me()).toEqual({ ok: false, refusal: 'offline' })
    expect(await answering('<html>Bad gateway', { status: 502 }).me()).toEqual({ ok: false, refusal: 'offline' })
  })

  test('[SYN14] an answer that is not of the shape is not passed on', async () => {
    expect(await answering('{"workspace":"w1"}').me()).toEqual({ ok: false, refusal: 'internal' })
    expect(await answering('{"problem":"name-taken"}', { status: 409 }).me()).toEqual({ ok: false, refusal: 'name-taken' })
    expect(await answering('{"problem":"unheard-of"}', { status: 401 }).me()).toEqual({ ok: false, refusal: 'unauthenticated' })
  })
})
