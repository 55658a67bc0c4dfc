import type { AccountsDatabase } from './accounts-database.ts'
import { inTransaction } from './database.ts'

/** The secret that a member's authenticator shares with the relay. */
export interface StoredSecondStep {
  /** Sealed by who stores it ([ACC20]); an older Hebu stored it in clear, as base32. */
  readonly secret: string
  /** The member has shown a code of it: it is asked for from then on. */
  readonly confirmed: boolean
  readonly recoveryLeft: number
}

export function createSqliteSecondSteps(database: AccountsDatabase) {
  const find = database.prepare('SELECT secret, confirmed, (SELECT count(*) FROM recovery_codes WHERE recovery_codes.member = second_steps.member) AS n FROM second_steps WHERE member = ?')
  const begin = database.prepare('INSERT INTO second_steps(member, secret, confirmed, last_step) VALUES (?, ?, 0, -1) ON CONFLICT (member) DO UPDATE SET secret = excluded.secret WHERE second_steps.confirmed = 0')
  const take = database.prepare('UPDATE second_steps SET last_step = ? WHERE member = ? AND last_step < ?')
  const confirm = database.prepare('UPDATE second_steps SET confirmed = 1 WHERE member = ?')
  const addCode = database.prepare('INSERT INTO recovery_codes(member, digest) VALUES (?, ?)')
  const useCode = database.prepare('DELETE FROM recovery_codes WHERE member = ? AND digest = ?')
  const forgetCodes = database.prepare('DELETE FROM recovery_codes WHERE member = ?')
  const end = database.prepare('DELETE FROM second_steps WHERE member = ?')
  const secrets = database.prepare('SELECT member, secret FROM second_steps ORDER BY member')
  const replace = database.prepare('UPDATE second_steps SET secret = ? WHERE member = ? AND secret = ?')
  return {
    of(member: string): StoredSecondStep | undefined {
      const row = find.get(member)
      return row === undefined ? undefined : { secret: String(row['secret']), confirmed: row['confirmed'] === 1, recoveryLeft: Number(row['n']) }
    },
    /** Replaces a secret that was not confirmed; one that was stays. */
    begin: (member: string, secret: string) => void begin.run(member, secret),
    confirm: (member: string, digests: readonly string[]) =>
      inTransaction(database, () => {
        confirm.run(member)
        forgetCodes.run(member)
        for (const digest of digests) addCode.run(member, digest)
      }),
    /** Whether the code of this step of time was not taken before; it is now. */
    takeStep: (member: string, step: number): boolean => take.run(step, member, step).changes > 0,
    /** Whether there was such a recovery code; it is used up now. */
    useRecovery: (member: string, digest: string): boolean => useCode.run(member, digest).changes > 0,
    secrets: (): readonly { readonly member: string; readonly secret: string }[] => secrets.all().map((row) => ({ member: String(row['member']), secret: String(row['secret']) })),
    /** Stores secrets in another form; what they were is wiped from the file, not only let go. */
    rewrite(forms: readonly { readonly member: string; readonly from: string; readonly to: string }[]): void {
      if (forms.length === 0) return
      database.exec('PRAGMA secure_delete = ON')
      inTransaction(database, () => forms.forEach(({ member, from, to }) => replace.run(to, member, from)))
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    end: (member: string): boolean => end.run(member).changes > 0,
  }
}

export type SecondSteps = ReturnType<typeof createSqliteSecondSteps>
