import type { AccountsDatabase } from './accounts-database.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { decide, inTransaction, type Row, textOf } from './database.ts'

export interface StoredPasskey {
  /** Of the credential, base64url. */
  readonly id: string
  readonly member: string
  readonly name: string
  readonly publicKey: Uint8Array
  readonly counter: number
  /** How the device reaches it, for the browser's sake. */
  readonly transports: readonly string[]
  readonly madeAtMs: number
  readonly lastUsedAtMs?: number | undefined
}

/** Somebody's account at the company's own sign-in. */
export interface StoredIdentity {
  readonly issuer: string
  readonly subject: string
  readonly member: string
  /** As the issuer calls them; shown to the member only. */
  readonly name?: string | undefined
  readonly linkedAtMs: number
}

const pendingMost = 10_000

/** Passkeys, identities of the company's sign-in, and what is under way between two requests. */
export function createSqliteSignInKeys(database: AccountsDatabase) {
  const addPasskey = database.prepare('INSERT INTO passkeys(id, member, name, public_key, counter, transports, made_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const passkey = database.prepare('SELECT * FROM passkeys WHERE id = ?')
  const passkeysOf = database.prepare('SELECT * FROM passkeys WHERE member = ? ORDER BY made_at, id')
  const usePasskey = database.prepare('UPDATE passkeys SET counter = ?, last_used_at = ? WHERE id = ?')
  const renamePasskey = database.prepare('UPDATE passkeys SET name = ? WHERE id = ? AND member = ?')
  const removePasskey = database.prepare('DELETE FROM passkeys WHERE id = ? AND member = ?')
  const link = database.prepare('INSERT INTO identities(issuer, subject, member, name, linked_at) VALUES (?, ?, ?, ?, ?)')
  const identity = database.prepare('SELECT * FROM identities WHERE issuer = ? AND subject = ?')
  const identityOf = database.prepare('SELECT * FROM identities WHERE member = ? AND issuer = ?')
  const unlink = database.prepare('DELETE FROM identities WHERE member = ? AND issuer = ?')
  const expire = database.prepare('DELETE FROM pending_steps WHERE expires_at <= ?')
  const count = database.prepare('SELECT count(*) AS n FROM pending_steps')
  const forgetOldest = database.prepare('DELETE FROM pending_steps WHERE id IN (SELECT id FROM pending_steps ORDER BY expires_at LIMIT 1000)')
  const begin = database.prepare('INSERT INTO pending_steps(id, kind, value, expires_at) VALUES (?, ?, ?, ?)')
  const finish = database.prepare('DELETE FROM pending_steps WHERE id = ? AND kind = ? AND expires_at > ? RETURNING value')
  const ways = database.prepare(
    `SELECT (SELECT count(*) FROM auth_accounts WHERE userId = ? AND providerId = 'credential' AND password IS NOT NULL)
      + (SELECT count(*) FROM passkeys WHERE member = ?) + (SELECT count(*) FROM identities WHERE member = ? AND issuer = ?) AS n`,
  )
  const noteUse = database.prepare('INSERT INTO session_ways(session, way) SELECT id, ? FROM auth_sessions WHERE id = ? ON CONFLICT DO NOTHING')
  const usedIn = database.prepare('SELECT way FROM session_ways WHERE session = ?')
  function linkWithin(wanted: StoredIdentity): boolean {
    const there = optional(identity.get(wanted.issuer, wanted.subject), toIdentity)
    if (there !== undefined && there.member !== wanted.member) return false
    unlink.run(wanted.member, wanted.issuer)
    link.run(wanted.issuer, wanted.subject, wanted.member, wanted.name ?? null, wanted.linkedAtMs)
    return true
  }

  return {
    /** Whether it is new; a passkey belongs to one member. */
    addPasskey: ({ id, member, name, publicKey, counter, transports, madeAtMs }: StoredPasskey): boolean => addPasskey.run(id, member, name, publicKey, counter, transports.join(' '), madeAtMs).changes > 0,
    passkey: (id: string): StoredPasskey | undefined => optional(passkey.get(id), toPasskey),
    passkeysOf: (member: string): readonly StoredPasskey[] => passkeysOf.all(member).map(toPasskey),
    usePasskey: (id: string, counter: number, atMs: number): void => void usePasskey.run(counter, atMs, id),
    renamePasskey: (member: string, id: string, name: string): boolean => renamePasskey.run(name, id, member).changes > 0,
    removePasskey: (member: string, id: string): boolean => removePasskey.run(id, member).changes > 0,

    /** Replaces the member's earlier identity of that issuer; `false` where another member has this one. */
    link: (wanted: StoredIdentity): boolean => inTransaction(database, () => linkWithin(wanted)),
    /** The same as part of a transaction that has begun. */
    linkWithin,
    identity: (issuer: string, subject: string): StoredIdentity | undefined => optional(identity.get(issuer, subject), toIdentity),
    identityOf: (member: string, issuer: string): StoredIdentity | undefined => optional(identityOf.get(member, issuer), toIdentity),
    unlink: (member: string, issuer: string): boolean => unlink.run(member, issuer).changes > 0,

    /** How many ways to sign in a member has; `issuer` is of the company's sign-in, where there is one. */
    waysOf: (member: string, issuer: string | undefined): number => Number(ways.get(member, member, member, issuer ?? '')?.['n']),
    /** Decides in one transaction; a refusal undoes what it has done. */
    decide: <T, E>(decision: () => Result<T, E>): Result<T, E> => decide(database, decision),

    /** Remembers what a session has shown beside the password; nothing for one that has ended. */
    noteUse: (session: string, way: string): void => void noteUse.run(way, session),
    usedIn: (session: string): readonly string[] => usedIn.all(session).map((row) => String(row['way'])),

    /** Keeps what a later request finishes; the oldest give way where strangers begin too many. */
    begin(id: string, kind: string, value: string, nowMs: number, expiresAtMs: number): void {
      expire.run(nowMs)
      if (Number(count.get()?.['n']) >= pendingMost) forgetOldest.run()
      begin.run(id, kind, value, expiresAtMs)
    },
    /** What was begun, once. */
    finish: (id: string, kind: string, nowMs: number): string | undefined => textOf(finish.get(id, kind, nowMs)?.['value']),
  }
}

export type SignInKeys = ReturnType<typeof createSqliteSignInKeys>

const optional = <T>(row: Row | undefined, read: (row: Row) => T): T | undefined => (row === undefined ? undefined : read(row))

const toPasskey = (row: Row): StoredPasskey => ({
  id: String(row['id']),
  member: String(row['member']),
  name: String(row['name']),
  publicKey: row['public_key'] as Uint8Array,
  counter: Number(row['counter']),
  transports: String(row['transports']).split(' ').filter((each) => each !== ''),
  madeAtMs: Number(row['made_at']),
  ...(row['last_used_at'] === null ? {} : { lastUsedAtMs: Number(row['last_used_at']) }),
})

const toIdentity = (row: Row): StoredIdentity => ({
  issuer: String(row['issuer']),
  subject: String(row['subject']),
  member: String(row['member']),
  name: textOf(row['name']),
  linkedAtMs: Number(row['linked_at']),
})
