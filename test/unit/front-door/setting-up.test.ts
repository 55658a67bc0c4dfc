import { describe, expect, it } from 'vitest'

import { aServer, charter, setupOrder } from '../../kit/front-door.ts'

describe('setting up', () => {
  it('[ACC4] makes the founder an administrator with the founding post', async () => {
    const server = await aServer()
    const founder = await server.setUp('王伟')
    const { workspace, members, revision } = await server.directory(founder)
    expect(workspace).toEqual({ id: founder.me.workspace, name: '东区销售部', charter: charter.id, timeZone: 'Asia/Shanghai' })
    expect(members).toMatchObject([{ id: founder.me.member, name: '王伟', code: 'M01', post: charter.founder, administrator: true, status: 'active', language: 'zh-Hant' }])
    expect(revision).toBe(1)
  })

  it('[ACC5] an unknown setup link changes nothing', async () => {
    const server = await aServer()
    const other = 'x'.repeat(43)
    expect((await server.stranger().ask('POST', '/api/setup/check', { token: other })).body.problem).toBe('setup-link-unknown')
    expect((await server.stranger().ask('POST', '/api/setup', setupOrder(other))).body.problem).toBe('setup-link-unknown')
    await server.setUp()
  })

  it('[ACC5] a used setup link founds nothing more', async () => {
    const server = await aServer()
    expect((await server.stranger().ask('POST', '/api/setup/check', { token: server.setupSecret() })).status).toBe(200)
    const founder = await server.setUp()
    expect((await server.stranger().ask('POST', '/api/setup/check', { token: server.setupSecret() })).body.problem).toBe('setup-done')
    expect((await server.stranger().ask('POST', '/api/setup', setupOrder(server.setupSecret(), { name: '李娜' }))).body.problem).toBe('setup-done')
    expect((await server.directory(founder)).members).toHaveLength(1)
  })

  it('[ACC5] of two who use the link at once, one founds', async () => {
    const server = await aServer()
    const attempts = ['王伟', '李娜'].map((name) => server.stranger().ask('POST', '/api/setup', setupOrder(server.setupSecret(), { name })))
    const answers = await Promise.all(attempts)
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const [winner, loser] = answers[0]!.status === 200 ? ['王伟', '李娜'] : ['李娜', '王伟']
    await server.signIn(winner!)
    await expect(server.signIn(loser!)).rejects.toThrow('wrong-name-or-password')
  })

  it('[ACC5] each start without a workspace makes a new link and ends the one before', async () => {
    const first = await aServer()
    const old = first.setupSecret()
    await first.close()
    const second = await aServer({ dataFolder: first.config.dataFolder })
    expect((await second.stranger().ask('POST', '/api/setup', setupOrder(old))).body.problem).toBe('setup-link-unknown')
    await second.setUp()
    await second.close()
    const third = await aServer({ dataFolder: first.config.dataFolder })
    expect(third.setupLink).toBeUndefined()
    await third.signIn('王伟')
  })

  it('[HTTP1] refuses a charter it does not know and a short password, and the link stays good', async () => {
    const server = await aServer()
    const ask = (over: object) => server.stranger().ask('POST', '/api/setup', setupOrder(server.setupSecret(), { ...over }))
    expect((await ask({ charter: 'none' })).body.problem).toBe('charter-unknown')
    expect((await ask({ password: 'short' })).body.problem).toBe('password-too-short')
    expect((await ask({ name: '\u200b' })).body.problem).toBe('malformed')
    expect((await ask({ department: '' })).body.problem).toBe('malformed')
    await server.setUp()
  })
})
