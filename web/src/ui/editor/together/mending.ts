import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'
import type { AbstractType } from 'yjs'

import { isMended } from '../schema.ts'
import { bindingOf } from './y-state.ts'

/**
 * Writes what was filled in while reading, once the person acts: receiving alone writes nothing, or every device
 * would write it at once ([TXT6]). Stands before y-prosemirror's plugin, which then finds the difference.
 */
export function mendWhenEdited(isEditable: () => boolean): Plugin {
  const mend = (view: EditorView): void => {
    const { mapping, type: root } = bindingOf(view.state)
    for (const [type, node] of mapping) {
      if (Array.isArray(node) || !isMended(node)) continue
      for (let at: AbstractType<unknown> | null = type; at !== null && at !== root; at = at.parent as AbstractType<unknown> | null) mapping.delete(at)
    }
  }
  return new Plugin({
    view: () => ({
      update(view, previous) {
        const own = !(ySyncPluginKey.getState(view.state) as { readonly isChangeOrigin: boolean }).isChangeOrigin
        const acted = previous.doc !== view.state.doc || !previous.selection.eq(view.state.selection)
        if (own && acted && isEditable()) mend(view)
      },
    }),
  })
}
