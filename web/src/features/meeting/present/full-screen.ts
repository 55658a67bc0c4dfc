import type { Accessor } from 'solid-js'
import { createSignal, onCleanup, onMount } from 'solid-js'

export interface FullScreen {
  /** Whether the browser can do it here. */
  readonly offered: boolean
  readonly on: Accessor<boolean>
  toggle(): void
}

/** The whole screen for a stage, and the way back: by the same press, by Esc, and by leaving. */
export function createFullScreen(stage: () => HTMLDialogElement): FullScreen {
  const [on, setOn] = createSignal(document.fullscreenElement !== null)
  let entered = false
  // The page goes full screen, for a dialog may not; what stood over it is put over it again, with the keyboard where it was.
  const changed = (): void => {
    setOn(document.fullscreenElement !== null)
    if (document.fullscreenElement === null) return
    const focused = document.activeElement
    stage().close()
    stage().showModal()
    if (focused instanceof HTMLElement) focused.focus()
  }
  onMount(() => document.addEventListener('fullscreenchange', changed))
  onCleanup(() => {
    document.removeEventListener('fullscreenchange', changed)
    if (entered && document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
  })
  return {
    offered: document.fullscreenEnabled,
    on,
    toggle() {
      if (document.fullscreenElement !== null) return void document.exitFullscreen().catch(() => undefined)
      entered = true
      void document.documentElement.requestFullscreen().catch(() => undefined)
    },
  }
}
