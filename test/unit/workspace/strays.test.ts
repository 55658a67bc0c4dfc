import { strayRoot, textRoot } from '@hebu/shared/codec/roots.ts'
import { writePieces } from '@hebu/shared/codec/stray-pieces.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { createEffect, createRoot } from 'solid-js'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import { aWorkspace, made } from '../../kit/workspace.ts'

const piece = { client: 7, clock: 40, length: 3, text: '已付款', line: '7.3', after: '7.12' }

/** A page of the ledger on which a merge left a stray. */
async function aPageWithStray(field: string, member?: string) {
  const world = await aWorkspace('zhou')
  const { id } = made(world.workspace.commands.create('ledger', { title: '甲' }))
  const { doc } = world.volumes.all().find(({ address }) => address.book === 'ledger' && address.part === undefined)!
  const leave = (): void => doc.transact(() => writePieces(doc, strayRoot(id, field, member), [piece]))
  return { ...world, doc, leave, page: { book: 'ledger', id }, text: () => plainText(doc.get(textRoot(id, field, member), Y.XmlFragment)) }
}

for (const member of [undefined, 'lin'])
  test(`[TXT32] a stray is told of, put back at the end of its text, and is gone, ${member === undefined ? 'in a text of all' : 'in a text of one member'}`, async () => {
    const field = member === undefined ? 'body' : 'parts'
    const { workspace, leave, page, text } = await aPageWithStray(field, member)
    const told = vi.fn()
    const stop = createRoot((dispose) => {
      createEffect(() => told(workspace.strays(page, field, member).map((stray) => stray.text)))
      return dispose
    })
    leave()
    expect(told.mock.calls).toEqual([[[]], [['已付款']]])
    const [stray] = workspace.strays(page, field, member)
    expect(workspace.commands.putBackStray(page, field, stray!.key, member).ok).toBe(true)
    expect(text()).toBe('已付款')
    expect(told).toHaveBeenLastCalledWith([])
    // Pressed twice, it comes back once.
    workspace.commands.putBackStray(page, field, stray!.key, member)
    expect(text()).toBe('已付款')
    stop()
  })

test('[TXT32] a stray that is not needed goes without a trace in the text, and is not written again', async () => {
  const { workspace, leave, page, text } = await aPageWithStray('body')
  leave()
  expect(workspace.commands.dismissStray(page, 'body', workspace.strays(page, 'body')[0]!.key).ok).toBe(true)
  leave()
  expect(workspace.strays(page, 'body')).toEqual([])
  expect(text()).toBe('')
})

test('[TXT32] who may not edit the text can do nothing to its strays', async () => {
  const { workspace, volumes, leave, page } = await aPageWithStray('body')
  leave()
  for (const { name } of volumes.all()) volumes.setAccess(name, 'read')
  const [stray] = workspace.strays(page, 'body')
  expect(workspace.commands.putBackStray(page, 'body', stray!.key).ok).toBe(false)
  expect(workspace.commands.dismissStray(page, 'body', stray!.key).ok).toBe(false)
  expect(workspace.strays(page, 'body')).toHaveLength(1)
})
