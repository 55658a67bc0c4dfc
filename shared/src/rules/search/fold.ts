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

const han = /^\p{Script=Han}$/u
const latin = /^[a-z0-9]$/
/** What a comma is followed by that parts thousands. */
const thousands = /^[0-9０-９]{3}(?![0-9０-９])/

/** Chinese is set with or without a blank around letters and numbers. */
const areSetApart = (one: string, other: string): boolean => (han.test(one) && latin.test(other)) || (latin.test(one) && han.test(other))

const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9'

/**
 * One width, one case, simplified characters; every blank but a line's end is a space, and what parts the digits of a
 * number or a number from characters is left out: `138-0013 8000` reads `13800138000`, `1,200 克` reads `1200克` ([SRCH1]).
 */
export function foldWithPlaces(original: string): Folded {
  let text = ''
  const from: number[] = []
  let at = 0
  for (const letter of original) {
    const plain = letter >= ' ' && letter <= '~' ? letter.toLowerCase() : simplifiedOf(letter.normalize('NFKC')).toLowerCase()
    const folded = plain === '\n' ? plain : plain.replace(/\s/gu, ' ')
    if (folded === ',' && isDigit(text.at(-1)) && thousands.test(original.slice(at + letter.length, at + letter.length + 4))) {
      at += letter.length
      continue
    }
    // A single blank or hyphen between two digits, a single blank between a character and a letter.
    if ((isDigit(folded[0]) && (text.endsWith(' ') || text.endsWith('-')) && isDigit(text.at(-2))) || (text.endsWith(' ') && areSetApart(text.at(-2) ?? '', folded[0] ?? ''))) {
      text = text.slice(0, -1)
      from.pop()
    }
    for (let unit = 0; unit < folded.length; unit++) from.push(at)
    text += folded
    at += letter.length
  }
  from.push(at)
  return { text, from }
}

export const fold = (original: string): string => foldWithPlaces(original).text
