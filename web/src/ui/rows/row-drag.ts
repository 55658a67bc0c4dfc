import { createSignal, onCleanup } from 'solid-js'

const slackPx = 4

/** Carries a row by its handle to between two others. */
export interface RowDrag {
  /** The row that is carried, once it has left its place. */
  readonly carried: () => string | undefined
  /** The place it would go to: before the row of this number. */
  readonly target: () => number | undefined
  begin(event: PointerEvent, row: string): void
}

export function createRowDrag(body: () => HTMLElement, drop: (row: string, before: number) => void): RowDrag {
  const [carried, setCarried] = createSignal<string>()
  const [target, setTarget] = createSignal<number>()
  let stop: (() => void) | undefined
  onCleanup(() => stop?.())
  return {
    carried,
    target,
    begin(event, row) {
      if (event.button !== 0) return
      stop?.()
      event.preventDefault()
      const begun = event.clientY
      const move = (moved: PointerEvent): void => {
        if (carried() === undefined && Math.abs(moved.clientY - begun) < slackPx) return
        setCarried(row)
        const rows = [...body().querySelectorAll<HTMLElement>('[data-row]')]
        const below = rows.findIndex((each) => {
          const { top, height } = each.getBoundingClientRect()
          return moved.clientY < top + height / 2
        })
        setTarget(below === -1 ? rows.length : below)
      }
      const end = (drops: boolean): void => {
        const to = target()
        stop?.()
        if (drops && to !== undefined) drop(row, to)
      }
      const up = (): void => end(true)
      const cancel = (): void => end(false)
      const key = (pressed: KeyboardEvent): void => {
        if (pressed.key !== 'Escape') return
        pressed.preventDefault()
        pressed.stopPropagation()
        end(false)
      }
      globalThis.addEventListener('pointermove', move)
      globalThis.addEventListener('pointerup', up)
      globalThis.addEventListener('pointercancel', cancel)
      globalThis.addEventListener('keydown', key, true)
      stop = () => {
        stop = undefined
        setCarried(undefined)
        setTarget(undefined)
        globalThis.removeEventListener('pointermove', move)
        globalThis.removeEventListener('pointerup', up)
        globalThis.removeEventListener('pointercancel', cancel)
        globalThis.removeEventListener('keydown', key, true)
      }
    },
  }
}
