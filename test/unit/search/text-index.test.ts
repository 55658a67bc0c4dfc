import type { SearchEntry, SearchQuery } from '@hebu/web/workspace/search/text-index.ts'
import { createTextIndex } from '@hebu/web/workspace/search/text-index.ts'
import { describe, expect, test } from 'vitest'

const entry = (key: string, title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({ key, title, words: '', said: '', people: [], day: '2026-11-23', ...more })

const entries = [
  entry('customers/c1', '青禾示例印务', { words: '印刷包装\n云岫市\n温以宁 副总经理 13800138000', people: ['lin'] }),
  entry('customers/c2', '云岫市汇川示例商贸', { words: '商贸物流', people: ['wang'] }),
  entry('visits/v1', '拜访 · 云岫市汇川示例商贸', { said: '客户希望年会礼盒可以印司名，預算二十萬', people: ['lin'], day: '2026-11-20' }),
  entry('meetings/m1', 'Weekly meeting', { said: 'Packaging samples were discussed with 青禾示例印务.', day: '2026-10-12' }),
]

const indexed = () => {
  const index = createTextIndex()
  for (const each of entries) index.put(each)
  return index
}

const found = (typed: string, more: Partial<SearchQuery> = {}, index = indexed()): readonly string[] => index.find({ typed, most: 10, ...more }).map(({ key }) => key)

describe('what is found', () => {
  test('[SRCH5] names come before what is said, and both are found in either script', () => {
    expect(found('青禾')).toEqual(['customers/c1', 'meetings/m1'])
    expect(found('預算')).toEqual(['visits/v1'])
    expect(found('预算')).toEqual(['visits/v1'])
    expect(found('印務')).toEqual(['customers/c1', 'meetings/m1'])
  })

  test('[SRCH5] everything that was typed must be there, wherever it stands', () => {
    expect(found('汇川 司名')).toEqual(['visits/v1'])
    expect(found('汇川 青禾')).toEqual([])
    expect(found('')).toEqual([])
  })

  test('[SRCH3] [SRCH2] by sound, by the middle of a number, by the beginning of a word, and with a slip of the hand', () => {
    expect(found('qhsl')).toEqual(['customers/c1'])
    expect(found('huichuan')).toEqual(['customers/c2', 'visits/v1'])
    expect(found('0138')).toEqual(['customers/c1'])
    expect(found('packag')).toEqual(['meetings/m1'])
    expect(found('pakaging')).toEqual(['meetings/m1'])
    expect(found('pqr')).toEqual([])
    expect(found('packagings')).toEqual(['meetings/m1'])
    expect(found('example.co')).toEqual([])
  })

  test('[SRCH5] by book, person and day', () => {
    expect(found('汇川', { books: ['visits'] })).toEqual(['visits/v1'])
    expect(found('汇川', { person: 'wang' })).toEqual(['customers/c2'])
    expect(found('示例', { from: '2026-11-20', to: '2026-11-20' })).toEqual(['visits/v1'])
  })
})

describe('what is kept', () => {
  test('[SRCH6] an entry that changed is found as it is now, one that went is not', () => {
    const index = indexed()
    index.put(entry('customers/c1', '墨香示例书店'))
    index.remove('visits/v1')
    expect(found('青禾', {}, index)).toEqual(['meetings/m1'])
    expect(found('mxsl', {}, index)).toEqual(['customers/c1'])
    expect(found('司名', {}, index)).toEqual([])
  })

  test('[SRCH6] an index is taken up again from its pieces, and only what changed is kept anew', () => {
    const index = indexed()
    index.remove('meetings/m1')
    const kept = index.changedPieces()
    expect(index.changedPieces()).toEqual([])
    const again = createTextIndex(kept)
    expect([...again.keys()].toSorted()).toEqual(['customers/c1', 'customers/c2', 'visits/v1'])
    expect(found('青禾', {}, again)).toEqual(['customers/c1'])
    expect(again.put(entries[0]!)).toBe(false)
    expect(again.changedPieces()).toEqual([])
    expect(again.put(entries[3]!)).toBe(true)
    expect(found('青禾', {}, again)).toEqual(['customers/c1', 'meetings/m1'])
    expect(again.changedPieces()).toHaveLength(1)
    for (const key of [...again.keys()]) again.remove(key)
    expect(again.changedPieces()).toEqual([[0, undefined]])
  })

  test('[SRCH6] what was kept is found alike before it is taken apart, while it is, and after', () => {
    const asked = ['青禾', '預算', '汇川 司名', 'qhsl', '0138', 'packag', 'pakaging', '没有']
    const wanted = asked.map((typed) => found(typed))
    const kept = indexed().changedPieces()
    for (const typed of asked) expect(found(typed, {}, createTextIndex(kept)), typed).toEqual(found(typed))
    const index = createTextIndex(kept)
    expect(index.takeApart(2)).toBe(true)
    index.remove('meetings/m1')
    index.put(entries[3]!)
    expect(asked.map((typed) => found(typed, {}, index))).toEqual(wanted)
    expect(index.takeApart(1_000)).toBe(false)
    expect(asked.map((typed) => found(typed, {}, index))).toEqual(wanted)
    expect(found('示例', { person: 'wang' }, createTextIndex(kept))).toEqual(['customers/c2'])
    // What is kept of it again is the same.
    expect(createTextIndex(index.changedPieces()).find({ typed: '示例', most: 10 })).toEqual(createTextIndex(kept).find({ typed: '示例', most: 10 }))
  })

  test('[SRCH6] a piece that cannot be read, or that an older app kept, is begun anew', () => {
    for (const broken of ['', '{}', '{"version":1,"entries":[{}]}', '{"version":0,"entries":[]}', '[1']) expect([...createTextIndex([[0, broken]]).keys()], broken).toEqual([])
  })
})
