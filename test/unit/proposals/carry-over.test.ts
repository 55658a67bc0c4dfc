// @vitest-environment happy-dom
import { books as every } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import { contractFrom, proposalFor } from '@hebu/shared/rules/proposing/carry-over.ts'
import { beginFrom, openContract } from '@hebu/web/features/proposals/carry-over.ts'
import { expect, test } from 'vitest'

import { write } from '../../kit/editor-harness/sample-text.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { p } from '../../demo/stage/rich-text.ts'
import { yuan } from '../books/small-world.ts'

const books: readonly Book[] = every.filter(({ id }) => ['proposals', 'products', 'customers', 'contracts'].includes(id))
const line = { id: 'a', cells: { item: '茶礼', unit: '盒', qty: 3, listPrice: yuan(198), price: yuan(180.1) } }

test('[PROP11] [S0-3.1.4a] a contract begins with the party, the lines and the amount of the proposal that was accepted', () => {
  const from = contractFrom({ id: 'p1', shelf: 'g-east/2026', values: { title: '庆典礼', customer: { id: 'c', shelf: 'g-east' }, owner: 'zhou', policyReason: '首单', lines: [line] } })
  expect(from).toEqual({ title: '庆典礼', customer: { id: 'c', shelf: 'g-east' }, owner: 'zhou', kind: 'sale', proposal: { id: 'p1', shelf: 'g-east/2026' }, lines: [{ id: 'a', cells: { item: '茶礼', unit: '盒', qty: 3, price: yuan(180.1) } }], amount: yuan(540.3) })
})

test('[PROP11] the contract and the proposal name each other, and taking it back takes both', async () => {
  const { workspace, settled } = aFakeWorkspace({ books, member: 'wang' })
  await settled()
  const { commands } = workspace
  const offered = commands.create('proposals', { title: '庆典礼', customer: { id: 'c', shelf: 'g-east' }, lines: [line] })
  if (!offered.ok) throw new Error('refused')
  const page = () => workspace.table('proposals').page(offered.value.id)!
  const step = {}
  const made = openContract(workspace, page(), step)
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  expect(workspace.table('contracts').page(made.value.id)!.values).toMatchObject({ title: '庆典礼', proposal: { id: offered.value.id }, amount: yuan(540.3), lines: [{ cells: { item: '茶礼', qty: 3, price: yuan(180.1) } }] })
  expect(page().values['contract']).toMatchObject({ id: made.value.id })
  await commands.undo(step)
  expect([page().values['contract'], workspace.table('contracts').page(made.value.id)!.deleted === undefined]).toEqual([undefined, false])
  await workspace.close()
})

test('[PROP12] [S2-3.1.4a] a proposal is begun from a possible deal with its customer', () => {
  expect(proposalFor({ id: 'o1', shelf: 'g-east/2026', values: { title: '年框', customer: { id: 'c', shelf: 'g-east' }, amount: yuan(5) } })).toEqual({ title: '年框', customer: { id: 'c', shelf: 'g-east' }, opportunity: { id: 'o1', shelf: 'g-east/2026' } })
})

test('[PROP12] a proposal is begun from an earlier one with its lines and texts, for nobody yet; the earlier one stays as it is', async () => {
  const { workspace, settled } = aFakeWorkspace({ books, member: 'zhou' })
  await settled()
  const { commands } = workspace
  const earlier = commands.create('proposals', { title: '节礼标准方案', customer: { id: 'c', shelf: 'g-east' }, delivery: '二十天', template: true, lines: [line] })
  if (!earlier.ok) throw new Error('refused')
  const source = { book: 'proposals', id: earlier.value.id }
  write(workspace.text(source, 'solution')!.fragment, p('包装可印标识。'))
  const page = () => workspace.table('proposals').page(earlier.value.id)!
  const before = JSON.stringify(page())
  const step = {}
  const made = beginFrom(workspace, page(), step)
  if (!made.ok) throw new Error('refused')
  const next = workspace.table('proposals').page(made.value.id)!
  expect(next.values).toMatchObject({ title: '节礼标准方案', delivery: '二十天', no: 'FA-202611-ZHO-2', basedOn: { id: earlier.value.id } })
  expect([next.values['customer'], next.values['template'], next.state]).toEqual([undefined, undefined, 'drafting'])
  expect(rowsIn(next.values['lines']).map(({ cells }) => cells)).toEqual([line.cells])
  const text = (id: string) => workspace.text({ book: 'proposals', id }, 'solution')!.fragment.toString()
  expect(text(made.value.id)).toBe(text(earlier.value.id))
  // What is written into one is not written into the other.
  workspace.text({ book: 'proposals', id: made.value.id }, 'solution')!.fragment.delete(0, 1)
  expect([text(earlier.value.id).includes('包装可印标识'), JSON.stringify(page())]).toEqual([true, before])
  await commands.undo(step)
  expect(workspace.table('proposals').page(made.value.id)!.deleted).toBeDefined()
  await workspace.close()
})
