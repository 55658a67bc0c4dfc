import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import type { World } from '../../kit/workspace.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'

const some = (world: World, titles: readonly string[]): readonly string[] => titles.map((title) => made(world.workspace.commands.create('ledger', { title, count: 1 })).id)
const at = (id: string, book = 'ledger') => ({ book, id })

describe('one undo for all books', () => {
  test('[XCH31] what is written together is one edit of the volume, found as it is by what follows, and goes back as far as it stands', async () => {
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    const ids = some(world, ['甲', '乙', '丙'])
    let edits = 0
    world.volumes.open('w1/ledger/g-all').doc.on('update', () => edits++)
    const step = {}
    commands.asOne(step, () => commands.together(ids.map((id) => at(id)), () => {
      for (const id of ids) {
        commands.set(at(id), 'title', '丁')
        expect(pageOf(world, 'ledger', id).values.title).toBe('丁')
        commands.set(at(id), 'title', '戊')
        commands.set(at(id), 'count', 7)
      }
    }))
    expect(edits).toBe(1)
    expect(ids.map((id) => pageOf(world, 'ledger', id).values.title)).toEqual(['戊', '戊', '戊'])
    commands.set(at(ids[1]!), 'count', 8)
    edits = 0
    // A long undo goes in slices of time; here no time passes.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    const undone = await commands.undo(step).finally(() => clock.mockRestore())
    expect(edits).toBe(1)
    expect(undone?.refused).toEqual([{ page: at(ids[1]!), refusal: { because: 'changed-since' } }])
    expect(ids.map((id) => pageOf(world, 'ledger', id).values)).toMatchObject([{ title: '甲', count: 1 }, { title: '乙', count: 8 }, { title: '丙', count: 1 }])
  })

  test('[UND2] steps of several books lie on one stack, and what is done as one goes back as one', async () => {
    const world = await aWorkspace('zhou')
    const { commands, table } = world.workspace
    const ids = some(world, ['甲', '乙', '丙'])
    const diary = made(commands.create('diary', { title: '日記', owner: 'zhou' })).id
    const step = {}
    commands.asOne(step, () => ids.forEach((id) => commands.set(at(id), 'owner', 'lin')))
    commands.asOne(step, () => commands.set(at(diary, 'diary'), 'title', '週記'))
    commands.remove(at(ids[0]!))
    expect(await commands.undo()).toMatchObject({ command: 'remove', pages: [at(ids[0]!)] })
    expect(commands.mayUndo(step)).toBe(true)
    const undone = await commands.undo()
    expect(undone).toMatchObject({ step, command: 'set', field: 'owner', refused: [] })
    expect(undone?.pages).toHaveLength(4)
    expect(ids.map((id) => pageOf(world, 'ledger', id).values.owner)).toEqual([undefined, undefined, undefined])
    expect(pageOf(world, 'diary', diary).values.title).toBe('日記')
    expect(await commands.undo()).toMatchObject({ command: 'create', pages: [at(diary, 'diary')] })
    expect(table('diary').pages()).toEqual([])
    expect(commands.mayUndo(step)).toBe(false)
  })

  test('[UND2] what was taken back is done again, until something else is done', async () => {
    const world = await aWorkspace('zhou')
    const { commands, table } = world.workspace
    const [id = ''] = some(world, ['甲'])
    const row = commands.addRow(at(id), 'lines', { what: '茶禮' })
    const rowId = row.ok ? row.value : ''
    commands.setCell(at(id), 'lines', rowId, 'due', '2026-12-01')
    commands.tick(at(id), 'prep', 'profile', true)
    commands.set(at(id), 'title', '乙')
    const whole = pageOf(world, 'ledger', id).values
    for (let step = 0; step < 5; step++) expect((await commands.undo())?.refused).toEqual([])
    expect(table('ledger').pages()).toEqual([])
    expect((await commands.redo())?.command).toBe('create')
    for (let step = 0; step < 4; step++) expect((await commands.redo())?.refused).toEqual([])
    expect(pageOf(world, 'ledger', id).values).toEqual(whole)
    expect(await commands.redo()).toBeUndefined()
    await commands.undo()
    commands.set(at(id), 'count', 9)
    expect(await commands.redo()).toBeUndefined()
    expect(pageOf(world, 'ledger', id).values).toMatchObject({ title: '甲', count: 9 })
  })

  test('[UND2] a step of long ago is taken back by its name, and once only', async () => {
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    const [first = '', second = ''] = some(world, ['甲', '乙'])
    const step = {}
    commands.asOne(step, () => commands.set(at(first), 'count', 5))
    commands.set(at(second), 'count', 7)
    await commands.undo(step)
    expect([first, second].map((id) => pageOf(world, 'ledger', id).values.count)).toEqual([1, 7])
    expect(await commands.undo(step)).toBeUndefined()
  })

  test('[UND3] what somebody changed since stays, the rest of the step goes back', async () => {
    const volumes = memoryVolumes()
    const here = await aWorkspace('zhou', volumes)
    const there = await aWorkspace('lin', volumes)
    const { commands } = here.workspace
    const [first = '', second = ''] = some(here, ['甲', '乙'])
    commands.asOne({}, () => [first, second].forEach((id) => commands.set(at(id), 'count', 5)))
    there.workspace.commands.set(at(first), 'count', 8)
    const undone = await commands.undo()
    expect(undone?.pages).toEqual([at(second)])
    expect(undone?.refused).toEqual([{ page: at(first), refusal: { because: 'changed-since' } }])
    expect([first, second].map((id) => pageOf(here, 'ledger', id).values.count)).toEqual([8, 1])
    // Nor does doing it again overwrite what is refused now.
    there.workspace.commands.set(at(second), 'count', 6)
    expect((await commands.redo())?.refused).toEqual([{ page: at(second), refusal: { because: 'changed-since' } }])
    expect(pageOf(here, 'ledger', second).values.count).toBe(6)
  })

  test('[UND4] a move without a way back says so, and the step before it is still there', async () => {
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    const [id = ''] = some(world, ['甲'])
    commands.set(at(id), 'count', 2)
    const step = {}
    commands.asOne(step, () => commands.move(at(id), 'giveUp'))
    expect(commands.mayUndo(step)).toBe(false)
    expect(await commands.undo()).toMatchObject({ command: 'move', field: 'giveUp', pages: [], refused: [{ refusal: { because: 'no-way-back' } }] })
    expect(await commands.undo()).toMatchObject({ command: 'set', refused: [{ refusal: { because: 'frozen' } }] })
  })

  test('[UND5] called off anywhere, again and again, a step is in part there and in part not; nothing of it is lost, and going on completes it', async () => {
    const count = 90
    const way = fc.record({ back: fc.boolean(), stopAfter: fc.option(fc.nat({ max: 2 }), { nil: undefined }) })
    await fc.assert(fc.asyncProperty(fc.array(way, { maxLength: 5 }), async (ways) => {
      const world = await aWorkspace('zhou')
      const { commands, table } = world.workspace
      const ids = some(world, Array.from({ length: count }, (_, nth) => `第 ${nth}`))
      const step = {}
      commands.asOne(step, () => {
        // Twice in the same place, so that the order matters, and a page that is made and written on.
        for (const id of ids) { commands.set(at(id), 'count', 2); commands.set(at(id), 'title', '改'); commands.set(at(id), 'count', 3) }
        const made = commands.create('diary', { title: '日記', owner: 'zhou' })
        if (made.ok) commands.set(at(made.value.id, 'diary'), 'title', '週記')
      })
      const diaries = () => table('diary').pages().map(({ values }) => values.title)
      const changed = () => ids.filter((id) => JSON.stringify([pageOf(world, 'ledger', id).values.count, pageOf(world, 'ledger', id).values.title]) === JSON.stringify([3, '改'])).length
      const run = (back: boolean, stopAfter?: number) => {
        const calling = new AbortController()
        let told = 0
        const overseen = { signal: calling.signal, tell: () => { if (stopAfter !== undefined && told++ >= stopAfter) calling.abort() } }
        return back ? commands.undo(step, overseen) : commands.redo(overseen)
      }
      for (const { back, stopAfter } of ways) {
        const done = await run(back, stopAfter)
        // A page that it went through by half counts as one that is still to come.
        if (done !== undefined) expect(done.refused).toEqual([])
        if (done?.left.length === 0) expect(changed()).toBe(back ? 0 : count)
        else if (done !== undefined) expect(done.left.length).toBeGreaterThan(0)
      }
      if (commands.mayUndo(step)) expect(await run(true)).toMatchObject({ step, refused: [], left: [] })
      expect([changed(), diaries(), ids.every((id) => pageOf(world, 'ledger', id).values.count === 1)]).toEqual([0, [], true])
      expect(await run(false)).toMatchObject({ step, refused: [], left: [] })
      expect([changed(), diaries()]).toEqual([count, ['週記']])
      expect(await run(true)).toMatchObject({ step, refused: [], left: [] })
      expect([changed(), diaries()]).toEqual([0, []])
      expect((await commands.undo())?.command).toBe('create')
    }), { numRuns: 10, seed: 5 })
  })

  test('[UND5] called off before its first page nothing changed, and what somebody changed meanwhile stays as it goes on', async () => {
    const volumes = memoryVolumes()
    const here = await aWorkspace('zhou', volumes)
    const there = await aWorkspace('lin', volumes)
    const { commands } = here.workspace
    const ids = some(here, Array.from({ length: 60 }, (_, nth) => `第 ${nth}`))
    const step = {}
    commands.asOne(step, () => ids.forEach((id) => commands.set(at(id), 'count', 5)))
    const counts = () => ids.map((id) => pageOf(here, 'ledger', id).values.count)
    const nothing = await commands.undo(step, { signal: AbortSignal.abort() })
    expect([nothing?.pages, nothing?.left.length, commands.mayUndo(step), new Set(counts())]).toEqual([[], 60, true, new Set([5])])
    const calling = new AbortController()
    const some60 = await commands.undo(step, { signal: calling.signal, tell: () => calling.abort() })
    expect(counts().filter((count) => count === 1)).toHaveLength(some60!.pages.length)
    expect(some60!.pages.length + some60!.left.length).toBe(60)
    there.workspace.commands.set(at(ids[0]!), 'count', 8)
    const whole = await commands.undo(step)
    expect([whole?.pages.length, whole?.refused, whole?.left]).toEqual([some60!.left.length - 1, [{ page: at(ids[0]!), refusal: { because: 'changed-since' } }], []])
    expect(counts()).toEqual([8, ...ids.slice(1).map(() => 1)])
  })

  test('[UND5] a second undo that is asked for while a long one runs finds what that one left', async () => {
    const world = await aWorkspace('zhou')
    const { commands } = world.workspace
    const ids = some(world, Array.from({ length: 60 }, (_, nth) => `第 ${nth}`))
    for (const count of [2, 3]) commands.asOne({}, () => ids.forEach((id) => commands.set(at(id), 'count', count)))
    const both = await Promise.all([commands.undo(), commands.undo()])
    expect(both.map((done) => [done?.pages.length, done?.refused])).toEqual([[60, []], [60, []]])
    expect(new Set(ids.map((id) => pageOf(world, 'ledger', id).values.count))).toEqual(new Set([1]))
  })
})
