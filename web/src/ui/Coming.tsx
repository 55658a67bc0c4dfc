import type { JSX } from 'solid-js'
import { createSignal, onCleanup, Show } from 'solid-js'

import styles from './Place.module.css'

const quietMs = 300

/** Stands where something is on its way: nothing at first, then words that say so, so that what comes at once does not flash ([UI100]). */
export function Coming(props: { readonly children: JSX.Element }): JSX.Element {
  const [late, setLate] = createSignal(false)
  const timer = setTimeout(() => setLate(true), quietMs)
  onCleanup(() => clearTimeout(timer))
  return (
    <p class={styles.coming} role="status" aria-busy="true">
      <Show when={late()}>{props.children}</Show>
    </p>
  )
}
