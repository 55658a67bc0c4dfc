/** Finds words on a screen that are not of its language, and that nobody of the department wrote. */
import { hansRules } from '@hebu/shared/vocabulary/hans.generated.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { Page } from '@playwright/test'

/** Something that is read or heard on a screen. */
export interface Spoken {
  readonly words: string
  /** The element, or the element and the attribute. */
  readonly where: string
}

/** Every text and every spoken attribute of the page, the title of the window among them; each once. */
export const spokenOn = (page: Page): Promise<readonly Spoken[]> =>
  page.evaluate(() => {
    const attributes = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'data-placeholder']
    const found = new Map<string, string>([[document.title, 'title']])
    const nameOf = (element: Element): string => `${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`}.${[...element.classList].join('.')}`
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const attribute of attributes) {
          const value = node.getAttribute(attribute)
          if (value !== null && value.trim() !== '') found.set(value.trim(), `${nameOf(node)} @${attribute}`)
        }
      } else if (node.parentElement !== null && !/^(script|style|template)$/i.test(node.parentElement.tagName)) {
        // What is found is marked letter by letter; it is read as one.
        const option = node.parentElement.closest('b, mark, em')?.closest('[role="option"]') ?? null
        const words = ((option ?? node).textContent ?? '').trim()
        if (words !== '') found.set(words, nameOf(option ?? node.parentElement))
      }
    }
    return [...found].map(([words, where]) => ({ words, where }))
  })

/** Names, keys and marks that are written alike everywhere. */
const everywhere = ['English', '简体中文', '繁體中文', '合簿', 'PageUp', 'PageDown', 'PgUp', 'PgDn', 'Space', 'Home', 'End', 'Linux', 'Chrome', 'Ctrl', 'Shift', 'Alt', 'Esc', 'Enter', 'Tab', 'Hebu', 'PDF', 'Excel', 'CSV', 'UTF', 'KB', 'MB', 'GB', 'CNY', 'SHA', 'hebu-proof']

/** The numbers that a relay gives: `HT-2026-0007`. */
const runningNumber = /\b[A-Z]{2}-\d{4}-\d{4,}\b/g

/** The seal's sign. */
const seal = '合'

const han = /\p{Script=Han}/u

/** Pairs of the signs in which the scripts differ; a sign of both, such as 系, is of neither. */
const pairs = [...hansRules.from].map((hant, at) => [hant, [...hansRules.to][at]!] as const).filter(([hant, hans]) => han.test(hant) && hant !== hans)
const traditionalOnly = new Set(pairs.map(([hant]) => hant))
const ofBoth = new Set('准并系余表制卷台合布志周杯板松注游炼痒秋签级罗脏致药蒙谷采里面范丑个只几云千升卜干后征斗曲朱胜舍')
const simplifiedOnly = new Set(pairs.map(([, hans]) => hans).filter((hans) => !traditionalOnly.has(hans) && !ofBoth.has(hans)))

/**
 * Of what is spoken, what is not of the language: Chinese on an English screen, Latin words on a Chinese one, signs of the
 * other script. What `said` holds was written by people, and stays as it is.
 */
export function foreignWords(spoken: readonly Spoken[], language: Language, said: readonly string[]): readonly string[] {
  const corpus = said.join('\n')
  const own = said.filter((words) => words.length < 80).toSorted((a, b) => b.length - a.length)
  const isForeign = (words: string): boolean => {
    if (language === 'en') return han.test(words)
    if (/[A-Za-z]{2,}/.test(words)) return true
    const wrong = language === 'zh-Hans' ? traditionalOnly : simplifiedOnly
    return [...words].some((sign) => wrong.has(sign))
  }
  /** Without the beginning of something that somebody wrote, cut to what fits. */
  const withoutCut = (words: string): string => {
    if (!words.endsWith('…')) return words
    for (let at = 0; at < words.length - 6; at++) if (corpus.includes(words.slice(at, -1))) return words.slice(0, at)
    return words
  }
  /** Of a name made of several things those that nobody wrote; a mark may have parted what somebody did. */
  const withoutWritten = (words: string): string => words.split(' · ').filter((part) => part.length < 4 || !corpus.includes(part)).join(' · ')
  const withoutOwn = (words: string): string => {
    let rest = withoutWritten(withoutCut(words)).replaceAll(runningNumber, ' ')
    for (const one of everywhere) rest = rest.replaceAll(one, ' ')
    if (!isForeign(rest)) return rest
    for (const one of own) if (rest.includes(one)) rest = rest.replaceAll(one, ' ')
    return rest
  }
  return spoken.filter(({ words, where }) => words !== seal && !where.startsWith('code') && isForeign(words) && !corpus.includes(words) && isForeign(withoutOwn(words))).map(({ words, where }) => `${where}: ${words}`)
}
