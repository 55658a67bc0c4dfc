import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { WorkingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { calendarDay } from '@hebu/shared/vocabulary/working-calendar.ts'
import type { JSX } from 'solid-js'
import { createMemo, Index } from 'solid-js'

import { dateWords, dayKindWords } from '../../../words/dates.ts'
import type { FieldWords } from '../control.ts'
import styles from './calendar.module.css'
import { dayInWords, dayMark, dayRemark } from './day-in-words.ts'
import { dayByKey, monthWeeks } from './month-weeks.ts'

export interface MonthGridProps {
  /** The day that the keyboard is on; its month is shown. */
  readonly at: PlainDate
  readonly onMove: (day: PlainDate) => void
  readonly chosen: PlainDate | undefined
  readonly onChoose: (day: PlainDate) => void
  readonly today: PlainDate
  readonly calendar: WorkingCalendar | undefined
  readonly words: FieldWords
  /** Ids of the month's name and of how keys work. */
  readonly labelledBy: string
  readonly describedBy: string
}

/** A month as a grid of days: weeks from Monday with their numbers, one tab stop, arrow keys ([DAY5]). */
export function MonthGrid(props: MonthGridProps): JSX.Element {
  let grid!: HTMLTableElement
  const weeks = createMemo(() => monthWeeks(props.at))
  const locale = () => (props.words.language() === 'en' ? 'en-GB' : props.words.language())
  const nameOf = (date: PlainDate, weekday: 'long' | 'short' | 'narrow') => new Intl.DateTimeFormat(locale(), { weekday, timeZone: 'UTC' }).format(Date.parse(date))
  // Listened for on the element itself, so that what stands around the calendar never hears its keys.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') props.onChoose(props.at)
    else {
      const next = dayByKey(props.at, event)
      if (next === undefined) return
      props.onMove(next)
      grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <table ref={grid} role="grid" class={styles.grid} aria-labelledby={props.labelledBy} aria-describedby={props.describedBy} on:keydown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col" abbr={props.words.say(dateWords.weekNumbers)} class={styles.week}>{props.words.say(dateWords.weekHead)}</th>
          <Index each={weeks()[0]!.days}>
            {(date) => <th scope="col" abbr={nameOf(date(), 'long')} data-weekend={calendarDay(date()).because === 'weekend' ? '' : undefined}>{nameOf(date(), props.words.language() === 'en' ? 'short' : 'narrow')}</th>}
          </Index>
        </tr>
      </thead>
      <tbody>
        <Index each={weeks()}>
          {(week) => (
            <tr>
              <th scope="row" class={styles.week} aria-label={props.words.say(dateWords.week, { week: week().number })}>{week().number}</th>
              <Index each={week().days}>
                {(date) => {
                  const mark = () => dayMark(date(), props.calendar)
                  // Shown by the style: the cell's name says the same in a sentence.
                  const word = () => { const kind = mark(); return kind && props.words.say(dayKindWords[kind]) }
                  return (
                    <td role="gridcell" class={styles.day} tabindex={date() === props.at ? 0 : -1} data-date={date()} aria-label={dayInWords(date(), props.calendar, props.words)} title={dayRemark(date(), props.calendar, props.words)}
                      aria-selected={date() === props.chosen} aria-current={date() === props.today ? 'date' : undefined} data-outside={date().slice(0, 7) === props.at.slice(0, 7) ? undefined : ''}
                      data-mark={mark()} data-word={word()} data-free={calendarDay(date(), props.calendar).kind === 'off' ? '' : undefined} onClick={() => props.onChoose(date())}>
                      <span class={styles.number}>{Number(date().slice(8))}</span>
                    </td>
                  )
                }}
              </Index>
            </tr>
          )}
        </Index>
      </tbody>
    </table>
  )
}
