import { byItself } from '@hebu/shared/codec/by-itself.ts'
import { createRoot } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'

describe('rules', () => {
  const submitted = async (given: Record<string, unknown>) => {
    const volumes = memoryVolumes()
    const rep = await aWorkspace('zhou', volumes)
    const { id } = made(rep.workspace.commands.create('ledger', { title: '甲', count: 1, ...given }))
    rep.workspace.text({ book: 'ledger', id }, 'body')!.fragment.insert(0, [new Y.XmlText('文')])
    rep.workspace.commands.move({ book: 'ledger', id }, 'submit')
    return { volumes, rep, id }
  }

  test('[WFL3] [LEA5] a move by rule is made once it is due, by the devices of those who may, and is one move', async () => {
    vi.useFakeTimers()
    const { volumes, rep, id } = await submitted({ dueAt: '2026-11-22' })
    const origins: unknown[] = []
    volumes.open('w1/ledger/g-all').doc.on('update', (_, origin) => origins.push(origin))
    const again = await aWorkspace('zhou', volumes)
    await aWorkspace('he', volumes)
    await vi.advanceTimersByTimeAsync(50)
    const page = pageOf(rep, 'ledger', id)
    expect(page.state).toBe('draft')
    expect(page.moves.map(({ move, by, verdict }) => [move, by, verdict])).toEqual([['submit', 'zhou', 'applied'], ['expire', 'zhou', 'applied']])
    expect(new Set(origins)).toEqual(new Set([byItself]))
    expect(again.workspace.commands.mayMove({ ...page, state: 'submitted' }, 'expire')).toMatchObject({ refusal: { because: 'not-actor' } })
    vi.useRealTimers()
  })

  test('[WFL3] what is not due is left alone', async () => {
    vi.useFakeTimers()
    const { rep, id } = await submitted({ dueAt: '2026-11-23' })
    await vi.advanceTimersByTimeAsync(50)
    expect(pageOf(rep, 'ledger', id).state).toBe('submitted')
    vi.useRealTimers()
  })

  test('[CMD5] [S2-6.1.2c] remarks are written beside a closed page by those they are for, and by nobody else', async () => {
    const { volumes, rep, id } = await submitted({})
    const head = await aWorkspace('wang', volumes)
    const address = { book: 'ledger', id }
    head.workspace.commands.move(address, 'approve')
    expect(head.workspace.commands.set(address, 'title', '乙')).toMatchObject({ refusal: { because: 'frozen' } })
    expect(head.workspace.commands.addRow(address, 'remarks', { by: 'wang', text: '已閱' })).toMatchObject({ ok: true })
    expect(rep.workspace.commands.addRow(address, 'remarks', { by: 'zhou', text: '謝謝' })).toMatchObject({ refusal: { because: 'frozen' } })
    expect(pageOf(rep, 'ledger', id).values.remarks).toMatchObject([{ cells: { text: '已閱' } }])
  })
})

describe('presence', () => {
  test('[PRS1] others on the same page are seen with the field they are in, and not oneself', async () => {
    const volumes = memoryVolumes()
    const world = await aWorkspace('zhou', volumes)
    const { id } = made(world.workspace.commands.create('ledger', { title: '甲' }))
    const address = { book: 'ledger', id }
    world.workspace.announce(address, 'title')
    const { awareness } = volumes.open('w1/ledger/g-all')
    const presence = createRoot(() => world.workspace.presence(address))
    expect(presence()).toEqual([])
    awareness.states.set(77, { user: { id: 'lin' }, at: { page: id, field: 'count' } })
    awareness.states.set(78, { user: { id: 'he' }, at: { page: 'other' } })
    awareness.emit('change', [{ added: [77, 78], updated: [], removed: [] }, 'remote'])
    expect(presence()).toEqual([{ member: 'lin', clientId: 77, field: 'count' }])
  })
})
