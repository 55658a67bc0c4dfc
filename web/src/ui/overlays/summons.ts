import type { Accessor } from 'solid-js'
import { createSignal, onCleanup, untrack } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import { showToast } from '../toast.ts'
import type { Late } from './late.ts'

/** What stands between a button that is there at once and the part it opens, which comes later. */
export interface Summons<T> {
  /** The button; a `ref`. */
  readonly attach: (button: HTMLElement) => void
  /** The part, once it was asked for and has come; tracked. From then on the button is the part's. */
  readonly part: Accessor<T | undefined>
  /** Whether the button was pressed before the part was there: it opens at once then ([UI70]). */
  wasPressed(): boolean
}

/**
 * Fetches the part when the button is pointed at, focused or pressed. `opensOn` says with what the part itself opens later:
 * it may come between the two halves of the first press.
 */
export function createSummons<T>(late: Late<T>, opensOn: 'down' | 'click'): Summons<T> {
  const { say } = useWords()
  const [asked, setAsked] = createSignal(false)
  const part = (): T | undefined => (asked() ? late.now() : undefined)
  // Focus may be given from within an effect.
  const isThere = (): boolean => untrack(part) !== undefined
  let pressed = false

  const attach = (button: HTMLElement): void => {
    const ask = (): void => {
      if (isThere()) return
      setAsked(true)
      void late.load()
    }
    const press = (): void => {
      if (isThere() || pressed) return
      pressed = true
      setAsked(true)
      if (isThere()) return
      button.setAttribute('aria-busy', 'true')
      void late.load().then((hasCome) => {
        button.removeAttribute('aria-busy')
        if (hasCome) return
        pressed = false
        showToast(say(uiWords.notLoaded), { tone: 'problem' })
      })
    }
    const onPointerDown = (event: PointerEvent): void => {
      if (isThere() || opensOn === 'click') return
      // Kobalte's own mark: a finger opens when it is lifted.
      button.dataset['pointerType'] = event.pointerType
      if (event.pointerType === 'touch' || event.button !== 0) return
      press()
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isThere() || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      event.preventDefault()
      press()
    }
    button.addEventListener('pointerenter', ask)
    button.addEventListener('focus', ask)
    button.addEventListener('pointerdown', onPointerDown)
    button.addEventListener('click', press)
    button.addEventListener('keydown', onKeyDown)
    onCleanup(() => {
      button.removeEventListener('pointerenter', ask)
      button.removeEventListener('focus', ask)
      button.removeEventListener('pointerdown', onPointerDown)
      button.removeEventListener('click', press)
      button.removeEventListener('keydown', onKeyDown)
    })
  }
  return { attach, part, wasPressed: () => pressed }
}
