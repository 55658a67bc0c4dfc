import type { AccountsDatabase } from './accounts-database.ts'
import type { Accounts } from './accounts.ts'
import { busyTimeoutMs } from './database.ts'
import { createSqliteDeviceKeys } from './device-keys.ts'
import { createSqliteDevices } from './devices.ts'
import { createSqliteFiles } from './files.ts'
import { createSqliteInvitations } from './invitations.ts'
import { createSqliteMembers } from './members.ts'
import { createSqliteNumberHold } from './number-hold.ts'
import { createSqliteTokens } from './tokens.ts'

/** The accounts over an open database, which is closed with them. */
export function createSqliteAccounts(database: AccountsDatabase): Accounts {
  const members = createSqliteMembers(database)
  const tokens = createSqliteTokens(database)
  return {
    ...members,
    ...createSqliteInvitations(database, members),
    ...tokens,
    ...createSqliteDevices(database),
    ...createSqliteDeviceKeys(database, members),
    ...createSqliteNumberHold(database, members),
    ...createSqliteFiles(database),
    changes: () => members.changes() + tokens.changes(),
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
