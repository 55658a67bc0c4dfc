import { headOf } from '@hebu/shared/books/book-head.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { followUps } from '@hebu/shared/books/follow-ups.ts'
import { inquiries } from '@hebu/shared/books/inquiries.ts'
import { groupBuying } from '@hebu/shared/charters/group-buying.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { noFiles } from '../../kit/no-files.ts'
import { seededRandom } from '../../kit/seeded-random.ts'
import { made } from '../../kit/workspace.ts'

const books: readonly Book[] = [customers as Book, followUps as Book, inquiries as Book]
const open: Workspace[] = []
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

/** The desk of a member of a group-buying department: 王 heads, 周 is a specialist, 何 serves. */
async function aDesk(member: string, volumes = memoryVolumes()): Promise<Workspace> {
  const members = [aMember('wang', { post: 'manager', group: undefined }), aMember('zhou', { post: 'specialist', group: undefined }), aMember('he', { post: 'service', group: undefined })]
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
