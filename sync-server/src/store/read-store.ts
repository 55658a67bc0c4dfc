import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'

import type { AccountsDatabase } from './accounts/accounts-database.ts'
import { openPostgresAccountsDatabase } from './postgres/accounts-database.ts'

const unpack = promisify(zstdDecompress)

/** Bytes that the relay took and could not place: kept aside, served to nobody. */
export interface SetAside {
  readonly seq: number
  readonly member: string
  readonly receivedAtMs: number
  readonly bytes: Uint8Array
}

/** All that is stored of a volume, as Yjs updates in the order they count. */
export interface VolumeRead {
  readonly updates: readonly Uint8Array[]
  readonly setAside: readonly SetAside[]
}

/** The file of a volume, by its content. */
export interface FileHeld {
  readonly volume: string
  readonly sha256: string
}

/** What is stored of workspaces, to be read whole. */
export interface StoreReader {
  /** Names of the volumes, sorted. */
  volumes(workspace: string): readonly string[]
  read(volume: string): Promise<VolumeRead>
  /** Sorted by volume, then by digest. */
  files(workspace: string): readonly FileHeld[]
  close(): void
}

/** The store of a data folder as it stands now, read beside a relay that goes on: what is written meanwhile is not seen. */
export function openStoreReader(dataFolder: string): StoreReader {
  const [volumes, accounts] = ['volumes.sqlite', 'accounts.sqlite'].map((name) => join(dataFolder, name)) as [string, string]
  const database = opened(accounts)
  return existsSync(volumes) ? readerOver(opened(volumes), database) : beforeAnyVolume(database)
}

/** The same of a PostgreSQL that relays share. */
export function openSharedReader(databaseUrl: string): StoreReader {
  const database = openPostgresAccountsDatabase(databaseUrl)
  database.exec('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const log = database.prepare("SELECT to_regclass('volumes') AS volumes").get()
  return log?.['volumes'] === null ? beforeAnyVolume(database) : readerOver(database, database)
}

/** Founded by the command line, and no relay has run since: there is nothing in it yet. */
const beforeAnyVolume = (accounts: AccountsDatabase): StoreReader => ({ volumes: () => [], read: () => Promise.resolve({ updates: [], setAside: [] }), files: () => [], close: () => accounts.close() })

function readerOver(volumes: AccountsDatabase, accounts: AccountsDatabase): StoreReader {
  const names = volumes.prepare('SELECT name FROM volumes WHERE name >= ? AND name < ? ORDER BY name')
  const snapshot = volumes.prepare('SELECT zstd FROM snapshots JOIN volumes ON volumes.id = snapshots.volume WHERE name = ?')
  const tail = volumes.prepare('SELECT bytes FROM log JOIN volumes ON volumes.id = log.volume WHERE name = ? ORDER BY seq')
  const aside = volumes.prepare('SELECT seq, member, received_at, bytes FROM quarantine JOIN volumes ON volumes.id = quarantine.volume WHERE name = ? ORDER BY seq')
  const files = accounts.prepare('SELECT volume, sha256 FROM files WHERE volume >= ? AND volume < ? ORDER BY volume, sha256')
  const within = (workspace: string): [string, string] => [`${workspace}/`, `${workspace}0`]
  return {
    volumes: (workspace) => names.all(...within(workspace)).map((row) => String(row['name'])),
    async read(volume) {
      const packed = snapshot.get(volume)?.['zstd'] as Uint8Array | undefined
      const rows = tail.all(volume).map((row) => row['bytes'] as Uint8Array)
      const setAside = aside.all(volume).map((row) => ({ seq: Number(row['seq']), member: String(row['member']), receivedAtMs: Number(row['received_at']), bytes: row['bytes'] as Uint8Array }))
      return { updates: [...(packed === undefined ? [] : [new Uint8Array(await unpack(packed))]), ...rows], setAside }
    },
    files: (workspace) => files.all(...within(workspace)).map((row) => ({ volume: String(row['volume']), sha256: String(row['sha256']) })),
    close() {
      volumes.close()
      if (accounts !== volumes) accounts.close()
    },
  }
}

/** One transaction from beginning to end, which is one moment of the file. */
function opened(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  database.exec('BEGIN')
  // A transaction of SQLite begins with what it first reads.
  database.prepare('SELECT count(*) FROM sqlite_schema').get()
  return database
}
