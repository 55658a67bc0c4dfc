import type { Book } from '@hebu/shared/books/define-book.ts'
import { choice } from '@hebu/shared/books/field-kinds.ts'
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { imports } from '@hebu/shared/books/imports.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { findHeadings } from '@hebu/shared/rules/exchange/find-headings.ts'
import { unitAbove, unitOfHeading, withUnit } from '@hebu/shared/rules/exchange/heading-units.ts'
import { importTargets } from '@hebu/shared/rules/exchange/import-targets.ts'
import { matchColumns } from '@hebu/shared/rules/exchange/match-columns.ts'
import { readCell } from '@hebu/web/features/books/exchange/import/read-cell.ts'
import { pasteInputFor } from '@hebu/web/features/books/values/paste-input.ts'
import type { ActedLine, Choices } from '@hebu/web/features/books/exchange/import/line-acts.ts'
import { actsOf, whyNot } from '@hebu/web/features/books/exchange/import/line-acts.ts'
import { readLines } from '@hebu/web/features/books/exchange/import/read-lines.ts'
import { plannedUpdates, runImport } from '@hebu/web/features/books/exchange/import/run-import.ts'
import { beginRecord, endRecord, importsOf, takeImportBack } from '@hebu/web/features/books/exchange/import/import-log.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach, describe, expect, test } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'

const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
const ordinary: Choices = { same: 'update', lenient: false, byLine: new Map() }
const open: Workspace[] = []

afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aWorkspace(...names: readonly string[]): Promise<Workspace> {
  const fake = aFakeWorkspace({ books: [customers, opportunities, visits, imports].map((book) => book as Book), member: 'zhou' })
  open.push(fake.workspace)
  await fake.settled()
  for (const name of names) fake.workspace.commands.create('customers', { name })
  return fake.workspace
}

async function read(workspace: Workspace, book: Book, lines: readonly (readonly string[])[], choices = ordinary): Promise<readonly ActedLine[]> {
  const every = importTargets(book, () => true)
  const headings = findHeadings(book, every, lines)
  return actsOf(await readLines({ book, lines, headings, targets: matchColumns(book, every, headings.names).targets, workspace, words, names: createNames(workspace, words) }, new AbortController().signal), choices)
}

async function bringIn(workspace: Workspace, book: Book, lines: readonly (readonly string[])[], choices = ordinary): Promise<void> {
  const wanted = (await read(workspace, book, lines, choices)).filter(({ act }) => act !== 'skip' && act !== 'refused')
  const planned = plannedUpdates(wanted)
  const begun = (await beginRecord(workspace, { fileName: '旧表.xlsx', book: book.id }, [...planned.values()]))!
  const done = await runImport(book, wanted, workspace, new AbortController().signal, () => undefined, { from: begun.record.id, step: begun.step, planned })
  expect(done.refused).toEqual([])
}

const actsIn = (lines: readonly ActedLine[]) => lines.map(({ act }) => act).join(' ')
const deals = opportunities as Book
const clients = customers as Book

describe('units', () => {
  test.each([['预计金额（万元）', '万'], ['金额(万)', '万'], ['合同额【单位：千元】', '千'], ['预计金额/万元', '万'], ['金额（人民币万元）', '万'], ['金额（元）', ''], ['金额', undefined], ['客户（万达）', undefined], ['千元店', undefined], ['合同额百万元', '百万'], ['金额（千万元）', '千万'], ['金额千元', '千']])('[XCH38] the heading %s counts in %j', (heading, unit) => {
    expect(unitOfHeading(heading)).toBe(unit)
  })

  test('[XCH38] a bare figure takes the unit, one that says its own keeps it; a line above the headings counts for all', () => {
    expect(['50', '1,200.5', '（12）', 'USD 3', '５', '50万', '80元', '约50', ''].map((cell) => withUnit(cell, '万'))).toEqual(['50万', '1,200.5万', '（12万）', 'USD 3万', '５万', '50万', '80元', '约50', ''])
    expect(unitAbove([['2025年商机'], ['制表：周示例', '单位：万元']])).toBe('万')
    expect(unitAbove([['单位：云岫示例']])).toBeUndefined()
  })

  test('[XCH38] amounts come in as much as they are', async () => {
    const workspace = await aWorkspace('云岫示例')
    const cents = async (...lines: readonly (readonly string[])[]) => (await read(workspace, deals, lines)).map(({ line }) => (line.values['amount'] as { readonly amountCents: number } | undefined)?.amountCents)
    expect(await cents(['商机名称', '客户', '预计金额（万元）'], ['甲', '云岫示例', '12.5'], ['乙', '云岫示例', '3百万'])).toEqual([12_500_000, 300_000_000])
    expect(await cents(['单位：万元'], ['商机名称', '客户', '预计金额'], ['甲', '云岫示例', '12.5'])).toEqual([12_500_000])
    expect(await cents(['单位：万元'], ['商机名称', '客户', '预计金额（元）'], ['甲', '云岫示例', '12.5'])).toEqual([1250])
  })
})

test('[XCH39] what would have to be guessed is told, moments are days, a dash is nothing', async () => {
  const workspace = await aWorkspace('云岫示例')
  const lines = await read(workspace, deals, [
    ['商机名称', '客户', '预计金额', '预计签约', '下一步'],
    ['甲', '云岫示例', '-', '2026-03-05 14:20', ''],
    ['乙', '云岫示例', '1234,50', '', ''],
    ['丙', '云岫示例', 'TWD 5000', '', ''],
    ['丁', '云岫示例', '', '3/5', ''],
    ['戊', '云岫示例', '1,234.50', '26.3.5', ''],
    ['己', '云岫示例', '', '/', '1.38001E+10'],
    ['庚', '云岫示例', '', '', '１３８０００００００２'],
  ])
  expect(actsIn(lines)).toBe('new refused refused refused new refused new')
  expect(lines[6]!.line.values).toMatchObject({ nextStep: '13800000002' })
  expect(lines[0]!.line.values).toMatchObject({ closeDate: '2026-03-05' })
  expect(lines[0]!.line.values).not.toHaveProperty('amount')
  expect(lines[4]!.line.values).toMatchObject({ closeDate: '2026-03-05', amount: { amountCents: 123_450 } })
  expect(lines.map(({ line }) => line.problems.map(({ column }) => column).join())).toEqual(['', '2', '2', '3', '', '4', ''])
})

describe('names', () => {
  const sheet = [['项目名称', '客户名称', '预计金额', '备注'], ['年度采购', '云岫示例', '100', ''], ['年度采购', '鹿汀示例', '200', ''], ['年度采购', '云岫示例', '300', ''], ['年度采购', '云岫示例', '', '春茶']]

  test('[XCH40] one name about several customers, or with other figures, is several pages; the file again finds each of them', async () => {
    const workspace = await aWorkspace('云岫示例', '鹿汀示例')
    expect(actsIn(await read(workspace, deals, sheet))).toBe('new new new join')
    await bringIn(workspace, deals, sheet)
    expect(workspace.table('opportunities').pages().map(({ values }) => (values['amount'] as { readonly amountCents: number }).amountCents).toSorted((a, b) => a - b)).toEqual([10_000, 20_000, 30_000])
    expect(actsIn(await read(workspace, deals, sheet))).toBe('skip skip skip skip')
    // Of two that are called the same nobody says which it means.
    expect(actsIn(await read(workspace, deals, [sheet[0]!, ['年度采购', '云岫示例', '400', ''], ['年度采购', '鹿汀示例', '400', '']]))).toBe('new update')
    // Whose it is was not understood: nobody's is changed.
    expect(actsIn(await read(workspace, deals, [sheet[0]!, ['年度采购', '查无此家', '900', '']], { ...ordinary, lenient: true }))).toBe('new')
  })

  test('[XCH7] [XCH40] further lines of a customer add what was not said; where they say otherwise the first counts, also when the file comes again', async () => {
    const workspace = await aWorkspace()
    const file = [['客户名称', '行业', '地区', '地址'], ['云岫示例', '食品', '', ''], ['云岫示例', '', '云岫市', ''], ['云岫示例', '酒店', '', '一号'], ['云岫示例', '食品', '', '']]
    const lines = await read(workspace, clients, file)
    expect(actsIn(lines)).toBe('new join join skip')
    expect(whyNot(lines[2]!, (column) => file[0]![column]!, words)).toContain('行业与第 2 行不同，以第 2 行为准')
    await bringIn(workspace, clients, file)
    expect(workspace.table('customers').pages().map(({ values }) => values)).toEqual([expect.objectContaining({ name: '云岫示例', industry: '食品', region: '云岫市', address: '一号' })])
    expect(actsIn(await read(workspace, clients, file))).toBe('skip skip skip skip')
  })

  test('[XCH40] where the first line of a name does not come in, the next one makes its page', async () => {
    const workspace = await aWorkspace()
    const file = [['客户名称', '行业', '最近核实'], ['云岫示例', '食品', '不是日期'], ['云岫示例', '食品', '2026-03-05'], ['云岫示例', '食品', '']]
    expect(actsIn(await read(workspace, clients, file))).toBe('refused new skip')
    expect(actsIn(await read(workspace, clients, file, { ...ordinary, lenient: true }))).toBe('new join skip')
  })
})

test('[XCH40] a file of contacts that comes again makes none a second time, but those that say something else', async () => {
  const workspace = await aWorkspace('云岫示例')
  const file = [['日期', '客户名称', '方式', '沟通内容'], ['2026-03-05', '云岫示例', '电话', '问价'], ['2026-03-05', '云岫示例', '电话', '寄样']]
  expect(actsIn(await read(workspace, visits as Book, file))).toBe('new new')
  await bringIn(workspace, visits as Book, file)
  expect(actsIn(await read(workspace, visits as Book, [...file, ['2026-03-05', '云岫示例', '电话', '签约']]))).toBe('skip skip new')
})

test('[XCH42] a customer is found however a cell writes it, where one alone is meant', async () => {
  const workspace = await aWorkspace('鹿汀示例商贸有限公司', '云岫示例食品有限公司', '云岫示例食品（集团）')
  const lines = await read(workspace, deals, [['商机名称', '客户'], ['甲', '鹿汀示例商贸'], ['乙', '鹿汀示例商貿有限公司'], ['丙', '云岫示例食品'], ['丁', '云岫示例食品有限公司'], ['戊', '鹿汀']])
  expect(actsIn(lines)).toBe('new new refused new refused')
  expect(lines[0]!.line.values['customer']).toEqual(lines[1]!.line.values['customer'])
})

test('[XCH6] choices are known by their grade and by what they end with, unless it is denied', async () => {
  const workspace = await aWorkspace()
  const input = pasteInputFor(workspace, words, createNames(workspace, words))
  const valuesOf = (field: Field, ...cells: readonly string[]) => cells.map((cell) => { const value = readCell(field, cell, input); return 'problem' in value ? undefined : value.value })
  const tier = choice('等級', 'Tier', { a: ['A 級客戶', 'Class A'], b: ['B 級客戶', 'Class B'], c: ['C 級客戶', 'Class C'] })
  expect(valuesOf(tier, 'C类', 'b级', 'A', 'D类', '客户')).toEqual(['c', 'b', 'a', undefined, undefined])
  expect(valuesOf(visits.fields.kind, '上门拜访', '未拜访', '电话拜访', '微信')).toEqual(['visit', undefined, 'call', undefined])
})

test('[XCH43] an import whose pages are not all on this device keeps its record, and says how many are away', async () => {
  const workspace = await aWorkspace()
  const begun = (await beginRecord(workspace, { fileName: '旧表.xlsx', book: 'customers' }, []))!
  await endRecord(workspace, begun, { fileName: '旧表.xlsx', book: 'customers', created: 1, updated: 1, refused: 0 }, { format: 1, book: 'customers', created: ['elsewhere'], updated: [{ id: 'away', sets: [{ field: 'industry', before: null, after: '食品' }], cells: [], rows: [] }] })
  const record = () => importsOf(workspace, 'customers')[0]!
  expect(await takeImportBack(workspace, record(), () => undefined)).toMatchObject({ ok: true, value: { back: 0, kept: [], away: 2 } })
  expect(record().deleted).toBeUndefined()
})

test('[XCH34] what has happened comes in as done, what is ahead as planned, and what the file says counts', async () => {
  const workspace = await aWorkspace('云岫示例')
  await bringIn(workspace, visits as Book, [['实际时间', '计划时间', '客户名称', '沟通内容', '状态'], ['2019-03-05 10:00', '', '云岫示例', '问价', ''], ['', '2019-03-06 10:00', '云岫示例', '', ''], ['2199-03-05 10:00', '', '云岫示例', '', ''], ['2019-03-07 10:00', '', '云岫示例', '', '已计划']])
  expect(workspace.table('visits').pages().map(({ state }) => state).toSorted()).toEqual(['done', 'planned', 'planned', 'planned'])
})

test('[XCH41] lines of totals are left out, names that begin like them are not', async () => {
  const workspace = await aWorkspace()
  const lines = await read(workspace, clients, [['序号', '客户名称', '行业'], ['合计', '', '3'], ['', '本页小计：', ''], ['12', '合 计', ''], ['共计（万元）', '', '8'], ['合计12家', '', ''], ['13', '合计示例公司', ''], ['14', '总计划示例', '']])
  expect(actsIn(lines)).toBe('skip skip skip skip skip new new')
})
