import { contracts } from '@hebu/shared/books/contracts.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { ledgerSheet } from '@hebu/web/features/books/exchange/export/ledger-sheet.ts'
import type { ListModel } from '@hebu/web/features/books/list/list-model.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { expect, test } from 'vitest'

import { contractDepartment, aContract, signContract, yuanOf } from '../../kit/contract-department.ts'

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

test('[CON12] [S1-3.2.3b] the ledger shows number, day of signing, customer, amount and period of every contract, and its named custodian archives it', () => {
  expect(contracts.list.columns).toEqual(expect.arrayContaining(['no', 'signedAt', 'customer', 'amountNow', 'validFrom', 'endsAt']))
  expect([contracts.fields.custodian.required, contracts.moves['archive']!.by.includes('@custodian')]).toEqual([true, true])
})
