import type { EditorView } from 'prosemirror-view'
import type { Accessor } from 'solid-js'
import { createMemo, createSignal } from 'solid-js'

import type { TypedTrigger } from '../behaviours/typed-trigger.ts'
import { dismissTrigger } from '../behaviours/typed-trigger.ts'
import type { Choice } from './choices.ts'

export interface TypingList {
  readonly trigger: Accessor<TypedTrigger | undefined>
  readonly choices: Accessor<readonly Choice[]>
  readonly active: Accessor<number>
  setActive(index: number): void
  setTrigger(trigger: TypedTrigger | undefined): void
  /** Whether the list took the key. */
  onKey(event: KeyboardEvent): boolean
  choose(choice: Choice): void
}

/** The list that an @ or a / opens, which is moved through while the caret stays in the text. */
export function createTypingList(choicesFor: (trigger: TypedTrigger) => readonly Choice[], view: () => EditorView | undefined): TypingList {
  const [trigger, setTrigger] = createSignal<TypedTrigger>()
  const [active, setActive] = createSignal(0)
  const choices = createMemo<readonly Choice[]>(() => {
    const typed = trigger()
    return typed === undefined ? [] : choicesFor(typed)
  })
  const choose = (choice: Choice): void => {
    const present = view()
    const typed = trigger()
    if (present !== undefined && typed !== undefined) choice.choose(present, typed)
  }
  return {
    trigger,
    choices,
    active,
    setActive,
    setTrigger(typed) {
      if (typed?.query !== trigger()?.query || typed?.sign !== trigger()?.sign) setActive(0)
      setTrigger(typed)
    },
    choose,
    onKey(event) {
      const all = choices()
      const present = view()
      const typed = trigger()
      if (all.length === 0 || present === undefined || typed === undefined) return false
      const chosen = all[active()]
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (event.key === 'ArrowDown' && isPlain) setActive((index) => (index + 1) % all.length)
      else if (event.key === 'ArrowUp' && isPlain) setActive((index) => (index + all.length - 1) % all.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined && isPlain && !event.shiftKey) choose(chosen)
      else if (event.key === 'Escape') dismissTrigger(present, typed)
      else return false
      return true
    },
  }
}
