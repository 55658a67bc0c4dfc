import type { EditorState } from 'prosemirror-state'
import { isInTable } from 'prosemirror-tables'

import type { ListKind } from '../behaviours/blocks.ts'
import { around, listAround } from '../behaviours/blocks.ts'
import { hasMark, linkAt } from '../behaviours/marks.ts'
import { textSchema } from '../schema.ts'
import { undoManagerOf } from '../together/y-state.ts'

/** What holds where the caret is. */
export interface ToolbarState {
  readonly heading: number
  readonly list: ListKind | undefined
  readonly quote: boolean
  readonly table: boolean
  readonly strong: boolean
  readonly em: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly code: boolean
  readonly link: string | undefined
  readonly undo: boolean
  readonly redo: boolean
}

export const idleToolbar: ToolbarState = {
  heading: 0, list: undefined, quote: false, table: false, strong: false, em: false, underline: false, strike: false, code: false, link: undefined, undo: false, redo: false,
}

export function readToolbar(state: EditorState): ToolbarState {
  const { $from } = state.selection
  const { strong, em, underline, strike, code } = textSchema.marks
  const undoing = undoManagerOf(state)
  return {
    heading: $from.parent.type === textSchema.nodes.heading ? ($from.parent.attrs['level'] as number) : 0,
    list: listAround(state),
    quote: around($from, (node) => node.type === textSchema.nodes.blockquote) !== undefined,
    table: isInTable(state),
    strong: hasMark(state, strong),
    em: hasMark(state, em),
    underline: hasMark(state, underline),
    strike: hasMark(state, strike),
    code: hasMark(state, code),
    link: linkAt(state)?.href,
    undo: undoing?.canUndo() === true,
    redo: undoing?.canRedo() === true,
  }
}

export const sameToolbar = (one: ToolbarState, other: ToolbarState): boolean => (Object.keys(one) as (keyof ToolbarState)[]).every((key) => one[key] === other[key])
