import { createTextIndex } from '@hebu/web/workspace/search/text-index.ts'
import { find, recentAndFrequent } from '@hebu/web/shell/jump/find.ts'
import { createRecent } from '@hebu/web/shell/jump/recent.ts'
import type { ContentHit } from '@hebu/web/shell/search/find-content.ts'
import { expect, test } from 'vitest'

const titles = ['云岫市青禾示例印务', '青禾文创', '重庆长亭广告', 'ABC 公司', '單位採購']
const places = [{ href: '/customers', icon: 'contact-round', title: '客户档案', also: 'Customer files' }]
const people = [{ href: '/search?who=zhou', icon: 'user-round', title: '周远' }]
const act = (id: string, label: string, group: 'make' | 'app') => ({ id, label, group, run: () => undefined })
const acts = [act('new', '新建客户档案', 'make'), act('dark', '外观：深色', 'app'), { ...act('log', '记录联络', 'make'), also: '記錄聯絡\nLog a contact\n记录拜访\nNew visit' }]

const index = createTextIndex()
const put = (book: string, named: readonly string[]): void => named.forEach((title, at) => void index.put({ key: `${book}/${at}`, title, besides: '客户档案', words: '', said: '', people: [], day: '' }))
put('customers', titles)

/** Pages as search finds them, and as the palette shows them. */
const pages = (typed: string): readonly ContentHit[] =>
  index.find({ typed, most: 30, lead: 'customers' }).map(({ key, named, score }) => ({ href: `/${key}`, book: 'customers', icon: 'x', bookName: '客户档案', title: key.startsWith('customers/') ? titles[Number(key.slice(10))]! : key, marks: [], excerpt: undefined, day: '', named, score }))
const groups = (typed: string) => find({ places, people, acts }, typed, pages(typed))
const found = (typed: string): readonly string[] => groups(typed).flatMap(({ group, items }) => (group === 'pages' || group === 'content' ? items.map(({ title }) => title) : []))
const marked = (typed: string): readonly string[] => {
  const [first] = groups(typed).flatMap(({ items }) => items)
  return first!.marks.map(({ from, to }) => first!.title.slice(from, to))
}

test('[UI7] characters with two readings are found by either, in initials and in full', () => {
  for (const typed of ['cqct', 'zqzt', 'chongqing', 'zhongqing', 'changting']) expect(found(typed)).toEqual(['重庆长亭广告'])
})

test('[UI7] a page is found by any part of its title, of its initials or of its pinyin, beginnings first', () => {
  for (const typed of ['青禾', 'qh', 'qinghe', 'qingh', 'QINGHE']) expect(found(typed)).toEqual(['青禾文创', '云岫市青禾示例印务'])
  expect(found('abc公')).toEqual(['ABC 公司'])
  expect(found('ＡＢＣ')).toEqual(['ABC 公司'])
  expect(found('单位采购')).toEqual(['單位採購'])
  expect(found('nothing of the kind')).toEqual([])
  // Within a syllable is nothing that anybody means.
  expect(found('inghe')).toEqual([])
})

test('[UI120] words apart are found apart, also in the name of the book', () => {
  expect(found('青禾 印务')).toEqual(['云岫市青禾示例印务'])
  expect(found('wenchuang 客户')).toEqual(['青禾文创'])
  expect(found('青禾 合同')).toEqual([])
  // The book alone means the book, not all that is in it.
  expect(found('客户')).toEqual([])
})

test('[UI120] the best of all comes first, whatever it is, and what was typed is marked', () => {
  expect(groups('xj')[0]?.group).toBe('make')
  expect(groups('kh')[0]?.group).toBe('books')
  expect(groups('qh')[0]?.group).toBe('pages')
  expect(marked('khda')).toEqual(['客户档案'])
  expect(marked('shense')).toEqual(['深色'])
  expect(marked('外 深')).toEqual(['外', '深'])
})

test('[UI120] two letters from the middle of a customer are enough before whatever else begins with them', () => {
  put('tasks', ['青禾印务特价测算'])
  put('visits', ['拜访 · 云岫市青禾示例印务'])
  for (const typed of ['qhsl', 'qh 云岫', '青禾示例']) expect(groups(typed)[0]?.items[0]?.place?.href).toBe('/customers/0')
})

test('[UI120] what can be done and where one can go is found by its names in the other languages, and by further ones', () => {
  for (const typed of ['jlbf', '记录拜访', 'new visit', 'log contact', '記錄拜訪', 'ＮＥＷ visit']) expect(groups(typed)[0]?.items[0]?.act?.id, typed).toBe('log')
  expect(groups('customer')[0]?.items[0]?.place?.href).toBe('/customers')
  // In another language almost any letters are within some word.
  expect(groups('ontact')).toEqual([])
})

test('[UI120] the whole name of a command goes before pages that begin with its words', () => {
  put('followUps', ['Sign out guests 青禾'])
  const signOut = { ...act('out', 'Sign out', 'app') }
  expect(find({ places, people, acts: [signOut] }, 'sign out', pages('sign out'))[0]?.group).toBe('app')
})

test('[UI120] a colleague is found by name and by sound, and leads to all that concerns them', () => {
  for (const typed of ['周远', 'zy', 'zhouyuan', '周遠']) expect(groups(typed)[0]?.items[0]?.place?.href, typed).toBe('/search?who=zhou')
})

test('[UI121] after the latest three comes what was used most, and of what was used equally often the latest', () => {
  expect(recentAndFrequent(['a', 'b', 'a', 'c', 'd', 'e', 'f', 'f', 'e', 'e'])).toEqual(['a', 'b', 'c', 'e', 'f', 'd'])
})

test('[UI121] what was used last comes first, is kept, and a broken memory is no harm', () => {
  const stored = new Map<string, string>()
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) } as unknown as Storage
  const recent = createRecent(() => storage, 'r')
  for (const key of ['a', 'b', 'a', ...Array.from({ length: 20 }, (_, n) => `x${n}`), 'b']) recent.note(key)
  expect(recent.keys().slice(0, 2)).toEqual(['b', 'x19'])
  recent.note('b')
  expect(recent.keys().slice(0, 2)).toEqual(['b', 'x19'])
  expect(createRecent(() => storage, 'r').keys()).toEqual(recent.keys())
  stored.set('r', '{"not": "a list"}')
  expect(createRecent(() => storage, 'r').keys()).toEqual([])
  expect(createRecent(() => { throw new Error('no storage') }, 'r').keys()).toEqual([])
})
