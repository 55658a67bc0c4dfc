import { createRoot, createMemo } from 'solid-js'
import { expect, test } from 'vitest'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'
import type { World } from '../../kit/workspace.ts'

const aPage = (world: World, values: Record<string, unknown> = { title: '甲', count: 1 }) => ({ book: 'ledger', id: made(world.workspace.commands.create('ledger', values)).id })

const commentIn = (done: { readonly ok: boolean; readonly value?: string }): string => (done.ok ? done.value! : 'refused')

test('[REC3] every command that changes a page enters who, what and what it was; making a page, and writing what stands there, enter nothing', async () => {
  const world = await aWorkspace('zhou')
  const { commands, record } = world.workspace
  const page = aPage(world)
  expect(record(page).changes).toEqual([])
  commands.set(page, 'count', 1)
  expect(record(page).changes).toEqual([])
  commands.set(page, 'count', 2)
  const row = commands.addRow(page, 'lines', { what: '茶禮' })
  const id = row.ok ? row.value : ''
  commands.setCell(page, 'lines', id, 'what', '茶禮兩份')
  commands.tick(page, 'prep', 'profile', true)
  commands.moveRow(page, 'lines', id)
  commands.removeRow(page, 'lines', id)
  commands.set(page, 'count', -5)
  expect(record(page).changes.map(({ act, field, row: of, item, was, by }) => [act, field, of, item, was, by])).toEqual([
    ['write', 'count', undefined, undefined, 1, 'zhou'],
    ['add', 'lines', id, undefined, undefined, 'zhou'],
    ['write', 'lines', id, 'what', '茶禮', 'zhou'],
    ['write', 'prep', undefined, 'profile', false, 'zhou'],
    ['place', 'lines', id, undefined, undefined, 'zhou'],
    ['remove', 'lines', id, undefined, { what: '茶禮兩份' }, 'zhou'],
  ])
})

test('[REC6] a value is restored by an ordinary command that undo takes back, and a removed row comes back whole', async () => {
  const world = await aWorkspace('zhou')
  const { commands, record } = world.workspace
  const page = aPage(world)
  commands.set(page, 'count', 2)
  commands.set(page, 'count', record(page).changes[0]!.was)
  expect(pageOf(world, 'ledger', page.id).values.count).toBe(1)
  await commands.undo()
  expect(pageOf(world, 'ledger', page.id).values.count).toBe(1)
  const row = commands.addRow(page, 'lines', { what: '茶禮' })
  const id = row.ok ? row.value : ''
  commands.removeRow(page, 'lines', id)
  commands.returnRow(page, 'lines', id)
  expect(pageOf(world, 'ledger', page.id).values.lines).toMatchObject([{ id, cells: { what: '茶禮' } }])
  await commands.undo()
  expect(pageOf(world, 'ledger', page.id).values.lines).toEqual([])
})

test('[REC5] whoever may write the volume comments, also on a page that is closed or another’s; who may only read it does not', async () => {
  const volumes = memoryVolumes()
  const rep = await aWorkspace('zhou', volumes)
  const head = await aWorkspace('wang', volumes)
  const page = aPage(rep)
  rep.workspace.commands.move(page, 'giveUp')
  expect(head.workspace.table('ledger').rights(pageOf(head, 'ledger', page.id))).toMatchObject({ edit: false, because: 'frozen' })
  expect(head.workspace.commands.comment(page, { text: ' 請 @[zhou] 補金額 ', field: 'amount' })).toMatchObject({ ok: true })
  const theirs = { book: 'diary', id: made(rep.workspace.commands.create('diary', { title: '日記', owner: 'zhou' })).id }
  expect(head.workspace.commands.comment(theirs, { text: '辛苦了' })).toMatchObject({ ok: true })
  expect(head.workspace.commands.set(theirs, 'title', 'x')).toMatchObject({ refusal: { because: 'not-allowed' } })
  expect(rep.workspace.record(page).comments).toMatchObject([{ by: 'wang', text: '請 @[zhou] 補金額', field: 'amount' }])

  volumes.setAccess('w1/ledger/g-all', 'read')
  expect(head.workspace.commands.mayComment(page)).toEqual({ ok: false, refusal: { because: 'read-only' } })
  expect(head.workspace.commands.comment(page, { text: '不行' })).toEqual({ ok: false, refusal: { because: 'read-only' } })
  expect(head.workspace.record(page).comments).toHaveLength(1)
  volumes.setAccess('w1/ledger/g-all', 'write')
  expect(head.workspace.commands.mayComment(page, 'nothing')).toMatchObject({ refusal: { because: 'no-such-field' } })
  expect(head.workspace.commands.comment(page, { text: '  ' })).toMatchObject({ refusal: { because: 'invalid-value' } })
})

test('[REC5] words and removal of a comment are its author’s; resolving and answering is anybody’s; undo takes each back', async () => {
  const volumes = memoryVolumes()
  const here = await aWorkspace('zhou', volumes)
  const there = await aWorkspace('lin', volumes)
  const page = aPage(here)
  const id = commentIn(here.workspace.commands.comment(page, { text: '看一下', field: 'amount' }))
  const one = () => here.workspace.record(page).comments.find((comment) => comment.id === id)
  expect(there.workspace.commands.changeComment(page, id, '別的')).toMatchObject({ refusal: { because: 'not-allowed' } })
  expect(there.workspace.commands.removeComment(page, id)).toMatchObject({ refusal: { because: 'not-allowed' } })
  expect(there.workspace.commands.comment(page, { text: '好', replyTo: id, field: 'title' })).toMatchObject({ ok: true })
  expect(here.workspace.record(page).comments.find(({ by }) => by === 'lin')).toMatchObject({ replyTo: id, field: 'amount' })
  there.workspace.commands.resolveComment(page, id, true)
  expect(one()?.resolved).toMatchObject({ by: 'lin' })
  await there.workspace.commands.undo()
  expect(one()?.resolved).toBeUndefined()
  here.workspace.commands.changeComment(page, id, '看兩下')
  here.workspace.commands.removeComment(page, id)
  expect(one()).toMatchObject({ text: '看兩下', removed: { by: 'zhou' } })
  expect(await here.workspace.commands.undo()).toMatchObject({ command: 'comment', refused: [] })
  await here.workspace.commands.undo()
  expect(one()).toMatchObject({ text: '看一下', removed: undefined })
  await here.workspace.commands.undo()
  expect(one()?.removed).toMatchObject({ by: 'zhou' })
  expect(here.workspace.commands.comment(page, { text: '好', replyTo: 'nobody' })).toMatchObject({ refusal: { because: 'no-such-page' } })
})

test('[REC7] comments on a companion’s field and its history lie in the companion, where others never receive them', async () => {
  const volumes = memoryVolumes()
  const head = await aWorkspace('wang', volumes)
  const page = aPage(head)
  await Promise.resolve()
  head.workspace.commands.set(page, 'secretNote', '底價')
  const id = commentIn(head.workspace.commands.comment(page, { text: '別外傳', field: 'secretNote' }))
  head.workspace.commands.comment(page, { text: '更別外傳', replyTo: id })
  expect(head.workspace.record(page)).toMatchObject({ comments: [{ field: 'secretNote' }, { field: 'secretNote' }], changes: [{ field: 'secretNote' }] })
  const main = volumes.all().find(({ name }) => name === 'w1/ledger/g-all')!
  expect(JSON.stringify([main.doc.getMap(`${page.id}*`).toJSON(), main.doc.getArray(`${page.id}^`).toJSON()])).toBe('[{},[]]')
  volumes.lose('w1/ledger-secret/g-all')
  expect(head.workspace.record(page)).toEqual({ comments: [], changes: [] })
  const rep = await aWorkspace('zhou', volumes)
  expect(rep.workspace.commands.mayComment(page, 'secretNote')).toMatchObject({ refusal: { because: 'read-only' } })
})

test('[REC4] leaving a text notes that it was edited, once', async () => {
  const world = await aWorkspace('zhou')
  const page = aPage(world)
  world.workspace.commands.noteEdit(page, 'parts', 'zhou')
  world.workspace.commands.noteEdit(page, 'parts', 'zhou')
  expect(world.workspace.record(page).changes).toMatchObject([{ field: 'parts', item: 'zhou', act: 'edit' }])
  world.workspace.commands.move(page, 'giveUp')
  expect(world.workspace.commands.noteEdit(page, 'body')).toMatchObject({ refusal: { because: 'frozen' } })
})

test('[PAG4] what is said on one page is read again for that page alone', async () => {
  const world = await aWorkspace('zhou')
  const page = aPage(world)
  const other = aPage(world, { title: '乙' })
  let reads = 0
  const dispose = createRoot((end) => {
    createMemo(() => {
      reads++
      return world.workspace.record(page)
    })
    return end
  })
  world.workspace.commands.comment(other, { text: '另一頁' })
  expect(reads).toBe(1)
  world.workspace.commands.comment(page, { text: '這一頁' })
  expect(reads).toBe(2)
  dispose()
})
