import { Unzlib } from 'fflate'

import { joined } from '../../vocabulary/bytes.ts'

/** What inflates to more than this is nothing of ours. */
const mostBytes = 32 * 1024 * 1024

/** What was deflated beside a page; `undefined` for anything else, however it swells. Never throws. */
export function inflateKept(deflated: Uint8Array): Uint8Array | undefined {
  const pieces: Uint8Array[] = []
  let length = 0
  let whole = false
  try {
    const stream = new Unzlib((piece, last) => {
      length += piece.length
      if (length > mostBytes) throw new RangeError('too much')
      pieces.push(piece)
      whole = last
    })
    // In pieces, so that a small one that swells is left before it fills the memory.
    for (let at = 0; at < deflated.length; at += 4096) stream.push(deflated.subarray(at, at + 4096), at + 4096 >= deflated.length)
  } catch {
    return undefined
  }
  return whole ? joined(pieces, length) : undefined
}
