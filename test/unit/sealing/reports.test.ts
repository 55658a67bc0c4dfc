import { reports } from '@hebu/shared/books/reports.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { movesRoot } from '@hebu/shared/codec/roots.ts'
import { compareContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import { afterEach, expect, test, vi } from 'vitest'

import { write } from '../../kit/editor-harness/sample-text.ts'
import type { SealingDevice } from '../../kit/sealed-department.ts'
import { aSealedDepartment } from '../../kit/sealed-department.ts'
import { made } from '../../kit/workspace.ts'

const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

/** Zhou's report of a day, ready to be handed in, as zhou's device has it without a network. */
async function aReport() {
  const department = aSealedDepartment({ books: [reports as Book] })
  opened.push(department)
  const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
  await vi.waitFor(() => expect(department.directory().keys).toHaveLength(2))
  zhou.setOnline(false)
  const { id } = made(zhou.workspace.commands.create('reports', { kind: 'daily', author: 'zhou', periodKey: '2026-11-23' }))
  const at = { book: 'reports', id }
  for (const field of ['done', 'next']) write(zhou.workspace.text(at, field)!.fragment, ['paragraph', `拜访华辰：${field}`])
  return { department, zhou, lin, at }
}
const page = (device: SealingDevice, id: string) => device.workspace.table('reports').page(id)!

test('[SEAL20] [REP11] handing in a report seals what it says in one act; the relay\'s witness is when it received it', async () => {
  const { department, zhou, lin, at } = await aReport()
  expect(await zhou.workspace.commands.seal(at, 'submit')).toMatchObject({ ok: true })
  const handedIn = () => page(lin, at.id).moves[0]!
  expect(page(zhou, at.id)).toMatchObject({ state: 'submitted', moves: [{ verdict: 'applied', at: '2026-11-23T01:00:00.000Z' }] })
  expect(page(zhou, at.id).round).toBeUndefined()
  zhou.setOnline(true)
  await vi.waitFor(() => expect(page(zhou, at.id).moves[0]!.witnessed).toMatchObject({ by: 'zhou', at: '2026-11-23T01:01:00.000Z' }))
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(handedIn()).toMatchObject({ witnessed: { at: '2026-11-23T01:01:00.000Z' } }))
  // Her remarks are no change of what was handed in; what he amends is, and it is told.
  expect(lin.workspace.commands.addRow(at, 'remarks', { by: 'lin', text: '很好' })).toMatchObject({ ok: true })
  const sealed = (await zhou.workspace.contentThen(at, handedIn().content!))!
  department.meet(zhou, lin)
  expect(compareContent(reports as Book, sealed, lin.workspace.content(at)!)).toEqual([])
  write(zhou.workspace.text(at, 'done')!.fragment, ['paragraph', '补记一条'])
  department.meet(zhou, lin)
  expect(compareContent(reports as Book, sealed, lin.workspace.content(at)!)).toMatchObject([{ kind: 'text', field: 'done' }])
})

test('[SEAL19] what was handed in without a seal before reports asked for one counts as before; afterwards it does not', async () => {
  const { zhou, at } = await aReport()
  const log = zhou.volumes.all()[0]!.doc.getMap(movesRoot(at.id))
  const enter = (when: string): void => void log.set('old', { move: 'submit', from: 'draft', to: 'submitted', by: 'zhou', at: when })
  enter('2026-12-31T10:00:00.000Z')
  expect(page(zhou, at.id)).toMatchObject({ state: 'submitted', moves: [{ verdict: 'applied' }] })
  enter('2027-01-01T10:00:00.000Z')
  expect(page(zhou, at.id)).toMatchObject({ state: 'draft', moves: [{ verdict: 'unsealed' }] })
})
