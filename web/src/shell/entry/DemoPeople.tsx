import { loadCharter } from '@hebu/shared/charters/load-charter.ts'
import type { Demo } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createResource, For } from 'solid-js'

import { Avatar } from '../../ui/Avatar.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import styles from './KnownAccounts.module.css'

export interface DemoPeopleProps {
  readonly demo: Demo
  readonly busy: boolean
  readonly onChoose: (name: string, password: string) => void
}

/** Whom a demo offers to look around as, one press away ([DEV5]). */
export function DemoPeople(props: DemoPeopleProps): JSX.Element {
  const { say } = useWords()
  const [charter] = createResource(() => props.demo.charter, loadCharter)
  const postOf = (post: string): string => {
    const label = charter.latest?.posts[post]?.label
    return label === undefined ? '' : say(label)
  }
  return (
    <section class={styles.accounts} aria-labelledby="demo-people">
      <h2 id="demo-people">{say(entryWords.demoTitle)}</h2>
      <p class={styles.hint}>{say(entryWords.demoHint)}</p>
      <ul>
        <For each={props.demo.people}>
          {(person, index) => (
            <li>
              <button
                type="button"
                class={styles.account}
                disabled={props.busy}
                title={say(entryWords.demoEnter, { name: person.name })}
                onClick={() => props.onChoose(person.name, props.demo.password)}
              >
                <Avatar place={index()} name={person.name} decorative />
                <span>
                  <b>{person.name}</b>
                  <small>{postOf(person.post)}</small>
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
