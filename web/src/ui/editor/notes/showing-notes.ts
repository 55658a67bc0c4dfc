import type { Passage } from '@hebu/shared/codec/comments.ts'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorView } from 'prosemirror-view'

import type { Box } from '../../placement.ts'
import { select } from '../behaviours/selecting.ts'
import { isFromYjs } from '../together/y-state.ts'
import type { Range } from './passages.ts'
import { passageOf, rangeByWords, rangeOf } from './passages.ts'
import type { TextNote, TextNotes } from './text-notes.ts'

interface Shown {
  readonly notes: readonly TextNote[]
  readonly open: ReadonlySet<string>
  readonly begun: Passage | undefined
  readonly ranges: ReadonlyMap<string, Range>
  /** Whether what changed last was written here. */
  readonly own: boolean
}

const nothing: Shown = { notes: [], open: new Set(), begun: undefined, ranges: new Map(), own: false }
const notesKey = new PluginKey<Shown>('notes')
/** The passage that is about to be commented on. */
const begunId = ' begun'

/** By the letters; where some of them are gone and the same words stand around them again, as after an undo, by those. */
function find(state: EditorState, passage: Passage): Range | undefined {
  const left = rangeOf(state, passage)
  if (left !== undefined && state.doc.textBetween(left.from, left.to, '\n', '\uFFFC') === passage.quote) return left
  const again = rangeByWords(state.doc, passage)
  return left === undefined || (again !== undefined && again.from <= left.from && left.to <= again.to) ? again : left
}

/** Shows which passages are commented on. They follow what is written here exactly, and what others write by the letters they hold ([ANN2]). */
export function showingNotes(notes: () => TextNotes | undefined): Plugin<Shown> {
  const locate = (state: EditorState, shown: Shown): Shown => {
    const ranges = new Map<string, Range>()
    for (const { id, passage } of shown.begun === undefined ? shown.notes : [...shown.notes, { id: begunId, passage: shown.begun }]) {
      const range = find(state, passage)
      if (range !== undefined) ranges.set(id, range)
    }
    return { ...shown, ranges, own: false }
  }
  return new Plugin<Shown>({
    key: notesKey,
    state: {
      init: () => nothing,
      apply(transaction, shown, _before, state) {
        const next = transaction.getMeta(notesKey) as Shown | undefined
        if (next !== undefined) return locate(state, next)
        if (!transaction.docChanged || shown.notes.length === 0) return shown
        return isFromYjs(transaction) ? locate(state, shown) : { ...shown, ranges: mapped(transaction, shown.ranges), own: true }
      },
    },
    props: {
      decorations(state) {
        const { ranges, open } = shownIn(state)
        if (ranges.size === 0) return undefined
        return DecorationSet.create(state.doc, [...ranges].map(([id, { from, to }]) => Decoration.inline(from, to, { 'data-note': id === begunId ? '' : id, ...(open.has(id) || id === begunId ? { 'data-open': '' } : {}) })))
      },
      handleClick(view, at) {
        const ids = notesAt(view.state, at)
        if (ids.length === 0 || !view.state.selection.empty) return false
        notes()?.show(ids, () => boxOf(view, ids[0]!))
        return false
      },
    },
    view: () => ({
      update(view, before) {
        const given = notes()
        if (given === undefined) return
        const { ranges, notes: all, own } = shownIn(view.state)
        if (view.composing || (before.doc === view.state.doc && shownIn(before).notes === all)) return
        for (const { id, passage } of all) {
          const range = ranges.get(id)
          if (!own || range === undefined) continue
          // Some of its letters are others now: the line was made anew here.
          const bound = rangeOf(view.state, passage)
          if (bound?.from !== range.from || bound.to !== range.to) given.moved(id, passageOf(view.state, range))
        }
        given.lost(new Set(all.filter(({ id }) => !ranges.has(id)).map(({ id }) => id)))
      },
    }),
  })
}

function mapped({ mapping }: Transaction, ranges: ReadonlyMap<string, Range>): ReadonlyMap<string, Range> {
  const next = new Map<string, Range>()
  for (const [id, range] of ranges) {
    const [from, to] = [mapping.map(range.from, 1), mapping.map(range.to, -1)]
    if (from < to) next.set(id, { from, to })
  }
  return next
}

const shownIn = (state: EditorState): Shown => notesKey.getState(state) ?? nothing

/** Shows other notes, or the same in another way. */
export function showNotes(view: EditorView, notes: readonly TextNote[], open: ReadonlySet<string>, begun: Passage | undefined): void {
  view.dispatch(view.state.tr.setMeta(notesKey, { notes, open, begun, ranges: new Map(), own: false }))
}

/** Where notes stand, in the order of the text. */
export const noteRanges = (state: EditorState): readonly (readonly [string, Range])[] => [...shownIn(state).ranges].filter(([id]) => id !== begunId).toSorted(([, a], [, b]) => a.from - b.from)

const notesAt = (state: EditorState, at: number): readonly string[] => noteRanges(state).filter(([, { from, to }]) => from <= at && at <= to).map(([id]) => id)

/** Where a note's words are in the window; the text's own place where they are gone. */
export function boxOf(view: EditorView, id: string): Box {
  const range = shownIn(view.state).ranges.get(id) ?? shownIn(view.state).ranges.get(begunId)
  if (range === undefined) return view.dom.getBoundingClientRect()
  const [start, end] = [view.coordsAtPos(range.from, 1), view.coordsAtPos(range.to, -1)]
  return { left: start.left, right: Math.max(start.left, start.top === end.top ? end.right : start.right), top: start.top, bottom: end.bottom }
}

/** Begins a note about what is selected; answers whether anything is. */
export function beginNote(view: EditorView, notes: TextNotes | undefined): boolean {
  const { from, to, empty } = view.state.selection
  if (notes === undefined || !notes.mayAdd() || empty || view.composing || view.state.doc.textBetween(from, to, ' ', ' ').trim() === '') return false
  notes.add(passageOf(view.state, { from, to }), () => boxOf(view, begunId))
  return true
}

/** Brings a note's words into sight; answers whether they are there. */
export function seekNote(view: EditorView, id: string): boolean {
  const range = shownIn(view.state).ranges.get(id)
  if (range === undefined) return false
  view.dispatch(select(view.state.tr, range.from))
  const { node } = view.domAtPos(range.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
  return true
}
