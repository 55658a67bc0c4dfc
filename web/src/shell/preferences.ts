import type { Language } from '@hebu/shared/vocabulary/text.ts'
import { languageFor, languages } from '@hebu/shared/vocabulary/text.ts'

import type { ThemeChoice } from '../ui/theme.tsx'
import { themeChoices } from '../ui/theme.tsx'

/** What this browser keeps of a person's taste. A browser that refuses to store simply forgets. */
export interface Preferences {
  language(): Language
  keepLanguage(language: Language): void
  theme(): ThemeChoice
  keepTheme(theme: ThemeChoice): void
}

/** `public/first-paint.js` reads the same keys before the app is loaded. */
const languageKey = 'hebu.language'
const themeKey = 'hebu.theme'

/** The stored language, else the one that fits the browser's preferences ([LNG1]). */
export function createPreferences(storage: () => Storage, preferred: () => readonly string[]): Preferences {
  const read = (key: string): string | null => {
    try {
      return storage().getItem(key)
    } catch {
      return null
    }
  }
  const keep = (key: string, value: string): void => {
    try {
      storage().setItem(key, value)
    } catch {
      // It holds for this window only.
    }
  }
  return {
    language: () => languages.find((language) => language === read(languageKey)) ?? languageFor(preferred()),
    keepLanguage: (language) => keep(languageKey, language),
    theme: () => themeChoices.find((theme) => theme === read(themeKey)) ?? 'system',
    keepTheme: (theme) => keep(themeKey, theme),
  }
}
