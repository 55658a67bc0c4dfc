import { find } from '@hebu/web/shell/jump/find.ts'
import { marksIn, termsOf } from '@hebu/web/shell/jump/match.ts'
import { createPlaceIndex } from '@hebu/web/shell/jump/place-index.ts'
import { createReadings } from '@hebu/web/shell/jump/readings.ts'
import { createRecent } from '@hebu/web/shell/jump/recent.ts'
import { createInitials } from '@hebu/shared/vocabulary/initials.ts'
import { expect, test } from 'vitest'

import { seededRandom } from '../../kit/seeded-random.ts'

const readings = createReadings()
const initials = createInitials()

const titles = ['云岫市青禾示例印务', '青禾文创', '重庆长亭广告', 'ABC 公司', '單位採購']
const places = [
  { href: '/customers', icon: 'contact-round', reading: readings.of('客户档案') },
  ...titles.map((title, index) => ({ href: `/customers/${index}`, icon: 'contact-round', book: '客户档案', besides: '客户档案', reading: readings.of(title) })),
]
const act = (id: string, label: string, group: 'make' | 'app') => ({ act: { id, label, group, run: () => undefined }, reading: readings.of(label) })
const acts = [act('new', '新建客户档案', 'make'), act('dark', '外观：深色', 'app')]
const groups = (typed: string) => find({ places, acts }, typed)
const found = (typed: string): readonly string[] => groups(typed).flatMap(({ items }) => items.map(({ title }) => title))
const marked = (typed: string): readonly string[] => groups(typed)[0]!.items[0]!.marks.map(([from, to]) => groups(typed)[0]!.items[0]!.title.slice(from, to))

test.each([
  ['青禾', 'qh'],
  ['聯絡記錄', 'lljl'],
  ['示例印务', 'slyw'],
])('[UI7] the initials of %s are %s', (title, letters) => {
  expect(initials.of(title)).toContain(letters)
})

test('[UI7] characters with two readings are found by either, in initials and in full', () => {
  expect(initials.of('重庆长亭')).toEqual(expect.arrayContaining(['cqct', 'zqzt']))
  for (const typed of ['cqct', 'chongqing', 'zhongqing', 'changting']) expect(found(typed)).toEqual(['重庆长亭广告'])
})

test('[UI7] a page is found by any part of its title, of its initials or of its pinyin, beginnings first', () => {
  for (const typed of ['青禾', 'qh', 'qinghe', 'qingh', 'QINGHE']) expect(found(typed)).toEqual(['青禾文创', '云岫市青禾示例印务'])
  expect(found('abc公')).toEqual(['ABC 公司'])
  expect(found('ＡＢＣ')).toEqual(['ABC 公司'])
  expect(found('nothing of the kind')).toEqual([])
  // Within a syllable is nothing that anybody means.
  expect(found('inghe')).toEqual([])
})

test('[UI120] words apart are found apart, also in the name of the book', () => {
  expect(found('青禾 印务')).toEqual(['云岫市青禾示例印务'])
  expect(found('wenchuang 客户')).toEqual(['青禾文创'])
  expect(found('青禾 合同')).toEqual([])
})

test('[UI120] the best of all comes first, whatever it is, and what was typed is marked', () => {
  expect(groups('xj')[0]?.group).toBe('make')
  expect(groups('kh')[0]?.group).toBe('books')
  expect(marked('qh')).toEqual(['青禾'])
  expect(marked('wenchuang')).toEqual(['文创'])
  expect(marked('c公')).toEqual(['C 公'])
  expect(marked('青 创')).toEqual(['青', '创'])
})

test('[UI120] two letters from the middle of a customer are enough before whatever else begins with them', () => {
  const place = (href: string, title: string, leads = false) => ({ href, icon: 'x', book: 'b', leads, reading: readings.of(title) })
  const among = [place('/tasks/1', '青禾印务特价测算'), place('/customers/1', '云岫市青禾示例印务', true), place('/visits/1', '拜访 · 云岫市青禾示例印务')]
  for (const typed of ['qh', 'qhsl', 'qinghe']) expect(find({ places: among, acts: [] }, typed)[0]?.items.map(({ place: found }) => found?.href)[0]).toBe('/customers/1')
})

test('[UI7] folding keeps its place in titles of mixed widths', () => {
  const reading = readings.of('Ａ１ 青禾')
  expect(marksIn(reading, termsOf('a1青'))).toEqual([[0, 4]])
})

test('[UI121] what was used last comes first, is kept, and a broken memory is no harm', () => {
  const stored = new Map<string, string>()
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) } as unknown as Storage
  const recent = createRecent(() => storage, 'r')
  for (const key of ['a', 'b', 'a', ...Array.from({ length: 20 }, (_, n) => `x${n}`), 'b']) recent.note(key)
  expect(recent.keys().slice(0, 2)).toEqual(['b', 'x19'])
  expect(recent.keys()).toHaveLength(12)
  expect(createRecent(() => storage, 'r').keys()).toEqual(recent.keys())
  stored.set('r', '{"not": "a list"}')
  expect(createRecent(() => storage, 'r').keys()).toEqual([])
  expect(createRecent(() => { throw new Error('no storage') }, 'r').keys()).toEqual([])
})

test('[UI122] ten thousand pages are read in short slices, renamed ones anew, and each keystroke is answered within 16 ms', async () => {
  const random = seededRandom(7)
  const words = ['青禾', '示例', '印务', '文创', '商贸', '长亭', '澄渡', '酒店', '学校', '物流', '拜访', '电话', '会议', '合同']
  const title = (n: number) => `${Array.from({ length: 4 }, () => words[random.int(words.length)]).join('')}${n}`
  const named = Array.from({ length: 10_000 }, (_, n) => ({ href: `/customers/${n}`, title: title(n), icon: 'x', book: '客户档案' }))
  let slices = 0
  const index = createPlaceIndex(readings, () => performance.now(), () => {
    slices += 1
    return Promise.resolve()
  })
  await index.refresh(named)
  expect(index.places()).toHaveLength(10_000)
  expect(slices).toBeGreaterThan(0)
  const before = index.places()
  await index.refresh(named.with(3, { ...named[3]!, title: '改了名字' }))
  expect(index.places()[2]).toBe(before[2])
  expect(index.places()[3]?.reading.title).toBe('改了名字')

  const times: number[] = []
  for (let round = 0; round < 10; round += 1) {
    for (const typed of ['q', 'qh', 'qhs', 'qhsl', '青', '青禾', 'qing', 'qinghe', 'qingheshili', 'zzz', 'x9', '示例 商贸']) {
      // The processor's time, for the machine may be busy with other things.
      const began = process.cpuUsage()
      find({ places: index.places(), acts }, typed)
      times.push(process.cpuUsage(began).user / 1000)
    }
  }
  times.sort((a, b) => a - b)
  expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(16)
})
