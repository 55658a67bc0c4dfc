import type { Language, Text } from '@hebu/shared/vocabulary/text.ts'
import { fill, say } from '@hebu/shared/vocabulary/text.ts'
import type { Accessor, JSX } from 'solid-js'
import { createContext, createMemo, createSignal, useContext } from 'solid-js'

import type { Formats } from './formats.ts'
import { createFormats } from './formats.ts'

/** Every language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }

export type Slots = Readonly<Record<string, string | number>>

/** How the interface speaks. Every reading is tracked, so a change of language shows at once. */
export interface Words {
  /** A wording in the reader's language, its `{slots}` filled. */
  say(wording: Text, slots?: Slots): string
  readonly language: Accessor<Language>
  setLanguage(language: Language): void
  readonly format: Accessor<Formats>
  /** The zone that moments are shown in; the device's own where none is set. */
  setTimeZone(zone: string | undefined): void
}

export interface WordsOptions {
  readonly language: Language
  readonly timeZone?: string
  readonly now?: () => number
  /** Told of every choice, to keep it and to set the page's `lang`. */
  readonly onLanguage?: (language: Language) => void
}

export function createWords(options: WordsOptions): Words {
  const [language, setLanguage] = createSignal(options.language)
  const [timeZone, setTimeZone] = createSignal(options.timeZone)
  const format = createMemo(() => createFormats(language(), timeZone(), options.now ?? Date.now))
  return {
    language,
    format,
    setTimeZone,
    say(wording, slots) {
      const said = say(wording, language())
      return slots === undefined ? said : fill(said, slots)
    },
    setLanguage(next) {
      setLanguage(next)
      options.onLanguage?.(next)
    },
  }
}

const WordsContext = createContext<Words>()

export function WordsProvider(props: { readonly words: Words; readonly children: JSX.Element }): JSX.Element {
  return <WordsContext.Provider value={props.words}>{props.children}</WordsContext.Provider>
}

/** How the interface speaks. Throws outside of its provider. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (words === undefined) throw new Error('useWords is called outside of WordsProvider')
  return words
}
