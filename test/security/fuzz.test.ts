import { joined } from '@hebu/shared/vocabulary/bytes.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { encodeFrames } from '@hebu/shared/wire/frames.ts'
import { createRooms } from '@hebu/sync-server/room/rooms.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { createMemoryVolumeLog } from '@hebu/sync-server/store/memory-volume-log.ts'
import { DeviceSocket } from '@hebu/sync-server/transport/sync/device-socket.ts'
import { socketLimits } from '@hebu/sync-server/transport/sync/limits.ts'
import type { LiveSocket } from '@hebu/sync-server/transport/sync/live-socket.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aMemoryGate } from '../kit/memory-gate.ts'
import { dice, docOf, isPending } from '../kit/random-edits.ts'
import { readMessage, step1 } from '../kit/replica.ts'
import { wireFuzz } from '../kit/wire-fuzz.ts'

/** A sample each time; a million with `HEBU_FUZZ_FRAMES=1000000`. */
const frames = Number(process.env['HEBU_FUZZ_FRAMES'] ?? 15_000)
const seed = Number(process.env['HEBU_SEED'] ?? Date.now() & 0xff_ffff)
const volumes = ['w1/notes/g-all', 'w1/notes/g-east', 'w1/bulletins/g-all', 'w1/reports/m-zhou']
/** A volume is looked at and begun anew after so many: what a document costs grows with what is in it. */
const framesPerVolumes = 5_000

/** A socket without a network, whose other side says whatever it likes. */
function aBareSocket() {
  const codes: number[] = []
  const socket = {
    bufferedAmount: 0,
    onMessage: (_message: Uint8Array | undefined): void => {},
    onDrain: (): void => {},
    onClosed: (): void => {},
    send: (): void => {},
    sendSoon: (): void => {},
    pause: (): void => {},
    resume: (): void => {},
    beat: (): void => {},
    close: (code: number): void => void codes.push(code),
  }
  return { socket, codes }
}

/** The relay without a network over a log in memory, and an honest member in each volume. */
async function aCore(nowMs: () => number) {
  const log = createMemoryVolumeLog()
  const gate = aMemoryGate()
  const clock = { now: nowMs }
  const rooms = createRooms({ log, clock, logger: silentLogger, onBegun: () => {} })
  const witnesses = await Promise.all(
    volumes.map(async (volume) => {
      const opened = await rooms.open(volume)
      if (!opened.ok) throw new Error(opened.refusal)
      const doc = new Y.Doc()
      const hear = (message: Uint8Array): void => {
        const { kind, payload } = readMessage(message)
        if (kind === 'step2' || kind === 'update') Y.applyUpdate(doc, payload)
      }
      const session = opened.value.join({
        caller: { workspace: 'w1', member: 'wang', credential: 'wang' },
        access: 'read',
        send: hear,
        sendInPieces: (message) => hear(joined(message)),
        sendAll: (messages) => messages.forEach(hear),
        ack: () => {},
        refuse: () => {},
        close: (code) => void expect(code).toBe('the honest member stays'),
      })
      void opened.value.receive(session, 0, step1(new Y.Doc()))
      return { volume, doc }
    }),
  )
  return {
    log,
    witnesses,
    connect() {
      const { socket, codes } = aBareSocket()
      const device = new DeviceSocket(socket as unknown as LiveSocket, { workspace: 'w1', member: 'zhou', credential: 'zhou' }, { rooms, gate, clock, limits: socketLimits })
      const say = (bytes: Uint8Array): void => socket.onMessage(bytes)
      say(encodeFrames(volumes.map((volume, i) => ({ type: 'open' as const, channel: i, volume, epoch: 0 })).slice(1)))
      return { device, say, codes }
    },
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('[RLY5] [WIR2] [RLY9] [SEC3] whatever bytes devices send, nothing throws, what is kept applies cleanly, the honest ones have exactly that, and memory stays bounded', { timeout: 60_000 + frames * 6 }, async () => {
  console.log(`seed ${seed}, ${frames} frames`)
  const roll = dice(seed)
  let nowMs = 1_700_000_000_000
  const known = new Set<number>(Object.values(closeCodes))
  const ended = new Map<number, number>()
  let kept = 0
  let mostHeap = 0
  for (let done = 0; done < frames; ) {
    const core = await aCore(() => nowMs)
    const first = core.witnesses[1]!.doc
    const fuzz = wireFuzz(roll, volumes, () => Y.decodeStateVector(Y.encodeStateVector(first)))
    let attacker = core.connect()
    await turn()
    for (const end = Math.min(frames, done + framesPerVolumes); done < end; done++) {
      // Clocks step: backwards, too.
      nowMs += Math.floor((roll() - 0.45) * 3_600_000)
      attacker.say(fuzz.next())
      if (roll() < 0.1) await turn()
      if (!attacker.device.isEnded) continue
      for (const code of attacker.codes) {
        expect(known).toContain(code)
        ended.set(code, (ended.get(code) ?? 0) + 1)
      }
      attacker = core.connect()
    }
    await turn()
    for (const { volume, doc } of core.witnesses) {
      const read = await core.log.read(volume)
      if (!read.ok || read.value === undefined) continue
      const { tail, snapshot, head, snapshotUpto } = read.value
      expect(tail.map(({ seq }) => seq)).toEqual(Array.from({ length: head - snapshotUpto }, (_, i) => snapshotUpto + 1 + i))
      const late = docOf(...(snapshot === undefined ? [] : [snapshot]), ...tail.map(({ bytes }) => bytes))
      expect(isPending(late), `${volume}, seed ${seed}`).toBe(false)
      expect(isPending(doc)).toBe(false)
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(late))
      kept += head
    }
    mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed)
  }
  console.log(`${kept} updates kept; sockets ended: ${[...ended].map(([code, count]) => `${code} ${count}×`).join(', ')}; most heap ${Math.round(mostHeap / 1e6)} MB`)
  // Some of it must get through, or the fuzz knocks at a closed door.
  expect(kept).toBeGreaterThan(frames / 100)
  expect(mostHeap).toBeLessThan(1.5e9)
})
