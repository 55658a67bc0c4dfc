import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { describe, expect, it } from 'vitest'
import { openAccounts } from '@hebu/sync-server/open-accounts.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import { AuditPage } from '@hebu/shared/wire/http.ts'
import * as v from 'valibot'

import { aClock, aServer, type Person, password, postWith } from '../../kit/front-door.ts'

const entriesFor = async (person: Person) => v.parse(AuditPage, (await person.ask('GET', '/api/audit')).body).entries

describe('the audit', () => {
  it('[OPS5] holds who came in and was refused, and what was changed about members and credentials, in ids alone', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const secretly = 'typed-into-the-wrong-field'
    await server.stranger().ask('POST', '/api/sign-in', { name: secretly, password })
    await server.stranger().ask('POST', '/api/sign-in', { name: '李娜', password: 'wrong-password' })
    const phone = await server.signIn('李娜')
    await phone.ask('POST', '/api/sign-out')
    await founder.ask('PATCH', `/api/members/${rep.me.member}`, { post: postWith('deputy') })
    await rep.ask('DELETE', `/api/members/${founder.me.member}`)
    await rep.ask('POST', '/api/tokens', { label: '秘密的標籤' })
    await rep.ask('POST', '/api/audit/exports', { book: 'customers', pages: 12 })
    await founder.ask('DELETE', `/api/members/${rep.me.member}`)
    const entries = (await entriesFor(founder)).toReversed()
    expect(entries.map(({ kind, member, subject, detail }) => [kind, member, kind === 'invited' || kind === 'token-made' ? '' : subject, detail])).toEqual([
      ['founded', founder.me.member, undefined, undefined],
      ['invited', founder.me.member, '', postWith('sales')],
      ['joined', rep.me.member, undefined, undefined],
      ['sign-in-refused', undefined, undefined, 'wrong-name-or-password'],
      ['sign-in-refused', undefined, rep.me.member, 'wrong-name-or-password'],
      ['signed-in', rep.me.member, undefined, undefined],
      ['signed-out', rep.me.member, undefined, undefined],
      ['member-changed', founder.me.member, rep.me.member, postWith('deputy')],
      ['refused', rep.me.member, founder.me.member, 'DELETE member'],
      ['token-made', rep.me.member, '', undefined],
      ['export', rep.me.member, 'customers', '12'],
      ['member-removed', founder.me.member, rep.me.member, undefined],
    ])
    const written = JSON.stringify(entries)
    for (const secret of [secretly, password, '秘密', '李娜']) expect(written).not.toContain(secret)
    expect(entries.every(({ from }) => from === '127.0.0.*')).toBe(true)
  })

  it('[OPS5] [ACC7] attempts beyond the limit write nothing more', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    for (let i = 0; i < 25; i++) await server.stranger().ask('POST', '/api/sign-in', { name: '王伟', password: 'wrong-password' })
    expect((await entriesFor(founder)).filter(({ kind }) => kind === 'sign-in-refused').length).toBe(10)
  })

  it('[OPS5] is read by administrators and the head, a page at a time, and written by nobody', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    expect((await rep.ask('GET', '/api/audit')).body.problem).toBe('forbidden')
    expect((await server.stranger().ask('GET', '/api/audit')).body.problem).toBe('unauthenticated')
    const [latest, ...rest] = await entriesFor(founder)
    const older = v.parse(AuditPage, (await founder.ask('GET', `/api/audit?before=${latest!.seq}`)).body).entries
    expect(older).toEqual(rest)
    expect((await founder.ask('GET', '/api/audit?before=x')).body.problem).toBe('malformed')
    for (const [method, path] of [['DELETE', '/api/audit'], ['POST', '/api/audit'], ['PATCH', '/api/audit/1']]) expect((await founder.ask(method!, path!)).body.problem).toBe('not-found')
  })

  it('[AUD1] is narrowed by person, topic and time, and says whether it is whole; both to whom may read it alone', async () => {
    const clock = aClock()
    const server = await aServer({ clock })
    const founder = await server.setUp()
    clock.advance(60_000)
    const rep = await server.member(founder, '李娜')
    const since = new Date(clock.now() + 60_000).toISOString()
    clock.advance(120_000)
    await rep.ask('POST', '/api/audit/exports', { book: 'customers', pages: 3 })
    await founder.ask('PATCH', `/api/members/${rep.me.member}`, { post: postWith('deputy') })
    const kindsFor = async (query: string) => v.parse(AuditPage, (await founder.ask('GET', `/api/audit?${query}`)).body).entries.map(({ kind }) => kind)
    expect(await kindsFor('topic=members')).toEqual(['member-changed', 'invited'])
    expect(await kindsFor('topic=exports')).toEqual(['export'])
    expect(await kindsFor(`member=${rep.me.member}`)).toEqual(['member-changed', 'export', 'joined'])
    expect(await kindsFor(`since=${since}`)).toEqual(['member-changed', 'export'])
    expect(await kindsFor(`since=${since}&topic=signIn`)).toEqual([])
    for (const query of ['topic=secrets', 'since=x']) expect((await founder.ask('GET', `/api/audit?${query}`)).body.problem).toBe('malformed')
    expect((await founder.ask('GET', '/api/audit/chain')).body).toEqual({ rows: 5, whole: true })
    const other = await server.member(founder, '周远')
    for (const path of ['/api/audit/chain', '/api/audit?topic=signIn']) expect((await other.ask('GET', path)).body.problem).toBe('forbidden')
    const database = new DatabaseSync(join(server.config.dataFolder, 'accounts.sqlite'))
    database.exec("UPDATE audit SET detail = '1' WHERE seq = 4")
    database.close()
    clock.advance(10_000)
    expect((await founder.ask('GET', '/api/audit/chain')).body).toEqual({ rows: 4, whole: false })
  })

  it('[OPS5] a row that was altered, taken out or put in is found', async () => {
    const server = await aServer()
    await server.setUp()
    for (let i = 0; i < 4; i++) await server.signIn('王伟')
    await server.close()
    const opened = openAccounts(server.config, { clock: systemClock, logger: silentLogger })
    const database = new DatabaseSync(join(server.config.dataFolder, 'accounts.sqlite'))
    try {
      expect(opened.audit.verify()).toEqual({ rows: 5, alteredAt: undefined })
      const altered = (sql: string): number | undefined => {
        database.exec(`BEGIN; CREATE TABLE kept AS SELECT * FROM audit; ${sql}; COMMIT`)
        const { alteredAt } = opened.audit.verify()
        database.exec('BEGIN; DELETE FROM audit; INSERT INTO audit SELECT * FROM kept; DROP TABLE kept; COMMIT')
        return alteredAt
      }
      expect(altered(`UPDATE audit SET member = 'x' WHERE seq = 3`)).toBe(3)
      expect(altered('UPDATE audit SET at = at + 1 WHERE seq = 2')).toBe(2)
      expect(altered('DELETE FROM audit WHERE seq = 4')).toBe(5)
      expect(altered(`INSERT INTO audit SELECT 6, at, workspace, kind, member, subject, detail, came_from, chain FROM audit WHERE seq = 5`)).toBe(6)
      expect(opened.audit.verify().alteredAt).toBeUndefined()
    } finally {
      database.close()
      opened.accounts.close()
    }
  })
})
