import { contracts } from '@hebu/shared/books/contracts.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { adoptable } from '@hebu/web/features/books/page/adoptable.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { changeOf, draftFromTemplate, isBare, layOutClauses, takeOverProposal } from '@hebu/web/features/contracts/draft-from.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { now } from '@hebu/web/workspace/versions/page-versions.ts'
import { expect, test } from 'vitest'

import { aContract, contractDepartment, must, say, writeClauses, yuanOf } from '../../kit/contract-department.ts'
import { made } from '../../kit/workspace.ts'
import { aPage, aRow } from '../books/small-world.ts'

const pageOf = (desk: Workspace, id: string) => desk.table('contracts').page(id)!
const words = (desk: Workspace, id: string, field: string) => plainText(desk.text({ book: 'contracts', id }, field)!.fragment).trim()

test('[CON10] a draft takes clauses, payment and milestones from a template, without its days, customer and amount; what is there stays, and the template is named [S1-3.2.1b]', async () => {
  const desk = await contractDepartment('business').at('salesperson')
  const template = aContract(desk, { title: '供貨合同範本', quality: '按樣品', place: '雲岫市', milestones: [{ id: 'm', cells: { what: '驗收', dueAt: '2026-01-01' } }] })
  for (const field of ['duties', 'breach', 'disputes']) say(desk, 'contracts', template.id, field, `範本的${field}`)
  must(desk.commands.move({ book: 'contracts', id: template.id }, 'keepAsTemplate'))
  const draft = made(desk.commands.create('contracts', { title: '新合同', quality: '按國標', payment: [{ id: 'p', cells: { milestone: '貨到付款', percent: 100 } }] }))
  say(desk, 'contracts', draft.id, 'breach', '已寫的違約條款')
  expect(isBare(desk, pageOf(desk, draft.id))).toBe(false)
  const step = {}
  draftFromTemplate(desk, pageOf(desk, draft.id), pageOf(desk, template.id), step)
  const { values } = pageOf(desk, draft.id)
  expect(values).toMatchObject({ template: { id: template.id }, quality: '按國標', place: '雲岫市', payment: [{ cells: { milestone: '貨到付款' } }], milestones: [{ cells: { what: '驗收' } }] })
  expect([values.customer, values.amount, (values.milestones as readonly { cells: Readonly<Record<string, unknown>> }[])[0]!.cells['dueAt']]).toEqual([undefined, undefined, undefined])
  expect(['duties', 'breach', 'disputes'].map((field) => words(desk, draft.id, field))).toEqual(['範本的duties', '已寫的違約條款', '範本的disputes'])
  // The template keeps its own, and the fields go back as one step.
  expect(words(desk, template.id, 'duties')).toBe('範本的duties')
  await desk.commands.undo(step)
  expect([pageOf(desk, draft.id).values.template, pageOf(desk, draft.id).values.place]).toEqual([undefined, undefined])
})

test('[CON10] without a template the headings of the clauses are laid out, once, and only where nothing is written', async () => {
  const desk = await contractDepartment('business').at('salesperson')
  const draft = made(desk.commands.create('contracts', { title: '新合同' }))
  say(desk, 'contracts', draft.id, 'disputes', '提交仲裁')
  const headings = { duties: ['甲方', '乙方'], breach: ['甲方違約'], disputes: ['協商'] }
  for (let time = 0; time < 2; time += 1) layOutClauses(desk, pageOf(desk, draft.id), headings)
  expect(['duties', 'breach', 'disputes'].map((field) => words(desk, draft.id, field))).toEqual(['甲方\n乙方', '甲方違約', '提交仲裁'])
})

test('[CON10] the lines of an accepted proposal come over with their sum, once [S0-3.1.4a]', async () => {
  const desk = await contractDepartment('groupBuying').at('specialist')
  const draft = made(desk.commands.create('contracts', { title: '新合同' }))
  const proposal = aPage('p', { lines: [aRow('a', { item: '望月禮盒', spec: '六枚裝', qty: 100, unit: '盒', listPrice: yuanOf(400), price: yuanOf(360) }), aRow('b', { item: '賀卡', qty: 100, price: yuanOf(3.5) })] }) as never
  expect(takeOverProposal(desk, pageOf(desk, draft.id), proposal, {})).toBe(2)
  expect(pageOf(desk, draft.id).values).toMatchObject({ amount: yuanOf(36_350), lines: [{ cells: { item: '望月禮盒', price: yuanOf(360) } }, { cells: { item: '賀卡' } }] })
  expect(takeOverProposal(desk, pageOf(desk, draft.id), proposal, {})).toBe(0)
})

test('[CON7] a change begins with the contract, the customer and who looks after them', async () => {
  const desk = await contractDepartment('business').at('salesperson')
  const contract = aContract(desk)
  const change = made(desk.commands.create('contractChanges', changeOf(pageOf(desk, contract.id), 'change', '供貨合同變更')))
  expect(desk.table('contractChanges').page(change.id)?.values).toMatchObject({ title: '供貨合同變更', contract, owner: 'salesperson', customer: pageOf(desk, contract.id).values.customer, kind: 'change' })
  expect(change.shelf).toBe(contract.shelf)
})

test('[UI180] the sum of the lines is offered as the amount while the amount says something else', async () => {
  const desk = await contractDepartment('business').at('salesperson')
  const { id } = aContract(desk)
  const offered = () => adoptable(desk, contracts as Book, desk.table('contracts').page(id)!, { name: 'linesTotal', field: contracts.fields.linesTotal })
  expect(offered()).toBeUndefined()
  must(desk.commands.set({ book: 'contracts', id }, 'amount', yuanOf(30_000)))
  expect(offered()).toEqual({ into: 'amount', value: yuanOf(36_000) })
})

test('[VER8] who wrote what is told in the order of the page', async () => {
  const desk = await contractDepartment('business').at('salesperson')
  const contract = aContract(desk)
  writeClauses(desk, contract)
  const versions = await desk.versions({ book: 'contracts', id: contract.id })
  expect(versions.authored(now)?.map(({ field }) => field)).toEqual(['duties', 'breach', 'disputes'])
})
