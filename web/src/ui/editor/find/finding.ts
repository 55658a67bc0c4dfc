import type { Command, EditorState } from 'prosemirror-state'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorView } from 'prosemirror-view'

import { select } from '../behaviours/selecting.ts'
import type { Found } from './find-text.ts'

/** Looks words up; comes with the bar, so that a text that is only written in need not know how. */
export type FindWords = (doc: EditorState['doc'], words: string) => readonly Found[]

interface Finding {
  readonly words: string
  readonly look: FindWords | undefined
  readonly found: readonly Found[]
  /** Which of them is looked at; -1 for none. */
  readonly at: number
}

const idle: Finding = { words: '', look: undefined, found: [], at: -1 }
const findingKey = new PluginKey<Finding>('finding')

/** Marks what is looked for, and follows it while the text changes. Costs nothing while nothing is looked for. */
export function finding(): Plugin<Finding> {
  return new Plugin<Finding>({
    key: findingKey,
    state: {
      init: () => idle,
      apply(transaction, present) {
        const next = transaction.getMeta(findingKey) as Finding | undefined
        if (next !== undefined) return next
        if (!transaction.docChanged || present.look === undefined) return present
        const found = present.look(transaction.doc, present.words)
        return { ...present, found, at: found.length === 0 ? -1 : Math.min(Math.max(present.at, 0), found.length - 1) }
      },
    },
    props: {
      decorations(state) {
        const { found, at } = findingOf(state)
        if (found.length === 0) return undefined
        return DecorationSet.create(state.doc, found.map(({ from, to }, index) => Decoration.inline(from, to, { 'data-found': index === at ? 'this' : '' })))
      },
    },
  })
}

export const findingOf = (state: EditorState): Finding => findingKey.getState(state) ?? idle

/** Looks for other words, beginning where the caret is. */
export function lookFor(view: EditorView, words: string, look: FindWords): void {
  const found = look(view.state.doc, words)
  const from = view.state.selection.from
  const next = found.findIndex((place) => place.to >= from)
  show(view, { words, look, found, at: found.length === 0 ? -1 : Math.max(next, 0) })
}

/** To the next one or the one before, round the ends. */
export function stepFound(view: EditorView, direction: 1 | -1): void {
  const present = findingOf(view.state)
  const all = present.found.length
  if (all > 0) show(view, { ...present, at: (present.at + direction + all) % all })
}

function show(view: EditorView, next: Finding): void {
  view.dispatch(view.state.tr.setMeta(findingKey, next))
  const { at, found } = next
  const place = found[at]
  if (place === undefined) return
  const { node } = view.domAtPos(place.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'nearest' })
}

/** Puts other words in the place of the one that is looked at; its marks stay. */
export const replaceFound =
  (words: string): Command =>
  (state, dispatch) => {
    const { found, at } = findingOf(state)
    const place = found[at]
    if (place === undefined) return false
    dispatch?.(put(state.tr, place, words))
    return true
  }

/** All of them, in one step. Answers how many there were. */
export function replaceAllFound(view: EditorView, words: string): number {
  const { found } = findingOf(view.state)
  const { tr } = view.state
  for (const place of found.toReversed()) put(tr, place, words)
  if (found.length > 0) view.dispatch(tr)
  return found.length
}

function put(transaction: EditorState['tr'], { from, to }: Found, words: string): EditorState['tr'] {
  return words === '' ? transaction.delete(from, to) : transaction.insertText(words, from, to)
}

/** Looks no longer; the caret goes where one looked last. */
export function stopFinding(view: EditorView): void {
  const { found, at } = findingOf(view.state)
  const place = found[at]
  const { tr } = view.state
  if (place !== undefined) select(tr, place.from, place.to)
  view.dispatch(tr.setMeta(findingKey, idle))
}
