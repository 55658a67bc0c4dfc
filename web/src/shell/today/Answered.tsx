import type { Notice } from '@hebu/shared/rules/notices/notices.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import { useWords } from '../../words/language.tsx'
import { todayWords } from '../../words/today.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { BookIcon } from '../BookIcon.tsx'
import type { Inbox } from '../inbox/create-inbox.ts'
import { tellNotice } from '../inbox/notice-words.ts'
import styles from './today.module.css'

const answers: ReadonlySet<Notice['kind']> = new Set(['mention', 'reply', 'comment', 'remark', 'answer'])
const most = 8

/** What others said to the member and was not looked at yet: it goes by looking ([TODAY4]). */
export function Answered(props: { readonly inbox: Inbox }): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const workspace = useWorkspace()
  const names = useNames()
  const fresh = createMemo(() => props.inbox.fresh().filter(({ kind }) => answers.has(kind)))
  return (
    <Show when={fresh().length > 0}>
      <section class={styles.group} aria-label={say(todayWords.answered)}>
        <h2>{say(todayWords.answered)} <small>{format().number(fresh().length)}</small></h2>
        <ul>
          <For each={fresh().slice(0, most)}>
            {(notice) => (
              <Show when={tellNotice(notice, workspace, names, words)}>
                {(told) => (
                  <li class={styles.entry}>
                    <BookIcon name={told().icon} />
                    <div class={styles.what}>
                      <a href={told().href}>{told().lead}</a>
                      <small>{told().title}{told().said === '' ? '' : ` · ${told().said}`}</small>
                    </div>
                    <span class={styles.when}>{format().relative(notice.at)}</span>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
