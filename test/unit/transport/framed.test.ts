import { encodeFrames } from '@hebu/shared/wire/frames.ts'
import { ackFrame, dataFrame, frameBatch, frameMessage, joinFrames, piecesWithout, webSocketMessage } from '@hebu/sync-server/transport/sync/framed.ts'
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
  expect(joinFrames(frames)[0]).toBe(joinFrames([...frames])[0])
  expect(joinFrames([frames[1]!, frames[0]!])).not.toEqual(joinFrames(frames))
  const joined = encodeFrames([one, other].map((bytes) => ({ type: 'data' as const, channel: 1, n: 0, last: true, bytes })))
  expect([...joinFrames(frames)[0]!]).toEqual([0x82, joined.length, ...joined])
  // What is large is not copied.
  const large = new Uint8Array(20_000)
  expect(joinFrames([frames[0]!, large])[2]).toBe(large)
  expect(Buffer.concat(joinFrames([frames[0]!, large]))).toEqual(Buffer.from(webSocketMessage([frames[0]!, large])))
})

test('[ROOM6] what one commit made durable is framed once, and whoever sent some of it gets the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 12 }), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), channel, (messages, isOwn, number) => {
      const own = messages.flatMap((_, i) => (isOwn[i] ? [i] : []))
      const batch = frameBatch(number, messages)
      expect(frameBatch(number, messages)).toBe(batch)
      const pieces = piecesWithout(batch, own)
      const expected = encodeFrames(messages.flatMap((bytes, i) => (isOwn[i] ? [] : [{ type: 'data' as const, channel: number, n: 0, last: true, bytes }])))
      expect(Buffer.concat(pieces)).toEqual(Buffer.from(expected))
      expect(pieces.length).toBeLessThanOrEqual(own.length + 1)
      expect(batch.messageBytes).toBe(messages.reduce((sum, { length }) => sum + length, 0))
    }),
  )
})

test('[WIR1] messages of the websocket are framed as RFC 6455 says, whatever their length', () => {
  for (const [length, ...head] of [[0, 0x82, 0], [125, 0x82, 125], [126, 0x82, 126, 0, 126], [65_535, 0x82, 126, 255, 255], [65_536, 0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]] as const) {
    const message = webSocketMessage([new Uint8Array(length).fill(7)])
    expect([...message.subarray(0, message.length - length)]).toEqual(head)
    expect(message.subarray(message.length - length).every((byte) => byte === 7)).toBe(true)
  }
})
