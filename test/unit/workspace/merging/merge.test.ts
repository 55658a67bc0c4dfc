import { mergesIn } from '@hebu/shared/rules/merging/merge-record.ts'
import { mergePages } from '@hebu/web/workspace/merging/merge-pages.ts'
import { separatePages, standingMerges } from '@hebu/web/workspace/merging/separate-pages.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { aCustomer, aDepartment, exchange } from '../../../kit/customer-department.ts'
import { eventually } from '../../../kit/eventually.ts'
import { memoryVolumes } from '../../../kit/memory-volumes.ts'
import type { World } from '../../../kit/workspace.ts'
import { made, pageOf } from '../../../kit/workspace.ts'

const at = (id: string, book = 'customers') => ({ book, id })
const link = (id: string) => ({ id, shelf: 'g-east' })
const contact = (id: string, cells: Readonly<Record<string, unknown>>) => ({ id, cells })

/** Two files of one house, with what others wrote of each. */
function twoFiles(world: World) {
  const { commands } = world.workspace
  const stays = aCustomer(world, { name: '青禾示例印务', owner: 'zhou', tier: 'key', region: '云岫市', needs: '要快', contacts: [contact('a', { name: '林晚', phone: '138 0000 0001' })] })
  const gone = aCustomer(world, { name: '雲岫市青禾示例印務有限公司', owner: 'lin', tier: 'key', industry: '印务', needs: '要好', coOwners: ['shen'], contacts: [contact('b', { name: '林晚', phone: '+86 13800000001', title: '经理' }), contact('c', { name: '周舟' })] })
  const visit = made(commands.create('visits', { customer: link(gone), kind: 'call', by: ['zhou'], happenedAt: '2026-11-20T01:00:00.000Z', needsFound: '样品' })).id
  const task = made(commands.create('tasks', { title: '寄样品', source: { id: `customers:${gone}`, shelf: 'g-east' }, dueAt: '2026-11-30', assignee: 'zhou', assignedBy: 'zhou' })).id
  return { stays, gone, visit, task }
}
const snapshot = (world: World) => Object.fromEntries(['customers', 'visits', 'tasks'].map((book) => [book, world.workspace.table(book).pages().map(({ id, state, values }) => ({ id, state, values })).toSorted((a, b) => (a.id < b.id ? -1 : 1))]))
/** The same but for what merging itself keeps; an empty list is none. */
const withoutRecords = (world: World) => JSON.parse(JSON.stringify(snapshot(world), (key, value: unknown) => (['merges', 'fileMerges', 'secretMerges'].includes(key) || (Array.isArray(value) && value.length === 0) ? undefined : value))) as unknown
const merged = async (world: World, ids: readonly string[], choices = {}) => {
  const done = await mergePages(world.workspace, { book: 'customers', ids, choices })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal.refusal))
  return done.value
}
const separate = async (world: World, stays: string) => {
  const [record] = standingMerges(world.workspace, pageOf(world, 'customers', stays))
  const done = await separatePages(world.workspace, 'customers', stays, record!)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal.refusal))
  return done.value
}

test('[MRG12] [MRG13] fields take the chosen value, rows are united without doubles, and the merged page leads on', async () => {
  const world = await aDepartment('lin')
  const { stays, gone } = twoFiles(world)
  await merged(world, [stays, gone], { needs: 'both', region: { take: stays } })
  const { values } = pageOf(world, 'customers', stays)
  expect(values).toMatchObject({ name: '青禾示例印务', owner: 'zhou', industry: '印务', needs: '要快\n要好', coOwners: ['shen'], region: '云岫市' })
  expect((values.contacts as readonly { readonly cells: unknown }[]).map(({ cells }) => cells)).toEqual([{ name: '林晚', phone: '138 0000 0001', title: '经理' }, { name: '周舟' }])
  expect(pageOf(world, 'customers', gone)).toMatchObject({ state: 'merged', values: { mergedInto: { id: stays }, name: '雲岫市青禾示例印務有限公司' } })
  expect(world.workspace.survivorOf(at(gone))).toBe(stays)
})

test('[MRG11] [MRG14] everything that names the merged page is led on, in any book; what cannot be written counts all the same', async () => {
  const world = await aDepartment('lin')
  const { commands, linked } = world.workspace
  const { stays, gone, visit, task } = twoFiles(world)
  const closed = made(commands.create('visits', { customer: link(gone), kind: 'call', by: ['lin'], plannedAt: '2026-11-29T01:00:00.000Z' })).id
  commands.move(at(closed, 'visits'), 'cancel', '改期')
  expect(await merged(world, [stays, gone])).toMatchObject({ moved: 2, left: 1 })
  expect(pageOf(world, 'visits', visit).values.customer).toEqual({ id: stays, shelf: 'g-east' })
  expect(pageOf(world, 'tasks', task).values.source).toEqual({ id: `customers:${stays}`, shelf: 'g-east' })
  // A cancelled visit is closed for good, and one that was made offline still names the old file: both are found under the new one.
  expect(pageOf(world, 'visits', closed).values.customer).toEqual(link(gone))
  const late = made(commands.create('visits', { customer: link(gone), kind: 'visit', by: ['zhou'], happenedAt: '2026-11-22T01:00:00.000Z' })).id
  expect(linked('visits', 'customer', stays).map(({ id }) => id).toSorted()).toEqual([visit, closed, late].toSorted())
})

test('[MRG15] a merge is taken back at any later time, and everything is as it was', async () => {
  const volumes = memoryVolumes()
  const world = await aDepartment('lin', volumes)
  const { stays } = twoFiles(world)
  const gone = world.workspace.table('customers').pages().find(({ id }) => id !== stays)!.id
  const before = withoutRecords(world)
  const { step } = await merged(world, [stays, gone], { needs: 'both' })
  // By the undo of this tab …
  expect((await world.workspace.commands.undo(step))?.refused).toEqual([])
  expect(withoutRecords(world)).toEqual(before)
  // … and by another person on another device, who knows of no step.
  await merged(world, [stays, gone], { needs: 'both' })
  const other = await aDepartment('wang', volumes)
  await eventually(() => expect(other.workspace.table('customers').page(gone)?.state).toBe('merged'))
  expect(await separate(other, stays)).toMatchObject({ stayed: [], back: 2, left: 0 })
  expect(withoutRecords(other)).toEqual(before)
  expect(other.workspace.survivorOf(at(gone))).toBe(gone)
  expect(standingMerges(other.workspace, pageOf(other, 'customers', stays))).toEqual([])
})

const someValues = fc.record({
  name: fc.constantFrom('青禾', '青禾印務', '望月'),
  industry: fc.option(fc.constantFrom('印务', '礼品'), { nil: undefined }),
  needs: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  keyDevelopment: fc.option(fc.boolean(), { nil: undefined }),
  potentialScore: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  coOwners: fc.option(fc.uniqueArray(fc.constantFrom('zhou', 'shen', 'he'), { minLength: 1 }), { nil: undefined }),
  contacts: fc.array(fc.record({ name: fc.constantFrom('林晚', '周舟', '何汀'), phone: fc.constantFrom('13800000001', '138 0000 0001', '0571-86000000'), decides: fc.boolean() }), { maxLength: 4 }),
})

test('[MRG15] whatever was merged, and however it was chosen, goes back to what it was', { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(someValues, someValues, fc.dictionary(fc.constantFrom('name', 'industry', 'needs', 'potentialScore', 'owner'), fc.constantFrom('one', 'other', 'both')), async (one, other, wanted) => {
      const world = await aDepartment('lin')
      const make = ({ contacts, ...values }: typeof one, at: string) => aCustomer(world, { ...values, owner: 'lin', tier: 'key', contacts: contacts.map((cells, index) => contact(`${at}${index}`, cells)) })
      const [a, b] = [make(one, 'a'), make(other, 'b')]
      made(world.workspace.commands.create('visits', { customer: link(b), kind: 'call', by: ['lin'], happenedAt: '2026-11-20T01:00:00.000Z' }))
      const before = withoutRecords(world)
      const choices = Object.fromEntries(Object.entries(wanted).map(([field, choice]) => [field, choice === 'both' ? (field === 'needs' ? 'both' : { take: b }) : { take: choice === 'one' ? a : b }] as const))
      await merged(world, [a, b], choices)
      expect(await separate(world, a)).toMatchObject({ stayed: [], left: 0 })
      expect(withoutRecords(world)).toEqual(before)
      await world.workspace.close()
    }),
    { numRuns: 40, seed: 5 },
  )
})

test('[MRG15] what was changed since stays, and is told', async () => {
  const world = await aDepartment('lin')
  const { commands } = world.workspace
  const { stays, gone, visit, task } = twoFiles(world)
  await merged(world, [stays, gone], { needs: 'both' })
  commands.set(at(stays), 'needs', '要又快又好')
  const [row] = (pageOf(world, 'customers', stays).values.contacts as readonly { readonly id: string; readonly cells: { readonly name: string } }[]).filter(({ cells }) => cells.name === '周舟')
  commands.setCell(at(stays), 'contacts', row!.id, 'phone', '13800000002')
  commands.set(at(visit, 'visits'), 'customer', undefined)
  expect(await separate(world, stays)).toMatchObject({ stayed: ['needs', 'contacts'], back: 1, left: 0 })
  expect(pageOf(world, 'customers', stays).values).toMatchObject({ needs: '要又快又好' })
  expect(pageOf(world, 'customers', stays).values.industry).toBeUndefined()
  expect(pageOf(world, 'customers', gone)).toMatchObject({ state: 'lead', values: { needs: '要好' } })
  expect(pageOf(world, 'visits', visit).values.customer).toBeUndefined()
  expect(pageOf(world, 'tasks', task).values.source).toMatchObject({ id: `customers:${gone}` })
})

test('[MRG16] who may not change one of them is refused with the reason, and nothing is written', async () => {
  const volumes = memoryVolumes()
  const world = await aDepartment('lin', volumes)
  const { stays, gone } = twoFiles(world)
  const rep = await aDepartment('shen', volumes)
  await eventually(() => expect(rep.workspace.table('customers').pages()).toHaveLength(2))
  const before = snapshot(rep)
  const refusal = async (ids: readonly string[]) => {
    const done = await mergePages(rep.workspace, { book: 'customers', ids, choices: {} })
    return done.ok ? undefined : [done.refusal.page?.id, done.refusal.refusal.because]
  }
  expect(await refusal([stays, gone])).toEqual([stays, 'not-allowed'])
  expect(await refusal([stays, 'nobody'])).toEqual([undefined, 'no-such-page'])
  expect(await refusal([stays])).toEqual([undefined, 'no-such-page'])
  expect(snapshot(rep)).toEqual(before)
  world.workspace.commands.remove(at(gone))
  const binned = await mergePages(world.workspace, { book: 'customers', ids: [stays, gone], choices: {} })
  expect(binned.ok ? undefined : binned.refusal.refusal.because).toBe('read-only')
})

/** Two devices that were apart while each merged. */
async function apart(): Promise<{ readonly one: World; readonly other: World; readonly a: string; readonly b: string; readonly c: string }> {
  const [one, other] = [await aDepartment('lin'), await aDepartment('wang')]
  const { stays: a, gone: b } = twoFiles(one)
  const c = aCustomer(one, { name: '青禾印务', owner: 'lin', tier: 'key' })
  exchange(one, other)
  await eventually(() => expect(other.workspace.table('customers').pages()).toHaveLength(3))
  return { one, other, a, b, c }
}
const same = async (one: World, other: World) => {
  exchange(one, other)
  await eventually(() => expect(withoutRecords(other)).toEqual(withoutRecords(one)))
}

test('[MRG17] two who merge the same two at the same time have merged them once', async () => {
  const { one, other, a, b } = await apart()
  await merged(one, [a, b])
  await merged(other, [a, b])
  await same(one, other)
  const page = pageOf(one, 'customers', a)
  expect((page.values.contacts as readonly unknown[])).toHaveLength(2)
  expect(mergesIn(page.values.merges)).toHaveLength(1)
  expect(await separate(other, a)).toMatchObject({ left: 0 })
  await same(one, other)
  expect(pageOf(one, 'customers', b).state).toBe('lead')
  expect(pageOf(one, 'customers', a).values.contacts).toHaveLength(1)
})

test('[MRG17] merged into each other at the same time, one of them stays, the same on every device', async () => {
  const { one, other, a, b } = await apart()
  await merged(one, [a, b])
  await merged(other, [b, a])
  exchange(one, other)
  const [stays, gone] = [a, b].toSorted() as [string, string]
  // The device of somebody who may brings it back by rule.
  await eventually(() => {
    exchange(one, other)
    expect([pageOf(one, 'customers', stays).state, pageOf(one, 'customers', gone).state]).toEqual(['lead', 'merged'])
  })
  await same(one, other)
  for (const world of [one, other]) {
    expect([world.workspace.survivorOf(at(a)), world.workspace.survivorOf(at(b))]).toEqual([stays, stays])
    expect(world.workspace.linked('visits', 'customer', stays)).toHaveLength(1)
  }
})

test('[MRG17] merged into two at the same time it leads to one, and nothing is lost', async () => {
  const { one, other, a, b, c } = await apart()
  await merged(one, [a, b])
  await merged(other, [c, b])
  await same(one, other)
  const to = one.workspace.survivorOf(at(b))
  expect([a, c]).toContain(to)
  expect(other.workspace.survivorOf(at(b))).toBe(to)
  expect(pageOf(one, 'customers', b).state).toBe('merged')
  // The other one has the merge in its record, but nothing leads there: taking it back is not offered.
  expect(standingMerges(one.workspace, pageOf(one, 'customers', to === a ? c : a))).toEqual([])
  expect(pageOf(one, 'customers', a).values.contacts).toHaveLength(2)
})

test('[MRG17] merged on, names lead to the last one, and each merge is taken back for itself', async () => {
  const world = await aDepartment('lin')
  const { stays: a, gone: b, visit } = twoFiles(world)
  const c = aCustomer(world, { name: '青禾印务', owner: 'lin', tier: 'key' })
  await merged(world, [a, b])
  await merged(world, [c, a])
  expect(world.workspace.survivorOf(at(b))).toBe(c)
  expect(pageOf(world, 'visits', visit).values.customer).toMatchObject({ id: c })
  const first = standingMerges(world.workspace, pageOf(world, 'customers', a))[0]!
  const refused = await separatePages(world.workspace, 'customers', a, first)
  expect(refused.ok ? undefined : refused.refusal.refusal.because).toBe('frozen')
  await separate(world, c)
  await separate(world, a)
  expect(pageOf(world, 'visits', visit).values.customer).toMatchObject({ id: b })
  expect([a, b, c].map((id) => pageOf(world, 'customers', id).state)).toEqual(['lead', 'lead', 'lead'])
})

/** Calls something off once it told of so many. */
const offAfter = (least: number) => {
  const calling = new AbortController()
  return { signal: calling.signal, tell: (done: number) => { if (done >= least) calling.abort() } }
}

test('[MRG29] a merge that is called off is one all the same, goes back whole, and so does one whose taking back was called off', async () => {
  const world = await aDepartment('lin')
  const { commands, linked, survivorOf } = world.workspace
  const stays = aCustomer(world, { name: '青禾示例印务', owner: 'zhou', tier: 'key' })
  const gone = aCustomer(world, { name: '雲岫市青禾示例印務有限公司', owner: 'lin', tier: 'key', industry: '印务', needs: '要好', contacts: [contact('b', { name: '林晚' })] })
  const visits = commands.createAll('visits', Array.from({ length: 120 }, (_, nth) => ({ customer: link(gone), kind: 'call', by: ['zhou'], happenedAt: '2026-11-20T01:00:00.000Z', needsFound: `样品 ${nth}` }))).map((done) => made(done as never).id)
  const naming = (id: string) => visits.filter((visit) => (pageOf(world, 'visits', visit).values.customer as { readonly id: string }).id === id).length
  const before = withoutRecords(world)

  const done = await mergePages(world.workspace, { book: 'customers', ids: [stays, gone], choices: {} }, offAfter(30))
  if (!done.ok) throw new Error('refused')
  const { moved, unreached, left } = done.value
  expect([moved >= 30 && moved < 120, moved + unreached, left, naming(stays)]).toEqual([true, 120, 0, moved])
  expect([survivorOf(at(gone)), linked('visits', 'customer', stays).length, pageOf(world, 'customers', stays).values.industry]).toEqual([stays, 120, '印务'])
  // By this tab's undo, called off as well …
  const undone = await commands.undo(done.value.step, offAfter(10))
  expect([undone?.refused, undone!.left.length > 0, survivorOf(at(gone)), linked('visits', 'customer', stays).length]).toEqual([[], true, stays, 120])
  expect(await commands.undo(done.value.step)).toMatchObject({ refused: [], left: [] })
  expect(withoutRecords(world)).toEqual(before)

  // … and from the data alone.
  await merged(world, [stays, gone])
  expect(naming(gone)).toBe(0)
  const record = () => standingMerges(world.workspace, pageOf(world, 'customers', stays))[0]!
  const half = await separatePages(world.workspace, 'customers', stays, record(), offAfter(30))
  if (!half.ok) throw new Error('refused')
  expect([half.value.back, half.value.back + half.value.unreached, half.value.left, half.value.stayed]).toEqual([naming(gone), 120, 0, []])
  expect([half.value.unreached > 0, survivorOf(at(gone)), linked('visits', 'customer', stays).length, pageOf(world, 'customers', stays).values.industry]).toEqual([true, stays, 120, '印务'])
  expect(await separatePages(world.workspace, 'customers', stays, record())).toMatchObject({ ok: true, value: { back: half.value.unreached, left: 0, unreached: 0, stayed: [] } })
  expect(withoutRecords(world)).toEqual(before)
  expect([naming(gone), survivorOf(at(gone)), linked('visits', 'customer', gone).length]).toEqual([120, gone, 120])
})

test('[MRG15] a long merge fits into its record, and what is garbage in it changes nothing', async () => {
  const world = await aDepartment('lin')
  const { stays, gone } = twoFiles(world)
  world.workspace.commands.set(at(stays), 'needs', '长'.repeat(9000))
  world.workspace.commands.set(at(gone), 'needs', '短'.repeat(9000))
  const before = withoutRecords(world)
  await merged(world, [stays, gone], { needs: 'both' })
  await separate(world, stays)
  expect(withoutRecords(world)).toEqual(before)
  await merged(world, [stays, gone])
  const { values } = pageOf(world, 'customers', stays)
  for (const { id } of values.merges as readonly { readonly id: string }[]) world.workspace.commands.setCell(at(stays), 'merges', id, 'changed', '{"fields":7,"rows":{"contacts":3},"links":[1]')
  await separate(world, stays)
  expect(pageOf(world, 'customers', gone).state).toBe('lead')
})

test('[MRG29] of pages in two volumes the one that stays is written first, and the one that returns first when it is taken back: cut short between the two nothing is one without being able to part', async () => {
  const volumes = memoryVolumes()
  const [inEast, inWest] = [await aDepartment('zhou', volumes), await aDepartment('shen', volumes)]
  const stays = aCustomer(inEast, { name: '青禾示例印务', owner: 'zhou', tier: 'key' })
  // Devices of tests draw the same ids.
  aCustomer(inWest, { name: '鸢尾示例酒店', owner: 'shen', tier: 'key' })
  const gone = aCustomer(inWest, { name: '雲岫市青禾示例印務有限公司', owner: 'shen', tier: 'key', industry: '印务' })
  const world = await aDepartment('wang', volumes)
  const [east, west] = ['w1/customers/g-east', 'w1/customers/g-west'] as const
  const written: string[] = []
  for (const name of [east, west]) volumes.open(name).doc.on('update', () => written.push(name))
  await merged(world, [stays, gone])
  expect(written).toEqual([east, west])
  written.length = 0
  await separate(world, stays)
  expect(written).toEqual([west, east])
})
