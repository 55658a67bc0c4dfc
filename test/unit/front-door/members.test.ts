import { formatAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { StandingChange } from '@hebu/sync-server/access/gate.ts'
import { describe, expect, it } from 'vitest'

import { aGroup, aServer, charter, postWith, someAccounts } from '../../kit/front-door.ts'

describe('members', () => {
  it('[ACC8] removing a member ends their sessions and tokens', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const { token } = await server.token(rep)
    expect((await founder.ask('DELETE', `/api/members/${rep.me.member}`)).status).toBe(200)
    for (const path of ['/api/me', '/api/directory', '/api/volumes']) expect((await rep.ask('GET', path)).body.problem).toBe('member-left')
    expect((await server.stranger().ask('GET', '/api/me', undefined, { authorization: `Bearer ${token}` })).body.problem).toBe('unauthenticated')
    await expect(server.signIn('李娜')).rejects.toThrow('wrong-name-or-password')
    const left = (await server.directory(founder)).members.find(({ id }) => id === rep.me.member)
    expect(left).toMatchObject({ name: '李娜', status: 'left' })
    expect((await founder.ask('DELETE', `/api/members/${rep.me.member}`)).body.problem).toBe('member-left')
    expect((await founder.ask('PATCH', `/api/members/${rep.me.member}`, { name: '李' })).body.problem).toBe('member-left')
  })

  it('[ACC9] the gate tells of a removal when the member stands no longer', async () => {
    const { gate, membership, founder, member } = await someAccounts()
    const { caller, cookie } = await member('李娜')
    const told: boolean[] = []
    gate.onChange((change) => change.kind === 'directory' && told.push(gate.stands(caller)))
    await membership.remove(founder, caller.member)
    expect(told).toEqual([false])
    expect(await gate.callerOf({ cookie })).toBeUndefined()
  })

  it('[ACC9] a change of post is told after the commit and decides access anew', async () => {
    const { gate, membership, founder, member, workspace } = await someAccounts()
    const { caller } = await member('李娜', postWith('sales'))
    const ofFounder = formatAddress({ workspace, book: 'reports', shelf: `m-${founder.member}/2026` })
    const before = gate.access(caller, ofFounder)
    const told: [StandingChange, string][] = []
    gate.onChange((change) => told.push([change, gate.access(caller, ofFounder)]))
    expect(membership.edit(founder, caller.member, { post: charter.founder }).ok).toBe(true)
    expect(before).toBe('none')
    expect(told).toEqual([[{ kind: 'directory', workspace, revision: 3 }, expect.stringMatching(/read|write/)]])
  })

  it('[ACC1] the gate opens nothing of other workspaces, unknown books and malformed names', async () => {
    const { gate, founder, workspace } = await someAccounts()
    expect(gate.access(founder, `${workspace}/customers/g-all`)).toBe('write')
    for (const name of ['other/customers/g-all', `${workspace}/nothing/g-all`, `${workspace}/customers`, `${workspace}/customers/../g-all`, '', `${workspace}/customers-secret0/g-all`])
      expect(gate.access(founder, name)).toBe('none')
    expect(gate.access({ ...founder, workspace: 'other' }, 'other/customers/g-all')).toBe('none')
  })

  it('[ACC10] the last administrator can neither leave nor lose the right', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const self = `/api/members/${founder.me.member}`
    expect((await founder.ask('DELETE', self)).body.problem).toBe('last-administrator')
    expect((await founder.ask('PATCH', self, { administrator: false })).body.problem).toBe('last-administrator')
    const second = await server.member(founder, '李娜')
    expect((await founder.ask('PATCH', `/api/members/${second.me.member}`, { administrator: true })).status).toBe(200)
    expect((await founder.ask('PATCH', self, { administrator: false })).status).toBe(200)
    expect((await second.ask('DELETE', self)).status).toBe(200)
    expect((await second.ask('DELETE', `/api/members/${second.me.member}`)).body.problem).toBe('last-administrator')
  })

  it('[ACC11] a member changes their own language and nothing else', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const self = `/api/members/${rep.me.member}`
    expect((await rep.ask<Member>('PATCH', self, { language: 'en' })).body.language).toBe('en')
    for (const change of [{ name: '李' }, { post: postWith('deputy') }, { administrator: true }, { group: null }, { code: 'X1' }, { superior: null }])
      expect((await rep.ask('PATCH', self, change)).body.problem).toBe('forbidden')
    expect((await rep.ask('PATCH', `/api/members/${founder.me.member}`, { language: 'en' })).body.problem).toBe('forbidden')
    expect((await rep.ask('DELETE', `/api/members/${founder.me.member}`)).body.problem).toBe('forbidden')
  })

  it('[ACC11] only administrators make administrators', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const deputy = await server.member(founder, '张敏', postWith('deputy'))
    const rep = await server.member(founder, '李娜')
    const other = `/api/members/${rep.me.member}`
    expect((await deputy.ask('PATCH', other, { administrator: true })).body.problem).toBe('forbidden')
    expect((await deputy.ask('PATCH', `/api/members/${deputy.me.member}`, { administrator: true })).body.problem).toBe('forbidden')
    expect((await deputy.ask<Member>('PATCH', other, { group: aGroup(), superior: deputy.me.member })).body).toMatchObject({ group: aGroup(), superior: deputy.me.member })
  })

  it('[ACC12] nobody gives or takes a standing above their own', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const deputy = await server.member(founder, '张敏', postWith('deputy'))
    expect((await deputy.ask('POST', '/api/invitations', { post: postWith('head') })).body.problem).toBe('forbidden')
    expect((await deputy.ask('PATCH', `/api/members/${deputy.me.member}`, { post: postWith('head') })).body.problem).toBe('forbidden')
    expect((await deputy.ask('PATCH', `/api/members/${founder.me.member}`, { post: postWith('sales') })).body.problem).toBe('forbidden')
    expect((await deputy.ask('DELETE', `/api/members/${founder.me.member}`)).body.problem).toBe('forbidden')
  })

  it('[ACC2] each change raises the revision by one; a refused or empty one does not', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const path = `/api/members/${rep.me.member}`
    const change = (body: unknown) => founder.ask('PATCH', path, body)
    await change({ name: '李静', code: 'LJ', group: null })
    await change({ superior: founder.me.member })
    expect((await change({ code: 'm01' })).body.problem).toBe('code-taken')
    expect((await change({ name: '王 伟'.replace(' ', '') })).body.problem).toBe('name-taken')
    expect((await change({ post: 'none' })).body.problem).toBe('post-unknown')
    expect((await change({ group: 'none' })).body.problem).toBe('group-unknown')
    expect((await change({ superior: 'none' })).body.problem).toBe('not-found')
    expect((await change({ superior: rep.me.member })).body.problem).toBe('malformed')
    expect((await change({})).status).toBe(200)
    const { revision, members } = await server.directory(rep)
    expect(revision).toBe(4)
    expect(members[1]).toMatchObject({ name: '李静', code: 'LJ', superior: founder.me.member })
    expect((await server.signIn('李静')).me.member).toBe(rep.me.member)
  })

  it('[ACC11] unknown members are not found', async () => {
    const founder = await (await aServer()).setUp()
    expect((await founder.ask('PATCH', '/api/members/none', { name: 'x' })).body.problem).toBe('not-found')
    expect((await founder.ask('DELETE', '/api/members/none')).body.problem).toBe('not-found')
  })
})
