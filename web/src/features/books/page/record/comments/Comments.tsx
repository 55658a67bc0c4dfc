import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { useWords } from '../../../../../words/language.tsx'
import { commentWords } from '../../../../../words/record.ts'
import { useOpenPage } from '../../page-context.ts'
import { fieldLabel } from '../../refusal-text.ts'
import styles from '../record.module.css'
import { ThreadView } from './ThreadView.tsx'
import { threadsOf } from './threads.ts'

export interface CommentsProps {
  readonly field: string | undefined
  /** A comment that is pointed at: its conversation shows, resolved or not. */
  readonly comment: string | undefined
  readonly onField: (field: string) => void
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, index) => id === b[index])

/** The conversations on a page or one of its fields: open ones first, resolved ones folded away. */
export function Comments(props: CommentsProps): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const threads = createMemo(() => threadsOf(open.record().comments).filter(({ first }) => props.field === undefined || first.field === props.field))
  const byId = createMemo(() => new Map(threads().map((thread) => [thread.first.id, thread])))
  const asking = createMemo(() => threads().filter(({ first }) => first.resolved === undefined).map(({ first }) => first.id), [], { equals: same })
  const resolved = createMemo(() => threads().filter(({ first }) => first.resolved !== undefined).map(({ first }) => first.id), [], { equals: same })
  const isPointedAt = () => resolved().some((id) => id === props.comment || byId().get(id)?.replies.some((reply) => reply.id === props.comment))
  const List = (list: { readonly ids: readonly string[] }): JSX.Element => (
    <ul class={styles.threads} role="list"><For each={list.ids}>{(id) => <Show when={byId().get(id)}>{(thread) => <ThreadView thread={thread()} onField={props.onField} />}</Show>}</For></ul>
  )
  return (
    <>
      <Show when={asking().length > 0}><List ids={asking()} /></Show>
      <Show when={threads().length === 0}><p class={styles.none}>{props.field === undefined ? words.say(commentWords.none) : words.say(commentWords.noneOn, { field: fieldLabel(open.book, props.field, words) })}</p></Show>
      <Show when={resolved().length > 0}>
        <details class={styles.folded} open={isPointedAt()}>
          <summary>{words.say(commentWords.resolvedCount, { count: resolved().length })}</summary>
          <List ids={resolved()} />
        </details>
      </Show>
    </>
  )
}
