import { onCleanup } from 'solid-js'

const holdMs = 450
const slackPx = 8

export interface LongPress {
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
    readonly onContextMenu: (event: Event) => void
  }
  /** Whether the click that follows belongs to the press. */
  tookClick(): boolean
  isTouch(): boolean
}

/** A finger held still for a moment. */
export function createLongPress(act: () => void): LongPress {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  let held = false
  let touched = false
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  onCleanup(stop)
  return {
    handlers: {
      onPointerDown(event) {
        held = false
        touched = event.pointerType === 'touch'
        if (!touched) return
        from = { x: event.clientX, y: event.clientY }
        stop()
        timer = setTimeout(() => {
          held = true
          act()
        }, holdMs)
      },
      onPointerMove(event) {
        if (timer !== undefined && Math.hypot(event.clientX - from.x, event.clientY - from.y) > slackPx) stop()
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu(event) {
        if (touched) event.preventDefault()
      },
    },
    tookClick() {
      const took = held
      held = false
      return took
    },
    isTouch: () => touched,
  }
}
