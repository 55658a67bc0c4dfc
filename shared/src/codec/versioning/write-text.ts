import type { XmlFragment } from 'yjs'
import { XmlElement, XmlText } from 'yjs'

import { shortestEdit } from '../../rules/comparing/shortest-edit.ts'
import type { XmlJson } from '../canonical.ts'
import { canonicalJson, fragmentToJson } from '../canonical.ts'
import { isRecord } from '../fields.ts'
import { lettersOf } from '../suggestions.ts'
import type { LetterRun } from '../suggestions.ts'

type Parent = XmlFragment | XmlElement
type ElementJson = Extract<XmlJson, { readonly node: string }>
type RunJson = Extract<XmlJson, { readonly text: string }>

/** What is compared: what the text says, or all that is kept, what is only proposed too. */
export type Wanted = 'content' | 'all'

/**
 * Makes a rich text say `content`, with as few edits as there are differences: lines that say the same are left as they
 * are, of others the letters that differ are written, so that comments, authors and what others write meanwhile keep
 * their places. Runs inside of the caller's transaction.
 */
export function writeText(parent: Parent, content: readonly XmlJson[], wanted: Wanted = 'content'): void {
  if (content.every(isElement) && parent.toArray().every((child) => child instanceof XmlElement)) writeElements(parent, content, wanted)
  else writeInline(parent, content, wanted)
}

/** Whether a kept value has the form of a text. */
export function isTextJson(content: unknown): content is readonly XmlJson[] {
  return Array.isArray(content) && content.every((json: unknown) => isRecord(json) && (typeof json['text'] === 'string' || (typeof json['node'] === 'string' && json['node'] !== '' && (json['attributes'] === undefined || isRecord(json['attributes'])) && (json['content'] === undefined || isTextJson(json['content'])))))
}

const isElement = (json: XmlJson): json is ElementJson => 'node' in json

const keyOf = (element: XmlElement, wanted: Wanted): string => {
  const attributes = element.getAttributes() as Readonly<Record<string, unknown>>
  return canonicalJson({ node: element.nodeName, attributes, content: fragmentToJson(element, wanted) })
}
const keyOfJson = ({ node, attributes = {}, content = [] }: ElementJson): string => canonicalJson({ node, attributes, content })

function writeElements(parent: Parent, content: readonly ElementJson[], wanted: Wanted): void {
  const before = parent.toArray() as readonly XmlElement[]
  const runs = shortestEdit(before.map((element) => keyOf(element, wanted)), content.map(keyOfJson))
  // From the end, so that what stands before keeps its place.
  for (let at = runs.length - 1; at >= 0; at--) {
    const run = runs[at]!
    if (run.change === 'same') continue
    const beside = runs[at - 1]
    const removed = run.change === 'removed' ? run : beside?.change === 'removed' ? beside : undefined
    const added = run.change === 'added' ? run : undefined
    replace(parent, before.slice(...(removed?.before ?? [0, 0])), removed?.before[0] ?? run.before[0], content.slice(...(added?.after ?? [0, 0])), wanted)
    if (run.change === 'added' && removed !== undefined) at--
  }
}

/** Elements at one place by others: those of one kind are changed, in their order; the rest go and come. */
function replace(parent: Parent, before: readonly XmlElement[], from: number, after: readonly ElementJson[], wanted: Wanted): void {
  const pairs = Math.min(before.length, after.length)
  for (let at = Math.max(before.length, after.length) - 1; at >= 0; at--) {
    const [was, is] = [before[at], after[at]]
    if (at < pairs && was!.nodeName === is!.node) change(was!, is!, wanted)
    else {
      if (was !== undefined) parent.delete(from + at, 1)
      if (is !== undefined) parent.insert(from + Math.min(at, before.length), [elementFor(is)])
    }
  }
}

function change(element: XmlElement, { attributes = {}, content = [] }: ElementJson, wanted: Wanted): void {
  const before = element.getAttributes() as Readonly<Record<string, unknown>>
  for (const name of Object.keys(before)) if (!Object.hasOwn(attributes, name)) element.removeAttribute(name)
  for (const [name, value] of Object.entries(attributes)) if (canonicalJson(before[name] ?? null) !== canonicalJson(value ?? null)) element.setAttribute(name, value as never)
  writeText(element, content, wanted)
}

/** A line: its letters where it holds nothing else or the same signs in the same places, else all of it anew. */
function writeInline(parent: Parent, content: readonly XmlJson[], wanted: Wanted): void {
  const children = parent.toArray()
  const before = children.flatMap((child) => (child instanceof XmlElement ? keyOf(child, wanted) : []))
  const after = content.flatMap((json) => (isElement(json) ? keyOfJson(json) : []))
  const places = placesOf(children)
  if (before.length !== after.length || before.some((key, at) => key !== after[at]) || places === undefined) {
    parent.delete(0, parent.length)
    parent.insert(0, childrenFor(content))
    return
  }
  // The runs between the signs, one more than there are signs.
  const gaps: RunJson[][] = [[]]
  for (const json of content) {
    if (isElement(json)) gaps.push([])
    else gaps.at(-1)!.push(json)
  }
  for (let at = gaps.length - 1; at >= 0; at--) {
    const { text, index } = places[at]!
    if (text !== undefined) writeLetters(text, gaps[at]!)
    else if (gaps[at]!.length > 0) parent.insert(index, [textFor(gaps[at]!)])
  }
}

/** Between the signs of a line: the text there, and where one would stand; `undefined` where several stand side by side. */
function placesOf(children: readonly unknown[]): readonly { readonly text: XmlText | undefined; readonly index: number }[] | undefined {
  const places: { text: XmlText | undefined; index: number }[] = [{ text: undefined, index: 0 }]
  for (const [index, child] of children.entries()) {
    if (child instanceof XmlElement) places.push({ text: undefined, index: index + 1 })
    else if (!(child instanceof XmlText) || places.at(-1)!.text !== undefined) return undefined
    else places.at(-1)!.text = child
  }
  return places
}

interface Letter {
  readonly text: string
  readonly marks: Readonly<Record<string, unknown>>
  readonly key: string
}

/** Letter by letter, never half of one. */
function lettersIn(runs: readonly { readonly text: string; readonly marks?: unknown }[]): readonly Letter[] {
  return runs.flatMap(({ text, marks = {} }) => {
    const form = canonicalJson(marks)
    return Array.from(text, (letter) => ({ text: letter, marks: marks as Letter['marks'], key: `${letter}${form}` }))
  })
}

function writeLetters(text: XmlText, runs: readonly RunJson[]): void {
  const [before, after] = [lettersIn(lettersOf(text.toDelta() as readonly LetterRun[])), lettersIn(runs)]
  const lengthOf = (letters: readonly Letter[]): number => letters.reduce((sum, letter) => sum + letter.text.length, 0)
  let end = lengthOf(before)
  for (const run of shortestEdit(before.map(({ key }) => key), after.map(({ key }) => key)).toReversed()) {
    const length = lengthOf(before.slice(...run.before))
    end -= length
    if (run.change === 'removed') text.delete(end, length)
    if (run.change === 'added') for (const { text: letters, marks } of joined(after.slice(...run.after)).toReversed()) text.insert(end, letters, { ...marks })
  }
}

/** Letters of one form side by side, as one run. */
function joined(letters: readonly Letter[]): readonly { readonly text: string; readonly marks: Letter['marks'] }[] {
  const runs: { text: string; marks: Letter['marks']; form: string }[] = []
  for (const { text, marks, key } of letters) {
    const form = key.slice(text.length)
    const last = runs.at(-1)
    if (last?.form === form) last.text += text
    else runs.push({ text, marks, form })
  }
  return runs
}

function textFor(runs: readonly RunJson[]): XmlText {
  const text = new XmlText()
  text.applyDelta(runs.map(({ text: letters, marks = {} }) => ({ insert: letters, attributes: marks })))
  return text
}

function elementFor({ node, attributes = {}, content = [] }: ElementJson): XmlElement {
  const element = new XmlElement(node)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value as never)
  element.insert(0, childrenFor(content))
  return element
}

function childrenFor(content: readonly XmlJson[]): (XmlElement | XmlText)[] {
  const children: (XmlElement | XmlText)[] = []
  let runs: RunJson[] = []
  for (const json of content) {
    if (!isElement(json)) {
      runs.push(json)
      continue
    }
    if (runs.length > 0) children.push(textFor(runs))
    runs = []
    children.push(elementFor(json))
  }
  if (runs.length > 0) children.push(textFor(runs))
  return children
}
