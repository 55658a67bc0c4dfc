import type { JudgedDuty } from '@hebu/shared/rules/duties/duty.ts'
import type { HandedIn } from '@hebu/shared/rules/today/handed-in.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { todayWords } from '../../words/today.ts'
import styles from './today.module.css'

/** Whether and when those below have handed in their daily reports of the week ([TODAY3]). */
export function HandedInCard(props: { readonly rows: readonly HandedIn[] }): JSX.Element {
  const { say, format } = useWords()
  const days = () => props.rows[0]?.days.map(({ day }) => day) ?? []
  const mark = (duty: JudgedDuty | undefined): { readonly shown: string; readonly tone: string } => {
    if (duty === undefined) return { shown: '', tone: 'none' }
    if (duty.doneAt !== undefined) return { shown: duty.doneAt.length > 10 ? format().time(duty.doneAt) : '✓', tone: duty.status === 'late' ? 'late' : 'done' }
    if (duty.status === 'waived') return { shown: say(todayWords.excused), tone: 'excused' }
    return duty.status === 'pending' ? { shown: '·', tone: 'none' } : { shown: say(todayWords.missing), tone: 'missing' }
  }
  return (
    <section class={styles.card}>
      <h2>{say(todayWords.reportsOfWeek)}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="spoken-only">{say(todayWords.member)}</span></th>
            <For each={days()}>{(day) => <th scope="col" title={format().date(day)}>{format().weekday(day).replace(/^(星期|週|周)/, '').slice(0, 3)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">{row.member.name}</th>
                <For each={row.days}>
                  {({ duty }) => (
                    <td>
                      <Show when={duty?.by} fallback={<span data-tone={mark(duty).tone}>{mark(duty).shown}</span>}>
                        {(page) => <a data-tone={mark(duty).tone} href={`/${page().book}/${encodeURIComponent(page().id)}`}>{mark(duty).shown}</a>}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
