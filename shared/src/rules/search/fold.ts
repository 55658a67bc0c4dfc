import { simplifiedPairs } from '../../vocabulary/simplified.generated.ts'

let simplified: ReadonlyMap<string, string> | undefined

/** Read once and not on import. */
function simplifiedOf(character: string): string {
  if (simplified === undefined) {
    const found = new Map<string, string>()
    for (let at = 0; at < simplifiedPairs.length; at += 2) found.set(simplifiedPairs[at]!, simplifiedPairs[at + 1]!)
    simplified = found
  }
  return simplified.get(character) ?? character
}

/** A text in the one form in which it is looked for, and where each of its letters came from. */
export interface Folded {
  readonly text: string
  /** For each UTF-16 unit of `text` the index in the original where its letter begins; then the original's length. */
  readonly from: readonly number[]
}

/** One width, one case, simplified characters; every blank a space ([SRCH1]). Letters keep their order and none is lost. */
export function foldWithPlaces(original: string): Folded {
  let text = ''
  const from: number[] = []
  let at = 0
  for (const letter of original) {
    const folded = simplifiedOf(letter.normalize('NFKC')).toLowerCase().replace(/\s/gu, ' ')
    for (let unit = 0; unit < folded.length; unit++) from.push(at)
    text += folded
    at += letter.length
  }
  from.push(at)
  return { text, from }
}

export const fold = (original: string): string => foldWithPlaces(original).text
