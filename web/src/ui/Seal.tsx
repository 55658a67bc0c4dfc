import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { useWords } from '../words/language.tsx'
import { uiWords } from '../words/ui.ts'
import { initialOf } from './person.ts'
import styles from './Seal.module.css'

export interface SealProps {
  readonly name: string
  /** `verified` holds; `unwitnessed` was not yet seen by the relay; `broken` belongs to another text. */
  readonly state: 'verified' | 'unwitnessed' | 'broken'
  /** Stands under the stamp: when, or what broke it. */
  readonly under?: string | undefined
  readonly size?: 'normal' | 'small' | undefined
}

/** The cinnabar stamp of an approval: two to four characters of the name, set vertically, slightly turned. */
export function Seal(props: SealProps): JSX.Element {
  const { say } = useWords()
  const latin = (): boolean => /^\p{Script=Latin}/u.test(props.name.trim())
  const characters = (): readonly string[] => (latin() ? [initialOf(props.name)] : [...props.name.replace(/\s+/g, '')].slice(0, 4))
  const spoken = () => ({ verified: uiWords.sealVerified, unwitnessed: uiWords.sealUnwitnessed, broken: uiWords.sealBroken })[props.state]
  return (
    <span
      class={`${styles.seal} ${styles[props.state] ?? ''}`}
      classList={{ [styles.small ?? '']: props.size === 'small', [styles.latin ?? '']: latin(), [styles.three ?? '']: characters().length === 3, [styles.four ?? '']: characters().length === 4 }}
      role="img"
      aria-label={`${say(spoken(), { name: props.name })}${props.under === undefined ? '' : ` · ${props.under}`}`}
    >
      <span class={styles.stamp} aria-hidden="true">
        {/* Four stand in two columns of two, read from the right. */}
        <Show when={characters().length === 4} fallback={characters().join('')}>
          <span>
            {characters().slice(0, 2).join('')}
            <br />
            {characters().slice(2).join('')}
          </span>
        </Show>
      </span>
      <Show when={props.under}>
        <span class={styles.under} aria-hidden="true">
          {props.under}
        </span>
      </Show>
    </span>
  )
}
