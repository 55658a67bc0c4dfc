import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, For } from 'solid-js'

import { useWorkspace } from '../../../../workspace/context.tsx'
import { dueOf } from '../../list/due.ts'
import type { ListColumn } from '../../list/list-columns.ts'
import type { ListModel } from '../../list/list-model.ts'
import { ListCell } from '../../list/ListCell.tsx'
import { rawValue } from '../../values/use-names.ts'
import styles from './board.module.css'

/** What a card shows: the title, and the first of the list's columns that have something to say. */
export function BoardCard(props: { readonly model: ListModel; readonly page: Page; readonly by: string }): JSX.Element {
  const workspace = useWorkspace()
  const names = () => props.model.names
  const title = createMemo(() => names().title(props.model.book, props.page))
  // What the title says already is not said again.
  const speaking = createMemo(() =>
    props.model.declared().filter(({ id, main, field }) => {
      if (main || id === props.by) return false
      if (field === undefined) return true
      const value = names().value(props.model.book, props.page, id, field)
      return value !== '' && !title().includes(value)
    }))
  // What is late comes first ([CUS22]).
  const isLate = ({ id, field }: ListColumn) =>
    field !== undefined && dueOf(props.model.book, id, props.page.state, rawValue(workspace, props.page, id, field), props.model.nowMs, workspace.directory().workspace.timeZone)?.is === 'late'
  const columns = createMemo(() => [...speaking().filter(isLate).slice(0, 1), ...speaking().filter((column) => !isLate(column))].slice(0, 3))
  return (
    <>
      <b class={styles.title}>{title()}</b>
      <span class={styles.facts}>
        <For each={columns()}>{(column) => <span><ListCell book={props.model.book} page={props.page} column={column} nowMs={props.model.nowMs} names={names()} /></span>}</For>
      </span>
    </>
  )
}
