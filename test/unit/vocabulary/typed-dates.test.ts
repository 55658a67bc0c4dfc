import { addDays, dayNumber, isPlainDate, weekday } from '@hebu/shared/vocabulary/dates.ts'
import { readDate } from '@hebu/shared/vocabulary/typed-dates.ts'
import { readDateTime } from '@hebu/shared/vocabulary/typed-times.ts'
import { addWorkingDays, workingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** A Wednesday, in ISO week 48. */
const today = '2026-11-25'

/** What is typed, in the order of the days that it means. */
const days: Readonly<Record<string, readonly string[]>> = {
  '2025-12-05': ['去年12月5日', '2025-12-5', '25-12-5'],
  '2026-09-30': ['9-30', '上季度末', '0930'],
  '2026-10-01': ['本季度初', '10.1', '10/01'],
  '2026-11-01': ['月初', '本月1号', '1号', '1'],
  '2026-11-05': ['5号', '5日', '五号', '本月5日', '11-5'],
  '2026-11-09': ['上上周一', '上上个星期一'],
  '2026-11-20': ['上周五', '上個星期五', 'last fri'],
  '2026-11-22': ['大前天', '-3', '-3d', '3天前', '三天以前', '3 days ago', '上周日'],
  '2026-11-23': ['前天', '两天前', '兩天前', 'day before yesterday', '本周一', '這週一', '这周一', 'this monday'],
  '2026-11-24': ['昨天', '昨日', 'Yesterday', '-1'],
  '2026-11-25': ['今天', '今日', 'TODAY', ' today ', '周三', '星期三', '+0', 'wed', '25', '２５号'],
  '2026-11-26': ['明天', '明日', 'tomorrow', 'Ｔｏｍｏｒｒｏｗ', '+1', '1天后', '下个工作日', '下一个工作日', 'next working day', '周四'],
  '2026-11-27': ['后天', '後天', '周五', '週五', '星期五', '礼拜五', '禮拜五', '本周五', '这周五', '周5', 'fri', 'Friday', 'this fri', 'day after tomorrow', '+2'],
  '2026-11-28': ['大后天', '大後天', '+3', '+3d', '+3天', '＋３天', '3天后', '3天之后', '三天後', '3日后', 'in 3 days', 'in three days', '3 days later', '周六'],
  '2026-11-29': ['周日', '星期天', '礼拜日', 'sunday', '本周日'],
  '2026-11-30': ['月底', '本月底', '这个月底', '月末', 'end of month', 'eom', '周一', '3个工作日后', '三個工作日後', '+3wd', '+3个工作日', 'in 3 working days', '11月30日 星期一', '11月30日（周一）', 'Mon 30 Nov', '30 Nov Monday', 'Monday, 30 November 2026'],
  '2026-12-02': ['下周三', '下星期三', 'next wed', '1周后', '一周后', '一个星期后', '+1w', '+1周', 'in a week'],
  '2026-12-04': ['下周五', '下週五', '下个周五', '下禮拜五', 'next fri', 'next Friday'],
  '2026-12-05': [
    '12月5日', '12月5号', '十二月五日', '12-5', '12/5', '12.5', '12。5', '１２－５', '12–5', '2026-12-05', '2026/12/5', '2026.12.5', '2026年12月5日', '2026 年 12 月 5 日', '二〇二六年十二月五日', '20261205', '1205',
    '26-12-5', '下月5号', '下月5號', '下个月5号', '下月五日', '5 dec', '5th December', 'Dec 5', 'December 5, 2026', '5-Dec-2026', '今年12月5日',
  ],
  '2026-12-07': ['下下周一', '下下週一', '下下星期一'],
  '2026-12-09': ['两周后', '兩週後', '2周以后', '+2w', '+2 weeks', 'in two weeks', '两个星期后'],
  '2026-12-10': ['半个月后', '半個月後', '+15'],
  '2026-12-25': ['+1m', '+1个月', '+1月', '1个月后', '一个月后', 'in a month', 'in 1 month'],
  '2026-12-31': ['下月底', '下个月底', '下月末', '年底', '今年底', '季末', '本季度末', 'end of next month', '12月底'],
  '2027-01-05': ['1-5', '1月5日', '明年1月5日', '2027-1-5', 'jan 5'],
  '2027-05-25': ['半年后', '+6m'],
  '2027-11-25': ['+1y', '+1年', '一年后', 'in a year'],
  '2027-12-31': ['明年底', '明年年底', '2027年底'],
}

const none = [
  '', ' ', '周末', '下周', '下月', '下个月', 'next week', '底', '2月30日', '2-30', '13-1', '0-5', '32号', '0号', '12月', '2026', '2027-2-29', '下月32号', '11月30日 周二', 'Tue 30 Nov', '5-12-2026', '3天内', '3月后',
  'soon', '待定', '?', '100', '+', '+三三十天', '十十号', '1-2-3-4', '99999999', '202年5月1日', '周八', 'fry',
]

describe('days as people type them', () => {
  const table = Object.entries(days).flatMap(([date, typed]) => typed.map((each) => [each, date] as const))

  test('[DAY3] [UI51] the table has at least eighty wordings', () => expect(table.length).toBeGreaterThan(140))

  test.each(table)('[DAY3] %s is %s', (typed, date) => expect(readDate(typed, today)).toBe(date))

  test.each(none)('[DAY3] «%s» is no day', (typed) => expect(readDate(typed, today)).toBeUndefined())

  test('[DAY3] a month has its own last day, and a month later never leaves the month', () => {
    expect([readDate('月底', '2028-02-10'), readDate('+1m', '2026-01-31'), readDate('下月底', '2026-12-31'), readDate('下月31号', '2026-10-05')]).toEqual(['2028-02-29', '2026-02-28', '2027-01-31', undefined])
  })

  test('[DAY3] working days follow the calendar that is given', () => {
    expect(readDate('3个工作日后', '2026-09-30')).toBe('2026-10-10')
    expect(readDate('1个工作日后', today, workingCalendar([{ date: '2026-11-26', kind: 'off' }]))).toBe('2026-11-27')
  })

  test('[DAY3] the leap day is found in the nearest year that has one, and no year farther away', () => {
    expect([readDate('2-29', '2027-11-01'), readDate('2-29', '2026-11-01')]).toEqual(['2028-02-29', undefined])
  })
})

const anyDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2090-12-31') }).map((number) => addDays('1970-01-01', number))

describe('any day, any text', () => {
  test('[DAY3] every day is read back from each of its full forms, whatever today is', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (date, from) => {
        const [year, month, day] = date.split('-').map(Number)
        const name = '一二三四五六日'[weekday(date) - 1]
        for (const typed of [date, date.replaceAll('-', ''), date.replaceAll('-', '/'), `${year}.${month}.${day}`, `${year}年${month}月${day}日`, `${year}年${month}月${day}日 星期${name}`]) expect(readDate(typed, from)).toBe(date)
      }),
    )
  })

  test('[DAY3] without a year the nearest is meant', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -180, max: 180 }), (from, offset) => {
        const date = addDays(from, offset)
        fc.pre(!date.endsWith('02-29'))
        expect(readDate(`${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`, from)).toBe(date)
      }),
    )
  })

  test('[DAY3] offsets in days, weeks and working days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 500 }), (from, count) => {
        expect([readDate(`+${count}`, from), readDate(`${count}天后`, from), readDate(`${count} days ago`, from)]).toEqual([addDays(from, count), addDays(from, count), addDays(from, -count)])
        expect(readDate(`${count}周后`, from)).toBe(addDays(from, count * 7))
        expect(readDate(`${count}个工作日后`, from)).toBe(addWorkingDays(from, count))
      }),
    )
  })

  test('[DAY3] a bare weekday lies within the coming week, one of next week in the ISO week after this', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 7 }), (from, day) => {
        const name = '一二三四五六日'[day - 1]
        const coming = readDate(`周${name}`, from)!
        expect(weekday(coming)).toBe(day)
        expect(dayNumber(coming) - dayNumber(from)).toBeOneOf([0, 1, 2, 3, 4, 5, 6])
        expect(readDate(`下周${name}`, from)).toBe(addDays(from, 7 + day - weekday(from)))
      }),
    )
  })

  const words = fc.array(fc.constantFrom(...'上下本周月年底日号一二三十半后前+-/. 0123456789:点'.split(''), '工作日', 'next ', 'in ', 'days', 'fri', 'dec', 'pm', '下午', '２'), { maxLength: 9 }).map((parts) => parts.join(''))

  test('[DAY3] whatever is typed is read as a day that exists or not at all', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), anyDay, (typed, from) => {
        const date = readDate(typed, from)
        if (date !== undefined) expect(isPlainDate(date)).toBe(true)
        const moment = readDateTime(typed, from)
        if (moment !== undefined) expect([isPlainDate(moment.slice(0, 10)), /^ ([01]\d|2[0-3]):[0-5]\d$/.test(moment.slice(10))]).toEqual([true, true])
      }),
      { numRuns: 2000 },
    )
  })
})

/** Times of 25 November 2026, and other days where they are said. */
const moments: Readonly<Record<string, readonly string[]>> = {
  '2026-11-25 00:00': ['0:00', '12am', '凌晨12点', '0点'],
  '2026-11-25 03:00': ['3点', '3:00', '03:00', '3am', '凌晨三点'],
  '2026-11-25 09:30': ['9:30', '09:30', '９：３０', '9点30分', '9点半', '九点半', '上午9:30', '早上九点半', '今天9:30', '今早9点半', '9:30 am', '9:30am'],
  '2026-11-25 10:30': ['上午十点半', '10點半', '十点三十分', '十點三十'],
  '2026-11-25 12:00': ['12:00', '12pm', 'noon', '中午', '中午12点', '正午', '12点整'],
  '2026-11-25 13:15': ['中午1点一刻', '下午1點15分', '1:15pm', '13点15'],
  '2026-11-25 15:00': ['下午3点', '下午三點', '下午3点钟', '3pm', '3 p.m.', '15:00', '15点', '下午15:00', 'at 3pm'],
  '2026-11-25 15:30': ['15:30', '15:30:00', '下午3点半', '3:30 PM', '下午3:30'],
  '2026-11-25 20:00': ['今晚8点', '晚上8點', '8pm', '20时'],
  '2026-11-26 00:00': ['24:00', '晚上12点', '明天0点'],
  '2026-11-26 09:30': ['明天9:30', '明天 9:30', '明天上午9点半', 'tomorrow 9:30', 'tomorrow at 9:30am', '9:30 tomorrow', '9:30 明天', '明早9点半', '26号9:30', '+1 9:30'],
  '2026-11-27 15:00': ['周五下午3点', '周五 15:00', '後天下午三點', 'fri 3pm', '3pm on Friday', '2026-11-27T15:00', '本周五15点'],
  '2026-12-05 15:30': ['12月5日 下午3点半', '12-5 15:30', '2026-12-05 15:30', '20261205 15:30', '十二月五日下午三点半', 'Dec 5, 3:30pm', '5 dec 15:30'],
  '2026-12-02 10:00': ['下周三十点', '下周三上午10点'],
}

const noMoments = ['', '明天', '12-5', '25:00', '9:75', '24:01', '9:3', '13pm', '0am', '晚上3点', '下午0点', '上午15点', '30号99点', '中午9点', '3:30m', 'at', '2月30日 9:30', '下午3pm', '9', '0930', '12-515:30']

describe('days with times as people type them', () => {
  test.each(Object.entries(moments).flatMap(([at, typed]) => typed.map((each) => [each, at] as const)))('[DAY3] %s is %s', (typed, at) => expect(readDateTime(typed, today)).toBe(at))

  test.each(noMoments)('[DAY3] «%s» is no day and time', (typed) => expect(readDateTime(typed, today)).toBeUndefined())

  test('[DAY3] every minute of every day is read back', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (date, from, hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        for (const typed of [`${date} ${time}`, `${date}T${time}`, `${date.replaceAll('-', '/')} ${hour}点${minute}分`, `${date} ${hour % 12 || 12}:${time.slice(3)}${hour < 12 ? 'am' : 'pm'}`]) expect(readDateTime(typed, from)).toBe(`${date} ${time}`)
      }),
    )
  })
})
