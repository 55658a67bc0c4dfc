import { headOf } from '@hebu/shared/books/book-head.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { products } from '@hebu/shared/books/products.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import { provisionalNumbers } from '@hebu/shared/rules/numbering.ts'
import { expect, test } from 'vitest'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'
import { yuan } from '../books/small-world.ts'

const books: readonly Book[] = [products as Book, proposals as Book]
const at = (member: string, volumes = memoryVolumes()) => aWorkspace(member, volumes, () => books, books.map(headOf))
const customer = { id: 'mingde', shelf: 'g-east' }

test('[PROP1] [S1-4.2.2a] proposals are numbered as they are begun, each member counting alone, and no number comes twice', async () => {
  const volumes = memoryVolumes()
  const zhou = await at('zhou', volumes)
  const numberOf = (id: string) => pageOf(zhou, 'proposals', id).values['no']
  const begin = (title: string) => made(zhou.workspace.commands.create('proposals', { title, customer })).id
  const first = begin('一')
  expect(numberOf(first)).toBe('FA-202611-ZHO-1')
  const second = begin('二')
  zhou.workspace.commands.remove({ book: 'proposals', id: second })
  expect(numberOf(begin('三'))).toBe('FA-202611-ZHO-3')
  const lin = await at('lin')
  const { id } = made(lin.workspace.commands.create('proposals', { title: '四', customer }))
  expect(pageOf(lin, 'proposals', id).values['no']).toBe('FA-202611-LIN-1')
  // Several at once, as from a file.
  const next = provisionalNumbers(proposals.numbered!, 'ZHO', '2026-12-01', [{ values: { no: 'FA-202612-ZHO-9' } }, { values: { no: 'FA-202612-ZHO-x' } }, { values: { no: 7 } }])
  expect([next(), next()]).toEqual(['FA-202612-ZHO-10', 'FA-202612-ZHO-11'])
})

test('[PROP2] naming a product fills its line; what somebody wrote stays, and taking it back takes all of it', async () => {
  const volumes = memoryVolumes()
  const wang = await at('wang', volumes)
  const tea = made(wang.workspace.commands.create('products', { code: 'T1', name: '木铃茶礼', spec: '品鉴装', unit: '盒', listPrice: yuan(198) }))
  const cup = made(wang.workspace.commands.create('products', { code: 'C1', name: '暖杯', unit: '只', listPrice: yuan(88) }))
  const { workspace } = wang
  const { id } = made(workspace.commands.create('proposals', { title: '答谢礼', customer }))
  const page = { book: 'proposals', id }
  const cells = () => rowsIn(pageOf(wang, 'proposals', id).values['lines']).map((row) => row.cells)
  const row = made(workspace.commands.addRow(page, 'lines', { qty: 20 }) as never) as unknown as string
  workspace.commands.setCell(page, 'lines', row, 'product', tea)
  expect(cells()).toEqual([{ qty: 20, product: tea, item: '木铃茶礼', spec: '品鉴装', unit: '盒', listPrice: yuan(198), price: yuan(198) }])
  workspace.commands.setCell(page, 'lines', row, 'price', yuan(180))
  workspace.commands.setCell(page, 'lines', row, 'product', cup)
  expect(cells()).toEqual([{ qty: 20, product: cup, item: '暖杯', spec: '品鉴装', unit: '只', listPrice: yuan(88), price: yuan(180) }])
  await workspace.commands.undo()
  expect(cells()).toEqual([{ qty: 20, product: tea, item: '木铃茶礼', spec: '品鉴装', unit: '盒', listPrice: yuan(198), price: yuan(180) }])
  // A line that is made with its product has the rest at once, and nothing twice.
  workspace.commands.addRow(page, 'lines', { product: cup, qty: 1, price: yuan(80) })
  expect(cells()[1]).toEqual({ product: cup, qty: 1, price: yuan(80), item: '暖杯', unit: '只', listPrice: yuan(88) })
})

test('[PROP8] what is handed in is not edited, and feedback is noted beside it by those who write it', async () => {
  const volumes = memoryVolumes()
  const zhou = await at('zhou', volumes)
  const { commands } = zhou.workspace
  const { id } = made(commands.create('proposals', { title: '答谢礼', customer, delivery: '签约后二十天' }))
  const page = { book: 'proposals', id }
  expect(commands.move(page, 'submit')).toEqual({ ok: false, refusal: { because: 'missing', fields: ['solution', 'service', 'lines'] } })
  expect(pageOf(zhou, 'proposals', id).values['validUntil']).toBe('2026-12-23')
  const now = pageOf(zhou, 'proposals', id)
  const rights = zhou.workspace.table('proposals').rights({ ...now, state: 'sent' })
  expect([rights.mayEditField('lines'), rights.mayEditField('validUntil'), rights.mayEditField('feedback')]).toEqual([false, false, true])
  const lin = await at('lin', volumes)
  expect(lin.workspace.table('proposals').rights(now).mayEditField('lines')).toBe(false)
})

test('[MRG27] those above hand a draft on, and write nothing else of it', async () => {
  const volumes = memoryVolumes()
  const { id } = made((await at('zhou', volumes)).workspace.commands.create('proposals', { title: '答谢礼', customer, delivery: '签约后二十天' }))
  const lin = await at('lin', volumes)
  const page = { book: 'proposals', id }
  expect(lin.workspace.commands.set(page, 'title', '别的').ok).toBe(false)
  expect(lin.workspace.commands.set(page, 'owner', 'lin').ok).toBe(true)
  // What waits for an answer stays with whoever handed it in.
  expect(lin.workspace.table('proposals').rights({ ...pageOf(lin, 'proposals', id), state: 'review' }).mayEditField('owner')).toBe(false)
})

test('[PROP8] an offer past its day expires by rule, and its owner is told three days before', () => {
  const due = (validUntil: string) => proposals.moves['expire']?.due?.({ id: 'p', shelf: 'g-east', state: 'sent', values: { validUntil }, made: undefined }, { today: '2026-11-25', nowMs: 0, linked: () => [], page: () => undefined, pages: () => [] })
  expect([due('2026-11-24'), due('2026-11-25'), due('2026-11-26')]).toEqual([true, false, false])
  expect(proposals.owed).toEqual({ by: ['owner'], due: 'validUntil', while: ['sent'] })
})
