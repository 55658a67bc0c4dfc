import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { functionsOf } from '@hebu/shared/rules/access.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { AuditEntry, AuditLog, StoredAuditEntry } from '../store/accounts/audit.ts'
import type { Logger } from '../store/logger.ts'
import type { Caller } from './gate.ts'

export interface AuditDeps {
  readonly accounts: Accounts
  readonly auditLog: AuditLog
  readonly clock: Clock
  readonly logger: Logger
}

/** What was done about access: written by the relay alone, read by administrators and the head ([OPS5]). */
export function createAudit({ accounts, auditLog, clock, logger }: AuditDeps) {
  return {
    /** Nothing is undone because it could not be written down; that is told in the log of the relay. */
    note(entry: AuditEntry): void {
      try {
        auditLog.note(entry, clock.now())
      } catch (error) {
        logger.error({ kind: entry.kind, error: String(error) }, 'Not entered in the audit.')
      }
    },

    read(caller: Caller, before: number, most: number): Result<readonly StoredAuditEntry[], 'forbidden'> {
      const directory = accounts.directory(caller.workspace)
      const me = directory === undefined ? undefined : memberById(directory, caller.member)
      const charter = directory === undefined ? undefined : charterById(directory.workspace.charter)
      if (me === undefined || charter === undefined || !(me.administrator || functionsOf(me, charter).includes('head'))) return refused('forbidden')
      return granted(auditLog.before(caller.workspace, before, most))
    },

    latest: (workspace: string, most: number) => auditLog.before(workspace, Number.MAX_SAFE_INTEGER, most),

    verify: () => auditLog.verify(),
  }
}

export type Audit = ReturnType<typeof createAudit>
