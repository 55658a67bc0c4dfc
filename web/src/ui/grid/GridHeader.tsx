import type { JSX } from 'solid-js'
import { createUniqueId, For, getOwner, runWithOwner, Show } from 'solid-js'

import type { ColumnDrag, ColumnDragActs } from './column-drag.ts'
import type { GridColumn, GridSort } from './grid-props.ts'
import styles from './grid.module.css'

export interface GridHeaderProps<R> {
  readonly columns: readonly GridColumn<R>[]
  readonly sort: GridSort | undefined
  readonly thenBy: readonly GridSort[] | undefined
  readonly onSort: (column: string, further: boolean) => void
  readonly hint: string | undefined
  readonly onResize: ((column: string, px: number | undefined) => void) | undefined
  /** While the width is being drawn. */
  readonly onResizing: (drawn: { readonly id: string; readonly px: number } | undefined) => void
  readonly onMove: ((column: string, before: string | undefined) => void) | undefined
}

const stepPx = 16
const leastPx = 48

/** The column names; a sortable one is a button that sorts by it and, pressed again, turns the order round. */
export function GridHeader<R>(props: GridHeaderProps<R>): JSX.Element {
  const hintId = createUniqueId()
  let row!: HTMLDivElement
  const sorts = () => [...(props.sort === undefined ? [] : [props.sort]), ...(props.thenBy ?? [])]
  const place = (id: string) => sorts().findIndex(({ column }) => column === id)
  const direction = (id: string) => (place(id) === -1 ? undefined : sorts()[place(id)]!.descending ? 'descending' : 'ascending')
  // Comes as the pointer does: the first paint needs none of it.
  let drag: ColumnDrag | undefined
  const owner = getOwner()
  const fetchDrag = async () => {
    const { createColumnDrag } = await import('./column-drag.ts')
    drag ??= runWithOwner(owner, () => createColumnDrag(() => row, acts))
  }
  const acts: ColumnDragActs = {
    resizing: (id, px) => props.onResizing(px === undefined ? undefined : { id, px: Math.max(leastPx, px) }),
    resized: (id, px) => props.onResize?.(id, px === undefined ? undefined : Math.max(leastPx, px)),
    moved: (id, before) => props.onMove?.(id, before),
  }
  const shift = (id: string, by: -1 | 1) => {
    const ids = props.columns.map((column) => column.id)
    const at = ids.indexOf(id)
    // The first stays where it is, so nothing goes before it.
    if (at < 1 || at + by < 1 || at + by >= ids.length) return
    props.onMove?.(id, by === -1 ? ids[at - 1] : ids[at + 2])
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined
    if (by === undefined || !event.shiftKey || event.isComposing) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) shift(id, by)
    else props.onResize?.(id, Math.max(leastPx, (event.currentTarget as HTMLElement).closest<HTMLElement>('[role="columnheader"]')!.offsetWidth + by * stepPx))
  }
  return (
    <div class={styles.header} role="rowgroup">
      <div ref={row} class={styles.headerRow} role="row" aria-rowindex={1} onPointerEnter={() => void fetchDrag()}>
        <For each={props.columns}>
          {(column, at) => (
            <div class={styles.columnHeader} role="columnheader" aria-colindex={at() + 1} data-align={column.align} data-column={column.id}
              aria-sort={place(column.id) === 0 ? direction(column.id) : column.sortable ? 'none' : undefined}>
              <Show when={column.sortable} fallback={column.label}>
                <button type="button" class={styles.sort} aria-describedby={props.hint === undefined ? undefined : hintId}
                  onPointerDown={(event) => { if (at() > 0 && props.onMove !== undefined) drag?.beginMove(event, column.id) }}
                  onClick={(event) => { if (drag?.tookClick() !== true) props.onSort(column.id, event.shiftKey) }} onKeyDown={(event) => onKeyDown(event, column.id)}>
                  <span>{column.label}</span>
                  <Show when={column.spoken}><span class="spoken-only">{column.spoken}</span></Show>
                  <svg class={styles.arrow} viewBox="0 0 8 8" aria-hidden="true" data-direction={direction(column.id)}><path d="M1.2 5.400 4 2.600l2.800 2.800" /></svg>
                  <Show when={sorts().length > 1 && place(column.id) !== -1}><small aria-hidden="true">{place(column.id) + 1}</small></Show>
                </button>
              </Show>
              <Show when={props.onResize}>
                <span class={styles.edge} aria-hidden="true" onPointerDown={(event) => drag?.beginResize(event, column.id)} onDblClick={() => props.onResize?.(column.id, undefined)} />
              </Show>
            </div>
          )}
        </For>
      </div>
      <Show when={props.hint}><span id={hintId} hidden>{props.hint}</span></Show>
    </div>
  )
}
