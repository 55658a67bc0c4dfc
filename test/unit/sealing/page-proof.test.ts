import { checkProof } from '@hebu/shared/codec/sealing/check-proof.ts'
import { createEd25519 } from '@hebu/shared/codec/sealing/ed25519.ts'
import { readProof } from '@hebu/shared/codec/sealing/proof.ts'
import { afterEach, expect, test, vi } from 'vitest'

import type { SealingDevice } from '../../kit/sealed-department.ts'
import { aSealedDepartment } from '../../kit/sealed-department.ts'
import { made } from '../../kit/workspace.ts'

const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

const at = (id: string) => ({ book: 'deeds', id })
const movesOf = (device: SealingDevice, id: string) => device.workspace.table('deeds').page(id)!.moves

async function checkedProof(device: SealingDevice, id: string) {
  const bytes = await device.workspace.proofOf(at(id), ['供貨合同'])
  const read = readProof(bytes!)
  if (!read.ok) throw new Error(read.refusal)
  return checkProof(read.value, createEd25519())
}

test('[WIT16] a page that was handed in and approved is exported with its seals, contents, keys and witnesses, and holds', async () => {
  const department = aSealedDepartment()
  opened.push(department)
  const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
  await zhou.settled()
  const { id } = made(zhou.workspace.commands.create('deeds', { title: '供貨合同' }))
  expect(await zhou.workspace.proofOf(at(id), [])).toBeUndefined()
  await zhou.workspace.commands.seal(at(id), 'submit')
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(lin.workspace.table('deeds').page(id)?.state).toBe('review'))
  expect(await lin.workspace.commands.seal(at(id), 'approve', '同意')).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(movesOf(lin, id).every(({ witnessed }) => witnessed !== undefined)).toBe(true))
  const checked = await checkedProof(lin, id)
  expect(checked.seals).toMatchObject([
    { statement: { move: 'submit', by: 'zhou' }, witnessed: { by: 'zhou' }, content: { values: { title: '供貨合同' } } },
    { statement: { move: 'approve', by: 'lin', note: '同意' }, witnessed: { by: 'lin' } },
  ])
  expect(checked.seals.map(({ fault }) => fault)).toEqual([undefined, undefined])
  // The relay of this department signs no names: they are the device's own, and said to be.
  expect(checked).toMatchObject({ sound: true, attested: false, names: expect.arrayContaining([expect.objectContaining({ id: 'zhou', name: department.name('zhou') })]) })
})

test('[WIT16] without a network a page is exported too, and the proof says that nobody has witnessed it', async () => {
  const department = aSealedDepartment()
  opened.push(department)
  const zhou = department.device('zhou', 1)
  await vi.waitFor(() => expect(department.directory().keys).toHaveLength(1))
  zhou.setOnline(false)
  const { id } = made(zhou.workspace.commands.create('deeds', { title: '離線' }))
  expect(await zhou.workspace.commands.seal(at(id), 'submit')).toMatchObject({ ok: true })
  expect(await checkedProof(zhou, id)).toMatchObject({ sound: false, seals: [{ statement: { by: 'zhou' }, witnessed: undefined }] })
})
