import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { meetings } from '@hebu/shared/books/meetings.ts'
import { writeComment } from '@hebu/shared/codec/comments.ts'
import { recordChange } from '@hebu/shared/codec/history.ts'
import { strayRoot, textRoot } from '@hebu/shared/codec/roots.ts'
import { addRow, createPage, enterMove, setDeleted, setRowGone, writeField } from '@hebu/shared/codec/write-page.ts'
import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { createFileNames } from '@hebu/sync-server/export/file-names.ts'
import { textToMarkdown } from '@hebu/sync-server/export/text-markdown.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aFolder, aServer, type Person } from '../kit/front-door.ts'
import { aPeer } from '../kit/peer.ts'
import { aReplica } from '../kit/replica.ts'

const at = '2026-11-03T02:00:00.000Z'
const hebu = (dataFolder: string, args: readonly string[]) => runKeeperCommand(args, { HEBU_DATA: dataFolder }, '/nowhere')
const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'))
const filesOf = (folder: string): readonly string[] => globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile()).toSorted()

async function come(url: string, person: Person, volume: string) {
  const replica = await aReplica(await aPeer(`${url.replace('http', 'ws')}/sync`, { headers: { cookie: person.cookie()! } }), `${person.me.workspace}/${volume}`, new Y.Doc())
  await replica.synced
  return replica
}

function paragraph(words: string, marks: object = {}): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  text.insert(0, words, marks)
  element.insert(0, [text])
  return element
}

/** A department with a customer in every condition, a meeting with texts, a companion, a file, and things nobody knows. */
async function aFilledServer() {
  const server = await aServer()
  const founder = await server.setUp()
  const by = founder.me.member
  const contract = new TextEncoder().encode('%PDF-1.4 合同正文')
  const sha256 = createHash('sha256').update(contract).digest('hex')
  const putInto = (volume: string) => founder.ask('PUT', `/api/files/${founder.me.workspace}/${volume}/${sha256}`, contract)

  const main = await come(server.url, founder, 'customers/g-all')
  main.doc.transact(() => {
    createPage(main.doc, customers as Book, undefined, { id: 'c1', made: { by, at }, beginning: {}, shared: false, given: { name: '云岫市示例纸品', owner: by } })
    createPage(main.doc, customers as Book, undefined, { id: 'c2', made: { by, at }, beginning: {}, shared: false, given: { name: '云岫市示例纸品', owner: by } })
    writeField(main.doc, customers as Book, 'c1', 'region', '云岫市', Date.parse(at))
    recordChange(main.doc, 'c1', { field: 'region', was: '旧地区' }, by, Date.parse(at))
    enterMove(main.doc, 'c1', { id: 'mv1', move: 'screen', from: 'lead', to: 'screened', by, at, note: '电话核实' })
    writeComment(main.doc, 'c1', { id: 'k1', by, at, text: `请 @[${by}] 补充` })
    setDeleted(main.doc, 'c2', { by, at })
    // Of a newer version, of nobody, and of a wrong kind.
    main.doc.getMap('c1').set('fromTheFuture', { any: ['thing', new Uint8Array([1, 2])] })
    main.doc.getMap('orphan#rows').set('x', { at: 'a', cells: { y: '孤儿' } })
    main.doc.getArray('c3').push(['错位的内容'])
  })
  await main.saved()
  const file = await come(server.url, founder, 'customers-file/g-all')
  addRow(file.doc, customers as Book, 'c1', 'contacts', 'r1', { name: '柳见川', phone: '000-0000-9341' })
  addRow(file.doc, customers as Book, 'c1', 'contacts', 'r2', { name: '已删联系人' })
  setRowGone(file.doc, customers as Book, 'c1', 'contacts', 'r2', true)
  file.doc.getMap('c1').set('hiddenNote', '只给少数人看')
  await file.saved()
  const meeting = await come(server.url, founder, 'meetings/g-all/2026-Q4')
  meeting.doc.transact(() => {
    createPage(meeting.doc, meetings as Book, undefined, { id: 'm1', made: { by, at }, beginning: {}, shared: false, given: { title: '月度总结会' } })
    meeting.doc.getMap('m1').set('futureFiles', [{ sha256, name: '合同.pdf', type: 'application/pdf', sizeBytes: contract.length }])
    meeting.doc.getXmlFragment(textRoot('m1', 'discussion')).insert(0, [paragraph('本月回款 92%，| 余款*下周*到账。', { strong: true })])
    meeting.doc.getMap(strayRoot('m1', 'discussion')).set('s1', { text: '合并时失位的字' })
  })
  await meeting.saved()
  expect((await putInto('meetings/g-all/2026-Q4')).status).toBe(200)
  expect([main, file, meeting].flatMap(({ refusals }) => refusals)).toEqual([])
  return { server, founder, docs: { 'customers/g-all': main.doc, 'customers-file/g-all': file.doc, 'meetings/g-all/2026-Q4': meeting.doc }, sha256, contract }
}

/** Every word and number under a value, as it is or within base64. */
function leavesOf(value: unknown): readonly string[] {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('base64')]
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  if (value instanceof Y.AbstractType) return leavesOf(value.toJSON())
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => [key, ...leavesOf(inner)])
  return value === null || value === undefined ? [] : [String(value)]
}

/** Every item of a document that is not deleted, straight from the structs: nothing of the codec has a part in it. */
function itemsOf(doc: Y.Doc): readonly string[] {
  const found: string[] = []
  for (const structs of doc.store.clients.values()) {
    for (const item of structs) {
      if (!(item instanceof Y.Item) || item.deleted) continue
      if (item.parentSub !== null) found.push(item.parentSub)
      if (item.content instanceof Y.ContentString) found.push(item.content.str)
      else if (!(item.content instanceof Y.ContentType) && !(item.content instanceof Y.ContentFormat)) found.push(...item.content.getContent().flatMap(leavesOf))
    }
  }
  return found
}

test('[OPS10] whatever the store holds is in the export: every item of every volume, every page with all beside it, every file', async () => {
  const { server, founder, docs, sha256, contract } = await aFilledServer()
  const aside = new DatabaseSync(join(server.config.dataFolder, 'volumes.sqlite'))
  aside.exec("INSERT INTO quarantine SELECT id, 999, 'somebody', 0, x'c0ffee' FROM volumes WHERE name LIKE '%/customers/g-all'")
  aside.close()
  const to = join(aFolder(), '导出')
  const done = await hebu(server.config.dataFolder, ['export', '--to', to])
  expect(done).toEqual({ code: 0, words: expect.stringContaining('3 pages of 2 books, 1 attached files') })

  for (const [volume, doc] of Object.entries(docs)) {
    const stored = json(to, 'stored', `${volume}.json`) as { readonly volume: string; readonly roots: object; readonly unreadable: readonly unknown[] }
    expect(stored.volume).toBe(`${founder.me.workspace}/${volume}`)
    expect(Object.keys(stored.roots)).toEqual([...doc.share.keys()].toSorted())
    const told = new Set(leavesOf(stored.roots))
    const items = itemsOf(doc)
    expect(items.length).toBeGreaterThan(1)
    expect(items.filter((item) => !told.has(item))).toEqual([])
    expect(stored.unreadable).toHaveLength(volume === 'customers/g-all' ? 1 : 0)
  }
  const index = json(to, 'index.json') as { readonly books: readonly { readonly id: string; readonly folder: string; readonly pages: number }[]; readonly written: readonly { readonly path: string; readonly sha256: string; readonly sizeBytes: number }[] }
  const folderOf = (id: string): string => index.books.find((book) => book.id === id)!.folder
  const pages = json(to, folderOf('customers'), 'pages.json') as readonly Readonly<Record<string, unknown>>[]
  expect(pages.find(({ id }) => id === 'c1')).toMatchObject({
    title: '云岫市示例纸品', state: 'screened', values: { name: '云岫市示例纸品', region: '云岫市', contacts: [{ id: 'r1', cells: { name: '柳见川' } }] },
    unknown: { fromTheFuture: { any: ['thing', { base64: 'AQI=' }] } },
    moves: [{ id: 'mv1', note: '电话核实', verdict: 'applied' }], comments: [{ id: 'k1' }], history: [{ field: 'region', was: '旧地区' }], parts: ['file'],
  })
  expect(pages.find(({ id }) => id === 'c2')).toMatchObject({ deleted: { by: founder.me.member, at } })
  const [meeting] = json(to, folderOf('meetings'), 'pages.json') as readonly Readonly<Record<string, Readonly<Record<string, string>>>>[]
  expect(readFileSync(join(to, folderOf('meetings'), meeting!['files']![sha256]!))).toEqual(Buffer.from(contract))
  expect(json(to, 'members.json')).toMatchObject({ members: [{ name: '王伟' }] })
  // Whether an opening has been entered by then, too, is a matter of milliseconds.
  expect((json(to, 'audit.json') as unknown[]).slice(0, 1)).toMatchObject([{ kind: 'founded', member: founder.me.member }])

  // Every file is listed, as it is.
  expect(index.written.map(({ path }) => path).toSorted()).toEqual(filesOf(to).filter((path) => path !== 'index.json'))
  for (const { path, sha256: digest, sizeBytes } of index.written) {
    const bytes = readFileSync(join(to, path))
    expect([path, createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([path, digest, sizeBytes])
  }
  // No secret of anybody is in it.
  const all = filesOf(to).map((path) => readFileSync(join(to, path), 'latin1')).join('\n')
  for (const secret of [founder.cookie()!.split('=')[1]!, 'quick korrekt', readFileSync(join(server.config.dataFolder, 'session-secret'), 'utf8').trim()]) expect(all).not.toContain(secret)
})

test('[OPS11] an export beside a running relay is the same twice, changes nothing of the store but the audit, and touches no folder that is there', async () => {
  const { server, founder } = await aFilledServer()
  const folder = aFolder()
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  for (const to of [one, other]) expect((await hebu(server.config.dataFolder, ['export', '--to', to, '--language', 'en'])).code).toBe(0)
  const contentOf = (to: string) => filesOf(to).filter((path) => !['index.json', 'audit.json'].includes(path)).map((path) => [path, readFileSync(join(to, path), 'latin1')])
  expect(contentOf(one).length).toBeGreaterThan(6)
  expect(contentOf(one)).toEqual(contentOf(other))
  expect(await hebu(server.config.dataFolder, ['export', '--to', one])).toEqual({ code: 1, words: expect.stringContaining('is there already') })
  expect(await hebu(server.config.dataFolder, ['export', '--to', join(folder, 'third'), '--language', 'de'])).toEqual({ code: 1, words: expect.stringContaining('--language is one of') })
  expect(globSync('{*,.*}', { cwd: folder }).toSorted()).toEqual(['one', 'other'])
  const { entries } = (await founder.ask<{ readonly entries: readonly { readonly kind: string; readonly detail?: string }[] }>('GET', '/api/audit')).body
  expect(entries.filter(({ kind }) => kind === 'export')).toHaveLength(2)
  expect(existsSync(join(server.config.dataFolder, 'files', 'partial'))).toBe(true)
})

test('[OPS12] books, pages and files are called what people call them, and each page can be read', async () => {
  const { server } = await aFilledServer()
  const to = join(aFolder(), 'out')
  await hebu(server.config.dataFolder, ['export', '--to', to, '--language', 'zh-Hans'])
  expect(filesOf(to).filter((path) => path.endsWith('.md'))).toEqual(['README.md', '会议纪要/月度总结会.md', '客户档案/云岫市示例纸品 (c2).md', '客户档案/云岫市示例纸品.md'])
  const meeting = readFileSync(join(to, '会议纪要/月度总结会.md'), 'utf8')
  expect(meeting).toContain('# 月度总结会')
  expect(meeting).toContain(String.raw`**本月回款 92%，\| 余款\*下周\*到账。**`)
  const customer = readFileSync(join(to, '客户档案/云岫市示例纸品.md'), 'utf8')
  for (const words of ['- **地区**: 云岫市', '柳见川', '请 @王伟 补充', '筛选通过 · 电话核实']) expect(customer).toContain(words)
  expect(readFileSync(join(to, 'README.md'), 'utf8')).toContain('pages.json')
})

test('[OPS12] names fit every file system: no path, no clash in letters of another case, not too long', () => {
  const names = createFileNames()
  expect(names.take('报价/合同: A*', 'x')).toBe('报价_合同_ A_')
  expect([names.take('Report', 'aaa'), names.take('REPORT', 'bbb'), names.take('report', 'bbb'), names.take('report', 'bbb')]).toEqual(['Report', 'REPORT (bbb)', 'report (bbb 2)', 'report (bbb 3)'])
  expect([names.take('..', 'x'), names.take('con', 'x'), names.take('', 'x')]).toEqual(['_', '_con', '_ (x)'])
  expect(Buffer.byteLength(names.take('长'.repeat(300), 'x', '.md'))).toBeLessThan(200)
})

test('[OPS12] texts keep their form as Markdown: lists in lists, ticks, tables, links, pictures', () => {
  const line = (text: string, marks?: object) => ({ node: 'paragraph', content: [{ text, ...(marks === undefined ? {} : { marks }) }] })
  const text = [
    { node: 'heading', attributes: { level: 1 }, content: [{ text: '一、回款' }] },
    line('# 不是标题'),
    { node: 'bullet_list', content: [{ node: 'list_item', content: [line('甲'), { node: 'ordered_list', content: [{ node: 'list_item', content: [line('乙')] }] }] }] },
    { node: 'task_list', content: [{ node: 'task_item', attributes: { checked: true }, content: [line('已办')] }] },
    { node: 'blockquote', content: [line('引文')] },
    { node: 'table', content: [{ node: 'table_row', content: [{ node: 'table_header', content: [line('a|b')] }, { node: 'table_header', content: [line('c')] }] }, { node: 'table_row', content: [{ node: 'table_cell', content: [line('d'), line('e')] }] }] },
    line('官网', { link: { href: 'https://example.invalid/a b' } }),
    { node: 'image', attributes: { sha256: 'f', alt: '图' } },
    { node: 'of_the_future', content: [line('里面的话')] },
  ]
  expect(textToMarkdown(text, (sha256) => (sha256 === 'f' ? '附件/图.png' : undefined))).toBe([
    '### 一、回款', String.raw`\# 不是标题`, '- 甲\n  1. 乙', '- [x] 已办', '> 引文', '| a\\|b | c |\n| --- | --- |\n| d<br>e |  |', '[官网](<https://example.invalid/a%20b>)', '![图](<附件/图.png>)', '里面的话',
  ].join('\n\n'))
})
