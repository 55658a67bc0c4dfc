import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { Frame } from '@hebu/shared/wire/frames.ts'
import { createBackOff } from '@hebu/web/platform/socket/back-off.ts'
import { createIncomingGate } from '@hebu/web/platform/socket/incoming-gate.ts'
import type { ChannelEnd, SyncSocket } from '@hebu/web/platform/sync-socket.ts'
import { createSyncSocket } from '@hebu/web/platform/sync-socket.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { PaperRelay } from '../../kit/paper-relay.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  socket?.close()
  vi.useRealTimers()
})

let socket: SyncSocket | undefined
let wake: () => void = () => undefined
const lines: string[] = []

function aSocket(relay: PaperRelay, random = () => 0): { connects: () => number; attach(volume: string): ChannelEnd } {
  let connects = 0
  lines.length = 0
  socket = createSyncSocket({
    connect: () => {
      connects += 1
      return relay.connect()
    },
    gate: createIncomingGate(),
    random,
    clock: { now: () => Date.now() },
    wakeUps: (onWake) => {
      wake = onWake
      return () => undefined
    },
    listener: { onLine: (line, code) => lines.push(line === 'up' ? line : `${line} ${code}`), onNotice: () => undefined, onContact: () => undefined },
  })
  return {
    connects: () => connects,
    attach: (volume) => {
      const end: ChannelEnd = { epoch: () => 0, onOpened: vi.fn(), onMessage: vi.fn(), onAck: vi.fn(), onRefused: vi.fn(), onClosed: vi.fn() }
      socket!.attach(volume, end)
      return end
    },
  }
}

const opens = (relay: PaperRelay): Frame[] => relay.received.filter(({ type }) => type === 'open')

test('[SYN5] delays double from 100 ms to 15 s and are jittered by half', () => {
  const shortest = createBackOff(() => 0)
  const longest = createBackOff(() => 0.999)
  const short = Array.from({ length: 10 }, () => shortest.delayAfterMs(0))
  const long = Array.from({ length: 10 }, () => longest.delayAfterMs(0))
  expect(short.slice(0, 4)).toEqual([50, 100, 200, 400])
  expect(short.at(-1)).toBe(7_500)
  expect(Math.round(long[0]!)).toBe(100)
  expect(Math.round(long.at(-1)! / 100)).toBe(150)
})

test('[SYN5] a connection that stood well starts the delays over, one that did not goes on', () => {
  const backOff = createBackOff(() => 0)
  for (let at = 0; at < 5; at += 1) backOff.delayAfterMs(0)
  expect(backOff.delayAfterMs(500)).toBe(1_600)
  expect(backOff.delayAfterMs(60_000)).toBe(50)
})

test('[SYN5] while the relay is away attempts become seldom, and the network coming back makes one at once', async () => {
  const relay = aPaperRelay()
  relay.rules.down = true
  const { connects } = aSocket(relay)
  await vi.advanceTimersByTimeAsync(10_000)
  const early = connects()
  expect(early).toBeGreaterThan(5)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(connects() - early).toBeLessThan(10)
  relay.rules.down = false
  const before = connects()
  wake()
  await vi.advanceTimersByTimeAsync(0)
  expect(connects()).toBe(before + 1)
  expect(relay.sockets).toBe(1)
})

test('[SYN5] an ended session is asked for seldom', async () => {
  const relay = aPaperRelay()
  const { connects } = aSocket(relay)
  await vi.advanceTimersByTimeAsync(0)
  relay.drop(closeCodes.unauthenticated)
  await vi.advanceTimersByTimeAsync(7_000)
  expect(connects()).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(connects()).toBe(2)
})

test('[SYN3] while the line is down channels wait, and when it is back all ask in one round', async () => {
  const relay = aPaperRelay()
  relay.rules.down = true
  const { attach } = aSocket(relay)
  const ends = ['w1/notes/g-a', 'w1/notes/g-b', 'w1/notes/g-c'].map(attach)
  await vi.advanceTimersByTimeAsync(5_000)
  for (const end of ends) expect(end.onClosed).not.toHaveBeenCalled()
  relay.rules.down = false
  wake()
  await vi.advanceTimersByTimeAsync(0)
  expect(relay.received.slice(0, 3).map(({ type }) => type)).toEqual(['open', 'open', 'open'])
  for (const end of ends) expect(end.onOpened).toHaveBeenCalledWith('write', 1)
  relay.drop()
  await vi.advanceTimersByTimeAsync(0)
  for (const end of ends) expect(end.onClosed).toHaveBeenCalledWith(1006, '')
})

test('[SYN5] a volume that the relay closes for now is asked for again with delays of its own', async () => {
  const relay = aPaperRelay()
  relay.rules.access = () => closeCodes.overloaded
  const { attach } = aSocket(relay)
  const again = (): void => {
    const end = attach('w1/notes/g-a')
    vi.mocked(end.onClosed).mockImplementation(again)
  }
  again()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(opens(relay).length).toBeGreaterThan(3)
  expect(opens(relay).length).toBeLessThan(9)
})

test('[SYN4] a line that answers nothing is given up, and a quiet one is not', async () => {
  const relay = aPaperRelay()
  const { connects } = aSocket(relay)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(connects()).toBe(1)
  relay.rules.deaf = true
  await vi.advanceTimersByTimeAsync(45_000)
  expect(connects()).toBeGreaterThan(1)
  expect(lines).toContain('down 1006')
})

test('[SYN4] a tab that was asleep asks before it calls the line silent', async () => {
  const relay = aPaperRelay()
  const { connects } = aSocket(relay)
  await vi.advanceTimersByTimeAsync(20_000)
  // The timers of a hidden tab stand still while its clock goes on.
  vi.setSystemTime(Date.now() + 3_600_000)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(connects()).toBe(1)
  relay.rules.deaf = true
  wake()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(lines).toContain('down 1006')
})

test('[SYN4] a connection that does not come about is given up', async () => {
  let connects = 0
  socket = createSyncSocket({
    connect: () => {
      connects += 1
      return { binaryType: 'arraybuffer', bufferedAmount: 0, onopen: null, onmessage: null, onclose: null, onerror: null, send: () => undefined, close: () => undefined }
    },
    gate: createIncomingGate(),
    random: () => 0,
    listener: { onLine: () => undefined, onNotice: () => undefined, onContact: () => undefined },
  })
  await vi.advanceTimersByTimeAsync(16_000)
  expect(connects).toBe(2)
})
