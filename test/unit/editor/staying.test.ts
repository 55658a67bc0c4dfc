// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import type { Block } from '../../kit/editor-harness/sample-text.ts'
import { sampleMinutes } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'

const two = (...blocks: readonly Block[]) => typists(2, blocks) as readonly [Typist, Typist]
const selected = ({ view }: Typist): string => String((view.state.selection.toJSON() as { readonly type: unknown }).type)

describe('while others write', () => {
  test('[TXT18] the caret stays behind one’s own letter when somebody writes at the same place', () => {
    const [one, other] = two(['paragraph', '客户样品'])
    one.after('客户')
    other.after('客户').type('们的')
    expect(one.caret()).toBe('客户|们的样品')
  })

  test.each([
    ['splits it before', (other: Typist) => other.after('客').press('Enter'), '户|样品'],
    ['makes it a heading', (other: Typist) => other.after('样品').press('Mod-Alt-1'), '客户|样品'],
    ['makes it an item', (other: Typist) => other.after('样品').press('Mod-Shift-8'), '客户|样品'],
    ['joins it to the one before', (other: Typist) => other.before('客户').press('Backspace'), '前一行客户|样品'],
    ['writes in the line before', (other: Typist) => other.after('前一行').type('很长的话').press('Enter', 'Enter'), '客户|样品'],
  ])('[TXT18] the caret stays in its line when somebody %s', (_what, act, caret) => {
    const [one, other] = two(['paragraph', '前一行'], ['paragraph', '客户样品'], ['paragraph', '后一行'])
    one.after('客户')
    act(other)
    expect(one.caret()).toBe(caret)
    one.type('们')
    expect(other.shown()).toBe(one.shown())
    expect(one.shown()).toContain('户们样品')
  })

  test('[TXT18] bold that was switched on stays on', () => {
    const [one, other] = two(['paragraph', '客户'], ['paragraph', '样品'])
    one.after('客户').press('Mod-b')
    other.after('样品').type('三份')
    one.type('要紧')
    expect(other.shown()).toBe('doc(paragraph("客户", strong("要紧")), paragraph("样品三份"))')
  })

  test('[TXT18] a selected node stays selected, and its deletion by somebody else is survived', () => {
    const [one, other] = two(['paragraph', '前'], ['paragraph', '后'])
    one.after('后').press('Mod-Shift-ArrowUp')
    expect(selected(one)).toBe('node')
    other.after('前').type('面')
    expect(selected(one)).toBe('node')
    other.before('后').press('Backspace')
    expect(selected(one)).toBe('text')
    expect(one.shown()).toBe('doc(paragraph("前面后"))')
    one.after('后').type('面')
    expect(other.shown()).toBe(one.shown())
  })

  test('[TXT18] selected cells stay selected', () => {
    const [one, other] = two(...sampleMinutes)
    vi.spyOn(one.view, 'endOfTextblock').mockReturnValue(true)
    one.after('节庆礼盒（甲）').press('Shift-ArrowDown')
    const { anchor, head } = one.view.state.selection.toJSON() as { readonly anchor: number; readonly head: number }
    other.after('散会时间').type('约')
    other.after('讨论').type('与回顾')
    expect(one.view.state.selection.toJSON()).toEqual({ type: 'cell', anchor: anchor + 3, head: head + 3 })
  })
})

describe('tables', () => {
  const table: Block = ['table', ['table_row', ['table_cell', ['paragraph', '甲']], ['table_cell', ['paragraph', '乙']]], ['table_row', ['table_cell', ['paragraph', '丙']], ['table_cell', ['paragraph', '丁']]]]
  const widths = ({ view }: Typist): readonly number[] => view.state.doc.child(1).children.map((row) => row.childCount)
  const addRow = (text: Typist['text']): void => {
    const row = new Y.XmlElement('table_row')
    row.insert(0, [new Y.XmlElement('table_cell'), new Y.XmlElement('table_cell')])
    ;(text.fragment.get(1) as Y.XmlElement).push([row])
  }
  const addColumn = (text: Typist['text']): void => {
    for (const row of (text.fragment.get(1) as Y.XmlElement).toArray() as Y.XmlElement[]) row.push([new Y.XmlElement('table_cell')])
  }

  test('[TXT7] a row and a column added at once leave an uneven table that nobody evens out by receiving it', () => {
    const [one, other] = two(['paragraph', '前'], table)
    one.text.setOnline(false)
    addRow(one.text)
    addColumn(other.text)
    const written = [one.text.written(), other.text.written()]
    one.text.setOnline(true)
    one.text.exchange()
    expect(widths(one)).toEqual([3, 3, 2])
    expect([one.text.written(), other.text.written()]).toEqual(written)
    one.after('前').type('面')
    expect(widths(other)).toEqual([3, 3, 2])
    other.after('甲').type('。')
    expect(widths(one)).toEqual([3, 3, 3])
    one.after('丙').type('。')
    other.after('丁').type('。')
    expect(widths(other)).toEqual([3, 3, 3])
    expect(other.shown()).toBe(one.shown())
  })

  test('[TXT7] spans that collide are given up, and every cell stays', () => {
    const spanned: Block = ['table', ['table_row', ['table_cell', { rowspan: 2 }, ['paragraph', '甲']], ['table_cell', { colspan: 2 }, ['paragraph', '乙']]], ['table_row', ['table_cell', { colspan: 3 }, ['paragraph', '丙']], ['table_cell', ['paragraph', '丁']]]]
    const [one, other] = two(['paragraph', '前'], spanned)
    one.after('丁').type('。')
    for (const cell of ['甲', '乙', '丙', '丁。']) expect(one.shown()).toContain(`"${cell}"`)
    one.view.state.doc.check()
    expect(other.shown()).toBe(one.shown())
  })
})

describe('a change that was missed', () => {
  test('[TXT19] closes the editor, which has written nothing of its old state', () => {
    const told: string[] = []
    const [one, other] = typists(2, [['paragraph', '客户']], { onMissed: () => told.push('missed') }) as readonly [Typist, Typist]
    const written = one.text.written()
    one.view.setProps({
      dispatchTransaction() {
        throw new Error('a fault of the editor')
      },
    })
    expect(() => other.after('客户').type('样品')).toThrow('a fault of the editor')
    expect(told).toEqual(['missed'])
    expect(one.view.isDestroyed).toBe(true)
    expect(one.text.written()).toBe(written)
  })
})
