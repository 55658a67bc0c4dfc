import type { Accessor } from 'solid-js'
import { createSignal, onCleanup } from 'solid-js'

const restMs = 4_000
const busyWith = ['keydown', 'pointerdown', 'compositionstart', 'wheel'] as const

/** True once nobody has typed, pressed or scrolled for a moment; it stays true, for what came into sight must not go again. */
export function createQuiet(window: EventTarget): Accessor<boolean> {
  const [quiet, setQuiet] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => {
    clearTimeout(timer)
    for (const busy of busyWith) window.removeEventListener(busy, wait)
  }
  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      stop()
      setQuiet(true)
    }, restMs)
  }
  for (const busy of busyWith) window.addEventListener(busy, wait, { passive: true })
  wait()
  onCleanup(stop)
  return quiet
}
