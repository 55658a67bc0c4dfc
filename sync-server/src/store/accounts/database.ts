import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import type { AccountsDatabase } from './accounts-database.ts'
import { schema, schemaVersion } from './schema.ts'

/** How long a write waits for the command line. The relay serves nobody meanwhile. */
export const busyTimeoutMs = 1_000

/** Opens `accounts.sqlite`, making or upgrading its tables. Throws for a file that a newer Hebu wrote. */
export function openAccountsDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;`)
    upgrade(database, file)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const versionOf = (database: DatabaseSync): number => Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)

function upgrade(database: DatabaseSync, file: string): void {
  if (versionOf(database) === schemaVersion) return
  inTransaction(database, () => {
    const version = versionOf(database)
    if (version > schemaVersion) throw new Error(`${file} was written by a newer Hebu (store version ${version}, known up to ${schemaVersion}).`)
    for (let next = version; next < schemaVersion; next += 1) database.exec(schema[next]!)
    database.exec(`PRAGMA user_version = ${schemaVersion}`)
  })
}

/** Runs `work` in one transaction; what it throws undoes everything. */
export function inTransaction<T>(database: AccountsDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Runs a decision in one transaction; a refusal undoes everything and is returned. */
export function decide<T, E>(database: AccountsDatabase, decision: () => Result<T, E>): Result<T, E> {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = decision()
    database.exec(result.ok ? 'COMMIT' : 'ROLLBACK')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

export type Row = Record<string, unknown>

/** An optional text column. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
