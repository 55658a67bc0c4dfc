import { mergePages } from '@hebu/web/workspace/merging/merge-pages.ts'
import { separatePages, standingMerges } from '@hebu/web/workspace/merging/separate-pages.ts'
import { expect, test } from 'vitest'

import { aCustomer, aDepartment } from '../../../kit/customer-department.ts'
import type { World } from '../../../kit/workspace.ts'
import { made, pageOf } from '../../../kit/workspace.ts'

/** Everything but what merging itself keeps; an empty list is none. */
const snapshot = (world: World): unknown => JSON.parse(JSON.stringify(['customers', 'visits'].map((book) => world.workspace.table(book).pages().map(({ id, state, values }) => ({ id, state, values })).toSorted((a, b) => (a.id < b.id ? -1 : 1))), (key, value: unknown) => (['merges', 'fileMerges', 'secretMerges'].includes(key) || (Array.isArray(value) && value.length === 0) ? undefined : value)))

test.each([['the first', 0], ['the last', 1]])('[MRG12] [MRG15] three pages of two shelves become one in one step, go back with its undo, and part again, %s before the other', async (_, first) => {
  const world = await aDepartment('lin')
  const { workspace } = world
  const one = aCustomer(world, { name: '青禾示例印务', owner: 'zhou', needs: '要快', contacts: [{ id: 'a', cells: { name: '林晚', phone: '138 0000 0001' } }] })
  const two = aCustomer(world, { name: '青禾示例印务有限公司', owner: 'shen', needs: '要好', industry: '印务', coOwners: ['lin'], contacts: [{ id: 'b', cells: { name: '林晚', title: '经理' } }] })
  const three = aCustomer(world, { name: '青禾印务', owner: 'lin', needs: '要省', region: '云岫市', coOwners: ['zhou'], contacts: [{ id: 'c', cells: { name: '周舟' } }] })
  expect([one, two, three].map((id) => pageOf(world, 'customers', id).shelf)).toEqual(['g-east', 'g-west', 'g-east'])
  const visits = [two, three].map((id) => made(workspace.commands.create('visits', { customer: { id, shelf: pageOf(world, 'customers', id).shelf }, kind: 'call', by: ['lin'], happenedAt: '2026-11-20T01:00:00.000Z' })).id)
  const before = snapshot(world)

  const merged = await mergePages(workspace, { book: 'customers', ids: [one, two, three], choices: { needs: 'both' } })
  if (!merged.ok) throw new Error(JSON.stringify(merged.refusal.refusal))
  const after = snapshot(world)
  expect(pageOf(world, 'customers', one).values).toMatchObject({ needs: '要快\n要好\n要省', industry: '印务', region: '云岫市', coOwners: ['lin', 'zhou'], contacts: [{ cells: { name: '林晚', phone: '138 0000 0001', title: '经理' } }, { cells: { name: '周舟' } }] })
  for (const id of visits) expect(pageOf(world, 'visits', id).values.customer).toEqual({ id: one, shelf: 'g-east' })
  expect((await workspace.commands.undo(merged.value.step))?.refused).toEqual([])
  expect(snapshot(world)).toEqual(before)
  await workspace.commands.redo()
  expect(snapshot(world)).toEqual(after)

  const standing = standingMerges(workspace, pageOf(world, 'customers', one))
  for (const record of first === 0 ? standing : standing.toReversed()) expect(await separatePages(workspace, 'customers', one, record)).toMatchObject({ ok: true, value: { stayed: [], back: 1, left: 0 } })
  expect(snapshot(world)).toEqual(before)
})
