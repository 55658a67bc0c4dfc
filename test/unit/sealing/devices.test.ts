import { readContent, readVersions } from '@hebu/shared/codec/versions.ts'
import { writeWitness } from '@hebu/shared/codec/moves.ts'
import { readStatement } from '@hebu/shared/codec/sealing/statement.ts'
import { movesRoot } from '@hebu/shared/codec/roots.ts'
import { numbersOf } from '@hebu/shared/rules/numbering.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { deeds } from '../../kit/fixture-book.ts'
import type { SealingDevice } from '../../kit/sealed-department.ts'
import { aSealedDepartment } from '../../kit/sealed-department.ts'
import { aKey, aSeal, aWitness } from '../../kit/seals.ts'
import { made } from '../../kit/workspace.ts'

const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

function aDepartment(...given: Parameters<typeof aSealedDepartment>) {
  const department = aSealedDepartment(...given)
  opened.push(department)
  return department
}

const page = (device: SealingDevice, id: string) => device.workspace.table('deeds').page(id)!
const at = (id: string) => ({ book: 'deeds', id })
const verdicts = (device: SealingDevice, id: string) => page(device, id).moves.map(({ move, verdict }) => [move, verdict])
const docOf = (device: SealingDevice) => device.volumes.all()[0]!.doc
const witnessed = (device: SealingDevice, id: string) => page(device, id).moves.every((move) => move.witnessed !== undefined)

/** zhou's page is handed in, and approved by lin. */
async function approve(department: ReturnType<typeof aDepartment>, zhou: SealingDevice, lin: SealingDevice, id: string): Promise<void> {
  await zhou.workspace.commands.seal(at(id), 'submit')
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(page(lin, id).state).toBe('review'))
  await lin.workspace.commands.seal(at(id), 'approve')
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(page(zhou, id).state).toBe('approved'))
}

async function approved(department: ReturnType<typeof aDepartment>, zhou: SealingDevice, lin: SealingDevice, title: string): Promise<string> {
  const { id } = made(zhou.workspace.commands.create('deeds', { title }))
  await approve(department, zhou, lin, id)
  return id
}

describe('seals on devices', () => {
  test('[SEAL14] a page is handed in, approved step by step and witnessed; everybody sees the same', async () => {
    const department = aDepartment()
    const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
    await zhou.settled()
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '供貨合同' }))
    expect(await zhou.workspace.commands.seal(at(id), 'submit')).toEqual({ ok: true, value: undefined })
    expect(page(zhou, id)).toMatchObject({ state: 'review', round: { by: 'zhou', step: 0, route: [{ by: ['lead'] }] } })
    const content = page(zhou, id).moves[0]!.content!
    expect(readContent(docOf(zhou), id, content)).toMatchObject({ values: { title: '供貨合同' } })
    expect(readVersions(docOf(zhou), id)).toMatchObject([{ content, by: 'zhou' }])
    // Nobody approves their own, and the lead does not hand it back without words.
    expect(await zhou.workspace.commands.seal(at(id), 'approve')).toMatchObject({ refusal: { because: 'not-actor' } })
    await vi.waitFor(() => expect(witnessed(zhou, id)).toBe(true))
    department.meet(zhou, lin)
    await vi.waitFor(() => expect(page(lin, id).state).toBe('review'))
    expect(await lin.workspace.commands.seal(at(id), 'return')).toMatchObject({ refusal: { because: 'note-required' } })
    expect(await lin.workspace.commands.seal(at(id), 'approve', '同意')).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(witnessed(lin, id)).toBe(true))
    department.meet(zhou, lin)
    await vi.waitFor(() => expect(page(zhou, id)).toMatchObject({ state: 'approved', moves: [{ witnessed: { by: 'zhou' } }, { as: 'lead', note: '同意', witnessed: { by: 'lin' } }] }))
    expect(await zhou.workspace.commands.seal(at(id), 'sign')).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(page(zhou, id).moves[2]!.witnessed).toMatchObject({ series: 'QJ-2026', number: 1 }))
  })

  test('[CON6] a page has the number that it began with until the relay gives one; both are said and searched for, and the relay’s is there without a network', async () => {
    const department = aDepartment()
    const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
    await zhou.settled()
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '供貨合同' }))
    const numberOn = (device: SealingDevice) => device.workspace.computedValue(page(device, id), 'number')
    expect(numberOn(zhou)).toBe('QJ-202611-ZHO-1')
    await approve(department, zhou, lin, id)
    zhou.setOnline(false)
    await zhou.workspace.commands.seal(at(id), 'sign')
    expect([page(zhou, id).state, numberOn(zhou)]).toEqual(['signed', 'QJ-202611-ZHO-1'])
    zhou.setOnline(true)
    await vi.waitFor(() => expect(numberOn(zhou)).toBe('QJ-2026-0001'))
    const away = department.device('zhou', 3, false)
    department.meet(zhou, lin, away)
    await vi.waitFor(() => expect(numberOn(away)).toBe('QJ-2026-0001'))
    expect(numbersOf(deeds, page(away, id))).toEqual(['QJ-2026-0001', 'QJ-202611-ZHO-1'])
    // A number beside a seal that the relay did not sign gives way to what it began with.
    const doc = docOf(away)
    const sign = page(away, id).moves.find(({ move }) => move === 'sign')!
    doc.transact(() => writeWitness(doc.getMap(movesRoot(id)), sign.id, { ...sign.witness!, statement: sign.witness!.statement.replace('"number":1', '"number":8'), signature: 'A'.repeat(86) }))
    await vi.waitFor(() => expect(numberOn(away)).toBe('QJ-202611-ZHO-1'))
  })

  test('[WIT19] while new numbers are held back a device shows those that it holds and says that these are all; a page gets its own afterwards', async () => {
    const department = aDepartment()
    const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
    await zhou.settled()
    const number = (id: string) => page(zhou, id).moves[2]?.witnessed?.number
    const [first, second] = [await approved(department, zhou, lin, '甲'), await approved(department, zhou, lin, '乙')]
    await zhou.workspace.commands.seal(at(first), 'sign')
    await vi.waitFor(() => expect(number(first)).toBe(1))
    const keyOf = (seed: number): string => aKey(seed).key
    department.shown.length = 0
    department.hold('2026-11-23T01:00:00.000Z')
    await vi.waitFor(() => expect(department.shown.map(({ device }) => device)).toEqual(expect.arrayContaining([keyOf(1), keyOf(2)])))
    const saidBy = (seed: number) => department.shown.filter(({ device }) => device === keyOf(seed))
    expect(saidBy(1)).toEqual([{ device: keyOf(1), held: [expect.stringContaining('"number":1')] }])
    // Lin's device had not heard of the number.
    expect(saidBy(2)).toEqual([{ device: keyOf(2), held: [] }])
    await zhou.workspace.commands.seal(at(second), 'sign')
    await zhou.settled()
    expect([page(zhou, second).state, number(second), number(first)]).toEqual(['signed', undefined, 1])
    // Said once, and again only after another restore.
    expect(saidBy(1)).toHaveLength(1)
    department.hold(undefined)
    await vi.waitFor(() => expect(number(second)).toBe(2))
    department.hold('2026-11-25T01:00:00.000Z')
    await vi.waitFor(() => expect(saidBy(1).at(-1)).toEqual({ device: keyOf(1), held: [expect.stringContaining('"number":2')] }))
    // One that comes back later says so then, and not before it has read its pages.
    const away = department.device('zhou', 3, false)
    department.meet(zhou, away)
    away.setOnline(true)
    await vi.waitFor(() => expect(saidBy(3)).toEqual([{ device: keyOf(3), held: [expect.stringContaining('"number":2')] }]))
  })

  test('[SEAL13] what was sealed without a network counts here, and is witnessed once the relay is reached', async () => {
    const department = aDepartment()
    const zhou = department.device('zhou', 1, false)
    await zhou.settled()
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '離線' }))
    expect(await zhou.workspace.commands.seal(at(id), 'submit')).toMatchObject({ ok: true })
    expect(page(zhou, id)).toMatchObject({ state: 'review', moves: [{ verdict: 'applied' }] })
    expect(page(zhou, id).moves[0]!.witnessed).toBeUndefined()
    zhou.setOnline(true)
    await vi.waitFor(() => expect(witnessed(zhou, id)).toBe(true))
  })

  test('[SEAL13] a device that holds the seal of another brings it to the relay', async () => {
    const department = aDepartment()
    const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
    await vi.waitFor(() => expect(department.directory().keys).toHaveLength(2))
    zhou.setOnline(false)
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '同桌交接' }))
    await zhou.workspace.commands.seal(at(id), 'submit')
    expect(page(zhou, id).moves[0]!.witnessed).toBeUndefined()
    department.meet(zhou, lin)
    await vi.waitFor(() => expect(witnessed(lin, id)).toBe(true))
    department.meet(zhou, lin)
    await vi.waitFor(() => expect(witnessed(zhou, id)).toBe(true))
  })

  test('[SEAL6] [SEAL18] two of a joint step answer apart, one without a network; the page moves on when they have met', async () => {
    const department = aDepartment()
    const [zhou, lin, wang, gao] = [department.device('zhou', 1), department.device('lin', 2), department.device('wang', 3), department.device('gao', 4)]
    await vi.waitFor(() => expect(department.directory().keys).toHaveLength(4))
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '重大合同', major: true }))
    await zhou.workspace.commands.seal(at(id), 'submit')
    department.meet(zhou, lin)
    await vi.waitFor(() => expect(page(lin, id)?.state).toBe('review'))
    await lin.workspace.commands.seal(at(id), 'approve')
    department.meet(zhou, lin, wang, gao)
    await vi.waitFor(() => expect([wang, gao].map((device) => page(device, id)?.round?.step)).toEqual([1, 1]))
    gao.setOnline(false)
    expect(await wang.workspace.commands.seal(at(id), 'approve')).toMatchObject({ ok: true })
    expect(await gao.workspace.commands.seal(at(id), 'approve', '法務同意')).toMatchObject({ ok: true })
    expect([page(wang, id).state, page(gao, id).state]).toEqual(['review', 'review'])
    // [SEAL18] None of them saw the other's word: none says that the page is approved.
    expect([wang, gao].map((device) => page(device, id).moves.map(({ seal }) => readStatement(seal!.statement)!).map(({ to, step }) => [to, step]))).toEqual([[['review', undefined], ['review', 0], ['review', 1]], [['review', undefined], ['review', 0], ['review', 1]]])
    gao.setOnline(true)
    department.meet(wang, gao, zhou)
    await vi.waitFor(() => expect([wang, gao, zhou].map((device) => page(device, id).state)).toEqual(['approved', 'approved', 'approved']))
    expect(verdicts(zhou, id).every(([, verdict]) => verdict === 'applied')).toBe(true)
  })

  test('[SEAL11] who stands in answers for another within the days, and is named as doing so', async () => {
    const department = aDepartment()
    const [zhou, shen] = [department.device('zhou', 1), department.device('shen', 5)]
    await vi.waitFor(() => expect(department.directory().keys).toHaveLength(2))
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '代簽' }))
    await zhou.workspace.commands.seal(at(id), 'submit')
    department.meet(zhou, shen)
    await vi.waitFor(() => expect(page(shen, id)?.state).toBe('review'))
    const may = () => shen.workspace.commands.mayMove(page(shen, id), 'approve').ok
    const stands = (begins: string, ends: string, scope?: string[]) => department.settle({ version: 1, at: '2026-11-22T01:00:00.000Z', by: 'lin', changes: { 'delegation.lin.a': { from: 'lin', to: 'shen', begins, ends, ...(scope === undefined ? {} : { scope }) } } })
    expect(may()).toBe(false)
    stands('2026-11-24', '2026-11-30')
    expect(may()).toBe(false)
    stands('2026-11-20', '2026-11-30', ['plans'])
    expect(may()).toBe(false)
    stands('2026-11-20', '2026-11-30', ['deeds'])
    expect(may()).toBe(true)
    await shen.workspace.commands.seal(at(id), 'approve')
    expect(page(shen, id)).toMatchObject({ state: 'approved', moves: [{}, { by: 'shen', as: 'lead', for: 'lin' }] })
  })

  test('[SEAL2] what the relay refused does not count, and says why', async () => {
    const department = aDepartment()
    const zhou = department.device('zhou', 1, false)
    await zhou.settled()
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '離職之後' }))
    await zhou.workspace.commands.seal(at(id), 'submit')
    department.refusals.set(page(zhou, id).moves[0]!.id, 'member-left')
    zhou.setOnline(true)
    await vi.waitFor(() => expect(page(zhou, id)).toMatchObject({ state: 'draft', moves: [{ verdict: 'refused-by-relay', witnessed: { refused: 'member-left' } }] }))
  })

  test('[SEAL4] a move that asks for a seal and comes without one does not count once the workspace has keys', async () => {
    const department = aDepartment()
    const zhou = department.device('zhou', 1)
    await vi.waitFor(() => expect(department.directory().keys).toHaveLength(1))
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '無印' }))
    docOf(zhou).getMap(movesRoot(id)).set('m1', { move: 'submit', from: 'draft', to: 'review', by: 'zhou', at: '2026-11-23T01:00:00.000Z' })
    expect(page(zhou, id)).toMatchObject({ state: 'draft', moves: [{ verdict: 'unsealed' }] })
  })
})

describe('attacks on a device', () => {
  /** A page that zhou handed in and lin approved, as another member's device holds it, who may write the volume. */
  async function anApprovedDeed() {
    const department = aDepartment()
    const [zhou, lin, shen] = [department.device('zhou', 1), department.device('lin', 2), department.device('shen', 5)]
    await vi.waitFor(() => expect(department.directory().keys).toHaveLength(3))
    const { id } = made(zhou.workspace.commands.create('deeds', { title: '供貨合同' }))
    await zhou.workspace.commands.seal(at(id), 'submit')
    department.meet(zhou, lin, shen)
    await vi.waitFor(() => expect(page(lin, id)?.state).toBe('review'))
    await lin.workspace.commands.seal(at(id), 'approve')
    department.meet(zhou, lin, shen)
    await vi.waitFor(() => expect(page(shen, id)?.state).toBe('approved'))
    return { department, zhou, shen, id, log: docOf(shen).getMap<Record<string, unknown>>(movesRoot(id)), entries: page(shen, id).moves }
  }

  test('[SEAL15] a state that somebody writes, a word that is changed and a seal that is made up are shown as not counting', async () => {
    const { department, zhou, shen, id, log, entries } = await anApprovedDeed()
    docOf(shen).getMap(id).set('state', 'signed')
    log.set('forged', { ...log.get(entries[1]!.id), move: 'sign', from: 'approved', to: 'signed', by: 'zhou', after: entries[1]!.id })
    log.set(entries[1]!.id, { ...log.get(entries[1]!.id), by: 'wang' })
    department.meet(shen, zhou)
    await vi.waitFor(() => expect(page(zhou, id).state).toBe('review'))
    expect(verdicts(zhou, id)).toEqual([['submit', 'applied'], ['approve', 'forged'], ['sign', 'another-page']])
  })

  test('[SEAL12] a page shows at once what its log says, and what is computed of its seals a moment later', async () => {
    const { department, zhou, shen, id, log, entries } = await anApprovedDeed()
    const { id: _, ...said } = { ...log.get(entries[1]!.id), id: '' }
    log.set('signed', { ...said, move: 'sign', from: 'approved', to: 'signed', by: 'zhou', as: undefined, step: undefined, after: entries[1]!.id, seal: aSeal({ ...(JSON.parse(entries[1]!.seal!.statement) as Parameters<typeof aSeal>[0]), id: 'signed', move: 'sign', from: 'approved', to: 'signed', by: 'zhou', as: undefined, step: undefined, after: entries[1]!.id }, aKey(5)) })
    expect(page(shen, id).state).toBe('signed')
    await vi.waitFor(() => expect(page(shen, id)).toMatchObject({ state: 'approved', moves: [{}, {}, { verdict: 'broken-log' }] }))
    department.meet(shen, zhou)
    await vi.waitFor(() => expect(page(zhou, id).moves.at(-1)?.verdict).toBe('broken-log'))
  })

  test('[SEAL15] a seal with a signature that does not hold, or by the key of another member, is found by computing', async () => {
    const { department, zhou, shen, id, log, entries } = await anApprovedDeed()
    const approval = log.get(entries[1]!.id)!
    const { seal } = entries[1]!
    log.set(entries[1]!.id, { ...approval, seal: { ...seal, signature: `${'A'.repeat(85)}A` } })
    department.meet(shen, zhou)
    await vi.waitFor(() => expect(verdicts(zhou, id)).toEqual([['submit', 'applied'], ['approve', 'forged']]))
    expect(page(zhou, id).state).toBe('review')
    const signed = JSON.parse(seal!.statement) as Parameters<typeof aSeal>[0]
    log.set(entries[1]!.id, { ...approval, seal: aSeal(signed, aKey(5)) })
    department.meet(shen, zhou)
    await vi.waitFor(() => expect(verdicts(zhou, id)[1]).toEqual(['approve', 'wrong-key']))
    expect(page(zhou, id).state).toBe('review')
    log.set(entries[1]!.id, { ...approval, seal: aSeal(signed, aKey(77)) })
    department.meet(shen, zhou)
    await vi.waitFor(() => expect(verdicts(zhou, id)[1]).toEqual(['approve', 'unknown-key']))
  })

  test('[SEAL15] a seal that is laid on another page, and a log in another order, are shown as not counting', async () => {
    const { department, zhou, shen, id, log, entries } = await anApprovedDeed()
    const other = made(zhou.workspace.commands.create('deeds', { title: '另一份' })).id
    await zhou.workspace.commands.seal(at(other), 'submit')
    department.meet(zhou, shen)
    await vi.waitFor(() => expect(page(shen, other)?.state).toBe('review'))
    docOf(shen).getMap(movesRoot(other)).set(entries[1]!.id, { ...log.get(entries[1]!.id), after: page(shen, other).moves[0]!.id })
    log.set(entries[1]!.id, { ...log.get(entries[1]!.id), after: undefined })
    department.meet(shen, zhou)
    await vi.waitFor(() => expect(page(zhou, other).moves).toHaveLength(2))
    expect([verdicts(zhou, other)[1], page(zhou, other).state]).toEqual([['approve', 'another-page'], 'review'])
    await vi.waitFor(() => expect(page(zhou, id).moves.find(({ move }) => move === 'approve')?.verdict).toBe('forged'))
    expect(page(zhou, id).state).toBe('review')
  })

  test('[SEAL15] a witness that somebody made up counts for nothing, and gives way to the relay’s own', async () => {
    const { department, zhou, shen, id, entries } = await anApprovedDeed()
    const map = docOf(shen).getMap(movesRoot(id))
    map.set(`witness:${entries[1]!.id}`, aWitness(entries[1]!.seal!, aKey(5), { by: 'lin', at: '2026-01-01T00:00:00.000Z', refused: 'member-left' }))
    department.meet(shen, zhou)
    await vi.waitFor(() => expect(page(zhou, id)).toMatchObject({ state: 'approved', moves: [{}, { witnessed: { by: 'lin', at: '2026-11-23T01:01:00.000Z' } }] }))
  })
})
