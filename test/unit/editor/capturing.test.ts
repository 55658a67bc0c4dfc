// @vitest-environment happy-dom
import type { CaptureTyped, RowRef, TextCaptures } from '@hebu/web/ui/editor/rich-text-props.ts'
import { isKnownText } from '@hebu/web/ui/editor/gate.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { describe, expect, test } from 'vitest'

import type { Block } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'

/** Rows that are taken down, for a table that is not there. */
function aTable() {
  const taken: CaptureTyped[] = []
  const gone = new Set<string>()
  const captures: TextCaptures = {
    kinds: [{ id: 'decision', names: ['决议', '決議', 'Decision'] }, { id: 'action', names: ['事项', '事項', 'Action'] }],
    hint: ({ words }) => `hint ${words}`,
    take(typed) {
      if (typed.words.trim() === '') return undefined
      taken.push(typed)
      return { field: 'resolutions', row: `r${taken.length}`, label: typed.words }
    },
    setGone: ({ row }: RowRef, isGone) => void (isGone ? gone.add(row) : gone.delete(row)),
    shown: ({ label }) => ({ text: label, notes: [{ text: '林小满' }], gone: false }),
    open: () => {},
  }
  return { taken, gone, captures }
}

const one = (table: ReturnType<typeof aTable>, ...blocks: readonly Block[]): Typist => typists(1, blocks, { captures: () => table.captures })[0]!

describe('taking down in a text', () => {
  test('[MEET14] Enter at a line that asks for it takes it down, and leaves a line that refers to it', () => {
    const table = aTable()
    const writer = one(table, ['paragraph', '前言'], ['paragraph', '/事项 @林小满 下周五 报价']).after('报价')
    writer.press('Enter')
    expect(table.taken).toEqual([{ words: '@林小满 下周五 报价', member: undefined, date: undefined }])
    expect(writer.shown()).toContain('paragraph(row), paragraph')
    expect(writer.view.dom.querySelector('[data-row] small')?.textContent).toBe('林小满')
    expect(isKnownText(writer.text.fragment)).toBe(true)
    expect(plainText(writer.text.fragment)).toContain('下周五 报价')
    writer.type('接着写')
    expect(writer.caret()).toBe('接着写|')
  })

  test('[MEET14] in either language and script, with the sign of a Chinese keyboard, with what was picked from lists, and in an item of a list', () => {
    for (const words of ['/決議 同意', '、决议 同意', '/decision 同意', '／Action: 同意']) {
      const table = aTable()
      one(table, ['paragraph', words]).after('同意').press('Enter')
      expect(table.taken.map((typed) => typed.words), words).toEqual(['同意'])
    }
    const table = aTable()
    const mention: Block = ['mention', { kind: 'member', id: 'lin', label: '林小满' }]
    const writer = one(table, ['bullet_list', ['list_item', ['paragraph', '/事项 ', mention, ['date', { date: '2026-12-04' }], ' 报价']]]).after('报价')
    writer.press('Enter')
    expect(table.taken).toEqual([{ words: ' 报价', member: 'lin', date: '2026-12-04' }].map((typed) => ({ ...typed, words: typed.words.trimStart() })))
    expect(writer.shown()).toContain('list_item(paragraph(row)), list_item(paragraph)')
  })

  test('[MEET14] says while it is typed how it is understood; other lines, and one that says nothing yet, are left alone', () => {
    const table = aTable()
    const writer = one(table, ['paragraph', '/事项 报价'], ['paragraph', '/事项单另做'], ['paragraph', '见 /事项 三'], ['paragraph', '/事项 ']).after('/事项 报价')
    expect(writer.view.dom.querySelector('[data-capture]')?.getAttribute('data-capture')).toBe('hint 报价')
    writer.after('单另做').press('Enter')
    writer.after('事项 三').press('Enter')
    expect(table.taken).toEqual([])
  })

  test('[MEET14] undoing takes back the row with its line, doing again brings back both', async () => {
    const table = aTable()
    const writer = one(table, ['paragraph', '/事项 报价']).after('报价')
    writer.press('Enter').press('Mod-z')
    await Promise.resolve()
    expect(writer.shown()).not.toContain('row')
    expect([...table.gone]).toEqual(['r1'])
    writer.press('Mod-y')
    await Promise.resolve()
    expect(writer.shown()).toContain('paragraph(row)')
    expect([...table.gone]).toEqual([])
  })
})
