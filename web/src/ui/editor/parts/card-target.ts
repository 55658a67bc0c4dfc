import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { NodeSelection } from 'prosemirror-state'

import { linkAt } from '../behaviours/marks.ts'
import { textSchema } from '../schema.ts'

/** What the caret stands in or what is selected that has a card of its own. */
export type CardTarget =
  | { readonly kind: 'link'; readonly at: number; readonly href: string }
  | { readonly kind: 'date' | 'image'; readonly at: number; readonly node: Node }

export function cardTarget(state: EditorState): CardTarget | undefined {
  const { selection } = state
  if (selection instanceof NodeSelection) {
    const { node, from } = selection
    if (node.type === textSchema.nodes.date) return { kind: 'date', at: from, node }
    return node.type === textSchema.nodes.image ? { kind: 'image', at: from, node } : undefined
  }
  if (!selection.empty) return undefined
  const link = linkAt(state)
  return link === undefined || selection.from <= link.from || selection.from > link.to ? undefined : { kind: 'link', at: link.from, href: link.href }
}

export const sameTarget = (one: CardTarget | undefined, other: CardTarget | undefined): boolean =>
  one?.kind === other?.kind && one?.at === other?.at && (one?.kind === 'link' ? other?.kind === 'link' && one.href === other.href : other?.kind !== 'link' && one?.node === other?.node)
