import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Accounts, DeviceTrace, StoredDevice } from '../store/accounts/accounts.ts'
import type { AccountsGate } from './accounts-gate.ts'
import { sessionCredential } from './accounts-gate.ts'
import type { SignIn } from './sign-in.ts'

/** When a device was last there is for people: a minute is exact enough, and spares a write per request. */
const noteEveryMs = 60_000
const rememberedMost = 10_000

export interface DevicesDeps {
  readonly accounts: Accounts
  readonly signIn: SignIn
  readonly gate: AccountsGate
  readonly clock: Clock
}

/** The session in a credential; none for a token's. */
export function sessionIn(credential: string): string | undefined {
  const head = sessionCredential('')
  return credential.startsWith(head) ? credential.slice(head.length) : undefined
}

/** The devices on which members are signed in: seen, named, signed out. */
export function createDevices({ accounts, signIn, gate, clock }: DevicesDeps) {
  const noted = new Map<string, { readonly as: string; readonly atMs: number }>()

  /** Ends a session, the keys that its device seals with and, through the gate, its sockets ([DEV2], [WIT4]). */
  function end(member: string, session: string): Result<void, 'not-found'> {
    const workspace = accounts.workspaceOf(member)
    if (workspace === undefined) return refused('not-found')
    // The keys first: nothing may be sealed for a session that is no more.
    const keysEnded = accounts.endKeys(workspace, { member, session }, clock.now())
    if (!signIn.endOne(member, session)) return refused('not-found')
    noted.delete(session)
    if (keysEnded) gate.announce({ kind: 'directory', workspace, revision: accounts.directory(workspace)?.revision ?? 0 })
    gate.announce({ kind: 'credential', workspace, credential: sessionCredential(session) })
    return granted(undefined)
  }

  return {
    /** A device has asked something: how it shows itself, and that it is there. */
    seen(session: string, trace: DeviceTrace): void {
      const as = JSON.stringify(trace)
      const before = noted.get(session)
      if (before !== undefined && before.as === as && before.atMs + noteEveryMs > clock.now()) return
      if (noted.size >= rememberedMost) noted.clear()
      noted.set(session, { as, atMs: clock.now() })
      unlessStoreFails(() => accounts.noteDevice(session, trace, clock.now()))
    },

    /** A socket of a device was opened or closed. */
    touched(credential: string): void {
      const session = sessionIn(credential)
      if (session !== undefined) unlessStoreFails(() => accounts.touchDevice(session, clock.now()))
    },

    of: (member: string): readonly StoredDevice[] => accounts.devices(member, clock.now()),

    rename: (member: string, session: string, name: string | undefined): Result<void, 'not-found'> => accounts.nameDevice(member, session, name, clock.now()),

    end,

    /** Ends every session of a member but one. */
    endOthers(member: string, kept: string): void {
      for (const { session } of accounts.devices(member, clock.now())) if (session !== kept) end(member, session)
    },
  }
}

/** Nobody is sent away because the store cannot write down that they were here. */
function unlessStoreFails(write: () => void): void {
  try {
    write()
  } catch {
    // The next request tries again.
  }
}

export type Devices = ReturnType<typeof createDevices>
