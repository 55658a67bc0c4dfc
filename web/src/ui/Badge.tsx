import type { JSX } from 'solid-js'

import styles from './Badge.module.css'

export type Tone = 'plain' | 'cinnabar' | 'indigo' | 'jade' | 'amber'

/** A word on a wash of colour: a state, a tier. The colour only goes along with the word. */
export function Badge(props: { readonly tone?: Tone | undefined; readonly icon?: JSX.Element; readonly children: JSX.Element }): JSX.Element {
  return (
    <span class={`${styles.badge} ${styles[props.tone ?? 'plain'] ?? ''}`}>
      {props.icon}
      {props.children}
    </span>
  )
}
