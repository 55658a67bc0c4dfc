import type { PlainDate } from './dates.ts'
import { addDays, dayNumber, isPlainDate, weekday } from './dates.ts'
import { folded, numeral, readNumeral } from './typed-text.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { addWorkingDays } from './working-calendar.ts'

/** What a day is reckoned from. */
interface Standpoint {
  readonly today: PlainDate
  readonly calendar: WorkingCalendar | undefined
}

type Rule = readonly [pattern: RegExp, read: (parts: readonly (string | undefined)[], from: Standpoint) => PlainDate | undefined]

const two = (number: number): string => String(number).padStart(2, '0')
const dateFrom = (year: number, month: number, day: number): PlainDate | undefined => {
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isPlainDate(date) ? date : undefined
}
const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))
const monthOf = (date: PlainDate): number => Number(date.slice(5, 7))

/** Year and month that are so many months from a day's. */
const monthAt = (date: PlainDate, months: number): readonly [year: number, month: number] => {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  return [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
}

const lastOf = (year: number, month: number): PlainDate | undefined => [31, 30, 29, 28].map((day) => dateFrom(year, month, day)).find((date) => date !== undefined)

/** The same day of another month, or its last one where it has no such day. */
const addMonths = (date: PlainDate, months: number): PlainDate | undefined => {
  const [year, month] = monthAt(date, months)
  return dateFrom(year, month, Number(date.slice(8))) ?? lastOf(year, month)
}

/** The day of that name that lies nearest to today; of two as near the coming one. */
const nearest = (month: number, day: number, { today }: Standpoint): PlainDate | undefined =>
  [1, 0, -1]
    .flatMap((years) => dateFrom(yearOf(today) + years, month, day) ?? [])
    .reduce<PlainDate | undefined>((best, date) => (best === undefined || distance(date, today) < distance(best, today) ? date : best), undefined)

const distance = (a: PlainDate, b: PlainDate): number => Math.abs(dayNumber(a) - dayNumber(b))

const nearDays: Readonly<Record<string, number>> = {
  大前天: -3, 前天: -2, 昨天: -1, 昨日: -1, yesterday: -1, 'day before yesterday': -2, 今天: 0, 今日: 0, today: 0,
  明天: 1, 明日: 1, tomorrow: 1, 后天: 2, 后日: 2, 'day after tomorrow': 2, 大后天: 3,
}

/** 本 0, 下 1, 下下 2, 上 -1, 上上 -2; nothing is 0. */
const turns = (prefix: string | undefined): number => (prefix ?? '').split('').reduce((sum, character) => sum + (character === '下' ? 1 : character === '上' ? -1 : 0), 0)

const yearWords: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 }

/** 明年 and 2026年, as a number; 二〇二六年 too. */
const yearIn = (part: string, today: PlainDate): number | undefined => {
  if (Object.hasOwn(yearWords, part)) return yearOf(today) + yearWords[part]!
  const year = readNumeral(part.replace('年', ''))
  return year === undefined ? undefined : year < 100 ? 2000 + year : year < 1000 ? undefined : year
}

function ahead(count: number, unit: string, { today, calendar }: Standpoint): PlainDate | undefined {
  if (/^(wd|工作日|(working|business) ?days?|workdays?)$/.test(unit)) return Math.abs(count) > 999 ? undefined : addWorkingDays(today, count, calendar)
  if (/^(w|周|星期|礼拜|weeks?)$/.test(unit)) return addDays(today, count * 7)
  if (/^(mo?|月|months?)$/.test(unit)) return addMonths(today, count)
  if (/^(y|年|years?)$/.test(unit)) return addMonths(today, count * 12)
  return addDays(today, count)
}

const englishNumbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const english = `(\\d{1,4}|an?|${englishNumbers.join('|')})`
const countIn = (part: string): number => (/^an?$/.test(part) ? 1 : englishNumbers.includes(part) ? englishNumbers.indexOf(part) : Number(part))
const englishUnit = '((?:working |business )?days?|workdays?|weeks?|months?|years?)'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const englishWeekday = '(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
const chineseWeekday = '(?:周|星期|礼拜)([一二三四五六日天1-7])'
/** Monday is 1. */
const weekdayIn = (part: string): number => (/^[a-z]/.test(part) ? weekdays.indexOf(part.slice(0, 3)) + 1 : /\d/.test(part) ? Number(part) : '一二三四五六日'.indexOf(part.replace('天', '日')) + 1)
const inWeek = (today: PlainDate, weeks: number, day: number): PlainDate => addDays(today, 7 * weeks + day - weekday(today))
const coming = (today: PlainDate, day: number): PlainDate => addDays(today, (day - weekday(today) + 7) % 7)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const englishMonth = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const named = (month: string, day: string, year: string | undefined, from: Standpoint): PlainDate | undefined => {
  const number = months.indexOf(month.slice(0, 3)) + 1
  return year === undefined ? nearest(number, Number(day), from) : dateFrom(Number(year), number, Number(day))
}

/** 初, 中, 底 of a month. */
const partOf = (year: number, month: number, part: string): PlainDate | undefined => (part === '初' ? dateFrom(year, month, 1) : part === '中' ? dateFrom(year, month, 15) : lastOf(year, month))

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`)
const turn = '(本|这个?|下+个?|上+个?)'
const dated = '(今年|本年|明年|后年|去年|前年|[\\d〇零一二三四五六七八九]{2,4}年)'

const rules: readonly Rule[] = [
  [whole(`([+-]) ?(${numeral}) ?个?(wd|d|天|日|days?|w|周|星期|礼拜|weeks?|mo?|月|months?|y|年|years?|工作日)?`), ([sign, count, unit], from) => signed(count!, sign === '-', unit ?? 'd', from)],
  [whole(`(${numeral})(天|日|个?周|个?星期|个?礼拜|个月|年|个?工作日)(?:之|以)?(后|前)`), ([count, unit, way], from) => signed(count!, way === '前', unit!.replace('个', ''), from)],
  [whole('半(个月|年)(?:之|以)?(后|前)'), ([unit, way], { today }) => (unit === '年' ? addMonths(today, way === '前' ? -6 : 6) : addDays(today, way === '前' ? -15 : 15))],
  [whole('下一?个?工作日|next (?:working|business) day|next workday'), (_, { today, calendar }) => addWorkingDays(today, 1, calendar)],
  [whole(`in ${english} ${englishUnit}`), ([count, unit], from) => ahead(countIn(count!), unit!, from)],
  [whole(`${english} ${englishUnit} (later|from now|from today|ago)`), ([count, unit, way], from) => ahead(way === 'ago' ? -countIn(count!) : countIn(count!), unit!, from)],
  [whole(`${turn}?${chineseWeekday}`), ([prefix, day], { today }) => (prefix === undefined ? coming(today, weekdayIn(day!)) : inWeek(today, turns(prefix), weekdayIn(day!)))],
  [whole(`(this |next |last |coming )?${englishWeekday}`), ([prefix, day], { today }) => (prefix === undefined || prefix === 'coming ' ? coming(today, weekdayIn(day!)) : inWeek(today, { 'this ': 0, 'next ': 1, 'last ': -1 }[prefix]!, weekdayIn(day!)))],
  [whole(`${turn}?月(?:的|份)?(初|中|底|末)`), ([prefix, part], { today }) => partOf(...monthAt(today, turns(prefix)), part!)],
  [whole(`${dated}?(${numeral})月份?(初|中|底|末)`), ([year, month, part], from) => inMonth(year, month!, part!, from)],
  [whole(`${turn}?季度?(初|底|末)`), ([prefix, part], { today }) => quarterEnd(monthAt(today, 3 * turns(prefix) - ((monthOf(today) - 1) % 3)), part!)],
  [whole(`(?:${dated}年?|年)(初|底|末)`), ([year, part], { today }) => yearEnd(yearIn(year ?? '今年', today), part!)],
  [whole('(?:the )?(?:end of (?:the |this )?month|month end|eom)'), (_, { today }) => lastOf(...monthAt(today, 0))],
  [whole('(?:the )?end of next month'), (_, { today }) => lastOf(...monthAt(today, 1))],
  [whole(`${turn}月(${numeral})[日号]?`), ([prefix, day], { today }) => withDay(monthAt(today, turns(prefix)), day!)],
  [whole(`${dated}?(${numeral})月(${numeral})[日号]?`), ([year, month, day], from) => ofMonth(year, readNumeral(month!), readNumeral(day!), from)],
  [whole(`(${numeral})[日号]|(\\d{1,2})`), ([day, bare], { today }) => withDay([yearOf(today), monthOf(today)], (day ?? bare)!)],
  [whole('(\\d{4})(\\d{2})(\\d{2})'), ([year, month, day]) => dateFrom(Number(year), Number(month), Number(day))],
  [whole('(\\d{2})(\\d{2})'), ([month, day], from) => nearest(Number(month), Number(day), from)],
  [whole('(\\d{4}|\\d{2})[-/. 年](\\d{1,2})[-/. 月](\\d{1,2})[日号.]?'), ([year, month, day], from) => ofMonth(year, Number(month), Number(day), from)],
  [whole('(\\d{1,2})[-/. ](\\d{1,2})[日号]?'), ([month, day], from) => nearest(Number(month), Number(day), from)],
  [whole(`(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${englishMonth}\\.?(?:,?[ -](\\d{4}))?`), ([day, month, year], from) => named(month!, day!, year, from)],
  [whole(`${englishMonth}\\.?[ -](\\d{1,2})(?:st|nd|rd|th)?(?:(?:, ?| )(\\d{4}))?`), ([month, day, year], from) => named(month!, day!, year, from)],
]

const quarterEnd = ([year, month]: readonly [number, number], part: string): PlainDate | undefined => (part === '初' ? dateFrom(year, month, 1) : lastOf(year, month + 2))

const yearEnd = (year: number | undefined, part: string): PlainDate | undefined => (year === undefined ? undefined : part === '初' ? dateFrom(year, 1, 1) : dateFrom(year, 12, 31))

function signed(count: string, back: boolean, unit: string, from: Standpoint): PlainDate | undefined {
  const number = readNumeral(count)
  return number === undefined ? undefined : ahead(back ? -number : number, unit, from)
}

const withDay = ([year, month]: readonly [number, number], day: string): PlainDate | undefined => {
  const number = readNumeral(day)
  return number === undefined ? undefined : dateFrom(year, month, number)
}

function ofMonth(year: string | undefined, month: number | undefined, day: number | undefined, from: Standpoint): PlainDate | undefined {
  if (month === undefined || day === undefined) return undefined
  if (year === undefined) return nearest(month, day, from)
  const number = yearIn(year, from.today)
  return number === undefined ? undefined : dateFrom(number, month, day)
}

/** The middle of a month decides which year is nearest. */
function inMonth(year: string | undefined, month: string, part: string, from: Standpoint): PlainDate | undefined {
  const middle = ofMonth(year, readNumeral(month), 15, from)
  return middle === undefined ? undefined : partOf(yearOf(middle), monthOf(middle), part)
}

/** A day with its weekday beside it, as interfaces show it; a weekday that is not the day's makes it no date. */
const withWeekday = new RegExp(`^(.+?)[ ,]*\\(?(?:${chineseWeekday}|\\b${englishWeekday})\\)?$`)
const weekdayFirst = new RegExp(`^${englishWeekday}\\.?,? (.+)$`)

/**
 * The day that was typed, reckoned from today; `undefined` when it is none ([DAY3]). What several readings fit is read thus:
 * - month before day, always: `12/5` is 5 December. Days and months that do not exist are refused, never moved.
 * - without a year: the year that brings it nearest to today, so `1-5` in November is next January.
 * - without a month (`5号`, `5`): this month, past or not. `下月5号` says the other.
 * - `周五`, `fri`: the coming one, today included. `本周五`, `this fri`, `下周五`, `next fri`: of this and of the next week,
 *   weeks beginning on Monday.
 * - `+1m`, `1个月后`: the same day of that month, or its last where it has no such day.
 * - working days (`3个工作日后`, `+3wd`) follow the calendar that is given.
 * - no single day is meant by 周末, 下周, 下月, next week: refused.
 */
export function readDate(typed: string, today: PlainDate, calendar?: WorkingCalendar): PlainDate | undefined {
  const text = folded(typed)
  if (text === '' || text.length > 40) return undefined
  const date = readFolded(text, { today, calendar })
  return isPlainDate(date) ? date : undefined
}

function readFolded(text: string, from: Standpoint): PlainDate | undefined {
  if (Object.hasOwn(nearDays, text)) return addDays(from.today, nearDays[text]!)
  for (const [pattern, read] of rules) {
    const match = pattern.exec(text)
    if (match !== null) return read(match.slice(1), from)
  }
  const after = withWeekday.exec(text)
  if (after !== null) return onWeekday(after[1]!, (after[2] ?? after[3])!, from)
  const before = weekdayFirst.exec(text)
  return before === null ? undefined : onWeekday(before[2]!, before[1]!, from)
}

function onWeekday(text: string, day: string, from: Standpoint): PlainDate | undefined {
  const date = readFolded(text.trim(), from)
  return date !== undefined && isPlainDate(date) && weekday(date) === weekdayIn(day) ? date : undefined
}
