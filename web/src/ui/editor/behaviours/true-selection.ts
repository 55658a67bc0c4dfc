import { AllSelection, Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

import { select } from './selecting.ts'

/**
 * Browsers tell of a new selection late: a key that is struck at once after a press elsewhere would replace what was
 * selected before ([TXT48]). What the browser shows is therefore taken over before anything is typed.
 */
export const trueSelection = (): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: { mouseup: takeOver, click: takeOver, keydown: takeOver, beforeinput: takeOver },
    },
  })

function takeOver(view: EditorView): false {
  const { selection } = view.state
  // Nodes and cells are shown as selected by other means.
  if (selection.empty || view.composing || !(selection instanceof TextSelection || selection instanceof AllSelection)) return false
  const shown = view.dom.ownerDocument.getSelection()
  if (shown === null || !shown.isCollapsed || shown.anchorNode === null || !view.dom.contains(shown.anchorNode)) return false
  view.dispatch(select(view.state.tr, view.posAtDOM(shown.anchorNode, shown.anchorOffset)))
  return false
}
