import type { Room } from '@hebu/sync-server/room/room.ts'
import { createRooms } from '@hebu/sync-server/room/rooms.ts'
import type { Seat, Session } from '@hebu/sync-server/room/session.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { createMemoryVolumeLog } from '@hebu/sync-server/store/memory-volume-log.ts'
import type { VolumeLog } from '@hebu/sync-server/store/volume-log.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aHistory } from '../../kit/random-edits.ts'
import { readMessage, step1, update } from '../../kit/replica.ts'

const name = 'w1/notes/g-all'

function someRooms(log: VolumeLog = createMemoryVolumeLog()) {
  let nowMs = 0
  const rooms = createRooms({ log, clock: { now: () => nowMs }, logger: silentLogger, onBegun: () => {} })
  return {
    rooms,
    advance(byMs: number) {
      nowMs += byMs
      rooms.sweep()
    },
    async open(): Promise<Room> {
      const opened = await rooms.open(name)
      if (!opened.ok) throw new Error(opened.refusal)
      return opened.value
    },
  }
}

function aSeat(member = 'wang') {
  const sent: Uint8Array[] = []
  const codes: number[] = []
  const acked: number[] = []
  const seat: Seat = {
    caller: { workspace: 'w1', member, credential: member },
    access: 'write',
    send: (message) => void sent.push(message),
    sendInPieces: (pieces) => void sent.push(...pieces),
    sendAll: (messages, own) => void sent.push(...messages.filter((_, i) => !own.includes(i))),
    ack: (n) => void acked.push(n),
    refuse: (_n, code) => void codes.push(code),
    close: (code) => void codes.push(code),
  }
  return { seat, sent, codes, acked }
}

/** Says something, and waits until it is dealt with. */
const said = (room: Room, session: Session, message: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    session.seat.dealtWith = () => resolve()
    void room.receive(session, 1, message)
  })

test('[ROOM8] a room that nobody sits in is forgotten after a while, and opened again with everything in it', async () => {
  const { rooms, advance, open } = someRooms()
  const room = await open()
  const { seat } = aSeat()
  const session = room.join(seat)
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x')
  await said(room, session, update(Y.encodeStateAsUpdate(doc)))
  advance(3_600_000)
  expect(rooms.size).toBe(1)
  room.leave(session)
  advance(29_000)
  expect(rooms.size).toBe(1)
  advance(2_000)
  expect(rooms.size).toBe(0)
  const again = aSeat('zhou')
  const reopened = await open()
  expect(reopened).not.toBe(room)
  await reopened.receive(reopened.join(again.seat), 0, step1(new Y.Doc()))
  expect(again.sent.map((message) => readMessage(message).kind)).toEqual(['step1', 'step2'])
  expect(Y.decodeUpdate(readMessage(again.sent[1]!).payload).structs.length).toBe(1)
})

test('[ROOM8] a room is opened once, however many come at the same time', async () => {
  const { rooms, open } = someRooms()
  const [one, other] = await Promise.all([open(), open()])
  expect(one).toBe(other)
  expect(await open()).toBe(one)
  expect(rooms.size).toBe(1)
})

test('[ROOM8] a volume whose snapshot does not decode is not served, and the others are', async () => {
  const log = createMemoryVolumeLog()
  await log.renew(name, Uint8Array.of(9, 9))
  const { rooms } = someRooms(log)
  expect(await rooms.open(name)).toEqual({ ok: false, refusal: 'unavailable' })
  expect((await rooms.open('w1/notes/g-east')).ok).toBe(true)
})

test('[RLY9] a client that never answers what it is asked is sent away before it is owed too much', async () => {
  const { open } = someRooms()
  const room = await open()
  const { seat, sent, codes, acked } = aSeat()
  const session = room.join(seat)
  const [, second] = aHistory(2, { docs: 1, edits: 4 }).updates
  for (let n = 1; n <= 10_001; n++) void room.receive(session, n, update(second!.bytes))
  expect(sent.map((message) => readMessage(message).kind)).toEqual(['step1'])
  expect([codes, acked]).toEqual([[closeCodes.overloaded], []])
})

test('[ROOM3] sessions that lack the same are sent the same bytes', async () => {
  const { open } = someRooms()
  const room = await open()
  const writer = aSeat()
  const doc = new Y.Doc()
  doc.getText('note').insert(0, 'x'.repeat(100_000))
  await said(room, room.join(writer.seat), update(Y.encodeStateAsUpdate(doc)))
  const [one, other] = [aSeat('zhou'), aSeat('lin')]
  for (const { seat } of [one, other]) void room.receive(room.join(seat), 0, step1(new Y.Doc()))
  expect(one.sent.length).toBeGreaterThan(2)
  one.sent.forEach((piece, i) => i > 0 && expect(piece.buffer).toBe(other.sent[i]!.buffer))
  const [first, second] = [aSeat('zhou'), aSeat('lin')]
  for (const { seat } of [first, second]) void room.receive(room.join(seat), 0, step1(doc))
  expect(first.sent[1]!.buffer).toBe(second.sent[1]!.buffer)
})
