import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { createMemoryVolumeLog } from '@hebu/sync-server/store/memory-volume-log.ts'
import { openSqliteVolumeLog, type SqliteLogOptions } from '@hebu/sync-server/store/sqlite-volume-log.ts'
import { openPostgresVolumeLog, type PostgresLogOptions } from '@hebu/sync-server/store/postgres-volume-log.ts'
import type { SharedVolumeLog, StoreState, VolumeLog } from '@hebu/sync-server/store/volume-log.ts'
import pg from 'pg'
import { onTestFinished } from 'vitest'

import { aDatabase } from './postgres-server.ts'

/** A volume log for the contract suite, and how to trouble it. */
export interface LogUnderTest {
  readonly log: VolumeLog
  /** Closes it and opens it again on the same data. */
  reopen(): Promise<VolumeLog>
  /** Makes writes fail; gives how to mend them. */
  breakWrites(): Promise<() => void>
}

/** Every adapter of the port. A new one is added here. */
export const volumeLogs: Readonly<Record<string, () => LogUnderTest | Promise<LogUnderTest>>> = {
  memory() {
    const log = createMemoryVolumeLog()
    return {
      log,
      reopen: async () => log,
      async breakWrites() {
        log.setState('read-only')
        return () => log.setState('writable')
      },
    }
  },

  SQLite() {
    const folder = aLogFolder()
    const log = aSqliteLog(folder)
    return {
      log,
      async reopen() {
        await log.close()
        return aSqliteLog(folder)
      },
      /** Another process holds the database. */
      async breakWrites() {
        const other = new DatabaseSync(join(folder, 'volumes.sqlite'))
        other.exec('BEGIN IMMEDIATE')
        return () => other.close()
      },
    }
  },

  async PostgreSQL() {
    const url = await aDatabase()
    const log = aPostgresLog(url)
    return {
      log,
      async reopen() {
        await log.close()
        return aPostgresLog(url)
      },
      /** Somebody else holds the tables. */
      async breakWrites() {
        const other = new pg.Client({ connectionString: url })
        await other.connect()
        await other.query('BEGIN; LOCK TABLE volumes IN EXCLUSIVE MODE')
        return () => void other.end()
      },
    }
  },
}

/** A log in PostgreSQL that does not wait long for anything, and ends with the test. */
export function aPostgresLog(url: string, options: Partial<PostgresLogOptions> = {}): SharedVolumeLog {
  const log = openPostgresVolumeLog({ url, lockTimeoutMs: 20, probeEveryMs: 10, ...options })
  onTestFinished(() => log.close())
  return log
}

export function aLogFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hebu-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A log that does not wait long for anything, and ends with the test. */
export function aSqliteLog(folder: string, options: Partial<SqliteLogOptions> = {}): VolumeLog {
  const log = openSqliteVolumeLog({ folder, busyTimeoutMs: 20, probeEveryMs: 10, reserveBytes: 65_536, ...options })
  onTestFinished(() => log.close())
  return log
}

/** When the log is in this state. */
export const stateOf = (log: VolumeLog, wanted: StoreState): Promise<void> =>
  new Promise((resolve) => {
    if (log.state() === wanted) return resolve()
    const stop = log.onState((state) => {
      if (state !== wanted) return
      stop()
      resolve()
    })
  })
