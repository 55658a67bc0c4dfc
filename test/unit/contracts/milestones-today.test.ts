import { factsOf } from '@hebu/web/shell/today/entry-facts.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { expect, test } from 'vitest'

import { aContract, contractDepartment, signContract } from '../../kit/contract-department.ts'

test('[CON8] [S3-3.2.4a–b] Today names what a contract wants done by the day that it asks for, and opens the contract', async () => {
  const department = contractDepartment('business')
  const desk = await department.at('salesperson')
  const milestone = (id: string, what: string, dueAt: string, doneAt?: string) => ({ id, cells: { what, dueAt, ...(doneAt === undefined ? {} : { doneAt }) } })
  const contract = aContract(desk, { milestones: [milestone('a', '首批交貨', '2026-11-20'), milestone('b', '發票開出', '2026-11-20'), milestone('c', '封樣確認', '2026-11-20', '2026-11-19'), milestone('d', '尾款收訖', '2026-12-01')] })
  await signContract(department, contract, 'salesperson')
  const words = createWords({ language: 'zh-Hant', timeZone: 'Asia/Shanghai' })
  const page = { book: 'contracts', id: contract.id }
  const dueAt = '2026-11-20T10:00:00.000Z'
  const duty = { id: 'd', cadence: 'contractMilestones', member: 'salesperson', about: page, period: '2026-11-20', noticeAt: dueAt, dueAt, escalateAt: dueAt, escalatesTo: [], status: 'late' } as const
  const facts = factsOf({ id: 'd', kind: 'duty', urgency: 'overdue', due: dueAt, duty, page }, { workspace: desk, names: createNames(desk, words), words })
  expect([facts?.aside, facts?.act.label, facts?.href]).toEqual(['首批交貨和發票開出', '打開', `/contracts/${contract.id}`])
})
