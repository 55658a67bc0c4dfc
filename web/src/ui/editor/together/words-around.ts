import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'

/** The words on both sides of a selection: how a place is found again in a line that somebody made anew. */
export interface WordsAround {
  readonly before: string
  readonly after: string
}

const reach = 12
/** A single character stands anywhere. */
const fewest = 2
const blank = '\uFFFC'

export function wordsAround({ selection: { $from, $to } }: EditorState): WordsAround {
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - reach), $from.parentOffset, undefined, blank)
  const after = $to.parent.textBetween($to.parentOffset, Math.min($to.parent.content.size, $to.parentOffset + reach), undefined, blank)
  return { before, after }
}

/** The place between the same words that lies nearest to the caret; where they no longer stand together, between as many of them as do. */
export function placeOfWords({ doc, selection }: EditorState | Transaction, { before, after }: WordsAround): number | undefined {
  const cuts = (words: string): readonly number[] => Array.from({ length: words.length }, (_, cut) => cut)
  const shorter = [...cuts(before).map((cut) => [before.slice(cut), after] as const), ...cuts(after).map((cut) => [before, after.slice(0, after.length - cut - 1)] as const)]
  const lines: { readonly text: string; readonly start: number }[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock) lines.push({ text: node.textBetween(0, node.content.size, undefined, blank), start: at + 1 })
    return !node.isTextblock
  })
  for (const [behind, ahead] of shorter) {
    const words = behind + ahead
    if (words.length < fewest) continue
    const places = lines.flatMap(({ text, start }) => indexesOf(text, words).map((index) => start + index + behind.length))
    const nearest = places.toSorted((one, other) => Math.abs(one - selection.head) - Math.abs(other - selection.head))[0]
    if (nearest !== undefined) return nearest
  }
  return undefined
}

function indexesOf(text: string, words: string): readonly number[] {
  const found: number[] = []
  for (let index = text.indexOf(words); index >= 0; index = text.indexOf(words, index + 1)) found.push(index)
  return found
}

/** Whether words still stand beside one of those that stood beside them. */
export function standsIn(doc: Node, words: string, { before, after }: WordsAround): boolean {
  const [left, right] = [before.slice(-1) + words, words + after.slice(0, 1)]
  let found = false
  doc.descendants((node) => {
    if (!node.isTextblock || found) return !found
    const text = node.textBetween(0, node.content.size, undefined, blank)
    found = before === '' && after === '' ? text.includes(words) : (before !== '' && text.includes(left)) || (after !== '' && text.includes(right))
    return false
  })
  return found
}
