import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { smallDirectory } from '../../kit/department.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'

describe('commands', () => {
  test('[CMD1] a page is in the table within the same turn as the command that made or changed it', async () => {
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    const { id } = made(commands.create('ledger', { title: '送樣', count: 2 }))
    const address = { book: 'ledger', id }
    expect(pageOf(world, 'ledger', id)).toMatchObject({ state: 'draft', shelf: 'g-all', values: { title: '送樣' }, made: { by: 'zhou' } })
    commands.set(address, 'title', '送樣兩份')
    const row = commands.addRow(address, 'lines', { what: '茶禮' })
    commands.setCell(address, 'lines', row.ok ? row.value : '', 'due', '2026-12-01')
    commands.tick(address, 'prep', 'profile', true)
    expect(pageOf(world, 'ledger', id).values).toMatchObject({ title: '送樣兩份', lines: [{ cells: { what: '茶禮', due: '2026-12-01' } }], prep: { profile: true } })
    expect(world.workspace.table('ledger').pages().map((page) => page.id)).toEqual([id])
    expect(world.workspace.computedValue(pageOf(world, 'ledger', id), 'double')).toBe(4)
  })

  test('[CMD2] a page that exists once is found, not made again', async () => {
    const { workspace } = await aWorkspace('zhou')
    const first = made(workspace.commands.create('ledger', { kind: 'one', urgent: true, title: '甲' }))
    const second = made(workspace.commands.create('ledger', { kind: 'one', urgent: true, title: '乙' }))
    expect(second).toEqual(first)
    expect(workspace.table('ledger').page(first.id)?.values.title).toBe('甲')
  })

  test('[CMD3] a refused command changes nothing and says why', async () => {
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    expect(commands.create('ledger', { count: -1 })).toEqual({ ok: false, refusal: { because: 'invalid-value' } })
    expect(commands.create('nobook')).toEqual({ ok: false, refusal: { because: 'not-allowed' } })
    expect(world.workspace.table('ledger').pages()).toEqual([])
    const { id } = made(commands.create('ledger', { title: '甲' }))
    const before = pageOf(world, 'ledger', id)
    const address = { book: 'ledger', id }
    expect(commands.set(address, 'title', 5)).toMatchObject({ refusal: { because: 'invalid-value' } })
    expect(commands.set(address, 'nothing', 5)).toMatchObject({ refusal: { because: 'no-such-field' } })
    expect(commands.set(address, 'double', 5)).toMatchObject({ ok: false })
    expect(commands.set({ book: 'ledger', id: 'absent' }, 'title', 'x')).toMatchObject({ refusal: { because: 'no-such-page' } })
    expect(commands.move(address, 'approve')).toMatchObject({ refusal: { because: 'wrong-state' } })
    expect(commands.move(address, 'submit')).toEqual({ ok: false, refusal: { because: 'missing', fields: ['count|amount', 'body'] } })
    expect(pageOf(world, 'ledger', id)).toBe(before)
  })

  test('[WFL2] a move is made when nothing is missing, by whom the book names, with words where it wants them', async () => {
    const volumes = memoryVolumes()
    const rep = await aWorkspace('zhou', volumes)
    const head = await aWorkspace('wang', volumes)
    const { id } = made(rep.workspace.commands.create('ledger', { title: '甲', count: 1 }))
    const address = { book: 'ledger', id }
    const text = rep.workspace.text(address, 'body')!
    text.fragment.insert(0, [new Y.XmlText('洽談經過')])
    expect(rep.workspace.commands.move(address, 'submit')).toMatchObject({ ok: true })
    expect(rep.workspace.commands.mayMove(pageOf(rep, 'ledger', id), 'approve')).toMatchObject({ refusal: { because: 'not-actor' } })
    expect(head.workspace.commands.move(address, 'sendBack', '  ')).toMatchObject({ refusal: { because: 'note-required' } })
    expect(head.workspace.commands.move(address, 'sendBack', '請補金額')).toMatchObject({ ok: true })
    expect(pageOf(rep, 'ledger', id)).toMatchObject({ state: 'draft', moves: [{ by: 'zhou' }, { by: 'wang', note: '請補金額', verdict: 'applied' }] })
    rep.workspace.commands.move(address, 'submit')
    head.workspace.commands.move(address, 'approve')
    expect(rep.workspace.table('ledger').rights(pageOf(rep, 'ledger', id))).toMatchObject({ edit: false, because: 'frozen' })
    expect(rep.workspace.commands.set(address, 'title', '乙')).toMatchObject({ refusal: { because: 'frozen' } })
  })

  test('[UND1] undo takes back this device’s own steps, typing as one, and nobody else’s', async () => {
    const volumes = memoryVolumes()
    const here = await aWorkspace('zhou', volumes)
    const there = await aWorkspace('lin', volumes)
    const { commands } = here.workspace
    const { id } = made(commands.create('ledger', { title: '甲' }))
    const address = { book: 'ledger', id }
    for (const title of ['甲乙', '甲乙丙', '甲乙丙丁']) commands.set(address, 'title', title)
    there.workspace.commands.set(address, 'count', 8)
    commands.remove(address)
    expect(here.workspace.table('ledger').bin().map((page) => page.id)).toEqual([id])
    expect(await commands.undo()).toMatchObject({ command: 'remove', refused: [] })
    expect(here.workspace.table('ledger').bin()).toEqual([])
    expect(await commands.undo()).toMatchObject({ command: 'set', field: 'title' })
    expect(pageOf(here, 'ledger', id).values).toMatchObject({ title: '甲', count: 8 })
    expect(await commands.undo()).toMatchObject({ command: 'create' })
    expect(await commands.undo()).toBeUndefined()
    expect(here.workspace.table('ledger').pages()).toEqual([])
  })
})

describe('companions and members', () => {
  test('[CMD1] a page is in the table at once, also in a volume that it begins', async () => {
    const world = await aWorkspace('zhou')
    const { id } = made(world.workspace.commands.create('ledger', { title: '甲', group: 'west' }))
    expect(pageOf(world, 'ledger', id).values.title).toBe('甲')
    const mine = made(world.workspace.commands.create('diary', { title: '日記', owner: 'lin' }))
    expect(mine.shelf).toBe('m-lin/2026')
    expect(pageOf(world, 'diary', mine.id).values.title).toBe('日記')
  })

  test('[PAG9] a companion that nobody has begun is begun by writing into it', async () => {
    const world = await aWorkspace('wang')
    const { id } = made(world.workspace.commands.create('ledger', { title: '甲' }))
    await Promise.resolve()
    expect(world.workspace.commands.set({ book: 'ledger', id }, 'secretNote', '底價')).toMatchObject({ ok: true })
    expect(pageOf(world, 'ledger', id).values.secretNote).toBe('底價')
  })

  test('[PAG9] a companion that comes later is part of every page of its shelf, and gone when it is closed', async () => {
    const world = await aWorkspace('zhou')
    const { id } = made(world.workspace.commands.create('ledger', { title: '甲' }))
    expect(pageOf(world, 'ledger', id).parts).toEqual([])
    world.setDirectory(smallDirectory((member) => (member.id === 'zhou' ? { ...member, post: 'manager' } : member)))
    world.volumes.learn('w1/ledger-secret/g-all')
    await Promise.resolve()
    expect(pageOf(world, 'ledger', id).parts).toEqual(['secret'])
    expect(world.workspace.commands.set({ book: 'ledger', id }, 'secretNote', '底價')).toMatchObject({ ok: true })
    world.volumes.lose('w1/ledger-secret/g-all')
    expect(pageOf(world, 'ledger', id)).toMatchObject({ parts: [], values: { title: '甲' } })
    expect(pageOf(world, 'ledger', id).values.secretNote).toBeUndefined()
  })

  test('[PAG7] a row kept for each member is one row, whoever adds it', async () => {
    const volumes = memoryVolumes()
    const here = await aWorkspace('zhou', volumes)
    const there = await aWorkspace('lin', volumes)
    const { id } = made(here.workspace.commands.create('ledger', { title: '甲' }))
    const address = { book: 'ledger', id }
    here.workspace.commands.addRow(address, 'attendance', { status: 'present' }, undefined, 'lin')
    there.workspace.commands.addRow(address, 'attendance', { status: 'excused' }, undefined, 'lin')
    expect(pageOf(here, 'ledger', id).values.attendance).toMatchObject([{ id: 'lin', cells: { status: 'present' } }])
    here.workspace.commands.removeRow(address, 'attendance', 'lin')
    here.workspace.commands.addRow(address, 'attendance', { status: 'excused' }, undefined, 'lin')
    expect(pageOf(here, 'ledger', id).values.attendance).toMatchObject([{ id: 'lin', cells: { status: 'excused' } }])
  })
})
