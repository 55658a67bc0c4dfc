import type { Token } from './compare-words.ts'
import { tokensOf } from './compare-words.ts'

/** What a line of a text is. `row` is a row of a table, its cells parted by tabs. */
export type LineKind = 'paragraph' | 'heading' | 'item' | 'numbered' | 'task' | 'quote' | 'row' | 'picture' | 'divider'

/** A line of a text, as it is compared. */
export interface TextLine {
  readonly kind: LineKind
  /** Of headings 1–3; of items how deep they lie, from 0. */
  readonly level: number
  /** Of tasks. */
  readonly checked?: boolean | undefined
  readonly tokens: readonly Token[]
}

interface Element {
  readonly node: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly content: readonly unknown[]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function elementOf(value: unknown): Element | undefined {
  if (!isRecord(value) || typeof value['node'] !== 'string') return undefined
  return { node: value['node'], attributes: isRecord(value['attributes']) ? value['attributes'] : {}, content: listOf(value['content']) }
}

interface Within {
  readonly kind: LineKind
  readonly level: number
  readonly checked?: boolean | undefined
}

const items: Readonly<Record<string, LineKind>> = { bullet_list: 'item', ordered_list: 'numbered', task_list: 'task' }

/** The lines of a rich text in its canonical form (`codec/canonical.ts`). What is not known is passed over by its words; never throws. */
export function linesOf(text: unknown): readonly TextLine[] {
  const lines: TextLine[] = []
  const walk = (content: readonly unknown[], within: Within, depth: number): void => {
    let inline: unknown[] = []
    const end = (): void => {
      if (inline.length > 0) lines.push({ ...within, tokens: inlineTokens(inline) })
      inline = []
    }
    for (const child of content) {
      const element = elementOf(child)
      if (element === undefined || isInline(element.node)) {
        inline.push(child)
        continue
      }
      end()
      const { node, attributes, content: inner } = element
      if (node === 'paragraph') lines.push({ ...within, tokens: inlineTokens(inner) })
      else if (node === 'heading') lines.push({ kind: 'heading', level: Number(attributes['level']) || 2, tokens: inlineTokens(inner) })
      else if (node === 'horizontal_rule') lines.push({ kind: 'divider', level: 0, tokens: [] })
      else if (node === 'image') lines.push({ kind: 'picture', level: 0, tokens: [{ text: String(attributes['alt'] || attributes['name'] || ''), key: String(attributes['sha256'] ?? '') }] })
      else if (node === 'table_row') lines.push({ kind: 'row', level: 0, tokens: rowTokens(inner) })
      else if (items[node] !== undefined) {
        for (const item of inner) {
          const its = elementOf(item)
          if (its !== undefined) walk(its.content, { kind: items[node], level: depth, ...(node === 'task_list' ? { checked: its.attributes['checked'] === true } : {}) }, depth + 1)
        }
      } else walk(inner, node === 'blockquote' ? { kind: 'quote', level: 0 } : within, depth)
    }
    end()
  }
  walk(listOf(text), { kind: 'paragraph', level: 0 }, 0)
  return lines
}

const inlineNodes = new Set(['hard_break', 'mention', 'date', 'row'])
const isInline = (node: string): boolean => inlineNodes.has(node)

function rowTokens(cells: readonly unknown[]): readonly Token[] {
  return cells.flatMap((cell, at) => {
    const inner = linesOf(elementOf(cell)?.content).flatMap((line, place) => (place === 0 ? line.tokens : [{ text: ' ' }, ...line.tokens]))
    return at === 0 ? inner : [{ text: '\t' }, ...inner]
  })
}

function inlineTokens(content: readonly unknown[]): readonly Token[] {
  const tokens: Token[] = []
  for (const child of content) {
    if (isRecord(child) && typeof child['text'] === 'string') {
      const { author } = child
      const read = tokensOf(child['text'], formOf(child['marks']))
      tokens.push(...(typeof author === 'string' ? read.map((token) => ({ ...token, author })) : read))
    }
    const element = elementOf(child)
    if (element === undefined) continue
    const read = (name: string): string => String(element.attributes[name] ?? '')
    if (element.node === 'hard_break') tokens.push({ text: '\n' })
    else if (element.node === 'date') tokens.push({ text: read('date'), key: 'date' })
    else if (element.node === 'row') tokens.push({ text: read('label'), key: `row ${read('row')}` })
    else if (element.node === 'mention') tokens.push({ text: read('kind') === 'member' ? `@${read('label')}` : read('label'), key: `${read('kind')} ${read('id')}` })
    else tokens.push(...linesOf(element.content).flatMap((line) => line.tokens))
  }
  return tokens
}

/** Marks as one text that does not hang on the order in which they were set. */
function formOf(marks: unknown): string | undefined {
  if (!isRecord(marks)) return undefined
  const set = Object.entries(marks).filter(([, value]) => value !== null && value !== undefined)
  return set.length === 0 ? undefined : set.map(([name, value]) => `${name} ${isRecord(value) ? String(value['href'] ?? '') : ''}`).toSorted().join('|')
}
