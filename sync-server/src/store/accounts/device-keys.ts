import type { DeviceKey } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { AccountsDatabase } from './accounts-database.ts'
import type { KeyOrder } from './accounts.ts'
import { type Row, textOf } from './database.ts'
import type { SqliteMembers } from './members.ts'

function toKey(row: Row): DeviceKey {
  const until = textOf(row['until'])
  return { key: String(row['key']), member: String(row['member']), since: String(row['since']), ...(until === undefined ? {} : { until }) }
}

/** Reads all keys of a workspace, the oldest first, also those that have ended. */
export function readDeviceKeys(database: AccountsDatabase): (workspace: string) => readonly DeviceKey[] {
  const all = database.prepare('SELECT key, member, since, until FROM device_keys WHERE workspace = ? ORDER BY since, key')
  return (workspace) => all.all(workspace).map(toKey)
}

/** The keys that devices seal with; every change of them is one of the directory. */
export function createSqliteDeviceKeys(database: AccountsDatabase, members: SqliteMembers) {
  const find = database.prepare('SELECT * FROM device_keys WHERE key = ?')
  const under = database.prepare('SELECT * FROM device_keys WHERE key = ? AND session = ? AND until IS NULL')
  const count = database.prepare('SELECT count(*) AS ever, count(*) - count(until) AS standing FROM device_keys WHERE member = ?')
  const session = database.prepare('SELECT 1 FROM auth_sessions WHERE id = ? AND userId = ?')
  const insert = database.prepare('INSERT INTO device_keys(key, workspace, member, session, since) VALUES (?, ?, ?, ?, ?)')
  const move = database.prepare('UPDATE device_keys SET session = ? WHERE key = ? AND until IS NULL')
  const end = database.prepare(
    `UPDATE device_keys SET until = ? WHERE workspace = ? AND member = ? AND until IS NULL
     AND (session = ? OR session NOT IN (SELECT id FROM auth_sessions WHERE userId = ? AND expiresAt > ?))`,
  )
  const endAll = database.prepare('UPDATE device_keys SET until = ? WHERE workspace = ? AND member = ? AND until IS NULL')

  function register(workspace: string, { key, member, session: under, atMs, most }: KeyOrder): Result<DeviceKey, 'forbidden' | 'too-many'> {
    if (session.get(under, member) === undefined) return refused('forbidden')
    const known = find.get(key)
    if (known !== undefined) {
      if (known['member'] !== member || known['workspace'] !== workspace) return refused('forbidden')
      if (known['session'] !== under) move.run(under, key)
      return granted(toKey(known))
    }
    const counted = count.get(member)
    if (Number(counted?.['standing']) >= most.standing || Number(counted?.['ever']) >= most.ever) return refused('too-many')
    insert.run(key, workspace, member, under, new Date(atMs).toISOString())
    members.raise(workspace)
    return granted(toKey(find.get(key)!))
  }

  function ended(workspace: string, { member, session }: { readonly member: string; readonly session?: string | undefined }, atMs: number): boolean {
    const at = new Date(atMs).toISOString()
    const { changes } = session === undefined ? endAll.run(at, workspace, member) : end.run(at, workspace, member, session, member, at)
    if (changes !== 0) members.raise(workspace)
    return changes !== 0
  }

  return {
    keyUnder: (session: string, key: string) => {
      const known = under.get(key, session)
      return known === undefined ? undefined : toKey(known)
    },
    registerKey: (workspace: string, order: KeyOrder) => members.changing(workspace, () => register(workspace, order)),
    endKeys: (workspace: string, of: { readonly member: string; readonly session?: string | undefined }, atMs: number): boolean => {
      const done = members.changing(workspace, () => granted(ended(workspace, of, atMs)))
      return done.ok && done.value
    },
  }
}
