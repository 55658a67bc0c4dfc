import { toggleMark } from 'prosemirror-commands'
import type { MarkType, Node, Schema } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'

import { safeLink } from '../safe-link.ts'
import { textSchema } from '../schema.ts'
import type { TextSchema } from '../schema.ts'

export type MarkName = MarkNameOf<TextSchema>

type MarkNameOf<S> = S extends Schema<string, infer Name> ? Name : never

export const toggle = (name: MarkName): Command => toggleMark(textSchema.marks[name])

export function hasMark(state: EditorState, type: MarkType): boolean {
  const { from, to, $from, empty } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}

export interface LinkAt {
  readonly href: string
  readonly from: number
  readonly to: number
}

/** The first link that the selection touches, with everything it spans. */
export function linkAt({ doc, selection }: EditorState): LinkAt | undefined {
  const { from, to } = selection
  let found: LinkAt | undefined
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, at) => {
    if (found === undefined && node.inlineContent) found = linksIn(node, at + 1).find((link) => link.from <= to && link.to >= from)
    return found === undefined
  })
  return found
}

/** The links of a line; one that holds several marks is still one. */
function linksIn(line: Node, start: number): readonly LinkAt[] {
  const links: LinkAt[] = []
  line.forEach((node, offset) => {
    const href: unknown = textSchema.marks.link.isInSet(node.marks)?.attrs['href']
    if (typeof href !== 'string') return
    const from = start + offset
    const last = links.at(-1)
    if (last?.to === from && last.href === href) links[links.length - 1] = { ...last, to: from + node.nodeSize }
    else links.push({ href, from, to: from + node.nodeSize })
  })
  return links
}

/** Links the selection, the link around the caret anew, or writes the address where nothing is selected. Refuses addresses that are not safe. */
export const setLink =
  (typed: string): Command =>
  (state, dispatch) => {
    const href = safeLink(typed)
    if (href === undefined) return false
    if (dispatch === undefined) return true
    const { tr } = state
    const mark = textSchema.marks.link.create({ href })
    const present = linkAt(state)
    const { from, to, empty } = state.selection
    if (!empty) tr.addMark(from, to, mark)
    else if (present !== undefined) tr.addMark(present.from, present.to, mark)
    else tr.insert(from, textSchema.text(typed.trim(), [mark]))
    dispatch(tr.removeStoredMark(mark).scrollIntoView())
    return true
  }

export const removeLink: Command = (state, dispatch) => {
  const present = linkAt(state)
  if (present === undefined) return false
  const { from, to, empty } = state.selection
  dispatch?.(state.tr.removeMark(empty ? present.from : from, empty ? present.to : to, textSchema.marks.link))
  return true
}
