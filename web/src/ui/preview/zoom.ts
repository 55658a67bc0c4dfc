import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

/** How large something is shown. */
export interface Zoom {
  /** Pixels on the screen for one of its own; 1 is its own size. */
  readonly scale: Accessor<number>
  /** Whether it follows the window. */
  readonly fits: Accessor<boolean>
  set(scale: number): void
  by(factor: number): void
  fit(): void
}

const least = 0.1
const most = 8
export const zoomStep = 1.25

/** @param fitted the scale at which it fits its window; tracked. */
export function createZoom(fitted: Accessor<number>): Zoom {
  const [chosen, setChosen] = createSignal<number>()
  const scale = (): number => chosen() ?? fitted()
  const set = (next: number): void => void setChosen(Math.min(most, Math.max(least, next)))
  return { scale, fits: () => chosen() === undefined, set, by: (factor) => set(scale() * factor), fit: () => void setChosen(undefined) }
}

/** The keys that zoom and turn; answers whether it was one of them. */
export function zoomByKey(event: KeyboardEvent, zoom: Zoom, rotate?: () => void): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  if (event.key === '+' || event.key === '=') zoom.by(zoomStep)
  else if (event.key === '-') zoom.by(1 / zoomStep)
  else if (event.key === '0') zoom.fit()
  else if (event.key === 'r' && rotate !== undefined) rotate()
  else return false
  event.preventDefault()
  return true
}

/** Two fingers and the wheel with Ctrl change an element's zoom around where they are; a mouse carries it about. Returns the listeners. */
export function pinchOf(stage: () => HTMLElement, zoom: Zoom, carries = false) {
  const fingers = new Map<number, { readonly x: number; readonly y: number }>()
  let last: number | undefined
  const apart = (): number => {
    const [a, b] = [...fingers.values()]
    return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y)
  }
  const lift = (event: PointerEvent): void => {
    fingers.delete(event.pointerId)
    last = undefined
  }
  return {
    onPointerDown: (event: PointerEvent): void => void (event.pointerType === 'touch' && fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })),
    onPointerMove: (event: PointerEvent): void => {
      if (carries && event.pointerType === 'mouse' && event.buttons === 1) stage().scrollBy(-event.movementX, -event.movementY)
      if (!fingers.has(event.pointerId)) return
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (fingers.size !== 2) return
      const now = apart()
      if (last !== undefined && last > 0) zoomAround(stage(), zoom, now / last, middleOf([...fingers.values()]))
      last = now
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onWheel: (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoomAround(stage(), zoom, Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY })
    },
  }
}

const middleOf = (points: readonly { readonly x: number; readonly y: number }[]): { x: number; y: number } => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})

function zoomAround(stage: HTMLElement, zoom: Zoom, factor: number, at: { readonly x: number; readonly y: number }): void {
  const box = stage.getBoundingClientRect()
  const [x, y] = [at.x - box.left, at.y - box.top]
  const before = zoom.scale()
  zoom.by(factor)
  const grown = zoom.scale() / before
  stage.scrollTo((stage.scrollLeft + x) * grown - x, (stage.scrollTop + y) * grown - y)
}
