import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { createPageTitle } from '../../ui/page-title.ts'
import { useWords } from '../../words/language.tsx'
import { entryWords } from '../../words/entry.ts'
import { Mark } from '../frame/Mark.tsx'
import styles from './EntryPlace.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'

export interface EntryPlaceProps {
  readonly title: string
  readonly intro?: string | undefined
  /** Stands above the title. */
  readonly step?: string | undefined
  readonly wide?: boolean | undefined
  /** Given the heading, to move the focus there. */
  readonly ref?: ((heading: HTMLHeadingElement) => void) | undefined
  readonly children?: JSX.Element
}

/** The way in: a ledger's cover on the left, and on the right what is asked. */
export function EntryPlace(props: EntryPlaceProps): JSX.Element {
  const { say } = useWords()
  createPageTitle(() => props.title)
  return (
    <div class={styles.entry}>
      <header class={styles.cover}>
        <div class={styles.spine} aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
          <i />
          <i />
        </div>
        <div class={styles.slip}>
          <span class={styles.title} lang="zh-Hant" aria-hidden="true">
            合簿
          </span>
          <span class="spoken-only">{say(entryWords.product)}</span>
          <span class={styles.seal}>
            <Mark large />
          </span>
        </div>
        <p class={styles.motto}>{say(entryWords.motto)}</p>
      </header>
      <main class={styles.leaf}>
        <div class={styles.top}>
          <LanguageSwitch />
        </div>
        <div class={styles.content} classList={{ [styles.wide ?? '']: props.wide === true }}>
          <div class={styles.head}>
            <Show when={props.step}>
              <span class={styles.step}>{props.step}</span>
            </Show>
            <h1 ref={(heading) => props.ref?.(heading)} tabindex="-1">
              {props.title}
            </h1>
            <Show when={props.intro}>
              <p>{props.intro}</p>
            </Show>
          </div>
          {props.children}
        </div>
      </main>
    </div>
  )
}
