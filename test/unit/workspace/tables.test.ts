import * as write from '@hebu/shared/codec/write-page.ts'
import { createEffect, createRoot } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import { smallDirectory } from '../../kit/department.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, diary, made, pageOf } from '../../kit/workspace.ts'

describe('tables', () => {
  test('[PAG4] an edit re-decodes its page alone; the others keep their identity, and their readers are not told', async () => {
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    const one = made(commands.create('ledger', { title: '一' }))
    const two = made(commands.create('ledger', { title: '二' }))
    const table = world.workspace.table('ledger')
    const before = table.page(two.id)
    const told = vi.fn()
    const stop = createRoot((dispose) => {
      createEffect(() => told(table.page(two.id)?.values.title))
      return dispose
    })
    commands.set({ book: 'ledger', id: one.id }, 'title', '一改')
    expect(table.page(two.id)).toBe(before)
    expect(told.mock.calls).toEqual([['二']])
    commands.set({ book: 'ledger', id: two.id }, 'title', '二改')
    expect(told.mock.calls).toEqual([['二'], ['二改']])
    stop()
  })

  test('[PAG4] a table outlives whoever looked at it first', async () => {
    const world = await aWorkspace('zhou')
    createRoot((dispose) => {
      world.workspace.table('diary').mayCreate()
      world.workspace.table('diary').pages()
      dispose()
    })
    world.volumes.learn('w1/diary/m-lin/2026')
    made(world.workspace.commands.create('diary', { title: '日記', owner: 'zhou' }))
    made(world.workspace.commands.create('ledger', { title: '甲' }))
    world.setDirectory(smallDirectory((member) => (member.id === 'lin' ? { ...member, name: '林晚' } : member)))
    made(world.workspace.commands.create('ledger', { title: '乙' }))
    expect([world.workspace.table('diary').pages().length, world.workspace.table('ledger').pages().length]).toEqual([1, 2])
  })

  test('[PAG4] a burst of remote edits is shown once', async () => {
    vi.useFakeTimers()
    const world = await aWorkspace('zhou')
    const volume = world.volumes.all().find((open) => open.address.book === 'ledger')!
    const remote = new Y.Doc()
    const stamp = { by: 'lin', at: '2026-11-23T01:00:00.000Z' }
    const told = vi.fn()
    const stop = createRoot((dispose) => {
      createEffect(() => told(world.workspace.table('ledger').pages().length))
      return dispose
    })
    for (let number = 0; number < 50; number++) {
      write.createPage(remote, ledger, undefined, { id: `p${number}`, made: stamp, beginning: {}, given: { title: '甲' }, shared: false })
      Y.applyUpdate(volume.doc, Y.encodeStateAsUpdate(remote, Y.encodeStateVector(volume.doc)), 'remote')
    }
    await vi.runOnlyPendingTimersAsync()
    expect(told.mock.calls).toEqual([[0], [50]])
    stop()
    vi.useRealTimers()
  })

  test('[BULK1] of long work views are told now and then, and of all of it at its end; who asks finds each page as it is', async () => {
    vi.useFakeTimers()
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    const table = world.workspace.table('ledger')
    const first = made(commands.create('ledger', { title: '一' }))
    const [told, toldOfFirst] = [vi.fn(), vi.fn()]
    const stop = createRoot((dispose) => {
      createEffect(() => told(table.pages().length))
      createEffect(() => toldOfFirst(table.page(first.id)?.values.title))
      return dispose
    })
    await commands.atLength(async () => {
      for (let number = 0; number < 20; number++) {
        made(commands.create('ledger', { title: `${number}` }))
        expect(table.pages()).toHaveLength(number + 2)
      }
      commands.set({ book: 'ledger', id: first.id }, 'title', '改')
      expect(toldOfFirst.mock.calls).toEqual([['一'], ['改']])
      expect(told.mock.calls).toEqual([[1]])
      await vi.advanceTimersByTimeAsync(60_000)
      expect(told.mock.calls).toEqual([[1], [21]])
      made(commands.create('ledger', { title: '末' }))
    })
    expect(told.mock.calls).toEqual([[1], [21], [22]])
    const failing = commands.atLength(async () => {
      made(commands.create('ledger', { title: '又' }))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(told.mock.calls).toEqual([[1], [21], [22], [23]])
    made(commands.create('ledger', { title: '後' }))
    expect(told.mock.calls.at(-1)).toEqual([24])
    stop()
    vi.useRealTimers()
  })

  test('[VOL2] a device opens what its member may read of this period and the last; the rest on demand', async () => {
    const world = await aWorkspace('lin')
    for (const name of ['w1/diary/m-zhou/2026', 'w1/diary/m-zhou/2024', 'w1/diary/m-shen/2026', 'w1/ledger-secret/g-all', 'w2/ledger/g-all', 'garbage']) world.volumes.learn(name)
    const names = () => world.volumes.all().map((volume) => volume.name).toSorted()
    expect(names()).toEqual(['w1/diary/m-lin/2026', 'w1/diary/m-zhou/2026', 'w1/ledger/g-all'])
    const table = world.workspace.table('diary')
    expect(table.older()).toBe(1)
    table.openOlder()
    expect(names()).toContain('w1/diary/m-zhou/2024')
    table.openShelf('m-shen/2026')
    expect(names()).not.toContain('w1/diary/m-shen/2026')
  })

  test('[VOL3] when a post changes, what it opens is opened and what it closed leaves the tables', async () => {
    const world = await aWorkspace('zhou')
    world.volumes.learn('w1/diary/m-lin/2026')
    expect(world.volumes.all().map((volume) => volume.name)).not.toContain('w1/diary/m-lin/2026')
    world.setDirectory(smallDirectory((member) => (member.id === 'zhou' ? { ...member, post: 'manager' } : member)))
    expect(world.volumes.all().map((volume) => volume.name)).toContain('w1/diary/m-lin/2026')
    const { id } = made(world.workspace.commands.create('diary', { title: '日記', owner: 'zhou' }))
    expect(pageOf(world, 'diary', id).values.title).toBe('日記')
    world.volumes.lose('w1/diary/m-zhou/2026')
    expect(world.workspace.table('diary').pages()).toEqual([])
  })

  test('[VOL4] a volume that is begun anew gives way to its successor, also while it is still loading', async () => {
    const world = await aWorkspace('zhou')
    made(world.workspace.commands.create('ledger', { title: '舊' }))
    world.volumes.renew('w1/ledger/g-all')
    await Promise.resolve()
    expect(world.workspace.table('ledger').pages()).toEqual([])
    world.volumes.renew('w1/ledger/g-all')
    world.volumes.renew('w1/ledger/g-all')
    await Promise.resolve()
    made(world.workspace.commands.create('ledger', { title: '新' }))
    expect(world.workspace.table('ledger').pages().map((page) => page.values.title)).toEqual(['新'])
    expect(world.workspace.table('ledger').ready()).toBe(true)
  })

  test('[CMD4] a reader of a volume edits nothing in it, and is told so', async () => {
    const volumes = memoryVolumes((name) => (name.includes('/diary/m-zhou') ? 'read' : 'write'))
    const world = await aWorkspace('wang', volumes)
    volumes.learn('w1/diary/m-zhou/2026')
    await Promise.resolve()
    const { doc } = volumes.open('w1/diary/m-zhou/2026')
    doc.transact(() => write.createPage(doc, diary, undefined, { id: 'd1', made: { by: 'zhou', at: '2026-11-23T01:00:00.000Z' }, beginning: {}, given: { title: '日記' }, shared: false }))
    expect(world.workspace.table('diary').rights(pageOf(world, 'diary', 'd1'))).toMatchObject({ edit: false, because: 'read-only-volume' })
    expect(world.workspace.commands.set({ book: 'diary', id: 'd1' }, 'title', 'x')).toMatchObject({ refusal: { because: 'read-only' } })
    expect(world.workspace.commands.remove({ book: 'diary', id: 'd1' })).toMatchObject({ refusal: { because: 'read-only' } })
  })

  test('[PAG9] secret fields are written into their companion and nowhere else', async () => {
    const world = await aWorkspace('wang')
    const { id } = made(world.workspace.commands.create('ledger', { title: '甲', secretNote: '底價三成' }))
    await Promise.resolve()
    expect(pageOf(world, 'ledger', id)).toMatchObject({ values: { title: '甲', secretNote: '底價三成' }, parts: ['secret'] })
    const own = world.volumes.open('w1/ledger/g-all')
    expect(JSON.stringify(own.doc.toJSON())).not.toContain('底價')
    world.workspace.commands.set({ book: 'ledger', id }, 'secretNote', '底價四成')
    expect(JSON.stringify(own.doc.toJSON())).not.toContain('底價')
    expect(pageOf(world, 'ledger', id).values.secretNote).toBe('底價四成')
  })
})
