import { fold } from '../search/fold.ts'

/** The name of a company or person in the forms in which names are compared. */
export interface FoldedName {
  /** All of it, without signs and blanks. */
  readonly whole: string
  /** What is its own: without region, legal form and branch. Never empty where the name has a letter. */
  readonly core: string
  /** The place that the name speaks of; `''` where it speaks of none. */
  readonly region: string
  /** Of which branch it is the name; `''` for the company itself. */
  readonly branch: string
}

/** Places that stand before a name also without 市 or 省. */
const places = '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 广州 深圳 珠海 佛山 东莞 中山 惠州 杭州 宁波 温州 嘉兴 绍兴 金华 义乌 南京 苏州 无锡 常州 南通 徐州 扬州 合肥 福州 厦门 泉州 南昌 济南 青岛 烟台 潍坊 郑州 洛阳 武汉 宜昌 长沙 株洲 成都 绵阳 贵阳 昆明 西安 兰州 沈阳 大连 长春 哈尔滨 石家庄 唐山 保定 太原 南宁 柳州 桂林 海口 三亚 台北'.split(' ')

/** Legal forms, the longest first; what stands behind a name and says nothing of whose it is. */
const forms = ['股份有限责任公司', '集团股份有限公司', '集团有限责任公司', '股份有限公司', '集团有限公司', '有限责任公司', '个体工商户', '有限公司', '合伙企业', '有限合伙', '普通合伙', '特殊普通合伙', '控股集团', '总公司', '集团公司', '公司', '集团', '控股', '股份', '总部', 'company limited', 'co ltd', 'limited', 'ltd', 'incorporated', 'inc', 'llc', 'llp', 'plc', 'gmbh', 'corporation', 'corp', 'company', 'holdings', 'holding', 'group', 'co']
  .toSorted((a, b) => b.length - a.length)

const isPlace = (words: string): boolean => places.includes(words) || /^.{2,7}(省|市|州|盟|自治区|地区|特区|区|县|旗|镇)$/u.test(words)

/** A place without what it is called after: 上海市 and 上海 are one. */
const bare = (place: string): string => (place.length > 2 ? place.replace(/(特别行政区|自治区|自治州|地区|省|市|区|县|镇)$/u, '') : place)

const isLatin = (letter: string | undefined): boolean => letter !== undefined && /[a-z0-9]/.test(letter)

/** A legal form that ends the words; Latin ones only as words of their own. */
function withoutForm(words: string): string {
  // What is nothing but a form is left as a name.
  const form = forms.includes(words) ? undefined : forms.find((each) => words.endsWith(each) && !(isLatin(each[0]) && isLatin(words.at(-each.length - 1))))
  return form === undefined ? words : withoutForm(words.slice(0, -form.length).trim())
}

interface Cut {
  readonly rest: string
  readonly found: string
}

/** Places before a name, as long as a name is left: 云岫市, 广东省深圳市, 上海. */
function withoutPlace(words: string, mostAgain = 2): Cut {
  const declared = /^(.{2,7}?(?:省|特别行政区|自治区)|.{2,6}?(?:自治州|市)|.{2,3}?(?:县|镇))(?=.{2,}$)/u.exec(words)?.[1]
  const named = declared ?? places.find((place) => words.startsWith(place) && words.length - place.length >= 3)
  if (named === undefined || mostAgain === 0) return { rest: words, found: '' }
  const further = withoutPlace(words.slice(named.length), mostAgain - 1)
  return { rest: further.rest, found: further.found === '' ? bare(named) : further.found }
}

const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '')

/** Nothing but a legal form is left. */
const isEnd = (rest: string): boolean => rest.trim() === '' || forms.includes(rest.trim())

/** Folds a name: one width, case and script; place, legal form and branch apart ([MRG1]). */
export function foldName(name: string): FoldedName {
  const folded = fold(name).replace(/[.,'’]/gu, '').replace(/&/gu, ' and ').replace(/\s+/gu, ' ').trim()
  const whole = letters(folded)
  let region = ''
  // What brackets hold is a place, a form, or part of the name; behind the name it is a remark.
  const open = folded.replace(/[([【〔「《]([^)\]】〕」》]*)[)\]】〕」》]?/gu, (bracket, inside: string, at: number) => {
    const words = inside.trim()
    if (isPlace(words)) region = bare(words)
    return isPlace(words) || forms.includes(words) || (at > 1 && isEnd(folded.slice(at + bracket.length))) ? '' : words
  }).trim()
  const branched = /^(.{2,}?(?:公司|集团))(.{0,12}?)(?:分公司|分店|分部|分行|办事处)$/u.exec(open) ?? /^(.{2,}?)()(?:分公司|分店|分部|办事处)$/u.exec(open)
  const branch = branched === null ? '' : bare(letters(branched[2] ?? '')) || '*'
  const placed = withoutPlace(letters(withoutForm(branched?.[1] ?? open)))
  return { whole, core: placed.rest || whole, region: placed.found || region, branch }
}
