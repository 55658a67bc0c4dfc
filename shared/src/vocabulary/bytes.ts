/** Bytes that lie apart and are one after the other, in one piece; `length`: of all together, where it is known. */
export function joined(pieces: readonly Uint8Array[], length = lengthOf(pieces)): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Of all together, in bytes. */
export const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0)
