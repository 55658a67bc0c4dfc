/**
 * Who wrote which letters. Yjs knows of every letter the client that wrote it; the page's map of writers
 * (`<page>~writers`) knows whose client it was:
 *
 *   `<client, base 36>`   the member's id
 *
 * An entry counts only where that very client made it, and the relay lets no client write for two members: nobody can
 * be given what another wrote.
 */
import type { Doc, Item, XmlFragment } from 'yjs'
import { ContentFormat, ContentString, Map as YMap, XmlElement, XmlText } from 'yjs'

import { writersRoot } from '../roots.ts'

/** Says whose client this device's document is, once a page. Runs inside of the caller's transaction. */
export function noteWriter(doc: Doc, page: string, member: string): void {
  const map = doc.getMap<unknown>(writersRoot(page))
  const key = doc.clientID.toString(36)
  if (map.get(key) !== member) map.set(key, member)
}

/** Members by client, as each client said of itself. Never throws. */
export function readWriters(doc: Doc, page: string): ReadonlyMap<number, string> {
  const root = writersRoot(page)
  const writers = new Map<number, string>()
  if (!doc.share.has(root)) return writers
  const map = doc.get(root, YMap<unknown>)
  for (const [key, member] of map.entries()) {
    const client = Number.parseInt(key, 36)
    if (typeof member === 'string' && map._map.get(key)?.id.client === client) writers.set(client, member)
  }
  return writers
}

/** A rich text as `fragmentToJson` has it, its letters with who wrote them instead of their form. */
export type AuthoredJson = { readonly node: string; readonly attributes?: Readonly<Record<string, unknown>>; readonly content?: readonly AuthoredJson[] } | { readonly text: string; readonly author: string }

/** Of letters whose writer is not known. */
export const unknownWriter = ''

/** A text with the author of each passage, without what is only proposed ([SUG4]); `''` where nobody said whose client it was. */
export function authoredText(fragment: XmlFragment | XmlElement, writers: ReadonlyMap<number, string>): readonly AuthoredJson[] {
  const content: AuthoredJson[] = []
  for (const child of fragment.toArray()) {
    if (child instanceof XmlText) {
      for (const { text, client } of lettersIn(child)) {
        const author = writers.get(client) ?? unknownWriter
        const last = content.at(-1)
        if (last !== undefined && 'text' in last && last.author === author) content[content.length - 1] = { text: last.text + text, author }
        else content.push({ text, author })
      }
    } else if (child instanceof XmlElement) {
      const attributes = child.getAttributes() as Readonly<Record<string, unknown>>
      const inner = authoredText(child, writers)
      content.push({ node: child.nodeName, ...(Object.keys(attributes).length > 0 ? { attributes } : {}), ...(inner.length > 0 ? { content: inner } : {}) })
    }
  }
  return content
}

function lettersIn(text: XmlText): readonly { readonly text: string; readonly client: number }[] {
  const runs: { readonly text: string; readonly client: number }[] = []
  let proposed = false
  for (let item: Item | null = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof ContentFormat && content.key === 'insertion') proposed = content.value !== null
    else if (content instanceof ContentString && !proposed) runs.push({ text: content.str, client: item.id.client })
  }
  return runs
}

/** The letters of a text in their order as runs: the client that wrote them, and how many they are, without what is only proposed. */
export function letterRuns(fragment: XmlFragment | XmlElement): readonly number[] {
  const runs: number[] = []
  const add = (parent: XmlFragment | XmlElement): void => {
    for (const child of parent.toArray()) {
      if (child instanceof XmlElement) add(child)
      else if (child instanceof XmlText) for (const { text, client } of lettersIn(child)) {
        if (runs.at(-2) === client) runs[runs.length - 1]! += text.length
        else runs.push(client, text.length)
      }
    }
  }
  add(fragment)
  return runs
}
