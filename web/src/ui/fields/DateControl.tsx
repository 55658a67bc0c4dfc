import type { Instant, PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { readDate } from '@hebu/shared/vocabulary/typed-dates.ts'
import { readDateTime } from '@hebu/shared/vocabulary/typed-times.ts'
import { instantAt, wallClock } from '@hebu/shared/vocabulary/wall-clock.ts'
import type { WorkingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import type { JSX } from 'solid-js'
import { createEffect } from 'solid-js'

import { fieldProblems } from '../../words/field-words.ts'
import { dateWords } from '../../words/dates.ts'
import type { ControlProps } from './control.ts'
import { CalendarButton } from './date/CalendarButton.tsx'
import { dayInWords, unannounced } from './date/day-in-words.ts'
import { ReadsAs } from './date/ReadsAs.tsx'
import type { Draft } from './draft.ts'
import { createDraft } from './draft.ts'
import styles from './fields.module.css'

export interface DateControlProps<V> extends ControlProps<V> {
  /** The day that `tomorrow` and a missing year are reckoned from. */
  readonly today: PlainDate
  /** With the workspace's own days; the announced days alone where it is absent. */
  readonly calendar?: WorkingCalendar | undefined
}

/** A day: typed in the ways people write and say days, or chosen from a calendar. */
export function DateControl(props: DateControlProps<PlainDate>): JSX.Element {
  const draft = createDraft<PlainDate>({
    value: () => props.value,
    held: true,
    show: (value) => (value === undefined ? '' : `${props.words.format().date(value)} ${props.words.format().weekday(value)}`),
    edit: (value) => value ?? '',
    read: (typed) => {
      if (typed.trim() === '') return { value: undefined }
      const value = readDate(typed, props.today, props.calendar)
      return value === undefined ? { problem: props.words.say(fieldProblems.date) } : { value }
    },
    write: (value) => props.onChange(value),
  })
  const reads = () => {
    const read = draft.reading()
    if (read === undefined || 'problem' in read) return read && { unread: props.words.say(dateWords.unread) }
    return { reads: read.value === undefined ? props.words.say(dateWords.readsNothing) : props.words.say(dateWords.reads, { date: inWords(read.value, props) }) }
  }
  return <Typed control={props} draft={draft} reads={reads()} day={props.value} onChoose={(day) => props.onChange(day)} />
}

export interface DateTimeControlProps extends DateControlProps<Instant> {
  /** The zone that people mean when they write a time. */
  readonly timeZone: string
}

/** A day and time, read and shown in one zone and kept as an instant. A day that is typed alone keeps the time that stands. */
export function DateTimeControl(props: DateTimeControlProps): JSX.Element {
  const edit = (value: Instant | undefined) => (value === undefined ? '' : wallClock(Date.parse(value), props.timeZone))
  const wall = () => (props.value === undefined || Number.isNaN(Date.parse(props.value)) ? undefined : edit(props.value))
  const read = (typed: string) => {
    const moment = readDateTime(typed, props.today, props.calendar)
    if (moment !== undefined) return moment
    const day = wall() === undefined ? undefined : readDate(typed, props.today, props.calendar)
    return day === undefined ? undefined : `${day} ${wall()!.slice(11)}`
  }
  const draft = createDraft<Instant>({
    value: () => props.value,
    held: true,
    show: (value) => (value === undefined ? '' : props.words.format().dateTime(value)),
    edit,
    read: (typed) => {
      if (typed.trim() === '') return { value: undefined }
      const value = read(typed)
      return value === undefined ? { problem: props.words.say(fieldProblems.dateTime) } : { value: instantAt(value, props.timeZone) }
    },
    write: (value) => props.onChange(value),
    same: (a, b) => edit(a) === edit(b),
  })
  const reads = () => {
    const reading = draft.reading()
    if (reading === undefined || 'problem' in reading) return reading && { unread: props.words.say(dateWords.unreadTime) }
    if (reading.value === undefined) return { reads: props.words.say(dateWords.readsNothing) }
    const [day = '', time = ''] = edit(reading.value).split(' ')
    return { reads: props.words.say(dateWords.reads, { date: `${time} ${inWords(day, props)}` }) }
  }
  return (
    <Typed control={props} draft={draft} reads={reads()} day={wall()?.slice(0, 10)} withTime time={wall()?.slice(11)}
      onChoose={(day, time) => props.onChange(instantAt(`${day} ${time ?? '00:00'}`, props.timeZone))} />
  )
}

function inWords(day: PlainDate, props: Pick<DateControlProps<never>, 'calendar' | 'words'>): string {
  const hint = unannounced(day, props.words)
  return hint === undefined ? dayInWords(day, props.calendar, props.words) : props.words.say(dateWords.remark, { date: dayInWords(day, props.calendar, props.words), remark: hint })
}

interface TypedProps {
  readonly control: Omit<DateControlProps<never>, 'value' | 'onChange'>
  readonly draft: Draft
  readonly reads: { readonly reads: string } | { readonly unread: string } | undefined
  readonly day: PlainDate | undefined
  readonly time?: string | undefined
  readonly withTime?: boolean | undefined
  readonly onChoose: (day: PlainDate, time: string | undefined) => void
}

function Typed(props: TypedProps): JSX.Element {
  let box!: HTMLSpanElement
  let open!: () => void
  createEffect(() => props.control.onProblem?.(props.draft.problem()))
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'ArrowDown' || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    open()
  }
  return (
    <span ref={box} class={`${styles.input} ${styles.affixed}`} data-invalid={props.control.invalid || props.draft.problem() !== undefined ? '' : undefined}>
      <input ref={(element) => props.draft.attach(element)} id={props.control.id} class={styles.bare} type="text" autocomplete="off" aria-label={props.control.label} on:keydown={onKeyDown}
        aria-describedby={props.control.describedBy} aria-invalid={props.control.invalid || props.draft.problem() !== undefined || undefined} aria-required={props.control.required || undefined} />
      <CalendarButton ref={(show) => { open = show }} class={styles.choose} anchor={() => box} label={props.control.label} day={props.day} time={props.time} withTime={props.withTime} today={props.control.today}
        calendar={props.control.calendar} words={props.control.words} onChoose={(day, time) => { props.draft.reset(); props.onChoose(day, time) }} />
      <ReadsAs anchor={() => box} reading={props.reads} />
    </span>
  )
}
