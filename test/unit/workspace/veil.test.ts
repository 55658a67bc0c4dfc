// @vitest-environment happy-dom
import { createEffect, createRoot } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'

import { createTakeBack } from '@hebu/web/features/books/undo/take-back.ts'
import { toasts } from '@hebu/web/ui/toast.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { undoWords } from '@hebu/web/words/undo.ts'
import { mayMerge } from '@hebu/web/workspace/merging/merge-pages.ts'
import { maySeparate } from '@hebu/web/workspace/merging/separate-pages.ts'
import { createVeil } from '@hebu/web/workspace/veil.ts'

import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'

const englishWords = createWords({ language: 'en' })
const secret = '底價三成'

describe('a screen that others see', () => {
  test('[SHARE1] what lies in a confidential companion is on no page, in no history and under no rights while it is shared; nothing of it is lost', async () => {
    const world = await aWorkspace('wang')
    const { commands, sharing } = world.workspace
    const { id } = made(commands.create('ledger', { title: '甲', secretNote: secret }))
    const address = { book: 'ledger', id }
    const told = vi.fn()
    const stop = createRoot((dispose) => {
      createEffect(() => told(JSON.stringify(world.workspace.table('ledger').page(id)?.values).includes(secret)))
      return dispose
    })
    sharing.turn(true)
    expect(pageOf(world, 'ledger', id)).toMatchObject({ values: { title: '甲' }, parts: [] })
    expect(JSON.stringify([pageOf(world, 'ledger', id), world.workspace.record(address)])).not.toContain(secret)
    // What is made and changed meanwhile is kept from it as well.
    commands.set(address, 'title', '乙')
    // Nobody writes over what they do not see.
    expect(world.workspace.table('ledger').rights(pageOf(world, 'ledger', id)).mayEditField('secretNote')).toBe(false)
    expect(commands.set(address, 'secretNote', '底價四成').ok).toBe(false)
    const other = made(commands.create('ledger', { title: '丙', secretNote: secret }))
    for (const one of [id, other.id]) expect(JSON.stringify(pageOf(world, 'ledger', one))).not.toContain(secret)
    sharing.turn(false)
    for (const one of [id, other.id]) expect(pageOf(world, 'ledger', one)).toMatchObject({ values: { secretNote: secret }, parts: ['secret'] })
    expect(told.mock.calls.map(([shown]) => shown)).toEqual([true, false, false, true])
    stop()
  })

  test('[SHARE1] pages are not merged while something of them is not shown', async () => {
    const world = await aWorkspace('wang')
    world.workspace.sharing.turn(true)
    const ids = ['甲', '乙'].map((title) => made(world.workspace.commands.create('ledger', { title })).id)
    const may = mayMerge(world.workspace, { book: 'ledger', ids })
    expect(may).toMatchObject({ ok: false, refusal: { refusal: { because: 'screen-shared' } } })
  })

  test('[SHARE2] what was confidential before sharing is not taken back or done again while the screen is shared, nothing of it is told, and later it is', async () => {
    const world = await aWorkspace('wang')
    const { commands, sharing } = world.workspace
    const { id } = made(commands.create('ledger', { title: '甲', secretNote: secret }))
    const address = { book: 'ledger', id }
    commands.set(address, 'secretNote', '底價四成')
    expect(commands.comment(address, { text: '再壓一壓', field: 'secretNote' }).ok).toBe(true)
    sharing.turn(true)
    commands.set(address, 'title', '乙')
    const said = () => toasts().at(-1)?.text ?? ''
    const takeBack = createTakeBack({ workspace: world.workspace, words: englishWords, navigate: () => undefined })
    const undo = () => takeBack.undo()

    await undo()
    expect(pageOf(world, 'ledger', id).values['title']).toBe('甲')
    // The comment and then the note: pressed again and again, nothing comes to light and nothing is lost.
    for (const _ of [1, 2]) {
      await undo()
      expect(said()).toBe(englishWords.say(undoWords.veiled))
    }
    await takeBack.redo()
    expect(pageOf(world, 'ledger', id).values['title']).toBe('乙')
    sharing.turn(false)
    expect([pageOf(world, 'ledger', id).values['secretNote'], world.workspace.record(address).comments.filter(({ removed }) => removed === undefined).length]).toEqual(['底價四成', 1])

    await undo()
    await undo()
    expect(world.workspace.record(address).comments.filter(({ removed }) => removed === undefined)).toHaveLength(0)
    await undo()
    expect(pageOf(world, 'ledger', id).values['secretNote']).toBe(secret)
    sharing.turn(true)
    await takeBack.redo()
    expect(said()).toBe(englishWords.say(undoWords.notRedoneVeiled))
    sharing.turn(false)
    expect(pageOf(world, 'ledger', id).values['secretNote']).toBe(secret)
    await takeBack.redo()
    expect(pageOf(world, 'ledger', id).values['secretNote']).toBe('底價四成')
  })

  test('[SHARE2] a merge is not taken back while something of it is not shown', async () => {
    const world = await aWorkspace('wang')
    const may = (): unknown => maySeparate(world.workspace, 'ledger', 'none', { id: 'm', from: { id: 'a', shelf: 'g-all' }, undone: false } as never)
    expect(may()).not.toMatchObject({ refusal: { refusal: { because: 'screen-shared' } } })
    world.workspace.sharing.turn(true)
    expect(may()).toMatchObject({ ok: false, refusal: { refusal: { because: 'screen-shared' } } })
  })

  test('[SHARE1] a tab that is loaded anew keeps it; pressed again it ends', () => {
    const kept: boolean[] = []
    const memory = { read: () => kept.at(-1) ?? false, write: (on: boolean) => void kept.push(on) }
    const rereads = vi.fn()
    const veil = () => createVeil(() => [{ rereadParts: rereads }] as never, () => ({ id: 'wang' }) as never, memory)
    const first = veil()
    expect(first.sharing.on()).toBe(false)
    first.sharing.turn(true)
    first.sharing.turn(true)
    expect([kept, rereads.mock.calls.length]).toEqual([[true], 1])
    const again = veil()
    expect(again.sharing.on()).toBe(true)
    again.sharing.turn(false)
    expect(veil().sharing.on()).toBe(false)
  })
})
