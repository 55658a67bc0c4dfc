import { join } from 'node:path'

import type { HeldBack, NumberHold } from './access/seals/number-hold.ts'
import { createSqliteAccounts } from './store/accounts/create-sqlite-accounts.ts'
import { openAccountsDatabase } from './store/accounts/database.ts'

/** Whom the numbers of a workspace wait for, and until when at most; for the keeper ([WIT19]). */
export function heldInWords({ sinceMs, untilMs, waitsFor }: HeldBack): string {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
  const whom = waitsFor.map(({ member, devices }) => `${member.name} (${member.code}), ${devices} ${devices === 1 ? 'device' : 'devices'}`)
  return [`New running numbers are held back since ${day(sinceMs)} UTC, until ${day(untilMs)} UTC at most.`, whom.length === 0 ? 'Every device has shown those that it holds: they are given again at the next contact of any.' : `Not yet back with those that they hold: ${whom.join('; ')}.`, 'hebu numbers release gives them at once.'].join('\n')
}

/** How it stands with new numbers. */
export function numbersInWords(hold: NumberHold, workspace: string): string {
  const held = hold.heldBack(workspace)
  return held === undefined ? 'New running numbers are given.' : heldInWords(held)
}

export function holdNumbers(hold: NumberHold, workspace: string): string {
  hold.hold(workspace)
  return numbersInWords(hold, workspace)
}

export function releaseNumbers(hold: NumberHold, workspace: string): string {
  if (!hold.isHeld(workspace)) return 'New running numbers are given already.'
  hold.release(workspace)
  return 'New running numbers are given from now on. One that only a device holds which has not come back may be given again.'
}

/** Holds the numbers of a folder that was just restored back. Opens its database alone: the secrets beside it may come later. */
export function holdRestoredNumbers(dataFolder: string, nowMs: number): void {
  const accounts = createSqliteAccounts(openAccountsDatabase(join(dataFolder, 'accounts.sqlite')))
  try {
    for (const workspace of accounts.workspaces()) accounts.holdNumbers(workspace, nowMs)
  } finally {
    accounts.close()
  }
}
