import type { MarkSpec, NodeSpec } from 'prosemirror-model'
import { Fragment, Schema } from 'prosemirror-model'
import type { Attrs, Mark, Node, NodeType } from 'prosemirror-model'

import { safeLink } from './safe-link.ts'
import { atomSpecs } from './schema-atoms.ts'
import { suggestionSpecs } from './schema-suggestions.ts'
import { tableSpecs } from './schema-tables.ts'

/**
 * What a text can hold, for those who export, compare or search it. `schema-tables.ts`, `schema-atoms.ts` and `schema-suggestions.ts` are parts of this file.
 *
 *   doc             block+                       block: flow, table
 *   paragraph       inline*                      flow: what may stand in lists, quotes and cells as well
 *   heading         inline*                      level 1–3
 *   bullet_list     list_item+
 *   ordered_list    list_item+                   order: the first number
 *   task_list       task_item+
 *   list_item       paragraph flow*
 *   task_item       paragraph flow*              checked
 *   blockquote      flow+
 *   horizontal_rule
 *   image                                        sha256, name, type, sizeBytes, width, height (of the picture), alt, size small|normal|full
 *   table           table_row+                   top of a text only
 *   table_row       (table_cell|table_header)*
 *   table_cell, table_header  flow+              colspan, rowspan
 *   text, hard_break                             inline
 *   mention                                      inline; kind member|page, id, book, shelf, label (as it was when made)
 *   date                                         inline; date YYYY-MM-DD
 *   row                                          inline; field, row (of the page's own table), label (as it was when made)
 *   marks           link (href), em, strong, underline, strike, code; on letters only
 *                   insertion, deletion (id, by, at): what is proposed, see `codec/suggestions.ts`
 *
 * Never take anything away here. What is added is unknown to older versions, which show such a text and do not edit it ([TXT4]).
 */

/** Raised whenever a node, a mark or an attribute is added: a device with an older one shows such a text without editing it. */
export const textSchemaVersion = 4

const between = (least: number, most: number) => (value: unknown) => {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) throw new RangeError(`not a whole number from ${least} to ${most}`)
}
const oneOf = (...allowed: readonly unknown[]) => (value: unknown) => {
  if (!allowed.includes(value)) throw new RangeError(`not one of ${allowed.join(', ')}`)
}
const attribute = (element: HTMLElement, name: string): string => element.getAttribute(name) ?? ''
const hasOwnBox = (item: Element): boolean => item.querySelector(':scope > input[type=checkbox], :scope > p > input[type=checkbox], :scope > label > input[type=checkbox]') !== null

/** `flow` is what may stand in lists, quotes and cells; `block` adds what only the page itself may hold. Every attribute has a default: a node that lacks one must never fail to load. */
const nodes = {
  doc: { content: 'block+' },
  paragraph: { group: 'flow block', content: 'inline*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    group: 'flow block',
    content: 'inline*',
    defining: true,
    attrs: { level: { default: 2, validate: between(1, 3) } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
    toDOM: (node) => [`h${node.attrs['level'] as number}`, 0],
  },
  bullet_list: { group: 'flow block', content: 'list_item+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
  ordered_list: {
    group: 'flow block',
    content: 'list_item+',
    attrs: { order: { default: 1, validate: between(0, 99_999) } },
    parseDOM: [{ tag: 'ol', getAttrs: (element) => ({ order: Math.min(Math.max(Math.trunc(Number(element.getAttribute('start') ?? 1)) || 1, 0), 99_999) }) }],
    toDOM: (node) => (node.attrs['order'] === 1 ? ['ol', 0] : ['ol', { start: String(node.attrs['order']) }, 0]),
  },
  list_item: { content: 'paragraph flow*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  task_list: {
    group: 'flow block',
    content: 'task_item+',
    parseDOM: [
      { tag: 'ul[data-tasks]', priority: 60 },
      { tag: 'ul', priority: 55, getAttrs: (element) => (element.children.length > 0 && [...element.children].every(hasOwnBox) ? null : false) },
    ],
    toDOM: () => ['ul', { 'data-tasks': '' }, 0],
  },
  task_item: {
    content: 'paragraph flow*',
    defining: true,
    attrs: { checked: { default: false, validate: 'boolean' } },
    parseDOM: [
      { tag: 'li[data-checked]', priority: 60, getAttrs: (element) => ({ checked: attribute(element, 'data-checked') === 'true' }), contentElement: (element) => (element as Element).querySelector<HTMLElement>(':scope > div') ?? (element as HTMLElement) },
      { tag: 'li', priority: 55, getAttrs: (element) => (hasOwnBox(element) ? { checked: element.querySelector<HTMLInputElement>('input[type=checkbox]')?.hasAttribute('checked') === true } : false) },
    ],
    toDOM: (node) => ['li', { 'data-checked': String(node.attrs['checked']) }, ['span', { 'data-box': '' }], ['div', 0]],
  },
  blockquote: { group: 'flow block', content: 'flow+', defining: true, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
  horizontal_rule: { group: 'flow block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  ...tableSpecs,
  ...atomSpecs,
  text: { group: 'inline' },
  hard_break: { group: 'inline', inline: true, selectable: false, leafText: () => '\n', parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
  mention: {
    group: 'inline',
    inline: true,
    atom: true,
    draggable: false,
    attrs: {
      kind: { default: 'page', validate: oneOf('member', 'page') },
      id: { default: '', validate: 'string' },
      book: { default: '', validate: 'string' },
      shelf: { default: '', validate: 'string' },
      label: { default: '', validate: 'string' },
    },
    leafText: (node) => (node.attrs['kind'] === 'member' ? `@${String(node.attrs['label'])}` : String(node.attrs['label'])),
    parseDOM: [
      {
        tag: 'span[data-mention]',
        getAttrs: (element) => ({
          kind: attribute(element, 'data-mention') === 'member' ? 'member' : 'page',
          id: attribute(element, 'data-id'),
          book: attribute(element, 'data-book'),
          shelf: attribute(element, 'data-shelf'),
          label: attribute(element, 'data-label'),
        }),
      },
    ],
    toDOM: (node) => [
      'span',
      {
        'data-mention': String(node.attrs['kind']),
        'data-id': String(node.attrs['id']),
        'data-book': String(node.attrs['book']),
        'data-shelf': String(node.attrs['shelf']),
        'data-label': String(node.attrs['label']),
      },
      node.attrs['kind'] === 'member' ? `@${String(node.attrs['label'])}` : String(node.attrs['label']),
    ],
  },
} as const satisfies Record<string, NodeSpec>

const marks = {
  link: {
    attrs: { href: { default: '', validate: 'string' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = safeLink(attribute(element, 'href'))
          return href === undefined ? false : { href }
        },
      },
    ],
    toDOM: (mark) => {
      const href = safeLink(String(mark.attrs['href']))
      return href === undefined ? ['span', 0] : ['a', { href, rel: 'noopener noreferrer', target: '_blank' }, 0]
    },
  },
  em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }, { style: 'font-style=normal', clearMark: (mark) => mark.type.name === 'em' }], toDOM: () => ['em', 0] },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      // Google Docs wraps everything it copies in a <b> that is not bold.
      { tag: 'b', getAttrs: (element) => (element.style.fontWeight === 'normal' ? false : null) },
      { style: 'font-weight=400', clearMark: (mark) => mark.type.name === 'strong' },
      { style: 'font-weight', getAttrs: (value) => (/^(bold(er)?|[6-9]\d{2})$/.test(value) ? null : false) },
    ],
    toDOM: () => ['strong', 0],
  },
  underline: { parseDOM: [{ tag: 'u' }, { style: 'text-decoration=underline' }, { style: 'text-decoration-line=underline' }], toDOM: () => ['u', 0] },
  strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }, { style: 'text-decoration=line-through' }, { style: 'text-decoration-line=line-through' }], toDOM: () => ['s', 0] },
  code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  ...suggestionSpecs,
} as const satisfies Record<string, MarkSpec>

/**
 * y-prosemirror deletes, on every device, an element whose children do not fit. Merging can make such ones:
 * two people each delete one of two items, and the list is empty. What is missing is filled in instead ([TXT6]).
 */
class ForgivingSchema extends Schema<keyof typeof nodes, keyof typeof marks> {
  override node(type: string | NodeType, attrs: Attrs | null = null, content?: Fragment | Node | readonly Node[], markSet?: readonly Mark[]): Node {
    const nodeType = typeof type === 'string' ? (this.nodes as Record<string, NodeType>)[type] : type
    const children = Fragment.from(content)
    if (nodeType === undefined || nodeType.validContent(children)) return super.node(type, attrs, children, markSet)
    const filled = nodeType.createAndFill(attrs, children, markSet)
    if (filled === null) return super.node(type, attrs, children, markSet)
    mended.add(filled)
    return filled
  }
}

const mended = new WeakSet<Node>()

/** Whether a node was read from a text that lacked some of its children. */
export const isMended = (node: Node): boolean => mended.has(node)

/** The nodes and marks of every text in the product. */
export const textSchema = new ForgivingSchema({ nodes, marks })

export type TextSchema = typeof textSchema
