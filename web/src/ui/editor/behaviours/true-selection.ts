import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** Heard before anything that acts on the selection is. */
const acts = ['keydown', 'beforeinput', 'compositionstart'] as const

/**
 * Browsers tell of a new selection late: a key that is struck at once after a press or an arrow would act where the caret
 * stood before ([TXT48]). What the browser shows is therefore told before anything is typed.
 */
export const trueSelection = (): Plugin =>
  new Plugin({
    view(view) {
      const tell = (): void => tellOfSelection(view)
      for (const act of acts) view.dom.addEventListener(act, tell, { capture: true })
      return {
        destroy() {
          for (const act of acts) view.dom.removeEventListener(act, tell, { capture: true })
        },
      }
    },
  })

/** Nothing, where the editor knows already; an input method at work moves the caret by itself. */
function tellOfSelection({ composing, dom }: EditorView): void {
  if (!composing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
