import type { PageLink } from '@hebu/shared/books/field-kinds.ts'

import type { Block } from '../../kit/editor-harness/sample-text.ts'

export type { Block }

/** What stands within a line. */
export type Inline = Block[number] & (string | { readonly text: string; readonly marks: Readonly<Record<string, object>> } | Block)

type Line = string | readonly Inline[]

const inline = (line: Line): readonly Inline[] => (typeof line === 'string' ? [line] : line)

export const p = (...parts: readonly Inline[]): Block => ['paragraph', ...parts]
export const h = (level: 1 | 2 | 3, words: string): Block => ['heading', { level }, words]
export const strong = (words: string): Inline => ({ text: words, marks: { strong: {} } })
export const bullets = (...lines: readonly Line[]): Block => ['bullet_list', ...lines.map((line): Block => ['list_item', p(...inline(line))])]
export const numbered = (...lines: readonly Line[]): Block => ['ordered_list', { order: 1 }, ...lines.map((line): Block => ['list_item', p(...inline(line))])]
export const quote = (...parts: readonly Inline[]): Block => ['blockquote', p(...parts)]
export const checks = (...items: readonly (readonly [checked: boolean, line: Line])[]): Block => [
  'task_list',
  ...items.map(([checked, line]): Block => ['task_item', { checked }, p(...inline(line))]),
]

/** A table whose first row is its heading. */
export function table(heading: readonly string[], ...rows: readonly (readonly Line[])[]): Block {
  const row = (name: string, cells: readonly Line[]): Block => ['table_row', ...cells.map((cell): Block => [name, { colspan: 1, rowspan: 1 }, p(...inline(cell))])]
  return ['table', row('table_header', heading), ...rows.map((cells) => row('table_cell', cells))]
}

export const memberMention = (id: string, label: string): Inline => ['mention', { kind: 'member', id, book: '', shelf: '', label }]

export const pageMention = (book: string, link: PageLink, label: string): Inline => ['mention', { kind: 'page', id: link.id, book, shelf: link.shelf, label }]
