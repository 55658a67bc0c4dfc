import { numberIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { agendaStand, clockTime } from '@hebu/shared/rules/meeting/agenda-clock.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { useWords } from '../../words/language.tsx'
import { meetingPageWords } from '../../words/meeting.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Done } from '../../workspace/workspace.ts'
import { createClock } from './clock.ts'
import styles from './meeting.module.css'

/** What an item of an agenda is called, with who reports. */
export const itemName = ({ cells }: Row): string => [stringIn(cells['topic']), stringIn(cells['by'])].filter((part) => part !== undefined).join(' · ')

/** The agenda while the meeting is on: what is spoken about and for how much longer, who comes next ([MEET8]). */
export function AgendaClock(props: { readonly page: Page; readonly editable: boolean; readonly tell: (done: Done<unknown>) => void }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const now = createClock()
  const rows = createMemo(() => rowsIn(props.page.values['agenda']))
  const stand = createMemo(() => agendaStand(rows(), now()))
  const begin = (row: Row): void => props.tell(workspace.commands.setCell({ book: 'meetings', id: props.page.id }, 'agenda', row.id, 'begunAt', new Date().toISOString()))
  const left = (): string => {
    const { leftMs, spentMs } = stand()
    if (leftMs === undefined) return say(meetingPageWords.spent, { time: clockTime(spentMs) })
    return leftMs < 0 ? say(meetingPageWords.over, { time: clockTime(-leftMs) }) : say(meetingPageWords.left, { time: clockTime(leftMs) })
  }
  return (
    <Show when={rows().length > 0}>
      <section class={desk.part} aria-label={say(meetingPageWords.agenda)}>
        <div class={styles.now} data-over={(stand().leftMs ?? 0) < 0 ? '' : undefined}>
          <div>
            <small>{say(meetingPageWords.now)}</small>
            <b>{stand().current === undefined ? say(meetingPageWords.agendaNotBegun) : itemName(stand().current!)}</b>
          </div>
          <Show when={stand().current}><span class={styles.timer} role="timer">{left()}</span></Show>
          <div>
            <small>{say(stand().next === undefined ? meetingPageWords.lastItem : meetingPageWords.upNext)}</small>
            <Show when={stand().next}>{(next) => <b>{itemName(next())}</b>}</Show>
          </div>
          <Show when={props.editable && stand().next}>{(next) => <Button variant="primary" size="small" onClick={() => begin(next())}>{say(stand().current === undefined ? meetingPageWords.begin : meetingPageWords.toNext)}</Button>}</Show>
        </div>
        <ol class={styles.agenda}>
          <For each={rows()}>
            {(row) => (
              <li data-current={stand().current?.id === row.id ? '' : undefined} data-past={stringIn(row.cells['begunAt']) !== undefined && stand().current?.id !== row.id ? '' : undefined} aria-current={stand().current?.id === row.id ? 'step' : undefined}>
                <Show when={props.editable} fallback={<span>{itemName(row)}</span>}>
                  <button type="button" title={say(meetingPageWords.beginItem, { topic: itemName(row) })} onClick={() => begin(row)}>{itemName(row)}</button>
                </Show>
                <small>{numberIn(row.cells['minutes']) === undefined ? '' : say(meetingPageWords.minutes, { n: format().number(numberIn(row.cells['minutes'])!) })}</small>
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}
