import { createAlikeIndex, groupsOf, sweep } from '@hebu/shared/rules/matching/alike-index.ts'
import { foldName } from '@hebu/shared/rules/matching/fold-name.ts'
import { foldPhones, isSamePhone } from '@hebu/shared/rules/matching/fold-phone.ts'
import type { FoldedParty, Likeness } from '@hebu/shared/rules/matching/likeness.ts'
import { foldParty, likelyFrom, likenessOf, possibleFrom } from '@hebu/shared/rules/matching/likeness.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'
import { expect, test } from 'vitest'

import { seededRandom } from '../../kit/seeded-random.ts'

const pinyin = createPinyin()
const party = (name: string, phones: readonly string[] = [], emails: readonly string[] = [], id = name): FoldedParty => foldParty({ id, name, phones, emails }, pinyin)
const like = (one: FoldedParty, other: FoldedParty): Likeness | undefined => {
  const there = likenessOf(one, other)
  expect(likenessOf(other, one)).toEqual(there)
  return there
}

test('[MRG1] names are folded: script, width, case, place, legal form, brackets and branch', () => {
  for (const name of ['青禾示例印务', '青禾示例印務有限公司', '云岫市青禾示例印务股份有限公司', '雲岫市青禾示例印務', '青禾示例印务（集团）有限公司', '青禾示例印务(云岫市)有限公司', '青禾（示例）印务（展会登记）有限公司', ' 青禾 示例 印务 ', '广东省深圳市青禾示例印务有限责任公司', '上海青禾示例印务有限公司']) {
    expect([name, foldName(name).core]).toEqual([name, '青禾示例印务'])
  }
  expect(foldName('Qing He Example Printing Co., Ltd.').core).toBe(foldName('ＱＩＮＧＨＥ example PRINTING Limited').core)
  expect(foldName('青禾示例印务（上海）有限公司')).toMatchObject({ core: '青禾示例印务', region: '上海' })
  expect(foldName('上海市青禾示例印务')).toMatchObject({ region: '上海' })
  expect(foldName('青禾示例印务有限公司梧溪分公司')).toMatchObject({ core: '青禾示例印务', branch: '梧溪' })
  // What is left must be a name.
  for (const name of ['有限公司', '上海', '集团', 'Co', '（）', '', '云岫市']) expect(foldName(name).core).toBe(foldName(name).whole)
  expect(foldName('海南航空').core).toBe('海南航空')
})

test('[MRG2] telephone numbers are folded: +86, signs, extensions, several in a cell; land lines with and without area code', () => {
  expect(foldPhones('138-0013 8000')).toEqual(['13800138000'])
  expect(foldPhones('+86 138 0013 8000')).toEqual(['13800138000'])
  expect(foldPhones('0086-13800138000、（021）6123-4567 转 123')).toEqual(['13800138000', '02161234567'])
  expect(foldPhones('+86 21 6123 4567')).toEqual(['02161234567'])
  expect(foldPhones('１３８００１３８０００')).toEqual(['13800138000'])
  expect(foldPhones('总机 110')).toEqual([])
  expect(isSamePhone('02161234567', '61234567')).toBe(true)
  expect(isSamePhone('01061234567', '02161234567')).toBe(false)
  expect(isSamePhone('13861234567', '61234567')).toBe(false)
})

test('[MRG3] what is one is told from what is like, with the reasons', () => {
  const likely: readonly (readonly [FoldedParty, FoldedParty])[] = [
    [party('青禾示例印务'), party('雲岫市青禾示例印務有限公司')],
    [party('青禾示例印务', ['138 0000 0001']), party('清禾示例印务', ['+86 13800000001'])],
    [party('青禾示例印务', [], ['Lin@example.invalid']), party('青禾印务', [], ['lin@example.invalid'])],
    [party('示例青禾'), party('示例青禾（集团）')],
    [party('澄渡嘉木示例家居（展会登记）'), party('澄渡市嘉木示例家居有限公司')],
  ]
  for (const [one, other] of likely) expect([one.id, like(one, other)?.score ?? 0]).toSatisfy(([, score]: readonly [string, number]) => score >= likelyFrom)
  const possible: readonly (readonly [FoldedParty, FoldedParty, string])[] = [
    [party('青禾示例印务'), party('轻荷示例印务'), 'same-sound'],
    [party('青禾示例印务'), party('青禾示例印业务'), 'one-letter'],
    [party('青禾示例印务'), party('青禾印务'), 'short-form'],
    [party('青禾示例印务'), party('澄渡示例礼品', ['13800000001'], [], 'x'), ''],
    [party('青禾示例印务', ['13800000001']), party('澄渡示例礼品', ['13800000001']), 'phone'],
    [party('青禾示例印务有限公司梧溪分公司'), party('青禾示例印务有限公司'), 'branch'],
  ]
  for (const [one, other, because] of possible) {
    const found = like(one, other)
    if (because === '') expect(found).toBeUndefined()
    else expect([one.id, found?.reasons.map((reason) => reason.because), found!.score >= possibleFrom, found!.score < likelyFrom]).toEqual([one.id, expect.arrayContaining([because]), true, true])
  }
  // Same trade, other house; same name in another place.
  for (const [one, other] of [['青禾示例印务', '望月示例印务'], ['上海青禾示例印务', '北京青禾示例印务'], ['海南航空', '海南航运'], ['青禾', '青苗']] as const) expect([one, other, (like(party(one), party(other))?.score ?? 0) < possibleFrom]).toEqual([one, other, true])
})

const houses = [...'青禾望月云笺木铃暖杯晴雨澄渡鹿汀梧溪岫竹松柏兰菊荷莲桐枫槐楠桂榆杉茗露霜雪霞岚川泽洲浦汀渚']
const trades = ['示例印务', '示例礼品', '示例科技', '示例贸易', '示例食品', '示例物流', '示例文化传播', '示例建材']

/** Names that are all different, as a department has them. */
function manyParties(count: number): readonly FoldedParty[] {
  const random = seededRandom(7)
  const names = new Set<string>()
  while (names.size < count) names.add(`${random.pick(['云岫市', '梧溪市', '', '澄渡市'])}${random.pick(houses)}${random.pick(houses)}${random.pick(houses)}${random.pick(trades)}${random.pick(['有限公司', '', '股份有限公司'])}`)
  return [...names].map((name, at) => party(name, [`137${String(at).padStart(8, '0')}`], [], `c${at}`))
}

test('[MRG4] the index finds every pair that comparing all with all finds', () => {
  const parties = [...manyParties(300), party('青禾示例印务', [], [], 'a'), party('雲岫市青禾示例印務有限公司', [], [], 'b'), party('轻荷示例印务', [], [], 'c'), party('青禾印务', ['13700000003'], [], 'd')]
  const all = parties.flatMap((one, at) => parties.slice(at + 1).flatMap((other) => ((likenessOf(one, other)?.score ?? 0) >= possibleFrom ? [[one.id, other.id].toSorted().join(' ')] : [])))
  const pairs = [...sweep(parties)].flat()
  expect(pairs.map(({ a, b }) => [a, b].toSorted().join(' ')).toSorted()).toEqual(all.toSorted())
  expect(all).toEqual(expect.arrayContaining(['a b', 'c3 d']))
  const group = groupsOf(pairs).find(({ ids }) => ids.includes('a'))
  expect(group?.ids).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd']))
  // A party that left the index is found no more.
  const index = createAlikeIndex()
  for (const each of parties) index.put(each)
  index.remove('b')
  expect(index.alike(parties.find(({ id }) => id === 'a')!).map(({ id }) => id)).not.toContain('b')
})

test('[MRG4] ten thousand are swept without comparing all with all', () => {
  const parties = manyParties(10_000)
  const began = performance.now()
  let steps = 0
  for (const pairs of sweep(parties)) steps += Number(pairs.length >= 0)
  const tookMs = performance.now() - began
  expect(steps).toBe(10_000)
  // Fifty million comparisons would take minutes.
  expect(tookMs).toBeLessThan(20_000)
})
