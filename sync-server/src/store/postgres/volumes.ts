import type pg from 'pg'

import type { PackedCompaction, PackedVolume } from '../sqlite/requests.ts'
import { readClientIds } from '../sqlite/requests.ts'
import { WriteRefused } from '../write-refused.ts'
import type { Append, Gap, LogRow, WriteRefusal } from '../volume-log.ts'
import { firstEpoch } from '../volume-log.ts'

interface VolumeRow {
  readonly id: string
  readonly epoch: number
  readonly head: string
  readonly snapshot_upto: string
}

interface Standing {
  readonly id: string
  readonly epoch: number
  head: number
}

interface Taken {
  readonly id: string
  readonly row: Append
}

interface StoredRow {
  readonly seq: string
  readonly member: string
  readonly client_ids: string
  readonly received_at: string
  readonly bytes: Buffer
}

const toRow = ({ seq, member, client_ids, received_at, bytes }: StoredRow): LogRow => ({ seq: Number(seq), member, clientIds: readClientIds(client_ids), receivedAt: Number(received_at), bytes: new Uint8Array(bytes) })

/**
 * All rows in one transaction; a row that does not fit is refused alone. The volumes are locked in order of their names,
 * so that relays that write the same ones wait for each other, never in a circle.
 */
export async function append(client: pg.ClientBase, appends: readonly Append[]): Promise<(WriteRefusal | undefined)[]> {
  return inTransaction(client, async () => {
    const begun = appends.filter(({ seq, epoch }) => seq === 1 && epoch === firstEpoch).map(({ volume }) => volume)
    if (begun.length > 0) await client.query('INSERT INTO volumes(name, epoch, head, snapshot_upto) SELECT name, $2, 0, 0 FROM unnest($1::text[]) AS name ORDER BY name COLLATE "C" ON CONFLICT DO NOTHING', [[...new Set(begun)], firstEpoch])
    const names = [...new Set(appends.map(({ volume }) => volume))]
    const { rows } = await client.query<VolumeRow & { name: string }>('SELECT id, name, epoch, head FROM volumes WHERE name = ANY($1) ORDER BY name FOR UPDATE', [names])
    const volumes = new Map(rows.map(({ id, name, epoch, head }): [string, Standing] => [name, { id, epoch, head: Number(head) }]))
    const before = new Map([...volumes].map(([name, { head }]) => [name, head]))
    const taken: Taken[] = []
    const outcomes: (WriteRefusal | undefined)[] = []
    for (const row of appends) {
      const volume = volumes.get(row.volume)
      const refusal = volume === undefined ? 'out-of-order' : await refusalOf(client, row, volume, taken)
      outcomes.push(refusal === 'taken' ? undefined : refusal)
      if (volume === undefined || refusal !== 'taken') continue
      taken.push({ id: volume.id, row })
      volume.head++
    }
    if (taken.length > 0) await insert(client, taken, [...volumes].filter(([name, { head }]) => before.get(name) !== head).map(([, volume]) => volume))
    return outcomes
  })
}

/** `taken`: it is the next row; `undefined`: it is there already. */
async function refusalOf(client: pg.ClientBase, row: Append, { id, epoch, head }: Standing, taken: readonly Taken[]): Promise<WriteRefusal | 'taken' | undefined> {
  if (epoch !== row.epoch) return 'other-epoch'
  if (row.seq === head + 1) return 'taken'
  return row.seq <= head && (await isThere(client, id, row, taken)) ? undefined : 'out-of-order'
}

async function isThere(client: pg.ClientBase, volume: string, { volume: name, seq, bytes }: Append, taken: readonly Taken[]): Promise<boolean> {
  const here = taken.find(({ row }) => row.volume === name && row.seq === seq)
  if (here !== undefined) return Buffer.from(here.row.bytes).equals(bytes)
  const { rows } = await client.query<{ bytes: Buffer }>('SELECT bytes FROM log WHERE volume = $1 AND seq = $2', [volume, seq])
  return rows[0]?.bytes.equals(bytes) === true
}

async function insert(client: pg.ClientBase, taken: readonly Taken[], grown: readonly Standing[]): Promise<void> {
  const column = <T>(of: (row: Append) => T): T[] => taken.map(({ row }) => of(row))
  const values = [taken.map(({ id }) => id), column(({ seq }) => seq), column(({ member }) => member), column(({ clientIds }) => clientIds.join()), column(({ receivedAt }) => receivedAt), column(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))]
  const bindings = taken.flatMap(({ id, row }) => row.clientIds.map((client_id) => ({ id, client_id, member: row.member })))
  await client.query('INSERT INTO log(volume, seq, member, client_ids, received_at, bytes) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bytea[])', values)
  if (bindings.length > 0) await client.query('INSERT INTO clients(volume, client_id, member) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[]) ON CONFLICT DO NOTHING', [bindings.map(({ id }) => id), bindings.map(({ client_id }) => client_id), bindings.map(({ member }) => member)])
  await client.query('UPDATE volumes SET head = grown.head FROM unnest($1::bigint[], $2::bigint[]) AS grown(id, head) WHERE volumes.id = grown.id', [grown.map(({ id }) => id), grown.map(({ head }) => head)])
}

/** As it stood at one moment. */
export async function read(client: pg.ClientBase, name: string): Promise<PackedVolume | undefined> {
  return inTransaction(client, async () => {
    const { rows } = await client.query<VolumeRow & { zstd: Buffer | null }>('SELECT id, epoch, head, snapshot_upto, zstd FROM volumes LEFT JOIN snapshots ON snapshots.volume = volumes.id WHERE name = $1', [name])
    const volume = rows[0]
    if (volume === undefined) return undefined
    const tail = await client.query<StoredRow>('SELECT seq, member, client_ids, received_at, bytes FROM log WHERE volume = $1 ORDER BY seq', [volume.id])
    const owners = await client.query<{ client_id: string; member: string }>('SELECT client_id, member FROM clients WHERE volume = $1', [volume.id])
    return {
      epoch: volume.epoch,
      head: Number(volume.head),
      snapshotUpto: Number(volume.snapshot_upto),
      zstd: volume.zstd ?? undefined,
      tail: tail.rows.map(toRow),
      owners: new Map(owners.rows.map(({ client_id, member }) => [Number(client_id), member])),
    }
  }, 'ISOLATION LEVEL REPEATABLE READ READ ONLY')
}

/** In one statement, and so of one moment. */
export async function since(client: pg.Pool, name: string, seq: number): Promise<Gap | undefined> {
  const { rows } = await client.query<VolumeRow & Partial<StoredRow>>('SELECT id, epoch, head, snapshot_upto, seq, member, client_ids, received_at, bytes FROM volumes LEFT JOIN log ON log.volume = volumes.id AND log.seq > $2 WHERE name = $1 ORDER BY seq', [name, seq])
  const volume = rows[0]
  if (volume === undefined) return undefined
  const gap = rows.filter((row): row is VolumeRow & StoredRow => row.bytes instanceof Buffer)
  return { epoch: volume.epoch, head: Number(volume.head), rows: Number(volume.snapshot_upto) > seq ? undefined : gap.map(toRow) }
}

export async function heads(client: pg.Pool, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ name: string; head: string }>('SELECT name, head FROM volumes WHERE name = ANY($1)', [names])
  return new Map(rows.map(({ name, head }) => [name, Number(head)]))
}

export async function compact(client: pg.ClientBase, { volume: name, epoch, after, upto, zstd, quarantined }: PackedCompaction): Promise<void> {
  await inTransaction(client, async () => {
    const volume = await locked(client, name)
    if (volume === undefined || volume.epoch !== epoch) throw new WriteRefused('other-epoch')
    if (Number(volume.snapshot_upto) !== after || upto > Number(volume.head) || upto < after) throw new WriteRefused('out-of-order')
    if (quarantined.length > 0) await client.query('INSERT INTO quarantine SELECT volume, seq, member, received_at, bytes FROM log WHERE volume = $1 AND seq = ANY($2::bigint[]) ON CONFLICT DO NOTHING', [volume.id, quarantined])
    await client.query(setSnapshot, [volume.id, upto, Buffer.from(zstd)])
    await client.query('UPDATE volumes SET snapshot_upto = $1 WHERE id = $2', [upto, volume.id])
    await client.query('DELETE FROM log WHERE volume = $1 AND seq <= $2', [volume.id, upto])
  })
}

export async function renew(client: pg.ClientBase, name: string, zstd: Uint8Array): Promise<number> {
  return inTransaction(client, async () => {
    await client.query('INSERT INTO volumes(name, epoch, head, snapshot_upto) VALUES ($1, 0, 0, 0) ON CONFLICT DO NOTHING', [name])
    const { id, epoch, head } = (await locked(client, name))!
    const next = Number(head) + 1
    await client.query('UPDATE volumes SET epoch = $1, head = $2, snapshot_upto = $2 WHERE id = $3', [epoch + 1, next, id])
    await client.query('DELETE FROM log WHERE volume = $1', [id])
    await client.query('DELETE FROM clients WHERE volume = $1', [id])
    await client.query(setSnapshot, [id, next, Buffer.from(zstd)])
    return epoch + 1
  })
}

export async function names(client: pg.Pool, workspace: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM volumes WHERE name >= $1 AND name < $2 ORDER BY name', [`${workspace}/`, `${workspace}0`])
  return rows.map(({ name }) => name)
}

/** Throws while nothing can be written. */
export async function probe(client: pg.ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    await client.query('LOCK TABLE volumes IN ROW EXCLUSIVE MODE')
    await client.query('INSERT INTO probe(id, count) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET count = probe.count + 1')
  })
}

const setSnapshot = 'INSERT INTO snapshots(volume, upto, zstd) VALUES ($1, $2, $3) ON CONFLICT (volume) DO UPDATE SET upto = excluded.upto, zstd = excluded.zstd'

async function locked(client: pg.ClientBase, name: string): Promise<VolumeRow | undefined> {
  const { rows } = await client.query<VolumeRow>('SELECT id, epoch, head, snapshot_upto FROM volumes WHERE name = $1 FOR UPDATE', [name])
  return rows[0]
}

async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>, mode = ''): Promise<T> {
  await client.query(`BEGIN ${mode}`)
  try {
    const value = await work()
    await client.query('COMMIT')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
