import type { Doc } from 'yjs'
import { XmlElement, XmlFragment, XmlText } from 'yjs'

import { textRoot } from './roots.ts'
import type { LetterRun } from './suggestions.ts'
import { withoutPending } from './suggestions.ts'

/** Whether a rich-text field of a page has any words; `perMember`: of a field with a text for each member, whether any has. */
export function hasWords(doc: Doc, page: string, field: string, perMember = false): boolean {
  const root = textRoot(page, field)
  const saysAny = (name: string): boolean => hasContent(doc.get(name, XmlFragment))
  // Whose texts there are is told by the names of all roots alone.
  return perMember ? [...doc.share.keys()].some((name) => (name === root || name.startsWith(`${root}!`)) && saysAny(name)) : doc.share.has(root) && saysAny(root)
}

function hasContent(node: XmlFragment | XmlElement): boolean {
  return node.toArray().some((child) => {
    if (child instanceof XmlText) return child.length > 0 && withoutPending(child.toDelta() as readonly LetterRun[]).some(({ text }) => text.trim() !== '')
    return child instanceof XmlElement && (atoms.has(child.nodeName) || hasContent(child))
  })
}

/** Nodes that say something without text. */
const atoms: ReadonlySet<string> = new Set(['mention', 'row', 'date', 'image'])
