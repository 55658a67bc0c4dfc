import type { Frame } from '@hebu/shared/wire/frames.ts'
import { fragmentBytes, initialCreditBytes } from '@hebu/shared/wire/frames.ts'

/** What waits to be sent on one channel, and how much the other side still takes. */
interface Lane {
  readonly channel: number
  creditBytes: number
  readonly messages: { readonly n: number; readonly bytes: Uint8Array; sentBytes: number }[]
}

/** Messages of all channels on their way out: cut into fragments and sent in turns, so that no volume waits for another ([SYN2]). */
export interface Outbox {
  addLane(channel: number): void
  /** Forgets the lane and what waits in it. */
  dropLane(channel: number): void
  push(channel: number, n: number, bytes: Uint8Array): void
  credit(channel: number, bytes: number): void
  /** The next frames, one from each channel in turn, of about `budgetBytes` in all; none when nothing may be sent. */
  take(budgetBytes: number): Frame[]
}

export function createOutbox(): Outbox {
  const lanes = new Map<number, Lane>()
  /** Channels that may send, in the order of their turns. */
  const turns = new Set<number>()

  const schedule = (lane: Lane): void => {
    if (lane.messages.length > 0 && lane.creditBytes > 0) turns.add(lane.channel)
  }

  const nextFragment = (lane: Lane): Frame => {
    const message = lane.messages[0]!
    const size = Math.min(fragmentBytes, lane.creditBytes, message.bytes.length - message.sentBytes)
    const bytes = message.bytes.subarray(message.sentBytes, message.sentBytes + size)
    message.sentBytes += size
    lane.creditBytes -= size
    const last = message.sentBytes === message.bytes.length
    if (last) lane.messages.shift()
    return { type: 'data', channel: lane.channel, n: message.n, last, bytes }
  }

  return {
    addLane: (channel) => void lanes.set(channel, { channel, creditBytes: initialCreditBytes, messages: [] }),
    dropLane: (channel) => {
      lanes.delete(channel)
      turns.delete(channel)
    },
    push: (channel, n, bytes) => {
      const lane = lanes.get(channel)
      if (lane === undefined) return
      lane.messages.push({ n, bytes, sentBytes: 0 })
      schedule(lane)
    },
    credit: (channel, bytes) => {
      const lane = lanes.get(channel)
      if (lane === undefined) return
      lane.creditBytes += bytes
      schedule(lane)
    },
    take: (budgetBytes) => {
      const frames: Frame[] = []
      let leftBytes = budgetBytes
      while (leftBytes > 0 && turns.size > 0) {
        const channel = turns.values().next().value!
        const lane = lanes.get(channel)!
        const frame = nextFragment(lane)
        turns.delete(channel)
        schedule(lane)
        frames.push(frame)
        leftBytes -= frame.type === 'data' ? frame.bytes.length + 8 : 8
      }
      return frames
    },
  }
}
