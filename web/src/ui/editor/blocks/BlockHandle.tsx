import IconGrip from '~icons/lucide/grip-vertical'
import { NodeSelection, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, on, onCleanup, onMount, Show, untrack } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { createBlockDrag } from './block-drag.ts'
import styles from './blocks.module.css'
import type { Unit } from './move-blocks.ts'
import { topUnit, unitAround } from './move-blocks.ts'

export interface BlockHandleProps {
  readonly words: EditorWords
  readonly view: EditorView
  /** The box in which the handle stands; it begins where the text does. */
  readonly sheet: HTMLElement
  /** Fingers cannot hover: the handle then stands beside what the caret is in. */
  readonly touch: boolean
  /** Whether somebody writes in the text. */
  readonly focused: boolean
  /** Counts up with every change of the text or the selection. */
  readonly changes: number
  /** The caret is in the block now. */
  readonly onMenu: (anchor: () => DOMRect) => void
}

interface Beside {
  readonly unit: Unit
  readonly top: number
}

/** A finger's target; a mouse needs less. */
const handlePx = (touch: boolean): number => (touch ? 44 : 24)

/** Stands beside a block, the one under the mouse or the one with the caret: a press opens its menu, a drag moves it. Keys do the same (Alt with arrows, the menu in the toolbar). */
export function BlockHandle(props: BlockHandleProps): JSX.Element {
  const { view, sheet, touch } = untrack(() => props)
  const [beside, setBeside] = createSignal<Beside>()
  let frame: number | undefined
  let button: HTMLButtonElement | undefined
  let pressed: Unit | undefined

  const drag = createBlockDrag({
    view,
    sheet,
    press() {
      if (pressed !== undefined && !touch) putCaretIn(pressed)
      props.onMenu(() => button?.getBoundingClientRect() ?? new DOMRect())
    },
    dropped(unit) {
      const now = touch ? undefined : topUnit(view.state, unit.index)
      if (now !== undefined) putCaretIn(now)
      if (!touch) setBeside(undefined)
      view.focus()
    },
  })
  const putCaretIn = (unit: Unit): void => {
    const { tr } = view.state
    view.dispatch(tr.setSelection(unit.node.isAtom ? NodeSelection.create(tr.doc, unit.at) : Selection.near(tr.doc.resolve(unit.at + 1))))
  }
  const domOf = (unit: Unit): Element | undefined => {
    const dom = view.nodeDOM(unit.at)
    return dom instanceof Element ? dom : undefined
  }
  const standBeside = (unit: Unit | undefined): void => {
    const block = unit === undefined ? undefined : domOf(unit)
    if (unit === undefined || block === undefined) return void setBeside(undefined)
    const lineHeight = Math.min(Number.parseFloat(getComputedStyle(block).lineHeight) || 28, 40)
    setBeside({ unit, top: block.getBoundingClientRect().top - sheet.getBoundingClientRect().top + (lineHeight - handlePx(touch)) / 2 })
  }
  /** Looks once a frame; what the text was then may be gone. */
  const soon = (look: () => void): void => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined
      if (!view.isDestroyed && drag.carrying() === undefined) look()
    })
  }
  const unitAtHeight = (y: number): Unit | undefined => {
    for (let index = 0; ; index++) {
      const unit = topUnit(view.state, index)
      if (unit === undefined) return undefined
      const box = domOf(unit)?.getBoundingClientRect()
      if (box !== undefined && y >= box.top - 4 && y <= box.bottom + 4) return unit
    }
  }
  const hover = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return
    const { clientY } = event
    soon(() => { const unit = unitAtHeight(clientY); if (unit !== undefined) standBeside(unit) })
  }
  const leave = (event: PointerEvent): void => {
    if (drag.carrying() === undefined && !(event.relatedTarget instanceof Node && sheet.contains(event.relatedTarget))) setBeside(undefined)
  }
  onMount(() => {
    if (touch) {
      const besideCaret = () => soon(() => standBeside(props.focused ? unitAround(view.state) : undefined))
      createEffect(on([() => props.focused, () => props.changes], besideCaret))
      const sized = new ResizeObserver(besideCaret)
      sized.observe(view.dom)
      onCleanup(() => sized.disconnect())
    } else {
      sheet.addEventListener('pointermove', hover)
      sheet.addEventListener('pointerleave', leave)
    }
    onCleanup(() => {
      if (frame !== undefined) cancelAnimationFrame(frame)
      sheet.removeEventListener('pointermove', hover)
      sheet.removeEventListener('pointerleave', leave)
    })
  })
  return (
    <>
      <Show when={beside()}>
        {(place) => (
          <button
            ref={button}
            type="button"
            class={styles.handle}
            style={{ top: `${place().top}px` }}
            aria-label={props.words.blockTools}
            aria-haspopup="menu"
            data-touch={touch ? '' : undefined}
            // The menu of a block is in the toolbar as well.
            tabIndex={-1}
            // A press takes neither the caret nor a phone's keyboard away.
            onMouseDown={(event) => event.preventDefault()}
            onContextMenu={(event) => event.preventDefault()}
            onPointerDown={(event) => {
              event.preventDefault()
              pressed = place().unit
              drag.begin(event, pressed)
            }}
          >
            <IconGrip />
          </button>
        )}
      </Show>
      <Show when={drag.carrying()}>
        {(carried) => (
          <>
            <div class={styles.carried} style={{ top: `${carried().fromPx}px`, height: `${carried().heightPx}px` }} />
            <div class={styles.drop} style={{ top: `${carried().linePx}px` }} />
          </>
        )}
      </Show>
    </>
  )
}
