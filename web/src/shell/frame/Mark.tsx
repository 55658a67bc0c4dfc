import type { JSX } from 'solid-js'

import styles from './Mark.module.css'

/** The product's seal. Its character is a drawing, the same in every language. */
export function Mark(props: { readonly large?: boolean }): JSX.Element {
  return (
    <span class={styles.mark} classList={{ [styles.large ?? '']: props.large === true }} lang="zh-Hans" aria-hidden="true">
      合
    </span>
  )
}
