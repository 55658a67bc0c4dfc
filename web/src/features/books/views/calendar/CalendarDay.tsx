import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import IconPlus from '~icons/lucide/plus'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'

import { useWords } from '../../../../words/language.tsx'
import { calendarWords } from '../../../../words/view-parts.ts'
import type { ListModel } from '../../list/list-model.ts'
import { toneOfState } from '../../values/state-tone.ts'
import type { Entry } from './calendar.ts'
import styles from './calendar.module.css'

export interface CalendarDayProps {
  readonly model: ListModel
  readonly day: PlainDate
  readonly entries: readonly Entry[]
  readonly isToday: boolean
  /** Of the month before or after. */
  readonly isOther: boolean
  readonly isPhone: boolean
  readonly isOver: boolean
  readonly lifted: string | undefined
  readonly hintId: string
  readonly onNew: (() => void) | undefined
  readonly onOpen: (page: Page) => void
  readonly onPointerDown: (event: PointerEvent, page: Page) => void
  readonly onKeyDown: (event: KeyboardEvent, page: Page) => void
}

/** So many entries are shown of a day before the rest is counted. */
const shownAtOnce = 4

/** One day: its entries, and a way to make a page on it. */
export function CalendarDay(props: CalendarDayProps): JSX.Element {
  const words = useWords()
  const [all, setAll] = createSignal(false)
  const shown = () => (all() || props.isPhone || props.entries.length <= shownAtOnce ? props.entries : props.entries.slice(0, shownAtOnce - 1))
  const date = () => words.format().date(props.day)
  const book = () => props.model.book
  return (
    <li class={styles.day} data-day={props.day} data-today={props.isToday ? '' : undefined} data-other={props.isOther ? '' : undefined} data-over={props.isOver ? '' : undefined} aria-label={date()}>
      <header>
        <time datetime={props.day} aria-current={props.isToday ? 'date' : undefined}>{props.isPhone ? `${date()} ${words.format().weekday(props.day)}` : Number(props.day.slice(8))}</time>
        <Show when={props.onNew}>
          {(make) => <button type="button" class={styles.add} aria-label={words.say(calendarWords.newOn, { date: date(), one: words.say(book().one) })} onClick={() => make()()}><IconPlus /></button>}
        </Show>
      </header>
      <ul>
        <For each={shown()}>
          {({ page, time }) => (
            <li>
              <button type="button" class={styles.entry} data-card={page.id} data-tone={toneOfState(book(), page.state)} data-lifted={props.lifted === page.id ? '' : undefined} data-open={props.model.open() === page.id ? '' : undefined} aria-describedby={props.hintId}
                onClick={() => props.onOpen(page)} onPointerDown={(event) => props.onPointerDown(event, page)} onKeyDown={(event) => props.onKeyDown(event, page)}>
                <Show when={time}><time>{time}</time></Show>
                <span>{props.model.names.title(book(), page)}</span>
              </button>
            </li>
          )}
        </For>
        <Show when={shown().length < props.entries.length}>
          <li><button type="button" class={styles.more} onClick={() => setAll(true)}>{words.say(calendarWords.more, { count: props.entries.length - shown().length })}</button></li>
        </Show>
        <Show when={props.isPhone && props.entries.length === 0}><li class="spoken-only">{words.say(calendarWords.nothing)}</li></Show>
      </ul>
    </li>
  )
}
