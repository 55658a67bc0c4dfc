import { TextSelection } from 'prosemirror-state'
import type { EditorState } from 'prosemirror-state'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import { findingOf } from '../find/finding.ts'
import { suggestionsOf } from '../suggesting/suggesting.ts'
import type { CardTarget } from './card-target.ts'
import { cardTarget, sameTarget } from './card-target.ts'
import type { ToolbarState } from './toolbar-state.ts'
import { idleToolbar, readToolbar, sameToolbar } from './toolbar-state.ts'

/** What the parts around a text show of it. Only what has changed tells them. */
export interface ShownState {
  readonly toolbar: Accessor<ToolbarState>
  /** Whether nothing is written. */
  readonly empty: Accessor<boolean>
  /** Whether words are selected. */
  readonly selected: Accessor<boolean>
  readonly card: Accessor<CardTarget | undefined>
  /** Counts up with every change of the text or the selection. */
  readonly changes: Accessor<number>
  /** Whether anything is suggested. */
  readonly suggested: Accessor<boolean>
  /** How many places are found, and which is looked at. */
  readonly found: Accessor<{ readonly all: number; readonly at: number }>
  take(state: EditorState): void
}

export function createShownState(): ShownState {
  const [toolbar, setToolbar] = createSignal(idleToolbar, { equals: sameToolbar })
  const [empty, setEmpty] = createSignal(false)
  const [selected, setSelected] = createSignal(false)
  const [card, setCard] = createSignal<CardTarget | undefined>(undefined, { equals: sameTarget })
  const [changes, setChanges] = createSignal(0)
  const [suggested, setSuggested] = createSignal(false)
  const [found, setFound] = createSignal({ all: 0, at: -1 }, { equals: (one, other) => one.all === other.all && one.at === other.at })
  return {
    toolbar, empty, selected, card, changes, found, suggested,
    take(state) {
      const { doc, selection } = state
      setToolbar(readToolbar(state))
      setEmpty(doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0)
      setSelected(selection instanceof TextSelection && !selection.empty)
      setCard(() => cardTarget(state))
      setSuggested(suggestionsOf(state).length > 0)
      const finding = findingOf(state)
      setFound({ all: finding.found.length, at: finding.at })
      setChanges((count) => count + 1)
    },
  }
}
