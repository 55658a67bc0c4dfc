import { findSeparator, readParted } from '@hebu/web/platform/exchange/read/read-plain-table.ts'
import { readTable } from '@hebu/web/platform/exchange/read/read-table.ts'
import { writeParted } from '@hebu/web/platform/exchange/write/write-parted.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { bytesOf } from '../../kit/crafted-workbook.ts'

const read = async (bytes: readonly number[] | Uint8Array) => {
  const tables = await readTable(Uint8Array.from(bytes))
  if (!tables.ok) throw new Error(tables.refusal)
  return { encoding: tables.value.encoding, lines: tables.value.sheets[0]!.lines }
}

const utf16 = (text: string, little: boolean): number[] => [...(little ? [0xff, 0xfe] : [0xfe, 0xff]), ...[...text].flatMap((letter) => { const code = letter.charCodeAt(0); return little ? [code & 255, code >> 8] : [code >> 8, code & 255] })]

/** As Excel in the mainland and in Taiwan save CSV: no machine of ours writes these, so the bytes stand here. */
const gb = [0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a, 0xc9, 0xcf, 0xba, 0xa3, 0xca, 0xbe, 0xc0, 0xfd, 0xb9, 0xab, 0xcb, 0xbe, 0x2c, 0x30, 0x32, 0x31]
const big5 = [0xab, 0xc8, 0xa4, 0xe1, 0xa6, 0x57, 0xba, 0xd9, 0x2c, 0xb9, 0x71, 0xb8, 0xdc, 0x0d, 0x0a, 0xa5, 0x78, 0xa5, 0x5f, 0xa5, 0xdc, 0xa8, 0xd2, 0xa4, 0xbd, 0xa5, 0x71, 0x2c, 0x30, 0x32]

describe('text tables', () => {
  test('[XCH2] whatever encoding a spreadsheet wrote is found by itself', async () => {
    const words = '客户名称,电话\r\n上海示例公司,021'
    const lines = [['客户名称', '电话'], ['上海示例公司', '021']]
    expect(await read(new TextEncoder().encode(words))).toEqual({ encoding: 'UTF-8', lines })
    expect(await read(new TextEncoder().encode(`\ufeff${words}`))).toEqual({ encoding: 'UTF-8', lines })
    expect(await read(utf16(words, true))).toEqual({ encoding: 'UTF-16', lines })
    expect(await read(utf16(words, false))).toEqual({ encoding: 'UTF-16', lines })
    expect(await read(gb)).toEqual({ encoding: 'GB18030', lines })
    expect(await read(big5)).toEqual({ encoding: 'Big5', lines: [['客戶名稱', '電話'], ['台北示例公司', '02']] })
  })

  test.each([['a,b\n1,2', ','], ['a\tb\n1\t2', '\t'], ['a;b\n"x,y";2', ';'], ['a|b|c\n1|2|3', '|'], ['名称，电话\n甲，1', '，'], ['sep=;\na;b', ';'], ['只有一栏\n甲', ',']])('[XCH2] the sign between the cells of %j is found', (text, separator) => {
    expect(findSeparator(text)).toBe(separator)
  })

  test('[XCH2] quotes, ends of lines within them and cells that were never closed are read', () => {
    expect(readParted('a,"b ""c"", d\r\ne",\r\n\r\n"x', ',').lines).toEqual([['a', 'b "c", d\ne'], [], ['x']])
  })

  test('[XCH21] [XCH22] what is written as CSV reads back as it was, whatever stands in it', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), async (cells) => {
      // A lone quote before a sign is read as the guard, and ends of lines become one kind.
      const lines = cells.map((line) => line.map((cell) => cell.replace(/\r\n?/g, '\n').replace(/^'+/, '').replace(/^="|\0/g, '')))
      const file = writeParted({ name: '', columns: [{ title: '一', kind: 'text' }, { title: '二', kind: 'text' }], lines: lines.map((line) => ({ cells: line })), sums: [], sumLabel: '' })
      const back = (await read(await bytesOf(file))).lines
      expect(back.slice(1, lines.length + 1).map((line) => [line[0] ?? '', line[1] ?? ''])).toEqual(lines)
    }), { numRuns: 40, seed: 7 })
  })
})
