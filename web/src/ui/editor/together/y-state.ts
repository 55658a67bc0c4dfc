import type { EditorState, Transaction } from 'prosemirror-state'
import { ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror'
import type { ProsemirrorBinding } from 'y-prosemirror'
import type { UndoManager } from 'yjs'

/** y-prosemirror types its states as `any`; these are the parts that are relied upon. */
export const bindingOf = (state: EditorState): ProsemirrorBinding => (ySyncPluginKey.getState(state) as { readonly binding: ProsemirrorBinding }).binding

export const undoManagerOf = (state: EditorState): UndoManager | undefined => yUndoPluginKey.getState(state)?.undoManager

/** Whether a transaction brought in what Yjs has, be it from others or from undoing. */
export const isFromYjs = (transaction: Transaction): boolean => (transaction.getMeta(ySyncPluginKey) as { readonly isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true
