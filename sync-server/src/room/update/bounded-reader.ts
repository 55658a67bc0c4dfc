/** Not of the grammar. One instance, as attackers must not buy stack traces. */
export class NotOfTheGrammar extends Error {}

const offence = new NotOfTheGrammar('not of the grammar')

/**
 * Reads lib0's encoding from bytes that a stranger sent: never past the end, never a number beyond what
 * JavaScript counts exactly, and without allocating for what a count claims. Throws {@link NotOfTheGrammar}.
 */
export class BoundedReader {
  readonly bytes: Uint8Array
  position = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get left(): number {
    return this.bytes.length - this.position
  }

  uint8(): number {
    const byte = this.bytes[this.position++]
    if (byte === undefined) throw offence
    return byte
  }

  varUint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.uint8()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw offence
      if (byte < 0x80) return value
      factor *= 128
      if (factor > Number.MAX_SAFE_INTEGER) throw offence
    }
  }

  /** Passes over a signed number; the first byte carries six bits and the sign. */
  skipVarInt(): void {
    const first = this.uint8()
    let value = first & 0x3f
    let factor = 64
    for (let byte = first; byte >= 0x80; factor *= 128) {
      if (factor > Number.MAX_SAFE_INTEGER) throw offence
      byte = this.uint8()
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw offence
    }
  }

  skip(length: number): void {
    if (length > this.left) throw offence
    this.position += length
  }

  /** A count of things that take at least `leastBytes` each. */
  count(leastBytes: number): number {
    const count = this.varUint()
    if (count * leastBytes > this.left) throw offence
    return count
  }

  /** A view, length-prefixed. */
  varBytes(): Uint8Array {
    const length = this.varUint()
    const from = this.position
    this.skip(length)
    return this.bytes.subarray(from, this.position)
  }

  /** Passes over a length-prefixed string and gives its length as JavaScript counts it. */
  skipString(): number {
    const length = this.varUint()
    const from = this.position
    this.skip(length)
    return utf16Length(this.bytes, from, this.position)
  }

  offend(): never {
    throw offence
  }
}

/** UTF-16 units of UTF-8 bytes, as a strict decoder would count them; refuses what it would refuse. */
function utf16Length(bytes: Uint8Array, from: number, to: number): number {
  let units = 0
  for (let i = from; i < to; units++) {
    const lead = bytes[i]!
    if (lead < 0x80) {
      i++
      continue
    }
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
    if (lead < 0xc2 || lead > 0xf4 || i + size > to) throw offence
    for (let k = 1; k < size; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) throw offence
    const second = bytes[i + 1]!
    // Overlong forms, surrogates, and beyond the last code point.
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) throw offence
    if (size === 4) units++
    i += size
  }
  return units
}
