import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Selection } from 'prosemirror-state'
import { NodeSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'
import { XmlElement } from 'yjs'
import type { XmlFragment } from 'yjs'

import { itemTypes } from '../behaviours/blocks.ts'
import { select } from '../behaviours/selecting.ts'
import { textSchema } from '../schema.ts'
import { bindingOf } from '../together/y-state.ts'

/** What is moved as one: an item of a list, a row of a table, else what stands at the top of the text. */
export interface Unit {
  readonly node: Node
  readonly at: number
  readonly parent: Node
  /** The indexes that lead to its parent. */
  readonly path: readonly number[]
  readonly index: number
}

export function unitAround({ selection, doc }: EditorState): Unit | undefined {
  const { $from } = selection
  for (let depth = $from.depth; depth > 1; depth--) {
    const node = $from.node(depth)
    if (itemTypes.includes(node.type) || node.type === textSchema.nodes.table_row) return unitAt($from, depth)
  }
  if ($from.depth > 0) return unitAt($from, 1)
  const node = $from.nodeAfter
  return node === null ? undefined : { node, at: $from.pos, parent: doc, path: [], index: $from.index(0) }
}

function unitAt($at: Selection['$from'], depth: number): Unit {
  const path = Array.from({ length: depth - 1 }, (_, level) => $at.index(level))
  return { node: $at.node(depth), at: $at.before(depth), parent: $at.node(depth - 1), path, index: $at.index(depth - 1) }
}

/** Where a unit is now, whatever others did around it; absent once it was changed itself. */
export function unitOf({ doc }: EditorState, node: Node): Unit | undefined {
  let at: number | undefined
  doc.descendants((each, pos) => {
    if (each === node) at = pos
    return at === undefined
  })
  if (at === undefined) return undefined
  const $at = doc.resolve(at)
  return { node, at, parent: $at.parent, path: Array.from({ length: $at.depth }, (_, level) => $at.index(level)), index: $at.index() }
}

/** The unit at the top of the text with this index. */
export function topUnit({ doc }: EditorState, index: number): Unit | undefined {
  const node = doc.maybeChild(index)
  return node === null ? undefined : { node, at: startOf(doc, 0, index), parent: doc, path: [], index }
}

/** One place up or down among its siblings; at the edge it stays ([TXT44]). */
export const moveBlock =
  (direction: 1 | -1): Command =>
  (state, dispatch, view) => {
    const unit = unitAround(state)
    if (unit === undefined) return false
    const to = unit.index + direction
    if (dispatch !== undefined && view !== undefined && to >= 0 && to < unit.parent.childCount) moveUnit(view, unit, to)
    return true
  }

/**
 * Moves a unit in Yjs itself: it alone is made anew, and what others write around it stays untouched. Through the editor
 * y-prosemirror would write everything between the two places over. What others type into the unit meanwhile is kept beside the text (decision 8).
 */
export function moveUnit(view: EditorView, unit: Unit, to: number): void {
  const { selection } = view.state
  const [anchor, head] = [selection.anchor - unit.at, selection.head - unit.at]
  const isNode = selection instanceof NodeSelection
  const inside = anchor >= 0 && head >= 0 && anchor <= unit.node.nodeSize && head <= unit.node.nodeSize
  if (!moveInYjs(view, unit, to)) moveHere(view, unit, to)
  const parentAt = startOfPath(view.state.doc, unit.path)
  const at = startOf(parentAt.node, parentAt.start, to)
  const { tr } = view.state
  if (isNode && anchor === 0) tr.setSelection(NodeSelection.create(tr.doc, at))
  else if (inside) select(tr, at + anchor, at + head)
  view.dispatch(tr.scrollIntoView())
}

function moveInYjs(view: EditorView, { node, parent, path, index }: Unit, to: number): boolean {
  const { doc, type: root } = bindingOf(view.state)
  let holder: XmlFragment = root as XmlFragment
  for (const step of path) {
    const next = holder.get(step) as unknown
    if (!(next instanceof XmlElement)) return false
    holder = next
  }
  const moved = holder.get(index) as unknown
  // What was filled in while reading is not there.
  if (holder.length !== parent.childCount || !(moved instanceof XmlElement) || moved.nodeName !== node.type.name) return false
  doc.transact(() => {
    const copy = moved.clone()
    holder.delete(index)
    holder.insert(to, [copy])
  }, ySyncPluginKey)
  return true
}

function moveHere(view: EditorView, { node, at, path }: Unit, to: number): void {
  const { tr } = view.state
  tr.delete(at, at + node.nodeSize)
  const { node: parent, start } = startOfPath(tr.doc, path)
  view.dispatch(tr.insert(startOf(parent, start, to), node))
}

function startOfPath(doc: Node, path: readonly number[]): { readonly node: Node; readonly start: number } {
  let node = doc
  let start = 0
  for (const step of path) {
    start = startOf(node, start, step) + 1
    node = node.child(step)
  }
  return { node, start }
}

function startOf(parent: Node, start: number, index: number): number {
  let at = start
  for (let before = 0; before < index && before < parent.childCount; before++) at += parent.child(before).nodeSize
  return at
}

export const duplicateBlock: Command = (state, dispatch) => {
  const unit = unitAround(state)
  if (unit === undefined) return false
  const { node, at } = unit
  const { tr, selection } = state
  tr.insert(at + node.nodeSize, node)
  if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, at + node.nodeSize))
  else select(tr, selection.anchor + node.nodeSize, selection.head + node.nodeSize)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Takes the unit away; a list or a table that has nothing left goes with it. */
export const deleteBlock: Command = (state, dispatch) => {
  const unit = unitAround(state)
  if (unit === undefined) return false
  let { node, at } = unit
  if (unit.parent.childCount === 1 && unit.path.length > 0) {
    const $at = state.doc.resolve(at)
    let depth = $at.depth
    while (depth > 1 && $at.node(depth - 1).childCount === 1 && $at.node(depth - 1).type.spec.isolating !== true) depth--
    node = $at.node(depth)
    at = $at.before(depth)
  }
  const { tr } = state
  if (node.nodeSize === state.doc.content.size) tr.replaceWith(0, state.doc.content.size, textSchema.nodes.paragraph.create())
  else tr.delete(at, at + node.nodeSize)
  dispatch?.(select(tr, Math.min(at, tr.doc.content.size)).scrollIntoView())
  return true
}
