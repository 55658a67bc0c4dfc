import IconCharter from '~icons/lucide/scroll-text'
import IconToday from '~icons/lucide/sun'
import IconUsers from '~icons/lucide/users-round'
import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { BookIcon } from '../BookIcon.tsx'
import { Mark } from './Mark.tsx'
import { groupBooks } from './rail-groups.ts'
import styles from './Rail.module.css'

/** The books of the workspace under their headings, then its members. */
export function Rail(): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  return (
    <nav class={styles.rail} aria-label={say(shellWords.books)}>
      <a class={styles.brand} href="/" title={workspace.directory().workspace.name}>
        <Mark />
        <b>{workspace.directory().workspace.name}</b>
      </a>
      <RailEntries />
      <ul class={`${styles.entries} ${styles.end}`}>
        <Entry href="/charter" label={say(shellWords.charter)} icon={<IconCharter />} />
        <Entry href="/members" label={say(shellWords.members)} icon={<IconUsers />} />
      </ul>
    </nav>
  )
}

/** The groups of books, as the rail and the phone's "more" show them. */
export function RailEntries(): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  const groups = createMemo(() => groupBooks(workspace.heads()))
  return (
    <>
    <ul class={styles.entries}>
      <Entry href="/today" label={say(shellWords.today)} icon={<IconToday />} />
    </ul>
    <For each={groups()}>
      {(group) => (
        <div class={styles.group}>
          <Show when={group.label}>{(label) => <h2 class={styles.heading}>{say(label())}</h2>}</Show>
          <ul class={styles.entries}>
            <For each={group.books}>{(book) => <Entry href={`/${book.id}`} label={say(book.name)} icon={<BookIcon name={book.icon} />} />}</For>
          </ul>
        </div>
      )}
    </For>
    </>
  )
}

export function Entry(props: { readonly href: string; readonly label: string; readonly icon: JSX.Element }): JSX.Element {
  return (
    <li>
      <A class={styles.entry} href={props.href} title={props.label}>
        {props.icon}
        <span>{props.label}</span>
      </A>
    </li>
  )
}
