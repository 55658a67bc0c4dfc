import { joinSign, partSign } from '@hebu/shared/codec/suggestions.ts'
import type { EditorState, Transaction } from 'prosemirror-state'
import { canJoin, canSplit } from 'prosemirror-transform'

import { itemTypes } from '../behaviours/blocks.ts'
import { textSchema } from '../schema.ts'
import type { SuggestedRun } from './suggestions.ts'
import { suggestionsIn } from './suggestions.ts'

const { insertion, deletion } = textSchema.marks

/**
 * Takes suggestions over or turns them down ([SUG2]). Accepted, the text reads as if it had been typed so; refused, as if
 * nothing had been proposed. What two people decide at once about the same letters: a letter that either removed is gone.
 */
export function decideSuggestions(state: EditorState, accept: boolean, which: (suggestion: { readonly id: string; readonly by: string }) => boolean): Transaction {
  const { tr } = state
  const runs = suggestionsIn(state.doc).filter(which).flatMap((suggestion) => suggestion.runs)
  // From the end, so that what stands before keeps its place. Of letters that are both, the adding is decided first.
  for (const run of runs.toSorted((a, b) => b.from - a.from || (a.kind === 'insertion' ? -1 : 1))) {
    if ((run.kind === 'insertion') !== accept) removeRun(tr, run, runs, accept)
    else if (accept) settle(tr, run)
    else tr.removeMark(run.from, run.to, deletion)
  }
  return tr
}

function removeRun(tr: Transaction, { from, to, kind }: SuggestedRun, all: readonly SuggestedRun[], accept: boolean): void {
  // Both proposed and proposed to go, and both decided: it was decided with the other.
  if (kind === 'deletion' && accept && all.some((other) => other.kind === 'insertion' && other.from === from)) {
    const [start, end] = [from, tr.mapping.map(to, -1)]
    if (end > start) tr.delete(start, end)
    return
  }
  tr.delete(from, Math.min(to, tr.doc.content.size))
}

/** Makes proposed letters part of the text, and parts and joins its lines. */
function settle(tr: Transaction, { from, text }: SuggestedRun): void {
  tr.removeMark(from, from + text.length, insertion)
  for (let index = text.length - 1; index >= 0; index--) {
    const at = from + index
    if (text[index] === partSign) {
      tr.delete(at, at + 1)
      part(tr, at)
    } else if (text[index] === joinSign) {
      tr.delete(at, at + 1)
      const $at = tr.doc.resolve(at)
      if (at === $at.end() && $at.depth > 0 && canJoin(tr.doc, $at.after())) tr.join($at.after())
    }
  }
}

function part(tr: Transaction, at: number): void {
  const $at = tr.doc.resolve(at)
  const isItem = $at.depth > 1 && itemTypes.includes($at.node(-1).type) && $at.index(-1) === $at.node(-1).childCount - 1
  if (isItem && canSplit(tr.doc, at, 2)) tr.split(at, 2)
  else if (canSplit(tr.doc, at)) tr.split(at)
}
