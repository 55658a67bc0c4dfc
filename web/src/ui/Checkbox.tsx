import * as KobalteCheckbox from '@kobalte/core/checkbox'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import styles from './Checkbox.module.css'

export interface CheckboxProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
  /** The label is spoken only. */
  readonly hideLabel?: boolean | undefined
}

/** Yes or no. */
export function Checkbox(props: CheckboxProps): JSX.Element {
  return (
    <KobalteCheckbox.Root class={styles.line} role="presentation" checked={props.checked} onChange={props.onChange} disabled={props.disabled}>
      <KobalteCheckbox.Input class={styles.press} />
      <KobalteCheckbox.Control class={styles.box} />
      <span class={props.hideLabel === true ? 'spoken-only' : styles.text}>
        <KobalteCheckbox.Label>{props.label}</KobalteCheckbox.Label>
        <Show when={props.hint}>
          <KobalteCheckbox.Description as="small">{props.hint}</KobalteCheckbox.Description>
        </Show>
      </span>
    </KobalteCheckbox.Root>
  )
}
