import { hansRules } from './hans.generated.ts'
import { createHans } from './hans.ts'

/** The languages of the interface, as BCP 47 tags. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en'

export const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']

/**
 * A wording in every language. Traditional Chinese is authored; simplified is derived by rules that
 * the catalogue proves for every wording, unless `hans` overrides it.
 */
export interface Text {
  readonly hant: string
  readonly en: string
  readonly hans?: string
}

export const text = (hant: string, en: string, hans?: string): Text => (hans === undefined ? { hant, en } : { hant, en, hans })

const toHans = createHans(hansRules)
const hansByHant = new Map<string, string>()

function simplified(hant: string): string {
  let hans = hansByHant.get(hant)
  if (hans === undefined) hansByHant.set(hant, (hans = toHans(hant)))
  return hans
}

/** The wording of a text in one language. */
export function say(wording: Text, language: Language): string {
  if (language === 'en') return wording.en
  if (language === 'zh-Hant') return wording.hant
  return wording.hans ?? simplified(wording.hant)
}

/** A wording with `{name}` slots filled, and of `{name|one|many}` the words that fit the number. An absent slot stays visible, so that it is noticed. */
export function fill(wording: string, slots: Readonly<Record<string, string | number>>): string {
  return wording.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (slot, name: string, one?: string, many?: string) => (name in slots ? (one === undefined ? String(slots[name]) : String(slots[name]) === '1' ? one : many!) : slot))
}

/** The interface language that fits a browser's preferences best; Chinese where nothing fits. */
export function languageFor(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const lower = tag.toLowerCase()
    if (lower.startsWith('en')) return 'en'
    if (/^zh-(hant|tw|hk|mo)/.test(lower)) return 'zh-Hant'
    if (lower.startsWith('zh')) return 'zh-Hans'
  }
  return 'zh-Hans'
}
