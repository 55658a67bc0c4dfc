import { mentionOf, piecesOf } from '@hebu/shared/codec/comments.ts'

export interface Nameable {
  readonly id: string
  readonly name: string
}

/** The name that is being typed after an `@` before the caret. */
export interface TypedMention {
  /** Where the `@` stands. */
  readonly from: number
  readonly typed: string
}

/** An `@` within a word is an address of mail; names need no blank before them, as Chinese has none. */
const beforeCaret = /(?<![\w.+-])@([^\s@，。；：、！？,;:!?]{0,20})$/

export function mentionAt(text: string, caret: number): TypedMention | undefined {
  const match = beforeCaret.exec(text.slice(0, caret))
  return match === null ? undefined : { from: match.index, typed: match[1] ?? '' }
}

/** Words as they are kept: `@王硯` as the mention of the member of that name, the longest name that fits. */
export function toTokens(text: string, members: readonly Nameable[]): string {
  const byLength = members.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length)
  let kept = ''
  for (let at = 0; at < text.length; ) {
    const named = text[at] === '@' && !/[\w.+-]/.test(text[at - 1] ?? '') ? byLength.find(({ name }) => isWholeName(text, at + 1, name)) : undefined
    kept += named === undefined ? text[at] : mentionOf(named.id)
    at += named === undefined ? 1 : named.name.length + 1
  }
  return kept
}

/** A name in Latin letters ends where a word ends; a Chinese one where it ends. */
function isWholeName(text: string, at: number, name: string): boolean {
  if (!text.startsWith(name, at)) return false
  return !/\w$/.test(name) || !/^\w/.test(text.slice(at + name.length))
}

/** Words as they are shown and typed: a mention as `@` and the name. */
export const toNames = (text: string, nameOf: (member: string) => string): string =>
  piecesOf(text).map((piece) => ('member' in piece ? `@${nameOf(piece.member)}` : piece.text)).join('')
