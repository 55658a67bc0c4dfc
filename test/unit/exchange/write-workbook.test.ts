import { readTable } from '@hebu/web/platform/exchange/read/read-table.ts'
import type { SheetOut } from '@hebu/web/platform/exchange/sheet-out.ts'
import { openZip } from '@hebu/web/platform/exchange/read/read-zip.ts'
import { writeParted } from '@hebu/web/platform/exchange/write/write-parted.ts'
import { writeWorkbook } from '@hebu/web/platform/exchange/write/write-workbook.ts'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'

import { bytesOf } from '../../kit/crafted-workbook.ts'

const sheet: SheetOut = {
  name: '客户[档案]',
  columns: [{ title: '名称', kind: 'text' }, { title: '金额', kind: 'money' }, { title: '日期', kind: 'date' }, { title: '时间', kind: 'dateTime' }, { title: '占比', kind: 'percent' }, { title: '数量', kind: 'number' }],
  lines: [
    { cells: ['示例 & <一> "号"\n第二行', { amountCents: 1_234_56, currency: 'CNY' }, '2026-11-23', '2026-11-23 12:00', 12.5, 3] },
    { cells: ['=HYPERLINK("http://x")', { amountCents: -50, currency: 'USD' }, '不是日期', null, null, 0.1] },
    { cells: ['+86 138', null, null, null, null, 4] },
  ],
  sums: [{ column: 5, total: 7.1 }],
  sumLabel: '合计',
}

const partOf = async (file: Blob, part: string): Promise<string> => {
  const zip = openZip(await bytesOf(file))
  if (!zip.ok) throw new Error(zip.refusal)
  return (await zip.value.text(part)) ?? ''
}

describe('a sheet', () => {
  test('[XCH20] is read by another library with figures as figures, days as days and texts as they were', async () => {
    const rows = await readXlsxFile(Buffer.from(await (await writeWorkbook(sheet)).arrayBuffer()))
    const lines = 'data' in (rows[0] as object) ? (rows as unknown as readonly { readonly data: readonly (readonly unknown[])[] }[])[0]!.data : (rows as unknown as readonly (readonly unknown[])[])
    expect(lines.slice(0, 2)).toEqual([
      ['名称', '金额', '日期', '时间', '占比', '数量'],
      ['示例 & <一> "号"\n第二行', 1234.56, new Date('2026-11-23T00:00:00Z'), new Date('2026-11-23T12:00:00Z'), 0.125, 3],
    ])
    expect(lines[2]!.slice(0, 3)).toEqual(['=HYPERLINK("http://x")', -0.5, '不是日期'])
  })

  test('[XCH20] reads back by itself', async () => {
    const back = await readTable(await bytesOf(await writeWorkbook(sheet)))
    expect(back.ok && back.value.sheets[0]).toMatchObject({
      name: '客户 档案',
      lines: [['名称', '金额', '日期', '时间', '占比', '数量'], ['示例 & <一> "号"\n第二行', '1234.56', '2026-11-23', '2026-11-23 12:00', '12.5%', '3'], ['=HYPERLINK("http://x")', 'USD -0.5', '不是日期', '', '', '0.1'], ['+86 138', '', '', '', '', '4'], ['合计', '', '', '', '', '7.1']],
    })
  })

  test('[XCH20] keeps its head in sight, adds up what is shown, and lays groups out as an outline', async () => {
    const xml = await partOf(await writeWorkbook(sheet), 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"')
    expect(xml).toContain('<f>SUBTOTAL(109,F2:F4)</f><v>7.1</v>')
    const grouped = await partOf(await writeWorkbook({ ...sheet, lines: [{ kind: 'group', cells: ['甲（1）'] }, { level: 1, cells: ['一'] }] }), 'xl/worksheets/sheet1.xml')
    expect(grouped).toContain('<row r="3" outlineLevel="1">')
    expect(grouped).toContain('<outlinePr summaryBelow="0"/>')
    expect(grouped).not.toContain('autoFilter')
  })

  test('[XCH22] a text that looks like a formula is a text in both kinds of file', async () => {
    const file = await writeWorkbook(sheet)
    expect(await partOf(file, 'xl/worksheets/sheet1.xml')).not.toContain('HYPERLINK')
    const style = /<c r="A3" s="(\d+)" t="s">/.exec(await partOf(file, 'xl/worksheets/sheet1.xml'))![1]!
    const cellXfs = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(await partOf(file, 'xl/styles.xml'))![1]!
    expect(cellXfs.split('</xf>')[Number(style) - 1]).toContain('quotePrefix="1"')
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(writeParted(sheet)))
    expect(csv.startsWith('\ufeff名称,')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(csv).toContain(`\r\n'+86 138,`)
  })
})
