import type { TeamMatter } from '@hebu/shared/rules/today/team-state.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import { dateOf, dayNumber } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { todayWords } from '../../words/today.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './today.module.css'

const atFirst = 6

/** What is late, stuck or escalated below a head ([TODAY12]). */
export function TeamCard(props: { readonly matters: readonly TeamMatter[] }): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const names = useNames()
  const [most, setMost] = createSignal(atFirst)
  const titleOf = ({ duty, page: at }: TeamMatter): string => {
    const book = at === undefined ? undefined : workspace.bookById(at.book)
    const page = at === undefined ? undefined : workspace.table(at.book).page(at.id)
    const named = book === undefined || page === undefined ? '' : names.title(book, page)
    const cadence = duty === undefined ? undefined : workspace.charter().cadences[duty.cadence]
    if (cadence === undefined) return named
    const asked = workspace.bookById(cadence.book)
    return named === '' ? [say(cadence.label), asked === undefined ? '' : names.naming(asked).period(duty?.period)].filter((part) => part !== '').join(' · ') : say(todayWords.about, { duty: say(cadence.label), page: named })
  }
  const hrefOf = ({ duty, page }: TeamMatter): string => (page === undefined ? `/${workspace.charter().cadences[duty?.cadence ?? '']?.book ?? 'today'}` : `/${page.book}/${encodeURIComponent(page.id)}`)
  const lateBy = ({ due }: TeamMatter): string => {
    const days = dayNumber(workspace.world.today) - dayNumber(due.length > 10 ? dateOf(Date.parse(due), workspace.directory().workspace.timeZone) : due)
    return days <= 0 ? say(todayWords.passedToday) : say(days === 1 ? todayWords.lateByOne : todayWords.lateBy, { n: format().number(days) })
  }
  return (
    <section class={`${styles.card} ${styles.team}`} aria-label={say(todayWords.team)}>
      <h2>{say(todayWords.team)} <small>{format().number(props.matters.length)}</small></h2>
      <ul>
        <For each={props.matters.slice(0, most())}>
          {(matter) => (
            <li>
              <Avatar place={joiningPlace(workspace.directory(), matter.member.id)} name={matter.member.name} decorative />
              <div>
                <a href={hrefOf(matter)}>{titleOf(matter)}</a>
                <small>{matter.member.name} · {lateBy(matter)}<Show when={matter.escalated}> · <b>{say(todayWords.escalated)}</b></Show></small>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.matters.length > most()}><Button size="small" variant="quiet" onClick={() => setMost((before) => before + atFirst * 2)}>{say(todayWords.showAll, { n: format().number(Math.min(props.matters.length - most(), atFirst * 2)) })}</Button></Show>
    </section>
  )
}
