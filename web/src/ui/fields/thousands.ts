/** Text with a caret in it. */
export interface TypedText {
  readonly text: string
  readonly caret: number
}

/** What counts when the caret is kept in its place. */
const digitsIn = (text: string): number => text.replace(/[^\d.-]/g, '').length

/**
 * Sets thousands apart in an amount while it is being typed, with the caret behind the digit that it stood behind.
 * `undefined` for anything but plain digits: words, signs and other widths stay as they are typed.
 */
export function withThousands({ text, caret }: TypedText): TypedText | undefined {
  const [, sign = '', whole, fraction = ''] = /^(-?)([\d,]+)(\.\d*)?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const set = `${sign}${whole.replaceAll(',', '').replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`
  if (set === text) return undefined
  const behind = digitsIn(text.slice(0, caret))
  let at = 0
  for (let seen = 0; seen < behind && at < set.length; at++) if (set[at] !== ',') seen++
  return { text: set, caret: at }
}
