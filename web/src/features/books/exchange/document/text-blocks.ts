import type { OutBlock, OutRun } from '../../../../platform/exchange/document-out.ts'

type Look = Omit<OutRun, 'text'>

const looks: Readonly<Record<string, Look>> = { STRONG: { bold: true }, B: { bold: true }, EM: { italic: true }, I: { italic: true }, U: { underlined: true }, S: { struck: true }, CODE: { code: true } }

function runsOf(node: Node, look: Look = {}): readonly OutRun[] {
  if (node.nodeType === Node.TEXT_NODE) return [{ ...look, text: node.textContent ?? '' }]
  if (!(node instanceof HTMLElement)) return []
  // What is only proposed is not in the document.
  if (node.tagName === 'INS') return []
  if (node.tagName === 'BR') return [{ ...look, text: '\n' }]
  if (node instanceof HTMLImageElement) return [{ ...look, italic: true, text: node.alt }]
  return [...node.childNodes].flatMap((child) => runsOf(child, { ...look, ...looks[node.tagName] }))
}

const isBlock = (node: Node): node is HTMLElement => node instanceof HTMLElement && /^(P|H[1-6]|UL|OL|LI|TABLE|BLOCKQUOTE|HR|DIV|FIGURE)$/.test(node.tagName)

interface Place {
  readonly quoted?: boolean
  readonly list?: { readonly ordered: boolean; readonly level: number; readonly number: number }
}

/** Lists of a document, each counted on its own. */
export interface ListCounter {
  next: number
}

/** A text that was drawn, as pieces of a document. */
export function blocksOfText(parent: ParentNode, lists: ListCounter, place: Place = {}): readonly OutBlock[] {
  const blocks: OutBlock[] = []
  let line: OutRun[] = []
  let { list } = place
  const endLine = (): void => {
    if (line.some(({ text }) => text.trim() !== '')) blocks.push({ kind: 'paragraph', runs: line, list, quoted: place.quoted })
    line = []
  }
  for (const node of parent.childNodes) {
    if (!isBlock(node)) {
      line.push(...runsOf(node))
      continue
    }
    endLine()
    const { tagName } = node
    if (/^H[1-6]$/.test(tagName)) blocks.push({ kind: 'heading', level: 3, runs: runsOf(node) })
    else if (tagName === 'TABLE') blocks.push({ kind: 'table', head: [], rows: [...node.querySelectorAll('tr')].map((row) => [...row.children].map((each) => each.textContent)) })
    else if (tagName === 'UL' || tagName === 'OL') {
      const inner = { ordered: tagName === 'OL', level: place.list === undefined ? 0 : place.list.level + 1, number: ++lists.next }
      for (const item of node.children) blocks.push(...blocksOfText(item, lists, { ...place, list: inner }))
    } else if (tagName === 'BLOCKQUOTE') blocks.push(...blocksOfText(node, lists, { ...place, quoted: true }))
    else if (tagName === 'P') {
      blocks.push({ kind: 'paragraph', runs: runsOf(node), list, quoted: place.quoted })
      // Further lines of an item stand under it without a sign of their own.
      list = undefined
    } else blocks.push(...blocksOfText(node, lists, place))
  }
  endLine()
  return blocks
}
