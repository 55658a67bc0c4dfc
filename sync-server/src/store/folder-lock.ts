import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface FolderLock {
  release(): void
}

/** Long enough for a relay that is just ending. */
const patienceMs = 5_000

/**
 * Makes this process the only relay on a data folder: two would each believe they number the updates.
 * `undefined` where another one is. SQLite's own lock is used, because it ends with the process, however that ends.
 */
export function lockFolder(folder: string, waitMs = patienceMs): FolderLock | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'relay.lock'))
  try {
    database.exec(`PRAGMA busy_timeout = ${waitMs}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE`)
    return { release: () => database.close() }
  } catch (error) {
    database.close()
    if (((error as { errcode?: number }).errcode ?? 0) === 5) return undefined
    throw error
  }
}
