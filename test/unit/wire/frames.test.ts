import { createHash } from 'node:crypto'

import { closeCodes, closeReason } from '@hebu/shared/wire/close-codes.ts'
import { decodeFrames, encodeFrames, type Frame, fragmentBytes, initialCreditBytes, maxAssembledBytes, maxMessageBytes } from '@hebu/shared/wire/frames.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import { yMessage, ySync } from '@hebu/shared/wire/y-messages.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const channel = fc.integer({ min: 1, max: 0xffff_ffff })
const number = fc.maxSafeNat()
const access = fc.constantFrom('read' as const, 'write' as const)
const socket = fc.constant(0 as const)

const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ type: fc.constant('open' as const), channel, volume: fc.string(), epoch: number }),
  fc.record({ type: fc.constant('opened' as const), channel, access, epoch: number }),
  fc.record({ type: fc.constant('data' as const), channel, n: number, last: fc.boolean(), bytes: fc.uint8Array({ maxLength: 40 }) }),
  fc.record({ type: fc.constant('ack' as const), channel, n: number }),
  fc.record({ type: fc.constant('refused' as const), channel, n: number, code: number }),
  fc.record({ type: fc.constant('close' as const), channel: fc.oneof(channel, socket), code: number, reason: fc.string() }),
  fc.record({ type: fc.constant('credit' as const), channel, bytes: number }),
  fc.record({ type: fc.constant('notice' as const), channel: socket, notice: fc.record({ kind: fc.constant('directory' as const), revision: number }) }),
  fc.record({ type: fc.constant('notice' as const), channel: socket, notice: fc.record({ kind: fc.constant('volume' as const), name: fc.string(), access }) }),
  fc.record({ type: fc.constant('ping' as const), channel: socket, at: number }),
  fc.record({ type: fc.constant('pong' as const), channel: socket, at: number, nowMs: number }),
)

test('[WIR1] frames are read as they were written, however many share a message', () => {
  fc.assert(fc.property(fc.array(anyFrame, { maxLength: 8 }), (frames) => {
    expect(decodeFrames(encodeFrames(frames))).toEqual({ ok: true, value: frames })
  }))
})

test('[WIR2] any bytes are read or refused, and never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => typeof decodeFrames(bytes).ok === 'boolean'), { numRuns: 3000 })
})

test('[WIR2] a message that is cut off, or has something behind it, is refused whole', () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { minLength: 1, maxLength: 4 }), fc.nat(), (frames, at) => {
      const bytes = encodeFrames(frames)
      const cut = decodeFrames(bytes.subarray(0, at % bytes.length))
      // What was cut between two frames is a shorter message; anything else is none.
      expect(cut.ok ? frames.slice(0, cut.value.length) : []).toEqual(cut.ok ? cut.value : [])
      expect(cut.ok && cut.value.length === frames.length).toBe(false)
      expect(decodeFrames(Uint8Array.of(...bytes, 0x05)).ok).toBe(false)
    }),
  )
})

test('[WIR2] a frame on the wrong kind of channel is refused', () => {
  const wrong = [
    { type: 'ack', channel: 0, n: 1 },
    { type: 'ping', channel: 3, at: 1 },
  ] as unknown as Frame[]
  for (const frame of wrong) expect(decodeFrames(encodeFrames([frame]))).toEqual({ ok: false, refusal: 'malformed' })
})

const samples: readonly Frame[] = [
  { type: 'open', channel: 1, volume: 'w1/notes/g-all', epoch: 0 },
  { type: 'opened', channel: 1, access: 'read', epoch: 1 },
  { type: 'opened', channel: 1, access: 'write', epoch: 300 },
  { type: 'data', channel: 2, n: 0, last: true, bytes: Uint8Array.of(0, 0, 1, 0) },
  { type: 'data', channel: 2, n: 129, last: false, bytes: Uint8Array.of(255) },
  { type: 'ack', channel: 2, n: 129 },
  { type: 'refused', channel: 2, n: 130, code: closeCodes.poisoned },
  { type: 'close', channel: 0, code: closeCodes.revoked, reason: 'revoked' },
  { type: 'credit', channel: 2, bytes: 65_536 },
  { type: 'notice', channel: 0, notice: { kind: 'directory', revision: 7 } },
  { type: 'notice', channel: 0, notice: { kind: 'volume', name: 'w1/notes/g-all', access: 'read' } },
  { type: 'ping', channel: 0, at: 5 },
  { type: 'pong', channel: 0, at: 5, nowMs: 1_700_000_000_000 },
]

test('[WIR3] the wire is frozen: what devices in the field speak changes only together with its version', () => {
  expect(new Set(samples.map(({ type }) => type)).size).toBe(10)
  const hash = createHash('sha256')
  for (const frame of samples) hash.update(encodeFrames([frame]))
  hash.update(JSON.stringify({ closeCodes, wireVersion, fragmentBytes, initialCreditBytes, maxMessageBytes, maxAssembledBytes, yMessage, ySync }))
  expect(hash.digest('hex')).toBe('cd050a0cfb4308af8726e7a87a53d6c977edbd469310cc2154e8d925d5e0a0f1')
})

test('[WIR3] a close code has one reason', () => {
  const codes = Object.values(closeCodes)
  expect(new Set(codes).size).toBe(codes.length)
  for (const [reason, code] of Object.entries(closeCodes)) expect(closeReason(code)).toBe(reason)
  expect(closeReason(4999)).toBeUndefined()
})
