/** Base64url without padding (RFC 4648, 5), the same in windows, workers and Node. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const valueOf = new Map([...letters].map((letter, value) => [letter, value]))

export function toBase64Url(bytes: Uint8Array): string {
  let words = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const count = Math.min(bytes.length - at, 3) + 1
    for (let nth = 0; nth < count; nth++) words += letters[(three >> (18 - 6 * nth)) & 63]
  }
  return words
}

/** The bytes of base64url in its one form, of exactly this length; `undefined` for anything else. */
export function fromBase64Url(words: string, length: number): Uint8Array | undefined {
  if (words.length !== Math.ceil((length * 4) / 3)) return undefined
  const bytes = new Uint8Array(length)
  let [bits, held, at] = [0, 0, 0]
  for (const letter of words) {
    const value = valueOf.get(letter)
    if (value === undefined) return undefined
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) bytes[at++] = (bits >> (held -= 8)) & 255
  }
  // The last letter has bits to spare: only one of its readings is the form that was signed with.
  return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined
}
