import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, onCleanup, onMount } from 'solid-js'

import type { GridEdit, GridHandle } from '../../../../ui/grid/Grid.tsx'
import { cellWords } from '../../../../words/cells.ts'
import { useWords } from '../../../../words/language.tsx'
import type { ListRow } from '../../list/table/list-rows.ts'
import { isInWords } from './cell-edit.tsx'
import styles from './cells.module.css'

export interface TypeCatcherProps {
  readonly grid: GridHandle | undefined
  readonly rows: readonly ListRow[]
  readonly edit: GridEdit<ListRow> | undefined
  readonly fields: Fields
  /** The column that names the page: there letters go from row to row. */
  readonly first: string | undefined
}

/**
 * Holds the focus for the grid while its keyboard stands in a cell of words: only in a box that takes text does an input
 * method compose from the first key on. Keys go on to the grid; what was composed begins to write the cell ([UI171]).
 */
export function TypeCatcher(props: TypeCatcherProps): JSX.Element {
  const words = useWords()
  const [byKeys, setByKeys] = createSignal(false)
  const [composing, setComposing] = createSignal<DOMRect>()
  let box!: HTMLInputElement

  const cell = createMemo(() => {
    const place = props.grid?.place()
    const row = place === undefined ? undefined : props.rows[place.row]
    return place === undefined || row === undefined ? undefined : { row, column: place.column }
  })
  const isWanted = createMemo(() => {
    const at = cell()
    return byKeys() && at !== undefined && at.column !== props.first && isInWords(props.fields[at.column]) && props.edit?.may(at.row, at.column) === true
  })
  const show = (isHere: boolean) => {
    const root = props.grid?.element
    root?.toggleAttribute('data-typing', isHere)
    // Going back with Shift and Tab must not lead into the grid again.
    if (root !== undefined) root.tabIndex = isHere ? -1 : 0
  }
  const hand = () => {
    const root = props.grid?.element
    if (isWanted() && document.activeElement === root) box.focus({ preventScroll: true })
    else if (!isWanted() && document.activeElement === box) root?.focus({ preventScroll: true })
  }
  const write = () => {
    const typed = box.value
    box.value = ''
    setComposing(undefined)
    if (typed.trim() !== '') props.grid?.type(typed)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return
    event.stopPropagation()
    // To everybody the key was pressed in the grid.
    if (props.grid?.element.dispatchEvent(new KeyboardEvent('keydown', event)) === false) event.preventDefault()
  }
  onMount(() => {
    const root = props.grid?.element
    if (root === undefined) return
    const onFocus = () => {
      if (root.matches(':focus-visible')) setByKeys(true)
      hand()
    }
    const onKey = () => setByKeys(true)
    const onPointer = () => setByKeys(false)
    root.addEventListener('focus', onFocus)
    root.addEventListener('keydown', onKey)
    root.addEventListener('pointerdown', onPointer)
    box.addEventListener('keydown', onKeyDown)
    if (document.activeElement === root) onFocus()
    onCleanup(() => {
      root.removeEventListener('focus', onFocus)
      root.removeEventListener('keydown', onKey)
      root.removeEventListener('pointerdown', onPointer)
      if (document.activeElement === box) root.focus({ preventScroll: true })
      show(false)
    })
  })
  createEffect(() => {
    isWanted()
    hand()
  })
  createEffect(() => {
    cell()
    const at = props.grid?.element.getAttribute('aria-activedescendant')
    if (at != null) box.setAttribute('aria-activedescendant', at)
  })
  return (
    <input ref={box} class={styles.catcher} type="text" tabindex="-1" autocomplete="off" spellcheck={false} data-catcher data-composing={composing() === undefined ? undefined : ''}
      aria-label={words.say(cellWords.type)} aria-controls={props.grid?.element.id}
      style={composing() === undefined ? {} : { left: `${composing()!.left}px`, top: `${composing()!.top}px`, 'min-width': `${composing()!.width}px`, height: `${composing()!.height}px` }}
      onFocus={() => show(true)} onBlur={() => show(false)}
      onCompositionStart={() => setComposing(props.grid?.element.querySelector('[role="gridcell"][data-active]')?.getBoundingClientRect())}
      onCompositionEnd={() => queueMicrotask(write)}
      onInput={(event) => { if (!event.isComposing) queueMicrotask(write) }} />
  )
}
