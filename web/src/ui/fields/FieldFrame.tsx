import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import styles from './fields.module.css'

export interface Onlooker {
  readonly name: string
  /** One of the hues for people, `1` to `8`. */
  readonly hue: number
}

export interface FieldFrameProps {
  /** Of the control, so that the label names it. */
  readonly id: string
  readonly label: string
  readonly required?: string | undefined
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  /** Others who edit this field now. */
  readonly onlookers?: readonly Onlooker[] | undefined
  readonly wide?: boolean | undefined
  /** The control tells its label itself. */
  readonly unlabelled?: boolean | undefined
  /** What the label names when the control is no single input. */
  readonly group?: boolean | undefined
  readonly extra?: JSX.Element
  readonly children: JSX.Element
}

/** A control with what belongs to it: label above, hint and problem below, a soft outline while somebody else is in it. */
export function FieldFrame(props: FieldFrameProps): JSX.Element {
  const onlookers = () => props.onlookers ?? []
  return (
    <div class={styles.frame} data-wide={props.wide ? '' : undefined} data-watched={onlookers().length > 0 ? '' : undefined}
      style={onlookers()[0] === undefined ? undefined : { '--hue': `var(--person-${onlookers()[0]!.hue})` }}>
      <div class={styles.top}>
        <Show when={!props.unlabelled}>
          <Show when={props.group} fallback={<label class={styles.label} for={props.id}>{props.label}</label>}>
            <span class={styles.label} id={`${props.id}-label`}>{props.label}</span>
          </Show>
        </Show>
        <Show when={props.required}><span class={styles.required}>{props.required}</span></Show>
        <For each={onlookers()}>{(onlooker) => <span class={styles.onlooker} style={{ '--hue': `var(--person-${onlooker.hue})` }}>{onlooker.name}</span>}</For>
        {props.extra}
      </div>
      {props.children}
      <Show when={props.hint}><p class={styles.hint} id={`${props.id}-hint`}>{props.hint}</p></Show>
      <Show when={props.problem}><p class={styles.problem} id={`${props.id}-problem`} role="alert">{props.problem}</p></Show>
    </div>
  )
}
