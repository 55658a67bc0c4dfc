import type { Me, Tokens } from '@hebu/shared/wire/http.ts'
import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { aServer, someAccounts } from '../../kit/front-door.ts'

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('tokens', () => {
  it('[TOK1] a token stands in for its member without a cookie', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const { token, facts } = await server.token(founder, '报表')
    expect(facts.label).toBe('报表')
    expect((await server.stranger().ask<Me>('GET', '/api/me', undefined, bearer(token))).body).toEqual(founder.me)
    const { tokens } = (await founder.ask<v.InferOutput<typeof Tokens>>('GET', '/api/tokens')).body
    expect(tokens).toMatchObject([{ id: facts.id, label: '报表', madeAt: facts.madeAt, lastUsedAt: expect.any(String) }])
    expect(JSON.stringify(tokens)).not.toContain(token)
  })

  it('[TOK2] a revoked token stands no longer, and others revoke none of mine', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const { token, facts } = await server.token(rep)
    expect((await founder.ask('DELETE', `/api/tokens/${facts.id}`)).body.problem).toBe('not-found')
    expect((await server.stranger().ask<Me>('GET', '/api/me', undefined, bearer(token))).status).toBe(200)
    expect((await rep.ask('DELETE', `/api/tokens/${facts.id}`)).status).toBe(200)
    expect((await server.stranger().ask('GET', '/api/me', undefined, bearer(token))).body.problem).toBe('unauthenticated')
  })

  it('[TOK2] the gate tells of a revoked token', async () => {
    const { gate, membership, founder } = await someAccounts()
    const { secret, token } = membership.makeToken(founder.member, 'x')
    const caller = (await gate.callerOf({ token: secret }))!
    const told: unknown[] = []
    gate.onChange((change) => told.push(change, gate.stands(caller)))
    membership.revokeToken(founder, token.id)
    expect(told).toEqual([{ kind: 'credential', workspace: founder.workspace, credential: caller.credential }, false])
  })

  it('[TOK1] a wrong token is nobody, also beside a good cookie', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    for (const token of ['hebu_x', 'x', '']) expect((await founder.ask('GET', '/api/me', undefined, { authorization: `Bearer ${token || '-'}` })).body.problem).toBe('unauthenticated')
  })
})
