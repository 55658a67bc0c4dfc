import type { AccountsDatabase } from './accounts-database.ts'
import type { SettingsVersion } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { SettlingOrder } from './accounts.ts'
import { type Row, textOf } from './database.ts'

const toVersion = (row: Row): SettingsVersion => {
  const reason = textOf(row['reason'])
  return {
    version: Number(row['version']),
    at: String(row['at']),
    by: String(row['member']),
    ...(reason === undefined ? {} : { reason }),
    changes: JSON.parse(String(row['changes'])) as SettingsVersion['changes'],
  }
}

/** What workspaces settled beside their charters, version by version. */
export function createSqliteSettings(database: AccountsDatabase) {
  const all = database.prepare('SELECT * FROM settings WHERE workspace = ? ORDER BY version')
  const insert = database.prepare('INSERT INTO settings(workspace, version, at, member, reason, changes) VALUES (?, ?, ?, ?, ?, ?)')
  const versions = (workspace: string): readonly SettingsVersion[] => all.all(workspace).map(toVersion)
  return {
    versions,

    /** Within a transaction of the caller's. */
    enter(workspace: string, { since, by, atMs, reason, changes }: SettlingOrder): Result<SettingsVersion, 'changed-since' | 'not-found'> {
      const before = versions(workspace)
      const meanwhile = new Set(before.filter(({ version }) => version > since).flatMap((each) => Object.keys(each.changes)))
      if (Object.keys(changes).some((key) => meanwhile.has(key))) return refused('changed-since')
      const last = before.at(-1)
      // A clock that was set back does not put a version before the last one.
      const at = new Date(Math.max(atMs, last === undefined ? 0 : Date.parse(last.at))).toISOString()
      const entered: SettingsVersion = { version: (last?.version ?? 0) + 1, at, by, ...(reason === undefined || reason === '' ? {} : { reason }), changes }
      insert.run(workspace, entered.version, at, by, entered.reason ?? null, JSON.stringify(changes))
      return granted(entered)
    },
  }
}
