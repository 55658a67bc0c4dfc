import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createUniqueId } from 'solid-js'

import { DateControl } from '../../ui/fields/DateControl.tsx'
import { useWords } from '../../words/language.tsx'
import type { CharterBook } from './charter-book.tsx'
import styles from './charter.module.css'

/** A day within a form that settles something. */
export function DayField(props: { readonly book: CharterBook; readonly label: string; readonly value: PlainDate | undefined; readonly onChange: (day: PlainDate | undefined) => void }): JSX.Element {
  const words = useWords()
  const id = createUniqueId()
  return (
    <div class={styles.field}>
      <label for={id}>{props.label}</label>
      <DateControl id={id} label={props.label} value={props.value} onChange={props.onChange} today={props.book.workspace.world.today} calendar={props.book.charter().settled?.calendar} words={words} required />
    </div>
  )
}
