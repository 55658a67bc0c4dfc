import { findPlaces, indexPlace } from '@hebu/web/shell/jump/find-places.ts'
import { createInitials } from '@hebu/shared/vocabulary/initials.ts'
import { expect, test } from 'vitest'

const initials = createInitials()

const titles = ['云岫市青禾示例印务', '青禾文创', '重庆长亭广告', 'ABC 公司', '單位採購']
const places = [
  indexPlace({ href: '/customers', title: '客户档案', icon: 'contact-round' }, initials),
  ...titles.map((title, index) => indexPlace({ href: `/customers/${index}`, title, book: '客户档案', icon: 'contact-round' }, initials)),
]
const found = (typed: string): readonly string[] => findPlaces(places, typed, 10).map(({ title }) => title)

test.each([
  ['青禾', 'qh'],
  ['聯絡記錄', 'lljl'],
  ['示例印务', 'slyw'],
])('[UI7] the initials of %s are %s', (title, letters) => {
  expect(initials.of(title)).toContain(letters)
})

test('[UI7] characters with two readings are found by either', () => {
  expect(initials.of('重庆长亭')).toEqual(expect.arrayContaining(['cqct', 'zqzt']))
  expect(found('cqct')).toEqual(['重庆长亭广告'])
})

test('[UI7] a page is found by any part of its title or of its initials, beginnings first', () => {
  expect(found('青禾')).toEqual(['青禾文创', '云岫市青禾示例印务'])
  expect(found('qh')).toEqual(['青禾文创', '云岫市青禾示例印务'])
  expect(found('abc公')).toEqual(['ABC 公司'])
  expect(found('ＡＢＣ')).toEqual(['ABC 公司'])
  expect(found('nothing of the kind')).toEqual([])
})

test('[UI7] a book comes before its pages; while nothing is typed only books are shown', () => {
  expect(found('')).toEqual(['客户档案'])
  expect(found('k')[0]).toBe('客户档案')
})
