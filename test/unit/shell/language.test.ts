import { text } from '@hebu/shared/vocabulary/text.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import { createPreferences } from '@hebu/web/shell/preferences.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'

function aStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

const now = () => Date.parse('2026-11-23T01:30:00Z')

const wordsIn = (language: Language, timeZone = 'Asia/Shanghai') => createRoot(() => createWords({ language, timeZone, now }))

test.each([
  [['zh-CN', 'en'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-Hant-HK', 'en'], 'zh-Hant'],
  [['en-US', 'zh-CN'], 'en'],
  [['fr', 'en-GB'], 'en'],
  [['fr'], 'zh-Hans'],
  [[], 'zh-Hans'],
] as const)('[LNG1] a browser that prefers %j is spoken to in %s', (preferred, language) => {
  expect(createPreferences(aStorage, () => preferred).language()).toBe(language)
})

test('[LNG1] what was chosen here goes before what the browser prefers', () => {
  const storage = aStorage()
  createPreferences(() => storage, () => ['zh-CN']).keepLanguage('en')
  expect(createPreferences(() => storage, () => ['zh-CN']).language()).toBe('en')
})

test('[LNG1] a browser that refuses to store is spoken to all the same', () => {
  const refuses = (): Storage => {
    throw new DOMException('denied', 'SecurityError')
  }
  const preferences = createPreferences(refuses, () => ['en'])
  preferences.keepLanguage('zh-Hant')
  preferences.keepTheme('dark')
  expect([preferences.language(), preferences.theme()]).toEqual(['en', 'system'])
})

test('[LNG2] a change of language shows at once and is told', () => {
  const told: Language[] = []
  const words = createRoot(() => createWords({ language: 'zh-Hans', onLanguage: (language) => told.push(language) }))
  const greeting = text('已複製 {n} 頁', 'Copied {n} pages', '已复制 {n} 页')
  expect(words.say(greeting, { n: 3 })).toBe('已复制 3 页')
  words.setLanguage('en')
  expect(words.say(greeting, { n: 3 })).toBe('Copied 3 pages')
  expect(told).toEqual(['en'])
})

test('[LNG4] dates leave out the year that it is, and days never shift with the zone', () => {
  const { format } = wordsIn('zh-Hans', 'America/Los_Angeles')
  expect(format().date('2026-11-23')).toBe('11月23日')
  expect(format().date('2027-01-02')).toBe('2027年1月2日')
  expect(format().date('2026-11-23', 'always')).toBe('2026年11月23日')
  expect(format().weekday('2026-11-23')).toBe('星期一')
  expect(wordsIn('en').format().date('2026-11-23')).toBe('23 Nov')
})

test('[LNG4] moments are shown in the zone of the workspace, by 24 hours', () => {
  const words = wordsIn('zh-Hant')
  expect(words.format().dateTime('2026-11-23T01:30:00Z')).toBe('11月23日 09:30')
  expect(words.format().time('2026-11-22T16:05:00Z')).toBe('00:05')
  words.setTimeZone('Europe/Berlin')
  expect(words.format().dateTime('2026-11-23T01:30:00Z')).toBe('11月23日 02:30')
})

test('[LNG4] what lies near is told by distance, days by the calendar', () => {
  const { format } = wordsIn('zh-Hans')
  expect(format().relative(now())).toBe('现在')
  expect(format().relative(now() - 5 * 60_000)).toBe('5分钟前')
  expect(format().relative(now() - 3 * 3_600_000)).toBe('3小时前')
  expect(format().relative('2026-11-22')).toBe('昨天')
  expect(format().relative('2026-11-27')).toBe('4天后')
})

test('[LNG4] amounts, shares and sizes read as readers expect', () => {
  const { format } = wordsIn('zh-Hans')
  expect(format().money({ amountCents: 31_840_000, currency: 'CNY' })).toBe('¥318,400')
  expect(format().money({ amountCents: -1205, currency: 'CNY' })).toBe('-¥12.05')
  expect(wordsIn('en').format().money({ amountCents: 150, currency: 'CNY' })).toBe('¥1.50')
  expect(format().percent(70.2)).toBe('70.2%')
  expect(wordsIn('en').format().bytes(2_300_000)).toBe('2.2 MB')
})

test('[LNG4] what is no date is shown as it stands', () => {
  const { format } = wordsIn('en')
  expect([format().date('soon'), format().time('never'), format().relative('?')]).toEqual(['soon', 'never', '?'])
})
