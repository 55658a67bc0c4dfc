import { countText } from '@hebu/web/ui/editor/count.ts'
import { isEmptyText, mentionsIn, plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { safeLink } from '@hebu/web/ui/editor/safe-link.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import type { Block } from '../../kit/editor-harness/sample-text.ts'
import { sampleMinutes, write } from '../../kit/editor-harness/sample-text.ts'

function aText(...blocks: readonly Block[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text')
  write(fragment, ...blocks)
  return fragment
}

describe('plain form', () => {
  test('[TXT2] paragraphs, items and rows are lines, cells are parted by tabs, mentions read as names', () => {
    const lines = plainText(aText(...sampleMinutes)).split('\n')
    expect(lines[0]).toBe('上次决议回顾')
    expect(lines).toContain('与物流确认节前两周的发运窗口，沈书已于 11 月 20 日完成；整理三家竞品的团购价目第 2 次带入，由@何知夏继续。')
    expect(lines).toContain('11 月 25 日前锁定礼盒库存，超出部分按预售协议处理；')
    expect(lines).toContain('关心定制周期')
    expect(lines).toContain('品名\t数量\t单价\t交期')
    expect(lines.at(-1)).toBe('散会时间 10:25，下次例会 11 月 30 日 09:30。')
  })

  test('[TXT2] what a newer version wrote is read too', () => {
    const text = aText(['callout', { tone: 'warm' }, ['paragraph', '提醒：', ['chip', '新名词']]], ['paragraph', '其后', ['hard_break'], '换行'])
    expect(plainText(text)).toBe('提醒：新名词\n其后\n换行')
  })

  test('[TXT2] a text is empty until somebody wrote, mentioned or drew something', () => {
    expect(isEmptyText(aText())).toBe(true)
    expect(isEmptyText(aText(['paragraph'], ['paragraph', '  '], ['table', ['table_row', ['table_cell', ['paragraph']]]]))).toBe(true)
    expect(isEmptyText(aText(['paragraph', '字']))).toBe(false)
    expect(isEmptyText(aText(['paragraph', ['mention', { kind: 'member', id: 'm', label: '林晚' }]]))).toBe(false)
    expect(isEmptyText(aText(['horizontal_rule']))).toBe(false)
  })

  test('[TXT2] mentions are listed in the order of the text', () => {
    expect(mentionsIn(aText(...sampleMinutes)).map(({ kind, id, book, label }) => [kind, id, book, label])).toEqual([
      ['member', 'm-he', '', '何知夏'],
      ['page', 'c1', 'customers', '云岫市青禾示例印务'],
      ['page', 'c2', 'customers', '澄渡市闻笙示例文创'],
      ['member', 'm-lin', '', '林晚'],
    ])
  })
})

describe('counting', () => {
  test.each([
    ['', 0, 0],
    ['客户档案', 4, 4],
    ['签约 ¥162,400，完成 70.2%', 6, 18],
    ['与 Acme 公司的 e-mail', 6, 14],
    ['かな 한글', 4, 4],
    ['👨‍👩‍👧 一家', 2, 3],
    ['𠮷野家', 3, 3],
  ])('[TXT3] %s', (text, words, characters) => {
    expect(countText(text)).toEqual({ words, characters })
  })
})

describe('addresses', () => {
  test.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['  example.com/价目 ', 'https://example.com/价目'],
    ['localhost:8787/x', undefined],
    ['example.com:8080/x', 'https://example.com:8080/x'],
    ['name@example.com', 'mailto:name@example.com'],
    ['mailto:name@example.com', 'mailto:name@example.com'],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    [' data:text/html,x', undefined],
    ['file:///etc/passwd', undefined],
    ['随便', undefined],
    ['', undefined],
  ])('[TXT14] %j', (typed, address) => {
    expect(safeLink(typed)).toBe(address)
  })
})
