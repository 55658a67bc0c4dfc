import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, on, onCleanup } from 'solid-js'

import styles from './calendar.module.css'

export interface TimeListProps {
  readonly label: string
  /** The time that stands, `09:30`. */
  readonly time: string | undefined
  readonly onChoose: (time: string) => void
}

/** Half hours of a long working day; any other time is typed. */
const halfHours: readonly string[] = Array.from({ length: 29 }, (_, half) => `${String(7 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`)

const usual = '09:00'

const middle = (at: number, size: number, room: number): number => at - (room - size) / 2

/** Half hours to choose from, with the time that stands among them, whatever it is. */
export function TimeList(props: TimeListProps): JSX.Element {
  let list!: HTMLDivElement
  const times = createMemo(() => (props.time === undefined || halfHours.includes(props.time) ? halfHours : [...halfHours, props.time].toSorted()))
  const [at, setAt] = createSignal(usual)
  const option = (time: string) => list.querySelector<HTMLElement>(`[data-time="${time}"]`)
  createEffect(on(() => props.time, (time) => {
    setAt(time ?? usual)
    // Once it is shown and has a height. The list alone is to scroll, not what lies around the calendar.
    const frame = requestAnimationFrame(() => {
      const chosen = option(time ?? usual)
      if (chosen) list.scrollTo({ top: middle(chosen.offsetTop - list.offsetTop, chosen.offsetHeight, list.clientHeight), left: middle(chosen.offsetLeft - list.offsetLeft, chosen.offsetWidth, list.clientWidth) })
    })
    onCleanup(() => cancelAnimationFrame(frame))
  }))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey) return
    const index = times().indexOf(at())
    const last = times().length - 1
    // The list stands upright beside the month and lies under it on phones: both pairs of arrows work.
    const next = { ArrowDown: index + 1, ArrowRight: index + 1, ArrowUp: index - 1, ArrowLeft: index - 1, PageDown: index + 4, PageUp: index - 4, Home: 0, End: last }[event.key]
    if (event.key === 'Enter' || event.key === ' ') props.onChoose(at())
    else if (next === undefined) return
    else {
      setAt(times()[Math.max(0, Math.min(last, next))]!)
      option(at())?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={list} role="listbox" class={styles.times} aria-label={props.label} on:keydown={onKeyDown}>
      <For each={times()}>
        {(time) => (
          <div role="option" class={styles.time} data-time={time} tabindex={time === at() ? 0 : -1} aria-selected={time === props.time} onClick={() => props.onChoose(time)}>{time}</div>
        )}
      </For>
    </div>
  )
}
