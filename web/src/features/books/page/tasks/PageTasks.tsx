import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { useWords } from '../../../../words/language.tsx'
import { taskWords } from '../../../../words/tasks.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { StateBadge } from '../../list/ListCell.tsx'
import { isOver } from '../../values/state-tone.ts'
import { useNames } from '../../values/use-names.ts'
import { useOpenPage } from '../page-context.ts'
import styles from './tasks.module.css'

/** The tasks that came from the open page, those that are open by their days, and how many are settled ([TASK2]). */
export function PageTasks(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const book = () => workspace.bookById('tasks')
  const all = createMemo<readonly Page[]>(() => {
    if (book() === undefined) return []
    const { book: of, id } = open.address
    return [...new Set([...workspace.linked('tasks', 'source', `${of}:${id}`), ...(of === 'customers' ? workspace.linked('tasks', 'customer', id) : [])])]
  })
  const isSettled = ({ state }: Page): boolean => isOver(book()!, state)
  const left = createMemo(() => all().filter((task) => !isSettled(task)).toSorted((a, b) => (String(a.values['dueAt'] ?? '') < String(b.values['dueAt'] ?? '') ? -1 : 1)))
  const dueOf = ({ values }: Page): string => (typeof values['dueAt'] === 'string' ? words.say(taskWords.dueBy, { date: words.format().date(values['dueAt']) }) : '')
  const isLate = ({ values }: Page): boolean => typeof values['dueAt'] === 'string' && values['dueAt'] < workspace.world.today
  return (
    <Show when={all().length > 0}>
      <section class={styles.list} aria-label={words.say(taskWords.ofPage)}>
        <h2>{words.say(taskWords.ofPage)}</h2>
        <ul>
          <For each={left()}>
            {(task) => (
              <li>
                <a href={`/tasks/${encodeURIComponent(task.id)}`}>{names.title(book()!, task)}</a>
                <span>{[names.member(String(task.values['assignee'] ?? '')), dueOf(task)].filter((part) => part !== '').join(' · ')}</span>
                <span data-late={isLate(task) ? '' : undefined}><StateBadge book={book()!} state={task.state} /></span>
              </li>
            )}
          </For>
        </ul>
        <Show when={all().length > left().length}><p>{words.say(taskWords.settled, { n: words.format().number(all().length - left().length) })}</p></Show>
      </section>
    </Show>
  )
}
