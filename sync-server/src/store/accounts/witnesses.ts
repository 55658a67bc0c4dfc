import type { Witness } from '@hebu/shared/vocabulary/sealing.ts'
import type { AccountsDatabase } from './accounts-database.ts'
import { inTransaction } from './database.ts'

/** The page that a running number is for; books and pages by their ids. */
export interface NumberOrder {
  readonly series: string
  readonly page: string
  /** Digest of the seal that asks. */
  readonly seal: string
}

/** What the relay said of seals, and the running numbers that it gave: only ever added to ([WIT6], [WIT8]). */
export function createSqliteWitnesses(database: AccountsDatabase) {
  const insert = database.prepare('INSERT INTO witnesses(workspace, seal, statement, signature) VALUES (?, ?, ?, ?)')
  const last = database.prepare('SELECT max(number) AS number FROM running_numbers WHERE workspace = ? AND series = ?')
  const ofPage = database.prepare('SELECT number FROM running_numbers WHERE workspace = ? AND series = ? AND page = ?')
  const insertNumber = database.prepare('INSERT INTO running_numbers(workspace, series, number, page, seal) VALUES (?, ?, ?, ?, ?)')
  const takeBack = database.prepare('INSERT INTO running_numbers(workspace, series, number, page, seal) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
  const lastOf = (workspace: string, series: string): number => Number(last.get(workspace, series)?.['number'] ?? 0)
  return {
    lastOf,

    /** The number that a page has in a series. */
    numberOf(workspace: string, series: string, page: string): number | undefined {
      const known = ofPage.get(workspace, series, page)
      return known === undefined ? undefined : Number(known['number'])
    },

    /** Enters a number that was given before the store was brought back to an earlier day; one that stands is let be. Within {@link inTurn}. */
    takeBack: (workspace: string, { series, number, page, seal }: NumberOrder & { readonly number: number }): void => void takeBack.run(workspace, series, number, page, seal),

    /** Runs `work` in one transaction, with no other writer in between, on this relay or another. */
    inTurn: <T>(work: () => T): T => inTransaction(database, work),

    /** What was said of seals, by their digests. */
    of(workspace: string, seals: readonly string[]): ReadonlyMap<string, Witness> {
      if (seals.length === 0) return new Map()
      const rows = database.prepare(`SELECT seal, statement, signature FROM witnesses WHERE workspace = ? AND seal IN (${seals.map(() => '?').join(', ')})`).all(workspace, ...seals)
      return new Map(rows.map((row) => [String(row['seal']), { statement: String(row['statement']), signature: String(row['signature']) }]))
    },

    /** Within {@link inTurn}. */
    enter: (workspace: string, seal: string, { statement, signature }: Witness): void => void insert.run(workspace, seal, statement, signature),

    /** The number that a page has in a series, or the next one. Within {@link inTurn}. */
    numberFor(workspace: string, { series, page, seal }: NumberOrder): number {
      const known = this.numberOf(workspace, series, page)
      if (known !== undefined) return known
      const number = lastOf(workspace, series) + 1
      insertNumber.run(workspace, series, number, page, seal)
      return number
    },
  }
}

export type Witnesses = ReturnType<typeof createSqliteWitnesses>
