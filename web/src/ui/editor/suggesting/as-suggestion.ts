import { joinSign, partSign } from '@hebu/shared/codec/suggestions.ts'
import type { Fragment, Mark, Node, Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Mapping, ReplaceStep } from 'prosemirror-transform'

import { select } from '../behaviours/selecting.ts'
import { textSchema } from '../schema.ts'
import { suggestionOn } from './suggestions.ts'

const { insertion, deletion } = textSchema.marks

/** Who proposes, now. */
export interface Suggester {
  readonly by: string
  readonly at: string
  newId(): string
}

/**
 * What somebody did, as a proposal: nothing of the text goes, and what comes bears their mark ([SUG1]). Taking away what
 * one has proposed oneself takes it away. `undefined` where what was done cannot be proposed: form, lists, tables, pictures.
 */
export function asSuggestion(transaction: Transaction, state: EditorState, who: Suggester): Transaction | undefined {
  if (transaction.steps.some((step) => !(step instanceof ReplaceStep))) return undefined
  const { tr } = state
  let caret: number | undefined
  for (const [index, step] of (transaction.steps as ReplaceStep[]).entries()) {
    // Where the step stands in the text as it is proposed so far.
    const back = new Mapping(transaction.mapping.maps.slice(0, index).toReversed().map((map) => map.invert()))
    const at = (position: number, side: 1 | -1): number => tr.mapping.map(back.map(position, side), side)
    const [from, to] = [at(step.from, 1), Math.max(at(step.from, 1), at(step.to, -1))]
    const words = wordsOf(step.slice)
    if (words === '' && step.slice.size > 0 && from === to) return undefined
    const attrs = begunBeside(tr.doc, from, to, who) ?? { id: who.newId(), by: who.by, at: who.at }
    const end = propose(tr, from, to, attrs)
    if (end === undefined) return undefined
    if (words !== '') tr.insert(end, textSchema.text(words, proposedMarks(tr.doc, end, insertion.create(attrs))))
    // Deleting backwards goes on backwards.
    const backwards = words === '' && state.selection.empty && state.selection.head > step.from
    caret = words === '' ? (backwards ? from : end) : end + words.length
  }
  if (caret !== undefined) select(tr, Math.min(caret, tr.doc.content.size))
  return tr.scrollIntoView()
}

/** Proposes that a range goes; gives where what replaces it is proposed, or `undefined` where nothing in it can be proposed to go. */
function propose(tr: Transaction, from: number, to: number, attrs: Readonly<Record<string, string>>): number | undefined {
  if (from === to) return from
  const mark = deletion.create(attrs)
  const edits: { readonly at: number; readonly cut: number }[] = []
  const before = tr.mapping.maps.length
  let [letters, other] = [0, 0]
  tr.doc.nodesBetween(from, to, (node, at, parent, index) => {
    if (node.isText) {
      const [start, end] = [Math.max(from, at), Math.min(to, at + node.nodeSize)]
      letters++
      if (suggestionOn(node.marks, 'insertion')?.attrs['by'] === attrs['by']) edits.push({ at: start, cut: end - start })
      else if (suggestionOn(node.marks, 'deletion') === undefined) tr.addMark(start, end, mark)
    } else if (node.isLeaf) other++
    else if (node.isTextblock) {
      const end = at + 1 + node.content.size
      letters++
      // The end of this line lies in the range, and so does the beginning of the next.
      if (end >= from && to >= end + 2 && parent?.maybeChild(index + 1)?.isTextblock === true && !node.textContent.endsWith(joinSign)) edits.push({ at: end, cut: 0 })
    }
  })
  if (letters === 0 && other > 0) return undefined
  for (const { at, cut } of edits.toSorted((a, b) => b.at - a.at)) {
    if (cut > 0) tr.delete(at, at + cut)
    else tr.insert(at, textSchema.text(joinSign, [insertion.create(attrs)]))
  }
  const $end = tr.doc.resolve(tr.mapping.slice(before).map(to, -1))
  return $end.parent.inlineContent ? $end.pos : from
}

/** Letters that one proposes at a place where one has just proposed something belong to it. */
function begunBeside(doc: Node, from: number, to: number, { by, at }: Suggester): { readonly id: string; readonly by: string; readonly at: string } | undefined {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  for (const node of [$from.nodeBefore, $to.nodeAfter]) {
    const mark = (['insertion', 'deletion'] as const).map((kind) => suggestionOn(node?.marks ?? [], kind)).find((one) => one?.attrs['by'] === by)
    if (mark !== undefined && String(mark.attrs['at']).slice(0, 10) === at.slice(0, 10)) return { id: String(mark.attrs['id']), by, at: String(mark.attrs['at']) }
  }
  return undefined
}

/** Proposed letters look like those before them. */
const proposedMarks = (doc: Node, at: number, mark: Mark): readonly Mark[] => mark.addToSet(doc.resolve(at).marks().filter(({ type }) => type !== insertion && type !== deletion && type !== textSchema.marks.link))

/** What was put in, as letters: between two lines the sign that parts them. */
function wordsOf(slice: Slice): string {
  let words = ''
  let lines = 0
  const walk = (content: Fragment): void => content.forEach((node) => {
    if (node.isTextblock) {
      if (lines++ > 0) words += partSign
      walk(node.content)
    } else if (node.isText) words += node.text!
    else if (node.type === textSchema.nodes.hard_break) words += partSign
    else if (node.isLeaf) words += node.type.spec.leafText?.(node) ?? ''
    else walk(node.content)
  })
  walk(slice.content)
  return words
}
