import { readFile } from 'node:fs/promises'

import { readTable } from '@hebu/web/platform/exchange/read/read-table.ts'
import { openZip, ZipBomb } from '@hebu/web/platform/exchange/read/read-zip.ts'
import { kindOfFormat } from '@hebu/web/platform/exchange/read/sheet-formats.ts'
import type { TextSheet } from '@hebu/web/platform/exchange/tables.ts'
import { writeZip } from '@hebu/web/platform/exchange/write/write-zip.ts'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'

import { aWorkbook, bytesOf } from '../../kit/crafted-workbook.ts'

async function sheetsOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly TextSheet[]> {
  const read = await readTable(bytes)
  if (!read.ok) throw new Error(read.refusal)
  return read.value.sheets
}

const linesOf = async (bytes: Uint8Array<ArrayBuffer>) => (await sheetsOf(bytes))[0]!.lines
const refusalOf = async (bytes: Uint8Array<ArrayBuffer>) => { const read = await readTable(bytes); return read.ok ? undefined : read.refusal }

describe('workbooks', () => {
  test('[XCH1] one that LibreOffice wrote reads as it was meant: merged headings, days, shares, results of formulas, numbers kept as text, a second sheet', async () => {
    const sheets = await sheetsOf(new Uint8Array(await readFile(new URL('../../kit/sheets-written/libreoffice.xlsx', import.meta.url))))
    expect(sheets.map(({ name, hidden, uncomputed, cut }) => ({ name, hidden, uncomputed, cut }))).toEqual([
      { name: '客户台账', hidden: false, uncomputed: 0, cut: false },
      { name: '说明', hidden: false, uncomputed: 0, cut: false },
    ])
    expect(sheets[0]!.lines.slice(1)).toEqual([
      [],
      ['公司名称', '联系人', '联系人', '客户等级', '最近核实', '潜在价值', '占比'],
      ['公司名称', '姓名', '手机', '客户等级', '最近核实', '潜在价值', '占比'],
      ['示例一号食品有限公司', '陈示例', '13800138000', 'B级', '2026-03-05', '80', '12.5%'],
      [],
      [],
      ['示例二号商贸有限公司', '林示例', '021-5555 0100', 'A级', '2025-12-31', '60.5'],
      ['示例三号"引号"，<公司>', '多行\n联系人', '', 'A级', '1899-12-31', '#DIV/0!'],
    ])
  })

  test('[XCH1] one that another library wrote reads the same values back', async () => {
    const file = await writeExcelFile([
      [{ value: '名称' }, { value: '开始' }, { value: '金额' }, { value: '有效' }],
      [{ value: '甲 & 乙 <丙>' }, { type: Date, value: new Date('2026-11-23T09:30:00Z'), format: 'yyyy/mm/dd hh:mm' }, { type: Number, value: 1234.56 }, { type: Boolean, value: true }],
    ]).toBuffer()
    expect(await linesOf(new Uint8Array(file))).toEqual([['名称', '开始', '金额', '有效'], ['甲 & 乙 <丙>', '2026-11-23 09:30', '1234.56', 'TRUE']])
  })

  test('[XCH1] quirks of others are read: prefixed tags, cells without places, rich and phonetic texts, texts in place, a count of days from 1904', async () => {
    const styles = '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/><xf numFmtId="31"/></cellXfs></styleSheet>'
    const shared = '<x:sst xmlns:x="m"><x:si><x:r><x:t>上海</x:t></x:r><x:r><x:t xml:space="preserve"> 示例</x:t></x:r><x:rPh sb="0" eb="1"><x:t>ignored</x:t></x:rPh></x:si><x:si><x:t>a_x000D_\nb_x0041_</x:t></x:si></x:sst>'
    const sheet = '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row><!-- <x:row> --><x:row r="3"><x:c r="B3" s="1"><x:v>44000</x:v></x:c><x:c r="C3" t="inlineStr"><x:is><x:t><![CDATA[1 < 2]]></x:t></x:is></x:c><x:c r="D3" s="2"><x:v>0.07</x:v></x:c><x:c r="E3"><x:v>1.3800138E10</x:v></x:c><x:c r="F3"><x:v>0.30000000000000004</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const workbook = (prefix: string) => `<workbook><workbookPr ${prefix}/><sheets><sheet name="S" sheetId="1" x:id="rId1"/></sheets></workbook>`
    expect(await linesOf(await aWorkbook({ sheet, shared, styles, workbook: workbook('') }))).toEqual([['上海 示例', 'a\nbA'], [], ['', '2020-06-18', '1 < 2', '7%', '13800138000', '0.3']])
    expect((await linesOf(await aWorkbook({ sheet, shared, styles, workbook: workbook('date1904="1"') })))[2]![1]).toBe('2024-06-19')
  })

  test.each([
    ['yyyy-mm-dd', 'date'], ['yyyy"年"m"月"', 'date'], ['m/d/yy h:mm', 'dateTime'], ['h:mm:ss', 'time'], ['[h]:mm', 'time'], ['mm:ss', 'time'], ['[$-804]yyyy"年"m"月"d"日"', 'date'],
    ['0.00%', 'percent'], ['#,##0.00', 'plain'], ['"d"0', 'plain'], ['General', 'plain'], ['[Red]#,##0', 'plain'], ['[$€-407]#,##0.00', 'currency EUR'], ['[$$-409]#,##0', 'currency USD'],
    ['[$$-404]#,##0', 'currency TWD'], ['[$NT$-404]#,##0', 'currency NT$'], ['[$¥-411]#,##0', 'currency JPY'], ['[$￥-804]#,##0', 'currency CNY'], ['"$"#,##0.00', 'currency USD'], ['"¥"#,##0', 'plain'], ['0.00E+00', 'plain'], ['##0.0E-0', 'plain'],
  ])('[XCH1] the format %s makes a figure a %s', (code, kind) => {
    expect(kindOfFormat(code)).toBe(kind)
  })

  test('[XCH4] a formula counts as its last result and is never worked out; one without a result is counted', async () => {
    const [sheet] = await sheetsOf(await aWorkbook({ sheet: '<worksheet><sheetData><row><c><f>1+1</f><v>7</v></c><c t="str"><f>WEBSERVICE("http://127.0.0.1/")</f><v>kept</v></c><c><f>A1*2</f></c></row></sheetData></worksheet>' }))
    expect(sheet).toMatchObject({ lines: [['7', 'kept']], uncomputed: 1 })
  })

  test('[XCH3] what unfolds to more than anybody needs is given up, whether its size is told or lied about', async () => {
    const zeros = '0'.repeat(64 * 1024)
    const most = zeros.length * 4
    const many = await bytesOf(await writeZip(Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`xl/${at}`, zeros])), ''))
    expect(openZip(many, most)).toEqual({ ok: false, refusal: 'bomb' })
    // The list of contents says that it is a byte long.
    const one = await bytesOf(await writeZip({ 'xl/workbook.xml': zeros.repeat(5) }, ''))
    const view = new DataView(one.buffer)
    for (let at = 0; at + 4 <= one.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
    const opened = openZip(one, most)
    await expect(opened.ok && opened.value.text('xl/workbook.xml')).rejects.toBeInstanceOf(ZipBomb)
  })

  test('[XCH3] files that are no tables are told apart, and garbage never throws', async () => {
    const text = (words: string) => new TextEncoder().encode(words) as Uint8Array<ArrayBuffer>
    expect(await refusalOf(new Uint8Array())).toBe('empty')
    expect(await refusalOf(text('%PDF-1.7 …'))).toBe('not-a-table')
    expect(await refusalOf(text('<html><table><tr><td>旧系统</td></tr></table></html>'))).toBe('web-page')
    expect(await refusalOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('old-workbook')
    expect(await refusalOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])]))).toBe('locked')
    expect(await refusalOf(await bytesOf(await writeZip({ 'word/document.xml': '<w/>' }, '')))).toBe('not-a-table')
    expect(await refusalOf(await bytesOf(await writeZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<o/>' }, '')))).toBe('open-document')
    expect(await refusalOf(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBe('damaged')
    const whole = await aWorkbook({ sheet: '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>' })
    for (let cut = 0; cut < whole.length; cut += 7) {
      const hurt = whole.slice()
      hurt[cut] = hurt[cut]! ^ 0xff
      await readTable(hurt)
      await readTable(whole.slice(0, cut) as Uint8Array<ArrayBuffer>)
    }
  })
})
