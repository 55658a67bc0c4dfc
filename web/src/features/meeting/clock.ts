import type { Accessor } from 'solid-js'
import { createSignal, onCleanup } from 'solid-js'

/** The present moment, told once a second for as long as the caller lives. */
export function createClock(): Accessor<number> {
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), 1_000)
  onCleanup(() => clearInterval(timer))
  return now
}
