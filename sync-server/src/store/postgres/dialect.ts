import { schema } from '../accounts/schema.ts'

/** better-auth's names: PostgreSQL takes them for small letters unless they are quoted. */
const mixedCase = [...new Set(schema.join('\n').match(/\b[a-z]+[A-Z]\w*\b/g))]
const mixedCaseNames = new RegExp(`"?\\b(${mixedCase.join('|')})\\b"?`, 'g')

/** Writers of accounts take turns over all relays, as SQLite's do over all processes. */
const writing = 4_680_002

/** A statement in SQLite's words, as PostgreSQL understands it. */
export function statementOf(sql: string): string {
  let count = 0
  return sql.replace(mixedCaseNames, '"$1"').replace(/\?/g, () => `$${++count}`)
}

/** What is executed without values: transactions, and pragmas, which are nobody's here. */
export const commandOf = (sql: string): string =>
  sql.replace(/PRAGMA[^;]*;?/g, '').replace('BEGIN IMMEDIATE', `BEGIN; SELECT pg_advisory_xact_lock(${writing})`).trim()

/** A step of the schema. Tables that SQLite numbers the rows of get the number as a column. */
export const stepOf = (step: string): string =>
  step
    .replace(mixedCaseNames, '"$1"')
    .replace(/\)\s*STRICT, WITHOUT ROWID/g, ')')
    .replace(/\)\s*STRICT/g, ', rowid bigint GENERATED ALWAYS AS IDENTITY)')
    .replace(/\bINTEGER\b/g, 'bigint')
    .replace(/\bBLOB\b/g, 'bytea')
    .replace(/COLLATE NOCASE/g, 'COLLATE nocase')
