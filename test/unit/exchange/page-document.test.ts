// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { pageDocument } from '@hebu/web/features/books/exchange/document/page-document.ts'
import { originOf } from '@hebu/web/features/books/exchange/export/origin.ts'
import { openZip } from '@hebu/web/platform/exchange/read/read-zip.ts'
import { writeDocument } from '@hebu/web/platform/exchange/write/write-document.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { expect, test } from 'vitest'
import { XmlElement, XmlText } from 'yjs'

import { bytesOf } from '../../kit/crafted-workbook.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'

const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })

const element = (name: string, ...inside: (XmlElement | XmlText)[]): XmlElement => {
  const made = new XmlElement(name)
  made.insert(0, inside)
  return made
}
const letters = (text: string, marks: Readonly<Record<string, unknown>> = {}): XmlText => {
  const made = new XmlText()
  made.insert(0, text, marks)
  return made
}

async function partsOf(file: Blob): Promise<Readonly<Record<string, string>>> {
  const zip = openZip(await bytesOf(file))
  if (!zip.ok) throw new Error(zip.refusal)
  return Object.fromEntries(await Promise.all(zip.value.names.map(async (name) => [name, (await zip.value.text(name))!] as const)))
}

test('[XCH25] a page becomes a document by its declaration: fields, rows as tables, texts with their form, in well-formed parts', async () => {
  const { workspace, settled } = aFakeWorkspace({ books: [ledger as Book, customers as Book], member: 'zhou' })
  await settled()
  const made = workspace.commands.create('ledger', { title: '示例 <一> & "二"', note: '第一行\n第二行', amount: { amountCents: 128_000, currency: 'CNY' }, lines: [{ id: 'r1', cells: { what: '杯子', by: 'lin' } }], prep: { profile: true } })
  if (!made.ok) throw new Error('refused')
  const address = { book: 'ledger', id: made.value.id }
  workspace.text(address, 'body')!.fragment.insert(0, [
    element('heading', letters('小标题')),
    element('paragraph', letters('粗的', { strong: {} }), letters('其余')),
    element('ordered_list', element('list_item', element('paragraph', letters('一')), element('paragraph', letters('一之下'))), element('list_item', element('paragraph', letters('二')))),
    element('table', element('table_row', element('table_cell', element('paragraph', letters('格'))))),
  ])
  workspace.commands.comment(address, { text: '说过的话' })
  const out = pageDocument(ledger as Book, workspace.table('ledger').page(made.value.id)!, { workspace, words })
  expect(out).toMatchObject({ title: '示例 <一> & "二"', head: '示例部', language: 'zh-Hans' })
  expect(out.blocks).toContainEqual({ kind: 'table', head: ['事项', '责任人'], rows: [['杯子', 'lin']] })
  expect(out.blocks).toContainEqual({ kind: 'table', head: [], rows: [['格']] })
  expect(out.blocks.flatMap((block) => (block.kind === 'paragraph' && block.list !== undefined ? [block.list] : []))).toEqual([{ ordered: true, level: 0, number: 1 }, { ordered: true, level: 0, number: 1 }])
  expect(JSON.stringify(out.blocks)).toContain('说过的话')
  expect(JSON.stringify(out.blocks)).not.toContain('密记')

  const parts = await partsOf(await writeDocument(out))
  for (const [name, xml] of Object.entries(parts)) {
    const parsed = new DOMParser().parseFromString(xml.replace(/^<\?xml[^>]*\?>\n/, ''), 'application/xml')
    expect(`${name} ${parsed.querySelector('parsererror')?.textContent ?? 'is well-formed'}`).toBe(`${name} is well-formed`)
  }
  const body = parts['word/document.xml']!
  expect(body).toContain('示例 &lt;一&gt; &amp; &quot;二&quot;')
  expect(body).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">粗的</w:t>')
  expect(body).toContain('第一行</w:t><w:br/><w:t xml:space="preserve">第二行')
  // Every style and list that is named is there, and every table is followed by a line, as Word wants it.
  for (const [, style] of body.matchAll(/<w:pStyle w:val="(\w+)"/g)) expect(parts['word/styles.xml']).toContain(`w:styleId="${style}"`)
  for (const [, list] of body.matchAll(/<w:numId w:val="(\d+)"/g)) expect(parts['word/numbering.xml']).toContain(`<w:num w:numId="${list}">`)
  expect(body).not.toContain('</w:tbl><w:tbl>')
  await workspace.close()
})

test('[XCH44] days are told with their year, also those of this one', async () => {
  const { workspace, settled } = aFakeWorkspace({ books: [customers as Book], member: 'zhou' })
  await settled()
  const today = new Date().toISOString().slice(0, 10)
  const made = workspace.commands.create('customers', { name: '云岫示例', verifiedAt: today })
  if (!made.ok) throw new Error('refused')
  workspace.commands.comment({ book: 'customers', id: made.value.id }, { text: '说过的话' })
  const { blocks } = pageDocument(customers as Book, workspace.table('customers').page(made.value.id)!, { workspace, words })
  expect(blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])).find(({ label }) => label === '最近核实')?.value).toMatch(/^\d{4}年/)
  expect(blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).find((row) => row.includes('说过的话'))?.[0]).toMatch(/^\d{4}年/)
  expect(originOf('客户档案', 1, { workspace, words }).foot).toMatch(/ 于 \d{4}年/)
  await workspace.close()
})
