import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { fieldWords } from '../../words/field-words.ts'
import type { ControlProps } from './control.ts'
import styles from './fields.module.css'

export interface FlagControlProps extends ControlProps<boolean> {
  /** A box to tick, as in a table, instead of a switch. */
  readonly bare?: boolean | undefined
}

/** Yes or no: a switch that says which it is. */
export function FlagControl(props: FlagControlProps): JSX.Element {
  return (
    <label class={styles.flag}>
      <input id={props.id} type="checkbox" role={props.bare ? undefined : 'switch'} class={props.bare ? undefined : styles.switch} checked={props.value === true} aria-label={props.label} aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <Show when={!props.bare}><span aria-hidden="true">{props.words.say(props.value === true ? fieldWords.yes : fieldWords.no)}</span></Show>
    </label>
  )
}
