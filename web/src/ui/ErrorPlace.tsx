import IconAlert from '~icons/lucide/triangle-alert'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import styles from './Place.module.css'

export interface ErrorPlaceProps {
  /** What happened. */
  readonly title: string
  /** Whether the work is safe, and what to do next. */
  readonly children: JSX.Element
  readonly actions?: JSX.Element
  /** For whoever looks into it. */
  readonly details?: { readonly label: string; readonly text: string } | undefined
}

/** A place that could not be shown: what happened, what is safe, what to do. */
export function ErrorPlace(props: ErrorPlaceProps): JSX.Element {
  return (
    <section class={styles.place} role="alert">
      <IconAlert />
      <h2 class={styles.title}>{props.title}</h2>
      <div class={styles.text}>{props.children}</div>
      <Show when={props.actions}>
        <div class={styles.actions}>{props.actions}</div>
      </Show>
      <Show when={props.details}>
        {(details) => (
          <details class={styles.details}>
            <summary>{details().label}</summary>
            <pre>{details().text}</pre>
          </details>
        )}
      </Show>
    </section>
  )
}
