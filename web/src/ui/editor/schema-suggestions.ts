import type { Attrs, MarkSpec } from 'prosemirror-model'

const short = (value: unknown): void => {
  if (typeof value !== 'string' || value.length > 100) throw new RangeError('not a short text')
}
const attrs = {
  /** Letters that are proposed together bear the same. */
  id: { default: '', validate: short },
  by: { default: '', validate: short },
  at: { default: '', validate: short },
}
const read = (element: HTMLElement): Attrs => ({ id: element.getAttribute('data-suggestion') ?? '', by: element.getAttribute('data-by') ?? '', at: element.getAttribute('data-at') ?? '' })
const shown = ({ attrs: { id, by, at } }: { readonly attrs: Attrs }) => ({ 'data-suggestion': String(id), 'data-by': String(by), 'data-at': String(at) })

/** What is written beside proposed letters is not proposed with them. */
export const suggestionSpecs = {
  insertion: { attrs, inclusive: false, parseDOM: [{ tag: 'ins[data-suggestion]', priority: 60, getAttrs: read }], toDOM: (mark) => ['ins', shown(mark), 0] },
  deletion: { attrs, inclusive: false, parseDOM: [{ tag: 'del[data-suggestion]', priority: 60, getAttrs: read }], toDOM: (mark) => ['del', shown(mark), 0] },
} as const satisfies Record<string, MarkSpec>
