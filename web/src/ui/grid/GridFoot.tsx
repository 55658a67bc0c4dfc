import type { JSX } from 'solid-js'
import { For } from 'solid-js'

import type { GridColumn } from './grid-props.ts'
import styles from './grid.module.css'

export interface GridFootProps<R> {
  readonly columns: readonly GridColumn<R>[]
  readonly cell: (column: string) => JSX.Element
  readonly ariaIndex: number
}

/** The line under all rows, in sight wherever they are scrolled to. */
export function GridFoot<R>(props: GridFootProps<R>): JSX.Element {
  return (
    <div class={styles.foot} role="rowgroup">
      <div class={styles.footRow} role="row" aria-rowindex={props.ariaIndex}>
        <For each={props.columns}>
          {(column, at) => <div class={styles.cell} role="gridcell" aria-colindex={at() + 1} data-align={column.align}>{props.cell(column.id)}</div>}
        </For>
      </div>
    </div>
  )
}
