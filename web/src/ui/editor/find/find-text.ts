import { createHans } from '@hebu/shared/vocabulary/hans.ts'
import { hansRules } from '@hebu/shared/vocabulary/hans.generated.ts'
import type { Node } from 'prosemirror-model'

export interface Found {
  readonly from: number
  readonly to: number
}

/** More would not be looked through one by one. */
const mostFound = 2_000

const toHans = createHans(hansRules)
const known = new Map<string, string>()

/** How a character is compared: without case and width, and in simplified form. */
function folded(character: string): string {
  let form = known.get(character)
  if (form === undefined) known.set(character, (form = /\p{Script=Han}/u.test(character) ? toHans(character) : character.normalize('NFKC').toLowerCase()))
  return form
}

const foldWords = (words: string): string => Array.from(words, folded).join('')

/** Where words stand in a text, in its order; what stands in one line only. Case, width and traditional forms make no difference ([TXT45]). */
export function findIn(doc: Node, words: string): readonly Found[] {
  const wanted = foldWords(words)
  const found: Found[] = []
  if (wanted === '') return found
  doc.descendants((node, at) => {
    if (!node.isTextblock) return found.length < mostFound
    collect(node, at + 1, wanted, found)
    return false
  })
  return found
}

function collect(line: Node, start: number, wanted: string, found: Found[]): void {
  const text = line.textBetween(0, line.content.size, undefined, '\uFFFC')
  let form = ''
  /** Where the character begins that a place of the folded form comes from. */
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const piece = folded(character)
    for (let index = 0; index < piece.length; index++) places.push(at)
    form += piece
    at += character.length
  }
  places.push(at)
  for (let index = form.indexOf(wanted); index >= 0 && found.length < mostFound; index = form.indexOf(wanted, index + wanted.length)) {
    const last = places[index + wanted.length - 1] ?? at
    const to = places.slice(index + wanted.length).find((place) => place > last) ?? at
    found.push({ from: start + (places[index] ?? 0), to: start + to })
  }
}
