import type { Frame } from '@hebu/shared/wire/frames.ts'
import { decodeFrames, encodeFrames, fragmentBytes, initialCreditBytes } from '@hebu/shared/wire/frames.ts'
import { createInbox } from '@hebu/web/platform/socket/inbox.ts'
import { createOutbox } from '@hebu/web/platform/socket/outbox.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

type Data = Extract<Frame, { type: 'data' }>

const filled = (size: number, value: number): Uint8Array => new Uint8Array(size).fill(value)

test('[SYN2] whatever the sizes, the turns and the credit: every message arrives once, whole and in order', () => {
  const messages = fc.array(fc.record({ channel: fc.integer({ min: 1, max: 4 }), size: fc.integer({ min: 1, max: 5 * fragmentBytes }) }), { maxLength: 25 })
  fc.assert(
    fc.property(messages, fc.array(fc.integer({ min: 1, max: 3 * fragmentBytes }), { minLength: 1, maxLength: 8 }), (sent, budgets) => {
      const outbox = createOutbox()
      const inboxes = new Map([1, 2, 3, 4].map((channel) => [channel, createInbox()]))
      const arrived = new Map<number, Uint8Array[]>([1, 2, 3, 4].map((channel) => [channel, []]))
      const outstanding = new Map<number, number>()
      for (const channel of inboxes.keys()) outbox.addLane(channel)
      sent.forEach(({ channel, size }, at) => outbox.push(channel, at + 1, filled(size, at + 1)))
      for (let turn = 0; ; turn += 1) {
        const frames = outbox.take(budgets[turn % budgets.length]!)
        if (frames.length === 0) break
        const read = decodeFrames(encodeFrames(frames))
        if (!read.ok) throw new Error('malformed')
        for (const { channel, bytes, last } of read.value as Data[]) {
          expect(bytes.length).toBeLessThanOrEqual(fragmentBytes)
          outstanding.set(channel, (outstanding.get(channel) ?? 0) + bytes.length)
          expect(outstanding.get(channel)).toBeLessThanOrEqual(initialCreditBytes)
          const inbox = inboxes.get(channel)!
          const message = inbox.take(bytes, last)
          if (message === 'too-large') throw new Error('too large')
          if (message !== undefined) arrived.get(channel)!.push(message.slice())
          const credit = inbox.used(bytes.length)
          outstanding.set(channel, outstanding.get(channel)! - credit)
          if (credit > 0) outbox.credit(channel, credit)
        }
      }
      for (const [channel, got] of arrived) {
        const expected = sent.flatMap((one, at) => (one.channel === channel ? [{ size: one.size, value: at + 1 }] : []))
        expect(got.map((bytes) => ({ size: bytes.length, value: bytes[0] }))).toEqual(expected)
        expect(got.every((bytes) => bytes.every((byte) => byte === bytes[0]))).toBe(true)
      }
    }),
    { numRuns: 60, seed: 7 },
  )
})

test('[SYN2] a keystroke does not wait behind the megabytes of another volume', () => {
  const outbox = createOutbox()
  outbox.addLane(1)
  outbox.addLane(2)
  outbox.push(1, 1, filled(1_000_000, 1))
  expect(outbox.take(fragmentBytes).map(({ channel }) => channel)).toEqual([1])
  outbox.push(2, 1, filled(20, 2))
  const next = outbox.take(2 * fragmentBytes) as Data[]
  expect(next.map(({ channel }) => channel)).toContain(2)
  expect(next.findIndex(({ channel }) => channel === 2)).toBeLessThan(2)
})

test('[SYN2] without credit nothing leaves, and with it the rest does', () => {
  const outbox = createOutbox()
  outbox.addLane(1)
  outbox.push(1, 1, filled(initialCreditBytes + 10, 1))
  const first = outbox.take(Infinity) as Data[]
  expect(first.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(initialCreditBytes)
  expect(first.every(({ last }) => !last)).toBe(true)
  expect(outbox.take(Infinity)).toEqual([])
  outbox.credit(1, 100)
  expect(outbox.take(Infinity)).toMatchObject([{ n: 1, last: true }])
})

test('[SYN2] a channel that ended takes its unsent messages with it, and only its own', () => {
  const outbox = createOutbox()
  outbox.addLane(1)
  outbox.addLane(2)
  outbox.push(1, 1, filled(5, 1))
  outbox.push(2, 1, filled(5, 2))
  outbox.dropLane(1)
  expect(outbox.take(Infinity)).toMatchObject([{ channel: 2 }])
  outbox.push(1, 2, filled(5, 1))
  expect(outbox.take(Infinity)).toEqual([])
})
