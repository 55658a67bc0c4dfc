import IconChevron from '~icons/lucide/chevron-right'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { useWords } from '../../../../words/language.tsx'
import type { ListGroup } from '../../list/table/list-rows.ts'
import styles from './groups.module.css'

export interface GroupCellProps {
  readonly group: ListGroup
  /** The column it stands in; the first one carries the name, on a phone everything. */
  readonly column: string
  readonly first: boolean
  readonly whole?: boolean | undefined
}

/** One cell of the line that heads a group: its name and how many it has, or the sum of its column. */
export function GroupCell(props: GroupCellProps): JSX.Element {
  const words = useWords()
  return (
    <Show when={props.first} fallback={<span class={styles.sum}>{props.group.sums.get(props.column)}</span>}>
      <span class={styles.head} data-open={props.group.open ? '' : undefined}>
        <IconChevron />
        <b>{props.group.label}</b>
        <small>{words.format().number(props.group.count)}</small>
        <Show when={props.whole}><For each={[...props.group.sums.values()]}>{(sum) => <small class={styles.sum}>{sum}</small>}</For></Show>
      </span>
    </Show>
  )
}
