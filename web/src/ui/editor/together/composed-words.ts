import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { getRelativeSelection, relativePositionToAbsolutePosition } from 'y-prosemirror'
import type { Doc, ID, Transaction, UndoManager } from 'yjs'
import { AbstractType, ContentString, createID, getItem, getState, isDeleted } from 'yjs'

import { select } from '../behaviours/selecting.ts'
import { placeOfWords, standsIn, wordsAround } from './words-around.ts'
import type { WordsAround } from './words-around.ts'
import { bindingOf } from './y-state.ts'

/** Others' edits that crossed with a composition have arrived by then. */
const crossesWithinMs = 2_000

interface Begun {
  /** The text as Yjs has it. */
  readonly base: Node
  readonly selection: ReturnType<typeof getRelativeSelection>
  readonly around: WordsAround
}

interface Written {
  readonly atMs: number
  /** One of its letters. */
  readonly letter: ID
  readonly text: string
  readonly around: WordsAround
}

export interface ComposedWordsInput {
  readonly view: EditorView
  readonly undoing: UndoManager
  readonly isEditable: () => boolean
  readonly nowMs: () => number
}

export interface ComposedWords {
  /** Keeps what is composed from Yjs from here on. */
  begin(): void
  /** Writes it. */
  end(): void
  /** Answers whether a change of Yjs that the editor did not take in is accounted for. */
  missed(): boolean
  /** Whether others wrote meanwhile: what was composed is put in anew. */
  crossed(): boolean
  /** Writes nothing any more: Yjs has what this version would delete. */
  abandon(): void
  close(): void
}

/**
 * What an input method composes reaches Yjs when it is done, in one step ([TXT10]). Its letters never leave the device: somebody
 * who presses Enter there would copy them into a new line, where nobody takes them back ([TXT8]).
 */
export function createComposedWords({ view, undoing, isEditable, nowMs }: ComposedWordsInput): ComposedWords {
  const binding = bindingOf(view.state)
  const { doc } = binding
  const { mux } = binding
  let begun: Begun | undefined
  let crossed = false
  let written: Written | undefined
  /** y-prosemirror notes where the caret was from a text that Yjs did not have. */
  const noteSelection = ({ stackItem }: { readonly stackItem: { readonly meta: Map<unknown, unknown> } }): void => {
    if (begun !== undefined) stackItem.meta.set(binding, begun.selection)
  }
  const put = (text: string, at: number): void => {
    const { tr } = view.state
    view.dispatch(select(tr.insertText(text, at), at + text.length))
  }
  const rescue = ({ local, deleteSet }: Transaction): void => {
    if (local || written === undefined || begun !== undefined) return
    if (nowMs() - written.atMs > crossesWithinMs) written = undefined
    else if (isDeleted(deleteSet, written.letter) && wentWithItsText(doc, written.letter)) {
      const { text, around } = written
      written = undefined
      // Who splits the line takes along the words they have seen.
      if (isEditable() && !standsIn(view.state.doc, text, around)) put(text, placeOfWords(view.state, around) ?? view.state.selection.from)
    }
  }
  doc.on('afterTransaction', rescue)
  undoing.on('stack-item-added', noteSelection)
  return {
    begin() {
      if (begun !== undefined) return
      begun = { base: view.state.doc, selection: getRelativeSelection(binding, view.state), around: wordsAround(view.state) }
      binding.mux = () => undefined
    },
    end() {
      if (begun === undefined) return
      binding.mux = mux
      const change = changeBetween(begun.base, view.state.doc)
      const { around, selection } = begun
      if (crossed) {
        begun = undefined
        crossed = false
        binding._forceRerender()
        put(change, placeOfWords(view.state, around) ?? relativePositionToAbsolutePosition(doc, binding.type, selection.head, binding.mapping) ?? view.state.selection.head)
        return
      }
      const from = getState(doc.store, doc.clientID)
      view.dispatch(view.state.tr)
      begun = undefined
      const letter = letterSince(doc, from)
      written = change === '' || letter === undefined ? undefined : { atMs: nowMs(), letter, text: change, around }
    },
    missed() {
      crossed ||= begun !== undefined
      return begun !== undefined
    },
    crossed: () => crossed,
    abandon() {
      begun = undefined
      binding.mux = () => undefined
    },
    close() {
      doc.off('afterTransaction', rescue)
      undoing.off('stack-item-added', noteSelection)
    },
  }
}

/** Whether a letter is gone because the text around it is, by somebody who may not have seen it; whoever takes the letter itself away has. */
function wentWithItsText({ store }: Doc, letter: ID): boolean {
  const { parent } = getItem(store, letter)
  return parent instanceof AbstractType && parent._item?.deleted === true
}

/** The last letter this device has written since a time of its clock. */
function letterSince({ store, clientID }: Doc, from: number): ID | undefined {
  let found: ID | undefined
  for (let clock = from; clock < getState(store, clientID); ) {
    const { id, length, content } = getItem(store, createID(clientID, clock))
    clock = id.clock + length
    if (content instanceof ContentString) found = createID(clientID, clock - 1)
  }
  return found
}

/** The words that the later text has in place of what differs. */
function changeBetween(before: Node, after: Node): string {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || end === null) return ''
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return after.textBetween(start, end.b + overlap, '\n', '')
}
