import type { AttributeSpec, Attrs, NodeSpec } from 'prosemirror-model'

/** More would let one small edit ask every reader for millions of cells. */
const mostSpan = 50

const span: AttributeSpec = {
  default: 1,
  validate: (value: unknown) => {
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > mostSpan) throw new RangeError(`not a span from 1 to ${mostSpan}`)
  },
}

/** prosemirror-tables reads it; widths follow the content here. */
const noWidth: AttributeSpec = {
  default: null,
  validate: (value: unknown) => {
    if (value !== null) throw new RangeError('no column widths')
  },
}

const spanOf = (element: HTMLElement, name: string): number => Math.min(Math.max(Math.trunc(Number(element.getAttribute(name) ?? 1)) || 1, 1), mostSpan)

const readSpans = (element: HTMLElement): Attrs => ({ colspan: spanOf(element, 'colspan'), rowspan: spanOf(element, 'rowspan') })

function writeSpans(attrs: Attrs): Record<string, string> {
  const written: Record<string, string> = {}
  if (attrs['colspan'] !== 1) written['colspan'] = String(attrs['colspan'])
  if (attrs['rowspan'] !== 1) written['rowspan'] = String(attrs['rowspan'])
  return written
}

const cell = (tag: 'td' | 'th', tableRole: 'cell' | 'header_cell'): NodeSpec => ({
  content: 'flow+',
  attrs: { colspan: span, rowspan: span, colwidth: noWidth },
  tableRole,
  isolating: true,
  parseDOM: [{ tag, getAttrs: readSpans }],
  toDOM: (node) => [tag, writeSpans(node.attrs), 0],
})

/** Tables stand at the top of a text only. The outer box scrolls sideways on small screens. */
export const tableSpecs = {
  table: {
    group: 'block',
    content: 'table_row+',
    tableRole: 'table',
    isolating: true,
    parseDOM: [{ tag: 'table' }],
    toDOM: () => ['div', { 'data-table': '' }, ['table', ['tbody', 0]]],
  },
  table_row: { content: '(table_cell | table_header)*', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
  table_cell: cell('td', 'cell'),
  table_header: cell('th', 'header_cell'),
} as const satisfies Record<string, NodeSpec>
