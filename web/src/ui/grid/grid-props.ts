import type { Accessor, JSX } from 'solid-js'

import type { GridEdit } from './grid-editing.ts'

export interface GridColumn<R> {
  readonly id: string
  readonly label: string
  /** Its track in the CSS grid of a row. */
  readonly track: string
  readonly align?: 'end'
  readonly sortable?: boolean
  /** Further words on it for those who hear the list: its place among several orders. */
  readonly spoken?: string | undefined
  /** Drawn once for each row element; `row` changes as the element is recycled. */
  readonly cell: (row: Accessor<R>) => JSX.Element
  /** The same for rows that head others. */
  readonly head?: (row: Accessor<R>) => JSX.Element
}

export interface GridSort {
  readonly column: string
  readonly descending: boolean
}

/** Which rows are chosen for an act on all of them, and how that is changed. */
export interface GridSelection<R> {
  has(id: string): boolean
  /** Whether any row is chosen: then a touch chooses, too. */
  readonly active: boolean
  /** Names the box of a row. */
  label(row: R): string
  toggle(id: string): void
  /** Everything between the row chosen last and this one. */
  extendTo(id: string): void
  all(): void
  clear(): void
}

/** What a row is that heads others. */
export interface GridFold {
  readonly open: boolean
}

export interface GridProps<R> {
  readonly id: string
  /** What the list is, for those who hear it. */
  readonly label: string
  readonly rows: readonly R[]
  readonly rowId: (row: R) => string
  readonly columns: readonly GridColumn<R>[]
  readonly rowPx: number
  readonly sort?: GridSort | undefined
  /** Further orders, among rows that the first leaves equal. */
  readonly thenBy?: readonly GridSort[]
  /** `further` keeps the orders there are and adds this one. */
  readonly onSort?: (column: string, further: boolean) => void
  /** The least width of a row. Where there is less room the list scrolls sideways, its first column stays. */
  readonly leastPx?: number | undefined
  /** Given: columns can be made wider and narrower; `undefined` gives one back its own width. */
  readonly onResize?: ((column: string, px: number | undefined) => void) | undefined
  /** Given: columns but the first can change places; `before` absent puts one last. */
  readonly onMoveColumn?: ((column: string, before: string | undefined) => void) | undefined
  /** Tells which keys do so; spoken with every column name. */
  readonly columnHint?: string | undefined
  /** Given for rows that head others. */
  readonly fold?: ((row: R) => GridFold | undefined) | undefined
  readonly onFold?: ((row: R) => void) | undefined
  readonly selection?: GridSelection<R> | undefined
  /** Given: cells can be written where they stand. */
  readonly edit?: GridEdit<R> | undefined
  /** Told when the grid takes the focus. */
  readonly onEnter?: (() => void) | undefined
  /** The cell of a column under all rows; absent: there is no such line. */
  readonly foot?: ((column: string) => JSX.Element) | undefined
  /** The row whose page is open. */
  readonly open?: string | undefined
  /** By the keyboard, the place the page opens in takes the focus. */
  readonly onOpen: (row: R, by: 'key' | 'pointer') => void
  /** The row where the keyboard stands; kept by the owner so that it outlives the list. */
  readonly active?: string | undefined
  readonly onActive: (id: string) => void
  readonly scrollPx?: number
  readonly onScroll?: (scrollPx: number) => void
  readonly withoutHeader?: boolean
  readonly ref?: (handle: GridHandle) => void
}

export interface GridHandle {
  /** What holds the focus. */
  readonly element: HTMLElement
  focus(): void
  /** Moves the keyboard's place by so many rows. */
  step(rows: number): void
  openActive(): void
  /** Where the keyboard stands; absent while it is in a line that heads others. */
  place(): { readonly row: number; readonly column: string } | undefined
  /** Begins to write the cell where the keyboard stands, with this instead of what is there. */
  type(words: string): void
  /** Whether the keyboard is in the grid itself, not in a cell that is being written. */
  hasFocus(): boolean
}
