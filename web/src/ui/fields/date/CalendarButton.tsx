import IconCalendar from '~icons/lucide/calendar'
import type { Component, JSX } from 'solid-js'
import { createSignal, createUniqueId, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import { fieldWords } from '../../../words/field-words.ts'
import { dateWords } from '../../../words/dates.ts'
import { keepBeside } from '../../placement.ts'
import styles from './calendar.module.css'
import type { CalendarPanelProps } from './CalendarPanel.tsx'

export interface CalendarButtonProps extends Omit<CalendarPanelProps, 'onClose'> {
  readonly label: string
  /** A class for the button. */
  readonly class?: string | undefined
  /** What the calendar stands beside. */
  readonly anchor: () => HTMLElement
  /** Gives a way to open the calendar from the keys of the input. */
  readonly ref: (open: () => void) => void
}

/** Loaded once, when a calendar is first opened; kept for all fields. */
const [panel, setPanel] = createSignal<Component<CalendarPanelProps>>()

/** The button that opens the calendar beside a field. Escape or a press outside closes it, and focus returns. */
export function CalendarButton(props: CalendarButtonProps): JSX.Element {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  let float!: HTMLDivElement
  let stop: (() => void) | undefined
  const release = () => {
    stop?.()
    stop = undefined
  }
  onCleanup(release)
  const place = () => {
    release()
    stop = keepBeside(props.anchor(), float)
  }
  const load = async () => {
    setFailed(false)
    try {
      const { CalendarPanel } = await import('./CalendarPanel.tsx')
      setPanel(() => CalendarPanel)
    } catch {
      setFailed(true)
    }
    if (open()) place()
  }
  props.ref(() => float.showPopover())
  return (
    <>
      <button type="button" class={props.class} aria-label={`${props.label}: ${props.words.say(fieldWords.chooseDate)}`} title={props.words.say(fieldWords.chooseDate)} aria-haspopup="dialog" aria-expanded={open()} popovertarget={id}>
        <IconCalendar />
      </button>
      <div ref={float} id={id} popover="auto" role="dialog" class={`${styles.float} ${styles.sheet}`} aria-label={props.words.say(dateWords.calendarOf, { label: props.label })}
        on:keydown={(event) => {
          const closes = event.key === 'Escape' || (event.altKey && event.key === 'ArrowUp')
          if (!closes || event.isComposing) return
          // The page below has an Escape of its own.
          event.stopPropagation()
          event.preventDefault()
          float.hidePopover()
        }}
        onFocusOut={(event) => {
          // Whoever tabs on to another field has left. The field's own input and button may be used while it is open.
          if (event.relatedTarget instanceof Node && !props.anchor().contains(event.relatedTarget)) float.hidePopover()
        }}
        onBeforeToggle={(event) => {
          release()
          if (event.newState !== 'open') return
          setOpen(true)
          place()
          if (panel() === undefined) void load()
        }}
        // Only once it is closed: focus returns to where it came from while there is something focused to return from.
        onToggle={(event) => setOpen(event.newState === 'open')}>
        <Show when={open()}>
          <Show when={panel()} fallback={<Show when={failed()}><p class={styles.absent} role="alert">{props.words.say(dateWords.notLoaded)}</p></Show>}>
            <Dynamic component={panel()} day={props.day} time={props.time} withTime={props.withTime} today={props.today} calendar={props.calendar} words={props.words} onChoose={props.onChoose} onClose={() => float.hidePopover()} />
          </Show>
        </Show>
      </div>
    </>
  )
}
