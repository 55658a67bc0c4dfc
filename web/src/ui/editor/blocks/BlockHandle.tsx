import IconGrip from '~icons/lucide/grip-vertical'
import { NodeSelection, Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { JSX } from 'solid-js'
import { createSignal, onCleanup, onMount, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import styles from './blocks.module.css'
import { moveUnit, topUnit } from './move-blocks.ts'

export interface BlockHandleProps {
  readonly words: EditorWords
  readonly view: EditorView
  /** The box in which the handle stands; it begins where the text does. */
  readonly sheet: HTMLElement
  /** The caret is in the block now. */
  readonly onMenu: (anchor: () => DOMRect) => void
}

/** A shorter way is a press. */
const dragsFromPx = 5

interface Held {
  readonly index: number
  readonly fromY: number
  dragging: boolean
  to: number
}

/** Stands beside the block under the mouse: a press opens its menu, a drag moves it. Keys do the same (Alt with arrows, the menu in the toolbar). */
export function BlockHandle(props: BlockHandleProps): JSX.Element {
  const [beside, setBeside] = createSignal<{ readonly index: number; readonly top: number }>()
  const [dropTop, setDropTop] = createSignal<number>()
  let held: Held | undefined
  let frame: number | undefined
  let button: HTMLButtonElement | undefined
  const blockAt = (index: number): Element | null => {
    const unit = topUnit(props.view.state, index)
    const dom = unit === undefined ? null : props.view.nodeDOM(unit.at)
    return dom instanceof Element ? dom : null
  }
  const boxes = (): readonly DOMRect[] => Array.from({ length: props.view.state.doc.childCount }, (_, index) => blockAt(index)?.getBoundingClientRect() ?? new DOMRect())
  const look = (y: number): void => {
    const index = boxes().findIndex(({ top, bottom }) => y >= top - 4 && y <= bottom + 4)
    const block = index < 0 ? null : blockAt(index)
    if (block === null) return
    const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight) || 28
    const top = block.getBoundingClientRect().top - props.sheet.getBoundingClientRect().top + Math.max(0, (Math.min(lineHeight, 40) - 24) / 2)
    setBeside({ index, top })
  }
  const hover = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || held !== undefined || event.buttons !== 0) return
    const { clientY } = event
    frame ??= requestAnimationFrame(() => {
      frame = undefined
      if (!props.view.isDestroyed) look(clientY)
    })
  }
  const leave = (event: PointerEvent): void => {
    if (held === undefined && !(event.relatedTarget instanceof Node && props.sheet.contains(event.relatedTarget))) setBeside(undefined)
  }
  onMount(() => {
    props.sheet.addEventListener('pointermove', hover)
    props.sheet.addEventListener('pointerleave', leave)
    onCleanup(() => {
      if (frame !== undefined) cancelAnimationFrame(frame)
      props.sheet.removeEventListener('pointermove', hover)
      props.sheet.removeEventListener('pointerleave', leave)
    })
  })
  const drag = (event: PointerEvent): void => {
    if (held === undefined) return
    held.dragging ||= Math.abs(event.clientY - held.fromY) > dragsFromPx
    if (!held.dragging) return
    const all = boxes()
    const before = all.filter(({ top, height }) => event.clientY > top + height / 2).length
    held.to = before
    const edge = before < all.length ? all[before]!.top : (all.at(-1)?.bottom ?? 0)
    setDropTop(edge - props.sheet.getBoundingClientRect().top - 4)
  }
  const drop = (): void => {
    const done = held
    held = undefined
    setDropTop(undefined)
    if (done === undefined) return
    const unit = topUnit(props.view.state, done.index)
    if (unit === undefined) return
    if (!done.dragging) return press(done.index)
    const to = done.to > done.index ? done.to - 1 : done.to
    if (to !== done.index) moveUnit(props.view, unit, to)
    putCaretIn(to)
    setBeside(undefined)
    props.view.focus()
  }
  const putCaretIn = (index: number): void => {
    const unit = topUnit(props.view.state, index)
    if (unit === undefined) return
    const { tr } = props.view.state
    props.view.dispatch(tr.setSelection(unit.node.isAtom ? NodeSelection.create(tr.doc, unit.at) : Selection.near(tr.doc.resolve(unit.at + 1))))
  }
  const press = (index: number): void => {
    putCaretIn(index)
    props.onMenu(() => button?.getBoundingClientRect() ?? new DOMRect())
  }
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
            // The menu of a block is in the toolbar as well.
            tabIndex={-1}
            onPointerDown={(event) => {
              event.preventDefault()
              event.currentTarget.setPointerCapture(event.pointerId)
              held = { index: place().index, fromY: event.clientY, dragging: false, to: place().index }
            }}
            onPointerMove={drag}
            onPointerUp={drop}
            onPointerCancel={() => {
              held = undefined
              setDropTop(undefined)
            }}
          >
            <IconGrip />
          </button>
        )}
      </Show>
      <Show when={dropTop() !== undefined}>
        <div class={styles.drop} style={{ top: `${dropTop()}px` }} />
      </Show>
    </>
  )
}
