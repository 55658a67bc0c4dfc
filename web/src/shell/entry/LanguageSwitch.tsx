import { languages } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { For } from 'solid-js'

import { entryWords } from '../../words/entry.ts'
import { languageNames, useWords } from '../../words/language.tsx'
import styles from './LanguageSwitch.module.css'

/** The three languages side by side, each by its own name. */
export function LanguageSwitch(): JSX.Element {
  const { say, language, setLanguage } = useWords()
  return (
    <div class={styles.switch} role="group" aria-label={say(entryWords.language)}>
      <For each={languages}>
        {(choice) => (
          <button type="button" lang={choice} aria-pressed={choice === language()} onClick={() => setLanguage(choice)}>
            {languageNames[choice]}
          </button>
        )}
      </For>
    </div>
  )
}
