import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, Match, Show, Switch } from 'solid-js'

import { Badge } from '../../../ui/Badge.tsx'
import { listWords } from '../../../words/books.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { Names } from '../values/use-names.ts'
import { rawValue } from '../values/use-names.ts'
import { toneOfState } from '../values/state-tone.ts'
import { dueOf } from './due.ts'
import type { ListColumn } from './list-columns.ts'
import styles from './list.module.css'

export interface ListCellProps {
  readonly book: Book
  readonly page: Page
  readonly column: ListColumn
  /** For telling what is late; this and the names are the same for the whole list. */
  readonly nowMs: number
  readonly names: Names
}

/** The state of a page, as a word on its wash. */
export function StateBadge(props: { readonly book: Book; readonly state: string }): JSX.Element {
  const words = useWords()
  const wording = () => props.book.states[props.state]
  return <Badge tone={toneOfState(props.book, props.state)}>{wording() === undefined ? props.state : words.say(wording()!)}</Badge>
}

/** One value in a list. */
export function ListCell(props: ListCellProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const shown = createMemo(() => (props.column.field === undefined ? '' : props.names.value(props.book, props.page, props.column.id, props.column.field)))
  const due = () => {
    const { field, id } = props.column
    const kind = field?.kind === 'computed' ? field.shownAs : field?.kind
    if (field === undefined || (kind !== 'date' && kind !== 'dateTime')) return undefined
    return dueOf(props.book, id, props.page.state, rawValue(workspace, props.page, id, field), props.nowMs, workspace.directory().workspace.timeZone)
  }
  return (
    <Switch fallback={shown()}>
      <Match when={props.column.id === 'state' && props.column.field === undefined}>
        <StateBadge book={props.book} state={props.page.state} />
      </Match>
      <Match when={props.column.main}>
        <b class={styles.main}>{shown() || props.names.title(props.book, props.page)}</b>
      </Match>
      <Match when={props.column.field?.kind === 'choice' && props.column.field.from === 'tiers'}>
        <Show when={shown()}><Badge tone={tierTone(Object.keys(workspace.charter().tiers).indexOf(String(props.page.values[props.column.id])))}>{shown()}</Badge></Show>
      </Match>
      <Match when={due()}>
        {(near) => <span class={styles[near().is]}>{near().is === 'late' ? words.say(listWords.late, { days: near().days }) : shown()}</span>}
      </Match>
    </Switch>
  )
}

const tierTone = (rank: number) => (rank === 0 ? 'cinnabar' : rank === 1 ? 'indigo' : 'plain')
