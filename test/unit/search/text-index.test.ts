import { fold } from '@hebu/shared/rules/search/fold.ts'
import { isWordStart, nameOf, nameScore } from '@hebu/shared/rules/search/rank.ts'
import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'
import type { SearchEntry, SearchHit, SearchQuery } from '@hebu/web/workspace/search/text-index.ts'
import { createTextIndex } from '@hebu/web/workspace/search/text-index.ts'
import { describe, expect, test } from 'vitest'

import { seededRandom } from '../../kit/seeded-random.ts'

const pinyin = createPinyin()

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

  test('[SRCH5] a customer comes before what else says the same, however late', () => {
    const index = indexed()
    index.put(entry('visits/v2', '电话', { words: '温以宁', day: '2026-12-24' }))
    expect(found('温以宁', { lead: 'customers' }, index)).toEqual(['customers/c1', 'visits/v2'])
  })

  test('[SRCH8] with nothing typed all of a person and of some days, the latest first, and nothing that has gone', () => {
    const index = indexed()
    index.put(entry('visits/v2', '电话', { people: ['wang'], day: '2026-11-24' }))
    index.put(entry('visits/v3', '上门', { people: ['wang'], day: '2026-11-25' }))
    index.remove('visits/v3')
    expect(found('', { person: 'wang' }, index)).toEqual(['visits/v2', 'customers/c2'])
    expect(found('', { person: 'wang', books: ['visits'] }, index)).toEqual(['visits/v2'])
    expect(found('', { from: '2026-11-20', to: '2026-11-20' }, index)).toEqual(['visits/v1'])
    expect(found(' ', {}, index)).toEqual([])
    // Signs that nothing is found by are something typed.
    expect(found('！', { person: 'wang' }, index)).toEqual([])
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
    const kept = index.changedParts()
    expect(index.changedParts()).toEqual([])
    const again = createTextIndex(kept)
    expect([...again.keys()].toSorted()).toEqual(['customers/c1', 'customers/c2', 'visits/v1'])
    expect(found('青禾', {}, again)).toEqual(['customers/c1'])
    expect(again.put(entries[0]!)).toBe(false)
    expect(again.changedParts()).toEqual([])
    expect(again.put(entries[3]!)).toBe(true)
    expect(found('青禾', {}, again)).toEqual(['customers/c1', 'meetings/m1'])
    expect(again.changedParts()).toHaveLength(1)
    for (const key of [...again.keys()]) again.remove(key)
    expect(again.changedParts()).toEqual([[0, undefined]])
  })

  test('[SRCH6] what was kept is found alike as it was read, while it changes, and after', () => {
    const asked = ['青禾', '預算', '汇川 司名', 'qhsl', '0138', 'packag', 'pakaging', '没有']
    const wanted = asked.map((typed) => found(typed))
    const kept = indexed().changedParts()
    for (const typed of asked) expect(found(typed, {}, createTextIndex(kept)), typed).toEqual(found(typed))
    const index = createTextIndex(kept)
    expect(index.readWords(2)).toBe(true)
    index.remove('meetings/m1')
    index.put(entries[3]!)
    expect(asked.map((typed) => found(typed, {}, index))).toEqual(wanted)
    expect(index.readWords(1_000)).toBe(false)
    index.put(entry('meetings/m2', 'Seasonal wrapping'))
    expect([...asked, 'seasnal'].map((typed) => found(typed, {}, index))).toEqual([...wanted, ['meetings/m2']])
    expect(found('示例', { person: 'wang' }, createTextIndex(kept))).toEqual(['customers/c2'])
    // What is kept of it again is the same.
    index.remove('meetings/m2')
    expect(createTextIndex(index.changedParts()).find({ typed: '示例', most: 10 })).toEqual(createTextIndex(kept).find({ typed: '示例', most: 10 }))
  })

  test('[SRCH6] a place that becomes free is taken again, also after a start, and a page that two windows kept is found once', () => {
    const index = createTextIndex()
    const many = Array.from({ length: 700 }, (_, at) => entry(`visits/${at}`, `记录${at}`))
    for (const each of many) index.put(each)
    let kept = new Map(index.changedParts())
    const places = (): number => [...kept.values()].flatMap((pieces) => pieces?.flatMap((piece) => piece?.keys.split('\n') ?? []) ?? []).length
    for (let round = 0; round < 5; round++) {
      const again = createTextIndex([...kept])
      for (const each of many.slice(round * 100, round * 100 + 60)) again.remove(each.key)
      for (const each of many.slice(round * 100, round * 100 + 60)) again.put(each)
      kept = new Map([...kept, ...again.changedParts()])
    }
    expect(places()).toBe(700)
    const [number, pieces] = [...kept][0]!
    const doubled = createTextIndex([[number, pieces], [number + 1, pieces]])
    expect([...doubled.keys()]).toHaveLength(700)
    doubled.remove('visits/3')
    expect(found('记录3', { most: 1_000 }, doubled)).toHaveLength(110)
    expect(found('记录3', { most: 1_000 }, doubled)).not.toContain('visits/3')
  })

  test('[SRCH6] what was kept and is put no more is forgotten, what was put is not', () => {
    const index = createTextIndex(indexed().changedParts())
    index.remove('visits/v1')
    for (const each of [entries[0]!, entry('customers/c2', '云岫市汇川示例商贸', { besides: '客户' }), entry('visits/v2', '电话')]) index.put(each)
    index.forgetOthers()
    expect([...index.keys()].toSorted()).toEqual(['customers/c1', 'customers/c2', 'visits/v2'])
    expect(found('青禾', {}, index)).toEqual(['customers/c1'])
    expect(found('汇川 客户', {}, index)).toEqual(['customers/c2'])
  })

  test('[SRCH6] what cannot be read, or what an older app kept, is begun anew and taken away', () => {
    const [[, [piece] = []] = []] = indexed().changedParts()
    const bent = [{ ...piece, version: 5 }, { ...piece, words: '' }, { ...piece, numbers: new Uint32Array(7) }, { ...piece, keys: undefined }]
    for (const broken of ['', '5\u001d', '{}', undefined, [], [undefined], [1], ...bent.map((each) => [each])]) {
      const index = createTextIndex([[3, broken]])
      expect([...index.keys()], JSON.stringify(broken)).toEqual([])
      expect(index.changedParts()).toEqual([[3, undefined]])
      index.put(entries[0]!)
      expect(found('青禾', {}, index)).toEqual(['customers/c1'])
    }
  })
})

const createdFrom = (all: readonly SearchEntry[]) => {
  const index = createTextIndex()
  for (const each of all) index.put(each)
  return index
}

describe('a large index', () => {
  const random = seededRandom(7)
  const names = ['上海', '重庆', '长安', 'North', 'wind', '示例', '贸易', '2026', '会展', '单衣', 'Packaging', '3']
  const phrases = ['年会礼盒', '预算二十万', '样品', 'sample', 'packages', '上海', '返单3', 'a north wind', '验收 12']
  const books = ['customers', 'visits', 'reports']
  const several = (from: readonly string[], most: number): string => Array.from({ length: 1 + Math.floor(random.next() * most) }, () => random.pick(from)).join(random.pick(['', ' ', '\n']))
  const all = Array.from({ length: 800 }, (_, at) => {
    const book = random.pick(books)
    return entry(`${book}/${at}`, several(names, 3), { words: several(phrases, 3), said: several(phrases, 4), besides: book === 'visits' ? '拜访记录' : '', day: random.pick(['', '2026-11-20', '2026-11-21', '2026-11-23']), people: [random.pick(['lin', 'wang'])] })
  })

  const folded = all.map((each) => ({ ...each, name: nameOf(each.title, pinyin), words: fold(each.words), said: fold(each.said), besides: fold(each.besides ?? '') }))

  /** By what the rules say, an entry after the other. */
  const expected = ({ books: within, person, lead, most }: SearchQuery, wanted: readonly Wanted[]): readonly SearchHit[] =>
    folded
      .flatMap(({ key, name, words, said, besides, people, day }) => {
        const [book = ''] = key.split('/')
        if ((within !== undefined && !within.includes(book)) || (person !== undefined && !people.includes(person))) return []
        const wells = wanted.map((each) => {
          const well = nameScore(name, each)
          if (well > 0) return well
          for (const [text, score] of [[words, 30], [said, 20]] as const) {
            const at = text.indexOf(each.typed)
            if (at !== -1) return isWordStart(text, at, each.typed) ? score : score / 2
          }
          return besides.includes(each.typed) ? 5 : 0
        })
        const mean = wells.reduce((sum, well) => sum + well, 0) / wells.length
        if (wells.includes(0) || mean <= 5) return []
        const named = wells.every((well) => well >= 40)
        return [{ key, named, day, score: mean + (book !== lead ? 0 : named ? 50 : 5) }]
      })
      .toSorted((a, b) => b.score - a.score || (a.day === b.day ? (a.key < b.key ? -1 : 1) : a.day > b.day ? -1 : 1))
      .slice(0, most)
      .map(({ key, score, named }) => ({ key, score, named }))

  const asked = ['上海示例', 'shanghai', 'sh', 'shsl', 'cq', 'zhangan', '拜访 预算', '预算 拜访 3', 'north', 'orth', 'package', '2026 上', '年会 样品', 'hz a', 'danyi', '3', '没有', '礼盒 shanyi']

  test('[SRCH5] what is passed over would not have been among the best, however little of it was typed before', () => {
    const index = createdFrom(all)
    const again = createTextIndex(structuredClone(createdFrom(all).changedParts()))
    for (const typed of asked)
      for (const more of [{ most: 10, lead: 'customers' }, { most: 500 }, { most: 10, lead: 'reports', books: ['reports', 'visits'], person: 'lin' }])
        for (let length = 1; length <= typed.length; length++) {
          const query = { typed: typed.slice(0, length), ...more }
          const wanted = wantedBy(query.typed)
          const best = expected(query, wanted)
          // A slip of the hand is forgiven only where nothing is found.
          if (best.length === 0 && wanted.some(({ typos }) => typos > 0)) continue
          expect(index.find(query), JSON.stringify(query)).toEqual(best)
          expect(again.find(query), JSON.stringify(query)).toEqual(best)
        }
  })
})
