import type { RowsColumn, RowsGridProps } from './grid-props.ts'
import type { GridPoint } from './grid-range.ts'
import { nextInOrder } from './grid-range.ts'
import type { GridState } from './grid-state.ts'

/** What keys, pointer and clipboard do to the cell that the keyboard is in. */
export interface GridHands {
  cellAt(point: GridPoint): HTMLElement | null
  column(): RowsColumn | undefined
  mayWrite(): boolean
  /** Puts the focus into the cell that the keyboard is in. */
  focus(): void
  goTo(point: GridPoint, extend?: boolean): void
  /** Begins to write the cell: over it, or with the caret in what stands there. */
  begin(how?: { readonly typed?: string; readonly replacing?: boolean }): void
  /** Remembers what stands in the cell, before something is typed over it. */
  begun(): void
  /** Writes what was typed; what cannot be read is kept beside the cell. */
  settle(): void
  /** Back to what stood in the cell before. */
  cancel(): void
  /** Ends writing, with the focus still in the cell. */
  finish(): void
  /** Enter: to the row below, or to a new one, in the column where Tab set out. */
  down(up?: boolean): void
  /** Tab: to the next cell, or to a new row; answers `false` where the grid ends. */
  next(back: boolean): boolean
  /** Adds a row and goes into it. */
  add(before?: string): boolean
  leave(): void
  /** The control of the cell says why it cannot read what is typed in it. */
  tell(problem: string | undefined): void
}

const input = 'input:not([type="checkbox"], [type="file"]), textarea'

export function createGridHands(props: RowsGridProps, state: GridState, table: () => HTMLElement): GridHands {
  let before: unknown
  /** The column in which going along by Tab began. */
  let setOut: number | undefined
  let told: ((problem: string | undefined) => void) | undefined
  const cellAt = ({ row, column }: GridPoint): HTMLElement | null => {
    const [rowId, of] = [props.rows[row], props.columns[column]]
    return rowId === undefined || of === undefined ? null : table().querySelector<HTMLElement>(`[data-cell="${CSS.escape(rowId)}/${CSS.escape(of.id)}"]`)
  }
  const cell = () => cellAt(state.at())
  const column = () => props.columns[state.at().column]
  const row = () => props.rows[state.at().row]
  const mayWrite = () => props.acts !== undefined && !['read', 'held'].includes(column()?.work ?? 'read')

  const focus = (): void => {
    const td = cell()
    if (td === null) return
    td.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
    const work = column()?.work
    if (!mayWrite() || work === 'held') return td.focus({ preventScroll: true })
    const button = td.querySelector<HTMLElement>('button[role="combobox"]')
    if (state.editing() && button !== null) {
      button.focus({ preventScroll: true })
      button.click()
      return
    }
    const line = td.querySelector<HTMLInputElement | HTMLTextAreaElement>(work === 'ticked' ? 'input' : input)
    if (line === null) return td.focus({ preventScroll: true })
    line.focus({ preventScroll: true })
    if (work !== 'typed') return
    const kept = props.unread(row()!, column()!.id)
    if (kept !== undefined && line.value !== kept.typed) {
      line.value = kept.typed
      line.dispatchEvent(new InputEvent('input', { bubbles: true }))
      state.edit({})
    }
    if (!state.editing()) line.select()
  }
  const settle = (): void => {
    const line = cell()?.querySelector<HTMLInputElement | HTMLTextAreaElement>(input) ?? null
    const [at, of] = [row(), column()]
    if (!state.inside() || at === undefined || of?.work !== 'typed' || line === null || line !== document.activeElement) return
    const typed = line.value
    // Leaving makes the control write, or say why it cannot.
    let problem: string | undefined
    told = (said) => { problem = said }
    line.blur()
    told = undefined
    const known = props.unread(at, of.id)
    if (problem !== undefined) props.onUnread(at, of.id, { typed, problem })
    else if (known !== undefined && state.editing()) props.onUnread(at, of.id, undefined)
  }
  const goTo = (point: GridPoint, extend = false): void => {
    settle()
    state.enter()
    state.goTo(point, extend)
    focus()
  }
  const begun = (): void => {
    before = props.acts?.value(row()!, column()!.id)
  }
  const finish = (): void => {
    settle()
    state.rest()
    focus()
  }
  const add = (beforeRow?: string): boolean => {
    settle()
    const last = props.rows.at(-1)
    // A row that is still blank is the new one.
    const made = beforeRow === undefined && last !== undefined && props.isBlank(last) ? last : props.acts?.add?.(beforeRow)
    const at = made === undefined ? -1 : props.rows.indexOf(made)
    if (at === -1) return false
    state.enter()
    // What the row began with is there: one writes what comes next.
    state.goTo({ row: at, column: Math.max(0, props.columns.findIndex(({ id }) => props.acts?.value(made!, id) === undefined)) })
    focus()
    return true
  }
  const atEnd = () => state.at().row === props.rows.length - 1
  const hasWords = () => row() !== undefined && !props.isBlank(row()!)
  return {
    cellAt,
    column,
    mayWrite,
    focus,
    goTo: (point, extend) => {
      setOut = undefined
      goTo(point, extend)
    },
    begin(how = {}) {
      if (!mayWrite() || column()?.work === 'ticked') return
      begun()
      state.edit(how)
      if (column()?.work === 'chosen') return focus()
      const line = cell()?.querySelector<HTMLInputElement>(input)
      line?.focus({ preventScroll: true })
      line?.setSelectionRange(line.value.length, line.value.length)
    },
    begun,
    settle,
    cancel() {
      const [at, of] = [row(), column()]
      if (at === undefined || of === undefined) return
      if (of.work === 'typed') {
        props.onUnread(at, of.id, undefined)
        // The control goes first: it would write what is still typed in it.
        state.rest()
        if (!Object.is(props.acts?.value(at, of.id), before)) props.acts?.write(at, of.id, before)
      } else state.rest()
      focus()
    },
    finish,
    down(up = false) {
      const { row: at, column: of } = state.at()
      if (up) return goTo({ row: Math.max(0, at - 1), column: of })
      const to = setOut ?? of
      settle()
      if (!atEnd()) goTo({ row: at + 1, column: to })
      else if (props.acts?.add === undefined || !hasWords() || !add()) finish()
      setOut = undefined
    },
    next(back) {
      setOut ??= state.at().column
      const to = nextInOrder(state.at(), back, props.rows.length, props.columns.length)
      settle()
      if (to !== undefined) goTo(to)
      else if (back || !hasWords() || props.acts?.add === undefined || !add()) return false
      if (to === undefined) setOut = 0
      return true
    },
    add,
    leave() {
      settle()
      setOut = undefined
      state.leave()
      for (const blank of props.rows.filter((id) => props.isBlank(id))) props.acts?.dropBlank(blank)
    },
    tell: (problem) => told?.(problem),
  }
}
