import { encodeFrames } from '@hebu/shared/wire/frames.ts'
import { ackFrame, dataFrame, frameMessage, joinFrames } from '@hebu/sync-server/transport/sync/framed.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const channel = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2 ** 32 }))

test('[WIR1] the frames that are written by hand are those of the wire', () => {
  fc.assert(
    fc.property(channel, fc.boolean(), fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(new Uint8Array(65_536))), fc.maxSafeNat(), (number, last, bytes, n) => {
      expect(dataFrame(number, last, bytes)).toEqual(encodeFrames([{ type: 'data', channel: number, n: 0, last, bytes }]))
      expect(ackFrame(number, n)).toEqual(encodeFrames([{ type: 'ack', channel: number, n }]))
    }),
  )
})

test('[ROOM6] a message is framed once for all sockets that know it under one number, and joined once for those that are due the same', () => {
  const [one, other] = [Uint8Array.of(0, 2, 1, 7), Uint8Array.of(0, 2, 1, 8)]
  const frames = [frameMessage(1, one), frameMessage(1, other)]
  expect(frameMessage(1, other)).toBe(frames[1])
  expect(frameMessage(2, other)).not.toEqual(frames[1])
  expect(joinFrames(frames)).toBe(joinFrames([...frames]))
  expect(joinFrames([frames[1]!, frames[0]!])).not.toEqual(joinFrames(frames))
  expect(joinFrames(frames)).toEqual(encodeFrames([one, other].map((bytes) => ({ type: 'data' as const, channel: 1, n: 0, last: true, bytes }))))
})
