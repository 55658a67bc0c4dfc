import { headOf } from '@hebu/shared/books/book-head.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { followUps } from '@hebu/shared/books/follow-ups.ts'
import { inquiries } from '@hebu/shared/books/inquiries.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { groupBuying } from '@hebu/shared/charters/group-buying.ts'
import { careDue, firstDue } from '@hebu/shared/rules/care/care-due.ts'
import { callerOf, titleFrom, turnsInto } from '@hebu/shared/rules/care/turn-inquiry.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { alikeCustomers } from '@hebu/web/features/books/page/turning/alike-customers.ts'
import { likelyFollower, turnIntoCustomer, turnIntoKnown, turnIntoOpportunity } from '@hebu/web/features/books/page/turning/turn.ts'
import { logContact, moveContact } from '@hebu/web/features/books/views/care/care-acts.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { noFiles } from '../../kit/no-files.ts'
import { seededRandom } from '../../kit/seeded-random.ts'
import { made } from '../../kit/workspace.ts'

const books: readonly Book[] = [customers as Book, followUps as Book, inquiries as Book, opportunities as Book]
const open: Workspace[] = []
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

/** The desk of a member of a group-buying department: 王 heads, 周 is a specialist, 何 serves. */
async function aDesk(member: string, volumes = memoryVolumes()): Promise<Workspace> {
  const members = [aMember('wang', { post: 'manager', group: undefined }), aMember('zhou', { post: 'specialist', group: undefined }), aMember('he', { post: 'service', group: undefined }), aMember('lin', { post: 'specialist', group: undefined, status: 'left' })]
  const random = seededRandom(7 + open.length)
  const workspace = createWorkspace({
    workspace: 'w1', member, directory: () => ({ revision: 1, workspace: { id: 'w1', name: '示例部', charter: 'groupBuying', timeZone: 'Asia/Shanghai' }, members }),
    charter: () => groupBuying, heads: books.map(headOf), books: () => books, volumes, files: noFiles, clock: { now: () => Date.parse('2026-11-25T02:00:00Z') },
    random: { bytes: (length) => Uint8Array.from({ length }, () => random.int(256)) },
  })
  open.push(workspace)
  await Promise.resolve()
  return workspace
}

test('[CUS25] the charter refuses another owner of a key customer and another who follows up, and nothing changes [S0-4.2d]', async () => {
  const volumes = memoryVolumes()
  const [head, specialist] = [await aDesk('wang', volumes), await aDesk('zhou', volumes)]
  const file = made(head.commands.create('customers', { name: '青禾示例印务', tier: 'key' }))
  const address = { book: 'customers', id: file.id }
  expect(head.commands.set(address, 'owner', 'zhou')).toMatchObject({ refusal: { because: 'bound', bound: { tier: { hant: '重點客戶' }, posts: [{ hant: '團購業務經理' }] } } })
  expect(head.table('customers').page(file.id)?.values.owner).toBe('wang')
  expect(specialist.commands.create('followUps', { customer: file })).toMatchObject({ refusal: { because: 'bound' } })
  expect(specialist.table('followUps').pages()).toEqual([])
  // For the head, with the specialist beside.
  const visit = made(specialist.commands.create('followUps', { customer: file, by: 'wang', companions: ['zhou'] }))
  expect(specialist.commands.set({ book: 'followUps', id: visit.id }, 'by', 'zhou')).toMatchObject({ refusal: { because: 'bound' } })
  const own = made(specialist.commands.create('customers', { name: '柏舟示例商贸', tier: 'general' }))
  expect(specialist.commands.set({ book: 'customers', id: own.id }, 'tier', 'core')).toMatchObject({ refusal: { because: 'bound' } })
  expect(specialist.commands.set({ book: 'customers', id: own.id }, 'industry', '商贸物流')).toMatchObject({ ok: true })
})

test('[CUS24] who serves follows up for whoever sells, who sees what was heard and is given what it leads to [S2-2.2.4d] [S4-2.2.4c]', async () => {
  const volumes = memoryVolumes()
  const [sells, serves] = [await aDesk('zhou', volumes), await aDesk('he', volumes)]
  const file = made(sells.commands.create('customers', { name: '柏舟示例商贸', tier: 'general' }))
  const visit = made(serves.commands.create('followUps', { customer: file, by: 'he', reason: 'regular', dueAt: '2026-11-25', method: 'phone' }))
  const address = { book: 'followUps', id: visit.id }
  for (const [field, value] of [['newNeeds', '年底还要两百套'], ['score', 5]] as const) expect(serves.commands.set(address, field, value)).toMatchObject({ ok: true })
  expect(sells.table('followUps').page(visit.id)?.values).toMatchObject({ by: 'he', newNeeds: '年底还要两百套' })
  // What it leads to is handed to whoever sells.
  expect(serves.commands.create('opportunities', { title: '年底两百套', customer: file, follower: 'zhou' })).toMatchObject({ ok: true })
  expect(sells.table('opportunities').pages().map(({ values }) => values.follower)).toEqual(['zhou'])
})

test('[CUS20] answering fills in when, asking again empties it, and what is taken back is as it was [S0-2.3a]', async () => {
  const desk = await aDesk('he')
  const { id } = made(desk.commands.create('inquiries', { topic: 'price', question: '对杯多少钱' }))
  const address = { book: 'inquiries', id }
  const page = () => desk.table('inquiries').page(id)!
  expect(desk.commands.move(address, 'answer')).toMatchObject({ refusal: { because: 'missing', fields: ['answer'] } })
  desk.commands.set(address, 'answer', '每套 158 元')
  const step = {}
  expect(desk.commands.asOne(step, () => desk.commands.move(address, 'answer'))).toMatchObject({ ok: true })
  expect(page()).toMatchObject({ state: 'answered', values: { answeredAt: '2026-11-25T02:00:00.000Z' } })
  await desk.commands.undo(step)
  expect(page().state).toBe('open')
  expect(page().values.answeredAt).toBeUndefined()
  desk.commands.set(address, 'answeredAt', '2026-11-25T01:30:00.000Z')
  desk.commands.move(address, 'answer')
  // What somebody wrote stays.
  expect(page().values.answeredAt).toBe('2026-11-25T01:30:00.000Z')
  desk.commands.move(address, 'reask')
  expect(page()).toMatchObject({ state: 'open' })
  expect(page().values.answeredAt).toBeUndefined()
})

test('[CUS28] an inquiry becomes a customer with what is known, and an opportunity that names it; each is taken back whole [S4-3.2.3]', async () => {
  const desk = await aDesk('zhou')
  const asked = made(desk.commands.create('inquiries', { topic: 'price', question: '五百只杯子什么价？要印标。', caller: '示例车队 赵师傅', phone: '000-0000-1234' }))
  const inquiry = () => desk.table('inquiries').page(asked.id)!
  expect(callerOf(inquiry())).toEqual({ name: '示例车队', person: '赵师傅', phone: '000-0000-1234' })
  const step = {}
  const customer = made(turnIntoCustomer(desk, inquiry(), { ...callerOf(inquiry()), owner: 'zhou' }, step))
  expect(desk.table('customers').page(customer.id)?.values).toMatchObject({ name: '示例车队', source: 'inquiry', owner: 'zhou', needs: '五百只杯子什么价？要印标。', contacts: [{ cells: { name: '赵师傅', phone: '000-0000-1234' } }] })
  expect(inquiry().values).toMatchObject({ customer, turnedInto: { id: `customers:${customer.id}`, shelf: customer.shelf } })
  await desk.commands.undo(step)
  expect(desk.table('customers').pages()).toEqual([])
  expect([inquiry().values.customer, inquiry().values.turnedInto]).toEqual([undefined, undefined])

  const known = made(desk.commands.create('customers', { name: '示例车队', tier: 'general' }))
  desk.commands.set({ book: 'inquiries', id: asked.id }, 'customer', known)
  expect(titleFrom(inquiry())).toBe('五百只杯子什么价')
  const deal = made(turnIntoOpportunity(desk, inquiry(), { title: titleFrom(inquiry()), customer: known, follower: 'zhou' }, {}))
  expect(desk.table('opportunities').page(deal.id)?.values).toMatchObject({ title: '五百只杯子什么价', customer: known, follower: 'zhou', inquiry: asked, foundAt: '2026-11-25' })
  expect(inquiry().values.turnedInto).toEqual({ id: `opportunities:${deal.id}`, shelf: deal.shelf })
})

test('[CUS28] [CUS29] an inquiry that became a customer, new or known, can become an opportunity with them as well, and nothing after that', async () => {
  const desk = await aDesk('zhou')
  const of = (id: string) => desk.table('inquiries').page(id)!
  const ask = (): string => made(desk.commands.create('inquiries', { topic: 'price', question: '三百份多少钱', caller: '望月示例礼品 沈女士' })).id
  const [fresh, known] = [ask(), ask()]
  expect(turnsInto(of(fresh))).toBe('customer')
  const customer = made(turnIntoCustomer(desk, of(fresh), { ...callerOf(of(fresh)), owner: 'zhou' }, {}))
  made(turnIntoKnown(desk, of(known), customer, {}))
  for (const inquiry of [fresh, known]) {
    expect(turnsInto(of(inquiry))).toBe('opportunity')
    const step = {}
    const deal = made(turnIntoOpportunity(desk, of(inquiry), { title: '三百份', customer, follower: likelyFollower(desk, customer.id) }, step))
    expect(of(inquiry).values).toMatchObject({ customer, turnedInto: { id: `opportunities:${deal.id}` } })
    expect(desk.table('opportunities').page(deal.id)?.values).toMatchObject({ follower: 'zhou', inquiry: { id: inquiry } })
    expect(turnsInto(of(inquiry))).toBeUndefined()
    await desk.commands.undo(step)
    expect([turnsInto(of(inquiry)), of(inquiry).values.turnedInto]).toEqual(['opportunity', { id: `customers:${customer.id}`, shelf: customer.shelf }])
  }
})

test('[CUS28] where the owner of the customer has left, whoever turns the inquiry is offered as the one who follows', async () => {
  const volumes = memoryVolumes()
  const [leaves, stays] = [await aDesk('lin', volumes), await aDesk('zhou', volumes)]
  const file = made(leaves.commands.create('customers', { name: '霜叶示例学校' }))
  await expect.poll(() => stays.table('customers').page(file.id)?.values['owner']).toBe('lin')
  expect(likelyFollower(stays, file.id)).toBe('zhou')
})

test('[CUS28] what is refused leaves neither half behind', async () => {
  const volumes = memoryVolumes()
  const [head, desk] = [await aDesk('wang', volumes), await aDesk('he', volumes)]
  const asked = made(head.commands.create('inquiries', { topic: 'price', question: '?', handler: 'wang' }))
  const inquiry = desk.table('inquiries').page(asked.id)!
  head.commands.set({ book: 'inquiries', id: asked.id }, 'answer', '按量价表')
  head.commands.move({ book: 'inquiries', id: asked.id }, 'answer')
  head.commands.move({ book: 'inquiries', id: asked.id }, 'close')
  expect(turnIntoCustomer(desk, inquiry, { name: '示例', person: '', phone: '', owner: 'he' }, {})).toMatchObject({ refusal: { because: 'frozen' } })
  await Promise.resolve()
  expect(desk.table('customers').pages()).toEqual([])
})

test('[CUS29] customers that may be the same are found by name and number, and taking one makes none anew', async () => {
  const desk = await aDesk('zhou')
  const known = made(desk.commands.create('customers', { name: '澄渡市嘉木示例家居有限公司', contacts: [{ id: 'a', cells: { name: '陶女士', phone: '000-0000-3172' } }] }))
  made(desk.commands.create('customers', { name: '云岫市青禾示例印务' }))
  const alike = async (name: string, phone = '') => (await alikeCustomers(desk, { name, phone }, () => true))?.map(({ id }) => id)
  expect(await alike('嘉木示例家居')).toEqual([known.id])
  expect(await alike('陶女士', '00000003172')).toEqual([known.id])
  expect(await alike('柏舟示例商贸')).toEqual([])
  expect(await alike('')).toEqual([])
  const asked = made(desk.commands.create('inquiries', { topic: 'other', question: '开业礼', caller: '嘉木' }))
  made(turnIntoKnown(desk, desk.table('inquiries').page(asked.id)!, known, {}))
  expect(desk.table('inquiries').page(asked.id)?.values).toMatchObject({ customer: known, turnedInto: { id: `customers:${known.id}` } })
  expect(desk.table('customers').pages()).toHaveLength(2)
})

test('[CUS24] moving what was agreed puts off what is planned for another day as well, each with its reason', async () => {
  const desk = await aDesk('zhou')
  const file = made(desk.commands.create('customers', { name: '听涛示例酒店', tier: 'general' }))
  const care = () => careDue({ world: desk.world, standing: { directory: desk.directory(), charter: groupBuying }, calendar: announcedCalendar }).find(({ customer }) => customer.id === file.id)!
  expect(moveContact(desk, care(), '2026-12-10', '门店装修', {})).toMatchObject({ ok: true })
  expect(logContact(desk, { ...care(), plan: undefined }, { usage: '先看样', score: 4, nextAt: '2026-11-28' }, {})).toMatchObject({ ok: true })
  expect(care()).toMatchObject({ due: '2026-11-28', because: 'agreed', plan: { values: { dueAt: '2026-12-10' } } })
  const step = {}
  expect(moveContact(desk, care(), '2027-01-04', '年底盘点', step)).toMatchObject({ ok: true })
  expect(care()).toMatchObject({ due: '2027-01-04', because: 'planned' })
  const rows = () => desk.table('followUps').page(care().plan!.id)?.values.movedDue
  expect(rows()).toMatchObject([{ cells: { to: '2026-12-10', reason: '门店装修' } }, { cells: { from: '2026-11-28', to: '2027-01-04', reason: '年底盘点' } }, { cells: { from: '2026-12-10', to: '2027-01-04', reason: '年底盘点' } }])
  await desk.commands.undo(step)
  expect(care()).toMatchObject({ due: '2026-11-28', because: 'agreed', plan: { values: { dueAt: '2026-12-10' } } })
})

test('[CUS24] [TASK1] the day of a follow-up that another planned is moved by no silent way: it is kept, and until somebody says why it is not done [S1-2.2.3c]', async () => {
  const volumes = memoryVolumes()
  const [head, desk] = [await aDesk('wang', volumes), await aDesk('zhou', volumes)]
  const file = made(head.commands.create('customers', { name: '梧溪示例书店', tier: 'general' }))
  const address = { book: 'followUps', id: made(head.commands.create('followUps', { customer: file, by: 'zhou', dueAt: '2026-11-20', usage: '都好', score: 5 })).id }
  await expect.poll(() => desk.table('followUps').page(address.id)?.values.by).toBe('zhou')
  expect(desk.commands.set(address, 'dueAt', '2026-12-20')).toMatchObject({ ok: true })
  const page = () => desk.table('followUps').page(address.id)!
  expect(page().values.movedDue).toMatchObject([{ cells: { from: '2026-11-20', to: '2026-12-20' } }])
  expect(firstDue(page())).toBe('2026-11-20')
  expect(desk.commands.move(address, 'finish')).toMatchObject({ refusal: { because: 'missing', fields: ['movedDue/reason'] } })
  const [row] = page().values.movedDue as readonly { readonly id: string }[]
  expect(desk.commands.setCell(address, 'movedDue', row!.id, 'reason', '客户出差')).toMatchObject({ ok: true })
  expect(desk.commands.move(address, 'finish')).toMatchObject({ ok: true })
})

test('[CUS24] logging a contact is one step: a planned follow-up is done, an unplanned one entered; moving keeps the first day [S2-3.3.4] [S1-2.2.3c]', async () => {
  const desk = await aDesk('zhou')
  const file = made(desk.commands.create('customers', { name: '谷雨示例食品', tier: 'general' }))
  const care = () => careDue({ world: desk.world, standing: { directory: desk.directory(), charter: groupBuying }, calendar: announcedCalendar }).find(({ customer }) => customer.id === file.id)!
  expect(care().because).toBe('tier')
  const due = care().due
  const step = {}
  expect(moveContact(desk, care(), '2026-12-03', '客户出差', step)).toMatchObject({ ok: true })
  expect(care()).toMatchObject({ due: '2026-12-03', because: 'planned', member: 'zhou' })
  const plan = desk.table('followUps').page(care().plan!.id)!
  expect(plan).toMatchObject({ state: 'moved', values: { movedDue: [{ cells: { from: due, to: '2026-12-03', reason: '客户出差' } }] } })
  expect(firstDue(plan)).toBe(due)
  expect(logContact(desk, care(), { usage: '样盒合适', score: 5, nextAt: '2026-12-20' }, {})).toMatchObject({ ok: true })
  expect(desk.table('followUps').page(plan.id)).toMatchObject({ state: 'done', values: { doneAt: '2026-11-25T02:00:00.000Z', by: 'zhou' } })
  expect(care()).toMatchObject({ due: '2026-12-20', because: 'agreed', last: '2026-11-25' })
  // Without a plan one is entered; without a score nothing is left behind.
  expect(logContact(desk, care(), { usage: '再问一次' }, {})).toMatchObject({ refusal: { because: 'missing' } })
  await Promise.resolve()
  expect(desk.table('followUps').pages()).toHaveLength(1)
  expect(logContact(desk, care(), { usage: '再问一次', noScore: '只通了一分钟' }, {})).toMatchObject({ ok: true })
  expect(desk.table('followUps').pages().map(({ state }) => state)).toEqual(['done', 'done'])
})
