import { textRoot } from '@hebu/shared/codec/roots.ts'
import { readStrays } from '@hebu/shared/codec/stray-pieces.ts'
import { createStrayKeeper } from '@hebu/shared/codec/strays.ts'
import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import type { Doc } from 'yjs'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlFragment, XmlText } from 'yjs'

/** A device with the text `body` of the page `p`, edited as y-prosemirror does: lines are made anew. */
export interface StrayReplica {
  readonly doc: Doc
  /** What was written here, update by update. */
  readonly written: readonly Uint8Array[]
  /** Takes in all that the other has. */
  hear(other: StrayReplica): void
  take(update: Uint8Array): void
  strike(line: number, at: number): void
}

type Edited = Pick<StrayReplica, 'doc'>

/** A document that takes in updates by itself. */
export const asReplica = (doc: Doc): Edited => ({ doc })

export const writeLines = (doc: Doc, lines: readonly string[]): void => doc.transact(() => body(doc).push(lines.map((line) => element('paragraph', line))))

const body = (doc: Doc): XmlFragment => doc.get(textRoot('p', 'body'), XmlFragment)

export function replicas(count: number, lines: readonly string[], mayWrite: () => boolean = () => true): readonly StrayReplica[] {
  const made = Array.from({ length: count }, (_, index) => {
    const doc = createVolumeDoc()
    doc.clientID = index + 1
    body(doc)
    const keeper = createStrayKeeper(doc, mayWrite)
    const written: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Doc, { local }: { readonly local: boolean }) => local && written.push(update))
    const replica: StrayReplica = {
      doc,
      written,
      hear: (other) => replica.take(encodeStateAsUpdate(other.doc, encodeStateVector(doc))),
      take: (update) => keeper.receive(update, () => applyUpdate(doc, update, 'elsewhere')),
      strike: (line, at) => textOf(lineAt(doc, line)).delete(at, 1),
    }
    return replica
  })
  const [first, ...others] = made
  writeLines(first!.doc, lines)
  for (const other of others) other.hear(first!)
  for (const { written } of made) (written as Uint8Array[]).length = 0
  return made
}

function element(name: string, text: string): XmlElement {
  const made = new XmlElement(name)
  made.insert(0, [new XmlText(text)])
  return made
}

/** The innermost line at a place of the text. */
export function lineAt(doc: Doc, index: number): XmlElement {
  let line = body(doc).get(index) as XmlElement
  while (line.get(0) instanceof XmlElement && line.nodeName !== 'paragraph' && line.nodeName !== 'heading') line = line.get(0) as XmlElement
  return line
}

const textOf = (line: XmlElement): XmlText => line.get(0) as XmlText

const wordsAt = (doc: Doc, index: number): string => plainText(body(doc)).split('\n')[index] ?? ''

function replace({ doc }: Edited, index: number, count: number, made: XmlElement): void {
  doc.transact(() => {
    body(doc).delete(index, count)
    body(doc).insert(index, [made])
  })
}

export const changeLine = (replica: Edited, index: number): void => replace(replica, index, 1, element('heading', wordsAt(replica.doc, index)))

export function wrapLine(replica: Edited, index: number): void {
  const item = new XmlElement('list_item')
  item.insert(0, [element('paragraph', wordsAt(replica.doc, index))])
  const list = new XmlElement('bullet_list')
  list.insert(0, [item])
  replace(replica, index, 1, list)
}

export function joinLines(replica: Edited, index: number): void {
  const words = wordsAt(replica.doc, index)
  replica.doc.transact(() => {
    const above = textOf(lineAt(replica.doc, index - 1))
    above.insert(above.length, words)
    body(replica.doc).delete(index, 1)
  })
}

export const typeAt = ({ doc }: Edited, index: number, at: number, words: string): void => textOf(lineAt(doc, index)).insert(at, words)

export const plain = (doc: Doc): string => plainText(body(doc))

/** The strays of the text. */
export const lost = (doc: Doc): readonly string[] => readStrays(doc, 'p', 'body').map(({ text }) => text).toSorted()
