import { createHash } from 'node:crypto'
import type { AttemptTimes } from '../accounts/attempt-times.ts'
import { inTransaction } from '../accounts/database.ts'
import type { SharedAccountsDatabase } from './accounts-database.ts'

const sweepEvery = 200

/** Attempts that all relays over a database count together. Nothing of it need outlive a crash. */
export function openSharedAttempts(database: SharedAccountsDatabase): AttemptTimes {
  database.exec('CREATE UNLOGGED TABLE IF NOT EXISTS attempts(key text PRIMARY KEY, times text NOT NULL, expires_at bigint NOT NULL)')
  const read = database.prepare('SELECT times FROM attempts WHERE key = ?')
  const write = database.prepare('INSERT INTO attempts(key, times, expires_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET times = excluded.times, expires_at = excluded.expires_at')
  const sweep = database.prepare('DELETE FROM attempts WHERE expires_at < ?')
  let changes = 0
  return {
    change(key, nowMs, expiresAtMs, of) {
      // People type passwords where a name belongs: what was typed is not stored.
      const digest = createHash('sha256').update(key).digest('base64url')
      inTransaction(database, () => {
        if (changes++ % sweepEvery === 0) sweep.run(nowMs)
        const before = read.get(digest)?.['times']
        write.run(digest, of(before === undefined ? [] : String(before).split(' ').filter((each) => each !== '').map(Number)).join(' '), expiresAtMs)
      })
    },
  }
}
