import type { JSX } from 'solid-js'
import { batch, createEffect, createMemo, createSignal, Index, on, onCleanup, onMount, Show, untrack } from 'solid-js'

import { createGridWriting } from './grid-editing.ts'
import { placeAfterKey } from './grid-keys.ts'
import type { GridProps } from './grid-props.ts'
import { firstRow, overscan, rowOfSlot, scrollToSee, slotsFor } from './grid-window.ts'
import styles from './grid.module.css'
import { GridFoot } from './GridFoot.tsx'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'

export type { GridControl, GridEdit, GridGo } from './grid-editing.ts'
export type { GridColumn, GridFold, GridHandle, GridProps, GridSelection, GridSort } from './grid-props.ts'

/** The height that a grid had last: most stand where the one before stood, and it is found out only once it is laid out. */
let lastViewportPx = 0

/** A list of any length as an ARIA grid: a fixed number of row elements is recycled while it scrolls. */
export function Grid<R>(props: GridProps<R>): JSX.Element {
  let root!: HTMLDivElement
  let rowsBox!: HTMLDivElement
  const [scrollPx, setScrollPx] = createSignal(untrack(() => props.scrollPx ?? 0))
  const [isAside, setIsAside] = createSignal(false)
  const [viewportPx, setViewportPx] = createSignal(lastViewportPx || globalThis.innerHeight || 800)
  // The first paint waits for no rows that are out of sight.
  const [beyond, setBeyond] = createSignal(1)
  const [column, setColumn] = createSignal(0)
  const [drawn, setDrawn] = createSignal<{ readonly id: string; readonly px: number }>()

  const count = createMemo(() => props.rows.length)
  const slots = createMemo(() => slotsFor(viewportPx(), props.rowPx, beyond()))
  const shown = createMemo(() => ({ first: firstRow(scrollPx(), props.rowPx, slots(), count(), beyond()), slots: slots() }), undefined, {
    equals: (a, b) => a.first === b.first && a.slots === b.slots,
  })
  const slotList = createMemo(() => Array.from({ length: slots() }, (_, slot) => slot))
  const activeRow = createMemo(() => {
    const { active, rows, rowId } = props
    return active === undefined ? -1 : rows.findIndex((row) => rowId(row) === active)
  })
  const isDrawn = (row: number) => row >= shown().first && row < shown().first + shown().slots
  const cellId = (row: number, at: number) => `${props.id}-${row}-${at}`
  const descendant = () => (activeRow() >= 0 && isDrawn(activeRow()) ? cellId(activeRow(), isHead(activeRow()) ? 0 : Math.min(column(), props.columns.length - 1)) : undefined)
  const foldOf = (row: number) => (props.rows[row] === undefined ? undefined : props.fold?.(props.rows[row]))
  const isHead = (row: number) => foldOf(row) !== undefined

  /** The rows between the header and the line under them. */
  const roomPx = () => root.clientHeight - (root.scrollHeight - rowsBox.offsetHeight || 0)
  const see = (row: number) => {
    const top = scrollToSee(row, props.rowPx, root.scrollTop, Math.min(roomPx(), viewportPx()))
    if (top !== undefined) root.scrollTop = top
    setScrollPx(root.scrollTop)
  }
  const goTo = (row: number) => {
    const target = props.rows[row]
    if (target === undefined) return
    props.onActive(props.rowId(target))
    see(row)
  }
  const stand = (row: number, at: number) => {
    const isAside = at !== column()
    setColumn(at)
    goTo(row)
    // Sideways, too: the cell is brought out from under the first column.
    if (isAside) document.getElementById(cellId(row, at))?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }
  const place = () => ({ row: activeRow(), column: Math.min(column(), props.columns.length - 1) })
  const writing = createGridWriting<R>({ props, place, goTo: stand, focus: () => root.focus({ preventScroll: true }) })
  const openActive = () => {
    const row = props.rows[activeRow()]
    if (row === undefined) return
    if (isHead(activeRow())) props.onFold?.(row)
    else props.onOpen(row, 'key')
  }
  /** Choosing rows by the keyboard; whether the key was such a one. */
  const choose = (event: KeyboardEvent): boolean => {
    const { selection } = props
    if (selection === undefined || event.altKey) return false
    const row = props.rows[activeRow()]
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') selection.all()
    else if (event.ctrlKey || event.metaKey) return false
    else if (event.key === ' ' && row !== undefined && !isHead(activeRow())) selection.toggle(props.rowId(row))
    else if (event.key === 'Escape' && selection.active) selection.clear()
    else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && row !== undefined) {
      const to = activeRow() + (event.key === 'ArrowDown' ? 1 : -1)
      const target = props.rows[to]
      if (target !== undefined) {
        if (!selection.active && !isHead(activeRow())) selection.toggle(props.rowId(row))
        goTo(to)
        if (!isHead(to)) selection.extendTo(props.rowId(target))
      }
    } else return false
    return true
  }
  const turnFold = (key: string): boolean => {
    const fold = foldOf(activeRow())
    if (fold === undefined || (key !== ' ' && key !== (fold.open ? 'ArrowLeft' : 'ArrowRight'))) return false
    props.onFold?.(props.rows[activeRow()]!)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.target !== root) return
    if (choose(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (writing.take(event)) {
      event.preventDefault()
      return
    }
    const isFar = event.ctrlKey || event.metaKey
    if (event.altKey || (isFar && event.shiftKey)) return
    if (!isFar && (event.key === 'Enter' || turnFold(event.key))) {
      event.preventDefault()
      if (event.key === 'Enter') openActive()
      return
    }
    const page = Math.max(1, Math.floor(root.clientHeight / props.rowPx) - 1)
    const to = placeAfterKey(event.key, { row: activeRow(), column: column() }, { rows: count(), columns: props.columns.length, page }, isFar)
    if (to === undefined) return
    event.preventDefault()
    stand(to.row, to.column)
  }
  const onFocus = () => {
    props.onEnter?.()
    if (activeRow() < 0) goTo(Math.max(0, props.rows.findIndex((row) => props.rowId(row) === props.open)))
  }

  const onScroll = () => {
    // Both are read before anything is drawn: afterwards the browser would have to lay out anew for them.
    const { scrollTop, scrollLeft } = root
    batch(() => {
      setScrollPx(scrollTop)
      setIsAside(scrollLeft > 0)
    })
    props.onScroll?.(scrollTop)
  }

  onMount(() => {
    // Told before the first paint, too; asking for it here would lay out twice.
    const observer = new ResizeObserver(() => setViewportPx((lastViewportPx = root.clientHeight || globalThis.innerHeight || 800)))
    observer.observe(root)
    onCleanup(() => observer.disconnect())
    let painted: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => { painted = setTimeout(() => setBeyond(overscan)) })
    onCleanup(() => {
      cancelAnimationFrame(frame)
      clearTimeout(painted)
    })
    if (props.scrollPx) root.scrollTop = props.scrollPx
    else if (activeRow() > 0) see(activeRow())
    const focus = () => {
      root.focus({ preventScroll: true })
      if (activeRow() >= 0) see(activeRow())
    }
    props.ref?.({ element: root, focus, type: (words) => writing.begin(place(), words), step: (rows) => goTo(Math.max(0, Math.min(count() - 1, activeRow() + rows))), openActive, hasFocus: () => document.activeElement === root, place: () => (activeRow() < 0 || isHead(activeRow()) ? undefined : { row: activeRow(), column: props.columns[place().column]!.id }) })
  })
  // An order that changed by a click starts again at the top; new rows leave the place alone.
  createEffect(on(() => [props.sort, props.thenBy], () => { if (scrollPx() > 0) root.scrollTop = 0 }, { defer: true }))

  const tracks = () => props.columns.map((each) => (each.id === drawn()?.id ? `${drawn()!.px}px` : each.track)).join(' ')
  const headerRows = () => (props.withoutHeader ? 0 : 1)
  return (
    <div ref={root} id={props.id} class={styles.grid} role={props.fold === undefined ? 'grid' : 'treegrid'} tabindex="0" aria-label={props.label} aria-rowcount={count() + headerRows() + (props.foot === undefined ? 0 : 1)}
      aria-colcount={props.columns.length} aria-readonly={props.edit === undefined ? 'true' : undefined} aria-multiselectable={props.selection === undefined ? undefined : 'true'} aria-activedescendant={descendant()} onKeyDown={onKeyDown} onFocus={onFocus}
      data-choosing={props.selection?.active ? '' : undefined} data-aside={isAside() ? '' : undefined}
      onScroll={onScroll}
      style={{ '--tracks': tracks(), '--row-height': `${props.rowPx}px`, '--least': `${props.leastPx ?? 0}px` }}>
      <Show when={!props.withoutHeader}>
        <GridHeader columns={props.columns} sort={props.sort} thenBy={props.thenBy} onSort={(id, further) => props.onSort?.(id, further)} hint={props.columnHint}
          onResize={props.onResize} onResizing={setDrawn} onMove={props.onMoveColumn} />
      </Show>
      <div ref={rowsBox} class={styles.rows} role="rowgroup" style={{ height: `${count() * props.rowPx}px` }}>
        <Index each={slotList()}>
          {(slot) => {
            const index = createMemo(() => rowOfSlot(slot(), shown()))
            // What a cell derives may be asked once more before its row goes: it is answered with the row that was.
            const row = createMemo<R | undefined>((last) => props.rows[index()] ?? last)
            return (
              <Show when={index() < count()}>
                <GridRow grid={props} row={row()!} index={index()} at={index() === activeRow() ? column() : undefined} ariaIndex={index() + 1 + headerRows()} cellId={cellId}
                  writing={index() === activeRow() ? writing.now() : undefined} onWritten={writing.done} onStand={setColumn} onWrite={(at) => writing.begin({ row: index(), column: at })} />
              </Show>
            )
          }}
        </Index>
      </div>
      <Show when={props.foot !== undefined}><GridFoot columns={props.columns} cell={(column) => props.foot?.(column)} ariaIndex={count() + headerRows() + 1} /></Show>
    </div>
  )
}
