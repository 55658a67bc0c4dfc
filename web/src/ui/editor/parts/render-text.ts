import type { Attrs, MarkType, Node, NodeType } from 'prosemirror-model'
import { DOMSerializer, Fragment } from 'prosemirror-model'
import { XmlElement, XmlText } from 'yjs'
import type { XmlFragment } from 'yjs'

import { fitsSpec } from '../gate.ts'
import { textSchema } from '../schema.ts'

/** A text as elements to look at, without an editor. Of what this version does not know, what lies inside it is shown; nothing is written. */
export function renderText(fragment: XmlFragment): DocumentFragment | HTMLElement {
  return DOMSerializer.fromSchema(textSchema).serializeFragment(Fragment.from(blocksIn(fragment)))
}

const nodeTypes = textSchema.nodes as Readonly<Record<string, NodeType>>
const markTypes = textSchema.marks as Readonly<Record<string, MarkType>>

const isInline = (node: unknown): node is XmlText | XmlElement => node instanceof XmlText || (node instanceof XmlElement && nodeTypes[node.nodeName]?.isInline === true)

function blocksIn(parent: XmlFragment): readonly Node[] {
  const blocks: Node[] = []
  let line: Node[] = []
  const endLine = (): void => {
    if (line.length > 0) blocks.push(textSchema.nodes.paragraph.create(null, line))
    line = []
  }
  for (const child of parent.toArray()) {
    if (isInline(child)) line.push(...inlineOf(child))
    else {
      endLine()
      if (child instanceof XmlElement) blocks.push(...blocksOf(child))
    }
  }
  endLine()
  return blocks
}

function blocksOf(element: XmlElement): readonly Node[] {
  const type = nodeTypes[element.nodeName]
  if (type === undefined) return blocksIn(element)
  const attrs = knownOf(element.getAttributes(), type)
  if (type.inlineContent) return [type.create(attrs, element.toArray().flatMap(inlineOf))]
  const filled = type.createAndFill(attrs, Fragment.from(blocksIn(element)))
  return filled === null ? blocksIn(element) : [filled]
}

function inlineOf(node: unknown): readonly Node[] {
  if (node instanceof XmlText) return (node.toDelta() as Delta).flatMap(({ insert, attributes }) => (typeof insert === 'string' && insert !== '' ? [textSchema.text(insert, marksOf(attributes))] : []))
  if (!(node instanceof XmlElement)) return []
  const type = nodeTypes[node.nodeName]
  return type?.isInline === true ? [type.create(knownOf(node.getAttributes(), type))] : node.toArray().flatMap(inlineOf)
}

type Delta = readonly { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> }[]

const marksOf = (attributes: Readonly<Record<string, unknown>> = {}) =>
  Object.entries(attributes).flatMap(([name, attrs]) => {
    const type = markTypes[name]
    return type === undefined ? [] : [type.create(knownOf(attrs ?? {}, type))]
  })

const knownOf = (written: object, type: NodeType | MarkType): Attrs =>
  Object.fromEntries(Object.entries(written).filter(([name, value]) => fitsSpec(name, value, type.spec.attrs ?? {})))
