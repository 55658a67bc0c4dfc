import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

import type { Seal, SealStatement, Witness, WitnessStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { SealsAnswer } from '@hebu/shared/wire/seals.ts'
import { describe, expect, test } from 'vitest'

import { aClock, type Person, postWith, type Problem, someAccounts } from '../kit/front-door.ts'
import { aSealingDevice, aStatement, holds, registered, witnessed } from '../kit/sealing-device.ts'
import { aDepartment } from '../kit/sealing-relay.ts'

const digestOf = ({ statement, key, signature }: Seal): string => createHash('sha256').update(`${statement}\n${key}\n${signature}`).digest('hex')
const refusals = async (person: Person, seals: readonly Seal[]) => (await witnessed(person, seals)).map((said) => said?.refused)

describe('the relay as a witness', () => {
  test('[WIT3] [WIT6] signs whose seal it saw, when, and in which post; whoever shows it and whenever, the answer is the same', async () => {
    const { server, clock, founder, rep, device } = await aDepartment()
    const seal = device.seal(aStatement(rep, { as: 'sales' }))
    const { body } = await rep.ask<SealsAnswer>('POST', '/api/seals', { seals: [seal] })
    const witness = body.witnesses[0]!
    expect(JSON.parse(witness.statement)).toEqual({
      hebu: 'witness/1', workspace: rep.me.workspace, seal: digestOf(seal), by: rep.me.member, at: new Date(clock.now()).toISOString(), post: postWith('sales'),
    })
    expect(holds((await server.directory(founder)).relayKey!, witness.signature, witness.statement)).toBe(true)
    clock.advance(86_400_000)
    await founder.ask('PATCH', `/api/members/${rep.me.member}`, { post: postWith('deputy') })
    expect((await founder.ask<SealsAnswer>('POST', '/api/seals', { seals: [seal, seal] })).body.witnesses).toEqual([witness, witness])
    const chain = (await founder.ask('GET', '/api/audit/chain')).body
    expect(chain).toMatchObject({ whole: true })
    const audit = (await founder.ask<{ entries: readonly unknown[] }>('GET', '/api/audit?topic=seals')).body.entries
    expect(audit).toMatchObject([{ kind: 'witnessed', member: rep.me.member, subject: rep.me.member, detail: digestOf(seal) }, { kind: 'key-registered' }])
  })

  test('[WIT6] a seal whose key has not come yet is not decided; once the key is there it is', async () => {
    const { founder, rep } = await aDepartment()
    const offline = aSealingDevice()
    const seal = offline.seal(aStatement(rep))
    expect(await witnessed(founder, [seal])).toEqual([undefined])
    await registered(rep, offline)
    expect(await witnessed(founder, [seal])).toMatchObject([{ by: rep.me.member }])
    expect(await refusals(founder, [seal])).toEqual([undefined])
  })

  test('[WIT6] strangers are not answered, and what the relay keeps of a seal is its digest', async () => {
    const { server, founder, rep, device } = await aDepartment()
    const seal = device.seal(aStatement(rep, { note: '這份合同的底價是八十八萬' }))
    expect((await server.stranger().ask<Problem>('POST', '/api/seals', { seals: [seal] })).body.problem).toBe('unauthenticated')
    await witnessed(founder, [seal])
    await server.close()
    const database = new DatabaseSync(join(server.config.dataFolder, 'accounts.sqlite'))
    const kept = JSON.stringify(['witnesses', 'audit', 'running_numbers'].map((table) => database.prepare(`SELECT * FROM ${table}`).all()))
    database.close()
    expect(kept).toContain(digestOf(seal))
    for (const word of ['底價', seal.signature, aStatement(rep).content]) expect(kept).not.toContain(word)
  })
})

describe('attacks on seals', () => {
  test('[WIT3] a forged seal: words altered after signing, another signature, another form, no statement at all', async () => {
    const { founder, rep, device } = await aDepartment()
    const seal = device.seal(aStatement(rep))
    const altered = { ...seal, statement: seal.statement.replace('"to":"review"', '"to":"signed"') }
    const replayed = { ...seal, statement: seal.statement.replace('"page":"p1"', '"page":"p2"') }
    const borrowed = { ...seal, signature: device.seal(aStatement(rep, { id: 'e2' })).signature }
    expect(await refusals(founder, [altered, replayed, borrowed, { ...seal, signature: 'A'.repeat(86) }])).toEqual(Array(4).fill('wrong-signature'))
    const spaced = device.sealWords(seal.statement.replace(',', ', '))
    const doubled = device.sealWords(seal.statement.replace('"to":"review"', '"to":"draft","to":"review"'))
    const elsewhere = device.seal(aStatement(rep, { workspace: 'another' }))
    const bounds = [{ series: 'ht 2026' }, { content: 'x' }, { at: 'yesterday' }, { page: '../p' }, { note: '字'.repeat(4001) }].map((over) => device.seal(aStatement(rep, over)))
    const rest = [spaced, doubled, elsewhere, ...bounds, { ...seal, key: `${seal.key}=` }, { ...seal, statement: 'null' }, { ...seal, statement: '' }]
    expect(await refusals(founder, rest)).toEqual(rest.map(() => 'malformed'))
    expect(await refusals(founder, [seal])).toEqual([undefined])
  })

  test('[WIT7] the key of another member seals for nobody else', async () => {
    const { founder, rep, device } = await aDepartment()
    expect(await refusals(founder, [device.seal(aStatement(founder, { as: 'head' })), device.seal(aStatement(rep, { by: 'nobody' }))])).toEqual(['not-this-member', 'not-this-member'])
  })

  test('[WIT7] a seal of a removed member does not become final, however it is dated and whoever brings it', async () => {
    const { founder, rep, device } = await aDepartment()
    const seals = ['2020-01-01T00:00:00.000Z', '2026-11-23T01:30:00.000Z', '2099-01-01T00:00:00.000Z'].map((at) => device.seal(aStatement(rep, { at })))
    await founder.ask('DELETE', `/api/members/${rep.me.member}`)
    expect(await refusals(founder, seals)).toEqual(Array(3).fill('member-left'))
    expect((await rep.ask<Problem>('POST', '/api/seals', { seals })).body.problem).toBe('member-left')
  })

  test('[WIT7] a key that ended between sealing and witnessing', async () => {
    const { server, founder, rep, device } = await aDepartment()
    const seal = device.seal(aStatement(rep))
    await rep.ask('POST', '/api/sign-out')
    const again = await server.signIn('李娜')
    expect(await refusals(again, [seal])).toEqual(['key-ended'])
    expect(await refusals(founder, [seal])).toEqual(['key-ended'])
  })

  test('[WIT7] a post that was lost between sealing and witnessing; what was witnessed before stands', async () => {
    const { founder, rep, device } = await aDepartment()
    const [before, after, plain] = [device.seal(aStatement(rep, { as: 'sales' })), device.seal(aStatement(rep, { as: 'sales', id: 'e2' })), device.seal(aStatement(rep, { id: 'e3' }))]
    expect(await refusals(rep, [before])).toEqual([undefined])
    expect((await founder.ask('PATCH', `/api/members/${rep.me.member}`, { post: postWith('deputy') })).status).toBe(200)
    expect(await refusals(rep, [before, after, plain])).toEqual([undefined, 'function-not-held', undefined])
    await founder.ask('PATCH', `/api/members/${rep.me.member}`, { post: postWith('sales') })
    expect(await refusals(rep, [after])).toEqual(['function-not-held'])
  })

  test('[WIT7] a function that nobody gave, and standing in for somebody who did not ask for it', async () => {
    const { founder, rep, device } = await aDepartment()
    expect(await refusals(founder, [device.seal(aStatement(rep, { as: 'head' })), device.seal(aStatement(rep, { as: 'head', for: founder.me.member }))])).toEqual(['function-not-held', 'not-delegated'])
  })

  test('[WIT7] standing in for somebody counts on the days and for the books that were settled, while they are there', async () => {
    const clock = aClock(Date.parse('2026-11-24T15:30:00Z'))
    const { accounts, deviceKeys, witnessing, founder, member, workspace } = await someAccounts(clock)
    const { caller } = await member('李娜')
    const device = aSealingDevice()
    expect(deviceKeys.register(caller, { key: device.key, proof: device.proofFor(workspace, caller.member) }).ok).toBe(true)
    const me = { workspace, member: caller.member, name: '李娜' }
    let id = 0
    const refusal = (over: Partial<SealStatement> = {}): unknown => {
      const said = witnessing.witness(caller, [device.seal(aStatement({ me }, { as: 'head', for: founder.member, id: `e${++id}`, ...over }))])
      return said.ok ? (JSON.parse(said.value[0]!.statement) as WitnessStatement).refused : said.refusal
    }
    let since = 0
    const settle = (value: unknown): void => void accounts.settle(workspace, { since: since++, by: founder.member, atMs: clock.now(), changes: { [`delegation.${founder.member}.d1`]: value } })
    const stands = { from: founder.member, to: caller.member, begins: '2026-11-24', ends: '2026-11-24' }
    expect(refusal()).toBe('not-delegated')
    settle(stands)
    expect([refusal(), refusal({ as: 'legal' }), refusal({ for: caller.member })]).toEqual([undefined, 'function-not-held', 'not-delegated'])
    settle({ ...stands, scope: ['proposals'] })
    expect([refusal(), refusal({ book: 'proposals' })]).toEqual(['not-delegated', undefined])
    // In the zone of the workspace it is the 25th.
    settle(stands)
    clock.advance(45 * 60_000)
    expect(refusal()).toBe('not-delegated')
    settle(null)
    expect(refusal({ at: '2026-11-24T10:00:00.000Z' })).toBe('not-delegated')
  })

  test('[WIT9] a flood is sent away, and nobody else is', async () => {
    const { founder, rep, device } = await aDepartment()
    const garbage = (round: number): readonly Seal[] => Array.from({ length: 100 }, (_, n) => device.sealWords(`${round} ${n}`))
    for (const round of [1, 2, 3]) expect(await refusals(rep, garbage(round))).toEqual(Array(100).fill('malformed'))
    expect((await rep.ask<Problem>('POST', '/api/seals', { seals: garbage(4) })).body.problem).toBe('too-many')
    expect(await witnessed(founder, [device.seal(aStatement(rep))])).toMatchObject([{ by: rep.me.member }])
    // What was answered once is answered to them too.
    expect(await refusals(rep, garbage(1))).toEqual(Array(100).fill('malformed'))
    expect((await founder.ask<Problem>('POST', '/api/seals', { seals: Array(101).fill(device.seal(aStatement(rep))) })).body.problem).toBe('malformed')
    const heavy = Array.from({ length: 60 }, (_, n) => device.seal(aStatement(rep, { id: `h${n}`, note: '字'.repeat(4000) })))
    expect((await founder.ask<Problem>('POST', '/api/seals', { seals: heavy })).body.problem).toBe('too-large')
    expect((await founder.ask<Problem>('POST', '/api/seals', { seals: [{ ...device.seal(aStatement(rep)), statement: '\ud800' }] })).body.problem).toBe('malformed')
  })
})

describe('running numbers', () => {
  test('[WIT8] count from 1 within their series, raced by many, without a gap; a page keeps the one that it has', async () => {
    const { founder, rep, device } = await aDepartment()
    const sealOf = (page: string, id: string) => device.seal(aStatement(rep, { page, id, move: 'sign', series: 'HT-2026' }))
    const racing = Array.from({ length: 24 }, (_, n) => witnessed(n % 2 === 0 ? rep : founder, [sealOf(`p${n}`, 'e1')]))
    const numbers = (await Promise.all(racing)).map(([said]) => said?.number)
    expect(numbers.toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1))
    const [again, other] = await witnessed(rep, [sealOf('p7', 'e2'), device.seal(aStatement(rep, { book: 'proposals', page: 'p7', id: 'e3', move: 'submit', series: 'FA-2026' }))])
    expect([again?.number, other?.number]).toEqual([numbers[7], 1])
    expect(again?.series).toBe('HT-2026')
    expect(await witnessed(rep, [sealOf('p7', 'e1')])).toMatchObject([{ number: numbers[7] }])
  })

  test('[WIT8] what is refused uses no number up', async () => {
    const { founder, rep, device } = await aDepartment()
    const series = 'HT-2026'
    const seals = [aStatement(rep, { series, page: 'a', move: 'sign', as: 'head' }), aStatement(rep, { series, page: 'b', move: 'sign' })].map((each) => device.seal(each))
    expect(await witnessed(founder, seals)).toMatchObject([{ refused: 'function-not-held' }, { number: 1 }])
    expect((await witnessed(founder, seals))[0]).not.toHaveProperty('number')
  })

  test('[WIT17] a number is given in the series that the book declares for the move, in the year of the seal, and in no other', async () => {
    const { founder, rep, device } = await aDepartment()
    const asked = (over: Partial<SealStatement>) => device.seal(aStatement(rep, { page: 'a', move: 'sign', series: 'HT-2026', ...over }))
    const wrong = [asked({ series: 'FA-2026' }), asked({ series: 'HT-2031' }), asked({ series: 'HT' }), asked({ move: 'submit' }), asked({ book: 'proposals', move: 'submit' })]
    expect((await witnessed(founder, wrong)).map((said) => [said?.refused, said?.number])).toEqual(Array(5).fill(['wrong-series', undefined]))
    // New Year is where the department is.
    const turn = [asked({ page: 'b', at: '2026-12-31T20:00:00.000Z', series: 'HT-2027' }), asked({ page: 'c', series: 'HT-2026' })]
    expect(await witnessed(founder, turn)).toMatchObject([{ series: 'HT-2027', number: 1 }, { series: 'HT-2026', number: 1 }])
    // A page goes on in the series that it has; of a book that this relay does not know it says nothing yet.
    const later = asked({ page: 'c', id: 'e9', at: '2028-02-01T02:00:00.000Z', series: 'HT-2026' })
    const unknown = asked({ book: 'nextYears', series: 'NY-2026' })
    expect(await witnessed(founder, [later, unknown])).toMatchObject([{ series: 'HT-2026', number: 1 }, undefined])
  })

})

describe('names for proofs', () => {
  test('[WIT12] the relay signs who its members are, to members; its public key it tells anybody', async () => {
    const { server, founder, rep } = await aDepartment()
    const { body } = await rep.ask<Witness>('POST', '/api/proofs/names', { members: [founder.me.member, 'nobody'] })
    const { workspace, relayKey } = await server.directory(rep)
    expect(JSON.parse(body.statement)).toMatchObject({ hebu: 'names/1', workspace, members: [{ id: founder.me.member, name: '王伟' }] })
    expect(JSON.parse(body.statement)).not.toHaveProperty('members.1')
    expect(holds(relayKey!, body.signature, body.statement)).toBe(true)
    expect((await server.stranger().ask<Problem>('POST', '/api/proofs/names', { members: [] })).body.problem).toBe('unauthenticated')
    expect((await server.stranger().ask('GET', '/api/relay-key')).body).toEqual({ key: relayKey, earlier: [] })
  })
})
