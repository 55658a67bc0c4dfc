import type { AccountsDatabase } from './accounts-database.ts'
import { inTransaction, type Row } from './database.ts'

/** A key of the relay's own; the secret half as its owner sealed it. */
export interface StoredRelayKey {
  readonly key: string
  readonly secret: string
}

const toKey = (row: Row): StoredRelayKey => ({ key: String(row['key']), secret: String(row['secret']) })

/** The relay's own keys, the latest first. */
export function createSqliteRelayKeys(database: AccountsDatabase) {
  const all = database.prepare('SELECT key, secret FROM relay_keys ORDER BY since DESC, key')
  const insert = database.prepare('INSERT INTO relay_keys(key, secret, since) VALUES (?, ?, ?)')
  return {
    /** The latest key that opens, or a new one where none does; relays that begin at the same moment get the same. */
    openOrMake(opens: (stored: StoredRelayKey) => boolean, make: () => StoredRelayKey, atMs: number): { readonly current: StoredRelayKey; readonly all: readonly string[] } {
      const known = all.all().map(toKey)
      const current = known.find(opens)
      if (current !== undefined) return { current, all: known.map(({ key }) => key) }
      return inTransaction(database, () => {
        const meanwhile = all.all().map(toKey)
        const other = meanwhile.find(opens)
        const made = other ?? make()
        if (other === undefined) insert.run(made.key, made.secret, new Date(atMs).toISOString())
        return { current: made, all: [...new Set([made.key, ...meanwhile.map(({ key }) => key)])] }
      })
    },
  }
}

export type RelayKeys = ReturnType<typeof createSqliteRelayKeys>
