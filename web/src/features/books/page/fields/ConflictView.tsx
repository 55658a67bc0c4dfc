import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Candidate } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { noticeWords } from '../../../../words/books.ts'
import { useWords } from '../../../../words/language.tsx'
import { useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'
import { ShownValue } from './ShownValue.tsx'

export interface ConflictViewProps {
  readonly name: string
  readonly field: Field
  readonly label: string
  /** The shown one first. */
  readonly candidates: readonly Candidate[]
  readonly editable: boolean
  readonly onChoose: (value: unknown) => void
}

/** Values that several wrote at once, side by side until someone chooses ([UI47]). */
export function ConflictView(props: ConflictViewProps): JSX.Element {
  const words = useWords()
  const { book } = useOpenPage()
  return (
    <div class={styles.conflict} role="group" aria-label={`${props.label}: ${words.say(noticeWords.conflict)}`}>
      <p>{words.say(noticeWords.conflict)}</p>
      <ul>
        <For each={props.candidates}>
          {(candidate, index) => (
            <li>
              <ShownValue book={book} name={props.name} field={props.field} value={candidate.value} label={props.label} />
              <Show when={index() === 0}><small>{words.say(noticeWords.shown)}</small></Show>
              <Show when={props.editable}><Button size="small" onClick={() => props.onChoose(candidate.value)}>{words.say(noticeWords.choose)}</Button></Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
