import { readCaptured } from '@hebu/shared/rules/meeting/captured.ts'
import { describe, expect, test } from 'vitest'

/** A Thursday. */
const today = '2026-11-26'
const people = [{ id: 'lin', name: '林小满' }, { id: 'li', name: '林小' }, { id: 'smith', name: 'Ann Smith' }]
const read = (typed: string) => readCaptured(typed, { today, people, find: (word) => (word === 'lxm' ? 'lin' : undefined) })

describe('an item as it is typed', () => {
  test('[MEET11] names its person, its day and what is to be done, in any order and in both languages', () => {
    expect(read('@林小满 下周五 报价给华辰')).toEqual({ content: '报价给华辰', member: 'lin', date: '2026-12-04' })
    expect(read('@林小满下周五前报价给华辰')).toEqual({ content: '报价给华辰', member: 'lin', date: '2026-12-04' })
    expect(read('＠林小满　下週五之前　報價給華辰')).toEqual({ content: '報價給華辰', member: 'lin', date: '2026-12-04' })
    expect(read('报价给华辰 @lxm 12月3日')).toEqual({ content: '报价给华辰', member: 'lin', date: '2026-12-03' })
    expect(read('@Ann Smith by next friday send the quote')).toEqual({ content: 'send the quote', member: 'smith', date: '2026-12-04' })
    expect(read('@林小满：2026-12-01，催回合同')).toEqual({ content: '催回合同', member: 'lin', date: '2026-12-01' })
  })

  test('[MEET11] keeps what it cannot read: numbers are no days, a stranger stays in the words', () => {
    expect(read('订 50 台样机（含税）')).toEqual({ content: '订 50 台样机（含税）' })
    expect(read('@张三 明天 送样')).toEqual({ content: '@张三 送样', date: '2026-11-27' })
    expect(read('今天先不定')).toEqual({ content: '今天先不定' })
    expect(read('')).toEqual({ content: '' })
  })
})
