import { isRecord } from '@hebu/shared/codec/fields.ts'

type Json = Readonly<Record<string, unknown>>

const childrenOf = (node: Json): readonly Json[] => (Array.isArray(node['content']) ? node['content'].filter(isRecord) : [])
const attributeOf = (node: Json, name: string): unknown => (isRecord(node['attributes']) ? node['attributes'][name] : undefined)

/** Letters that would be read as a form are read as themselves. */
export const escapeMarkdown = (text: string): string => text.replaceAll(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`)

const signs: readonly (readonly [mark: string, sign: string])[] = [['strong', '**'], ['em', '*'], ['strike', '~~'], ['code', '`']]

function runOf(text: string, marks: unknown): string {
  const has = (name: string): boolean => isRecord(marks) && Object.hasOwn(marks, name)
  if (text.trim() === '') return text
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  const escaped = has('code') ? inner.replaceAll('`', '') : escapeMarkdown(inner)
  const looked = signs.reduceRight((words, [mark, sign]) => (has(mark) ? `${sign}${words}${sign}` : words), escaped)
  const link = isRecord(marks) && isRecord(marks['link']) ? marks['link']['href'] : undefined
  return `${before}${typeof link === 'string' ? `[${looked}](<${link.replaceAll(/[<>\s]/g, encodeURIComponent)}>)` : looked}${after}`
}

function inlineOf(nodes: readonly Json[]): string {
  return nodes.map((node) => {
    if (typeof node['text'] === 'string') return runOf(node['text'], node['marks'])
    switch (node['node']) {
      case 'hard_break':
        return '  \n'
      case 'mention':
        return escapeMarkdown(`${attributeOf(node, 'kind') === 'member' ? '@' : ''}${String(attributeOf(node, 'label') ?? attributeOf(node, 'id') ?? '')}`)
      case 'date':
        return String(attributeOf(node, 'date') ?? '')
      default:
        return inlineOf(childrenOf(node))
    }
  }).join('')
}

const inlineNodes = new Set<unknown>(['hard_break', 'mention', 'date'])
const isInline = (node: Json): boolean => typeof node['text'] === 'string' || inlineNodes.has(node['node'])

const indented = (text: string, by: string): string => text.split('\n').map((line, at) => (at === 0 || line === '' ? line : `${by}${line}`)).join('\n')

const cellOf = (cell: Json, pictures: Pictures): string => blocksOf(childrenOf(cell), pictures).join('<br>').replaceAll(/\s*\n\s*/g, '<br>')

/** Where the picture of a digest lies, seen from the text; absent where nobody knows. */
export type Pictures = (sha256: string) => string | undefined

function listOf(node: Json, pictures: Pictures): string {
  const first = Number(attributeOf(node, 'order') ?? 1)
  return childrenOf(node).map((item, at) => {
    const sign = node['node'] === 'ordered_list' ? `${first + at}. ` : item['node'] === 'task_item' ? `- [${attributeOf(item, 'checked') === true ? 'x' : ' '}] ` : '- '
    return `${sign}${indented(blocksOf(childrenOf(item), pictures).join('\n'), ' '.repeat(sign.startsWith('-') ? 2 : sign.length))}`
  }).join('\n')
}

function blockOf(node: Json, pictures: Pictures): readonly string[] {
  const children = childrenOf(node)
  switch (node['node']) {
    case 'heading':
      return [`${'#'.repeat(Math.min(6, 2 + (Number(attributeOf(node, 'level')) || 2)))} ${inlineOf(children)}`]
    case 'paragraph': {
      const words = inlineOf(children)
      // What looks like the beginning of a heading, a quote or a list is none.
      return words.trim() === '' ? [] : [words.replace(/^(\s*)([#>+-]|\d+[.)])(?=\s)/, String.raw`$1\$2`)]
    }
    case 'bullet_list':
    case 'ordered_list':
    case 'task_list':
      return [listOf(node, pictures)]
    case 'blockquote':
      return [blocksOf(children, pictures).join('\n\n').split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')]
    case 'horizontal_rule':
      return ['---']
    case 'image': {
      const place = pictures(String(attributeOf(node, 'sha256')))
      const words = escapeMarkdown(String(attributeOf(node, 'alt') || attributeOf(node, 'name') || ''))
      return [place === undefined ? words : `![${words}](<${place}>)`]
    }
    case 'table':
      return [tableOf(children.map((row) => childrenOf(row).map((cell) => cellOf(cell, pictures))))]
    default:
      return blocksOf(children, pictures)
  }
}

function blocksOf(nodes: readonly Json[], pictures: Pictures): readonly string[] {
  const blocks: string[] = []
  let line: Json[] = []
  const endLine = (): void => {
    if (line.length > 0) blocks.push(inlineOf(line))
    line = []
  }
  for (const node of nodes) {
    if (isInline(node)) line.push(node)
    else {
      endLine()
      blocks.push(...blockOf(node, pictures))
    }
  }
  endLine()
  return blocks
}

/** Rows of cells, the first as the head. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const lineOf = (cells: readonly string[]): string => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`
  const [head = [], ...rest] = rows
  return [lineOf(head), lineOf(Array.from({ length: width }, () => '---')), ...rest.map(lineOf)].join('\n')
}

/** A rich text (`fragmentToJson`) as Markdown. Of what this version does not know, what lies inside it is told. */
export const textToMarkdown = (text: readonly unknown[], pictures: Pictures): string => blocksOf(text.filter(isRecord), pictures).join('\n\n')
