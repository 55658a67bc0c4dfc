import type { DraftLine } from '@hebu/shared/rules/drafting/draft.ts'
import type { PartDraft } from '@hebu/shared/rules/meeting/draft-part.ts'
import type { Doc, XmlFragment } from 'yjs'
import { XmlElement, XmlText } from 'yjs'

import { mentionsIn, plainText } from '../../ui/editor/plain-text.ts'

function paragraph(line: DraftLine): XmlElement {
  const element = new XmlElement('paragraph')
  const { text, page } = line
  if (page === undefined) {
    element.insert(0, [new XmlText(text)])
    return element
  }
  const mention = new XmlElement('mention')
  for (const [name, value] of Object.entries({ kind: 'page', id: page.id, book: page.book, shelf: page.shelf, label: text })) mention.setAttribute(name, value)
  element.insert(0, [mention])
  return element
}

function listOf(items: readonly XmlElement[]): XmlElement {
  const list = new XmlElement('bullet_list')
  list.insert(0, items.map((line) => {
    const item = new XmlElement('list_item')
    item.insert(0, [line])
    return item
  }))
  return list
}

/** A line of a draft with what it speaks of: its words, then the page it links. */
function told(line: DraftLine): XmlElement {
  const element = new XmlElement('paragraph')
  element.insert(0, [new XmlText(line.text)])
  return element
}

/**
 * Writes a draft at the end of a text: what is written stays, and what it tells of already is left out ([MEET4]).
 * Answers how many lines were written.
 */
export function writePart(doc: Doc, fragment: XmlFragment, parts: readonly PartDraft[]): number {
  const mentioned = new Set(mentionsIn(fragment).map(({ book, id }) => `${book}:${id}`))
  const written = plainText(fragment)
  const isNew = ({ text, page }: DraftLine): boolean => !written.includes(text) && (page === undefined || !mentioned.has(`${page.book}:${page.id}`))
  let count = 0
  doc.transact(() => {
    for (const { heading, blocks } of parts) {
      const fresh = blocks.map((block) => ({ heading: block.heading, lines: block.lines.filter(isNew) })).filter(({ lines }) => lines.length > 0)
      if (fresh.length === 0) continue
      const title = new XmlElement('heading')
      title.setAttribute('level', 3 as unknown as string)
      title.insert(0, [new XmlText(heading)])
      const elements: XmlElement[] = written.split('\n').includes(heading) ? [] : [title]
      for (const block of fresh) {
        if (block.heading !== undefined) elements.push(paragraph(block.heading))
        elements.push(listOf(block.lines.map(told)))
        count += block.lines.length
      }
      // The line that an editor shows on an empty text is not written, so that the first one stands at the top.
      fragment.insert(fragment.length, elements)
    }
  })
  return count
}
