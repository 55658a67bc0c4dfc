import { charters } from '@hebu/shared/charters/catalogue.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { JSX } from 'solid-js'
import { createUniqueId, For, Show } from 'solid-js'

import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import styles from './CharterChoice.module.css'

export interface CharterChoiceProps {
  readonly value: string | undefined
  readonly onChange: (charter: string) => void
  readonly missing: boolean
}

/** The charters that come with the product, a card each. */
export function CharterChoice(props: CharterChoiceProps): JSX.Element {
  const { say } = useWords()
  const id = createUniqueId()
  const facts = (charter: Charter): string =>
    [
      [entryWords.charterGroups, Object.keys(charter.groups).length] as const,
      [entryWords.charterPosts, Object.keys(charter.posts).length] as const,
      [entryWords.charterDuties, Object.values(charter.cadences).filter(({ on }) => on).length] as const,
    ]
      .filter(([, n]) => n > 0)
      .map(([wording, n]) => say(wording, { n }))
      .join(' · ')
  return (
    <fieldset class={styles.choice} aria-describedby={props.missing ? `${id}-missing` : undefined}>
      <legend class="spoken-only">{say(entryWords.charter)}</legend>
      <For each={charters}>
        {(charter) => (
          <label class={styles.card}>
            <input type="radio" name="charter" value={charter.id} checked={charter.id === props.value} onChange={() => props.onChange(charter.id)} />
            <b>{say(charter.name)}</b>
            <p>{say(charter.summary)}</p>
            <small>{facts(charter)}</small>
          </label>
        )}
      </For>
      <p id={`${id}-missing`} class={styles.missing} role="alert">
        <Show when={props.missing}>{say(entryWords.charterMissing)}</Show>
      </p>
    </fieldset>
  )
}
