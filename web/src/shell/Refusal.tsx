import type { JSX } from 'solid-js'

import { useWords } from '../words/language.tsx'
import { problemWords } from '../words/problems.ts'
import styles from './Place.module.css'

/** Why the relay did not do what was asked, beside the form that asked. */
export function Refusal(props: { readonly code: keyof typeof problemWords | undefined }): JSX.Element {
  const { say } = useWords()
  return (
    <p role="alert" class={styles.refusal} hidden={props.code === undefined}>
      {props.code === undefined ? '' : say(problemWords[props.code])}
    </p>
  )
}
