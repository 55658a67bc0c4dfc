import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import styles from './Place.module.css'

export interface EmptyPlaceProps {
  readonly title: string
  /** What the place is for. */
  readonly children?: JSX.Element
  readonly icon?: JSX.Element
  /** The first act that fills it. */
  readonly actions?: JSX.Element
  /** The title is the whole page's. */
  readonly whole?: boolean | undefined
}

/** A place with nothing in it yet: it says what it is for and offers the first act. */
export function EmptyPlace(props: EmptyPlaceProps): JSX.Element {
  return (
    <section class={styles.place}>
      {props.icon}
      <Dynamic component={props.whole === true ? 'h1' : 'h2'} class={styles.title}>
        {props.title}
      </Dynamic>
      <Show when={props.children}>
        <div class={styles.text}>{props.children}</div>
      </Show>
      <Show when={props.actions}>
        <div class={styles.actions}>{props.actions}</div>
      </Show>
    </section>
  )
}
