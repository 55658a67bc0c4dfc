import type { Node } from 'prosemirror-model'
import { Fragment, Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Plugin, PluginKey, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorView } from 'prosemirror-view'

import { select } from '../behaviours/selecting.ts'
import { textSchema } from '../schema.ts'
import { isFromYjs, undoManagerOf } from '../together/y-state.ts'
import { asSuggestion } from './as-suggestion.ts'
import type { Suggester } from './as-suggestion.ts'
import { decideSuggestions } from './decide.ts'
import type { Suggestion } from './suggestions.ts'
import { readable, suggestionAt, suggestionOn, suggestionsIn } from './suggestions.ts'
import type { TextSuggestions } from './text-suggestions.ts'

const suggestionsKey = new PluginKey<readonly Suggestion[]>('suggestions')
const none: readonly Suggestion[] = []

export const suggestionsOf = (state: EditorState): readonly Suggestion[] => suggestionsKey.getState(state) ?? none

/** Where the caret is. */
export const suggestionHere = (state: EditorState): Suggestion | undefined => suggestionAt(suggestionsOf(state), state.selection.head)

const { insertion, deletion } = textSchema.marks

/** Shows what is proposed in the hue of who proposes it, and takes typed letters before the signs that make form do. */
export function suggesting(given: () => TextSuggestions | undefined): Plugin<readonly Suggestion[]> {
  return new Plugin<readonly Suggestion[]>({
    key: suggestionsKey,
    state: {
      init: (_config, { doc }) => suggestionsIn(doc),
      apply: (transaction, present) => (transaction.docChanged ? suggestionsIn(transaction.doc) : present),
    },
    props: {
      decorations(state) {
        const all = suggestionsOf(state)
        const here = suggestionHere(state)
        if (all.length === 0) return undefined
        return DecorationSet.create(state.doc, all.flatMap((one) => one.runs.map(({ from, to, text }) => Decoration.inline(from, to, {
          style: `--hue: ${given()?.person(one.by).hue ?? 'currentcolor'}`,
          title: given()?.titleOf(one) ?? '',
          'data-proposed': '',
          ...(readable(text) === text ? {} : { 'data-lines': '' }),
          ...(one === here ? { 'data-here': '' } : {}),
        }))))
      },
      handleTextInput(view, from, to, text) {
        const marks = view.state.selection.$from.marks()
        const isBeside = marks.some(({ type }) => type === insertion || type === deletion)
        if (given()?.on() !== true && !isBeside) return false
        const { tr } = view.state
        tr.insertText(text, from, to)
        view.dispatch(given()?.on() === true ? tr : tr.removeMark(from, from + text.length, insertion).removeMark(from, from + text.length, deletion))
        return true
      },
      transformPasted: (slice) => plain(slice),
    },
  })
}

/** What is copied from a text with suggestions is pasted as it reads there, without being proposed. */
function plain(slice: Slice): Slice {
  const read = (content: Fragment): Fragment => {
    const nodes: Node[] = []
    content.forEach((node) => {
      if (!node.isText) nodes.push(node.copy(read(node.content)))
      else if (suggestionOn(node.marks, 'deletion') === undefined) nodes.push(textSchema.text(node.text!.replace(/[\u2028\u2029]/g, ' '), node.marks.filter(({ type }) => type !== insertion)))
    })
    return Fragment.from(nodes)
  }
  let proposed = false
  slice.content.descendants(({ marks }) => {
    proposed ||= marks.some(({ type }) => type === insertion || type === deletion)
  })
  return proposed ? new Slice(read(slice.content), slice.openStart, slice.openEnd) : slice
}

export interface SuggestingDispatch {
  /** What is dispatched in place of what somebody did; `undefined` where nothing is. */
  turn(transaction: Transaction): Transaction | undefined
  /** Around what an input method composes: it is proposed once it is done, in one step ([SUG1]). */
  begin(): void
  end(view: EditorView, crossed: boolean): void
}

/** Turns what is written into proposals while the text is only suggested on. */
export function createSuggesting(given: () => TextSuggestions | undefined, state: () => EditorState): SuggestingDispatch {
  let base: EditorState | undefined
  const who = (): Suggester => ({ by: given()!.me, at: given()!.now(), newId: () => given()!.newId() })
  return {
    turn(transaction) {
      if (!transaction.docChanged || isFromYjs(transaction) || transaction.getMeta(suggestionsKey) !== undefined || given()?.on() !== true || base !== undefined) return transaction
      const turned = asSuggestion(transaction, state(), who())
      if (turned === undefined) given()?.refused()
      return turned?.setMeta(suggestionsKey, 'proposed')
    },
    begin() {
      base ??= given()?.on() === true ? state() : undefined
    },
    end(view, crossed) {
      const begun = base
      base = undefined
      // What crossed with others' is put in anew, and proposed then.
      if (begun === undefined || view.isDestroyed || crossed) return
      const { doc } = view.state
      const start = begun.doc.content.findDiffStart(doc.content)
      const end = begun.doc.content.findDiffEnd(doc.content)
      if (start === null || end === null) return
      const overlap = Math.max(0, start - Math.min(end.a, end.b))
      const [was, now] = [end.a + overlap, end.b + overlap]
      const composed = begun.tr
      composed.replace(start, was, doc.slice(start, now))
      const proposed = asSuggestion(composed, begun, who())
      const { tr } = view.state
      // Back to what stood there, and from there to the proposal, as one step.
      tr.replace(start, now, begun.doc.slice(start, was))
      for (const step of proposed?.steps ?? []) tr.step(step)
      if (proposed !== undefined) select(tr, proposed.selection.head)
      view.dispatch(tr.setMeta(suggestionsKey, 'proposed'))
    },
  }
}

/** Decides about one suggestion or all, and leaves the caret where it was. */
export function decide(view: EditorView, accept: boolean, which: (suggestion: { readonly id: string; readonly by: string }) => boolean): void {
  const tr = decideSuggestions(view.state, accept, which)
  if (!tr.docChanged) return
  // Each decision is a step of undo of its own, however fast one decides.
  const undoing = undoManagerOf(view.state)
  undoing?.stopCapturing()
  view.dispatch(tr.setMeta(suggestionsKey, 'decided').scrollIntoView())
  undoing?.stopCapturing()
}

/** To the next suggestion or the one before, round the ends. */
export function stepSuggestion(view: EditorView, direction: 1 | -1): void {
  const all = suggestionsOf(view.state)
  if (all.length === 0) return
  const { head } = view.state.selection
  const here = suggestionHere(view.state)
  const at = here === undefined ? (direction === 1 ? all.findIndex(({ runs }) => runs[0]!.from >= head) : all.findLastIndex(({ runs }) => runs[0]!.from < head)) : (all.indexOf(here) + direction + all.length) % all.length
  const next = all[at === -1 ? 0 : at]!
  const { tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, next.runs[0]!.from + 1)).scrollIntoView())
}
