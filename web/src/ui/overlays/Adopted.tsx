import type { JSX } from 'solid-js'
import { onCleanup, splitProps } from 'solid-js'
import { spread } from 'solid-js/web'

export interface AdoptedProps {
  /** The element that is there already. */
  readonly element: HTMLElement
  readonly role?: 'combobox' | undefined
  readonly children?: JSX.Element
}

type Given = Readonly<Record<string, unknown>>

/**
 * Draws nothing: what Kobalte would give an element of its own goes to one that is there already. `as={Adopted}` lets a
 * button keep its looks and the focus while Kobalte takes it over ([UI70]).
 */
export function Adopted(props: AdoptedProps): JSX.Element {
  const given = props as AdoptedProps & Given
  const handlers = Object.keys(given).filter((name) => /^on[A-Z]/.test(name))
  const [own, acts, rest] = splitProps(given, ['element', 'children'], handlers)
  // Listeners of the element itself: several may adopt one element, and its own handlers stay.
  for (const name of handlers) {
    const type = name.slice(2).toLowerCase()
    const listener = (event: Event): void => {
      const handle = acts[name]
      if (typeof handle === 'function') handle.call(own.element, event)
    }
    own.element.addEventListener(type, listener)
    onCleanup(() => own.element.removeEventListener(type, listener))
  }
  spread(own.element, rest, false, true)
  return undefined
}
