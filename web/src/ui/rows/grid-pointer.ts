import { onCleanup } from 'solid-js'

import type { GridHands } from './grid-hands.ts'
import type { RowsGridProps } from './grid-props.ts'
import type { GridPoint } from './grid-range.ts'
import type { GridState } from './grid-state.ts'

export interface GridInput {
  readonly table: HTMLElement
  readonly props: RowsGridProps
  readonly state: GridState
  readonly hands: GridHands
}

/** A press goes to a cell, a second one writes in it; Shift or drawing on chooses a range. A finger writes at once. */
export function listenToPointer({ table, props, state, hands }: GridInput): void {
  let byFinger = false
  let stop: (() => void) | undefined
  const pointOf = (target: EventTarget | null): GridPoint | undefined => {
    const name = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined
    if (name === undefined) return undefined
    const mark = name.lastIndexOf('/')
    const point = { row: props.rows.indexOf(name.slice(0, mark)), column: props.columns.findIndex(({ id }) => id === name.slice(mark + 1)) }
    return point.row === -1 || point.column === -1 ? undefined : point
  }
  const onPointerDown = (event: PointerEvent): void => {
    byFinger = event.pointerType === 'touch'
  }
  const draw = (from: GridPoint): void => {
    let at = from
    const over = (moved: PointerEvent): void => {
      const to = pointOf(document.elementFromPoint(moved.clientX, moved.clientY))
      if (to === undefined || (to.row === at.row && to.column === at.column)) return
      at = to
      hands.goTo(to, true)
    }
    const end = (): void => stop?.()
    globalThis.addEventListener('pointermove', over)
    globalThis.addEventListener('pointerup', end)
    globalThis.addEventListener('pointercancel', end)
    stop = () => {
      stop = undefined
      globalThis.removeEventListener('pointermove', over)
      globalThis.removeEventListener('pointerup', end)
      globalThis.removeEventListener('pointercancel', end)
    }
  }
  const onMouseDown = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    const point = pointOf(target)
    if (event.button !== 0 || point === undefined || target.closest('[popover]') !== null) return
    const { row, column } = state.at()
    const isHere = state.inside() && row === point.row && column === point.column
    if (event.shiftKey && state.inside() && !isHere) {
      event.preventDefault()
      return hands.goTo(point, true)
    }
    if (isHere) {
      if (state.editing() || hands.column()?.work === 'ticked' || !hands.mayWrite()) return
      if (hands.column()?.work === 'chosen') {
        event.preventDefault()
        return hands.begin()
      }
      hands.begun()
      return state.edit({})
    }
    // Links, files and boxes do what they do.
    if (target.closest('a, button, input[type="checkbox"], label') !== null) {
      hands.settle()
      state.enter()
      return state.goTo(point)
    }
    event.preventDefault()
    hands.goTo(point)
    if (byFinger) hands.begin()
    else draw(point)
  }
  const begin = (): void => {
    if (!state.editing() && hands.column()?.work === 'typed' && hands.mayWrite()) {
      hands.begun()
      state.edit({ replacing: true })
    }
  }
  // Before the control hears of it.
  const onInput = (event: Event): void => {
    if (event.target instanceof Element && state.inside() && pointOf(event.target) !== undefined && event.target.closest('[popover]') === null) begin()
  }
  table.addEventListener('pointerdown', onPointerDown, true)
  table.addEventListener('mousedown', onMouseDown)
  table.addEventListener('input', onInput, true)
  table.addEventListener('compositionstart', onInput, true)
  onCleanup(() => stop?.())
}
