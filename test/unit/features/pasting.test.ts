// @vitest-environment happy-dom
import * as f from '@hebu/shared/books/field-kinds.ts'
import type { CellField } from '@hebu/shared/books/field-kinds.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'
import { pasteRows } from '@hebu/web/features/books/page/fields/rows/paste-rows.ts'
import type { PasteInput } from '@hebu/web/features/books/values/read-pasted.ts'
import { readPasted } from '@hebu/web/features/books/values/read-pasted.ts'
import { readHtmlTable, readTsv, toHtml, toTsv } from '@hebu/web/ui/rows/clipboard.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { describe, expect, test } from 'vitest'

import { smallCharter } from '../../kit/department.ts'

const members: Readonly<Record<string, string>> = { 周明棠: 'zhou', 林疏桐: 'lin' }
const input: PasteInput = {
  words: createWords({ language: 'en' }),
  charter: smallCharter,
  today: '2026-11-23',
  timeZone: 'Asia/Shanghai',
  membersNamed: (name) => (members[name] === undefined ? [] : [members[name]]),
  pagesNamed: (_, title) => (title === 'Fernhill' ? [{ id: 'c1', shelf: 'g-all' }] : title === 'Twin' ? [{ id: 'c2', shelf: 'g-all' }, { id: 'c3', shelf: 'g-all' }] : []),
  pageName: () => 'customer',
}
const read = (field: CellField, pasted: string) => {
  const result = readPasted(field, pasted, input)
  return 'problem' in result ? result : result.value
}

describe('tables from the clipboard', () => {
  test('[FLD13] lines and tabs, with cells in quotes', () => {
    expect(readTsv('a\tb\r\n"two\nlines"\t"say ""hi"""\r\n\t3\r\n')).toEqual([['a', 'b'], ['two\nlines', 'say "hi"'], ['', '3']])
    // A quote that is no quoting is a sign.
    expect(readTsv('3" pipe\tx')).toEqual([['3" pipe', 'x']])
    expect(readTsv('')).toEqual([[]])
    expect(readTsv('one')).toEqual([['one']])
    expect(readTsv('a\t')).toEqual([['a', '']])
  })

  test('[FLD13] a table of a web page or a spreadsheet, with spans, breaks and folded source', () => {
    const html = `<html><body><!--StartFragment--><table><colgroup><col></colgroup><tr><th colspan=2>报价
      单</th><td rowspan="2">备注</td></tr><tr><td>1,234.50</td><td>甲<br>乙</td></tr><tr><td><p>一</p><p>二</p></td><td>&nbsp;</td><td><style>x</style>3</td></tr></table></body></html>`
    expect(readHtmlTable(html)).toEqual([['报价 单', '', '备注'], ['1,234.50', '甲\n乙', ''], ['一\n二', '', '3']])
    expect(readHtmlTable('<p>no table</p>')).toBeUndefined()
  })

  test('[FLD13] what is copied reads back as it was, in both forms', () => {
    const table = [['a', 'b\tc', '"quoted"'], ['two\nlines', '<b>&', '']]
    expect(readTsv(toTsv(table))).toEqual(table)
    expect(readHtmlTable(toHtml(table))).toEqual([['a', 'b c', '"quoted"'], ['two\nlines', '<b>&', '']])
  })
})

describe('pasted cells', () => {
  const number = f.number('數量', 'Count', { min: 0, max: 5000, unit: text('件', 'pcs') })
  const choice = f.choice('狀態', 'Status', { present: ['出席', 'Present'], excused: ['請假', 'Excused'] })
  test.each<[CellField, string, unknown]>([
    [number, '1,234.50', 1234.5],
    [number, '１２３', 123],
    [number, '12 件', 12],
    [number, '', undefined],
    [f.money('金額', 'Amount'), '¥1,234.50', { amountCents: 123_450, currency: 'CNY' }],
    [f.money('金額', 'Amount'), '(12.00)', { amountCents: -1200, currency: 'CNY' }],
    [f.money('金額', 'Amount'), '3.5万', { amountCents: 3_500_000, currency: 'CNY' }],
    [f.percent('比例', 'Share'), '12.5%', 12.5],
    [f.date('日期', 'Date'), '2026/3/5', '2026-03-05'],
    [f.date('日期', 'Date'), '2026年3月5日', '2026-03-05'],
    [f.date('日期', 'Date'), '2026-03-05 00:00:00', '2026-03-05'],
    [f.date('日期', 'Date'), '5-Mar-26', '2026-03-05'],
    [f.date('日期', 'Date'), 'March 5, 2026', '2026-03-05'],
    [f.date('日期', 'Date'), '46086', '2026-03-05'],
    [f.dateTime('時間', 'Time'), '2026/3/5 14:30:00', '2026-03-05T06:30:00.000Z'],
    [f.dateTime('時間', 'Time'), '46086.5', '2026-03-05T04:00:00.000Z'],
    [f.dateTime('時間', 'Time'), '2026/3/5', '2026-03-04T16:00:00.000Z'],
    [choice, '请假', 'excused'],
    [choice, '請假', 'excused'],
    [choice, ' EXCUSED ', 'excused'],
    [f.flag('決策', 'Decides'), '√', true],
    [f.flag('決策', 'Decides'), '否', false],
    [f.member('人', 'By'), '周明棠', 'zhou'],
    [f.members('人', 'By'), '周明棠、林疏桐', ['zhou', 'lin']],
    [f.customer('客戶', 'Customer'), 'Fernhill', { id: 'c1', shelf: 'g-all' }],
    [f.text('名稱', 'Name'), 'two\nlines', 'two lines'],
    [f.longText('說明', 'Note'), 'two\nlines', 'two\nlines'],
  ])('[FLD14] %o reads %s', (field, pasted, value) => {
    expect(read(field, pasted)).toEqual(value)
  })

  test.each<[CellField, string, string]>([
    [number, 'many', 'Write a number'],
    [number, '9,000', 'Between 0 and 5000'],
    [f.money('金額', 'Amount'), '1.234', 'Write an amount'],
    [f.date('日期', 'Date'), '2026-02-30', 'Write a date'],
    [choice, 'late', 'Present, Excused'],
    [f.flag('決策', 'Decides'), 'maybe', 'yes'],
    [f.member('人', 'By'), '王五', 'No member'],
    [f.customer('客戶', 'Customer'), 'Twin', 'No customer'],
    [f.text('名稱', 'Name', { maxLength: 3 }), 'abcd', '3 characters'],
  ])('[FLD15] %o refuses %s in words', (field, pasted, words) => {
    expect(read(field, pasted)).toEqual({ problem: expect.stringContaining(words) })
  })

  const lines = f.rows('明細', 'Lines', { what: f.text('事項', 'What'), price: f.money('單價', 'Price'), by: f.member('責任人', 'By') })
  const table = { ...input, field: lines, columns: ['what', 'price', 'by'] }
  const at = (row: number, column: number) => ({ top: row, left: column, bottom: row, right: column })

  test('[FLD14] a pasted table lies from the chosen corner on, without its heading and blank end', () => {
    const pasted = pasteRows([['事项', 'Price'], ['Cups', '3.20'], ['Lids', 'x'], ['', '']], at(1, 0), table)
    expect(pasted.range).toEqual({ top: 1, left: 0, bottom: 2, right: 1 })
    expect(pasted.cells.map(({ row, column, read: cell }) => [row, column, 'value' in cell])).toEqual([[1, 'what', true], [1, 'price', true], [2, 'what', true], [2, 'price', false]])
  })

  test('[FLD14] one pasted cell fills all that is chosen', () => {
    expect(pasteRows([['Cups']], { top: 0, left: 0, bottom: 2, right: 0 }, table).cells.map(({ row, text: words }) => [row, words])).toEqual([[0, 'Cups'], [1, 'Cups'], [2, 'Cups']])
  })

  test('[FLD15] what lies beyond the last column is refused, not lost', () => {
    const { cells } = pasteRows([['周明棠', 'more', '']], at(0, 2), table)
    expect(cells.map(({ column, text: words }) => [column, words])).toEqual([['by', '周明棠'], [undefined, 'more']])
  })
})
