import type { Book } from '@hebu/shared/books/define-book.ts'
import { meetings } from '@hebu/shared/books/meetings.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { movesRoot } from '@hebu/shared/codec/roots.ts'
import { routeFor } from '@hebu/shared/rules/approval/route.ts'
import type { Standing } from '@hebu/shared/rules/access.ts'
import type { RouteStep } from '@hebu/shared/vocabulary/sealing.ts'
import { afterEach, expect, test, vi } from 'vitest'

import { aMember, smallDirectory } from '../../kit/department.ts'
import type { SealingDevice } from '../../kit/sealed-department.ts'
import { aSealedDepartment, sealingCharter } from '../../kit/sealed-department.ts'
import { made } from '../../kit/workspace.ts'

const opened: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

const headDecides = { ...sealingCharter, chains: { minutes: [{ by: ['head' as const], mode: 'single' as const, limitWorkingDays: 2 }] } }
const standing = (charter: Standing['charter'], more: Standing['directory']['members'] = []): Standing => ({ directory: { ...smallDirectory(), members: [...smallDirectory().members, aMember('bai'), ...more] }, charter })
const minutes = { group: 'east', chair: 'wang', recorder: 'zhou', attendance: ['wang', 'zhou', 'lin', 'he', 'fang', 'bai'].map((id) => ({ id, at: 'a0', cells: id === 'bai' ? { status: 'absent' } : { status: 'present' } })) }
const routeOf = (applicant: string, by: Standing, values: Readonly<Record<string, unknown>> = {}): readonly Partial<RouteStep>[] | undefined =>
  routeFor(meetings as Book, meetings.moves['submit']!, { id: 'm', shelf: 'g-east/2026-Q4', state: 'drafted', values: { ...minutes, ...values }, made: undefined }, applicant, by, {} as never)?.map(({ by: functions, members }) => (members === undefined ? { by: functions } : { by: functions, members }))

test('[SEAL21] [S3-4.2.3b] minutes go along the charter\'s chain; what the head hands in falls to who stands above, then to those who were there', () => {
  expect(routeOf('zhou', standing(headDecides))).toEqual([{ by: ['head'] }])
  const withDeputy = standing(headDecides, [aMember('du', { post: 'deputy', group: undefined })])
  expect(routeOf('wang', withDeputy)).toEqual([{ by: ['deputy'] }])
  // The head chaired it and hands it in: the recorder answers, or where she wrote it herself those who were there and can open it.
  expect(routeOf('wang', standing(headDecides))).toEqual([{ by: [], members: ['zhou'] }])
  expect(routeOf('wang', standing(headDecides), { recorder: 'wang' })).toEqual([{ by: [], members: ['zhou', 'lin'] }])
  // Nobody else is there: it waits for the function, and says so.
  expect(routeOf('wang', standing(headDecides), { recorder: 'wang', attendance: [] })).toEqual([{ by: ['head'] }])
})

test('[SEAL21] without such a chain the chair or the head answers, never who hands it in', () => {
  expect(routeOf('zhou', standing(sealingCharter))).toEqual([{ by: ['head'], members: ['wang'] }])
  expect(routeOf('lin', standing(sealingCharter), { chair: 'lin' })).toEqual([{ by: ['head'] }])
  expect(routeOf('wang', standing(sealingCharter), { chair: 'lin' })).toEqual([{ by: [], members: ['lin'] }])
  expect(routeOf('wang', standing(sealingCharter))).toEqual([{ by: [], members: ['zhou'] }])
})

const at = (id: string) => ({ book: 'meetings', id })
const logOf = (device: SealingDevice, id: string) => device.volumes.all().find(({ address }) => address.book === 'meetings' && address.shelf === page(device, id).shelf)!.doc.getMap<Record<string, unknown>>(movesRoot(id))
const page = (device: SealingDevice, id: string) => device.workspace.table('meetings').page(id)!

test('[SEAL21] [SEAL18] the recorder answers minutes that the head hands in; without a network, and nobody else may', async () => {
  const department = aSealedDepartment({ books: [meetings as Book, tasks as Book], charter: headDecides })
  opened.push(department)
  const [wang, zhou, lin] = [department.device('wang', 1), department.device('zhou', 2), department.device('lin', 3)]
  await vi.waitFor(() => expect(department.directory().keys).toHaveLength(3))
  const { id } = made(wang.workspace.commands.create('meetings', { kind: 'adhoc', title: '临时会议', startsAt: '2026-11-23T01:30:00.000Z', chair: 'wang', recorder: 'zhou', group: 'east', attendance: ['wang', 'zhou', 'lin'].map((member) => ({ id: member, cells: { status: 'present' } })) }))
  for (const move of ['open', 'draft']) expect(wang.workspace.commands.move(at(id), move)).toMatchObject({ ok: true })
  expect(await wang.workspace.commands.seal(at(id), 'submit')).toMatchObject({ ok: true })
  department.meet(wang, zhou, lin)
  await vi.waitFor(() => expect([zhou, lin].map((device) => page(device, id)?.state)).toEqual(['submitted', 'submitted']))
  for (const device of [wang, lin]) expect(await device.workspace.commands.seal(at(id), 'approve')).toMatchObject({ refusal: { because: 'not-actor' } })
  zhou.setOnline(false)
  expect(await zhou.workspace.commands.seal(at(id), 'approve', '与会上所说一致')).toMatchObject({ ok: true })
  zhou.setOnline(true)
  department.meet(wang, zhou, lin)
  await vi.waitFor(() => expect([wang, zhou, lin].map((device) => page(device, id).state)).toEqual(['approved', 'approved', 'approved']))
  expect(page(wang, id).moves.at(-1)).toMatchObject({ by: 'zhou', verdict: 'applied', seal: {} })
  expect(page(wang, id).moves.at(-1)!.as).toBeUndefined()
  // A word of somebody whom the step does not name does not count, whatever it says.
  const log = logOf(wang, id)
  const entry = page(wang, id).moves.at(-1)!
  log.set(entry.id, { ...log.get(entry.id), by: 'lin' })
  expect(page(wang, id)).toMatchObject({ state: 'submitted' })
})

test('[SEAL19] [SEAL21] minutes that were handed in, returned and approved before keep what they came to', async () => {
  const department = aSealedDepartment({ books: [meetings as Book] })
  opened.push(department)
  const wang = department.device('wang', 1)
  const { id } = made(wang.workspace.commands.create('meetings', { kind: 'adhoc', title: '旧会议', startsAt: '2026-11-23T01:30:00.000Z', chair: 'lin', recorder: 'lin', group: 'east' }))
  const log = logOf(wang, id)
  const states = ['scheduled', 'open', 'drafted', 'submitted', 'returned', 'submitted']
  for (const [nth, move] of ['open', 'draft', 'submit', 'return', 'submit'].entries()) log.set(`m${nth}`, { move, from: states[nth], to: states[nth + 1], by: 'lin', at: `2026-11-23T0${nth}:00:00.000Z`, ...(nth === 0 ? {} : { after: `m${nth - 1}` }) })
  expect(page(wang, id)).toMatchObject({ state: 'submitted' })
  expect(page(wang, id).moves.map(({ verdict }) => verdict)).toEqual(['applied', 'applied', 'applied', 'applied', 'applied'])
  await vi.waitFor(() => expect(department.directory().keys).toHaveLength(1))
  expect(await wang.workspace.commands.seal(at(id), 'approve')).toMatchObject({ ok: true })
  expect(page(wang, id).state).toBe('approved')
})
