import { formatAddress, formatShelf, parseAddress, parseShelf } from '@hebu/shared/vocabulary/address.ts'
import { addDays, dateOf, isInstant, isPlainDate, periodKey, periodStart, previousPeriodKey, weekday } from '@hebu/shared/vocabulary/dates.ts'
import { parseAmountCents, readMoney } from '@hebu/shared/vocabulary/money.ts'
import { isAtHand } from '@hebu/shared/rules/shelving.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const days = fc.integer({ min: -3000, max: 40_000 }).map((number) => addDays('1990-01-01', number))

describe('dates', () => {
  test('[DAY1] every period begins with a day whose period it is, and the one before ends the day before', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('year', 'quarter', 'month', 'week', 'day'), (date, unit) => {
        const key = periodKey(unit, date)
        const start = periodStart(key)!
        expect(periodKey(unit, start)).toBe(key)
        expect(start <= date).toBe(true)
        expect(previousPeriodKey(unit, date)).toBe(periodKey(unit, addDays(start, -1)))
      }),
    )
  })

  test('[DAY1] ISO weeks at the turn of the year', () => {
    expect([periodKey('week', '2026-12-31'), periodKey('week', '2027-01-03'), periodKey('week', '2027-01-04'), periodKey('week', '2024-12-30')]).toEqual(['2026-W53', '2026-W53', '2027-W01', '2025-W01'])
    expect(weekday('2026-11-23')).toBe(1)
    expect(periodStart('2026-W54')).toBeUndefined()
  })

  test('[DAY1] days that do not exist are no days', () => {
    expect(['2026-02-29', '2026-13-01', '26-01-01', '', undefined].some(isPlainDate)).toBe(false)
    expect(isPlainDate('2028-02-29')).toBe(true)
    expect(isInstant('2026-11-23T01:30:00.000Z') && !isInstant('2026-11-23T25:00:00Z')).toBe(true)
    expect(dateOf(Date.parse('2026-11-22T17:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-23')
  })

  test('[VOL1] a device keeps the current and the previous period, and what has none', () => {
    expect(['2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1', '2025', '2024', undefined].map((period) => isAtHand(period, '2026-11-23'))).toEqual([false, true, true, true, true, false, true])
  })
})

describe('addresses', () => {
  test('[VOL1] names are parsed as they are formatted, and nothing else is', () => {
    for (const name of ['w1/customers/g-east', 'w1/reports/m-wang/2026', 'w1/meetings/g-all/2026-Q4', 'w1/customers-secret/g-east']) expect(formatAddress(parseAddress(name)!)).toBe(name)
    for (const shelf of ['g-all', 'g-east/2026', 'm-wang/2026-Q1']) expect(formatShelf(parseShelf(shelf)!)).toBe(shelf)
    for (const name of ['', 'w1', 'w1/customers', 'w1/customers/x-east', 'w1/customers/g-', 'w1/../g-east', 'w1/customers/g-east/2026-Q5', 'w1/customers/g-east/2026/x', '/customers/g-east', 'w1/Customers/g-east', `w1/customers/g-${'x'.repeat(300)}`])
      expect([name, parseAddress(name)]).toEqual([name, undefined])
  })
})

describe('amounts', () => {
  test('[FLD1] reads what people type, to the cent', () => {
    expect(['1,234.5', '１２３４', '¥ 0.07', '-12', '19.99 元'].map(parseAmountCents)).toEqual([123_450, 123_400, 7, -1200, 1999])
    expect(['', '1.234', 'abc', '1e5'].map(parseAmountCents)).toEqual([undefined, undefined, undefined, undefined])
  })
  test.each([
    ['3.5万', 3_500_000, 'CNY'],
    ['¥ 3.5 萬元', 3_500_000, 'CNY'],
    ['１．２亿', 12_000_000_000, 'CNY'],
    ['US$ 1,200.5', 120_050, 'USD'],
    ['港币 80', 8000, 'HKD'],
    ['人民币3千', 300_000, 'CNY'],
    ['0.000001万', 1, 'CNY'],
    ['-2万', -2_000_000, 'CNY'],
  ])('[FLD2] reads %s', (typed, amountCents, currency) => {
    expect(readMoney(typed)).toEqual({ amountCents, currency })
  })

  test('[FLD2] what says no currency is in the one that stands, and what is finer than a cent is refused', () => {
    expect(readMoney('20', 'USD')).toEqual({ amountCents: 2000, currency: 'USD' })
    expect(['0.0000001万', '3.5万万', '万', '$', '12元3', '1.2.3'].map((typed) => readMoney(typed))).toEqual(Array.from({ length: 6 }))
  })
})
