import type { AccountsDatabase } from './accounts-database.ts'
import type { Accounts } from './accounts.ts'
import { busyTimeoutMs } from './database.ts'
import { createSqliteDeviceKeys } from './device-keys.ts'
import { createSqliteDevices } from './devices.ts'
import { createSqliteInvitations } from './invitations.ts'
import { createSqliteMembers } from './members.ts'
import { createSqliteTokens } from './tokens.ts'

/** The accounts over an open database, which is closed with them. */
export function createSqliteAccounts(database: AccountsDatabase): Accounts {
  const members = createSqliteMembers(database)
  const tokens = createSqliteTokens(database)
  const insertFile = database.prepare('INSERT INTO files(volume, sha256, size_bytes, put_by, put_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const file = database.prepare('SELECT 1 FROM files WHERE volume = ? AND sha256 = ?')
  return {
    ...members,
    ...createSqliteInvitations(database, members),
    ...tokens,
    ...createSqliteDevices(database),
    ...createSqliteDeviceKeys(database, members),
    changes: () => members.changes() + tokens.changes(),
    noteFile: (volume, sha256, { sizeBytes, member, atMs }) => void insertFile.run(volume, sha256, sizeBytes, member, atMs),
    holdsFile: (volume, sha256) => file.get(volume, sha256) !== undefined,
    writable: () => tryWriting(database),
    close: () => database.close(),
  }
}

/** Takes and gives back the write lock: cheap, changes nothing, and fails where the file is read-only. Waits for nobody: everybody would wait with it. */
function tryWriting(database: AccountsDatabase): boolean {
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; ROLLBACK')
    return true
  } catch {
    return false
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  }
}
