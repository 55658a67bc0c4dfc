import type { JSX } from 'solid-js'

import type { ControlProps } from './control.ts'
import styles from './fields.module.css'

export interface FlagControlProps extends ControlProps<boolean> {
  /** The label is already told beside or above, as in a table. */
  readonly bare?: boolean | undefined
}

/** Yes or no. */
export function FlagControl(props: FlagControlProps): JSX.Element {
  return (
    <label class={styles.flag}>
      <input id={props.id} type="checkbox" checked={props.value === true} aria-label={props.label} aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)} />
      {props.bare ? undefined : <span aria-hidden="true">{props.label}</span>}
    </label>
  )
}
