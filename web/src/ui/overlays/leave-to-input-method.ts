import { onCleanup } from 'solid-js'

import { isComposing } from './composing.ts'

/**
 * Keeps from Kobalte what belongs to an input method: keys while it composes, and letters that are not final. What it
 * composed counts as typed at its end ([UI44], [UI57]).
 */
export function leaveToInputMethod(input: HTMLInputElement): void {
  let composing = false
  const listen = (type: string, listener: (event: Event) => void): void => {
    input.addEventListener(type, listener, { capture: true })
    onCleanup(() => input.removeEventListener(type, listener, { capture: true }))
  }
  listen('compositionstart', () => {
    composing = true
  })
  listen('compositionend', () => {
    composing = false
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  listen('input', (event) => {
    if (composing) event.stopImmediatePropagation()
  })
  listen('keydown', (event) => {
    if (composing || isComposing(event as KeyboardEvent)) event.stopImmediatePropagation()
  })
}
