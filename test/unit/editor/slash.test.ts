// @vitest-environment happy-dom
import { findIn } from '@hebu/web/ui/editor/find/find-text.ts'
import { filterByTyped } from '@hebu/web/ui/editor/slash/filter.ts'
import { describe, expect, test } from 'vitest'

import type { Block } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'

const one = (...blocks: readonly Block[]) => (typists(1, blocks) as readonly [Typist])[0]

describe('what a / offers', () => {
  const items = [
    { names: ['一级标题', '一級標題', 'Heading 1'], short: ['h1', 'bt'] },
    { names: ['项目符号列表', '項目符號列表', 'Bulleted list'], short: ['ul'] },
    { names: ['插入表格', '插入表格', 'Insert table'], short: ['grid'] },
  ]
  const found = (typed: string) => filterByTyped(items, typed).map(({ names }) => names[0])

  test('[TXT42] is found by Chinese in both forms, English, initials and short names; what begins so comes first', () => {
    expect(found('')).toHaveLength(3)
    expect(found('标题')).toEqual(['一级标题'])
    expect(found('標題')).toEqual(['一级标题'])
    expect(found('bt')).toEqual(['一级标题'])
    expect(found('bg')).toEqual(['插入表格'])
    expect(found('Ｔable')).toEqual(['插入表格'])
    expect(found('xmfh')).toEqual(['项目符号列表'])
    expect(found('zz')).toEqual([])
  })
})

describe('finding', () => {
  test('[TXT45] places count where a folded character is longer or shorter, in cells and items, and not across lines', () => {
    const { doc } = one(['paragraph', '共㎡ＡＢ報價單'], ['table', ['table_row', ['table_cell', ['paragraph', '报价单']]]], ['paragraph', '报'], ['paragraph', '价单']).view.state
    const words = (wanted: string) => findIn(doc, wanted).map(({ from, to }) => doc.textBetween(from, to))
    expect(words('报价单')).toEqual(['報價單', '报价单'])
    expect(words('ab')).toEqual(['ＡＢ'])
    expect(words('m2a')).toEqual(['㎡Ａ'])
    expect(words('没有')).toEqual([])
    expect(words('')).toEqual([])
  })
})

describe('moving', () => {
  const list: Block = ['bullet_list', ['list_item', ['paragraph', '甲']], ['list_item', ['paragraph', '乙'], ['bullet_list', ['list_item', ['paragraph', '丙']]]]]

  test('[TXT44] an item moves with what is in it and stays at the edge; undo takes it back', () => {
    const writer = one(['paragraph', '前'], list).after('乙')
    writer.press('Alt-ArrowUp')
    const moved = 'doc(paragraph("前"), bullet_list(list_item(paragraph("乙"), bullet_list(list_item(paragraph("丙")))), list_item(paragraph("甲"))))'
    expect(writer.shown()).toBe(moved)
    expect(writer.caret()).toBe('乙|')
    expect(writer.press('Alt-ArrowUp').shown()).toBe(moved)
    expect(writer.press('Mod-z').shown()).toContain('list_item(paragraph("甲")), list_item(paragraph("乙")')
  })

  test('[TXT44] what somebody else writes in the lines it passes stays where it is, and no line is doubled', () => {
    const [here, there] = typists(2, [['paragraph', '一'], ['paragraph', '二'], ['paragraph', '三']]) as readonly [Typist, Typist]
    here.text.setOnline(false)
    there.text.setOnline(false)
    here.after('三').press('Alt-ArrowUp', 'Alt-ArrowUp')
    there.after('二').type('号')
    there.after('一').type('号')
    here.text.setOnline(true)
    there.text.setOnline(true)
    here.text.exchange()
    expect(here.shown()).toBe('doc(paragraph("三"), paragraph("一号"), paragraph("二号"))')
    expect(there.shown()).toBe(here.shown())
  })

  test('[TXT44] a row of a table moves, and a block is doubled and taken away', () => {
    const row = (words: string): Block => ['table_row', ['table_cell', ['paragraph', words]]]
    const writer = one(['table', row('甲'), row('乙')], ['paragraph', '后']).after('甲').press('Alt-ArrowDown')
    expect(writer.shown()).toContain('table_row(table_cell(paragraph("乙"))), table_row(table_cell(paragraph("甲")))')
    expect(writer.after('后').press('Mod-Shift-d').shown()).toMatch(/paragraph\("后"\), paragraph\("后"\)\)$/)
  })
})

describe('signs', () => {
  test.each([
    ['＃ 议题', 'heading("议题")'],
    ['－ 送样', 'bullet_list(list_item(paragraph("送样")))'],
    ['［ ］ 送样', 'task_list(task_item(paragraph("送样")))'],
    ['２、送样', 'ordered_list(list_item(paragraph("送样")))'],
    ['看 https://example.com/a。好', 'paragraph("看 ", link("https://example.com/a"), "。好")'],
    ['见www.example.com，', 'paragraph("见", link("www.example.com"), "，")'],
  ])('[TXT15] [TXT47] %s', (signs, shown) => {
    expect(one(['paragraph', '']).type(signs).shown()).toBe(`doc(${shown})`)
  })

  test('[TXT47] Enter ends an address too', () => {
    expect(one(['paragraph', '']).type('https://example.com').press('Enter').shown()).toBe('doc(paragraph(link("https://example.com")), paragraph)')
  })
})
