import type { Book } from '@hebu/shared/books/define-book.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { imports } from '@hebu/shared/books/imports.ts'
import { actsIn } from '@hebu/shared/books/member-acts.ts'
import { accessTo, hasFunction } from '@hebu/shared/rules/access.ts'
import { timelineOf } from '@hebu/web/features/books/page/record/timeline/timeline.ts'
import { findHeadings } from '@hebu/shared/rules/exchange/find-headings.ts'
import { importTargets } from '@hebu/shared/rules/exchange/import-targets.ts'
import { matchColumns } from '@hebu/shared/rules/exchange/match-columns.ts'
import { beginRecord, broughtBy, endRecord, importsOf, isCutShort, mayTakeBack, takeImportBack } from '@hebu/web/features/books/exchange/import/import-log.ts'
import type { ActedLine, Choices } from '@hebu/web/features/books/exchange/import/line-acts.ts'
import { actsOf, whyNot } from '@hebu/web/features/books/exchange/import/line-acts.ts'
import { readLines } from '@hebu/web/features/books/exchange/import/read-lines.ts'
import type { ImportDone } from '@hebu/web/features/books/exchange/import/run-import.ts'
import { plannedUpdates, runImport } from '@hebu/web/features/books/exchange/import/run-import.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { importProblems } from '@hebu/web/words/exchange.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach, describe, expect, test } from 'vitest'

import { smallCharter, smallDirectory } from '../../kit/department.ts'
import type { FakeWorkspace } from '../../kit/fake-workspace.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'

const book = customers as Book
const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
const ordinary: Choices = { same: 'update', lenient: false, byLine: new Map() }
const open: Workspace[] = []

afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

const zhou = smallDirectory().members.find(({ id }) => id === 'zhou')!

async function aWorkspace(): Promise<FakeWorkspace> {
  const fake = aFakeWorkspace({ books: [book, imports as Book], member: 'zhou' })
  open.push(fake.workspace)
  await fake.settled()
  return fake
}

async function read(workspace: Workspace, lines: readonly (readonly string[])[], choices = ordinary): Promise<readonly ActedLine[]> {
  const every = importTargets(book, (part) => part === 'file')
  const headings = findHeadings(book, every, lines)
  return actsOf(await readLines({ book, lines, headings, targets: matchColumns(book, every, headings.names).targets, workspace, words, names: createNames(workspace, words) }, new AbortController().signal), choices)
}

interface Ran extends ImportDone {
  /** Says in the record what came of it. */
  readonly end: () => Promise<boolean>
}

/** Runs an import as far as its lines; its window may be closed then. */
async function run(workspace: Workspace, lines: readonly ActedLine[], calling = new AbortController(), tell: () => void = () => undefined): Promise<Ran> {
  const wanted = lines.filter(({ act }) => act !== 'skip' && act !== 'refused')
  const planned = plannedUpdates(wanted)
  const begun = (await beginRecord(workspace, { fileName: '客户.xlsx', book: 'customers' }, [...planned.values()]))!
  const done = await runImport(book, wanted, workspace, calling.signal, tell, { from: begun.record.id, step: begun.step, planned })
  return { ...done, end: () => endRecord(workspace, begun, { fileName: '客户.xlsx', book: 'customers', created: done.created, updated: done.updated, refused: 0 }, done.log) }
}

const pagesOf = (workspace: Workspace) => workspace.table('customers').pages()
const named = (workspace: Workspace, name: string) => pagesOf(workspace).find(({ values }) => values['name'] === name)
const valuesOf = (workspace: Workspace) => pagesOf(workspace).map(({ id, values }) => ({ id, values })).toSorted((a, b) => (a.id < b.id ? -1 : 1))

const sheet = [
  ['客户名称', '联系人', '手机', '行业', '负责人', '规模', '最近核实'],
  ['云岫示例食品有限公司', '陈示例', '13800000001', '食品', zhou.name, '大型', '2026-03-05'],
  ['云岫示例食品有限公司', '林示例', '13800000002', '', '', '', ''],
  [],
  ['鹿汀示例商贸有限公司', '', '', '商贸', '查无此人', '巨大', '不是日期'],
  ['', '无名', '13800000003', '', '', '', ''],
  ['合计', '', '', '2', '', '', ''],
]

describe('lines', () => {
  test('[XCH6] [XCH7] are read as their fields read them, contacts too; two of one name are one page; what cannot be read is told', async () => {
    const { workspace } = await aWorkspace()
    const lines = await read(workspace, sheet)
    expect(lines.map(({ line, act }) => `${line.number} ${act}`)).toEqual(['2 new', '3 join', '5 refused', '6 refused', '7 skip'])
    expect(lines[2]!.line.problems.map(({ column }) => column)).toEqual([4, 5, 6])
    expect(whyNot(lines[2]!, (column) => sheet[0]![column]!, words)).toContain('负责人“查无此人”：没有叫这个名字的成员')
    const done = await run(workspace, lines)
    expect(done).toMatchObject({ created: 1, updated: 0, refused: [], stopped: false })
    expect(named(workspace, '云岫示例食品有限公司')?.values).toMatchObject({ industry: '食品', owner: 'zhou', scale: 'large', verifiedAt: '2026-03-05', contacts: [{ cells: { name: '陈示例', phone: '13800000001' } }, { cells: { name: '林示例', phone: '13800000002' } }] })
  })

  test('[XCH6] with problems come in without what cannot be read, where that is chosen', async () => {
    const { workspace } = await aWorkspace()
    await run(workspace, await read(workspace, sheet, { ...ordinary, lenient: true }))
    expect(named(workspace, '鹿汀示例商贸有限公司')?.values).toMatchObject({ industry: '商贸', owner: 'zhou' })
    expect(pagesOf(workspace)).toHaveLength(2)
  })

  test('[XCH8] a name that is there already, however it is written, is offered as an update; empty cells empty nothing, known contacts are changed and new ones added', async () => {
    const { workspace } = await aWorkspace()
    await run(workspace, await read(workspace, sheet))
    const again = [['客戶名稱', '聯繫人', '手機', '地區', '行業'], ['雲岫示例食品（有限公司）', '陈示例', '13900000009', '云岫市', ''], ['云岫示例食品有限公司', '新人', '137', '', '食品']]
    const lines = await read(workspace, again)
    expect(lines.map(({ act }) => act)).toEqual(['update', 'update'])
    const done = await run(workspace, lines.slice(0, 1))
    expect(done).toMatchObject({ created: 0, updated: 1 })
    expect(pagesOf(workspace)[0]!.values).toMatchObject({ name: '云岫示例食品有限公司', region: '云岫市', industry: '食品', contacts: [{ cells: { name: '陈示例', phone: '13900000009' } }, { cells: { name: '林示例' } }] })
    expect((await read(workspace, again.slice(0, 2), { ...ordinary, same: 'skip' })).map(({ act }) => act)).toEqual(['skip'])
    expect((await read(workspace, again.slice(0, 2), { ...ordinary, same: 'new' })).map(({ act }) => act)).toEqual(['new'])
    expect((await read(workspace, again, { ...ordinary, byLine: new Map([[3, 'skip']]) })).map(({ act }) => act)).toEqual(['skip', 'skip'])
  })
})

describe('an import', () => {
  const update = [['客户名称', '联系人', '手机', '行业', '地区'], ['云岫示例食品有限公司', '陈示例', '13900000009', '医药', '云岫'], ['云岫示例食品有限公司', '添加的', '1', '', ''], ['新来示例公司', '', '', '商贸', '']]

  test('[XCH9] is one step: taking it back leaves everything as it was, updates included, and it can be done again', async () => {
    const { workspace } = await aWorkspace()
    await run(workspace, await read(workspace, sheet))
    const before = valuesOf(workspace)
    const done = await run(workspace, await read(workspace, update))
    const after = valuesOf(workspace)
    expect(after).not.toEqual(before)
    await done.end()
    const undone = await workspace.commands.undo(done.step)
    expect(undone?.refused).toEqual([])
    expect(valuesOf(workspace)).toEqual(before)
    expect(importsOf(workspace, 'customers').filter(({ deleted }) => deleted !== undefined)).toHaveLength(1)
    await workspace.commands.redo()
    expect(valuesOf(workspace)).toEqual(after)
  })

  test('[XCH9] that is called off keeps what it wrote, which can be taken back', async () => {
    const { workspace } = await aWorkspace()
    const calling = new AbortController()
    const lines = await read(workspace, [['客户名称'], ...Array.from({ length: 400 }, (_, at) => [`示例${at}号公司`])])
    const done = await run(workspace, lines, calling, () => calling.abort())
    expect(done.stopped).toBe(true)
    expect(done.created).toBeGreaterThan(0)
    expect(done.created).toBeLessThan(400)
    expect(pagesOf(workspace)).toHaveLength(done.created)
    await workspace.commands.undo(done.step)
    expect(pagesOf(workspace)).toHaveLength(0)
  })

  test('[XCH10] is recorded, and taken back at a later time: what nobody changed since goes back, the rest stays and is counted', async () => {
    const { workspace } = await aWorkspace()
    await run(workspace, await read(workspace, sheet))
    const before = valuesOf(workspace)
    const done = await run(workspace, await read(workspace, update))
    expect(await done.end()).toBe(true)
    const record = importsOf(workspace, 'customers').find(({ values }) => Number(values['updated']) > 0)
    expect(record).toMatchObject({ made: { by: 'zhou' }, values: { name: '客户.xlsx', created: 1 } })
    const fresh = named(workspace, '新来示例公司')!
    workspace.commands.set({ book: 'customers', id: fresh.id }, 'region', '后来写的')
    const first = await takeImportBack(workspace, record!, () => undefined)
    expect(first).toMatchObject({ ok: true, value: { kept: [{ book: 'customers', id: fresh.id }] } })
    expect(valuesOf(workspace).filter(({ id }) => id !== fresh.id)).toEqual(before)
    expect(named(workspace, '新来示例公司')?.values['region']).toBe('后来写的')
    expect(importsOf(workspace, 'customers').map(({ deleted }) => deleted)).toEqual([undefined, undefined])
  })

  test('[XCH10] whose record nobody touched is gone from the record with all its pages, and comes back with one undo', async () => {
    const { workspace } = await aWorkspace()
    const done = await run(workspace, await read(workspace, sheet))
    await done.end()
    const taken = await takeImportBack(workspace, importsOf(workspace, 'customers')[0]!, () => undefined)
    expect(pagesOf(workspace)).toEqual([])
    expect(importsOf(workspace, 'customers')[0]?.deleted).toBeDefined()
    if (taken.ok) await workspace.commands.undo(taken.value.step)
    expect(pagesOf(workspace)).toHaveLength(1)
    expect(importsOf(workspace, 'customers')[0]?.deleted).toBeUndefined()
  })

  test('[XCH32] whose window is closed midway says what it made, and is taken back whole, updates included', async () => {
    const { workspace } = await aWorkspace()
    await run(workspace, await read(workspace, sheet))
    const before = valuesOf(workspace)
    const calling = new AbortController()
    const many = [...update, ...Array.from({ length: 300 }, (_, at) => [`示例${at}号公司`, '', '', '', ''])]
    const done = await run(workspace, await read(workspace, many), calling, () => calling.abort())
    expect(done.stopped).toBe(true)
    const record = importsOf(workspace, 'customers').find((each) => broughtBy(workspace, each).length === done.created)!
    expect(isCutShort(record)).toBe(true)
    expect(mayTakeBack(workspace, record)).toBe(true)
    expect(await takeImportBack(workspace, record, () => undefined)).toMatchObject({ ok: true, value: { kept: [] } })
    expect(valuesOf(workspace)).toEqual(before)
  })

  test('[XCH32] of updates that were never written leaves them as they are', async () => {
    const { workspace } = await aWorkspace()
    await run(workspace, await read(workspace, sheet))
    const before = valuesOf(workspace)
    const calling = new AbortController()
    calling.abort()
    const done = await run(workspace, await read(workspace, update), calling)
    expect(done).toMatchObject({ created: 0, updated: 0, stopped: true })
    const record = importsOf(workspace, 'customers').find(({ values }) => values['log'] !== undefined)!
    expect(await takeImportBack(workspace, record, () => undefined)).toMatchObject({ ok: true, value: { kept: [] } })
    expect(valuesOf(workspace)).toEqual(before)
  })

  test('[XCH32] may be taken back by the head, and by nobody else than whoever brought it in', () => {
    const standing = { directory: smallDirectory(), charter: smallCharter }
    const may = (member: string, part?: string) => accessTo({ shelf: 'm-zhou', part }, imports as Book, smallDirectory().members.find(({ id }) => id === member)!, standing)
    const head = smallDirectory().members.find((member) => hasFunction(member, 'head', smallCharter))!.id
    expect([may('zhou'), may('zhou', 'log'), may(head), may(head, 'log')]).toEqual(['write', 'write', 'write', 'write'])
    const others = smallDirectory().members.filter(({ id }) => id !== 'zhou' && id !== head)
    expect(others.length).toBeGreaterThan(0)
    for (const { id } of others) expect([may(id) === 'write', may(id, 'log')]).toEqual([false, 'none'])
  })

  test('[XCH33] [XCH34] keeps who began a page, when, and its state, and is nobody else\'s act', async () => {
    const { workspace } = await aWorkspace()
    const lin = smallDirectory().members.find(({ id }) => id === 'lin')!
    const lines = await read(workspace, [
      ['客户名称', '创建人', '创建时间', '修改时间', '状态'],
      ['云岫示例食品有限公司', lin.name, '2019-05-06 09:30', '2024-01-02', words.say(book.states['active']!)],
      ['鹿汀示例商贸有限公司', '离职的示例人', '', '', ''],
      ['松间示例酒店有限公司', '', '', '', ''],
      ['雾隐示例学校', '', '', '', '没有这个状态'],
      ['云下示例公司', '', '', '', words.say(book.states['merged']!)],
    ])
    expect(lines.map(({ act }) => act)).toEqual(['new', 'new', 'new', 'refused', 'refused'])
    const done = await run(workspace, lines)
    expect(done.created).toBe(3)
    const [first, second, third] = ['云岫示例食品有限公司', '鹿汀示例商贸有限公司', '松间示例酒店有限公司'].map((name) => named(workspace, name)!)
    expect(first).toMatchObject({ state: 'active', made: { by: 'lin', at: '2019-05-06T01:30:00.000Z' }, moves: [], imported: { by: 'zhou', author: lin.name, dated: true, state: 'active' } })
    expect(second).toMatchObject({ state: book.initial, made: { by: 'zhou' }, imported: { author: '离职的示例人' } })
    const told = [first, second, third].map((page) => timelineOf({ page: page!, comments: [], changes: [], linked: [] }).map((item) => [item.kind, item.by, item.kind === 'made' ? item.author : '']))
    expect(told).toEqual([
      [['imported', 'zhou', ''], ['made', 'lin', lin.name]],
      [['imported', 'zhou', ''], ['made', undefined, '离职的示例人']],
      [['imported', 'zhou', '']],
    ])
    expect(actsIn('zhou', { first: '2026-11-01', last: '2026-11-30' }, workspace.world)).toEqual([])
    // What follows goes on from the state in which it came.
    const [move] = Object.entries(book.moves).find(([name, { from, automatic }]) => from.includes('active') && automatic !== true && workspace.commands.mayMove(first!, name).ok) ?? []
    expect(workspace.commands.move({ book: 'customers', id: first!.id }, move!, '原因').ok).toBe(true)
    expect(named(workspace, '云岫示例食品有限公司')?.moves.map(({ verdict }) => verdict)).toEqual(['applied'])
  })

  test('[XCH34] a page that is there keeps its state, and the line says so', async () => {
    const { workspace } = await aWorkspace()
    await run(workspace, await read(workspace, [['客户名称'], ['云岫示例食品有限公司']]))
    const active = words.say(book.states['active']!)
    const again = await read(workspace, [['客户名称', '行业', '状态'], ['云岫示例食品有限公司', '食品', active]])
    expect(again.map(({ act, line }) => [act, line.remark])).toEqual([['update', words.say(importProblems.stateStays, { state: words.say(book.states[book.initial]!) })]])
    await run(workspace, again)
    expect(named(workspace, '云岫示例食品有限公司')).toMatchObject({ state: book.initial, values: { industry: '食品' } })
    const alone = await read(workspace, [['客户名称', '状态'], ['云岫示例食品有限公司', active]])
    expect(alone.map(({ act }) => act)).toEqual(['skip'])
    expect(whyNot(alone[0]!, String, words)).toContain(alone[0]!.line.remark)
    const same = await read(workspace, [['客户名称', '状态'], ['云岫示例食品有限公司', words.say(book.states[book.initial]!)]])
    expect(same[0]!.line.remark).toBeUndefined()
  })

  test('[XCH9] makes its pages in one transaction a volume and leaves alone what was refused', async () => {
    const { workspace, volumes } = await aWorkspace()
    let transactions = 0
    for (const volume of volumes.all()) volume.doc.on('afterTransaction', (transaction) => { if (transaction.changed.size > 0) transactions++ })
    const made = workspace.commands.createAll('customers', [{ name: '甲', owner: 'zhou' }, { name: 7 }, { name: '乙', owner: 'zhou' }])
    expect(made.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(pagesOf(workspace).map(({ values }) => values['name'])).toEqual(['甲', '乙'])
    expect(transactions).toBe(1)
  })
})
