import type { Command } from 'prosemirror-state'
import { defaultDeleteFilter, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror'
import { UndoManager } from 'yjs'
import type { XmlFragment } from 'yjs'

import { select } from '../behaviours/selecting.ts'
import { textSchema } from '../schema.ts'
import { bindingOf, undoManagerOf } from './y-state.ts'

/** Keys that follow each other faster are one step. */
const joinsWithinMs = 500

/** What others wrote into something of mine stays when I take mine back. */
const protectedNodes = new Set(Object.keys(textSchema.nodes))

/** One's own steps in one text: what came from others, and from one's own hand elsewhere, is never taken back ([TXT9]). */
export function createTextUndo(fragment: XmlFragment): UndoManager {
  return new UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    captureTimeout: joinsWithinMs,
    deleteFilter: (item) => defaultDeleteFilter(item, protectedNodes),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })
}

const step =
  (direction: 'undo' | 'redo'): Command =>
  (state, dispatch, view) => {
    const undoing = undoManagerOf(state)
    if (undoing === undefined) return false
    if (dispatch === undefined) return direction === 'undo' ? undoing.canUndo() : undoing.canRedo()
    if (undoing[direction]() === null || view === undefined) return true
    // y-prosemirror leaves the selection of the step behind, and the next edit of somebody else would jump to it.
    const binding = bindingOf(view.state)
    const { anchor, head } = (binding.beforeTransactionSelection as typeof binding.beforeTransactionSelection | null) ?? {}
    binding.beforeTransactionSelection = null as unknown as typeof binding.beforeTransactionSelection
    const at = (position: unknown): number | null => (position === undefined || position === null ? null : relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping))
    const [from, to] = [at(anchor), at(head)]
    const { tr, doc } = view.state
    const lies = (position: number | null): position is number => position !== null && position >= 0 && position <= doc.content.size
    view.dispatch((lies(from) && lies(to) ? select(tr, from, to) : tr).scrollIntoView())
    return true
  }

export const undoOwn = step('undo')
export const redoOwn = step('redo')
