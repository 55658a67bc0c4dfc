import type { LetterRun } from '@hebu/shared/codec/suggestions.ts'
import { withoutPending } from '@hebu/shared/codec/suggestions.ts'
import { XmlElement, XmlText } from 'yjs'
import type { XmlFragment } from 'yjs'

/** A text without its form, for lists and search. Knows the names of the editor's nodes, but nothing of the editor, so that it costs the first page nothing. */

const lineNames = new Set(['paragraph', 'heading'])
const inlineNames = new Set(['mention', 'row', 'date', 'hard_break'])
/** Nodes that say something without text. */
const speakingNames = new Set(['mention', 'row', 'date', 'image', 'horizontal_rule'])

/** One line for each paragraph, heading and list item; the cells of a table's row are parted by tabs; a mention reads as it did when it was made, a picture as what is said of it. */
export function plainText(fragment: XmlFragment): string {
  return linesOf(fragment).join('\n')
}

/** Whether nothing has been written: blanks, empty lines and empty tables do not count, a mention, a day, a picture, a divider or a suggestion does. */
export function isEmptyText(fragment: XmlFragment): boolean {
  return fragment.toArray().every(isEmptyNode)
}

export interface MentionInText {
  readonly kind: 'member' | 'page'
  readonly id: string
  readonly book: string
  readonly shelf: string
  readonly label: string
}

/** Whom and what a text mentions, in its order, repeats included. */
export function mentionsIn(fragment: XmlFragment): readonly MentionInText[] {
  const found: MentionInText[] = []
  const collect = (node: unknown): void => {
    if (!(node instanceof XmlElement)) return
    if (node.nodeName === 'mention') found.push(readMention(node))
    for (const child of node.toArray()) collect(child)
  }
  for (const child of fragment.toArray()) collect(child)
  return found
}

function linesOf(parent: XmlFragment): readonly string[] {
  const lines: string[] = []
  let inline: string | undefined
  const endLine = (): void => {
    if (inline !== undefined) lines.push(inline)
    inline = undefined
  }
  for (const child of parent.toArray()) {
    if (child instanceof XmlText || (child instanceof XmlElement && isInline(child))) {
      inline = (inline ?? '') + inlineText(child)
      continue
    }
    endLine()
    if (!(child instanceof XmlElement)) continue
    if (child.nodeName === 'image') lines.push(...imageLine(child))
    else if (lineNames.has(child.nodeName)) lines.push(child.toArray().map(inlineText).join(''))
    else if (child.nodeName === 'table_row') lines.push(child.toArray().map(cellText).join('\t'))
    else lines.push(...linesOf(child))
  }
  endLine()
  return lines
}

const isInline = (element: XmlElement): boolean => inlineNames.has(element.nodeName)

const cellText = (cell: unknown): string => (cell instanceof XmlElement ? linesOf(cell).join(' ') : '')

function inlineText(node: unknown): string {
  if (node instanceof XmlText) return stringOf(node)
  if (!(node instanceof XmlElement)) return ''
  if (node.nodeName === 'hard_break') return '\n'
  if (node.nodeName === 'date') return attributeOf(node, 'date')
  if (node.nodeName === 'row') return attributeOf(node, 'label')
  if (node.nodeName !== 'mention') return linesOf(node).join(' ')
  const { kind, label } = readMention(node)
  return kind === 'member' ? `@${label}` : label
}

/** `toString` of a Yjs text would add tags for its marks. What is only proposed is not said yet ([SUG4]). */
const stringOf = (node: XmlText): string => withoutPending(node.toDelta() as LetterRun[]).map(({ text }) => text).join('')

function isEmptyNode(node: unknown): boolean {
  if (node instanceof XmlText) return (node.toDelta() as LetterRun[]).every(({ insert }) => typeof insert !== 'string' || insert.trim() === '')
  if (!(node instanceof XmlElement)) return true
  return !speakingNames.has(node.nodeName) && node.toArray().every(isEmptyNode)
}

function attributeOf(element: XmlElement, name: string): string {
  const value = (element.getAttributes() as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : ''
}

/** What a picture shows, where somebody has said it. */
function imageLine(element: XmlElement): readonly string[] {
  const alt = attributeOf(element, 'alt')
  return alt === '' ? [] : [alt]
}

function readMention(element: XmlElement): MentionInText {
  const read = (name: string): string => attributeOf(element, name)
  return { kind: read('kind') === 'member' ? 'member' : 'page', id: read('id'), book: read('book'), shelf: read('shelf'), label: read('label') }
}
