import { type Frame, encodeFrames } from '@hebu/shared/wire/frames.ts'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

import { aHistory, type Dice } from './random-edits.ts'
import { composeAtRandom } from './random-structs.ts'
import { awarenessMessage, step1, step2, syncMessage, update } from './replica.ts'

/** Makes websocket messages as no honest device would send them: well-formed in part, wrong in one place or in all. */
export interface WireFuzz {
  next(): Uint8Array
}

const numbers = [0, 1, 2, 3, 127, 128, 255, 65_535, 65_536, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, Number.MAX_SAFE_INTEGER] as const
const histories = 12

/** `clocks` tells what the volume knows, so that some of it goes deep. */
export function wireFuzz(roll: Dice, volumes: readonly string[], clocks: () => ReadonlyMap<number, number>): WireFuzz {
  const upTo = (most: number): number => Math.floor(roll() * (most + 1))
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length - 1)]!
  const honest = Array.from({ length: histories }, () => aHistory(upTo(1e9), { docs: 2, edits: 8 }).updates.map(({ bytes }) => bytes)).flat()
  const bytes = (most: number): Uint8Array => Uint8Array.from({ length: upTo(most) }, () => upTo(255))
  /** Numbers rise as a device's do, mostly. */
  let n = 0

  const anUpdate = (): Uint8Array => {
    const kind = roll()
    if (kind < 0.35) return composeAtRandom(roll, clocks())
    if (kind < 0.6) return pick(honest)
    if (kind < 0.9) return spoiled(roll() < 0.5 ? pick(honest) : composeAtRandom(roll, clocks()))
    return bytes(40)
  }

  const aMessage = (): Uint8Array => {
    const kind = roll()
    if (kind < 0.6) return update(anUpdate())
    if (kind < 0.7) return step2(anUpdate())
    if (kind < 0.78) return syncMessage(0, Y.encodeStateVector(new Map(Array.from({ length: upTo(4) }, () => [upTo(5), pick(numbers)]))))
    if (kind < 0.9) return awarenessMessage(awareness())
    if (kind < 0.93) return step1(new Y.Doc())
    if (kind < 0.935) return syncMessage(pick([3, 9, 200]), bytes(10))
    return roll() < 0.4 ? spoiled(update(anUpdate())) : update(anUpdate())
  }

  function awareness(): Uint8Array {
    const encoder = encoding.createEncoder()
    const count = upTo(3)
    encoding.writeVarUint(encoder, roll() < 0.9 ? count : pick(numbers))
    for (let i = 0; i < count; i++) {
      encoding.writeVarUint(encoder, roll() < 0.9 ? upTo(6) : pick(numbers))
      encoding.writeVarUint(encoder, roll() < 0.9 ? upTo(50) : pick(numbers))
      encoding.writeVarString(encoder, pick(['null', '{}', '{"user":{"id":"wang"}}', '[]', '{', '{"a":[[[[1]]]]}', '"x"']))
    }
    return encoding.toUint8Array(encoder)
  }

  /** Some bytes changed, cut off, repeated or put in between. */
  function spoiled(whole: Uint8Array): Uint8Array {
    const at = upTo(whole.length)
    switch (upTo(3)) {
      case 0: {
        const changed = whole.slice()
        for (let i = upTo(3); i >= 0 && changed.length > 0; i--) changed[upTo(changed.length - 1)] = upTo(255)
        return changed
      }
      case 1:
        return whole.slice(0, at)
      case 2:
        return Uint8Array.of(...whole.slice(0, at), ...bytes(6), ...whole.slice(at))
      default:
        return Uint8Array.of(...whole, ...whole.slice(at))
    }
  }

  const aChannel = (): number => (roll() < 0.7 ? 1 : roll() < 0.97 ? 1 + upTo(2) : pick(numbers))

  function aFrame(): Frame {
    const kind = roll()
    if (kind < 0.06) return { type: 'open', channel: roll() < 0.9 ? 10 + upTo(1000) : aChannel(), volume: roll() < 0.9 ? pick(volumes) : pick(['', 'w1', 'w1/notes', '../../etc/passwd', 'w2/notes/g-all', 'x'.repeat(300)]), epoch: pick([0, 1, 2, 9]) }
    if (kind < 0.92) return { type: 'data', channel: aChannel(), n: roll() < 0.98 ? ++n : pick(numbers), last: roll() < 0.97, bytes: aMessage() }
    if (kind < 0.94) return { type: 'close', channel: aChannel(), code: pick(numbers), reason: 'x'.repeat(upTo(20)) }
    if (kind < 0.96) return { type: 'credit', channel: aChannel(), bytes: pick(numbers) }
    if (kind < 0.995) return { type: 'ping', channel: 0, at: pick(numbers) }
    return pick<Frame>([
      { type: 'ack', channel: 1, n: 1 },
      { type: 'opened', channel: 1, access: 'write', epoch: 1 },
      { type: 'refused', channel: 1, n: 1, code: 4422 },
      { type: 'notice', channel: 0, notice: { kind: 'directory', revision: 1 } },
    ])
  }

  return {
    next() {
      const kind = roll()
      if (kind < 0.02) return bytes(60)
      const frames = encodeFrames(Array.from({ length: 1 + (roll() < 0.1 ? upTo(3) : 0) }, aFrame))
      return kind < 0.06 ? spoiled(frames) : frames
    },
  }
}
