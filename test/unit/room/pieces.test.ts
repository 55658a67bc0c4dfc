import { joined, lengthOf } from '@hebu/shared/vocabulary/bytes.ts'
import { cutOut, gathered } from '@hebu/sync-server/room/update/pieces.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const somePieces = fc.array(fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 15_000, max: 18_000 })), { maxLength: 12 }).map((lengths) => lengths.map((length, i) => new Uint8Array(length).map((_, k) => i + k)))

test('[ROOM3] gathered pieces and any cut of pieces are the same bytes; large ones are not copied, and what is small in all is one', () => {
  fc.assert(
    fc.property(somePieces, fc.nat(), fc.nat(), (pieces, from, length) => {
      const whole = joined(pieces)
      const few = gathered(pieces)
      expect(joined(few)).toEqual(whole)
      if (whole.length <= 64 * 1024) expect(few.length).toBe(1)
      else for (const piece of pieces) if (piece.length > 16 * 1024) expect(few).toContain(piece)
      const at = from % (whole.length + 1)
      const size = length % (whole.length - at + 1)
      expect(joined(cutOut(few, at, size))).toEqual(whole.subarray(at, at + size))
      expect(lengthOf(cutOut(pieces, at, size))).toBe(size)
    }),
  )
})
