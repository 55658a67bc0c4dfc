import { joined, lengthOf } from '@hebu/shared/vocabulary/bytes.ts'

/** Bytes that lie apart and are one after the other. Views of what others hold too: never written to. */
export type Pieces = readonly Uint8Array[]

/** Less is copied together: a piece costs more than its bytes. */
const leastPieceBytes = 16 * 1024
/** What is not more in all is copied together too. */
const mostJoinedBytes = 64 * 1024

/** The same bytes in few pieces: large ones stay where they lie, small ones are copied together. */
export function gathered(pieces: Pieces): Pieces {
  if (lengthOf(pieces) <= mostJoinedBytes) return [joined(pieces)]
  const few: Uint8Array[] = []
  let small: Uint8Array[] = []
  const flush = (): void => {
    if (small.length > 0) few.push(joined(small))
    small = []
  }
  for (const piece of pieces) {
    if (piece.length < leastPieceBytes) small.push(piece)
    else {
      flush()
      few.push(piece)
    }
  }
  flush()
  return few
}

/** The bytes from there on, so many of them. */
export function cutOut(pieces: Pieces, from: number, length: number): Uint8Array[] {
  const cut: Uint8Array[] = []
  let begin = from
  let left = length
  for (const piece of pieces) {
    if (left === 0) break
    if (begin < piece.length) {
      const part = piece.subarray(begin, begin + left)
      cut.push(part)
      left -= part.length
    }
    begin = Math.max(0, begin - piece.length)
  }
  return cut
}
