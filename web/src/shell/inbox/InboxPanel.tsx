import type { Notice } from '@hebu/shared/rules/notices/notices.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import { Button } from '../../ui/Button.tsx'
import { bellWords } from '../../words/bell.ts'
import { inboxWords } from '../../words/inbox.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import { BookIcon } from '../BookIcon.tsx'
import { createAgenda } from '../today/create-agenda.ts'
import type { Inbox } from './create-inbox.ts'
import styles from './inbox.module.css'
import { tellNotice } from './notice-words.ts'
import { SystemSwitch } from './SystemSwitch.tsx'

const atFirst = 20

/** The notices: what there is to do today, what is new, and what was seen of late. */
export function InboxPanel(props: { readonly inbox: Inbox }): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const today = createAgenda(workspace)
  const [most, setMost] = createSignal(atFirst)
  const due = createMemo(() => today()?.agenda.open.filter(({ urgency }) => urgency !== 'soon') ?? [])
  const late = createMemo(() => due().filter(({ urgency }) => urgency === 'overdue').length)
  const all = () => props.inbox.notices() ?? []
  const earlier = createMemo(() => all().filter(props.inbox.isSeen))
  return (
    <div class={styles.panel}>
      <div class={styles.head}>
        <h2>{say(bellWords.title)}</h2>
        <Show when={props.inbox.fresh().length > 0}><Button size="small" variant="quiet" onClick={() => props.inbox.see(props.inbox.fresh())}>{say(inboxWords.allSeen)}</Button></Show>
      </div>
      <Show when={due().length > 0}>
        <a class={styles.digest} href="/today" data-late={late() > 0 ? '' : undefined}>{say(late() > 0 ? inboxWords.digestLate : inboxWords.digest, { n: format().number(due().length), late: format().number(late()) })}</a>
      </Show>
      <Show when={props.inbox.notices() !== undefined && all().length === 0}>
        <p class={styles.none}><b>{say(inboxWords.none)}</b>{say(inboxWords.noneHint)}</p>
      </Show>
      <Rows label={say(inboxWords.fresh)} notices={props.inbox.fresh().slice(0, most())} fresh />
      <Rows label={say(inboxWords.earlier)} notices={earlier().slice(0, Math.max(0, most() - props.inbox.fresh().length))} />
      <Show when={all().length > most()}><Button size="small" variant="quiet" onClick={() => setMost((before) => before + atFirst)}>{say(inboxWords.more, { n: format().number(all().length - most()) })}</Button></Show>
      <SystemSwitch />
    </div>
  )
}

function Rows(props: { readonly label: string; readonly notices: readonly Notice[]; readonly fresh?: boolean }): JSX.Element {
  const words = useWords()
  const workspace = useWorkspace()
  const names = useNames()
  const ids = createMemo(() => props.notices.map(({ id }) => id), [], { equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]) })
  const byId = createMemo(() => new Map(props.notices.map((notice) => [notice.id, notice])))
  return (
    <Show when={props.notices.length > 0}>
      <section class={styles.rows} aria-label={props.label}>
        <h3>{props.label}</h3>
        <ul>
          <For each={ids()}>
            {(id) => {
              const told = createMemo(() => { const notice = byId().get(id); return notice === undefined ? undefined : tellNotice(notice, workspace, names, words) })
              return (
                <Show when={told()}>
                  {(shown) => (
                    <li data-fresh={props.fresh === true ? '' : undefined}>
                      <a href={shown().href}>
                        <BookIcon name={shown().icon} />
                        <span>
                          <b>{shown().lead}</b>
                          <span>{shown().title}</span>
                          <Show when={shown().said !== ''}><q>{shown().said}</q></Show>
                        </span>
                        <time>{words.format().relative(byId().get(id)?.at ?? '')}</time>
                      </a>
                    </li>
                  )}
                </Show>
              )
            }}
          </For>
        </ul>
      </section>
    </Show>
  )
}
