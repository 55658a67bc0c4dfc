import type { GridHands } from './grid-hands.ts'
import type { RowsGridProps } from './grid-props.ts'
import { stepOf } from './grid-range.ts'
import type { GridState } from './grid-state.ts'

export interface GridKeysInput {
  readonly props: RowsGridProps
  readonly state: GridState
  readonly hands: GridHands
  /** Lets Tab leave the grid, to what stands before or after it. */
  readonly leaveBy: (back: boolean) => void
  /** Opens what can be done with the row. */
  readonly openMenu: (row: string) => void
}

/** What an input method has to itself: 229 is the Enter that ended a composition, where browsers tell it afterwards. */
const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

/** The keys of a grid of rows, as spreadsheets have them. Asked before the control of the cell hears them. */
export function createGridKeys({ props, state, hands, leaveBy, openMenu }: GridKeysInput): (event: KeyboardEvent) => void {
  // After Escape, Tab leaves.
  let free = false
  const handled = (event: KeyboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  const whileEditing = (event: KeyboardEvent): void => {
    const column = hands.column()
    const isTyped = column?.work === 'typed'
    switch (event.key) {
      case 'Escape':
        handled(event)
        return hands.cancel()
      case 'Tab':
        if (!hands.next(event.shiftKey)) return leaveBy(event.shiftKey)
        return handled(event)
      case 'Enter':
        if (!isTyped || (column.lines === true && (event.altKey || event.shiftKey))) return
        handled(event)
        return hands.down(event.shiftKey)
      case 'ArrowUp':
      case 'ArrowDown':
        // Alt with an arrow opens a calendar.
        if (!isTyped || !state.replacing() || event.altKey) return
        handled(event)
        return hands.goTo(stepOf(event.key, false, state.at(), props.rows.length, props.columns.length)!)
    }
  }
  const withCtrl = (event: KeyboardEvent): boolean => {
    const { range } = state
    const acts = props.acts
    const rows = () => props.rows.slice(range().top, range().bottom + 1)
    switch (event.key.toLowerCase()) {
      case 'a':
        state.rangeTo({ top: 0, left: 0, bottom: props.rows.length - 1, right: props.columns.length - 1 })
        hands.focus()
        return true
      case 'd':
        acts?.fillDown(range())
        return true
      case 'z':
        if (!event.shiftKey) acts?.undo()
        return true
      case 'delete':
      case 'backspace':
      case '-':
        acts?.remove(rows())
        hands.focus()
        return true
      default:
        return false
    }
  }
  const whileResting = (event: KeyboardEvent): void => {
    const ctrl = event.ctrlKey || event.metaKey
    const work = hands.column()?.work
    const wasFree = free
    free = false
    if (event.key === 'Tab' && !ctrl && !event.altKey) {
      if (wasFree || !hands.next(event.shiftKey)) return leaveBy(event.shiftKey)
      return handled(event)
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      if (work === 'chosen' && !event.shiftKey && event.key === 'ArrowDown' && props.acts?.move === undefined) {
        handled(event)
        return hands.begin()
      }
      handled(event)
      return moveRows(event.key === 'ArrowUp')
    }
    if (ctrl && !event.altKey && withCtrl(event)) return handled(event)
    const to = event.altKey ? undefined : stepOf(event.key, ctrl, state.at(), props.rows.length, props.columns.length)
    if (to !== undefined) {
      handled(event)
      return hands.goTo(to, event.shiftKey)
    }
    if (ctrl || event.altKey) return
    switch (event.key) {
      case 'Enter':
        handled(event)
        if (work === 'held' || work === 'read') return goInto()
        return hands.down(event.shiftKey)
      case 'F2':
        handled(event)
        if (work === 'held' || work === 'read') return goInto()
        return hands.begin()
      case ' ':
        // A box is ticked by the browser; letters begin to write.
        if (work !== 'chosen') return
        handled(event)
        return hands.begin()
      case 'Delete':
      case 'Backspace':
        handled(event)
        return props.acts?.clear(state.range())
      case 'ContextMenu':
      case 'F10':
        if (event.key === 'F10' && !event.shiftKey) return
        handled(event)
        return openMenu(props.rows[state.at().row] ?? '')
      case 'Escape':
        free = true
        // A second one is the page's.
        if (wasFree) return
        handled(event)
        hands.goTo(state.at())
    }
  }
  /** Into what a cell holds: links, files. */
  const goInto = (): void => hands.cellAt(state.at())?.querySelector<HTMLElement>('a[href], button')?.focus()
  const moveRows = (up: boolean): void => {
    const { top, bottom } = state.range()
    if (props.acts?.move === undefined || (up ? top === 0 : bottom === props.rows.length - 1)) return
    hands.settle()
    props.acts.move(props.rows.slice(top, bottom + 1), up ? props.rows[top - 1] : props.rows[bottom + 2])
    hands.focus()
  }
  return (event) => {
    const target = event.target as HTMLElement
    const cell = target.closest('[data-cell]')
    // What lies over the grid, a menu's button and what a cell holds have keys of their own.
    if (cell === null || isComposing(event) || target.closest('[popover]') !== null) return
    if (!state.inside() || ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return
    const isInner = target !== cell && target.closest('a, button:not([role="combobox"])') !== null
    if (isInner) {
      if (event.key !== 'Escape') return
      handled(event)
      hands.focus()
    } else if (state.editing()) whileEditing(event)
    else whileResting(event)
  }
}
