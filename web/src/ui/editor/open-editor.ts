import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import type { Plugin } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { DirectEditorProps } from 'prosemirror-view'
import { initProseMirrorDoc, yCursorPlugin, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'

import { capturing } from './behaviours/capturing.ts'
import { textKeys } from './behaviours/keys.ts'
import type { KeysInput } from './behaviours/keys.ts'
import { lineOnPressBelow, tabLeavesAfterEscape } from './behaviours/leaving.ts'
import { trueSelection } from './behaviours/true-selection.ts'
import { typedTrigger } from './behaviours/typed-trigger.ts'
import type { TypedTriggerInput } from './behaviours/typed-trigger.ts'
import { nodeViews } from './behaviours/node-views.ts'
import type { NodeViewsInput } from './behaviours/node-views.ts'
import { openingLinks } from './behaviours/opening.ts'
import { pasting } from './pasting/pasting.ts'
import type { PastingInput } from './pasting/pasting.ts'
import { plainAtoms } from './behaviours/plain-atoms.ts'
import { tables } from './behaviours/tables.ts'
import { typingRules } from './behaviours/typing-rules.ts'
import { finding } from './find/finding.ts'
import { isKnownText } from './gate.ts'
import { beginNote, showingNotes } from './notes/showing-notes.ts'
import type { TextNotes } from './notes/text-notes.ts'
import type { BoundText, EditorPerson } from './rich-text-props.ts'
import { textSchema } from './schema.ts'
import { createSuggesting, suggesting } from './suggesting/suggesting.ts'
import type { TextSuggestions } from './suggesting/text-suggestions.ts'
import { createComposedWords } from './together/composed-words.ts'
import { holdWhileComposing } from './together/composition-hold.ts'
import { createCursorFeed } from './together/cursor-feed.ts'
import { createCursorLook } from './together/cursor-look.ts'
import { mendWhenEdited } from './together/mending.ts'
import { keepSelections } from './together/selection-keeper.ts'
import { createSyncGuard } from './together/sync-guard.ts'
import { createTextUndo } from './together/undo.ts'
import { bindingOf, isFromYjs } from './together/y-state.ts'

export interface OpenEditorInput extends KeysInput, TypedTriggerInput, NodeViewsInput, PastingInput {
  readonly text: BoundText
  readonly isEditable: () => boolean
  readonly people: () => readonly EditorPerson[]
  readonly attributes: () => Readonly<Record<string, string>>
  readonly onState: (state: EditorState) => void
  readonly notes?: (() => TextNotes | undefined) | undefined
  readonly suggestions?: (() => TextSuggestions | undefined) | undefined
  /** Something arrived that this version does not know; the editor has closed itself. */
  readonly onUnknown: () => void
  /** The editor missed a change and has closed itself; it must be opened anew. */
  readonly onMissed: () => void
}

export interface OpenEditor {
  readonly view: EditorView
  /** Reads `isEditable` and `attributes` anew. */
  refresh(): void
  close(): void
}

/** Binds a text to an editor in `place`; `undefined` where the text holds what this version does not know. */
export function openEditor(place: HTMLElement, input: OpenEditorInput): OpenEditor | undefined {
  const { text } = input
  const { fragment } = text
  if (!isKnownText(fragment)) return undefined
  const { doc, mapping } = initProseMirrorDoc(fragment, textSchema)
  const undoing = createTextUndo(fragment)
  const cursors = createCursorFeed({ awareness: text.awareness, fragment, mapping, isPutOff: () => composition.holding() })
  const guard = createSyncGuard({
    fragment,
    onUnknown() {
      composed.abandon()
      close()
      input.onUnknown()
    },
    onMissed() {
      if (composed.missed()) return
      close()
      input.onMissed()
    },
  })
  const suggests = (): boolean => input.suggestions?.()?.on() === true
  const state = EditorState.create({
    doc: filled(doc),
    plugins: [
      mendWhenEdited(() => input.isEditable() && !suggests()),
      ySyncPlugin(fragment, { mapping }) as Plugin,
      yCursorPlugin(cursors.awareness, createCursorLook(input.people)) as Plugin,
      yUndoPlugin({ undoManager: undoing }),
      trueSelection(),
      suggesting(() => input.suggestions?.()),
      typedTrigger(input),
      capturing(input),
      typingRules(),
      tabLeavesAfterEscape(),
      lineOnPressBelow(),
      ...textKeys(input),
      keymap({ 'Mod-Alt-m': (_state, _dispatch, editor) => editor !== undefined && beginNote(editor, input.notes?.()) }),
      openingLinks(input),
      pasting(input),
      finding(),
      showingNotes(() => input.notes?.()),
      plainAtoms(),
      tables(() => input.isEditable() && !suggests()),
    ],
  })
  const view = new EditorView(place, {
    state,
    ...readProps(input),
    nodeViews: nodeViews(input),
    // The bar of suggestions stands at the foot.
    scrollThreshold: { top: 56, right: 56, bottom: 104, left: 56 },
    scrollMargin: { top: 56, right: 56, bottom: 104, left: 56 },
    dispatchTransaction(given) {
      // The cursor plugin dispatches a moment later, when the text may have been closed.
      const transaction = view.isDestroyed ? undefined : proposals.turn(given)
      if (transaction === undefined) return
      const fromYjs = isFromYjs(transaction)
      if (fromYjs) selections.keep(transaction)
      view.updateState(view.state.apply(transaction))
      if (fromYjs) guard.took()
      input.onState(view.state)
    },
  })
  const proposals = createSuggesting(() => input.suggestions?.(), () => view.state)
  guard.watch()
  const selections = keepSelections(text.doc, bindingOf(view.state), () => view.state)
  const composed = createComposedWords({ view, undoing, isEditable: input.isEditable, nowMs: () => performance.now() })
  const composition = holdWhileComposing(view.dom, {
    hold() {
      text.holdIncoming()
      proposals.begin()
      composed.begin()
    },
    again() {
      settle()
      proposals.begin()
      composed.begin()
    },
    release() {
      if (!view.isDestroyed) settle()
      text.releaseIncoming()
      if (!view.isDestroyed) cursors.resume()
    },
  })
  function settle(): void {
    proposals.end(view, composed.crossed())
    composed.end()
  }
  /** What is held comes in last, when nothing is bound to the text any more. */
  function close(): void {
    if (!view.isDestroyed) settle()
    view.destroy()
    guard.close()
    selections.close()
    composed.close()
    composition.close()
  }
  input.onState(view.state)
  return { view, refresh: () => view.setProps(readProps(input)), close }
}

const readProps = (input: OpenEditorInput): Pick<DirectEditorProps, 'editable' | 'attributes'> => {
  const attributes = { ...input.attributes() }
  const editable = input.isEditable()
  return { editable: () => editable, attributes }
}

/** An empty text shows a line to write on, which is not written until something is. */
const filled = (doc: Node): Node => textSchema.topNodeType.createAndFill(null, doc.content) ?? doc
