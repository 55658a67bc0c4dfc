import { onCleanup } from 'solid-js'

export interface ColumnDragActs {
  /** The width under the pointer; `undefined` once it is let go or given up. */
  resizing(id: string, px: number | undefined): void
  resized(id: string, px: number | undefined): void
  moved(id: string, before: string | undefined): void
}

export interface ColumnDrag {
  beginResize(event: PointerEvent, id: string): void
  beginMove(event: PointerEvent, id: string): void
  /** Whether the click that follows belongs to a drag. */
  tookClick(): boolean
}

const slackPx = 6

/** Draws columns wider and to other places. Escape gives up. */
export function createColumnDrag(header: () => HTMLElement, acts: ColumnDragActs): ColumnDrag {
  let stop: (() => void) | undefined
  let dragged = false
  onCleanup(() => stop?.())
  const cells = () => [...header().querySelectorAll<HTMLElement>('[data-column]')]

  /** Follows the pointer until it is let go; `end` learns whether it counts. */
  const follow = (event: PointerEvent, move: (event: PointerEvent) => void, end: (counts: boolean) => void) => {
    stop?.()
    const finish = (counts: boolean) => {
      stop?.()
      stop = undefined
      end(counts)
    }
    const up = () => finish(true)
    const cancel = () => finish(false)
    const key = (pressed: KeyboardEvent) => { if (pressed.key === 'Escape') finish(false) }
    globalThis.addEventListener('pointermove', move)
    globalThis.addEventListener('pointerup', up)
    globalThis.addEventListener('pointercancel', cancel)
    globalThis.addEventListener('keydown', key, true)
    stop = () => {
      globalThis.removeEventListener('pointermove', move)
      globalThis.removeEventListener('pointerup', up)
      globalThis.removeEventListener('pointercancel', cancel)
      globalThis.removeEventListener('keydown', key, true)
    }
    dragged = false
  }

  return {
    beginResize(event, id) {
      if (event.button !== 0) return
      event.preventDefault()
      event.stopPropagation()
      const fromPx = cells().find((cell) => cell.dataset['column'] === id)?.offsetWidth ?? 0
      let px: number | undefined
      follow(
        event,
        (moved) => acts.resizing(id, (px = Math.round(fromPx + moved.clientX - event.clientX))),
        (counts) => {
          acts.resizing(id, undefined)
          if (counts && px !== undefined) acts.resized(id, px)
        },
      )
    },
    beginMove(event, id) {
      if (event.button !== 0 || event.pointerType === 'touch') return
      const mark = (before: string | null | undefined) => cells().forEach((cell) => cell.toggleAttribute('data-drop', cell.dataset['column'] === before))
      let before: string | undefined
      follow(
        event,
        (moved) => {
          if (!dragged && Math.abs(moved.clientX - event.clientX) < slackPx) return
          dragged = true
          // The first column stays first.
          before = cells().slice(1).find((cell) => { const box = cell.getBoundingClientRect(); return moved.clientX < box.left + box.width / 2 })?.dataset['column']
          mark(before ?? null)
        },
        (counts) => {
          mark(undefined)
          if (counts && dragged && before !== id) acts.moved(id, before)
        },
      )
    },
    tookClick() {
      const took = dragged
      dragged = false
      return took
    },
  }
}
