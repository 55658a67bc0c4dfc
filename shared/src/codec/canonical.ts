import type { Doc } from 'yjs'
import { XmlElement, XmlFragment, XmlText } from 'yjs'

import type { Book } from '../books/define-book.ts'
import { textRoot } from './roots.ts'
import type { LetterRun } from './suggestions.ts'
import { lettersOf, withoutPending } from './suggestions.ts'
import type { Page } from './page.ts'

/** JSON in the one form of RFC 8785: keys by UTF-16 code unit, numbers as ECMAScript writes them, nothing else. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('canonical JSON has no form for this number')
  if (typeof value === 'string' && !value.isWellFormed()) throw new RangeError('canonical JSON has no form for a lone surrogate')
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element ?? null)).join(',')}]`
  const record = value as Readonly<Record<string, unknown>>
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((key) => `${canonicalJson(key)}:${canonicalJson(record[key])}`)
  return `{${members.join(',')}}`
}

/** What a page says, apart from how Yjs holds it: the same on every device that shows the same page. */
export interface CanonicalPage {
  readonly book: string
  readonly page: string
  readonly version: number
  readonly values: Readonly<Record<string, unknown>>
  /** By field, or `field/member`. */
  readonly texts: Readonly<Record<string, unknown>>
  /** Of a companion: which. */
  readonly part?: string | undefined
}

/** The canonical form of a page's own volume, or of one of its companions, and its texts, without remarks. Rows are listed in order, without their places. */
export function canonicalPage(book: Book, page: Page, doc: Doc, part?: string): CanonicalPage {
  const values: Record<string, unknown> = {}
  const texts: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(book.fields)) {
    if (field.part !== part || field.kind === 'computed' || field.annotates !== undefined) continue
    if (field.kind === 'richText') {
      const root = textRoot(page.id, name)
      for (const found of doc.share.keys()) {
        if (found !== root && !found.startsWith(`${root}!`)) continue
        const content = fragmentToJson(doc.get(found, XmlFragment))
        if (saysSomething(content)) texts[found === root ? name : `${name}/${found.slice(root.length + 1)}`] = content
      }
    } else if (field.kind === 'rows') {
      const rows = page.values[name] as readonly { readonly id: string; readonly cells: unknown }[] | undefined
      if (rows !== undefined && rows.length > 0) values[name] = rows.map(({ id, cells }) => ({ id, cells }))
    } else if (page.values[name] !== undefined) {
      const value = page.values[name]
      values[name] = Array.isArray(value) ? value.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1)) : value
    }
  }
  return { book: book.id, page: page.id, version: page.version, values, texts, ...(part === undefined ? {} : { part }) }
}

/** An element of a rich text, or a run of its letters, as plain data. */
export type XmlJson = { readonly node: string; readonly attributes?: Readonly<Record<string, unknown>>; readonly content?: readonly XmlJson[] } | { readonly text: string; readonly marks?: unknown }

/** Whether a text is more than the empty line that writing leaves behind. */
const saysSomething = (content: readonly XmlJson[]): boolean => content.length > 1 || content.some((only) => !('node' in only) || only.node !== 'paragraph' || only.content !== undefined)

/** A rich text as plain data: elements with attributes, and runs of text with their marks. Pending suggestions are no part of it ([SUG4]), unless all is wanted that is kept. */
export function fragmentToJson(fragment: XmlFragment | XmlElement, wanted: 'content' | 'all' = 'content'): readonly XmlJson[] {
  const content: XmlJson[] = []
  /** Letters of one form are one run, however they came about. */
  const add = (text: string, marks: Readonly<Record<string, unknown>> | undefined): void => {
    const last = content.at(-1)
    if (last !== undefined && 'text' in last && canonicalJson(last.marks ?? null) === canonicalJson(marks ?? null)) content[content.length - 1] = { ...last, text: last.text + text }
    else content.push(marks === undefined ? { text } : { text, marks })
  }
  for (const child of fragment.toArray()) {
    if (child instanceof XmlText) {
      const runs = child.toDelta() as readonly LetterRun[]
      for (const { text, marks } of wanted === 'all' ? lettersOf(runs) : withoutPending(runs)) add(text, marks)
    } else if (child instanceof XmlElement) {
      const attributes = child.getAttributes() as Readonly<Record<string, unknown>>
      const inner = fragmentToJson(child, wanted)
      content.push({
        node: child.nodeName,
        ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
        ...(inner.length > 0 ? { content: inner } : {}),
      })
    }
  }
  return content
}
