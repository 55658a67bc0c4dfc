import { createHash } from 'node:crypto'
import type { AccountsDatabase, SqlValue } from './accounts-database.ts'
import { inTransaction, type Row, textOf } from './database.ts'

/** Something done about access. Ids and words of ours, never content, names or passwords ([OPS5]). */
export interface AuditEntry {
  readonly workspace: string
  readonly kind: string
  /** Who did it; absent for the keeper of the machine and for strangers. */
  readonly member?: string | undefined
  /** Whom or what it was done to. */
  readonly subject?: string | undefined
  readonly detail?: string | undefined
  /** Roughly where from. */
  readonly from?: string | undefined
}

export interface StoredAuditEntry extends AuditEntry {
  readonly seq: number
  readonly atMs: number
}

/** What is wanted of the audit of a workspace. */
export interface AuditQuery {
  readonly workspace: string
  /** Only entries before this number. */
  readonly before?: number | undefined
  readonly most: number
  readonly kinds?: readonly string[] | undefined
  /** Who did it, or whom it was done to. */
  readonly member?: string | undefined
  readonly sinceMs?: number | undefined
}

const noChain = ''

/** Append-only; whoever alters a row breaks the chain from there on. */
export function createSqliteAudit(database: AccountsDatabase) {
  const last = database.prepare('SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1')
  const insert = database.prepare('INSERT INTO audit(seq, at, workspace, kind, member, subject, detail, came_from, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const all = database.prepare('SELECT * FROM audit ORDER BY seq')
  const holds = database.prepare('SELECT seq FROM audit WHERE workspace = ? AND kind = ? AND member = ? AND subject = ? AND at >= ? LIMIT 1')

  /** Within a transaction of the caller's: entered with what it tells of, or not at all. */
  function add(entry: AuditEntry, atMs: number): void {
    const before = last.get()
    const stored: StoredAuditEntry = { ...entry, seq: Number(before?.['seq'] ?? 0) + 1, atMs }
    const chain = chainOf(String(before?.['chain'] ?? noChain), stored)
    insert.run(stored.seq, atMs, entry.workspace, entry.kind, entry.member ?? null, entry.subject ?? null, entry.detail ?? null, entry.from ?? null, chain)
  }

  return {
    enter: add,
    note: (entry: AuditEntry, atMs: number): void => inTransaction(database, () => add(entry, atMs)),
    noteAll: (entries: readonly AuditEntry[], atMs: number): void => inTransaction(database, () => entries.forEach((entry) => add(entry, atMs))),
    /** Whether there is such an entry since then. */
    holds: ({ workspace, kind, member, subject }: Required<Pick<AuditEntry, 'workspace' | 'kind' | 'member' | 'subject'>>, sinceMs: number): boolean => holds.get(workspace, kind, member, subject, sinceMs) !== undefined,
    /** The latest first. */
    page({ workspace, before = Number.MAX_SAFE_INTEGER, most, kinds, member, sinceMs = 0 }: AuditQuery): readonly StoredAuditEntry[] {
      const terms = ['workspace = ?', 'seq < ?', 'at >= ?']
      const values: SqlValue[] = [workspace, before, sinceMs]
      if (member !== undefined) {
        terms.push('(member = ? OR subject = ?)')
        values.push(member, member)
      }
      if (kinds !== undefined) {
        terms.push(kinds.length === 0 ? '1 = 0' : `kind IN (${kinds.map(() => '?').join(', ')})`)
        values.push(...kinds)
      }
      return database.prepare(`SELECT * FROM audit WHERE ${terms.join(' AND ')} ORDER BY seq DESC LIMIT ?`).all(...values, most).map(toEntry)
    },
    /** How many rows there are, and the first that is not as it was written. */
    verify(): { readonly rows: number; readonly alteredAt: number | undefined } {
      let chain = noChain
      let rows = 0
      for (const row of all.iterate()) {
        rows += 1
        const entry = toEntry(row)
        chain = chainOf(chain, entry)
        if (entry.seq !== rows || chain !== row['chain']) return { rows, alteredAt: entry.seq }
      }
      return { rows, alteredAt: undefined }
    },
  }
}

export type AuditLog = ReturnType<typeof createSqliteAudit>

const toEntry = (row: Row): StoredAuditEntry => ({
  seq: Number(row['seq']),
  atMs: Number(row['at']),
  workspace: String(row['workspace']),
  kind: String(row['kind']),
  member: textOf(row['member']),
  subject: textOf(row['subject']),
  detail: textOf(row['detail']),
  from: textOf(row['came_from']),
})

function chainOf(before: string, { seq, atMs, workspace, kind, member, subject, detail, from }: StoredAuditEntry): string {
  const row = [seq, atMs, workspace, kind, member ?? null, subject ?? null, detail ?? null, from ?? null]
  return createHash('sha256').update(before).update(JSON.stringify(row)).digest('hex')
}
