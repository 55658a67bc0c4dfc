// @vitest-environment happy-dom
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Book } from '@hebu/shared/books/define-book.ts'
import { pageDocument } from '@hebu/web/features/books/exchange/document/page-document.ts'
import type { DocumentOut } from '@hebu/web/platform/exchange/document-out.ts'
import { openZip } from '@hebu/web/platform/exchange/read/read-zip.ts'
import { writeDocument } from '@hebu/web/platform/exchange/write/write-document.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { afterAll, describe, expect, test } from 'vitest'

import { bytesOf } from '../../kit/crafted-workbook.ts'
import { aSealedDepartment } from '../../kit/sealed-department.ts'
import { made } from '../../kit/workspace.ts'
import { aPricedProposal } from '../proposals/priced-proposal.ts'

const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
const folder = mkdtempSync(join(tmpdir(), 'hebu-word-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isThere = spawnSync('soffice', ['--version']).status === 0

/** What LibreOffice makes of a document: its words, and the sheets that it prints. */
async function converted(name: string, out: DocumentOut): Promise<{ readonly text: string; readonly sheets: number; readonly fonts: string }> {
  const file = join(folder, `${name}.docx`)
  writeFileSync(file, await bytesOf(await writeDocument(out)))
  for (const to of ['txt:Text (encoded):UTF8', 'pdf']) execFileSync('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', to, '--outdir', folder, file], { stdio: 'ignore', timeout: 240_000 })
  const pdf = readFileSync(join(folder, `${name}.pdf`)).toString('latin1')
  return { text: readFileSync(join(folder, `${name}.txt`), 'utf8'), sheets: pdf.match(/\/Type\s*\/Page[^s]/g)!.length, fonts: [...pdf.matchAll(/\/BaseFont\s*\/[A-Z]+\+([\w-]+)/g)].map(([, font]) => font).join(' ') }
}

describe.runIf(isThere)('documents in LibreOffice', { timeout: 300_000 }, () => {
  test('[XCH37] [PROP10] both copies of a proposal open with their tables, heads and Chinese letters; in no part of the customer’s is a word of the house', async () => {
    const { draw, workspace } = await aPricedProposal()
    const [customer, house] = [await converted('customer', draw('customer')), await converted('house', draw('house'))]
    for (const said of ['三十周年庆典礼', '暂编 FA-202611-WAN-1', '木铃茶礼', '¥136,775.05', '人民币壹拾叁万陆仟柒佰柒拾伍元零伍分', '1. 打样']) expect(customer.text).toContain(said)
    expect(house.text).toContain('低于政策下限')
    // How much a sheet holds depends on the fonts that are there.
    expect(customer.sheets).toBe(1)
    expect(house.sheets).toBeLessThanOrEqual(2)
    // Letters that no font has are not drawn in its place.
    expect(customer.fonts).toMatch(/CJK|Song|Hei|Kai|Ming|Sun/i)

    const zip = openZip(await bytesOf(await writeDocument(draw('customer'))))
    if (!zip.ok) throw new Error(zip.refusal)
    for (const name of zip.value.names) {
      const part = (await zip.value.text(name))!
      for (const kept of ['198', '170', '121.21', '151.23', '政策', '首次合作', '再低一点', '标价', '优惠']) expect(`${name}: ${part.includes(`>${kept}`) || (kept.length > 3 && part.includes(kept)) ? kept : ''}`).toBe(`${name}: `)
    }
    await workspace.close()
  })

  test('[XCH37] [SEAL16] a sealed page opens with its number at the head and the stamps of who sealed it', async () => {
    const department = aSealedDepartment()
    const zhou = department.device('zhou', 1)
    await zhou.settled()
    const { workspace } = zhou
    const { id } = made(workspace.commands.create('deeds', { title: '供货合同', lines: [{ id: 'a', cells: { what: '茶礼', price: { amountCents: 12_300, currency: 'CNY' } } }] }))
    await workspace.commands.seal({ book: 'deeds', id }, 'submit')
    const book = workspace.bookById('deeds') as Book
    const { text, sheets } = await converted('deed', pageDocument(book, workspace.table('deeds').page(id)!, { workspace, words }))
    for (const said of ['供货合同', '暂编 QJ-202611-ZHO-1', '茶礼', '审批与签章', '提交', '2026年11月23日']) expect(text).toContain(said)
    expect(sheets).toBe(1)
    await department.close()
  })
})

