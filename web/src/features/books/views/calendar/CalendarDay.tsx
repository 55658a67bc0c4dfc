import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import IconPlus from '~icons/lucide/plus'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { useWords } from '../../../../words/language.tsx'
import { calendarWords } from '../../../../words/view-parts.ts'
import type { ListModel } from '../../list/list-model.ts'
import { toneOfState } from '../../values/state-tone.ts'
import type { Entry } from './calendar.ts'
import { inOrder, timeOf } from './calendar.ts'
import styles from './calendar.module.css'

export interface CalendarDayProps {
  readonly model: ListModel
  readonly day: PlainDate
  /** In any order. */
  readonly entries: readonly Entry[]
  readonly timeZone: string
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

/** So many entries are shown of a day before the rest is counted, and so many more at each press. */
const shownAtOnce = 4
const shownOnPhone = 30
const furtherAtOnce = 50

/** One day: its entries, and a way to make a page on it. */
export function CalendarDay(props: CalendarDayProps): JSX.Element {
  const words = useWords()
  const [further, setFurther] = createSignal(0)
  const entries = createMemo(() => inOrder(props.entries))
  const shown = createMemo(() => {
    const most = (props.isPhone ? shownOnPhone : shownAtOnce) + further()
    // The line that counts the rest takes the place of one.
    return entries().length <= most ? entries() : entries().slice(0, most - 1)
  })
  // Known by their names, what stays of a day keeps its element and with it the focus.
  const ids = createMemo<readonly string[]>(() => shown().map(({ page }) => page.id), [], { equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]) })
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
        <For each={ids()}>
          {(id) => {
            let last: Entry
            // An entry outlives its page for the moment in which the day is told.
            const entry = () => (last = shown().find(({ page }) => page.id === id) ?? last)
            return (
              <li>
                <button type="button" class={styles.entry} data-card={id} data-tone={toneOfState(book(), entry().page.state)} data-lifted={props.lifted === id ? '' : undefined} data-open={props.model.open() === id ? '' : undefined} aria-describedby={props.hintId}
                  onClick={() => props.onOpen(entry().page)} onPointerDown={(event) => props.onPointerDown(event, entry().page)} onKeyDown={(event) => props.onKeyDown(event, entry().page)}>
                  <Show when={timeOf(entry(), props.timeZone)}>{(time) => <time>{time()}</time>}</Show>
                  <span>{props.model.names.title(book(), entry().page)}</span>
                </button>
              </li>
            )
          }}
        </For>
        <Show when={shown().length < props.entries.length}>
          <li><button type="button" class={styles.more} onClick={() => setFurther((count) => count + furtherAtOnce)}>{words.say(calendarWords.more, { count: props.entries.length - shown().length })}</button></li>
        </Show>
        <Show when={props.isPhone && props.entries.length === 0}><li class="spoken-only">{words.say(calendarWords.nothing)}</li></Show>
      </ul>
    </li>
  )
}
