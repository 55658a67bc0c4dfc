import { baseKeymap, chainCommands, selectParentNode, setBlockType } from 'prosemirror-commands'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import type { Command, Plugin } from 'prosemirror-state'

import { duplicateBlock, moveBlock } from '../blocks/move-blocks.ts'
import { textSchema } from '../schema.ts'
import { redoOwn, undoOwn } from '../together/undo.ts'
import { around, insertBreak, itemTypes, toggleChecked, toggleHeading, toggleList, toggleQuote } from './blocks.ts'
import { letTabLeave, lineBeyond, mayTabLeave } from './leaving.ts'
import { toggle } from './marks.ts'
import { selectAllText } from './selecting.ts'
import { nextCell, previousCell } from './tables.ts'
import { linkBeforeEnter } from './typing-rules.ts'

const { paragraph, heading, task_item: taskItem } = textSchema.nodes

/** A new item after a ticked one is not ticked. */
const splitItem: Command = (state, dispatch, view) => {
  const item = around(state.selection.$from, (node) => itemTypes.includes(node.type))
  if (item === undefined) return false
  return splitListItem(item.node.type, item.node.type === taskItem ? { checked: false } : undefined)(state, dispatch, view)
}

/** At the beginning of an item Backspace takes away the item's mark, at the beginning of a heading its size; only then does it join. */
const stepOut: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0) return false
  if ($from.parent.type === heading) return setBlockType(paragraph)(state, dispatch, view)
  const isFirst = $from.depth > 1 && itemTypes.includes($from.node(-1).type) && $from.index(-1) === 0
  return isFirst && liftListItem(itemTypes)(state, dispatch)
}

const tab =
  (direction: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (mayTabLeave(state)) return false
    const toCell = direction === 1 ? nextCell : previousCell
    if (toCell(state, dispatch, view)) return true
    const item = around(state.selection.$from, (node) => itemTypes.includes(node.type))
    if (item === undefined) return false
    const move = direction === 1 ? sinkListItem : liftListItem
    move(item.node.type)(state, dispatch, view)
    // An item that cannot move stays; Tab in a list never leaps out of the text.
    return true
  }

export interface KeysInput {
  /** Opens the field for a link's address. */
  readonly editLink: () => void
  /** Moves to the toolbar, as Alt F10 does elsewhere. */
  readonly toToolbar: () => void
  /** Opens the bar to find words in this text. */
  readonly openFind: () => void
  /** Opens a selected mention. */
  readonly openSelected: Command
}

const answering =
  (act: () => void): Command =>
  (_state, dispatch) => {
    if (dispatch !== undefined) act()
    return true
  }

/** The keys of a text. `Mod-Enter` stays free: it submits what the text belongs to. */
export function textKeys(input: KeysInput): readonly Plugin[] {
  const { 'Mod-Enter': _submits, Enter, Backspace, 'Mod-Backspace': wordBack, 'Shift-Backspace': shiftBack, ...base } = baseKeymap
  const back = (plain: Command | undefined): Command => chainCommands(undoInputRule, stepOut, ...(plain === undefined ? [] : [plain]))
  return [
    keymap({
      'Mod-b': toggle('strong'),
      'Mod-i': toggle('em'),
      'Mod-u': toggle('underline'),
      'Mod-Shift-x': toggle('strike'),
      'Mod-e': toggle('code'),
      'Mod-Shift-k': answering(input.editLink),
      'Mod-Alt-0': setBlockType(paragraph),
      'Mod-Alt-1': toggleHeading(1),
      'Mod-Alt-2': toggleHeading(2),
      'Mod-Alt-3': toggleHeading(3),
      'Mod-Shift-7': toggleList('ordered'),
      'Mod-Shift-8': toggleList('bullet'),
      'Mod-Shift-9': toggleList('task'),
      'Mod-Shift-b': toggleQuote,
      'Mod-Shift-Enter': toggleChecked,
      'Mod-a': selectAllText,
      'Mod-z': undoOwn,
      'Mod-Shift-z': redoOwn,
      'Mod-y': redoOwn,
      'Alt-F10': answering(input.toToolbar),
      Escape: chainCommands(letTabLeave),
      Tab: tab(1),
      'Shift-Tab': tab(-1),
      Enter: (state, dispatch, view) => {
        linkBeforeEnter(state, dispatch)
        return chainCommands(input.openSelected, splitItem, ...(Enter === undefined ? [] : [Enter]))(view?.state ?? state, dispatch, view)
      },
      'Alt-ArrowUp': moveBlock(-1),
      'Alt-ArrowDown': moveBlock(1),
      'Mod-Shift-d': duplicateBlock,
      'Mod-f': answering(input.openFind),
      'Shift-Enter': insertBreak,
      Backspace: back(Backspace),
      'Shift-Backspace': back(shiftBack),
      'Mod-Backspace': back(wordBack),
      ArrowUp: lineBeyond('before'),
      ArrowDown: lineBeyond('after'),
      'Mod-Shift-ArrowUp': selectParentNode,
    }),
    keymap(base),
  ]
}
