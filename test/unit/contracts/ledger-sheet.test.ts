import { contracts } from '@hebu/shared/books/contracts.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { sealUses } from '@hebu/shared/books/seal-uses.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { ledgerOf } from '@hebu/shared/rules/contracts/ledger.ts'
import { ledgerSheet } from '@hebu/web/features/books/exchange/export/ledger-sheet.ts'
import type { ListModel } from '@hebu/web/features/books/list/list-model.ts'
import { dueOf } from '@hebu/web/features/books/list/due.ts'
import { toneOfState } from '@hebu/web/features/books/values/state-tone.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { encodeFilters } from '@hebu/web/features/books/views/filters/filter.ts'
import { createMatcher } from '@hebu/web/features/books/views/filters/match.ts'
import { ledgerParts } from '@hebu/web/features/books/views/ledger/ledger-tables.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { expect, test } from 'vitest'

import { contractDepartment, aContract, must, signContract, yuanOf } from '../../kit/contract-department.ts'

const nowMs = Date.parse('2026-11-25T02:00:00Z')

test('[CON12] [S3-2.2.3d] the ledger is taken out as it is looked at: figures, and every table with the sum of its lines', async () => {
  const department = contractDepartment('commercial')
  const desk = await department.at('contractStaff')
  const signed = aContract(desk)
  await signContract(department, signed, 'contractStaff')
  aContract(desk, { amount: yuanOf(1_000.5) })
  const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
  const book = contracts as Book
  const names = createNames(desk, words)
  const model = { book, pages: () => desk.table('contracts').pages() } as unknown as ListModel
  const sheet = ledgerSheet(model, { book, workspace: desk, words, names }, false)
  expect(sheet.columns.map(({ title, kind }) => [title, kind])).toEqual([['项目', 'text'], ['份数', 'number'], ['金额', 'money']])
  const said = sheet.lines.map(({ kind, cells: [name, count, amount] }) => [kind === 'group', name, count, typeof amount === 'object' && amount !== null ? amount.amountCents / 100 : amount])
  expect(said.slice(0, 3)).toEqual([[true, '台账要点', null, null], [false, '已签订', 1, 36_000], [false, '履行中', 1, 36_000]])
  expect(said.slice(7)).toEqual([
    [true, '按状态', 2, 37_000.5], [false, '草拟', 1, 1_000.5], [false, '已签订', 1, 36_000],
    [true, '按签订月份 · 含当月生效的变更', 1, 36_000], [false, '2026年11月', 1, 36_000],
    [true, '按承办人', 1, 36_000], [false, 'contractStaff', 1, 36_000],
    [true, '按客户', 1, 36_000], [false, '雲岫市青禾示例印務', 1, 36_000],
  ])
  expect(sheet.origin?.facts).toContainEqual(['内容', '合同台账'])
  // Where lines cannot stand under one another, each says of which table it is.
  const parted = ledgerSheet(model, { book, workspace: desk, words, names }, true)
  expect(parted.columns).toHaveLength(4)
  expect(parted.lines.filter(({ kind }) => kind !== 'group').at(-1)?.cells).toEqual(['按客户', '雲岫市青禾示例印務', 1, { amountCents: 3_600_000, currency: 'CNY' }])
})

test('[CON9] every line of the ledger opens its own contracts: of two customers one of whom is called like the other, and for those who may not read customers under the name that the contract keeps', async () => {
  const department = contractDepartment('business')
  const desk = await department.at('salesperson')
  const [one, other] = [aContract(desk), aContract(desk)]
  const idOf = ({ id }: typeof one) => (desk.table('contracts').page(id)!.values['customer'] as { readonly id: string }).id
  must(desk.commands.set({ book: 'customers', id: idOf(other) }, 'name', '雲岫市青禾示例印務二廠'))
  for (const contract of [one, other]) await signContract(department, contract, 'salesperson')
  const words = createWords({ language: 'zh-Hant', timeZone: 'Asia/Shanghai' })
  const book = contracts as Book
  const partOf = (at: Workspace) => ledgerParts(ledgerOf(at.table('contracts').pages(), Object.keys(book.states), at.world), { book, workspace: at, words, names: createNames(at, words) }).find(({ by }) => by === 'customer')!
  const part = partOf(desk)
  const opened = (key: string) => desk.table('contracts').pages().filter(createMatcher(book, encodeFilters(part.leads(key))!, { workspace: desk, names: createNames(desk, words), nowMs })).map(({ id }) => id)
  expect([opened(idOf(one)), opened(idOf(other))]).toEqual([[one.id], [other.id]])
  const closed: Workspace = { ...desk, table: (name) => (name === 'customers' ? { ...desk.table(name), page: () => undefined } : desk.table(name)) }
  expect(part.lines.map(({ key }) => partOf(closed).name(key)).toSorted()).toEqual(['雲岫市青禾示例印務', '雲岫市青禾示例印務二廠'])
})

test('[BOOK47] [CON9] a contract that is performed is late with its milestones and its end, in lists and filters, until it is fulfilled', async () => {
  const department = contractDepartment('business')
  const desk = await department.at('salesperson')
  const contract = aContract(desk, { milestones: [{ id: 'm', cells: { what: '首批交貨', dueAt: '2026-11-20' } }] })
  const address = { book: 'contracts', id: contract.id }
  await signContract(department, contract, 'salesperson')
  must(desk.commands.set(address, 'validUntil', '2026-11-24'))
  must(desk.commands.move(address, 'perform'))
  const book = contracts as Book
  const names = createNames(desk, createWords({ language: 'zh-Hant', timeZone: 'Asia/Shanghai' }))
  const page = () => desk.table('contracts').page(contract.id)!
  const passes = (filters: string) => createMatcher(book, filters, { workspace: desk, names, nowMs })(page())
  const late = (name: 'nextMilestone' | 'endsAt') => dueOf(book, name, page().state, desk.computedValue(page(), name), nowMs, 'Asia/Shanghai')?.days
  expect([passes('nextMilestone:when:overdue'), passes('endsAt:when:overdue'), late('nextMilestone'), late('endsAt')]).toEqual([true, true, 5, 1])
  must(desk.commands.setCell(address, 'milestones', 'm', 'doneAt', '2026-11-25'))
  must(desk.commands.move(address, 'fulfil'))
  expect([passes('nextMilestone:when:overdue'), passes('endsAt:when:overdue'), late('endsAt')]).toEqual([false, false, undefined])
})

test('[CON9] [CON13] on lists and boards what was given back and a template stand as settled, what was sent back and is late as wanting care', () => {
  expect([toneOfState(sealUses as Book, 'returned'), toneOfState(contracts as Book, 'template')].includes('amber')).toBe(false)
  expect([toneOfState(contracts as Book, 'returned'), toneOfState(visits as Book, 'missed'), toneOfState(proposals as Book, 'expired')]).toEqual(['amber', 'amber', 'amber'])
})

test('[CON12] [S1-3.2.3b] the ledger shows number, day of signing, customer, amount and period of every contract, and its named custodian archives it', () => {
  expect(contracts.list.columns).toEqual(expect.arrayContaining(['no', 'signedAt', 'customer', 'amountNow', 'validFrom', 'endsAt']))
  expect([contracts.fields.custodian.required, contracts.moves['archive']!.by.includes('@custodian')]).toEqual([true, true])
})
