import { describe, expect, it } from 'vitest'

import { aServer, charter, postWith, someAccounts } from '../../kit/front-door.ts'

const tier = Object.keys(charter.tiers)[0]!
const interval = (days: number) => ({ [`tiers.${tier}`]: { followUpDays: days } })

describe('settings', () => {
  it('[SET2] the head settles, everybody reads who settled what and when, and older versions stay', async () => {
    const server = await aServer()
    const head = await server.setUp()
    const rep = await server.member(head, '李娜')
    expect((await server.directory(rep)).settings).toBeUndefined()
    expect((await head.ask('POST', '/api/settings', { since: 0, changes: interval(20), reason: '旺季' })).body).toEqual({ version: 1 })
    expect((await head.ask('POST', '/api/settings', { since: 1, changes: { 'limits.dormantMonths': 6 } })).body).toEqual({ version: 2 })
    expect((await server.directory(rep)).settings).toEqual([
      { version: 1, at: expect.any(String), by: head.me.member, reason: '旺季', changes: interval(20) },
      { version: 2, at: expect.any(String), by: head.me.member, changes: { 'limits.dormantMonths': 6 } },
    ])
  })

  it('[SET5] others may not settle, and what is out of bounds changes nothing', async () => {
    const server = await aServer()
    const head = await server.setUp()
    const rep = await server.member(head, '李娜', postWith('sales'))
    const { revision } = await server.directory(head)
    expect((await rep.ask('POST', '/api/settings', { since: 0, changes: interval(20) })).body.problem).toBe('forbidden')
    for (const changes of [interval(0), { 'tiers.unheard': { followUpDays: 3 } }, {}, { 'days.2026-13-01': { kind: 'off' } }, { ...interval(9), 'limits.dormantMonths': '6' }])
      expect((await head.ask('POST', '/api/settings', { since: 0, changes })).body.problem, JSON.stringify(changes)).toBe('malformed')
    expect((await server.stranger().ask('POST', '/api/settings', { since: 0, changes: interval(20) })).body.problem).toBe('unauthenticated')
    expect(await server.directory(head)).toMatchObject({ revision })
    expect((await server.directory(head)).settings).toBeUndefined()
  })

  it('[SET6] two who settle the same thing at once: the second is told and nothing is lost; other things go by each other', async () => {
    const server = await aServer()
    const head = await server.setUp()
    expect((await head.ask('POST', '/api/settings', { since: 0, changes: interval(20) })).status).toBe(200)
    expect((await head.ask('POST', '/api/settings', { since: 0, changes: interval(40) })).body.problem).toBe('changed-since')
    expect((await head.ask('POST', '/api/settings', { since: 0, changes: { 'limits.dormantMonths': 6 } })).body).toEqual({ version: 2 })
    expect((await server.directory(head)).settings?.map(({ changes }) => changes)).toEqual([interval(20), { 'limits.dormantMonths': 6 }])
  })

  it('[SET2] devices are told with the commit, and the audit names the keys', async () => {
    const { gate, settling, founder, workspace, accounts } = await someAccounts()
    const told: unknown[] = []
    gate.onChange((change) => told.push([change, accounts.directory(workspace)?.settings?.length]))
    expect(settling.settle(founder, { since: 0, changes: interval(20) }).ok).toBe(true)
    expect(told).toEqual([[{ kind: 'directory', workspace, revision: 2 }, 1]])
    const server = await aServer()
    const head = await server.setUp()
    await head.ask('POST', '/api/settings', { since: 0, changes: interval(20) })
    const { body } = await head.ask<{ readonly entries: readonly { readonly kind: string; readonly detail?: string }[] }>('GET', '/api/audit')
    expect(body.entries[0]).toMatchObject({ kind: 'settled', detail: `tiers.${tier}` })
  })
})
