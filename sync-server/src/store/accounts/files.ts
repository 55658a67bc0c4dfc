import type { AccountsDatabase } from './accounts-database.ts'
import type { UnreferredFile } from './accounts.ts'
import { inTransaction } from './database.ts'

/** Where nobody has looked for so long, nobody knows what was referred to meanwhile: the time begins anew. */
const lookAgainMs = 14 * 86_400_000

/** Which volumes hold which files, who put them there, and which of them nothing refers to. */
export function createSqliteFiles(database: AccountsDatabase) {
  const insert = database.prepare('INSERT INTO files(volume, sha256, size_bytes, put_by, put_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const held = database.prepare('SELECT 1 FROM files WHERE volume = ? AND sha256 = ?')
  const known = database.prepare('SELECT 1 FROM files WHERE volume >= ? AND volume < ? AND sha256 = ? LIMIT 1')
  const used = database.prepare('SELECT sum(size_bytes) AS bytes FROM (SELECT sha256, max(size_bytes) AS size_bytes FROM files WHERE volume >= ? AND volume < ? GROUP BY sha256) AS each')
  const usedBy = database.prepare('SELECT sum(size_bytes) AS bytes FROM (SELECT sha256, max(size_bytes) AS size_bytes FROM files WHERE volume >= ? AND volume < ? AND put_by = ? GROUP BY sha256) AS each')
  const all = database.prepare('SELECT volume, sha256, size_bytes FROM files WHERE volume >= ? AND volume < ? ORDER BY sha256, volume')
  const unreferred = database.prepare('SELECT sha256, since, looked_at FROM unreferred_files WHERE workspace = ?')
  const note = database.prepare('INSERT INTO unreferred_files(workspace, sha256, since, looked_at) VALUES (?, ?, ?, ?) ON CONFLICT (workspace, sha256) DO UPDATE SET since = excluded.since, looked_at = excluded.looked_at')
  const clear = database.prepare('DELETE FROM unreferred_files WHERE workspace = ? AND sha256 = ?')
  const forget = database.prepare('DELETE FROM files WHERE volume >= ? AND volume < ? AND sha256 = ?')
  const within = (workspace: string): [string, string] => [`${workspace}/`, `${workspace}0`]

  function noteUnreferred(workspace: string, referred: ReadonlySet<string>, atMs: number): readonly UnreferredFile[] {
    const before = new Map(unreferred.all(workspace).map((row) => [String(row['sha256']), { sinceMs: Number(row['since']), lookedMs: Number(row['looked_at']) }]))
    const found = new Map<string, UnreferredFile>()
    for (const row of all.all(...within(workspace))) {
      const sha256 = String(row['sha256'])
      if (referred.has(sha256)) continue
      const earlier = before.get(sha256)
      const sinceMs = earlier === undefined || atMs - earlier.lookedMs > lookAgainMs ? atMs : earlier.sinceMs
      found.set(sha256, { sha256, sizeBytes: Number(row['size_bytes']), volumes: [...(found.get(sha256)?.volumes ?? []), String(row['volume'])], sinceMs })
    }
    for (const sha256 of before.keys()) if (!found.has(sha256)) clear.run(workspace, sha256)
    for (const { sha256, sinceMs } of found.values()) note.run(workspace, sha256, sinceMs, atMs)
    return [...found.values()]
  }

  return {
    noteFile: (volume: string, sha256: string, { sizeBytes, member, atMs }: { readonly sizeBytes: number; readonly member: string; readonly atMs: number }) => void insert.run(volume, sha256, sizeBytes, member, atMs),
    holdsFile: (volume: string, sha256: string): boolean => held.get(volume, sha256) !== undefined,
    knowsFile: (workspace: string, sha256: string): boolean => known.get(...within(workspace), sha256) !== undefined,
    filesUsed: (workspace: string, member: string) => ({ workspaceBytes: Number(used.get(...within(workspace))?.['bytes'] ?? 0), memberBytes: Number(usedBy.get(...within(workspace), member)?.['bytes'] ?? 0) }),
    noteUnreferred: (workspace: string, referred: ReadonlySet<string>, atMs: number) => inTransaction(database, () => noteUnreferred(workspace, referred, atMs)),
    forgetFile: (workspace: string, sha256: string): void =>
      inTransaction(database, () => {
        forget.run(...within(workspace), sha256)
        clear.run(workspace, sha256)
      }),
  }
}
