import type { AccountsDatabase } from './accounts-database.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { StoredToken } from './accounts.ts'
import type { Row } from './database.ts'

const toToken = (row: Row): StoredToken => ({
  id: String(row['id']),
  member: String(row['member']),
  label: String(row['label']),
  madeAtMs: Number(row['made_at']),
  lastUsedAtMs: row['last_used_at'] === null ? undefined : Number(row['last_used_at']),
})

export function createSqliteTokens(database: AccountsDatabase) {
  const insert = database.prepare('INSERT INTO tokens(id, member, digest, label, made_at) VALUES (?, ?, ?, ?, ?)')
  const ofMember = database.prepare('SELECT * FROM tokens WHERE member = ? ORDER BY rowid DESC')
  const byDigest = database.prepare('SELECT * FROM tokens WHERE digest = ?')
  const byId = database.prepare('SELECT 1 FROM tokens WHERE id = ?')
  const touch = database.prepare('UPDATE tokens SET last_used_at = ? WHERE id = ?')
  const revoke = database.prepare('DELETE FROM tokens WHERE member = ? AND id = ?')

  let changes = 0

  return {
    changes: () => changes,
    makeToken: ({ id, member, label, madeAtMs }: StoredToken, digest: string) => void insert.run(id, member, digest, label, madeAtMs),
    tokens: (member: string) => ofMember.all(member).map(toToken),
    tokenOf: (digest: string) => {
      const row = byDigest.get(digest)
      return row === undefined ? undefined : toToken(row)
    },
    tokenStands: (id: string) => byId.get(id) !== undefined,
    touchToken: (id: string, atMs: number) => void touch.run(atMs, id),
    revokeToken: (member: string, id: string) => {
      changes += 1
      return revoke.run(member, id).changes === 0 ? refused('not-found' as const) : granted(undefined)
    },
  }
}
