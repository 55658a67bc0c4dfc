import { join } from 'node:path'

import type { Seal, WitnessStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { Me } from '@hebu/shared/wire/http.ts'
import type { SealsAnswer } from '@hebu/shared/wire/seals.ts'
import { createSqliteAudit } from '@hebu/sync-server/store/accounts/audit.ts'
import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import type { AccountsDatabase } from '@hebu/sync-server/store/accounts/accounts-database.ts'
import { createSqliteAccounts } from '@hebu/sync-server/store/accounts/create-sqlite-accounts.ts'
import { openAccountsDatabase } from '@hebu/sync-server/store/accounts/database.ts'
import { createSqliteWitnesses } from '@hebu/sync-server/store/accounts/witnesses.ts'
import { openPostgresAccountsDatabase } from '@hebu/sync-server/store/postgres/accounts-database.ts'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'

import { eventually } from '../kit/eventually.ts'
import { aFolder, aPersonAt, aServer, type Person, setupOrder } from '../kit/front-door.ts'
import { aDatabase, endSharedPostgres } from '../kit/postgres-server.ts'
import { startRelayProcess } from '../kit/relay-process.ts'
import { aSealingDevice, aStatement, registered, witnessed } from '../kit/sealing-device.ts'

const joinedAtMs = Date.parse('2026-11-23T01:00:00Z')
const most = { standing: 2, ever: 3 }
/** Of each, at two relays: within the rate of one member. */
const racedSeals = 25
const founding = { workspace: { id: 'w1', name: '东区', charter: 'small', timeZone: 'UTC' }, founder: { id: 'wang', name: '王伟', post: 'manager', administrator: true, joinedAtMs } }

/** Stores of one database, in which two sessions of the founder stand. */
function aStore(database: AccountsDatabase) {
  const accounts = createSqliteAccounts(database)
  onTestFinished(() => accounts.close())
  accounts.found(founding)
  const at = new Date(joinedAtMs).toISOString()
  const later = new Date(joinedAtMs + 60_000).toISOString()
  database.prepare('INSERT INTO auth_users(id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING').run('wang', '王伟', 'wang@x', at, at)
  for (const session of ['s1', 's2']) database.prepare('INSERT INTO auth_sessions(id, token, userId, expiresAt, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING').run(session, session, 'wang', later, at, at)
  return { accounts, witnesses: createSqliteWitnesses(database), audit: createSqliteAudit(database) }
}

/** What every database keeps of keys and witnesses. */
function keepsWitnesses(open: () => AccountsDatabase): void {
  it('[WIT2] [WIT4] keys are kept with their times, once each, and ended by session or all at once', () => {
    const { accounts } = aStore(open())
    const register = (key: string, session = 's1', atMs = joinedAtMs) => accounts.registerKey('w1', { key, member: 'wang', session, atMs, most })
    const revision = (): number => accounts.directory('w1')!.revision
    expect(register('k1')).toEqual({ ok: true, value: { key: 'k1', member: 'wang', since: '2026-11-23T01:00:00.000Z' } })
    expect([register('k1', 's2', joinedAtMs + 5).ok, revision()]).toEqual([true, 2])
    expect(register('k2', 's9')).toEqual({ ok: false, refusal: 'forbidden' })
    expect(accounts.registerKey('w1', { key: 'k1', member: 'lin', session: 's1', atMs: 0, most })).toEqual({ ok: false, refusal: 'forbidden' })
    expect(register('k2', 's1', joinedAtMs + 1).ok).toBe(true)
    expect(register('k3')).toEqual({ ok: false, refusal: 'too-many' })
    expect([accounts.endKeys('w1', { member: 'wang', session: 's1' }, joinedAtMs + 2), accounts.endKeys('w1', { member: 'wang', session: 's1' }, joinedAtMs + 3)]).toEqual([true, false])
    expect(revision()).toBe(4)
    expect(register('k3').ok).toBe(true)
    expect(accounts.endKeys('w1', { member: 'wang' }, joinedAtMs + 4)).toBe(true)
    expect(register('k4')).toEqual({ ok: false, refusal: 'too-many' })
    expect(accounts.directory('w1')?.keys).toEqual([
      { key: 'k1', member: 'wang', since: '2026-11-23T01:00:00.000Z', until: '2026-11-23T01:00:00.004Z' },
      { key: 'k3', member: 'wang', since: '2026-11-23T01:00:00.000Z', until: '2026-11-23T01:00:00.004Z' },
      { key: 'k2', member: 'wang', since: '2026-11-23T01:00:00.001Z', until: '2026-11-23T01:00:00.002Z' },
    ])
  })

  it('[WIT6] [WIT8] witnesses and numbers are entered together with the audit, or not at all', () => {
    const { witnesses, audit } = aStore(open())
    const enter = (seal: string, page: string, fails = false): number =>
      witnesses.inTurn(() => {
        const number = witnesses.numberFor('w1', { series: 'HT-2026', page, seal })
        witnesses.enter('w1', seal, { statement: `said of ${seal}`, signature: 'x' })
        audit.enter({ workspace: 'w1', kind: 'witnessed', detail: seal }, 1)
        if (fails) throw new Error('The store gave way.')
        return number
      })
    expect([enter('a', 'p1'), enter('b', 'p2')]).toEqual([1, 2])
    expect(() => enter('c', 'p3', true)).toThrow('gave way')
    expect(() => enter('a', 'p4')).toThrow()
    expect([enter('d', 'p1'), enter('e', 'p3')]).toEqual([1, 3])
    expect(witnesses.of('w1', ['a', 'c', 'e'])).toEqual(new Map([['a', { statement: 'said of a', signature: 'x' }], ['e', { statement: 'said of e', signature: 'x' }]]))
    expect(witnesses.of('w2', ['a']).size).toBe(0)
    expect(audit.verify()).toEqual({ rows: 4, alteredAt: undefined })
  })
}

describe('keys and witnesses in SQLite', () => keepsWitnesses(() => openAccountsDatabase(join(aFolder(), 'accounts.sqlite'))))

describe('keys and witnesses in PostgreSQL', { timeout: 60_000 }, () => {
  afterAll(endSharedPostgres)
  let url = ''
  beforeEach(async () => void (url = await aDatabase()), 60_000)
  keepsWitnesses(() => openPostgresAccountsDatabase(url))

  /** Whole relays over one database, and the same person at each of them: the cookie is all that they carry. */
  async function nodes(count: number) {
    const shared = { databaseUrl: url, filesFolder: aFolder() }
    const servers = [await aServer({ shared })]
    const founder = await servers[0]!.setUp()
    while (servers.length < count) servers.push(await aServer({ shared }))
    const at = (server: Awaited<ReturnType<typeof aServer>>, person: Person): Person => ({ ...person, ask: (method, path, body) => server.stranger().ask(method, path, body, { cookie: person.cookie()! }) })
    return { servers, founder, at }
  }

  it('[WIT5] relays over one database sign with one key, and answer for one seal with one witness', async () => {
    const { servers, founder, at } = await nodes(2)
    const device = aSealingDevice()
    await registered(founder, device)
    const [here, there] = servers.map((server) => at(server, founder))
    expect((await servers[1]!.directory(there!)).relayKey).toBe((await servers[0]!.directory(here!)).relayKey)
    const seals = [device.seal(aStatement(founder, { move: 'sign', series: 'HT-2026' }))]
    const [one, other] = await Promise.all([here!, there!].map((person) => person.ask<SealsAnswer>('POST', '/api/seals', { seals })))
    expect(other!.body.witnesses[0]).not.toBeNull()
    expect(one!.body).toEqual(other!.body)
  })

  it('[WIT8] numbers raced at three relays have no gap and none twice', async () => {
    const { servers, founder, at } = await nodes(3)
    const device = aSealingDevice()
    await registered(founder, device)
    const people = servers.map((server) => at(server, founder))
    const racing = Array.from({ length: 30 }, (_, n) => witnessed(people[n % 3]!, [device.seal(aStatement(founder, { page: `p${n}`, move: 'sign', series: 'HT-2026' }))]))
    const numbers = (await Promise.all(racing)).map(([said]) => said?.number)
    expect(numbers.toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
  })

  it('[WIT5] [WIT6] [WIT8] two relays in processes of their own, at the same time: no number twice and none left out, one witness a seal, one order', async () => {
    const environment = { DATABASE_URL: url, HEBU_FILES: aFolder() }
    const processes = [await startRelayProcess(environment)]
    processes.push(await startRelayProcess(environment))
    onTestFinished(async () => void (await Promise.all(processes.map((each) => each.close()))))
    const setUp = await aPersonAt(processes[1]!.url).ask<Me>('POST', '/api/setup', setupOrder(processes[1]!.setupSecret))
    expect(setUp.status).toBe(200)
    const cookie = setUp.headers.getSetCookie().find((each) => each.startsWith('hebu.session_token='))!.split(';', 1)[0]!
    const people = processes.map((each) => aPersonAt(each.url, setUp.body, cookie))
    const device = aSealingDevice()
    expect((await registered(people[0]!, device)).status).toBe(200)
    const seals = Array.from({ length: racedSeals }, (_, n) => device.seal(aStatement({ me: setUp.body }, { page: `p${n}`, move: 'sign', series: 'HT-2026' })))
    /** On a busy machine one may wait too long for the other, and is told to come again. */
    const answerTo = (person: Person, seal: Seal) =>
      eventually(async () => {
        const { status, body } = await person.ask<SealsAnswer>('POST', '/api/seals', { seals: [seal] })
        expect(status).toBe(200)
        return { seal: seal.statement, answer: body.witnesses[0]! }
      })
    // Every seal is shown to both, to one of them in the other's order.
    const said = await Promise.all(people.flatMap((person, i) => (i === 0 ? seals : seals.toReversed()).map((seal) => answerTo(person, seal))))
    const bySeal = Map.groupBy(said, ({ seal }) => seal)
    for (const answers of bySeal.values()) expect(answers.map(({ answer }) => answer)).toEqual([answers[0]!.answer, answers[0]!.answer])
    const statements = [...bySeal.values()].map(([first]) => JSON.parse(first!.answer.statement) as WitnessStatement)
    expect(statements.map(({ number }) => number!).toSorted((a, b) => a - b)).toEqual(Array.from({ length: racedSeals }, (_, n) => n + 1))
    const database = openPostgresAccountsDatabase(url)
    onTestFinished(() => database.close())
    const audit = createSqliteAudit(database)
    expect(audit.verify().alteredAt).toBeUndefined()
    const entered = audit.page({ workspace: setUp.body.workspace, most: 2 * racedSeals, kinds: ['witnessed'] }).toReversed()
    const inOrder = statements.toSorted((a, b) => a.number! - b.number!)
    expect(entered.map(({ detail }) => detail)).toEqual(inOrder.map(({ seal, number }) => `${seal} HT-2026 ${number}`))
  })

  it('[WIT19] numbers that the keeper holds back after another restore are held at every relay, and given once the last device has shown its own', async () => {
    const { servers, founder, at } = await nodes(2)
    const env = { DATABASE_URL: url, HEBU_FILES: servers[0]!.config.shared!.filesFolder }
    const [here, there] = [founder, at(servers[1]!, founder)]
    const device = aSealingDevice()
    await registered(founder, device)
    const seal = device.seal(aStatement(founder, { move: 'sign', series: 'HT-2026' }))
    expect((await runKeeperCommand(['numbers', 'hold'], env, '/nowhere')).words).toMatch(/王伟 \(M01\), 1 device/)
    for (const person of [here, there]) expect(await witnessed(person, [seal])).toEqual([undefined])
    expect((await there.ask('POST', '/api/seals', { seals: [], device: device.key })).status).toBe(200)
    for (const person of [here, there]) expect(await witnessed(person, [seal])).toMatchObject([{ number: 1 }])
  })

  it('[WIT7] a member removed at one relay is sealed for at no other, from that moment', async () => {
    const { servers, founder, at } = await nodes(2)
    const rep = await servers[0]!.member(founder, '李娜')
    const device = aSealingDevice()
    await registered(rep, device)
    const seal = device.seal(aStatement(rep))
    // The other relay has looked at the members, and remembers them.
    await eventually(async () => expect((await servers[1]!.directory(at(servers[1]!, founder))).keys).toHaveLength(1))
    expect((await founder.ask('DELETE', `/api/members/${rep.me.member}`)).status).toBe(200)
    expect(await witnessed(at(servers[1]!, founder), [seal])).toMatchObject([{ refused: 'member-left' }])
  })
})
