import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Names } from '../../values/use-names.ts'
import type { ListColumn } from '../list-columns.ts'
import styles from '../list.module.css'
import { ListCell, StateBadge } from '../ListCell.tsx'
import { spokenColumns } from '../spoken-columns.ts'

export interface PhoneCellProps {
  readonly book: Book
  readonly page: Page
  readonly columns: readonly ListColumn[]
  readonly nowMs: number
  readonly names: Names
}

/** A page of a list on two lines, where there is no room for columns. */
export function PhoneCell(props: PhoneCellProps): JSX.Element {
  const workspace = useWorkspace()
  const main = () => props.columns.find((column) => column.main)
  // Of somebody's many pages each is called by its title.
  const title = createMemo(() => (main()?.field?.kind === 'member' ? props.names.title(props.book, props.page) : undefined))
  const called = (): string => {
    const column = main()
    return title() ?? ((column?.field === undefined ? '' : props.names.value(props.book, props.page, column.id, column.field)) || props.names.title(props.book, props.page))
  }
  const others = createMemo(() =>
    spokenColumns(props.columns.filter(({ field }) => field !== undefined), { book: props.book, page: props.page, names: props.names, workspace, nowMs: props.nowMs, called: called() }).slice(0, 4))
  return (
    <div class={styles.phone}>
      <Show when={title() === undefined} fallback={<b class={styles.main}>{title()}</b>}><Show when={main()}>{(column) => <ListCell book={props.book} page={props.page} column={column()} nowMs={props.nowMs} names={props.names} />}</Show></Show>
      <Show when={Object.keys(props.book.states).length > 1}><StateBadge book={props.book} state={props.page.state} /></Show>
      <p>
        <For each={others()}>{(column) => <span><ListCell alone book={props.book} page={props.page} column={column} nowMs={props.nowMs} names={props.names} /></span>}</For>
      </p>
    </div>
  )
}
