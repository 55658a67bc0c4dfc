import type { Append, SharedVolumeLog } from '@hebu/sync-server/store/volume-log.ts'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'

import { aDatabase, endSharedPostgres, startPostgres } from '../kit/postgres-server.ts'
import { aPostgresLog, stateOf } from '../kit/volume-logs.ts'

afterAll(endSharedPostgres)

const volume = 'w1/notes/g-all'
const granted = { ok: true, value: undefined }
const anAppend = (given: Partial<Append> = {}): Append => ({ volume, epoch: 1, seq: 1, member: 'wang', clientIds: [7], receivedAt: 1_700_000_000_000, bytes: Uint8Array.of(1, 2, 3), ...given })

/** Appends as a relay does that hears of others through the log alone. */
async function appendNext(log: SharedVolumeLog, from: number, bytes: Uint8Array): Promise<number> {
  for (let seq = from; ; seq++) if ((await log.append(anAppend({ seq, bytes }))).ok) return seq
}

test('[NOD2] relays that write one volume at once number its rows without a gap, and each row once', async () => {
  const url = await aDatabase()
  const logs = [aPostgresLog(url, { lockTimeoutMs: 5_000 }), aPostgresLog(url, { lockTimeoutMs: 5_000 }), aPostgresLog(url, { lockTimeoutMs: 5_000 })]
  await Promise.all(logs.map(async (log, node) => {
    let last = 0
    for (let i = 0; i < 30; i++) last = await appendNext(log, last + 1, Uint8Array.of(node, i))
  }))
  const gap = await logs[0]!.since(volume, 0)
  const rows = gap.ok ? gap.value!.rows! : []
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 90 }, (_, i) => i + 1))
  expect(new Set(rows.map(({ bytes }) => bytes.join())).size).toBe(90)
})

test('[NOD2] a relay is told which rows it lacks, and when they are folded already', async () => {
  const log = aPostgresLog(await aDatabase())
  expect(await log.names('w1')).toEqual({ ok: true, value: [] })
  expect(await log.since(volume, 0)).toEqual(granted)
  for (const seq of [1, 2, 3]) await log.append(anAppend({ seq, bytes: Uint8Array.of(seq) }))
  await log.append(anAppend({ volume: 'w1/notes/g-sales' }))
  expect(await log.since(volume, 2)).toEqual({ ok: true, value: { epoch: 1, head: 3, rows: [{ seq: 3, member: 'wang', clientIds: [7], receivedAt: 1_700_000_000_000, bytes: Uint8Array.of(3) }] } })
  expect(await log.since(volume, 3)).toEqual({ ok: true, value: { epoch: 1, head: 3, rows: [] } })
  expect(await log.heads([volume, 'w1/notes/g-sales', 'w1/notes/g-none'])).toEqual({ ok: true, value: new Map([[volume, 3], ['w1/notes/g-sales', 1]]) })
  await log.compact({ volume, epoch: 1, after: 0, upto: 2, snapshot: Uint8Array.of(12), quarantined: [] })
  expect(await log.since(volume, 1)).toEqual({ ok: true, value: { epoch: 1, head: 3, rows: undefined } })
  expect(await log.since(volume, 2)).toMatchObject({ ok: true, value: { rows: [{ seq: 3 }] } })
})

test('[NOD1] PostgreSQL is asked to have each commit on its disk before it tells of it', async () => {
  const url = await aDatabase()
  const log = aPostgresLog(url)
  const heard: string[] = []
  const watching = new pg.Client({ connectionString: url })
  await watching.connect()
  onTestFinished(() => watching.end())
  await watching.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`)
  expect(await log.append(anAppend())).toEqual(granted)
  await watching.query(`CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO told VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$; CREATE TABLE told(setting text); CREATE TRIGGER tell BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION tell()`)
  expect(await log.append(anAppend({ seq: 2 }))).toEqual(granted)
  for (const { setting } of (await watching.query<{ setting: string }>('SELECT setting FROM told')).rows) heard.push(setting)
  expect(heard).toEqual(['on'])
})

test('[NOD1] a server that dies grants nothing that is not there afterwards, and edits are taken by themselves once it is back', async () => {
  const server = await startPostgres()
  onTestFinished(() => server.close())
  const log = aPostgresLog(await server.database())
  const acknowledged: number[] = []
  let killed: Promise<void> | undefined
  for (let seq = 1; ; seq++) {
    if (seq === 20) killed = server.kill()
    const outcome = await log.append(anAppend({ seq, bytes: Uint8Array.of(seq) }))
    if (!outcome.ok) break
    acknowledged.push(seq)
  }
  await killed
  expect(log.state()).toBe('unavailable')
  expect(log.trouble()).toBe('unreachable')
  expect(await log.append(anAppend({ seq: acknowledged.length + 1 }))).toEqual({ ok: false, refusal: 'unavailable' })
  expect(await log.read(volume)).toEqual({ ok: false, refusal: 'unavailable' })
  await server.restart()
  await stateOf(log, 'writable')
  const stored = await log.read(volume)
  const there = stored.ok ? stored.value!.tail.map(({ seq }) => seq) : []
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(there).toEqual(expect.arrayContaining(acknowledged))
  expect(await log.append(anAppend({ seq: there.length + 1 }))).toEqual(granted)
})
