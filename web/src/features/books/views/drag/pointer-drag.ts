import { onCleanup } from 'solid-js'

export interface PointerDragActs {
  /** The thing is lifted. */
  lift(id: string): void
  /** Where the pointer is now. */
  over(x: number, y: number): void
  drop(): void
  cancel(): void
}

export interface PointerDrag {
  begin(event: PointerEvent, id: string): void
  /** Whether the click that follows belongs to the drag. */
  tookClick(): boolean
}

const slackPx = 5
const holdMs = 280

/** Carries something with the mouse after a few pixels, with a finger after a moment's hold, so that lists still scroll. */
export function createPointerDrag(acts: PointerDragActs): PointerDrag {
  let stop: (() => void) | undefined
  let took = false
  onCleanup(() => stop?.())
  return {
    begin(event, id) {
      if (event.button !== 0) return
      stop?.()
      took = false
      let lifted = false
      const isTouch = event.pointerType === 'touch'
      const lift = () => {
        lifted = true
        took = true
        acts.lift(id)
        acts.over(event.clientX, event.clientY)
      }
      const timer = isTouch ? setTimeout(lift, holdMs) : undefined
      const end = (drops: boolean) => {
        stop?.()
        if (lifted && drops) acts.drop()
        else if (lifted) acts.cancel()
      }
      const move = (moved: PointerEvent) => {
        if (moved.pointerId !== event.pointerId) return
        const far = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) > slackPx
        if (!lifted && far && isTouch) return end(false)
        if (!lifted && far) lift()
        if (lifted) acts.over(moved.clientX, moved.clientY)
      }
      const up = () => end(true)
      const cancel = () => end(false)
      const key = (pressed: KeyboardEvent) => {
        if (pressed.key !== 'Escape' || !lifted) return
        pressed.preventDefault()
        pressed.stopPropagation()
        end(false)
      }
      // A finger that carries something does not scroll.
      const hold = (touch: TouchEvent) => { if (lifted) touch.preventDefault() }
      globalThis.addEventListener('pointermove', move)
      globalThis.addEventListener('pointerup', up)
      globalThis.addEventListener('pointercancel', cancel)
      globalThis.addEventListener('keydown', key, true)
      globalThis.addEventListener('touchmove', hold, { passive: false })
      stop = () => {
        clearTimeout(timer)
        stop = undefined
        globalThis.removeEventListener('pointermove', move)
        globalThis.removeEventListener('pointerup', up)
        globalThis.removeEventListener('pointercancel', cancel)
        globalThis.removeEventListener('keydown', key, true)
        globalThis.removeEventListener('touchmove', hold)
      }
    },
    tookClick() {
      const was = took
      took = false
      return was
    },
  }
}
