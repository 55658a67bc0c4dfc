import { compareContent, compareRows } from '@hebu/shared/rules/comparing/compare-content.ts'
import { compareTexts } from '@hebu/shared/rules/comparing/compare-texts.ts'
import { compareWords, tokensOf } from '@hebu/shared/rules/comparing/compare-words.ts'
import { shortestEdit } from '@hebu/shared/rules/comparing/shortest-edit.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'

const words = (before: string, after: string): string =>
  compareWords(tokensOf(before), tokensOf(after))
    .map(({ change, text }) => (change === 'removed' ? `[-${text}-]` : change === 'added' ? `{+${text}+}` : text))
    .join('')
const paragraph = (...runs: readonly (string | { readonly text: string; readonly marks: unknown })[]) => ({ node: 'paragraph', content: runs.map((run) => (typeof run === 'string' ? { text: run } : run)) })
const lines = (before: readonly unknown[], after: readonly unknown[]): readonly string[] =>
  compareTexts(before, after).map(({ change, kind, pieces }) => `${change} ${kind} ${pieces.map((piece) => (piece.change === 'removed' ? `[-${piece.text}-]` : piece.change === 'added' ? `{+${piece.text}+}` : piece.change === 'form' ? `<${piece.text}>` : piece.text)).join('')}`)

describe('comparing texts', () => {
  test('[VER1] two texts are laid over each other word by word; amounts and Latin words stay whole, chance letters do not part a change', () => {
    expect(words('交貨期為三十天。', '交貨期為四十五天。')).toBe('交貨期為[-三十-]{+四十五+}天。')
    expect(words('總價 12,500 元', '總價 12,800 元')).toBe('總價 [-12,500-]{+12,800+} 元')
    expect(words('按 Net 30 付款', '按 Net 60 付款')).toBe('按 Net [-30-]{+60+} 付款')
    expect(words('甲方應於收貨後驗收', '乙方須在到貨後驗收')).toBe('[-甲方應於收-]{+乙方須在到+}貨後驗收')
    expect(words('', '新')).toBe('{+新+}')
    expect(words('同', '同')).toBe('同')
  })

  test('[VER1] lines that are alike are one line that was changed; others came or went', () => {
    const before = [paragraph('一、交貨期為三十天。'), paragraph('二、驗收合格後付款。'), paragraph('三、爭議由仲裁解決。')]
    const after = [paragraph('一、交貨期為六十天。'), paragraph('違約金為每日千分之一。'), paragraph('三、爭議由仲裁解決。')]
    expect(lines(before, after)).toEqual(['changed paragraph 一、交貨期為[-三-]{+六+}十天。', 'removed paragraph [-二、驗收合格後付款。-]', 'added paragraph {+違約金為每日千分之一。+}', 'same paragraph 三、爭議由仲裁解決。'])
  })

  test('[VER1] form, kind of line, ticks, tables, days and people are compared too', () => {
    expect(lines([paragraph('付款條件')], [paragraph('付款', { text: '條件', marks: { strong: {} } })])).toEqual(['changed paragraph 付款<條件>'])
    expect(lines([paragraph('付款條件')], [{ node: 'heading', attributes: { level: 2 }, content: [{ text: '付款條件' }] }])).toEqual(['changed heading 付款條件'])
    const task = (checked: boolean) => ({ node: 'task_list', content: [{ node: 'task_item', attributes: { checked }, content: [paragraph('寄樣品')] }] })
    expect(compareTexts([task(false)], [task(true)])).toMatchObject([{ change: 'changed', kind: 'task', checked: true, was: { checked: false } }])
    const table = (price: string) => ({ node: 'table', content: [{ node: 'table_row', content: ['禮盒', price].map((cell) => ({ node: 'table_cell', content: [paragraph(cell)] })) }] })
    expect(lines([table('120')], [table('135')])).toEqual(['changed row 禮盒\t[-120-]{+135+}'])
    const day = (date: string) => ({ node: 'paragraph', content: [{ text: '於 ' }, { node: 'date', attributes: { date } }] })
    expect(lines([day('2026-11-23')], [day('2026-12-01')])).toEqual(['changed paragraph 於 [-2026-11-23-]{+2026-12-01+}'])
  })

  test('[VER1] whatever is compared, what is not removed reads as the one after and what is not added as the one before', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '方', '價', '12,000', ' ', 'net', '。'), { maxLength: 30 }).map((letters) => letters.join(''))
    fc.assert(fc.property(text, text, (before, after) => {
      const pieces = compareWords(tokensOf(before), tokensOf(after))
      expect(pieces.filter(({ change }) => change !== 'added').map((piece) => piece.text).join('')).toBe(before)
      expect(pieces.filter(({ change }) => change !== 'removed').map((piece) => piece.text).join('')).toBe(after)
    }), { numRuns: 300 })
    fc.assert(fc.property(fc.array(text, { maxLength: 8 }), fc.array(text, { maxLength: 8 }), (before, after) => {
      const compared = compareTexts(before.map((line) => paragraph(line)), after.map((line) => paragraph(line)))
      const side = (without: 'added' | 'removed') => compared.filter(({ change }) => change !== without).map(({ pieces }) => pieces.filter(({ change }) => change !== without).map((piece) => piece.text).join(''))
      expect(side('added')).toEqual(before)
      expect(side('removed')).toEqual(after)
    }), { numRuns: 200 })
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => void compareTexts(before, after)))
  })

  test('[VER1] the edit is a shortest one, and a text that is all different is not pondered over', () => {
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 })
    const distance = (a: readonly string[], b: readonly string[]): number =>
      a.length === 0 || b.length === 0 ? a.length + b.length : a[0] === b[0] ? distance(a.slice(1), b.slice(1)) : 1 + Math.min(distance(a.slice(1), b), distance(a, b.slice(1)))
    fc.assert(fc.property(short, short, (a, b) => {
      const changed = shortestEdit(a, b).filter(({ change }) => change !== 'same').reduce((sum, run) => sum + run.before[1] - run.before[0] + run.after[1] - run.after[0], 0)
      expect(changed).toBe(distance(a, b))
    }))
    const [one, other] = [Array.from({ length: 5_000 }, (_, at) => `a${at}`), Array.from({ length: 5_000 }, (_, at) => `b${at}`)]
    expect(shortestEdit(one, other).map(({ change }) => change)).toEqual(['removed', 'added'])
  })
})

describe('comparing contents', () => {
  const row = (id: string, cells: Readonly<Record<string, unknown>>) => ({ id, cells })

  test('[VER2] fields are compared value by value, rows by their ids and cell by cell, in the order of the book', () => {
    const before = { values: { title: '合同', helpers: ['he'] }, texts: { note: [paragraph('舊的約定')] } }
    const after = { values: { title: '銷售合同', helpers: ['he'] }, texts: { note: [paragraph('新的約定')] } }
    const changes = compareContent(ledger, before, after)
    expect(changes).toMatchObject([{ kind: 'value', field: 'title', before: '合同', after: '銷售合同' }, { kind: 'text', field: 'note' }])
    expect(compareContent(ledger, before, before)).toEqual([])
    expect(compareRows([row('a', { qty: 1, price: { amountCents: 5 } }), row('b', { qty: 2 })], [row('b', { qty: 2 }), row('a', { price: { amountCents: 5 }, qty: 3 }), row('c', { qty: 9 })])).toEqual([
      { row: 'b', what: 'moved', before: { qty: 2 }, after: { qty: 2 }, cells: [] },
      { row: 'a', what: 'changed', before: { qty: 1, price: { amountCents: 5 } }, after: { price: { amountCents: 5 }, qty: 3 }, cells: [{ column: 'qty', before: 1, after: 3 }] },
      { row: 'c', what: 'added', after: { qty: 9 }, cells: [{ column: 'qty', before: undefined, after: 9 }] },
    ])
    expect(compareRows([row('a', { n: 1 }), row('b', { n: 2 }), row('c', { n: 3 })], [row('a', { n: 1 }), row('c', { n: 3 })])).toEqual([{ row: 'b', what: 'removed', before: { n: 2 }, cells: [{ column: 'n', before: 2, after: undefined }] }])
  })
})
