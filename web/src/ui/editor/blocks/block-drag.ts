import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { Accessor } from 'solid-js'
import { createSignal, onCleanup } from 'solid-js'

import type { Unit } from './move-blocks.ts'
import { moveUnit, unitOf } from './move-blocks.ts'

/** What is drawn while something is carried; lengths from the top of the sheet. */
export interface Carrying {
  readonly fromPx: number
  readonly heightPx: number
  /** Where it would go: between two others. */
  readonly linePx: number
}

export interface BlockDrag {
  readonly carrying: Accessor<Carrying | undefined>
  begin(event: PointerEvent, unit: Unit): void
}

export interface BlockDragInput {
  readonly view: EditorView
  readonly sheet: HTMLElement
  /** Let go without having been carried anywhere. */
  press(): void
  dropped(unit: Unit): void
}

/** A shorter way is a press, and a shorter hold of a finger. */
const slackPx = 5
const holdMs = 280
/** So near to an edge the text scrolls under what is carried. */
const edgePx = 72
const fastestPx = 16

/** Carries a block to between two of its siblings, with the mouse or a finger; Escape gives up ([TXT44], [UI170]). */
export function createBlockDrag({ view, sheet, press, dropped }: BlockDragInput): BlockDrag {
  const [carrying, setCarrying] = createSignal<Carrying>()
  let stop: (() => void) | undefined
  onCleanup(() => stop?.())

  const begin = (event: PointerEvent, { node }: Unit): void => {
    if (event.button !== 0) return
    stop?.()
    let y = event.clientY
    let to: number | undefined
    let isLifted = false
    let frame: number | undefined
    const scroller = scrollerOf(sheet)

    const draw = (): void => {
      const unit = unitOf(view.state, node)
      if (unit === undefined) return end(false)
      const boxes = siblingBoxes(view, unit)
      const top = sheet.getBoundingClientRect().top
      to = boxes.filter((box) => y > box.top + box.height / 2).length
      const own = boxes[unit.index]!
      const line = to < boxes.length ? boxes[to]!.top : boxes.at(-1)!.bottom
      setCarrying({ fromPx: own.top - top, heightPx: own.height, linePx: line - top - 4 })
    }
    const follow = (): void => {
      scroller.scrollTop += pullAt(y, scroller)
      draw()
      if (stop !== undefined) frame = requestAnimationFrame(follow)
    }
    const lift = (): void => {
      if (isLifted) return
      isLifted = true
      if (event.pointerType === 'touch') navigator.vibrate?.(10)
      follow()
    }
    const timer = event.pointerType === 'touch' ? setTimeout(lift, holdMs) : undefined
    const move = (moved: PointerEvent): void => {
      if (moved.pointerId !== event.pointerId) return
      y = moved.clientY
      if (Math.abs(y - event.clientY) > slackPx) lift()
    }
    const up = (): void => end(true)
    const cancel = (): void => end(false)
    const key = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape' || !isLifted) return
      pressed.preventDefault()
      pressed.stopPropagation()
      end(false)
    }
    const end = (counts: boolean): void => {
      if (counts && isLifted) draw()
      const target = to
      stop?.()
      if (!counts) return
      if (!isLifted) return press()
      const unit = unitOf(view.state, node)
      if (unit === undefined || target === undefined) return
      const index = target > unit.index ? target - 1 : target
      if (index !== unit.index) moveUnit(view, unit, index)
      dropped(index === unit.index ? unit : { ...unit, index })
    }
    globalThis.addEventListener('pointermove', move)
    globalThis.addEventListener('pointerup', up)
    globalThis.addEventListener('pointercancel', cancel)
    globalThis.addEventListener('keydown', key, true)
    stop = () => {
      stop = undefined
      clearTimeout(timer)
      if (frame !== undefined) cancelAnimationFrame(frame)
      setCarrying(undefined)
      globalThis.removeEventListener('pointermove', move)
      globalThis.removeEventListener('pointerup', up)
      globalThis.removeEventListener('pointercancel', cancel)
      globalThis.removeEventListener('keydown', key, true)
    }
  }
  return { carrying, begin }
}

/** The boxes of what stands beside a unit, and its own, in their order. */
function siblingBoxes(view: EditorView, { parent, at, index }: Unit): readonly DOMRect[] {
  let from = at
  for (let before = 0; before < index; before++) from -= parent.child(before).nodeSize
  const boxes: DOMRect[] = []
  parent.forEach((_: Node, offset) => {
    const dom = view.nodeDOM(from + offset)
    boxes.push(dom instanceof Element ? dom.getBoundingClientRect() : new DOMRect())
  })
  return boxes
}

/** What scrolls a text: the nearest ancestor that does, else the window. */
function scrollerOf(element: HTMLElement): Element {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at
  }
  return document.scrollingElement ?? document.documentElement
}

/** How far to scroll in a frame with the pointer there: the nearer to an edge that can be seen, the farther. */
function pullAt(y: number, scroller: Element): number {
  const box = scroller === document.scrollingElement ? undefined : scroller.getBoundingClientRect()
  const seen = globalThis.visualViewport
  const top = Math.max(box?.top ?? 0, seen?.offsetTop ?? 0)
  const bottom = Math.min(box?.bottom ?? Infinity, (seen?.offsetTop ?? 0) + (seen?.height ?? innerHeight))
  const near = (distancePx: number): number => Math.min(1, Math.max(0, 1 - distancePx / edgePx)) * fastestPx
  return near(bottom - y) - near(y - top)
}
