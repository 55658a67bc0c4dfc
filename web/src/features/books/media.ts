import type { Accessor } from 'solid-js'
import { createSignal, onCleanup } from 'solid-js'

/** Whether a media query holds now; follows the window. */
export function createMedia(query: string): Accessor<boolean> {
  const list = globalThis.matchMedia?.(query)
  const [matches, setMatches] = createSignal(list?.matches ?? false)
  const follow = () => setMatches(list?.matches ?? false)
  list?.addEventListener('change', follow)
  onCleanup(() => list?.removeEventListener('change', follow))
  return matches
}
