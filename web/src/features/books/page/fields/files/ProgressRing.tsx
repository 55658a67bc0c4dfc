import type { JSX } from 'solid-js'

import styles from './files.module.css'

const radius = 7
const round = 2 * Math.PI * radius

/** How far something has come. */
export function ProgressRing(props: { readonly label: string; readonly percent: number }): JSX.Element {
  return (
    <svg class={styles.ring} viewBox="0 0 18 18" role="progressbar" aria-label={props.label} aria-valuemin="0" aria-valuemax="100" aria-valuenow={props.percent}>
      <circle cx="9" cy="9" r={radius} />
      <circle cx="9" cy="9" r={radius} stroke-dasharray={`${round}`} stroke-dashoffset={`${round * (1 - props.percent / 100)}`} />
    </svg>
  )
}
