// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest'

import type { Block } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'

const one = (...blocks: readonly Block[]) => (typists(1, blocks.length === 0 ? [['paragraph', '']] : blocks) as readonly [Typist])[0]
const typed = (text: string): string => one().type(text).shown().replace(/^doc\((.*)\)$/, '$1')

describe('signs', () => {
  test.each([
    ['# 议题', 'heading("议题")'],
    ['### 议题', 'heading("议题")'],
    ['- 送样', 'bullet_list(list_item(paragraph("送样")))'],
    ['* 送样', 'bullet_list(list_item(paragraph("送样")))'],
    ['1. 送样', 'ordered_list(list_item(paragraph("送样")))'],
    ['1、送样', 'ordered_list(list_item(paragraph("送样")))'],
    ['1． 送样', 'ordered_list(list_item(paragraph("送样")))'],
    ['3．送样', 'paragraph("3．送样")'],
    ['[ ] 送样', 'task_list(task_item(paragraph("送样")))'],
    ['[] 送样', 'task_list(task_item(paragraph("送样")))'],
    ['【】 送样', 'task_list(task_item(paragraph("送样")))'],
    ['- [ ] 送样', 'task_list(task_item(paragraph("送样")))'],
    ['> 原话', 'blockquote(paragraph("原话"))'],
    ['》 原话', 'blockquote(paragraph("原话"))'],
    ['---完', 'horizontal_rule, paragraph("完")'],
    ['——完', 'horizontal_rule, paragraph("完")'],
    ['**要紧**的', 'paragraph(strong("要紧"), "的")'],
    ['*略*的', 'paragraph(em("略"), "的")'],
    ['看 _略_ 的', 'paragraph("看 ", em("略"), " 的")'],
    ['file_name_here', 'paragraph("file_name_here")'],
    ['2*3*4', 'paragraph("2", em("3"), "4")'],
    ['~~旧价~~新价', 'paragraph(strike("旧价"), "新价")'],
    ['`A-01`号', 'paragraph(code("A-01"), "号")'],
    ['说 # 不是标题', 'paragraph("说 # 不是标题")'],
  ])('[TXT15] %s', (signs, shown) => {
    expect(typed(signs)).toBe(shown)
  })

  test('[TXT15] a ticked item from [x], a number to begin with', () => {
    const list = one().type('[x] 完成')
    expect(list.view.state.doc.firstChild?.firstChild?.attrs['checked']).toBe(true)
    expect(one().type('3. 第三').view.state.doc.firstChild?.attrs['order']).toBe(3)
  })

  test('[TXT15] Backspace gives the signs back', () => {
    expect(one().type('# ').press('Backspace').shown()).toBe('doc(paragraph("# "))')
  })
})

describe('keys', () => {
  const list: Block = ['bullet_list', ['list_item', ['paragraph', '甲']], ['list_item', ['paragraph', '乙']]]

  test('[TXT16] Enter makes the next item, and leaves the list on an empty one', () => {
    const writer = one(list).after('甲').press('Enter').type('新')
    expect(writer.shown()).toContain('list_item(paragraph("甲")), list_item(paragraph("新")), list_item(paragraph("乙"))')
    writer.after('乙').press('Enter', 'Enter').type('外')
    expect(writer.shown()).toMatch(/list_item\(paragraph\("乙"\)\)\), paragraph\("外"\)\)$/)
  })

  test('[TXT16] Tab and Shift-Tab move an item in and out, and stay in the list where they cannot', () => {
    const writer = one(list).after('乙').press('Tab')
    expect(writer.shown()).toBe('doc(bullet_list(list_item(paragraph("甲"), bullet_list(list_item(paragraph("乙"))))))')
    writer.press('Shift-Tab')
    expect(writer.shown()).toContain('list_item(paragraph("甲")), list_item(paragraph("乙"))')
    expect(writer.after('甲').takes('Tab')).toBe(true)
  })

  test('[TXT16] Tab leaves a plain line, and any place after Escape', () => {
    const writer = one(['paragraph', '行'], list)
    expect(writer.after('行').takes('Tab')).toBe(false)
    writer.after('乙').press('Escape')
    expect(writer.takes('Tab')).toBe(false)
    writer.type('。')
    expect(writer.takes('Tab')).toBe(true)
  })

  test('[TXT16] Backspace at the beginning takes away the mark of an item and the size of a heading before it joins', () => {
    expect(one(['paragraph', '前'], list).before('甲').press('Backspace').shown()).toBe('doc(paragraph("前"), paragraph("甲"), bullet_list(list_item(paragraph("乙"))))')
    const heading = one(['paragraph', '前'], ['heading', { level: 1 }, '题']).before('题')
    expect(heading.press('Backspace').shown()).toBe('doc(paragraph("前"), paragraph("题"))')
    expect(heading.press('Backspace').shown()).toBe('doc(paragraph("前题"))')
  })

  test('[TXT16] kinds of lists change into each other and back, with what is inside', () => {
    const writer = one(['bullet_list', ['list_item', ['paragraph', '甲'], list]]).after('甲')
    expect(writer.press('Mod-Shift-9').shown()).toBe('doc(task_list(task_item(paragraph("甲"), bullet_list(list_item(paragraph("甲")), list_item(paragraph("乙"))))))')
    expect(writer.press('Mod-Shift-7').shown()).toMatch(/^doc\(ordered_list\(list_item/)
    expect(one(list).selectAll().press('Mod-Shift-8').shown()).toBe('doc(paragraph("甲"), paragraph("乙"))')
    expect(one(['heading', { level: 1 }, '题'], ['paragraph', '文']).selectAll().press('Mod-Shift-8').shown()).toBe('doc(bullet_list(list_item(paragraph("题")), list_item(paragraph("文"))))')
  })

  test('[TXT16] Control Enter stays free for submitting, and a table at the end is left with the arrow', () => {
    expect(one(['paragraph', '文']).after('文').takes('Mod-Enter')).toBe(false)
    const table: Block = ['table', ['table_row', ['table_cell', ['paragraph', '格']]]]
    const writer = one(table).after('格')
    vi.spyOn(writer.view, 'endOfTextblock').mockReturnValue(true)
    expect(writer.press('ArrowDown').type('后').shown()).toMatch(/paragraph\("后"\)\)$/)
  })

  test('[TXT16] Tab goes from cell to cell, and after the last one to a new row', () => {
    const row: Block = ['table_row', ['table_cell', ['paragraph', '甲']], ['table_cell', ['paragraph', '乙']]]
    const writer = one(['table', row]).after('甲').press('Tab')
    expect(writer.view.state.selection.$head.parent.textContent).toBe('乙')
    writer.press('Tab').type('丙')
    expect(writer.shown()).toBe('doc(table(table_row(table_cell(paragraph("甲")), table_cell(paragraph("乙"))), table_row(table_cell(paragraph("丙")), table_cell(paragraph))))')
  })

  test('[TXT17] an item is ticked by key, several alike, and the item after a ticked one is open', () => {
    const tasks: Block = ['task_list', ['task_item', { checked: true }, ['paragraph', '甲']], ['task_item', ['paragraph', '乙']]]
    const writer = one(tasks)
    const states = () => writer.view.state.doc.firstChild?.children.map((item) => item.attrs['checked'])
    writer.after('乙').press('Mod-Shift-Enter')
    expect(states()).toEqual([true, true])
    writer.selectAll().press('Mod-Shift-Enter')
    expect(states()).toEqual([false, false])
    writer.after('乙').press('Mod-Shift-Enter', 'Enter')
    expect(states()).toEqual([false, true, false])
  })
})
