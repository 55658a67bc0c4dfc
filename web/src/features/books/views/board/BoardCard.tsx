import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, For } from 'solid-js'

import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import { ListCell } from '../../list/ListCell.tsx'
import { spokenColumns } from '../../list/spoken-columns.ts'
import styles from './board.module.css'

/** What a card shows: the title, and the first of the list's columns that have something to say. */
export function BoardCard(props: { readonly model: ListModel; readonly page: Page; readonly by: string }): JSX.Element {
  const workspace = useWorkspace()
  const names = () => props.model.names
  const title = createMemo(() => names().title(props.model.book, props.page))
  const columns = createMemo(() =>
    spokenColumns(props.model.declared().filter(({ id }) => id !== props.by), { book: props.model.book, page: props.page, names: names(), workspace, nowMs: props.model.nowMs, called: title() }).slice(0, 3))
  return (
    <>
      <b class={styles.title}>{title()}</b>
      <span class={styles.facts}>
        <For each={columns()}>{(column) => <span><ListCell alone book={props.model.book} page={props.page} column={column} nowMs={props.model.nowMs} names={names()} /></span>}</For>
      </span>
    </>
  )
}
