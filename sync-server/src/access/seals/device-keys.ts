import { keyStatement } from '@hebu/shared/codec/sealing/key-statement.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { DeviceKey } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { KeyOrder } from '@hebu/shared/wire/seals.ts'
import type { Accounts } from '../../store/accounts/accounts.ts'
import type { AccountsGate } from '../accounts-gate.ts'
import type { AttemptLimits } from '../attempt-limit.ts'
import { sessionIn } from '../devices.ts'
import type { Caller } from '../gate.ts'
import { isDeviceKey, isSignedBy } from './ed25519.ts'

/** More devices than anybody has, and enough for years of new browsers. */
const most = { standing: 40, ever: 400 }

export interface DeviceKeysDeps {
  readonly accounts: Accounts
  readonly gate: AccountsGate
  readonly limits: AttemptLimits
  readonly clock: Clock
}

/** The keys that devices seal with: handed in under a session, by who shows that they hold them ([WIT1]). */
export function createDeviceKeys({ accounts, gate, limits, clock }: DeviceKeysDeps) {
  const tries = limits('device keys', { most: 30, withinMs: 60 * 60_000 })
  return {
    register(caller: Caller, { key, proof }: KeyOrder): Result<{ readonly key: DeviceKey; readonly isNew: boolean }, 'forbidden' | 'malformed' | 'too-many'> {
      const { workspace, member, credential } = caller
      const session = sessionIn(credential)
      if (session === undefined) return refused('forbidden')
      // Every opening of the app hands it in: what changes nothing is not counted.
      const standing = accounts.keyUnder(session, key)
      if (standing !== undefined) return granted({ key: standing, isNew: false })
      if (!tries.try(member)) return refused('too-many')
      if (!isDeviceKey(key) || !isSignedBy(key, proof, keyStatement({ workspace, member, key }))) return refused('malformed')
      const before = accounts.directory(workspace)?.revision
      const registered = accounts.registerKey(workspace, { key, member, session, atMs: clock.now(), most })
      const revision = accounts.directory(workspace)?.revision ?? 0
      if (!registered.ok) return registered
      const isNew = revision !== before
      if (isNew) gate.announce({ kind: 'directory', workspace, revision })
      return granted({ key: registered.value, isNew })
    },
  }
}

export type DeviceKeys = ReturnType<typeof createDeviceKeys>
