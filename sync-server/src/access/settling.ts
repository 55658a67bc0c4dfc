import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { readSettings } from '@hebu/shared/charters/settings-shape.ts'
import { maySettle } from '@hebu/shared/rules/access.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { SettingsVersion } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { refused } from '@hebu/shared/vocabulary/result.ts'
import type { Accounts, SettlingOrder } from '../store/accounts/accounts.ts'
import type { AccountsGate } from './accounts-gate.ts'
import type { Caller } from './gate.ts'

export interface SettlingDeps {
  readonly accounts: Accounts
  readonly gate: AccountsGate
  readonly clock: Clock
}

/** Settles parts of a workspace's charter. Every change is a version, and the older ones stay ([SET2]). */
export function createSettling({ accounts, gate, clock }: SettlingDeps) {
  return {
    settle(caller: Caller, { since, reason, changes }: Pick<SettlingOrder, 'since' | 'reason' | 'changes'>): Result<SettingsVersion, 'forbidden' | 'malformed' | 'changed-since' | 'not-found'> {
      const directory = accounts.directory(caller.workspace)
      const me = directory === undefined ? undefined : memberById(directory, caller.member)
      const charter = directory === undefined ? undefined : charterById(directory.workspace.charter)
      if (directory === undefined || me === undefined || charter === undefined) return refused('forbidden')
      if (!Object.keys(changes).every((key) => maySettle(key, me, charter))) return refused('forbidden')
      const read = readSettings(changes, charter, directory)
      if (!read.ok) return refused('malformed')
      const settled = accounts.settle(caller.workspace, { since, by: caller.member, atMs: clock.now(), reason, changes: read.value })
      if (settled.ok) gate.announce({ kind: 'directory', workspace: caller.workspace, revision: accounts.directory(caller.workspace)?.revision ?? 0 })
      return settled
    },
  }
}

export type Settling = ReturnType<typeof createSettling>
