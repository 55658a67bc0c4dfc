import IconAlert from '~icons/lucide/circle-alert'
import type { JSX } from 'solid-js'
import { createUniqueId, Show } from 'solid-js'

import { useWords } from '../words/language.tsx'
import { uiWords } from '../words/ui.ts'
import styles from './Field.module.css'

export interface FieldFrame {
  readonly label: string
  /** One line that says what belongs here. */
  readonly hint?: string | undefined
  /** What is wrong and what to do; shown and spoken. */
  readonly error?: string | undefined
  /** Marks the label. The browser's own check is not used. */
  readonly required?: boolean | undefined
  /** The label is spoken only, where the place already shows it. */
  readonly hideLabel?: boolean | undefined
}

/** What a control inside a field must carry. */
export interface ControlAttributes {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
  readonly 'aria-required': 'true' | undefined
}

export interface FieldProps extends FieldFrame {
  /** Renders the control; spread what it is given. */
  readonly children: (attributes: () => ControlAttributes) => JSX.Element
}

/** A label, its control, a hint and what is wrong with it. */
export function Field(props: FieldProps): JSX.Element {
  const { say } = useWords()
  const id = createUniqueId()
  const attributes = (): ControlAttributes => ({
    id,
    'aria-describedby': [props.hint !== undefined && `${id}-hint`, props.error !== undefined && `${id}-error`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': props.error === undefined ? undefined : 'true',
    'aria-required': props.required === true ? 'true' : undefined,
  })
  return (
    <div class={styles.field}>
      <label for={id} class={props.hideLabel === true ? 'spoken-only' : styles.label}>
        {props.label}
        <Show when={props.required === true}>
          <span class={styles.required} aria-hidden="true">
            {say(uiWords.required)}
          </span>
        </Show>
      </label>
      {props.children(attributes)}
      <Show when={props.hint}>
        <p id={`${id}-hint`} class={styles.hint}>
          {props.hint}
        </p>
      </Show>
      <p id={`${id}-error`} class={styles.error} role="alert" hidden={props.error === undefined}>
        <Show when={props.error}>
          <IconAlert />
          <span>{props.error}</span>
        </Show>
      </p>
    </div>
  )
}
