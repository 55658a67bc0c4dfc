import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { headOf } from '@hebu/shared/books/book-head.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { groupBuying } from '@hebu/shared/charters/group-buying.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import { teller } from '@hebu/web/features/books/page/record/timeline/timeline.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { noFiles } from '../../kit/no-files.ts'
import { seededRandom } from '../../kit/seeded-random.ts'
import { made } from '../../kit/workspace.ts'
import { aPage, plainNaming, to, yuan } from '../books/small-world.ts'

const kept: readonly Book[] = [customers as Book, visits as Book]
const open: Workspace[] = []
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

/** The desk of a member of a group-buying department: 王 heads, 周 and 林 are specialists, 何 serves. */
async function aDesk(member: string, volumes: ReturnType<typeof memoryVolumes>): Promise<Workspace> {
  const members = [aMember('wang', { post: 'manager', group: undefined }), aMember('zhou', { post: 'specialist', group: undefined }), aMember('lin', { post: 'specialist', group: undefined }), aMember('he', { post: 'service', group: undefined })]
  const random = seededRandom(3 + open.length)
  const workspace = createWorkspace({
    workspace: 'w1', member, directory: () => ({ revision: 1, workspace: { id: 'w1', name: '示例部', charter: 'groupBuying', timeZone: 'Asia/Shanghai' }, members }),
    charter: () => groupBuying, heads: kept.map(headOf), books: () => kept, volumes, files: noFiles, clock: { now: () => Date.parse('2026-11-25T02:00:00Z') },
    random: { bytes: (length) => Uint8Array.from({ length }, () => random.int(256)) },
  })
  open.push(workspace)
  await Promise.resolve()
  return workspace
}

test('[CUS56] customer service opens a file for a specialist; the manager comments, shares and reassigns it, and who shares it writes it [S0-2.2a] [S1-2.2.3d] [S1-2.2.3e]', async () => {
  const volumes = memoryVolumes()
  const [head, zhou, lin, service] = [await aDesk('wang', volumes), await aDesk('zhou', volumes), await aDesk('lin', volumes), await aDesk('he', volumes)]
  const address = { book: 'customers', id: made(service.commands.create('customers', { name: '青禾示例印務', tier: 'general', owner: 'zhou', paperLocation: '檔案櫃 2 層' })).id }
  expect(lin.commands.set(address, 'industry', '印刷')).toMatchObject({ refusal: { because: 'not-allowed' } })
  expect(head.commands.comment(address, { text: '先摸清年底用量' })).toMatchObject({ ok: true })
  expect(head.commands.set(address, 'coOwners', ['lin'])).toMatchObject({ ok: true })
  expect(lin.commands.set(address, 'industry', '印刷')).toMatchObject({ ok: true })
  expect(head.commands.set(address, 'owner', 'lin')).toMatchObject({ ok: true })
  expect(zhou.table('customers').page(address.id)?.values).toMatchObject({ owner: 'lin', industry: '印刷', paperLocation: '檔案櫃 2 層' })
  expect(zhou.commands.set(address, 'industry', '紙品')).toMatchObject({ refusal: { because: 'not-allowed' } })
})

test('[CUS56] invalid data goes out of the lists with its reason kept, and comes back by those above alone [S1-4.2.1c]', async () => {
  const volumes = memoryVolumes()
  const [head, zhou] = [await aDesk('wang', volumes), await aDesk('zhou', volumes)]
  const address = { book: 'customers', id: made(zhou.commands.create('customers', { name: '試填', owner: 'zhou' })).id }
  expect(zhou.commands.move(address, 'invalidate', '重複登記')).toMatchObject({ refusal: { because: 'not-actor' } })
  expect(head.commands.move(address, 'invalidate')).toMatchObject({ refusal: { because: 'note-required' } })
  expect(head.commands.move(address, 'invalidate', '重複登記')).toMatchObject({ ok: true })
  const page = zhou.table('customers').page(address.id)!
  expect([page.state, page.moves.at(-1)?.note]).toEqual(['invalid', '重複登記'])
  expect(zhou.commands.set(address, 'name', '改名')).toMatchObject({ refusal: { because: 'frozen' } })
  expect(head.commands.move(address, 'restore', '確有其人')).toMatchObject({ ok: true })
})

test('[BOOK20] a visit is prepared, and says what was presented, needed and doubted; its words stand on the timeline [S0-3.1.2b–c] [S1-3.1.3] [S1-3.1.4a–c] [S4-3.1.3] [S4-3.3.1] [S3-2.2.2d]', () => {
  expect(Object.keys(visits.fields.prep.items)).toEqual(['companyProfile', 'productMaterial', 'successCases'])
  const page = (values: Readonly<Record<string, unknown>>) => ({ state: 'planned', values: { customer: to('c'), kind: 'visit', by: ['zhou'], ...values }, parts: [] })
  expect(missingFor(visits, 'log', page({}), () => false)).toEqual(['happenedAt', 'needsFound|concerns'])
  expect(missingFor(visits, 'log', page({ happenedAt: '2026-11-25T02:00:00.000Z', concerns: '怕交期晚' }), () => false)).toEqual([])
  expect(visits.timeline!.text({ kind: 'negotiation', presented: '三年框架', needsFound: '要年曆三百份', nextStep: '送樣' }, plainNaming)).toBe('negotiation · 要年曆三百份 · → 送樣')
})

test('[CUS21] a deal is negotiated on its five topics, and won with its contract [S2-3.1.5a] [S3-3.1.4a,c] [S3-2.2.2b–c] [S4-2.2.3c]', () => {
  const topic = opportunities.fields.terms.columns.topic
  expect(Object.keys(topic.options)).toEqual(['model', 'price', 'payment', 'delivery', 'afterSales'])
  const page = (values: Readonly<Record<string, unknown>>) => ({ state: 'negotiating', values: { title: '中秋禮盒', customer: to('c'), follower: 'zhou', amount: yuan(5), ...values }, parts: [] })
  expect(missingFor(opportunities, 'win', page({}), () => false)).toEqual(['contract'])
  expect(missingFor(opportunities, 'win', page({ contract: to('k') }), () => false)).toEqual([])
})

test('[CUS2] every book that is about a customer tells of itself on their timeline [S2-2.2.2d] [S2-2.2.4c] [S4-7.1.1] [S0-4.1a]', () => {
  const tellers = new Set(teller(books as readonly Book[], 'customers').map(({ book }) => book.id))
  for (const book of ['visits', 'followUps', 'inquiries', 'opportunities', 'proposals', 'contracts', 'contractChanges', 'tasks']) expect([...tellers], book).toContain(book)
})

test('[CUS4] a file is expected to say how the customer decides, and how the relation is cared for, where the regulation asks it [S1-4.2.1a–b] [S3-3.3.6] [S4-3.1.1–2]', () => {
  expect(charterById('business')!.fileExpects).toEqual(expect.arrayContaining(['decisionProcess', 'operating', 'businessScope', 'paperLocation']))
  expect(charterById('commercial')!.fileExpects).toContain('strategy')
  for (const charter of ['business', 'commercial', 'directSales', 'groupBuying']) for (const field of charterById(charter)!.fileExpects ?? []) expect(Object.keys(customers.fields), `${charter} ${field}`).toContain(field)
  expect(missingFor(customers, 'screen', { ...aPage('c', { name: '青禾', tier: 'potential', owner: 'zhou', contacts: [{ id: 'a', at: 'a', cells: { name: '王' } }] }, { state: 'lead' }), parts: ['file'] }, () => false)).toEqual(expect.arrayContaining(['industry', 'scale', 'source']))
})
