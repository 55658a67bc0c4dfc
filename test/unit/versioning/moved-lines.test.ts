import { compareTexts } from '@hebu/shared/rules/comparing/compare-texts.ts'
import { movedLines } from '@hebu/shared/rules/comparing/moved-lines.ts'
import { expect, test } from 'vitest'

const said = (...lines: readonly string[]) => lines.map((text) => ({ node: 'paragraph', content: [{ text }] }))
const moved = (before: readonly string[], after: readonly string[]) => {
  const lines = compareTexts(said(...before), said(...after))
  const found = movedLines(lines)
  return lines.filter((line) => found.has(line)).map(({ change, pieces }) => `${change} ${pieces.map(({ text }) => text).join('')}`)
}

test('[VER7] a line that went here and came there with the same words was moved; others came or went', () => {
  const [first, second, third] = ['一、供货范围与品类说明', '二、付款方式：货到付款', '三、违约责任按合同法执行']
  expect(moved([first, second, third], [second, third, first])).toEqual([`removed ${first}`, `added ${first}`])
  expect(moved([first, second], [second])).toEqual([])
  expect(moved(['同上', first, second], [second, '同上', third])).toEqual([])
  // Two of the same that went, and one that came: one was moved.
  expect(moved([first, first, second], [second, first])).toHaveLength(2)
})
