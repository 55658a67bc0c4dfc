import type { Accessor } from 'solid-js'
import { createSignal, onCleanup, onMount } from 'solid-js'

/** A window that is not seen paints nothing, and must not wait for it. */
const unseenMs = 120

/** How often the window has been painted since this came, up to `most`: so that what is seen first is drawn first. */
export function createPainted(most: number): Accessor<number> {
  const [painted, setPainted] = createSignal(0)
  onMount(() => {
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const next = (): void => {
      let passed = false
      const pass = (): void => {
        if (passed) return
        passed = true
        clearTimeout(timer)
        if (setPainted((count) => count + 1) < most) next()
      }
      timer = setTimeout(pass, unseenMs)
      // After the frame, not before it.
      frame = requestAnimationFrame(() => setTimeout(pass))
    }
    next()
    onCleanup(() => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    })
  })
  return painted
}
