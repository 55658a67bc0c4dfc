import { joinSign, partSign } from '@hebu/shared/codec/suggestions.ts'
import type { Mark, Node } from 'prosemirror-model'

import { textSchema } from '../schema.ts'

const { insertion, deletion } = textSchema.marks

/** Letters that bear one suggestion. */
export interface SuggestedRun {
  readonly kind: 'insertion' | 'deletion'
  readonly from: number
  readonly to: number
  readonly text: string
}

/** What somebody proposes at one place. */
export interface Suggestion {
  readonly id: string
  readonly by: string
  readonly at: string
  /** In the order of the text. */
  readonly runs: readonly SuggestedRun[]
  readonly added: string
  readonly removed: string
}

export const suggestionOn = (marks: readonly Mark[], kind: 'insertion' | 'deletion'): Mark | undefined => marks.find(({ type }) => type === (kind === 'insertion' ? insertion : deletion))

/** The suggestions in a text, in its order. */
export function suggestionsIn(doc: Node): readonly Suggestion[] {
  const found = new Map<string, { readonly by: string; readonly at: string; readonly runs: SuggestedRun[] }>()
  doc.descendants((node, from) => {
    if (!node.isText) return
    for (const kind of ['deletion', 'insertion'] as const) {
      const mark = suggestionOn(node.marks, kind)
      if (mark === undefined) continue
      const id = String(mark.attrs['id'])
      const one = found.get(id) ?? { by: String(mark.attrs['by']), at: String(mark.attrs['at']), runs: [] }
      found.set(id, one)
      one.runs.push({ kind, from, to: from + node.nodeSize, text: node.text! })
    }
  })
  const textOf = (runs: readonly SuggestedRun[], kind: SuggestedRun['kind']): string => runs.filter((run) => run.kind === kind).map(({ text }) => text).join('')
  return [...found].map(([id, { by, at, runs }]) => ({ id, by, at, runs, added: textOf(runs, 'insertion'), removed: textOf(runs, 'deletion') }))
}

/** Which suggestion stands at a place. */
export const suggestionAt = (suggestions: readonly Suggestion[], at: number): Suggestion | undefined =>
  suggestions.find(({ runs }) => runs.some(({ from, to }) => from < at && at < to)) ?? suggestions.find(({ runs }) => runs.some(({ from, to }) => from <= at && at <= to))

/** Proposed words as they are read out: a parted line is a sign. */
export const readable = (words: string): string => words.replaceAll(partSign, '¶').replaceAll(joinSign, '⌫¶')
