import type { Passage } from '@hebu/shared/codec/comments.ts'
import { mostQuoteLetters } from '@hebu/shared/codec/comments.ts'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from 'y-prosemirror'
import type { AbstractType, RelativePosition } from 'yjs'
import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON, createRelativePositionFromTypeIndex, relativePositionToJSON, XmlText } from 'yjs'

import { bindingOf } from '../together/y-state.ts'

/** Positions in a text; `from` is before `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

const reach = 16
const blank = '\uFFFC'
const between = (doc: Node, from: number, to: number): string => doc.textBetween(Math.max(0, from), Math.min(to, doc.content.size), '\n', blank)

/** A range as it is kept: bound to its first and its last letter, so that what is written beside it stays outside. */
export function passageOf(state: EditorState, { from, to }: Range): Passage {
  const { type, mapping, doc } = bindingOf(state)
  const note = (at: number): RelativePosition => absolutePositionToRelativePosition(at, type, mapping) as RelativePosition
  const end = createAbsolutePositionFromRelativePosition(note(to), doc)
  const behind = end === null || end.index === 0 || !(end.type instanceof XmlText) ? note(to) : createRelativePositionFromTypeIndex(end.type, end.index, -1)
  const { $from, $to } = { $from: state.doc.resolve(from), $to: state.doc.resolve(to) }
  return {
    from: relativePositionToJSON(note(from)),
    to: relativePositionToJSON(behind),
    quote: between(state.doc, from, to).slice(0, mostQuoteLetters),
    before: between(state.doc, Math.max($from.start(), from - reach), from),
    after: between(state.doc, to, Math.min($to.end(), to + reach)),
  }
}

/** Where the letters of a passage stand; `undefined` where none is left of them, or where it is made up. */
export function rangeOf(state: EditorState, passage: Passage): Range | undefined {
  try {
    const [from, to] = [placeOf(state, passage.from), placeOf(state, passage.to)]
    if (from === undefined || to === undefined || from >= to || to > state.doc.content.size || between(state.doc, from, to).trim() === '') return undefined
    return { from, to }
  } catch {
    return undefined
  }
}

function placeOf(state: EditorState, kept: unknown): number | undefined {
  const { type, mapping, doc } = bindingOf(state)
  const position = createRelativePositionFromJSON(kept)
  const found = createAbsolutePositionFromRelativePosition(position, doc)
  for (let at: AbstractType<unknown> | null = found?.type ?? null; at !== type; at = at._item?.parent as AbstractType<unknown> | null) {
    if (at === null || at._item === null || at._item.deleted) return undefined
  }
  return relativePositionToAbsolutePosition(doc, type, position, mapping) ?? undefined
}

/** Where the words of a passage stand, after somebody made its line anew: the place whose neighbours are most like it; `undefined` where it is not plain which. */
export function rangeByWords(doc: Node, { quote, before, after }: Passage): Range | undefined {
  if (quote.trim().length < 2 || quote.length >= mostQuoteLetters) return undefined
  let text = ''
  const places: number[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock && text !== '') {
      text += '\n'
      places.push(at)
    }
    if (node.isText) {
      text += node.text!
      for (let index = 0; index < node.nodeSize; index++) places.push(at + index)
    } else if (node.isInline) {
      text += node.type.name === 'hard_break' ? '\n' : blank
      places.push(at)
    }
    return true
  })
  const found: { readonly index: number; readonly likeness: number }[] = []
  for (let index = text.indexOf(quote); index >= 0; index = text.indexOf(quote, index + 1)) {
    found.push({ index, likeness: alike(before, text.slice(0, index), -1) + alike(after, text.slice(index + quote.length), 1) })
  }
  const [best, next] = found.toSorted((a, b) => b.likeness - a.likeness)
  if (best === undefined || best.likeness === next?.likeness) return undefined
  return { from: places[best.index]!, to: places[best.index + quote.length - 1]! + 1 }
}

/** How many letters agree, counted from the passage on. */
function alike(kept: string, there: string, direction: 1 | -1): number {
  let count = 0
  while (count < kept.length && kept.at(direction === 1 ? count : -1 - count) === there.at(direction === 1 ? count : -1 - count)) count++
  return count
}
