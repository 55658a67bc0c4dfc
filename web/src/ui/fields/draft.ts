import type { Accessor } from 'solid-js'
import { createRenderEffect, createSignal, onCleanup } from 'solid-js'

import type { TypedText } from './thousands.ts'

/** What typed text reads as: a value (absent: emptied), or words that say why it is none. */
export type Reading<V> = { readonly value: V | undefined } | { readonly problem: string }

export interface DraftOptions<V> {
  readonly value: Accessor<V | undefined>
  /** The value as it stands when nobody types. */
  readonly show: (value: V | undefined) => string
  /** The value as one edits it, where that differs. */
  readonly edit?: (value: V | undefined) => string
  readonly read: (typed: string) => Reading<V>
  readonly write: (value: V | undefined) => void
  /** Writes on leaving or Enter: for text that on its way to a value reads as other values, as `1` does to `12-5`. */
  readonly held?: boolean
  readonly same?: (a: V | undefined, b: V | undefined) => boolean
  /** Sets what is being typed in order, with the caret in its place; `undefined` leaves it as it is. */
  readonly tidy?: (typed: TypedText) => TypedText | undefined
}

export interface Draft<V = unknown> {
  /** The `ref` of the input. */
  readonly attach: (element: HTMLInputElement | HTMLTextAreaElement) => void
  /** Why what was typed is not a value; said once the control is left. */
  readonly problem: Accessor<string | undefined>
  /** What is held back now: what the typed text reads as. */
  readonly reading: Accessor<Reading<V> | undefined>
  /** Lets go of what was typed, also where it could not be read: the value came by another way. */
  readonly reset: () => void
}

/**
 * Text that is being typed, apart from the value it becomes ([UI42]–[UI44]). Every input event writes, except while an
 * input method composes; a held draft writes on leaving, on Enter and when the app goes out of sight. A change from elsewhere is taken over only when nothing has been typed since the control was
 * entered, or when it is left: it never moves the caret. What cannot be read stays as typed.
 */
export function createDraft<V>(options: DraftOptions<V>): Draft<V> {
  const [typed, setTyped] = createSignal<string>()
  const [focused, setFocused] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const [reading, setReading] = createSignal<Reading<V>>()
  const same = options.same ?? Object.is
  let composing = false

  const write = () => {
    const read = reading()
    if (read === undefined || 'problem' in read) return
    setReading(undefined)
    if (!same(read.value, options.value())) options.write(read.value)
  }
  const reset = () => {
    setReading(undefined)
    setProblem(undefined)
    setTyped(undefined)
  }

  const attach = (element: HTMLInputElement | HTMLTextAreaElement) => {
    const take = () => {
      const tidied = focused() ? options.tidy?.({ text: element.value, caret: element.selectionStart ?? element.value.length }) : undefined
      if (tidied !== undefined) {
        element.value = tidied.text
        element.setSelectionRange(tidied.caret, tidied.caret)
      }
      setTyped(element.value)
      const read = options.read(element.value)
      setReading(() => read)
      setProblem('problem' in read ? read.problem : undefined)
      if (!options.held || !focused()) write()
    }
    const listen = (type: string, listener: (event: Event) => void, target: EventTarget = element) => {
      target.addEventListener(type, listener)
      onCleanup(() => target.removeEventListener(type, listener))
    }
    listen('focus', () => setFocused(true))
    listen('input', (event) => {
      if (!composing && !(event as InputEvent).isComposing) take()
    })
    listen('compositionstart', () => { composing = true })
    listen('compositionend', () => {
      composing = false
      take()
    })
    listen('keydown', (event) => {
      const { key, isComposing, keyCode } = event as KeyboardEvent
      // 229: the Enter that ended a composition, in browsers that tell it afterwards.
      if (isComposing || keyCode === 229) return
      if (key === 'Enter' && options.held) {
        write()
        if (problem() === undefined) setTyped(undefined)
      }
      if (key !== 'Escape' || (problem() === undefined && reading() === undefined)) return
      event.preventDefault()
      event.stopPropagation()
      reset()
    })
    listen('blur', () => {
      // Some input methods end a composition by leaving, without saying so.
      if (composing || (typed() !== undefined && typed() !== element.value)) take()
      composing = false
      write()
      setReading(undefined)
      setFocused(false)
      if (problem() === undefined) setTyped(undefined)
    })
    if (options.held) listen('visibilitychange', () => { if (document.hidden && !composing) write() }, document)
    createRenderEffect(() => {
      const text = typed() ?? (focused() && options.edit ? options.edit(options.value()) : options.show(options.value()))
      if (composing || element.value === text) return
      const caret = focused() ? element.selectionStart : null
      // Entered by Tab, the browser has selected everything, so that typing replaces it.
      const whole = caret === 0 && element.value !== '' && element.selectionEnd === element.value.length
      element.value = text
      if (whole) element.select()
      else if (caret !== null) element.setSelectionRange(Math.min(caret, text.length), Math.min(caret, text.length))
    })
  }
  return { attach, problem: () => (focused() ? undefined : problem()), reading, reset }
}
