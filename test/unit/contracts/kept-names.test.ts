import { contracts } from '@hebu/shared/books/contracts.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { createPicks } from '@hebu/web/features/books/page/fields/picks.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { expect, test } from 'vitest'

import { made } from '../../kit/workspace.ts'
import { aContract, contractDepartment, must, writeClauses } from '../../kit/contract-department.ts'

/** The same desk where nobody may read customers. */
const withoutCustomers = (desk: Workspace): Workspace => ({ ...desk, table: (book) => (book === 'customers' || book === 'opportunities' ? { ...desk.table(book), page: () => undefined } : desk.table(book)) })

test('[CON14] a contract that is handed in keeps what its customer is called under its seal, and whoever may not read customers sees that name, which leads nowhere', async () => {
  const department = contractDepartment('business')
  const desk = await department.at('salesperson')
  const contract = aContract(desk)
  const address = { book: 'contracts', id: contract.id }
  const page = () => desk.table('contracts').page(contract.id)!
  const customer = page().values['customer'] as { readonly id: string; readonly shelf: string }
  const legal = withoutCustomers(await department.at(department.postOf('legal')))
  const words = createWords({ language: 'zh-Hant', timeZone: 'Asia/Shanghai' })
  const names = createNames(legal, words)
  const shown = () => names.value(contracts as Book, page(), 'customer', contracts.fields.customer)
  const picks = createPicks(legal, words, names)
  // Nothing is kept of a draft: its name may still change.
  expect([shown(), picks.page(customer, 'customers').label]).toEqual(['', '無權查看'])
  writeClauses(desk, contract)
  must(desk.commands.move(address, 'submit'))
  expect(page().values['customerName']).toBe('雲岫市青禾示例印務')
  expect(canonicalPage(contracts as Book, page(), desk.text(address, 'duties')!.doc).values['customerName']).toBe('雲岫市青禾示例印務')
  const option = picks.page(customer, 'customers')
  expect([shown(), option.label, picks.hrefOf(option, 'customers')]).toEqual(['雲岫市青禾示例印務', '雲岫市青禾示例印務', undefined])
  // Of others it is said that they are closed, instead of a link that leads to nothing.
  const opportunity = made(desk.commands.create('opportunities', { customer, follower: 'salesperson' }))
  const closed = picks.page(opportunity, 'opportunities')
  expect([closed.label, picks.hrefOf(closed, 'opportunities')]).toEqual(['無權查看', undefined])
  // Who reads customers sees what it is called now.
  must(desk.commands.set({ book: 'customers', id: customer.id }, 'name', '青禾新名'))
  const own = createNames(desk, words)
  expect([own.value(contracts as Book, page(), 'customer', contracts.fields.customer), shown()]).toEqual(['青禾新名', '雲岫市青禾示例印務'])
  const manager = await department.at(department.postOf('head'))
  must(manager.commands.move(address, 'return', '價格再議'))
  must(desk.commands.move(address, 'submit'))
  expect(shown()).toBe('青禾新名')
})
