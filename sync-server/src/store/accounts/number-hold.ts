import { granted } from '@hebu/shared/vocabulary/result.ts'
import type { AccountsDatabase } from './accounts-database.ts'
import type { SqliteMembers } from './members.ts'

/** Since when a workspace gives no new running numbers, and which devices have shown those that they hold; every change of it is one of the directory ([WIT19]). */
export function createSqliteNumberHold(database: AccountsDatabase, members: SqliteMembers) {
  const write = database.prepare('UPDATE workspaces SET numbers_held_since = ? WHERE id = ?')
  const shown = database.prepare('UPDATE device_keys SET shown_at = ? WHERE key = ? AND workspace = ? AND member = ? AND until IS NULL')
  const waiting = database.prepare(
    `SELECT device_keys.member, count(*) AS devices FROM device_keys JOIN members ON members.id = device_keys.member JOIN workspaces ON workspaces.id = device_keys.workspace
     WHERE device_keys.workspace = ? AND until IS NULL AND status = 'active' AND (shown_at IS NULL OR shown_at < numbers_held_since) GROUP BY device_keys.member`,
  )
  const settle = (workspace: string, since: string | null): void => {
    members.changing(workspace, () => {
      write.run(since, workspace)
      members.raise(workspace)
      return granted(undefined)
    })
  }
  return {
    holdNumbers: (workspace: string, atMs: number): void => settle(workspace, new Date(atMs).toISOString()),
    releaseNumbers: (workspace: string): void => settle(workspace, null),
    numbersShown: (workspace: string, { key, member }: { readonly key: string; readonly member: string }, atMs: number): void => void shown.run(new Date(atMs).toISOString(), key, workspace, member),
    numbersWaitFor: (workspace: string): ReadonlyMap<string, number> => new Map(waiting.all(workspace).map((row) => [String(row['member']), Number(row['devices'])])),
  }
}
