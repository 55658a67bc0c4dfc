import type { Money } from '@hebu/shared/vocabulary/money.ts'
import type { Instant, PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { dateOf, isPlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'

/** A day ({@link PlainDate}), or a moment as text or in ms since 1970. What cannot be read is shown as it stands. */
export type When = Instant | number

/** Dates, numbers and money as a reader of one language expects them, in one time zone. */
export interface Formats {
  /** `11月23日`; with the year where it is not this one, or when asked. */
  date(when: When, year?: 'always'): string
  /** `1月31日`, of any year. */
  yearly(day: { readonly month: number; readonly day: number }): string
  /** `星期一` */
  weekday(when: When): string
  /** `09:30` */
  time(when: Instant | number): string
  /** `11月23日 09:30` */
  dateTime(when: Instant | number): string
  /** `3 天前`, `2 小时后`; days count by the calendar. */
  relative(when: When): string
  number(value: number, fractionDigits?: number): string
  /** From per cent: 12.5 is `12.5%`. */
  percent(value: number): string
  money(value: Money): string
  bytes(value: number): string
  list(items: readonly string[]): string
}

const locales: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-Hans-CN', 'zh-Hant': 'zh-Hant-TW', en: 'en-GB' }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** @param now ms since 1970; decides what "this year" and "ago" mean. */
export function createFormats(language: Language, timeZone: string | undefined, now: () => number): Formats {
  const locale = locales[language]
  const formatters = new Map<string, Intl.DateTimeFormat>()
  const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options)
    let format = formatters.get(key)
    if (format === undefined) formatters.set(key, (format = new Intl.DateTimeFormat(locale, options)))
    return format
  }
  // Making one costs far more than using it, and a list asks for hundreds.
  const numbers = new Map<string, Intl.NumberFormat>()
  const numberFormat = (key: string, options: () => Intl.NumberFormatOptions): Intl.NumberFormat => {
    let format = numbers.get(key)
    if (format === undefined) numbers.set(key, (format = new Intl.NumberFormat(locale, options())))
    return format
  }
  let relatives: Intl.RelativeTimeFormat | undefined
  let lists: Intl.ListFormat | undefined
  const dayOf = (when: When): PlainDate | undefined => {
    if (isPlainDate(when)) return when
    const ms = typeof when === 'number' ? when : Date.parse(when)
    return Number.isNaN(ms) ? undefined : dateOf(ms, timeZone)
  }
  const ofDay = (when: When, options: Intl.DateTimeFormatOptions): string => {
    const day = dayOf(when)
    return day === undefined ? String(when) : dateFormat({ ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
  }
  const ofMoment = (when: Instant | number, options: Intl.DateTimeFormatOptions): string => {
    const ms = typeof when === 'number' ? when : Date.parse(when)
    return Number.isNaN(ms) ? String(when) : dateFormat({ ...options, timeZone }).format(ms)
  }
  const number = (value: number, fractionDigits?: number): string =>
    numberFormat(`number ${fractionDigits}`, () => (fractionDigits === undefined ? { maximumFractionDigits: 2 } : { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits })).format(value)

  const date: Formats['date'] = (when, year) => {
    const day = dayOf(when)
    const short = year !== 'always' && day?.slice(0, 4) === dateOf(now(), timeZone).slice(0, 4)
    return ofDay(when, { month: language === 'en' ? 'short' : 'long', day: 'numeric', ...(short ? {} : { year: 'numeric' }) })
  }
  const time: Formats['time'] = (when) => ofMoment(when, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

  return {
    date,
    time,
    number,
    // Of a leap year, in which every day is.
    yearly: ({ month, day }) => ofDay(`2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, { month: language === 'en' ? 'short' : 'long', day: 'numeric' }),
    weekday: (when) => ofDay(when, { weekday: 'long' }),
    dateTime: (when) => `${date(when)} ${time(when)}`,
    relative(when) {
      const format = (relatives ??= new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
      const day = dayOf(when)
      if (day === undefined) return String(when)
      const days = (Date.parse(day) - Date.parse(dateOf(now(), timeZone))) / dayMs
      if (isPlainDate(when) || Math.abs(days) > 1) return format.format(days, 'day')
      const gapMs = (typeof when === 'number' ? when : Date.parse(when)) - now()
      if (Math.abs(gapMs) < minuteMs) return format.format(0, 'second')
      if (Math.abs(gapMs) < hourMs) return format.format(Math.round(gapMs / minuteMs), 'minute')
      return format.format(Math.round(gapMs / hourMs), 'hour')
    },
    percent: (value) => numberFormat('percent', () => ({ style: 'percent', maximumFractionDigits: 2 })).format(value / 100),
    money({ amountCents, currency }) {
      const digits = amountCents % 100 === 0 ? 0 : 2
      return numberFormat(`${currency} ${digits}`, () => ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits })).format(amountCents / 100)
    },
    bytes(value) {
      const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
      const step = Math.min(steps.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10))
      // Single bytes are called so in some languages only; their sign is the same everywhere.
      if (step === 0) return `${numberFormat('bytes', () => ({ maximumFractionDigits: 0 })).format(value)} B`
      return numberFormat(`bytes ${step}`, () => ({ style: 'unit', unit: steps[step] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: 1 })).format(value / 1024 ** step)
    },
    list: (items) => (lists ??= new Intl.ListFormat(locale, { type: 'conjunction' })).format(items),
  }
}
