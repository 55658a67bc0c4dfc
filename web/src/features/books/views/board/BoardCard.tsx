import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, For } from 'solid-js'

import type { ListModel } from '../../list/list-model.ts'
import { ListCell } from '../../list/ListCell.tsx'
import styles from './board.module.css'

/** What a card shows: the title, and the first of the list's columns that have something to say. */
export function BoardCard(props: { readonly model: ListModel; readonly page: Page; readonly by: string }): JSX.Element {
  const names = () => props.model.names
  const title = createMemo(() => names().title(props.model.book, props.page))
  // What the title says already is not said again.
  const columns = createMemo(() =>
    props.model.declared().filter(({ id, main, field }) => {
      if (main || id === props.by) return false
      if (field === undefined) return true
      const value = names().value(props.model.book, props.page, id, field)
      return value !== '' && !title().includes(value)
    }).slice(0, 3))
  return (
    <>
      <b class={styles.title}>{title()}</b>
      <span class={styles.facts}>
        <For each={columns()}>{(column) => <span><ListCell book={props.model.book} page={props.page} column={column} nowMs={props.model.nowMs} names={names()} /></span>}</For>
      </span>
    </>
  )
}
