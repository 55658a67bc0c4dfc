import { headOf } from '@hebu/shared/books/book-head.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { followUps } from '@hebu/shared/books/follow-ups.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { handovers } from '@hebu/shared/books/handovers.ts'
import { inquiries } from '@hebu/shared/books/inquiries.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { handOver, handoversOf, takeHandoverBack, workOf } from '@hebu/web/workspace/handover/hand-over.ts'
import { createSignal } from 'solid-js'
import { expect, test } from 'vitest'

import { aCustomer, aDepartment } from '../../kit/customer-department.ts'
import { eventually } from '../../kit/eventually.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import type { World } from '../../kit/workspace.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'

const books = [followUps as Book, handovers as Book]
const link = (id: string) => ({ id, shelf: 'g-east' })

/** What Zhou looks after, and what he is done with. */
function workOfZhou(world: World) {
  const { commands } = world.workspace
  const customer = aCustomer(world, { name: '青禾示例印务', owner: 'zhou', tier: 'key' })
  const gone = aCustomer(world, { name: '望月示例礼品', owner: 'zhou', tier: 'key' })
  commands.move({ book: 'customers', id: gone }, 'invalidate', '重复')
  const planned = made(commands.create('visits', { customer: link(customer), kind: 'visit', by: ['zhou', 'shen'], plannedAt: '2026-11-29T01:00:00.000Z' })).id
  const task = made(commands.create('tasks', { title: '寄样品', dueAt: '2026-11-30', assignee: 'zhou', assignedBy: 'lin' })).id
  const helped = made(commands.create('tasks', { title: '盘点', dueAt: '2026-11-30', assignee: 'lin', assignedBy: 'lin', helpers: ['zhou'] })).id
  return { customer, gone, planned, task, helped }
}
const whoseIn = (world: World, { customer, gone, planned, task, helped }: ReturnType<typeof workOfZhou>) => [
  pageOf(world, 'customers', customer).values.owner, pageOf(world, 'customers', gone).values.owner, (pageOf(world, 'visits', planned).values.by as readonly string[]).toSorted(),
  pageOf(world, 'tasks', task).values.assignee, pageOf(world, 'tasks', helped).values.helpers,
]
const before = ['zhou', 'zhou', ['shen', 'zhou'], 'zhou', ['zhou']]

test('[MRG23] [MRG24] open work of every book goes to another in one step, what is done with stays', async () => {
  const world = await aDepartment('lin', memoryVolumes(), books)
  const work = workOfZhou(world)
  expect(workOf(world.workspace, 'zhou', 'lin').map(({ book, field, pages }) => [book.id, field, pages.length])).toEqual([['customers', 'owner', 1], ['visits', 'by', 1], ['tasks', 'assignee', 1]])
  const done = await handOver(world.workspace, 'zhou', 'lin', '调岗')
  expect(done).toMatchObject({ ok: true, value: { done: 3, left: 0 } })
  expect(whoseIn(world, work)).toEqual(['lin', 'zhou', ['lin', 'shen'], 'lin', ['zhou']])
  if (done.ok) expect((await world.workspace.commands.undo(done.value.step))?.refused).toEqual([])
  expect(whoseIn(world, work)).toEqual(before)
  expect(handoversOf(world.workspace, 'zhou')).toEqual([])
})

test('[MRG23] what the taker could not write is not handed on, and is told', async () => {
  const world = await aDepartment('lin', memoryVolumes(), books)
  workOfZhou(world)
  expect(workOf(world.workspace, 'zhou', 'shen').map(({ book, pages, beyond }) => [book.id, pages.length, beyond.length])).toEqual([['customers', 0, 1], ['visits', 0, 1], ['tasks', 0, 1]])
})

test('[MRG25] who is neither the member nor above is refused, and nothing is written', async () => {
  const volumes = memoryVolumes()
  const world = await aDepartment('lin', volumes, books)
  const work = workOfZhou(world)
  const other = await aDepartment('shen', volumes, books)
  await eventually(() => expect(other.workspace.table('customers').pages()).toHaveLength(2))
  for (const [from, to] of [['zhou', 'shen'], ['lin', 'shen'], ['nobody', 'shen'], ['shen', 'shen'], ['shen', 'nobody']] as const) expect(await handOver(other.workspace, from, to, '')).toEqual({ ok: false, refusal: { because: 'not-allowed' } })
  expect(whoseIn(other, work)).toEqual(before)
  expect(other.workspace.table('handovers').pages()).toEqual([])
})

test('[MRG26] it is kept and taken back later by another above, what went on to others stays', async () => {
  const volumes = memoryVolumes()
  const world = await aDepartment('lin', volumes, books)
  const work = workOfZhou(world)
  await handOver(world.workspace, 'zhou', 'lin', '')
  world.workspace.commands.set({ book: 'tasks', id: work.task }, 'assignee', 'wang')
  const head = await aDepartment('wang', volumes, books)
  await eventually(() => expect(handoversOf(head.workspace, 'zhou')).toHaveLength(1))
  expect(await takeHandoverBack(head.workspace, handoversOf(head.workspace, 'zhou')[0]!)).toMatchObject({ ok: true, value: { done: 2, left: 1 } })
  expect(whoseIn(head, work)).toEqual(['zhou', 'zhou', ['shen', 'zhou'], 'wang', ['zhou']])
  expect(handoversOf(head.workspace, 'zhou')).toEqual([])
})

test('[MRG23] [MRG24] opportunities, open inquiries and drafts go along', async () => {
  const world = await aDepartment('lin', memoryVolumes(), [...books, opportunities as Book, inquiries as Book, plans as Book])
  const { commands } = world.workspace
  const customer = link(aCustomer(world, { name: '青禾示例印务', owner: 'zhou', tier: 'key' }))
  const opportunity = made(commands.create('opportunities', { title: '节令礼盒', customer, follower: 'zhou' })).id
  const inquiry = made(commands.create('inquiries', { channel: 'phone', topic: 'price', question: '报价', handler: 'zhou', receivedAt: '2026-11-20T01:00:00.000Z' })).id
  const aPlan = (periodKey: string): string => made(commands.create('plans', { level: 'person', period: 'month', periodKey, theme: 'work', owner: 'zhou' })).id
  const draft = aPlan('2026-12')
  const done = await handOver(world.workspace, 'zhou', 'lin', '离职')
  expect(done).toMatchObject({ ok: true })
  const whose = () => [pageOf(world, 'opportunities', opportunity).values.follower, pageOf(world, 'inquiries', inquiry).values.handler, pageOf(world, 'plans', draft).values.owner]
  expect(whose()).toEqual(['lin', 'lin', 'lin'])
  if (done.ok) expect((await world.workspace.commands.undo(done.value.step))?.refused).toEqual([])
  expect(whose()).toEqual(['zhou', 'zhou', 'zhou'])
})

test('[MRG28] called off midway, what went over is told, kept and goes back; the rest was never touched', async () => {
  const world = await aDepartment('lin', memoryVolumes(), books)
  const { commands, table } = world.workspace
  const tasks = commands.createAll('tasks', Array.from({ length: 120 }, (_, at) => ({ title: `寄样品 ${at}`, dueAt: '2026-11-30', assignee: 'zhou', assignedBy: 'lin' }))).map((done) => made(done as never).id)
  const ofZhou = () => tasks.filter((id) => pageOf(world, 'tasks', id).values.assignee === 'zhou').length
  const until = (least: number) => {
    const calling = new AbortController()
    const told: number[] = []
    return { told, signal: calling.signal, tell: (done: number) => { told.push(done); if (done >= least) calling.abort() } }
  }
  // Before anything: nothing is kept either.
  const nothing = await handOver(world.workspace, 'zhou', 'lin', '', { signal: AbortSignal.abort() })
  expect([nothing, handoversOf(world.workspace, 'zhou'), ofZhou()]).toMatchObject([{ value: { done: 0, left: 0, rest: 120 } }, [], 120])

  const first = until(30)
  const done = await handOver(world.workspace, 'zhou', 'lin', '', first)
  const went = first.told.at(-1)!
  expect([went >= 30 && went < 120, done]).toMatchObject([true, { ok: true, value: { done: went, left: 0, rest: 120 - went } }])
  expect(ofZhou()).toBe(120 - went)
  const [record] = handoversOf(world.workspace, 'zhou')
  const kept = () => (table('handovers').page(record!.id)!.values.moved as readonly { readonly cells: Readonly<Record<string, unknown>> }[]).flatMap(({ cells }) => String(cells['pages']).split(' '))
  expect(kept()).toHaveLength(went)

  // One went on to somebody else since: that is told once all others are back, not with those that have still to come.
  commands.set({ book: 'tasks', id: kept()[0]! }, 'assignee', 'an')
  // Taken back by half it still stands for the other half.
  const back = await takeHandoverBack(world.workspace, record!, until(10))
  if (!back.ok) throw new Error(JSON.stringify(back))
  expect(back.value).toMatchObject({ left: 0, rest: went - 1 - back.value.done })
  expect([kept().length, handoversOf(world.workspace, 'zhou').length, ofZhou()]).toEqual([went - back.value.done, 1, 120 - went + back.value.done])
  expect(await takeHandoverBack(world.workspace, handoversOf(world.workspace, 'zhou')[0]!)).toMatchObject({ ok: true, value: { done: went - 1 - back.value.done, left: 1, rest: 0 } })
  expect([handoversOf(world.workspace, 'zhou'), ofZhou()]).toEqual([[], 119])
})

test('[MRG28] where the window was closed midway, what never went over is not told as gone on', async () => {
  const world = await aDepartment('lin', memoryVolumes(), books)
  const work = workOfZhou(world)
  made(world.workspace.commands.create('handovers', { from: 'zhou', to: 'lin', moved: [{ id: 'r', cells: { book: 'customers', field: 'owner', pages: `${work.customer} ${work.gone}` } }] }))
  world.workspace.commands.set({ book: 'customers', id: work.customer }, 'owner', 'lin')
  expect(await takeHandoverBack(world.workspace, handoversOf(world.workspace, 'zhou')[0]!)).toMatchObject({ ok: true, value: { done: 1, left: 0 } })
  expect(whoseIn(world, work)).toEqual(before)
})

test('[MRG31] what the device has not read yet is neither handed on in part nor counted as gone on', async () => {
  const volumes = memoryVolumes()
  const all = [customers as Book, visits as Book, tasks as Book, ...books]
  const [known, setKnown] = createSignal<readonly Book[]>(all)
  const world = await aWorkspace('lin', volumes, known, all.map(headOf))
  const work = workOfZhou(world)
  // Those of one book come later than the others, as after a start.
  setKnown(all.filter(({ id }) => id !== 'tasks'))
  expect(await handOver(world.workspace, 'zhou', 'lin', '')).toEqual({ ok: false, refusal: { because: 'still-reading' } })
  expect([pageOf(world, 'customers', work.customer).values.owner, world.workspace.table('handovers').pages()]).toEqual(['zhou', []])
  setKnown(all)
  expect(await handOver(world.workspace, 'zhou', 'lin', '')).toMatchObject({ ok: true, value: { done: 3, left: 0 } })
  setKnown(all.filter(({ id }) => id !== 'tasks'))
  const [record] = handoversOf(world.workspace, 'zhou')
  expect(await takeHandoverBack(world.workspace, record!)).toEqual({ ok: false, refusal: { because: 'still-reading' } })
  expect(handoversOf(world.workspace, 'zhou')).toHaveLength(1)
  setKnown(all)
  expect(await takeHandoverBack(world.workspace, record!)).toMatchObject({ ok: true, value: { done: 3, left: 0 } })
  expect(whoseIn(world, work)).toEqual(before)
})

test('[MRG26] what lies in periods that are not open here stays in the record, and goes back from there', async () => {
  const world = await aDepartment('lin', memoryVolumes(), books)
  const work = workOfZhou(world)
  await handOver(world.workspace, 'zhou', 'lin', '')
  const record = () => pageOf(world, 'handovers', handoversOf(world.workspace, 'zhou')[0]!.id)
  const [row] = record().values.moved as readonly { readonly id: string; readonly cells: { readonly pages: string } }[]
  world.workspace.commands.setCell({ book: 'handovers', id: record().id }, 'moved', row!.id, 'pages', `${row!.cells.pages} elsewhere`)
  expect(await takeHandoverBack(world.workspace, record())).toMatchObject({ ok: true, value: { done: 3, left: 1 } })
  expect(whoseIn(world, work)).toEqual(before)
  expect(record().values).toMatchObject({ moved: [{ cells: { pages: 'elsewhere' } }] })
  expect(record().values.undone).not.toBe(true)
})
