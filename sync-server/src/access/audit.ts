import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { functionsOf } from '@hebu/shared/rules/access.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { AuditEntry, AuditLog, AuditQuery, StoredAuditEntry } from '../store/accounts/audit.ts'
import type { Logger } from '../store/logger.ts'
import type { Caller } from './gate.ts'

export interface AuditDeps {
  readonly accounts: Accounts
  readonly auditLog: AuditLog
  readonly clock: Clock
  readonly logger: Logger
}

const lookAgainMs = 5_000

/** What was done about access: written by the relay alone, read by administrators and the head ([OPS5]). */
export function createAudit({ accounts, auditLog, clock, logger }: AuditDeps) {
  let looked: { readonly atMs: number; readonly found: ReturnType<AuditLog['verify']> } | undefined

  function mayRead({ workspace, member }: Caller): boolean {
    const directory = accounts.directory(workspace)
    const me = directory === undefined ? undefined : memberById(directory, member)
    const charter = directory === undefined ? undefined : charterById(directory.workspace.charter)
    return me !== undefined && charter !== undefined && (me.administrator || functionsOf(me, charter).includes('head'))
  }

  return {
    /** Nothing is undone because it could not be written down; that is told in the log of the relay. */
    note(entry: AuditEntry): void {
      try {
        auditLog.note(entry, clock.now())
      } catch (error) {
        logger.error({ kind: entry.kind, error: String(error) }, 'Not entered in the audit.')
      }
    },

    /** The same for many at once. */
    noteAll(entries: readonly AuditEntry[]): void {
      try {
        auditLog.noteAll(entries, clock.now())
      } catch (error) {
        logger.error({ entries: entries.length, error: String(error) }, 'Not entered in the audit.')
      }
    },

    /** Whether a member's opening of a volume is entered since then. */
    wasOpened: (workspace: string, member: string, volume: string, sinceMs: number): boolean => auditLog.holds({ workspace, kind: 'volume-opened', member, subject: volume }, sinceMs),

    read: (caller: Caller, query: Omit<AuditQuery, 'workspace'>): Result<readonly StoredAuditEntry[], 'forbidden'> =>
      mayRead(caller) ? granted(auditLog.page({ ...query, workspace: caller.workspace })) : refused('forbidden'),

    /** Whether every row is as it was written; looked through at most every few seconds, for it takes long where there are many. */
    chain(caller: Caller): Result<{ readonly rows: number; readonly alteredAt: number | undefined }, 'forbidden'> {
      if (!mayRead(caller)) return refused('forbidden')
      if (looked === undefined || clock.now() - looked.atMs >= lookAgainMs) looked = { atMs: clock.now(), found: auditLog.verify() }
      return granted(looked.found)
    },

    latest: (workspace: string, most: number) => auditLog.page({ workspace, most }),

    verify: () => auditLog.verify(),
  }
}

export type Audit = ReturnType<typeof createAudit>
