import type { AttributeSpec, MarkType, NodeType } from 'prosemirror-model'
import * as Y from 'yjs'

import { textSchema } from './schema.ts'

/** Children a kind of node can have at all, whatever their number and order: what is missing is filled in. */
const allowedChildren = new Map<NodeType, ReadonlySet<NodeType>>(Object.values(textSchema.nodes).map((type) => [type, childrenOf(type)]))

function childrenOf(type: NodeType): ReadonlySet<NodeType> {
  const found = new Set<NodeType>()
  const seen = new Set([type.contentMatch])
  for (const match of seen) {
    for (let edge = 0; edge < match.edgeCount; edge++) {
      const next = match.edge(edge)
      found.add(next.type)
      seen.add(next.next)
    }
  }
  return found
}

/**
 * Whether this version knows everything in a text. y-prosemirror deletes what it does not know, for everybody:
 * a text that fails here must not be bound to an editor ([TXT4]).
 */
export function isKnownText(fragment: Y.XmlFragment): boolean {
  return fragment.toArray().every((child) => isKnownChild(child, textSchema.topNodeType))
}

/** The same for what a transaction brought, before the editor sees it ([TXT5]). */
export function areKnownChanges(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], root: Y.XmlFragment): boolean {
  return events.every(({ target, changes }) => {
    if (target instanceof Y.XmlText) return isKnownDelta(changes.delta)
    const type = target === root ? textSchema.topNodeType : target instanceof Y.XmlElement ? nodeTypeOf(target) : undefined
    if (type === undefined) return false
    if (target instanceof Y.XmlElement && changes.keys.size > 0 && !areKnownAttributes(target, type)) return false
    return [...changes.added].every((item) => item.deleted || (item.content instanceof Y.ContentType && isKnownChild(item.content.type, type)))
  })
}

const nodeTypeOf = (element: Y.XmlElement): NodeType | undefined => (textSchema.nodes as Record<string, NodeType>)[element.nodeName]

function isKnownChild(child: unknown, parent: NodeType): boolean {
  if (child instanceof Y.XmlText) return parent.inlineContent && isKnownDelta(child.toDelta() as Delta)
  if (!(child instanceof Y.XmlElement)) return false
  const type = nodeTypeOf(child)
  if (type === undefined || allowedChildren.get(parent)?.has(type) !== true || !areKnownAttributes(child, type)) return false
  return child.toArray().every((grandchild) => isKnownChild(grandchild, type))
}

const areKnownAttributes = (element: Y.XmlElement, type: NodeType): boolean => fitSpecs(element.getAttributes(), type.spec.attrs)

type Delta = readonly { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> | undefined }[]

const isKnownDelta = (delta: Delta): boolean =>
  delta.every(
    ({ insert, attributes }) =>
      (insert === undefined || typeof insert === 'string') && Object.entries(attributes ?? {}).every(([name, attrs]) => attrs === null || isKnownMark(name, attrs)),
  )

function isKnownMark(name: string, attrs: unknown): boolean {
  const type = (textSchema.marks as Record<string, MarkType>)[name]
  return type !== undefined && typeof attrs === 'object' && attrs !== null && fitSpecs(attrs, type.spec.attrs)
}

type Specs = Readonly<Record<string, AttributeSpec>>

const fitSpecs = (written: object, specs: Specs = {}): boolean => Object.entries(written).every(([name, value]) => fitsSpec(name, value, specs))

/** Whether a node or mark may have an attribute of this name and value. */
export function fitsSpec(name: string, value: unknown, specs: Specs): boolean {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
  return spec !== undefined && fits(value, spec.validate)
}

function fits(value: unknown, validate: AttributeSpec['validate']): boolean {
  if (validate === undefined) return true
  if (typeof validate === 'string') return validate.split('|').includes(value === null ? 'null' : typeof value)
  try {
    validate(value)
    return true
  } catch {
    return false
  }
}
