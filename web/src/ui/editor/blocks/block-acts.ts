import { setBlockType } from 'prosemirror-commands'
import type { Command } from 'prosemirror-state'

import type { EditorWords } from '../../../words/editor.ts'
import { toggleHeading, toggleList, toggleQuote } from '../behaviours/blocks.ts'
import { textSchema } from '../schema.ts'
import { deleteBlock, duplicateBlock, moveBlock } from './move-blocks.ts'

export interface BlockAct {
  readonly word: keyof EditorWords
  readonly command: Command
  /** As people read keys. */
  readonly keys?: string
  readonly danger?: boolean
}

/** What can be done with the block in which the caret is; `line` parts groups. */
export const blockActs: readonly ('line' | BlockAct)[] = [
  { word: 'blockUp', command: moveBlock(-1), keys: 'Alt ↑' },
  { word: 'blockDown', command: moveBlock(1), keys: 'Alt ↓' },
  { word: 'blockDuplicate', command: duplicateBlock, keys: 'Ctrl ⇧ D' },
  'line',
  { word: 'paragraph', command: setBlockType(textSchema.nodes.paragraph) },
  { word: 'heading1', command: toggleHeading(1) },
  { word: 'heading2', command: toggleHeading(2) },
  { word: 'bulletList', command: toggleList('bullet') },
  { word: 'orderedList', command: toggleList('ordered') },
  { word: 'checklist', command: toggleList('task') },
  { word: 'quote', command: toggleQuote },
  'line',
  { word: 'blockDelete', command: deleteBlock, danger: true },
]
