import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import type { Names } from '../../values/use-names.ts'
import type { ListColumn } from '../list-columns.ts'
import styles from '../list.module.css'
import { ListCell, StateBadge } from '../ListCell.tsx'

export interface PhoneCellProps {
  readonly book: Book
  readonly page: Page
  readonly columns: readonly ListColumn[]
  readonly nowMs: number
  readonly names: Names
}

/** A page of a list on two lines, where there is no room for columns. */
export function PhoneCell(props: PhoneCellProps): JSX.Element {
  const main = () => props.columns.find((column) => column.main)
  const others = () => props.columns.filter((column) => !column.main && column.field !== undefined && props.names.value(props.book, props.page, column.id, column.field) !== '').slice(0, 4)
  return (
    <div class={styles.phone}>
      <Show when={main()}>{(column) => <ListCell book={props.book} page={props.page} column={column()} nowMs={props.nowMs} names={props.names} />}</Show>
      <Show when={Object.keys(props.book.states).length > 1}><StateBadge book={props.book} state={props.page.state} /></Show>
      <p>
        <For each={others()}>{(column) => <span><ListCell book={props.book} page={props.page} column={column} nowMs={props.nowMs} names={props.names} /></span>}</For>
      </p>
    </div>
  )
}
