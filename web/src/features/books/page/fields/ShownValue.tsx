import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, FileRef, ListEntry, PageLink } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { For, Match, Show, Switch } from 'solid-js'

import { Avatar } from '../../../../ui/Avatar.tsx'
import { fieldWords } from '../../../../words/field-words.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { formatValue, listEntry, shownKind } from '../../values/format-value.ts'
import { textLink } from '../../values/text-link.ts'
import { useNames } from '../../values/use-names.ts'
import { FilesField } from './FilesField.tsx'
import styles from '../page.module.css'
import { createPicks } from './picks.ts'

export interface ShownValueProps {
  readonly book: Book
  readonly name: string
  readonly field: Field
  readonly value: unknown
  readonly label: string
  readonly id?: string | undefined
  /** In a table: nothing is said of what is empty. */
  readonly quiet?: boolean | undefined
}

/** A value that is only read: as text, people with their faces, links that lead somewhere. */
export function ShownValue(props: ShownValueProps): JSX.Element {
  const words = useWords()
  const names = useNames()
  const workspace = useWorkspace()
  const picks = createPicks(workspace, words, names)
  const list = <V,>(): readonly V[] => (Array.isArray(props.value) ? props.value : props.value === undefined ? [] : [props.value]) as readonly V[]
  const isEmpty = () => props.value === undefined || props.value === '' || (Array.isArray(props.value) && props.value.length === 0)
  const kind = () => shownKind(props.field)
  return (
    <Show when={!isEmpty()} fallback={<p id={props.id} class={styles.none}>{props.quiet ? '' : props.field.kind === 'computed' ? '—' : words.say(fieldWords.empty)}</p>}>
      <Switch fallback={<p id={props.id} class={styles.shown}>{formatValue(props.name, props.field, props.value, names.format(props.book))}</p>}>
        <Match when={textLink(props.field, props.value)}>{(href) => <p id={props.id} class={styles.shown}><a href={href()} target={href().startsWith('http') ? '_blank' : undefined} rel="noreferrer" tabindex={props.quiet ? -1 : undefined}>{String(props.value)}</a></p>}</Match>
        <Match when={kind() === 'flag'}><p class={styles.shown}>{words.say(props.value === true ? fieldWords.yes : fieldWords.no)}</p></Match>
        <Match when={kind() === 'member' || kind() === 'members'}>
          <ul class={styles.people}>
            <For each={list<string>()}>{(id) => <li><Avatar place={joiningPlace(workspace.directory(), id)} name={names.member(id)} decorative />{names.member(id)}</li>}</For>
          </ul>
        </Match>
        <Match when={['customer', 'customers', 'link', 'links'].includes(kind())}>
          <ul class={styles.links}>
            <For each={list<PageLink>()}>
              {(link) => {
                const option = () => picks.page(link, linkedBook(props.field))
                return <li><Show when={picks.hrefOf(option(), linkedBook(props.field))} fallback={option().label}>{(href) => <a href={href()}>{option().label}<Show when={option().detail}>{(number) => <small>{number()}</small>}</Show></a>}</Show></li>
              }}
            </For>
          </ul>
        </Match>
        <Match when={kind() === 'list'}>
          <ul class={styles.lines}><For each={list<ListEntry>()}>{(entry) => <li>{listEntry(entry, words)}</li>}</For></ul>
        </Match>
        <Match when={kind() === 'file'}><FilesField id={props.id ?? ''} label={props.label} value={props.value as readonly FileRef[]} /></Match>
      </Switch>
    </Show>
  )
}
