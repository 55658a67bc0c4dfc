import { headOf } from '@hebu/shared/books/book-head.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { mergePages } from '@hebu/web/workspace/merging/merge-pages.ts'
import { separatePages, standingMerges } from '@hebu/web/workspace/merging/separate-pages.ts'
import { createSignal } from 'solid-js'
import { expect, test } from 'vitest'

import { aCustomer } from '../../../kit/customer-department.ts'
import { memoryVolumes } from '../../../kit/memory-volumes.ts'
import { aWorkspace, made, pageOf } from '../../../kit/workspace.ts'

test('[MRG31] before the device has read all books nothing is merged or taken back', async () => {
  const all = [customers as Book, visits as Book]
  const [known, setKnown] = createSignal<readonly Book[]>(all)
  const world = await aWorkspace('lin', memoryVolumes(), known, all.map(headOf))
  const [stays, gone] = [aCustomer(world, { name: '青禾示例印务', owner: 'zhou', tier: 'key' }), aCustomer(world, { name: '雲岫市青禾示例印務有限公司', owner: 'zhou', tier: 'key' })]
  const visit = made(world.workspace.commands.create('visits', { customer: { id: gone, shelf: 'g-east' }, kind: 'call', by: ['zhou'], happenedAt: '2026-11-20T01:00:00.000Z' })).id
  const named = () => (pageOf(world, 'visits', visit).values.customer as { readonly id: string }).id
  const merge = () => mergePages(world.workspace, { book: 'customers', ids: [stays, gone], choices: {} })
  // As after a start, when one book comes later than the others.
  const withoutVisits = () => setKnown(all.slice(0, 1))
  withoutVisits()
  expect(await merge()).toMatchObject({ ok: false, refusal: { refusal: { because: 'still-reading' } } })
  expect(pageOf(world, 'customers', gone).state).toBe('lead')
  setKnown(all)
  expect([(await merge()).ok, named()]).toEqual([true, stays])
  const [record] = standingMerges(world.workspace, pageOf(world, 'customers', stays))
  withoutVisits()
  expect(await separatePages(world.workspace, 'customers', stays, record!)).toMatchObject({ ok: false, refusal: { refusal: { because: 'still-reading' } } })
  setKnown(all)
  expect(await separatePages(world.workspace, 'customers', stays, record!)).toMatchObject({ ok: true, value: { back: 1, left: 0 } })
  expect(named()).toBe(gone)
})
