import type { Row, RowsField } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import type { Unread } from '../../../../../ui/rows/grid-props.ts'
import { fieldWords } from '../../../../../words/field-words.ts'
import { useWords } from '../../../../../words/language.tsx'
import { rowsWords } from '../../../../../words/rows.ts'
import styles from '../../page.module.css'

export interface UnreadCellsProps {
  readonly field: RowsField
  readonly rows: readonly Row[]
  /** By `row/column`. */
  readonly unread: ReadonlyMap<string, Unread>
  readonly onGo: (row: string, column: string) => void
  readonly onLetGo: (keys: readonly string[]) => void
}

/** What was typed or pasted and could not be read, cell by cell with its reason, until it is mended or let go ([FLD15]). */
export function UnreadCells(props: UnreadCellsProps): JSX.Element {
  const words = useWords()
  const keys = createMemo(() => [...props.unread.keys()], [], { equals: (a, b) => a.join() === b.join() })
  const place = (key: string) => {
    const mark = key.indexOf('/')
    const [row, column] = [key.slice(0, mark), key.slice(mark + 1)]
    const declared = props.field.columns[column]
    return { row, column, isThere: declared !== undefined, number: props.rows.findIndex(({ id }) => id === row) + 1, label: declared === undefined ? (column.startsWith('+') ? column : words.say(fieldWords.member)) : words.say(declared.label) }
  }
  return (
    <Show when={keys().length > 0}>
      <div class={styles.unread} role="group" aria-label={words.say(rowsWords.unreadTitle, { count: keys().length })}>
        <p role="status">
          {words.say(rowsWords.unreadTitle, { count: keys().length })}
          <Button size="small" variant="quiet" onClick={() => props.onLetGo(keys())}>{words.say(rowsWords.letAllGo)}</Button>
        </p>
        <ul>
          <For each={keys()}>
            {(key) => (
              <li>
                <span>{words.say(rowsWords.unreadAt, { number: place(key).number || '—', column: place(key).label })}</span>
                <q>{props.unread.get(key)?.typed}</q>
                <small>{props.unread.get(key)?.problem}</small>
                <span class={styles.space} />
                <Show when={place(key).isThere && place(key).number > 0}><Button size="small" onClick={() => props.onGo(place(key).row, place(key).column)}>{words.say(rowsWords.mend)}</Button></Show>
                <Button size="small" variant="quiet" onClick={() => props.onLetGo([key])}>{words.say(rowsWords.letGo)}</Button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
