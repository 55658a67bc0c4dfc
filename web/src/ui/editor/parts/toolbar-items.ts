import IconBold from '~icons/lucide/bold'
import IconCode from '~icons/lucide/code'
import IconHeading1 from '~icons/lucide/heading-1'
import IconHeading2 from '~icons/lucide/heading-2'
import IconItalic from '~icons/lucide/italic'
import IconList from '~icons/lucide/list'
import IconListOrdered from '~icons/lucide/list-ordered'
import IconListTodo from '~icons/lucide/list-todo'
import IconRedo from '~icons/lucide/redo-2'
import IconStrike from '~icons/lucide/strikethrough'
import IconTable from '~icons/lucide/table'
import IconQuote from '~icons/lucide/text-quote'
import IconUnderline from '~icons/lucide/underline'
import IconUndo from '~icons/lucide/undo-2'
import type { Command } from 'prosemirror-state'
import type { Component } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { toggleHeading, toggleList, toggleQuote } from '../behaviours/blocks.ts'
import { toggle } from '../behaviours/marks.ts'
import { insertTable } from '../behaviours/tables.ts'
import type { ToolbarState } from './toolbar-state.ts'
import { redoOwn, undoOwn } from '../together/undo.ts'

export interface ToolbarItem {
  readonly word: keyof EditorWords
  readonly icon: Component
  readonly command: Command
  /** Whether it holds where the caret is; absent where it is not something that holds. */
  readonly pressed?: (state: ToolbarState) => boolean
  readonly enabled?: (state: ToolbarState) => boolean
  /** As `aria-keyshortcuts` has it, with Control for both Ctrl and ⌘. */
  readonly keys?: string
}

/** Beside a selection only: the bar has room for what is used every day. */
export const codeItem: ToolbarItem = { word: 'code', icon: IconCode, command: toggle('code'), pressed: (state) => state.code, keys: 'Control+E' }

/** The buttons, in groups; the rest is behind a /. */
export const toolbarGroups: readonly (readonly ToolbarItem[])[] = [
  [
    { word: 'undo', icon: IconUndo, command: undoOwn, enabled: (state) => state.undo, keys: 'Control+Z' },
    { word: 'redo', icon: IconRedo, command: redoOwn, enabled: (state) => state.redo, keys: 'Control+Shift+Z' },
  ],
  [
    { word: 'heading1', icon: IconHeading1, command: toggleHeading(1), pressed: (state) => state.heading === 1, keys: 'Control+Alt+1' },
    { word: 'heading2', icon: IconHeading2, command: toggleHeading(2), pressed: (state) => state.heading === 2, keys: 'Control+Alt+2' },
  ],
  [
    { word: 'bold', icon: IconBold, command: toggle('strong'), pressed: (state) => state.strong, keys: 'Control+B' },
    { word: 'italic', icon: IconItalic, command: toggle('em'), pressed: (state) => state.em, keys: 'Control+I' },
    { word: 'underline', icon: IconUnderline, command: toggle('underline'), pressed: (state) => state.underline, keys: 'Control+U' },
    { word: 'strike', icon: IconStrike, command: toggle('strike'), pressed: (state) => state.strike, keys: 'Control+Shift+X' },
  ],
  [
    { word: 'bulletList', icon: IconList, command: toggleList('bullet'), pressed: (state) => state.list === 'bullet', keys: 'Control+Shift+8' },
    { word: 'orderedList', icon: IconListOrdered, command: toggleList('ordered'), pressed: (state) => state.list === 'ordered', keys: 'Control+Shift+7' },
    { word: 'checklist', icon: IconListTodo, command: toggleList('task'), pressed: (state) => state.list === 'task', keys: 'Control+Shift+9' },
    { word: 'quote', icon: IconQuote, command: toggleQuote, pressed: (state) => state.quote, keys: 'Control+Shift+B' },
  ],
  [
    { word: 'table', icon: IconTable, command: insertTable(), enabled: (state) => !state.table },
  ],
]
