export type SqlValue = null | number | bigint | string | Uint8Array

export type SqlRow = Record<string, unknown>

export interface SqlStatement {
  get(...values: SqlValue[]): SqlRow | undefined
  all(...values: SqlValue[]): SqlRow[]
  iterate(...values: SqlValue[]): Iterable<SqlRow>
  run(...values: SqlValue[]): { readonly changes: number | bigint }
}

/**
 * The database of the accounts, each statement done when the call returns, so that no frame of a socket slips between a
 * decision and what it rests on. `node:sqlite` is one; its dialect is spoken to every other.
 */
export interface AccountsDatabase {
  prepare(sql: string): SqlStatement
  exec(sql: string): void
  readonly isTransaction: boolean
  /** Another number once others have committed what may change somebody's standing; absent where SQLite itself counts. */
  dataVersion?(): number
  close(): void
}
