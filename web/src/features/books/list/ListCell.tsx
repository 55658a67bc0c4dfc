import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, Show, untrack } from 'solid-js'

import { Badge } from '../../../ui/Badge.tsx'
import { listWords } from '../../../words/list.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import { shownKind } from '../values/format-value.ts'
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
  /** No heading stands over it: what holds or not is called by its name. */
  readonly alone?: boolean
  /** Not all columns have room: what tells pages of one name apart is said with the name. */
  readonly narrow?: boolean
}

/** The state of a page, as a word on its wash. */
export function StateBadge(props: { readonly book: Book; readonly state: string }): JSX.Element {
  const words = useWords()
  const wording = () => props.book.states[props.state]
  return <Badge tone={toneOfState(props.book, props.state)}>{wording() === undefined ? props.state : words.say(wording()!)}</Badge>
}

/** One value in a list. A cell keeps its column, so that what it is drawn as is settled once, not with every row that comes by. */
export function ListCell(props: ListCellProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { id, field, main } = untrack(() => props.column)
  if (field === undefined) return <Show when={id === 'state'}><StateBadge book={props.book} state={props.page.state} /></Show>
  const shown = () => props.names.value(props.book, props.page, id, field)
  if (untrack(() => props.alone) === true && shownKind(field) === 'flag') return <>{words.say(field.label)}</>
  const called = () => shown() || props.names.title(props.book, props.page)
  const { apart } = untrack(() => props.book.list)
  const said = () => (apart === undefined || props.narrow !== true ? '' : apart(props.page.values, props.names.naming(props.book)))
  if (main) return apart === undefined ? <b class={styles.main}>{called()}</b> : <><b class={styles.main}>{called()}</b><Show when={said() !== ''}> <small class={styles.apart}>{said()}</small></Show></>
  if (field.kind === 'choice' && field.from === 'tiers') {
    return <Show when={shown()}><Badge tone={tierTone(Object.keys(workspace.charter().tiers).indexOf(String(rawValue(workspace, props.page, id, field))))}>{shown()}</Badge></Show>
  }
  // As it is, not between tags: hundreds of cells are made at once, and each would keep its words a second time.
  if (!isDated(field)) return shown as unknown as JSX.Element
  const due = createMemo(() => dueOf(props.book, id, props.page.state, rawValue(workspace, props.page, id, field), props.nowMs, workspace.directory().workspace.timeZone))
  const late = () => {
    const near = due()
    return near?.is === 'late' ? words.say(field.late ?? listWords.late, { days: near.days }) : shown()
  }
  return <Show when={due() !== undefined} fallback={shown()}><span class={styles[due()?.is ?? '']}>{late()}</span></Show>
}

const isDated = (field: Field): boolean => shownKind(field) === 'date' || shownKind(field) === 'dateTime'

const tierTone = (rank: number) => (rank === 0 ? 'cinnabar' : rank === 1 ? 'indigo' : 'plain')
