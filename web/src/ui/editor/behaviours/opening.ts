import type { Command } from 'prosemirror-state'
import { NodeSelection, Plugin } from 'prosemirror-state'

import type { PageRef } from '../rich-text-props.ts'
import { safeLink } from '../safe-link.ts'
import { textSchema } from '../schema.ts'

export interface OpeningInput {
  readonly isEditable: () => boolean
}

/** Where one writes, a link opens with Ctrl or ⌘; where one only reads, it is an ordinary link ([TXT14]). */
export function openingLinks(input: OpeningInput): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click(_view, event) {
          const link = event.target instanceof Element ? event.target.closest('a[href]') : null
          if (link === null || !input.isEditable()) return false
          event.preventDefault()
          const href = safeLink(link.getAttribute('href') ?? '')
          if (href !== undefined && (event.ctrlKey || event.metaKey)) window.open(href, '_blank', 'noopener,noreferrer')
          return false
        },
      },
    },
  })
}

/** Enter on a selected page mention opens the page. */
export const openSelectedMention =
  (open: (page: PageRef) => void): Command =>
  (state, dispatch) => {
    const { selection } = state
    if (!(selection instanceof NodeSelection) || selection.node.type !== textSchema.nodes.mention || selection.node.attrs['kind'] !== 'page') return false
    if (dispatch !== undefined) open(pageOf(selection.node.attrs))
    return true
  }

export const pageOf = (attrs: Readonly<Record<string, unknown>>): PageRef => ({ book: String(attrs['book']), id: String(attrs['id']), shelf: String(attrs['shelf']) })
