import { excerpt, marksIn } from '@hebu/shared/rules/search/marks.ts'
import { fold, foldWithPlaces } from '@hebu/shared/rules/search/fold.ts'
import { heardAt, readingsOf } from '@hebu/shared/rules/search/sounds.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const pinyin = createPinyin()

const hears = (name: string, typed: string): boolean => wantedBy(typed).every(({ sound }) => sound !== undefined && heardAt(readingsOf(name, pinyin), sound) !== undefined)

describe('one form for what reads alike', () => {
  test('[SRCH1] width, case and script make no difference', () => {
    expect(fold('ＡＢＣ　臺灣後勤（股份）')).toBe('abc台湾后勤(股份)')
    expect(fold('共 1,200 個、350克 白卡 A4 紙，12,3456')).toBe('共1200个、350克 白卡a4纸,12,3456')
    expect(fold('青禾示例印務')).toBe(fold('青禾示例印务'))
    expect(fold('電話 138-0013 8000，2026-11-23 與 3 - 4')).toBe('电话13800138000,20261123与3 - 4')
  })

  /** Letters that fold to several, to none of their own width, or to nothing that stands alone. */
  const awkward = ['a', 'Ａ', '㍿', '後', '𠮷', 'ﬁ', 'İ', ' ', '\u3000', 'e\u0301', '\ud800', '\udc00', '\ufb4f', '²']

  test('[SRCH1] every letter knows where it came from', () => {
    const { text, from } = foldWithPlaces('a㍿後𠮷b')
    expect(text).toBe('a株式会社后𠮷b')
    expect(from).toEqual([0, 1, 1, 1, 1, 2, 3, 3, 5, 6])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...awkward) }), (original) => {
        const folded = foldWithPlaces(original)
        expect(folded.from).toHaveLength(folded.text.length + 1)
        expect(folded.from.at(-1)).toBe(original.length)
        expect(folded.from).toEqual(folded.from.toSorted((a, b) => a - b))
      }),
    )
  })
})

test('[SRCH2] what is typed is parted at blanks, and may be a sound or a slip where it is made of letters', () => {
  expect(wantedBy('ＪＩＮＧLI  後勤')).toEqual([{ typed: 'jingli', sound: 'jingli', typos: 1 }, { typed: '后勤', sound: undefined, typos: 0 }])
  expect(wantedBy("xi'an HT-202611")).toMatchObject([{ typed: "xi'an", sound: 'xian' }, { typed: 'ht-202611', sound: undefined }])
  expect(wantedBy('packagings 13800138000')).toMatchObject([{ typos: 2 }, { typos: 0 }])
  expect(wantedBy(' ，。 ')).toEqual([])
})

describe('sounds', () => {
  test('[SRCH3] a name is heard by its syllables and initials from any character on', () => {
    for (const typed of ['qinghe', 'yinwu', 'qhslyw', 'slyw', 'yw', 'qing', 'qingh', "qing'he"]) expect(hears('青禾示例印务', typed), typed).toBe(true)
    expect(hears('青禾示例印务', 'ing')).toBe(false)
    expect(hears('青禾示例印务', 'hq')).toBe(false)
  })

  test('[SRCH3] characters that are read in two ways are heard in both, in either script', () => {
    for (const [name, typed] of [['重庆长安', 'cqca'], ['重慶長安', 'chongqing'], ['曾国藩', 'zeng'], ['单雄信', 'shan'], ['厦门建发', 'xiamen'], ['中国银行', 'yinhang'], ['吕梁', 'lv'], ['乐清', 'yueqing'], ['调解中心', 'tiaojie'], ['協調', 'xietiao']] as const) expect(hears(name, typed), name).toBe(true)
  })

  test('[SRCH3] the commonest surnames are read as they are spoken', () => {
    const spoken = '王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 高gao 林lin 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng 曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 袁yuan 潘pan 于yu 蒋jiang 蔡cai 余yu 杜du 叶ye 程cheng 苏su 魏wei 吕lv 丁ding 任ren 沈shen 姚yao 卢lu 姜jiang 崔cui 钟zhong 谭tan 陆lu 汪wang 范fan 金jin 石shi 廖liao 贾jia 夏xia 韦wei 付fu 方fang 白bai 邹zou 孟meng 熊xiong 秦qin 邱qiu 江jiang 尹yin 薛xue 闫yan 段duan 雷lei 侯hou 龙long 史shi 陶tao 黎li 贺he 顾gu 毛mao 郝hao 龚gong 邵shao 万wan 钱qian 严yan 覃qin 武wu 戴dai 莫mo 孔kong 向xiang 汤tang'
    for (const each of spoken.split(' ')) expect(pinyin.syllablesOf(each[0]!), each).toContain(each === '覃qin' ? 'tan' : each.slice(1))
  })
})

describe('what is shown', () => {
  const marked = (text: string, query: string): string => {
    let shown = ''
    let at = 0
    for (const { from, to } of marksIn(text, wantedBy(query), pinyin)) {
      shown += `${text.slice(at, from)}[${text.slice(from, to)}]`
      at = to
    }
    return shown + text.slice(at)
  }

  test('[SRCH4] what was found is marked in the words as they stand, by its sound where it was typed so', () => {
    expect(marked('澄渡市濟和示例醫院', '济和 医院')).toBe('澄渡市[濟和]示例[醫院]')
    expect(marked('Ｐａｐｅｒ cups', 'paper')).toBe('[Ｐａｐｅｒ] cups')
    expect(marked('青禾示例印务', 'yw')).toBe('青禾示例[印务]')
    expect(marked('青禾示例印务', 'qingh')).toBe('[青禾]示例印务')
    expect(marked('重庆 长安', 'chongqing')).toBe('[重庆] 长安')
    expect(marked('青禾', '没有')).toBe('青禾')
  })

  test('[SRCH4] an excerpt of a longer text shows what was found', () => {
    const text = `${'前言'.repeat(40)}关键的话${'后语'.repeat(40)}`
    const { text: shown, marks } = excerpt(text, marksIn(text, wantedBy('关键')), 40)
    expect(shown.length).toBeLessThanOrEqual(42)
    expect(marks.map(({ from, to }) => shown.slice(from, to))).toEqual(['关键'])
  })
})
