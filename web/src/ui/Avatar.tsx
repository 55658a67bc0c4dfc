import type { JSX } from 'solid-js'

import styles from './Avatar.module.css'
import { initialOf, personColour } from './person.ts'

export interface AvatarProps {
  /** In the order of joining; decides the hue. */
  readonly place: number | undefined
  readonly name: string
  readonly size?: 'normal' | 'large' | undefined
  /** No longer here: without a hue. */
  readonly left?: boolean | undefined
  /** The name stands beside it, so nothing is spoken. */
  readonly decorative?: boolean | undefined
}

/** A person as a small disc with an initial. */
export function Avatar(props: AvatarProps): JSX.Element {
  return (
    <span
      class={styles.avatar}
      classList={{ [styles.large ?? '']: props.size === 'large', [styles.left ?? '']: props.left === true }}
      style={{ '--hue': personColour(props.place) }}
      role={props.decorative === true ? undefined : 'img'}
      aria-hidden={props.decorative === true ? 'true' : undefined}
      aria-label={props.decorative === true ? undefined : props.name}
      title={props.decorative === true ? undefined : props.name}
    >
      {initialOf(props.name)}
    </span>
  )
}
