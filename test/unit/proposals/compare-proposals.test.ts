import { compareProposals, saysTheSame } from '@hebu/shared/rules/proposing/compare-proposals.ts'
import { expect, test } from 'vitest'

import { yuan } from '../books/small-world.ts'

const line = (id: string, item: string, qty: number, price: number, listPrice = 200) => ({ id, cells: { item, qty, price: yuan(price), listPrice: yuan(listPrice) } })
const text = (...lines: readonly string[]) => lines.map((each) => ({ node: 'paragraph', content: [{ text: each }] }))
const version = (values: Record<string, unknown>, texts: Record<string, unknown> = {}) => ({ values, texts })

test('[PROP9] [S0-3.1.3b] two versions are compared by what they mean: lines that came and went, quantity, price, discount, sum and total', () => {
  const before = version({ lines: [line('a', '茶礼', 10, 190), line('b', '贺卡', 5, 40, 48)], delivery: '二十天' })
  const after = version({ lines: [line('a', '茶礼', 12, 180), line('c', '刻字', 1, 300)], delivery: '十八天' })
  expect(compareProposals(before, after)).toEqual({
    total: { before: yuan(2100), after: yuan(2460) },
    lines: [
      { row: 'a', what: 'changed', item: '茶礼', qty: { before: 10, after: 12 }, price: { before: yuan(190), after: yuan(180) }, discount: { before: 5, after: 10 }, sum: { before: yuan(1900), after: yuan(2160) }, others: [] },
      { row: 'b', what: 'removed', item: '贺卡', qty: { before: 5, after: undefined }, price: { before: yuan(40), after: undefined }, discount: { before: 16.7, after: undefined }, sum: { before: yuan(200), after: undefined }, others: [] },
      { row: 'c', what: 'added', item: '刻字', qty: { before: undefined, after: 1 }, price: { before: undefined, after: yuan(300) }, discount: { before: undefined, after: -50 }, sum: { before: undefined, after: yuan(300) }, others: [] },
    ],
    others: [{ kind: 'value', field: 'delivery', before: '二十天', after: '十八天' }],
  })
})

test('[PROP9] lines that only stand elsewhere, feedback and what is kept beside the offer are no change of it', () => {
  const lines = [line('a', '茶礼', 10, 190), line('b', '贺卡', 5, 40)]
  const changes = compareProposals(version({ lines }), version({ lines: lines.toReversed(), feedback: [{ id: 'f', cells: { text: '再低一点' } }], contract: { id: 'c', shelf: 'g-all' }, template: true, no: 'FA-1' }))
  expect(saysTheSame(changes)).toBe(true)
  // The same figures in other words are told as words.
  expect(compareProposals(version({ lines }), version({ lines: [{ id: 'a', cells: { ...lines[0]!.cells, spec: '大盒' } }, lines[1]] })).lines).toEqual([{ row: 'a', what: 'changed', item: '茶礼', others: [{ column: 'spec', before: undefined, after: '大盒' }] }])
})

test('[PROP9] texts are compared word by word, and the total stays where only they changed', () => {
  const changes = compareProposals(version({}, { solution: text('分三批寄出', '含税') }), version({}, { solution: text('分两批寄出', '含税') }))
  expect(changes.total).toBeUndefined()
  expect(changes.others).toMatchObject([{ kind: 'text', field: 'solution', lines: [{ change: 'changed' }, { change: 'same' }] }])
})

test('[PROP9] whatever it is given, it answers', () => {
  for (const odd of [{}, { lines: 'x' }, { lines: [{ id: 'a', cells: { qty: 'many', price: 5 } }] }, { lines: [null, 3] }]) expect(() => compareProposals(version(odd), version({ lines: [line('a', '茶礼', 1, 1)] }, { solution: 7 }))).not.toThrow()
})
