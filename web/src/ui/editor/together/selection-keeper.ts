import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { NodeSelection } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from 'y-prosemirror'
import type { ProsemirrorBinding } from 'y-prosemirror'
import { createAbsolutePositionFromRelativePosition, createRelativePositionFromTypeIndex, XmlText } from 'yjs'
import type { Doc, RelativePosition } from 'yjs'

import { select } from '../behaviours/selecting.ts'
import { placeOfWords, wordsAround } from './words-around.ts'
import type { WordsAround } from './words-around.ts'

interface Position {
  readonly item: { readonly clock: number } | null
}

interface Kept {
  readonly kind: 'caret' | 'node' | 'cells'
  readonly anchor: unknown
  readonly head: unknown
  readonly around?: WordsAround
  readonly node?: Node
}

export interface SelectionKeeper {
  /** Selects in what comes from Yjs what was selected before, where it is still there. */
  keep(transaction: Transaction): void
  close(): void
}

/**
 * Keeps the caret behind the letter before it, and finds the line again when somebody made it anew, as splitting and
 * turning it into a heading do ([TXT18]). Selected nodes and cells stay selected. Bare, y-prosemirror moves the caret behind what others
 * write there, throws half way where a selected node is gone, and turns cells into text.
 */
export function keepSelections(doc: Doc, binding: ProsemirrorBinding, state: () => EditorState): SelectionKeeper {
  let kept: Kept | undefined
  const note = (at: number): unknown => absolutePositionToRelativePosition(at, binding.type, binding.mapping)
  const find = (position: unknown): number | null => relativePositionToAbsolutePosition(doc, binding.type, position, binding.mapping)
  /** Bound to the letter before instead of the one after. */
  const noteBehind = (at: number): unknown => {
    const place = createAbsolutePositionFromRelativePosition(note(at) as RelativePosition, doc)
    return place === null || place.index === 0 || !(place.type instanceof XmlText) ? undefined : createRelativePositionFromTypeIndex(place.type, place.index, -1)
  }
  const keptOf = ({ selection }: EditorState): Kept | undefined => {
    if (selection instanceof NodeSelection) return { kind: 'node', anchor: note(selection.from), head: undefined, node: selection.node }
    if (selection instanceof CellSelection)
      return { kind: 'cells', anchor: note(insideCell(selection.$anchorCell.pos)), head: note(insideCell(selection.$headCell.pos)) }
    return selection.empty ? { kind: 'caret', anchor: noteBehind(selection.head), head: undefined, around: wordsAround(state()) } : undefined
  }
  const before = (): void => {
    try {
      kept = keptOf(state())
    } catch {
      kept = undefined
    }
    const noted = binding.beforeTransactionSelection as { type: string; readonly anchor: Position | null; readonly head: Position | null } | null
    if (noted === null) return
    if (noted.type === 'node') noted.type = 'text'
    if (!isSound(noted.anchor) || !isSound(noted.head)) binding.beforeTransactionSelection = null as unknown as typeof binding.beforeTransactionSelection
  }
  const keepCaret = (transaction: Transaction, anchor: unknown, around: WordsAround): void => {
    const behind = anchor === undefined ? null : find(anchor)
    if (behind !== null) select(transaction, behind)
    const $at = transaction.selection.$head
    const letter = $at.parent.textBetween(Math.max(0, $at.parentOffset - 1), $at.parentOffset)
    if (around.before === '' || letter === around.before.at(-1)) return
    const again = placeOfWords(transaction, around)
    if (again !== undefined) select(transaction, again)
  }
  const restore = (transaction: Transaction): void => {
    if (kept === undefined) return
    const { kind, anchor, head, around, node } = kept
    try {
      if (kind === 'caret' && around !== undefined) return keepCaret(transaction, anchor, around)
      const selection = kind === 'node' ? sameNodeAt(transaction.doc, find(anchor), node) : cellsAt(transaction.doc, find(anchor), find(head))
      if (selection !== undefined) transaction.setSelection(selection)
    } catch {
      // What was selected is gone; the text around it is selected instead.
    }
  }
  doc.on('beforeAllTransactions', before)
  return {
    keep(transaction) {
      const { storedMarks } = state()
      restore(transaction)
      // Bold that was switched on for the next letter stays on.
      if (storedMarks !== null) transaction.setStoredMarks(storedMarks)
    },
    close: () => doc.off('beforeAllTransactions', before),
  }
}

/** Positions inside nodes that were filled in while reading can come out before the beginning of time. */
const isSound = (position: Position | null): boolean => position === null || position.item === null || position.item.clock >= 0

/** Into the first block of a cell: a place between cells moves with what others insert there. */
const insideCell = (at: number): number => at + 2

/** Where the node is gone, another has moved into its place. */
function sameNodeAt(doc: Node, at: number | null, selected: Node | undefined): NodeSelection | undefined {
  const node = at === null ? null : doc.nodeAt(at)
  return at !== null && node !== null && selected?.sameMarkup(node) === true ? NodeSelection.create(doc, at) : undefined
}

function cellsAt(doc: Node, anchor: number | null, head: number | null): CellSelection | undefined {
  const cells = [anchor, head].map((at) => (at === null ? undefined : cellAround(doc, at)))
  const [from, to] = cells
  if (from === undefined || to === undefined) return undefined
  return doc.resolve(from).node(1) === doc.resolve(to).node(1) ? CellSelection.create(doc, from, to) : undefined
}

function cellAround(doc: Node, at: number): number | undefined {
  const $at = doc.resolve(at)
  return $at.depth >= 3 && $at.node(3).type.spec['tableRole'] !== undefined ? $at.before(3) : undefined
}
