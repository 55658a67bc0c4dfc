import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Append, StoredVolume, VolumeLog } from '@hebu/sync-server/store/volume-log.ts'
import { afterAll, describe, expect, test } from 'vitest'

import { endSharedPostgres } from '../kit/postgres-server.ts'
import { aLogFolder, aSqliteLog, stateOf, volumeLogs } from '../kit/volume-logs.ts'

const volume = 'w1/notes/g-all'
const granted = { ok: true, value: undefined }

afterAll(endSharedPostgres)

const anAppend = (given: Partial<Append> = {}): Append => ({ volume, epoch: 1, seq: 1, member: 'wang', clientIds: [7], receivedAt: 1_700_000_000_000, bytes: Uint8Array.of(1, 2, 3), ...given })

/** Bytes that do not pack. */
const bytesOf = (seed: string, length: number): Uint8Array => new Uint8Array(createHash('shake256', { outputLength: length }).update(seed).digest())

async function stored(log: VolumeLog, name = volume): Promise<StoredVolume | undefined> {
  const read = await log.read(name)
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}

/** Stores give owners in orders of their own. */
const normal = (held: StoredVolume | undefined) => held && { ...held, owners: Object.fromEntries(held.owners) }

for (const [adapter, start] of Object.entries(volumeLogs)) {
  describe(`the ${adapter} log`, () => {
    test('[STO1] gives back the rows of a volume in the order of their numbers', async () => {
      const { log, reopen } = await start()
      expect(await stored(log)).toBeUndefined()
      expect(await log.append(anAppend())).toEqual(granted)
      expect(await log.append(anAppend({ seq: 2, member: 'zhou', clientIds: [9, 8], bytes: Uint8Array.of(9) }))).toEqual(granted)
      const expected: StoredVolume = {
        epoch: 1,
        head: 2,
        snapshotUpto: 0,
        snapshot: undefined,
        tail: [
          { seq: 1, member: 'wang', clientIds: [7], receivedAt: 1_700_000_000_000, bytes: Uint8Array.of(1, 2, 3) },
          { seq: 2, member: 'zhou', clientIds: [9, 8], receivedAt: 1_700_000_000_000, bytes: Uint8Array.of(9) },
        ],
        owners: new Map([[7, 'wang'], [9, 'zhou'], [8, 'zhou']]),
      }
      expect(normal(await stored(log))).toEqual(normal(expected))
      expect(normal(await stored(await reopen()))).toEqual(normal(expected))
    })

    test('[RLY3] numbers have no gap: a row that is not the next is refused and not stored', async () => {
      const { log } = await start()
      expect(await log.append(anAppend({ seq: 2 }))).toEqual({ ok: false, refusal: 'out-of-order' })
      expect(await stored(log)).toBeUndefined()
      const outcomes = await Promise.all([log.append(anAppend({ seq: 1 })), log.append(anAppend({ seq: 3 })), log.append(anAppend({ seq: 2 }))])
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true])
      expect((await stored(log))?.tail.map(({ seq }) => seq)).toEqual([1, 2])
    })

    test('[RLY4] the same row again is granted and stored once; another one under its number is refused', async () => {
      const { log } = await start()
      await log.append(anAppend())
      expect(await log.append(anAppend())).toEqual(granted)
      expect(await log.append(anAppend({ bytes: Uint8Array.of(4) }))).toEqual({ ok: false, refusal: 'out-of-order' })
      expect((await stored(log))?.tail.length).toBe(1)
    })

    test('[SEC1] a client id stays with the member it was first seen from', async () => {
      const { log } = await start()
      await log.append(anAppend())
      await log.append(anAppend({ seq: 2, member: 'zhou' }))
      expect((await stored(log))?.owners).toEqual(new Map([[7, 'wang']]))
    })

    test('[STO2] a snapshot replaces the tail that it holds, and nothing else', async () => {
      const { log, reopen } = await start()
      for (const seq of [1, 2, 3]) await log.append(anAppend({ seq, bytes: Uint8Array.of(seq) }))
      expect(await log.compact({ volume, epoch: 1, after: 0, upto: 2, snapshot: Uint8Array.of(12), quarantined: [] })).toEqual(granted)
      const after = await stored(await reopen())
      expect(after).toMatchObject({ head: 3, snapshotUpto: 2, snapshot: Uint8Array.of(12) })
      expect(after?.tail.map(({ seq }) => seq)).toEqual([3])
    })

    test('[STO2] a snapshot made from an older one is refused and changes nothing', async () => {
      const { log } = await start()
      for (const seq of [1, 2]) await log.append(anAppend({ seq }))
      const compaction = { volume, epoch: 1, upto: 2, snapshot: Uint8Array.of(1), quarantined: [] }
      await log.compact({ ...compaction, after: 0 })
      expect(await log.compact({ ...compaction, after: 0, snapshot: Uint8Array.of(9) })).toEqual({ ok: false, refusal: 'out-of-order' })
      expect(await log.compact({ ...compaction, after: 2, upto: 5 })).toEqual({ ok: false, refusal: 'out-of-order' })
      expect((await stored(log))?.snapshot).toEqual(Uint8Array.of(1))
    })

    test('[RLY7] a renewed volume has another epoch, and rows of the old one are refused', async () => {
      const { log, reopen } = await start()
      await log.append(anAppend())
      expect(await log.renew(volume, Uint8Array.of(5))).toEqual({ ok: true, value: 2 })
      expect(await log.append(anAppend({ seq: 3 }))).toEqual({ ok: false, refusal: 'other-epoch' })
      expect(await log.append(anAppend({ seq: 3, epoch: 2 }))).toEqual(granted)
      expect(await stored(await reopen())).toMatchObject({ epoch: 2, head: 3, snapshot: Uint8Array.of(5) })
    })

    test('[STO3] lists the volumes of one workspace by name', async () => {
      const { log } = await start()
      for (const name of ['w1/reports/m-wang', 'w1/notes/g-all', 'w10/notes/g-all', 'w2/notes/g-all']) await log.append(anAppend({ volume: name }))
      expect(await log.names('w1')).toEqual({ ok: true, value: ['w1/notes/g-all', 'w1/reports/m-wang'] })
      expect(await log.names('w3')).toEqual({ ok: true, value: [] })
    })

    test('[STO4] what cannot be written is refused with the reason, can be read, and is taken when writing works again', async () => {
      const { log, breakWrites } = await start()
      await log.append(anAppend())
      const mend = await breakWrites()
      expect(await log.append(anAppend({ seq: 2 }))).toEqual({ ok: false, refusal: 'read-only' })
      expect(log.state()).toBe('read-only')
      expect(await log.compact({ volume, epoch: 1, after: 0, upto: 1, snapshot: Uint8Array.of(1), quarantined: [] })).toEqual({ ok: false, refusal: 'read-only' })
      expect((await stored(log))?.head).toBe(1)
      mend()
      await stateOf(log, 'writable')
      expect(await log.append(anAppend({ seq: 2 }))).toEqual(granted)
      expect((await stored(log))?.head).toBe(2)
    })

    test('[STO1] [STO2] what is large comes back as it was, however often it is asked for, and stays with who gave it', async () => {
      const { log, reopen } = await start()
      const given = ['a', 'b', 'c'].map((seed) => bytesOf(seed, 300_000))
      const [first, second, snapshot] = given as [Uint8Array, Uint8Array, Uint8Array]
      const appended = [first, Uint8Array.of(2), second].map((bytes, i) => log.append(anAppend({ seq: i + 1, bytes })))
      expect(await Promise.all(appended)).toEqual([granted, granted, granted])
      for (const held of [await stored(log), await stored(log)]) expect(held?.tail.map(({ bytes }) => bytes)).toEqual([first, Uint8Array.of(2), second])
      expect(await log.compact({ volume, epoch: 1, after: 0, upto: 2, snapshot, quarantined: [] })).toEqual(granted)
      for (const held of [await stored(log), await stored(await reopen())]) {
        expect(held?.snapshot).toEqual(snapshot)
        expect(held?.tail.map(({ bytes }) => bytes)).toEqual([second])
      }
      expect(given).toEqual(['a', 'b', 'c'].map((seed) => bytesOf(seed, 300_000)))
    })

    test('[STO1] keeps its own bytes: what is done to them afterwards is not stored', async () => {
      const { log } = await start()
      const bytes = Uint8Array.of(1, 2, 3)
      await log.append(anAppend({ bytes }))
      bytes.fill(0)
      expect((await stored(log))?.tail[0]?.bytes).toEqual(Uint8Array.of(1, 2, 3))
    })
  })
}

test('[STO4] a disk that is full refuses writes, still reads, and takes them again once there is room', async () => {
  const folder = aLogFolder()
  const log = aSqliteLog(folder, { maxBytes: 200_000 })
  let seq = 0
  let refusal: string | undefined
  while (refusal === undefined) {
    const outcome = await log.append(anAppend({ seq: seq + 1, bytes: new Uint8Array(20_000) }))
    if (outcome.ok) seq++
    else refusal = outcome.refusal
  }
  expect(refusal).toBe('read-only')
  expect(log.state()).toBe('read-only')
  const read = await log.read('w1/notes/g-all')
  expect(read.ok && read.value?.head).toBe(seq)
  expect(read.ok && read.value?.tail.length).toBe(seq)
  // A folded tail makes room: done here by another process, as a person would.
  const other = new DatabaseSync(join(folder, 'volumes.sqlite'))
  other.exec('DELETE FROM log WHERE seq < 6')
  other.close()
  await stateOf(log, 'writable')
  expect(await log.append(anAppend({ seq: seq + 1 }))).toEqual({ ok: true, value: undefined })
})

test('[STO1] what was appended in one tick shares a commit and settles in order', async () => {
  const log = aSqliteLog(aLogFolder())
  const settled: number[] = []
  await Promise.all(Array.from({ length: 300 }, (_, i) => log.append(anAppend({ seq: i + 1 })).then(({ ok }) => ok && settled.push(i + 1))))
  expect(settled).toEqual(Array.from({ length: 300 }, (_, i) => i + 1))
})

test('[STO1] a log that is closed in good order has nothing to say, and what was appended before is there', async () => {
  const folder = aLogFolder()
  const said: string[] = []
  const say = (_facts: object, message: string): void => void said.push(message)
  const log = aSqliteLog(folder, { logger: { info: say, warn: say, error: say } })
  const appended = log.append(anAppend())
  await log.close()
  expect(await appended).toEqual(granted)
  expect(said).toEqual([])
  expect((await stored(aSqliteLog(folder)))?.head).toBe(1)
})

test('[STO4] [RLY30] a file that is no database is told, and once it is mended the log takes edits by itself', async () => {
  const folder = aLogFolder()
  const file = join(folder, 'volumes.sqlite')
  writeFileSync(file, 'no database at all, but long enough to be taken for the head of one')
  const log = aSqliteLog(folder)
  await stateOf(log, 'unavailable')
  expect(await log.append(anAppend())).toEqual({ ok: false, refusal: 'unavailable' })
  expect(log.trouble()).toBe('ended')
  rmSync(file)
  await stateOf(log, 'writable')
  expect(log.trouble()).toBeUndefined()
  expect(await log.append(anAppend())).toEqual(granted)
})
