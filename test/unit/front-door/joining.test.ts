import type { Invitation, InvitationFacts } from '@hebu/shared/wire/http.ts'
import { describe, expect, it } from 'vitest'

import { aClock, aGroup, aServer, charter, password, postWith } from '../../kit/front-door.ts'

const hourMs = 3_600_000
const joinOrder = (token: string, name: string) => ({ token, name, password, language: 'en' })

describe('joining', () => {
  it('[JOIN1] an invitation makes one member, with its post and group', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const secret = await server.invite(founder, { post: postWith('sales'), group: aGroup(), name: '李娜' })
    const rep = await server.join(secret, '李娜')
    const { members, revision } = await server.directory(rep)
    expect(members.find(({ id }) => id === rep.me.member)).toMatchObject({ name: '李娜', code: 'M02', post: postWith('sales'), group: aGroup(), administrator: false })
    expect(revision).toBe(2)
    expect((await server.stranger().ask('POST', '/api/join', joinOrder(secret, '张敏'))).body.problem).toBe('invitation-used')
    expect((await server.directory(founder)).members).toHaveLength(2)
  })

  it('[JOIN1] of two who use an invitation at once, one becomes a member', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const secret = await server.invite(founder)
    const answers = await Promise.all(['李娜', '张敏'].map((name) => server.stranger().ask('POST', '/api/join', joinOrder(secret, name))))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410])
    expect((await server.directory(founder)).members).toHaveLength(2)
  })

  it('[JOIN2] the secret stands in the fragment of the link and is never told again', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const { link } = (await founder.ask<{ link: string }>('POST', '/api/invitations', { post: postWith('sales') })).body
    expect(link).toMatch(new RegExp(`^${server.url.replace('localhost', '(localhost|127.0.0.1)')}/join#[\\w-]{43}$`))
    expect(JSON.stringify((await founder.ask('GET', '/api/invitations')).body)).not.toContain(link.split('#')[1])
  })

  it('[JOIN3] an expired invitation makes nobody a member', async () => {
    const clock = aClock()
    const server = await aServer({ clock })
    const founder = await server.setUp()
    const secret = await server.invite(founder, { validHours: 2 })
    clock.advance(2 * hourMs)
    expect((await server.stranger().ask('POST', '/api/invitations/check', { token: secret })).body.problem).toBe('invitation-expired')
    expect((await server.stranger().ask('POST', '/api/join', joinOrder(secret, '李娜'))).body.problem).toBe('invitation-expired')
    expect((await server.directory(founder)).members).toHaveLength(1)
  })

  it('[JOIN3] a withdrawn invitation makes nobody a member', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const secret = await server.invite(founder)
    const listed = async () => (await founder.ask<{ invitations: Invitation[] }>('GET', '/api/invitations')).body.invitations
    const [open] = await listed()
    expect(open?.state).toBe('open')
    expect((await founder.ask('DELETE', `/api/invitations/${open?.id}`)).status).toBe(200)
    expect((await listed())[0]?.state).toBe('withdrawn')
    expect((await server.stranger().ask('POST', '/api/join', joinOrder(secret, '李娜'))).body.problem).toBe('invitation-withdrawn')
  })

  it('[JOIN3] a used invitation is not withdrawn', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    await server.member(founder, '李娜')
    const { invitations } = (await founder.ask<{ invitations: Invitation[] }>('GET', '/api/invitations')).body
    expect(invitations[0]?.state).toBe('used')
    expect((await founder.ask('DELETE', `/api/invitations/${invitations[0]?.id}`)).body.problem).toBe('invitation-used')
  })

  it('[JOIN4] checking an invitation tells what it is for and uses nothing up', async () => {
    const server = await aServer()
    const secret = await server.invite(await server.setUp(), { post: postWith('sales'), group: aGroup(), name: '李娜' })
    const facts = { department: '东区销售部', charter: charter.id, post: postWith('sales'), group: aGroup(), name: '李娜' }
    for (const _ of [1, 2]) expect((await server.stranger().ask<InvitationFacts>('POST', '/api/invitations/check', { token: secret })).body).toEqual(facts)
    await server.join(secret, '李娜')
  })

  it('[JOIN4] an unknown invitation is refused', async () => {
    const server = await aServer()
    await server.setUp()
    expect((await server.stranger().ask('POST', '/api/invitations/check', { token: 'y'.repeat(43) })).body.problem).toBe('invitation-unknown')
    expect((await server.stranger().ask('POST', '/api/join', joinOrder('y'.repeat(43), '李娜'))).body.problem).toBe('invitation-unknown')
  })

  it('[ACC3] a taken name is refused whatever its width, case and spaces, and the invitation stays good', async () => {
    const server = await aServer()
    const founder = await server.setUp('Wang Wei')
    const secret = await server.invite(founder)
    for (const name of ['wang wei', 'ＷＡＮＧ　ＷＥＩ', ' Wang   Wei ', 'Wang\u200b Wei'])
      expect((await server.stranger().ask('POST', '/api/join', joinOrder(secret, name))).body.problem).toBe('name-taken')
    await server.join(secret, '李娜')
  })

  it('[ACC3] the name of a member who left is free again', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const first = await server.member(founder, '李娜')
    expect((await founder.ask('DELETE', `/api/members/${first.me.member}`)).status).toBe(200)
    const second = await server.member(founder, '李娜')
    expect((await server.signIn('李娜')).me.member).toBe(second.me.member)
    const codes = (await server.directory(founder)).members.map(({ code }) => code)
    expect(codes).toEqual(['M01', 'M02', 'M03'])
  })

  it('[JOIN5] posts and groups that the charter does not know are refused', async () => {
    const founder = await (await aServer()).setUp()
    expect((await founder.ask('POST', '/api/invitations', { post: 'toString' })).body.problem).toBe('post-unknown')
    expect((await founder.ask('POST', '/api/invitations', { post: postWith('sales'), group: 'constructor' })).body.problem).toBe('group-unknown')
  })

  it('[JOIN6] only administrators, the head and deputies invite', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    expect((await rep.ask('POST', '/api/invitations', { post: postWith('sales') })).body.problem).toBe('forbidden')
    expect((await rep.ask('GET', '/api/invitations')).body.problem).toBe('forbidden')
    const deputy = await server.member(founder, '张敏', postWith('deputy'))
    await server.member(deputy, '刘洋')
  })
})
