import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import { numbersHeldForMs } from '@hebu/shared/vocabulary/running-number.ts'
import type { Accounts } from '../../store/accounts/accounts.ts'
import type { AuditLog } from '../../store/accounts/audit.ts'
import type { Logger } from '../../store/logger.ts'
import type { AccountsGate } from '../accounts-gate.ts'

export interface NumberHoldDeps {
  readonly accounts: Accounts
  readonly gate: Pick<AccountsGate, 'announce'>
  readonly auditLog: AuditLog
  readonly clock: Clock
  readonly logger: Logger
}

/** Numbers are held back: since when, until when at most, and whose devices have not shown yet what they hold. */
export interface HeldBack {
  readonly sinceMs: number
  readonly untilMs: number
  readonly waitsFor: readonly { readonly member: Member; readonly devices: number }[]
}

/**
 * After an older backup was restored this store may lack numbers that it gave. Until each device that may hold one has
 * shown what it holds, or the keeper says so, or the week is over in which devices bring things back, new ones are not given ([WIT19]).
 */
export function createNumberHold({ accounts, gate, auditLog, clock, logger }: NumberHoldDeps) {
  const isHeld = (workspace: string): boolean => accounts.directory(workspace)?.numbersHeldSince !== undefined

  function heldBack(workspace: string): HeldBack | undefined {
    const directory = accounts.directory(workspace)
    if (directory?.numbersHeldSince === undefined) return undefined
    const sinceMs = Date.parse(directory.numbersHeldSince)
    const devicesOf = accounts.numbersWaitFor(workspace)
    const waitsFor = directory.members.flatMap((member) => (devicesOf.has(member.id) ? [{ member, devices: devicesOf.get(member.id)! }] : []))
    return { sinceMs, untilMs: sinceMs + numbersHeldForMs, waitsFor }
  }

  function enter(workspace: string, kind: 'numbers-held' | 'numbers-released', by: { readonly member?: string; readonly detail?: string }): void {
    auditLog.note({ workspace, kind, ...by }, clock.now())
    gate.announce({ kind: 'directory', workspace, revision: accounts.directory(workspace)?.revision ?? 0 })
  }

  return {
    isHeld,
    heldBack,

    /** The keeper's word, by the command line. */
    hold(workspace: string): void {
      accounts.holdNumbers(workspace, clock.now())
      enter(workspace, 'numbers-held', { detail: 'by command line' })
    },
    release(workspace: string): void {
      accounts.releaseNumbers(workspace)
      enter(workspace, 'numbers-released', { detail: 'by command line' })
    },

    /** A member's device asks; `key` where it has shown all that it holds. Numbers are given again once nobody is waited for. */
    asked({ workspace, member }: { readonly workspace: string; readonly member: string }, key: string | undefined): void {
      if (!isHeld(workspace)) return
      if (key !== undefined) accounts.numbersShown(workspace, { key, member }, clock.now())
      const held = heldBack(workspace)
      if (held === undefined || (held.waitsFor.length > 0 && clock.now() < held.untilMs)) return
      accounts.releaseNumbers(workspace)
      enter(workspace, 'numbers-released', { member })
      logger.info({ workspace }, held.waitsFor.length === 0 ? 'Every device has shown the numbers that it holds: new ones are given again.' : 'The week after the restore is over: new numbers are given again.')
    },
  }
}

export type NumberHold = ReturnType<typeof createNumberHold>
