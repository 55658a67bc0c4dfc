import IconNext from '~icons/lucide/chevron-right'
import IconPrevious from '~icons/lucide/chevron-left'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { WorkingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, createUniqueId, on, onMount, Show } from 'solid-js'

import { dateWords } from '../../../words/dates.ts'
import { Button } from '../../Button.tsx'
import type { FieldWords } from '../control.ts'
import styles from './calendar.module.css'
import { dayInWords, unannounced } from './day-in-words.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { monthsOn, monthWeeks } from './month-weeks.ts'
import { TimeList } from './TimeList.tsx'

export interface CalendarPanelProps {
  readonly day: PlainDate | undefined
  /** `09:30`; absent where none is set yet. */
  readonly time?: string | undefined
  readonly withTime?: boolean | undefined
  readonly today: PlainDate
  readonly calendar?: WorkingCalendar | undefined
  readonly words: FieldWords
  /** A day was chosen, and where times are asked for also a time. */
  readonly onChoose: (day: PlainDate, time: string | undefined) => void
  readonly onClose: () => void
}

/** A month to choose a day from, and half hours where a time is wanted. Loaded when it is first opened. */
export function CalendarPanel(props: CalendarPanelProps): JSX.Element {
  const id = createUniqueId()
  let panel!: HTMLDivElement
  const [at, setAt] = createSignal(props.day ?? props.today)
  /** Chosen while its time is still wanted. */
  const [waiting, setWaiting] = createSignal<PlainDate>()
  createEffect(on(() => props.day, (day) => { if (day !== undefined) setAt(day) }, { defer: true }))
  const focus = (selector: string) => panel.querySelector<HTMLElement>(selector)?.focus()
  // A popover can take the focus only once it is shown.
  onMount(() => requestAnimationFrame(() => focus('[role="grid"] [tabindex="0"]')))

  const month = createMemo(() => new Intl.DateTimeFormat(props.words.language() === 'en' ? 'en-GB' : props.words.language(), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(`${at().slice(0, 7)}-01`)))
  /** The first year on view whose holidays are unknown. */
  const unknown = createMemo(() => monthWeeks(at()).flatMap(({ days }) => [days[0]!, days[6]!]).map((date) => unannounced(date, props.words)).find((said) => said !== undefined))

  const chooseDay = (day: PlainDate) => {
    setAt(day)
    if (!props.withTime) {
      props.onChoose(day, undefined)
      return props.onClose()
    }
    if (props.time === undefined) setWaiting(day)
    else props.onChoose(day, props.time)
    focus('[role="listbox"] [tabindex="0"]')
  }
  const chooseTime = (time: string) => {
    props.onChoose(waiting() ?? props.day ?? at(), time)
    props.onClose()
  }
  const said = () => {
    const day = waiting()
    return day === undefined ? dayInWords(at(), props.calendar, props.words) : props.words.say(dateWords.pickTime, { date: dayInWords(day, props.calendar, props.words) })
  }
  return (
    <div ref={panel} class={styles.calendar}>
      <div class={styles.month}>
        <div class={styles.head}>
          <Button variant="quiet" class={styles.step} aria-label={props.words.say(dateWords.previousMonth)} title={props.words.say(dateWords.previousMonth)} onClick={() => setAt(monthsOn(at(), -1))}><IconPrevious /></Button>
          <h3 id={`${id}-month`} class={styles.name} aria-live="polite">{month()}</h3>
          <Button variant="quiet" class={styles.step} aria-label={props.words.say(dateWords.nextMonth)} title={props.words.say(dateWords.nextMonth)} onClick={() => setAt(monthsOn(at(), 1))}><IconNext /></Button>
        </div>
        <MonthGrid at={at()} onMove={setAt} chosen={waiting() ?? props.day} onChoose={chooseDay} today={props.today} calendar={props.calendar} words={props.words} labelledBy={`${id}-month`} describedBy={`${id}-keys`} />
        <p id={`${id}-keys`} class="spoken-only">{props.words.say(dateWords.keys)}</p>
      </div>
      <Show when={props.withTime}>
        <TimeList label={props.words.say(dateWords.times)} time={props.time} onChoose={chooseTime} />
      </Show>
      <div class={styles.foot}>
        <p class={styles.said}>{said()}</p>
        <Button size="small" class={styles.today} onClick={() => chooseDay(props.today)}>{props.words.say(dateWords.today)}</Button>
      </div>
      <Show when={unknown()}>{(hint) => <p class={styles.unknown} role="note">{hint()}</p>}</Show>
    </div>
  )
}
