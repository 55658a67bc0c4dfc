import { DatabaseSync } from 'node:sqlite'

import type { Append, LogRow, WriteRefusal } from '../volume-log.ts'
import { firstEpoch } from '../volume-log.ts'
import { WriteRefused } from '../write-refused.ts'
import type { PackedCompaction, PackedVolume } from './requests.ts'
import { readClientIds } from './requests.ts'
import type { Statements } from './schema.ts'
import { prepareDatabase } from './schema.ts'

export interface SqliteOptions {
  readonly file: string
  /** How long a write waits for another process that holds the database. */
  readonly busyTimeoutMs: number
  /** The database refuses to grow beyond, as if the disk were full. */
  readonly maxBytes?: number | undefined
}

const maxBoundKnown = 100_000
/** Rows of more are not left with the statement that wrote them. */
const largeRowBytes = 64 * 1024
/** No volume has this number. */
const unbegun = 0

interface VolumeRow {
  id: number
  readonly epoch: number
  head: number
  readonly snapshot_upto: number
}

/** Volumes in one SQLite file, synchronously: the part of the log that lives in its own thread. */
export class SqliteVolumes {
  readonly #database: DatabaseSync
  readonly #statements: Statements
  /** Volume and client id of bindings that are in the database, or in the running transaction. */
  readonly #bound = new Set<string>()

  constructor(options: SqliteOptions) {
    this.#database = new DatabaseSync(options.file, { timeout: options.busyTimeoutMs })
    this.#statements = prepareDatabase(this.#database)
    if (options.maxBytes !== undefined) {
      const { page_size: pageSize } = this.#database.prepare('PRAGMA page_size').get() as { page_size: number }
      this.#database.exec(`PRAGMA max_page_count = ${Math.ceil(options.maxBytes / pageSize)}`)
    }
  }

  /** All rows in one transaction; a row that does not fit is refused alone, an error of the disk refuses all by throwing. */
  append(appends: readonly Append[]): (WriteRefusal | undefined)[] {
    return this.#transaction(() => {
      const volumes = new Map<string, VolumeRow>()
      const outcomes = appends.map((append) => this.#appendOne(append, volumes))
      for (const { id, head } of volumes.values()) this.#statements.setHead.run(head, id)
      if (appends.some(isLarge)) this.#statements.insertLargeRow.run()
      return outcomes
    })
  }

  #appendOne(row: Append, volumes: Map<string, VolumeRow>): WriteRefusal | undefined {
    const volume = volumes.get(row.volume) ?? this.#volume(row.volume) ?? { id: unbegun, epoch: firstEpoch, head: 0, snapshot_upto: 0 }
    if (volume.epoch !== row.epoch) return 'other-epoch'
    if (row.seq <= volume.head) return this.#isSameRow(volume.id, row) ? undefined : 'out-of-order'
    if (row.seq !== volume.head + 1) return 'out-of-order'
    if (volume.id === unbegun) volume.id = Number(this.#statements.begin.run(row.volume, row.epoch).lastInsertRowid)
    const insert = isLarge(row) ? this.#statements.insertLargeRow : this.#statements.insertRow
    insert.run(volume.id, row.seq, row.member, row.clientIds.join(), row.receivedAt, row.bytes)
    for (const client of row.clientIds) this.#bind(volume.id, client, row.member)
    volume.head = row.seq
    volumes.set(row.volume, volume)
    return undefined
  }

  /** Once a client id is bound, its later rows need not try again. */
  #bind(volume: number, client: number, member: string): void {
    const key = `${volume} ${client}`
    if (this.#bound.has(key)) return
    this.#statements.bindClient.run(volume, client, member)
    if (this.#bound.size >= maxBoundKnown) this.#bound.clear()
    this.#bound.add(key)
  }

  read(name: string): PackedVolume | undefined {
    const volume = this.#volume(name)
    if (volume === undefined) return undefined
    const snapshot = this.#statements.snapshot.get(volume.id) as { zstd: Uint8Array } | undefined
    const rows = this.#statements.tail.all(volume.id) as unknown as { seq: number; member: string; client_ids: string; received_at: number; bytes: Uint8Array }[]
    const owners = this.#statements.owners.all(volume.id) as unknown as { client_id: number; member: string }[]
    return {
      epoch: volume.epoch,
      head: volume.head,
      snapshotUpto: volume.snapshot_upto,
      zstd: snapshot?.zstd,
      tail: rows.map((row) => ({
        seq: row.seq,
        member: row.member,
        clientIds: readClientIds(row.client_ids),
        receivedAt: row.received_at,
        bytes: row.bytes,
      })),
      owners: new Map(owners.map(({ client_id, member }) => [client_id, member])),
    }
  }

  compact({ volume: name, epoch, after, upto, zstd, quarantined }: PackedCompaction): void {
    this.#transaction(() => {
      const volume = this.#volume(name)
      if (volume === undefined || volume.epoch !== epoch) throw new WriteRefused('other-epoch')
      if (volume.snapshot_upto !== after || upto > volume.head || upto < after) throw new WriteRefused('out-of-order')
      for (const seq of quarantined) this.#statements.quarantineRow.run(volume.id, seq)
      this.#writeSnapshot(volume.id, upto, zstd)
      this.#statements.setSnapshotUpto.run(upto, volume.id)
      this.#statements.deleteRows.run(volume.id, upto)
    })
  }

  renew(name: string, zstd: Uint8Array): number {
    return this.#transaction(() => {
      const volume = this.#volume(name)
      const id = volume?.id ?? Number(this.#statements.begin.run(name, firstEpoch).lastInsertRowid)
      const epoch = (volume?.epoch ?? 0) + 1
      const head = (volume?.head ?? 0) + 1
      this.#statements.renew.run(epoch, head, head, id)
      this.#statements.deleteRows.run(id, head)
      this.#statements.deleteClients.run(id)
      this.#bound.clear()
      this.#writeSnapshot(id, head, zstd)
      return epoch
    })
  }

  #writeSnapshot(volume: number, upto: number, zstd: Uint8Array): void {
    this.#statements.setSnapshot.run(volume, upto, zstd)
    this.#statements.setSnapshot.run()
  }

  names(workspace: string): string[] {
    const rows = this.#statements.names.all(`${workspace}/`, `${workspace}0`) as unknown as { name: string }[]
    return rows.map((row) => row.name)
  }

  /** Throws while nothing can be written. */
  probe(): void {
    this.#transaction(() => this.#statements.probe.run())
  }

  close(): void {
    this.#database.close()
  }

  #volume(name: string): VolumeRow | undefined {
    return this.#statements.volume.get(name) as VolumeRow | undefined
  }

  #isSameRow(volume: number, row: LogRow): boolean {
    const there = this.#statements.row.get(volume, row.seq) as { bytes: Uint8Array } | undefined
    return there !== undefined && Buffer.from(there.bytes).equals(row.bytes)
  }

  #transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const value = work()
      this.#database.exec('COMMIT')
      return value
    } catch (error) {
      this.#bound.clear()
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }
}

const isLarge = ({ bytes }: LogRow): boolean => bytes.length > largeRowBytes
