import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { XmlFragment } from 'yjs'
import { XmlElement, XmlText } from 'yjs'

import type { DraftBlock, DraftLine } from '../rules/drafting/draft.ts'
import { sha256Hex } from './content-hash.ts'

/** A short name for what stands somewhere: the same on every device. */
export const markOf = (content: string): string => sha256Hex(utf8ToBytes(content)).slice(0, 12)

/** What was ever proposed for one text: by the mark of its content, what it was about (the mark of its key). */
export type Proposed = ReadonlyMap<string, string>

/** A heading, paragraph or item of a list, as it stands in a text. */
interface Unit {
  readonly node: XmlElement
  readonly parent: XmlFragment | XmlElement
  readonly content: string
}

/** A line that a draft wants to stand in a text. */
interface Wanted {
  readonly about: string
  readonly content: string
  readonly isHeading: boolean
  readonly block: number
  readonly parts: readonly Part[]
}

type Part = string | { readonly book: string; readonly id: string; readonly shelf: string; readonly title: string }

/** What a line says, with the page that it names as a mention in its place. */
function partsOf({ text, page }: DraftLine, heading: DraftLine | undefined): readonly Part[] {
  if (page === undefined || (heading?.page !== undefined && heading.page.book === page.book && heading.page.id === page.id)) return [text]
  const at = page.title === '' ? -1 : text.indexOf(page.title)
  const parts: readonly Part[] = at === -1 ? [`${text} `, page] : [text.slice(0, at), page, text.slice(at + page.title.length)]
  return parts.filter((part) => part !== '')
}

const contentOf = (parts: readonly Part[]): string => parts.map((part) => (typeof part === 'string' ? part : `\u0000${part.book}/${part.id}\u0000`)).join('')

function wantedIn(blocks: readonly DraftBlock[]): readonly Wanted[] {
  const all = blocks.flatMap(({ heading, lines }, block) => {
    const make = (line: DraftLine, isHeading: boolean): Wanted => {
      const parts = partsOf(line, isHeading ? undefined : heading)
      return { about: markOf(line.key), content: contentOf(parts), isHeading, block, parts }
    }
    return [...(heading === undefined ? [] : [make(heading, true)]), ...lines.map((line) => make(line, false))]
  })
  // Two that say the same could not be told apart.
  return all.filter(({ about, content }, at) => !all.slice(0, at).some((before) => before.about === about || before.content === content))
}

function inlineContent(node: unknown): string {
  if (node instanceof XmlText) return (node.toDelta() as readonly { readonly insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '\u0001')).join('')
  if (!(node instanceof XmlElement)) return ''
  if (node.nodeName !== 'mention') return `\u0001${node.nodeName}(${node.toArray().map(inlineContent).join('')})`
  return `\u0000${node.getAttribute('book') ?? ''}/${node.getAttribute('id') ?? ''}\u0000`
}

const elementsOf = (parent: XmlFragment | XmlElement): readonly XmlElement[] => parent.toArray().filter((child): child is XmlElement => child instanceof XmlElement)

function unitsOf(fragment: XmlFragment): readonly Unit[] {
  return elementsOf(fragment).flatMap((node): readonly Unit[] => {
    const inner = (of: XmlElement): string => of.toArray().map(inlineContent).join('')
    if (node.nodeName === 'heading' || node.nodeName === 'paragraph') return [{ node, parent: fragment, content: inner(node) }]
    if (node.nodeName !== 'bullet_list') return []
    return elementsOf(node).map((item) => {
      const [only, ...more] = elementsOf(item)
      return { node: item, parent: node, content: only?.nodeName === 'paragraph' && more.length === 0 ? inner(only) : inner(item) }
    })
  })
}

const isBlankLine = (node: unknown): boolean => node instanceof XmlElement && node.nodeName === 'paragraph' && node.toArray().every((child) => inlineContent(child).trim() === '')

const isBlank = (fragment: XmlFragment): boolean => elementsOf(fragment).every(isBlankLine)

/** An item of a list, or a heading. */
function elementFor({ isHeading, parts }: Wanted): XmlElement {
  const line = new XmlElement(isHeading ? 'heading' : 'paragraph')
  if (isHeading) line.setAttribute('level', 3 as never)
  line.insert(0, parts.map((part) => {
    if (typeof part === 'string') return new XmlText(part)
    const mention = new XmlElement('mention')
    for (const [name, value] of Object.entries({ kind: 'page', id: part.id, book: part.book, shelf: part.shelf, label: part.title })) mention.setAttribute(name, value)
    return mention
  }))
  if (isHeading) return line
  const item = new XmlElement('list_item')
  item.insert(0, [line])
  return item
}

const indexIn = (parent: XmlFragment | XmlElement, node: XmlElement): number => parent.toArray().indexOf(node)

const remove = (parent: XmlFragment | XmlElement, node: XmlElement): void => {
  const at = indexIn(parent, node)
  if (at !== -1) parent.delete(at, 1)
}

/**
 * Lays a draft into a text, in a transaction of the caller's ([REP1]–[REP3]). Whatever does not read as something that
 * was proposed is its author's and is left alone, and what was proposed and is no longer there is not proposed again:
 * somebody took it away or wrote on. Lines that were left as proposed follow the draft; of two that two devices laid
 * one goes. Answers what stands there as proposed now: about what, and the mark of its content.
 */
export function layText(fragment: XmlFragment, blocks: readonly DraftBlock[], proposed: Proposed): readonly (readonly [about: string, mark: string])[] {
  const wanted = wantedIn(blocks)
  const byAbout = new Map(wanted.map((each) => [each.about, each]))
  const known = isBlank(fragment) ? new Map<string, string>() : proposed
  const present = clearLeft(fragment, known, byAbout)
  const everProposed = new Set(known.values())
  const laid = wanted.filter(({ about }) => !present.has(about) && !everProposed.has(about))
  if (laid.length > 0 && isBlank(fragment) && fragment.length > 0) fragment.delete(0, fragment.length)
  for (const each of laid) {
    present.set(each.about, put(fragment, each, wanted, present))
  }
  return wanted.filter(({ about }) => present.has(about)).map(({ about, content }) => [about, markOf(content)] as const)
}

/** Whether nobody has written in a text: it is blank, or every line stands as it was proposed. */
export const isLeftAsProposed = (fragment: XmlFragment, proposed: Proposed): boolean =>
  isBlank(fragment) ||
  (elementsOf(fragment).every(({ nodeName }) => ['heading', 'paragraph', 'bullet_list'].includes(nodeName)) && unitsOf(fragment).every(({ content }) => content.trim() === '' || proposed.has(markOf(content))))

/** Takes away one of two lines that say the same thing as proposed ([REP3]). Answers whether there was one. */
export function settleText(fragment: XmlFragment, proposed: Proposed): boolean {
  const before = fragment.length + unitsOf(fragment).length
  clearLeft(fragment, proposed, undefined)
  return fragment.length + unitsOf(fragment).length !== before
}

/** Brings what was left as proposed up to the draft, and answers where each stands. Without a draft only doubled ones go. */
function clearLeft(fragment: XmlFragment, proposed: Proposed, wanted: ReadonlyMap<string, Wanted> | undefined): Map<string, XmlElement> {
  const present = new Map<string, XmlElement>()
  const headings: XmlElement[] = []
  for (const { node, parent, content } of unitsOf(fragment)) {
    const about = proposed.get(markOf(content))
    if (about === undefined) continue
    if (present.has(about)) {
      remove(parent, node)
      continue
    }
    const now = wanted?.get(about)
    if (wanted === undefined || now?.content === content) present.set(about, node)
    else if (now !== undefined) {
      const made = elementFor(now)
      parent.insert(indexIn(parent, node), [made])
      remove(parent, node)
      present.set(about, made)
    } else if (node.nodeName === 'heading') headings.push(node)
    else remove(parent, node)
  }
  for (const list of elementsOf(fragment)) if (list.nodeName === 'bullet_list' && list.length === 0) remove(fragment, list)
  // A heading goes with the last line under it.
  for (const heading of headings) if (elementsOf(fragment)[elementsOf(fragment).indexOf(heading) + 1]?.nodeName !== 'bullet_list') remove(fragment, heading)
  return present
}

/** Puts a line after those of its block that are there, else at the end. */
function put(fragment: XmlFragment, line: Wanted, wanted: readonly Wanted[], present: ReadonlyMap<string, XmlElement>): XmlElement {
  const made = elementFor(line)
  const before = wanted.slice(0, wanted.indexOf(line)).filter(({ block }) => block === line.block).map(({ about }) => present.get(about)).findLast((node) => node !== undefined)
  if (line.isHeading) {
    fragment.insert(endOf(fragment), [made])
    return made
  }
  if (before !== undefined && before.nodeName !== 'heading') {
    const list = before.parent as XmlElement
    list.insert(indexIn(list, before) + 1, [made])
    return made
  }
  const list = new XmlElement('bullet_list')
  list.insert(0, [made])
  fragment.insert(before === undefined ? endOf(fragment) : indexIn(fragment, before) + 1, [list])
  return made
}

/** The end of what is written: blank lines after it stay last. */
function endOf(fragment: XmlFragment): number {
  const nodes = fragment.toArray()
  let at = nodes.length
  while (at > 0 && isBlankLine(nodes[at - 1])) at--
  return at
}
