import { chainCommands, lift, setBlockType, wrapIn } from 'prosemirror-commands'
import type { Attrs, Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { Fragment } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { liftListItem, wrapRangeInList } from 'prosemirror-schema-list'

import { textSchema } from '../schema.ts'
import { select } from './selecting.ts'

const { paragraph, heading, blockquote, bullet_list: bulletList, ordered_list: orderedList, task_list: taskList, list_item: listItem, task_item: taskItem } = textSchema.nodes

export type ListKind = 'bullet' | 'ordered' | 'task'

export const listTypes: Readonly<Record<ListKind, NodeType>> = { bullet: bulletList, ordered: orderedList, task: taskList }

export const itemTypes: readonly NodeType[] = [listItem, taskItem]

const itemTypeOf = (list: NodeType): NodeType => (list === taskList ? taskItem : listItem)

interface FoundNode {
  readonly node: Node
  /** Where the node begins. */
  readonly at: number
  readonly depth: number
}

/** The innermost node around a position that passes. */
export function around($at: ResolvedPos, passes: (node: Node) => boolean): FoundNode | undefined {
  for (let depth = $at.depth; depth > 0; depth--) {
    const node = $at.node(depth)
    if (passes(node)) return { node, at: $at.before(depth), depth }
  }
  return undefined
}

const isList = (node: Node): boolean => Object.values(listTypes).includes(node.type)

export function listAround(state: EditorState): ListKind | undefined {
  const found = around(state.selection.$from, isList)
  return (Object.keys(listTypes) as ListKind[]).find((kind) => listTypes[kind] === found?.node.type)
}

/** A heading of the level, or a paragraph again where it is one. */
export const toggleHeading =
  (level: number): Command =>
  (state, dispatch) => {
    const { parent } = state.selection.$from
    const is = parent.type === heading && parent.attrs['level'] === level
    return is ? setBlockType(paragraph)(state, dispatch) : setBlockType(heading, { level })(state, dispatch)
  }

export const toggleQuote: Command = (state, dispatch) =>
  around(state.selection.$from, (node) => node.type === blockquote) === undefined ? wrapIn(blockquote)(state, dispatch) : chainCommands(liftOutOfQuote, lift)(state, dispatch)

const liftOutOfQuote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const range = $from.blockRange($to, (node) => node.type === blockquote)
  if (range === null) return false
  dispatch?.(state.tr.lift(range, range.depth - 1).scrollIntoView())
  return true
}

/** Makes a list of the selection, another kind of list of the list, or paragraphs again of the same kind. */
export const toggleList =
  (kind: ListKind): Command =>
  (state, dispatch) => {
    const list = around(state.selection.$from, isList)
    if (list === undefined) return makeList(listTypes[kind])(state, dispatch)
    if (list.node.type === listTypes[kind]) return liftListItem(itemTypes)(state, dispatch)
    if (dispatch !== undefined) {
      const { anchor, head } = state.selection
      const { tr } = state
      tr.replaceWith(list.at, list.at + list.node.nodeSize, ofKind(list.node, listTypes[kind]))
      // Both kinds nest alike, so every position stays what it was.
      dispatch(select(tr, anchor, head).scrollIntoView())
    }
    return true
  }

function ofKind(list: Node, type: NodeType): Node {
  const items: Node[] = []
  list.forEach((item) => items.push(itemTypeOf(type).create(null, item.content)))
  return type.create(null, Fragment.from(items))
}

const makeList =
  (type: NodeType, attrs: Attrs | null = null): Command =>
  (state, dispatch) => {
    const { $from, $to } = state.selection
    const { tr } = state
    // Items begin with a paragraph: a heading becomes one.
    if ($from.blockRange($to) === null) return false
    tr.setBlockType($from.pos, $to.pos, paragraph)
    const range = tr.doc.resolve(tr.mapping.map($from.pos)).blockRange(tr.doc.resolve(tr.mapping.map($to.pos)))
    if (range === null || !wrapRangeInList(tr, range, type, attrs)) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }

export const insertRule: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(textSchema.nodes.horizontal_rule.create()).scrollIntoView())
  return true
}

export const insertBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false
  dispatch?.(state.tr.replaceSelectionWith(textSchema.nodes.hard_break.create(), false).scrollIntoView())
  return true
}

/** Ticks or clears the checklist items that the selection touches, all alike. */
export const toggleChecked: Command = (state, dispatch) => {
  const found: FoundNode[] = []
  const { $from, from, to } = state.selection
  const inner = around($from, (node) => node.type === taskItem)
  if (inner !== undefined && to <= inner.at + inner.node.nodeSize) found.push(inner)
  else state.doc.nodesBetween(from, to, (node, at) => void (node.type === taskItem && found.push({ node, at, depth: 0 })))
  if (found.length === 0) return false
  if (dispatch !== undefined) {
    const checked = found.some(({ node }) => node.attrs['checked'] !== true)
    const { tr } = state
    for (const { at } of found) tr.setNodeAttribute(at, 'checked', checked)
    dispatch(tr)
  }
  return true
}
