import type { Command, EditorState } from 'prosemirror-state'
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'

import { textSchema } from '../schema.ts'
import { select } from './selecting.ts'

const leavingKey = new PluginKey<boolean>('leaving')

/** Tab belongs to lists and tables; after Escape it leaves the text, so that nobody is caught in it ([TXT16]). */
export function tabLeavesAfterEscape(): Plugin<boolean> {
  return new Plugin<boolean>({
    key: leavingKey,
    state: { init: () => false, apply: (transaction, leaving) => (transaction.getMeta(leavingKey) as boolean | undefined) ?? (leaving && !transaction.docChanged && !transaction.selectionSet) },
  })
}

export const letTabLeave: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(leavingKey, true))
  return false
}

export const mayTabLeave = (state: EditorState): boolean => leavingKey.getState(state) === true

/** A table or a divider at the edge of a text leaves no line to write on: the arrow that would go there makes one. */
export const lineBeyond =
  (side: 'before' | 'after'): Command =>
  (state, dispatch, view) => {
    const { $from, $to, empty } = state.selection
    const $at = side === 'before' ? $from : $to
    const edge = side === 'before' ? state.doc.firstChild : state.doc.lastChild
    const isAtEdge = side === 'before' ? $at.index(0) === 0 : $at.index(0) === state.doc.childCount - 1
    if (edge === null || edge.isTextblock || !isAtEdge) return false
    const isNode = !(state.selection instanceof TextSelection)
    if (!isNode && (!empty || edge.type !== textSchema.nodes.table || !isInEdgeRow($at.index(1), edge.childCount, side) || view?.endOfTextblock(side === 'before' ? 'up' : 'down') !== true)) return false
    if (dispatch !== undefined) {
      const at = side === 'before' ? 0 : state.doc.content.size
      const { tr } = state
      tr.insert(at, textSchema.nodes.paragraph.create())
      dispatch(select(tr, at + 1).scrollIntoView())
    }
    return true
  }

const isInEdgeRow = (row: number, rows: number, side: 'before' | 'after'): boolean => (side === 'before' ? row === 0 : row === rows - 1)

/** The same with a finger or a mouse: a press below the last line. */
export function lineOnPressBelow(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, event) {
          const last = view.dom.lastElementChild
          const edge = view.state.doc.lastChild
          if (!view.editable || event.target !== view.dom || last === null || edge === null || edge.isTextblock) return false
          if (event.clientY <= last.getBoundingClientRect().bottom) return false
          const { tr } = view.state
          const at = tr.doc.content.size
          view.dispatch(select(tr.insert(at, textSchema.nodes.paragraph.create()), at + 1).scrollIntoView())
          view.focus()
          event.preventDefault()
          return true
        },
      },
    },
  })
}
