import type { Demo, Entry, Me } from '@hebu/shared/wire/http.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import type { DeviceAccount, DeviceAccounts } from '../platform/device-accounts.ts'
import { accountKey } from '../platform/device-accounts.ts'
import type { RelayApi, RelayRefusal } from '../platform/relay-api.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Lease } from './lease.ts'
import { leaseOf } from './lease.ts'

export type SessionState =
  | { readonly kind: 'starting' }
  /** `ended`: the relay says that the session is over; what the device holds stays open. */
  | { readonly kind: 'open'; readonly workspace: Workspace; readonly account: DeviceAccount; readonly ended: boolean }
  /** Nobody is signed in on this device. `offline`: the relay could not be asked. */
  | { readonly kind: 'signedOut'; readonly offline: boolean }
  /** The relay holds no workspace yet. */
  | { readonly kind: 'notFounded' }
  /** Too long without the relay, or with a clock that cannot be trusted: nothing is shown, nothing is deleted ([LEA1]). */
  | { readonly kind: 'locked'; readonly account: DeviceAccount; readonly because: 'lease' | 'clock' }
  /** The member was removed: what the device held is gone ([LEA4]). */
  | { readonly kind: 'erased'; readonly department: string }
  /** What the device keeps cannot be opened. */
  | { readonly kind: 'failed'; readonly cause: unknown }

/** Who is signed in on this device, and the workspace that is open for them. */
export interface Session {
  readonly state: Accessor<SessionState>
  /** Accounts that this browser profile knows. */
  readonly accounts: Accessor<readonly DeviceAccount[]>
  /** The account whose books are open although its session is over. */
  readonly ended: Accessor<DeviceAccount | undefined>
  /** Whether books are open for a member whose session stands, as far as is known. */
  readonly standing: Accessor<boolean>
  /** How long the open books stay open without another contact. */
  readonly lease: Accessor<Lease | undefined>
  /** Whom to sign in as, where the relay says that it is a demo ([DEV5]). */
  readonly demo: Accessor<Demo | undefined>
  /** Asks the relay who is signed in, and opens what was locked if it is the same member. */
  unlock(): Promise<Result<void, RelayRefusal>>
  /** Opens the account of this device at once, then asks the relay; without an account asks the relay first ([UI1], [UI2]). */
  start(): Promise<void>
  /** Opens the workspace of whoever has just signed in, joined or founded. */
  enter(me: Me): Promise<Result<void, RelayRefusal>>
  /** Ends the session on the relay and closes the books; `erase` also removes them from the device. */
  signOut(erase: boolean): Promise<Result<void, RelayRefusal>>
  /** Removes an account and its books from the device; closes it if it is the open one. `removed`: the department took the member out. */
  forget(account: DeviceAccount, because?: 'removed'): Promise<void>
}

export interface SessionOptions {
  readonly api: RelayApi
  readonly accounts: DeviceAccounts
  readonly open: (account: DeviceAccount) => Promise<Workspace>
  readonly now: () => number
  /** Days without contact that the charter of an account allows. */
  readonly leaseDays: (account: DeviceAccount) => Promise<number>
  /** Calls when the person looks at the window again, or the network comes back. */
  readonly onLook: (listener: () => void) => void
}

const lookEveryMs = 30_000

export function createSession({ api, accounts, open, now, leaseDays, onLook }: SessionOptions): Session {
  const [state, setState] = createSignal<SessionState>({ kind: 'starting' })
  const [known, setKnown] = createSignal(accounts.all())
  const [lease, setLease] = createSignal<Lease>()
  const [demo, setDemo] = createSignal<Demo>()
  let days = 0
  let looking: ReturnType<typeof setInterval> | undefined

  const close = async (): Promise<void> => {
    const before = state()
    clearInterval(looking)
    setState({ kind: 'starting' })
    if (before.kind === 'open') await before.workspace.close()
  }

  const askEntry = async (): Promise<Result<Entry, RelayRefusal>> => {
    const entry = await api.entry()
    if (entry.ok) setDemo(entry.value.demo)
    return entry
  }

  /** The relay was reached: from its side the lease begins anew, and the clock is taken as it is. */
  const reached = (account: DeviceAccount): Promise<void> => accounts.update(accountKey(account), { signedIn: true, lastContactMs: now(), latestMs: now() })

  /** Looks at the clock; locks what has been without the relay for too long ([LEA1]). `passedMs` counts where the clock stands still or was set back. */
  const look = async (passedMs: number): Promise<void> => {
    const at = state()
    if (at.kind !== 'open') return
    const key = accountKey(at.account)
    const stored = accounts.all().find((account) => accountKey(account) === key)
    if (stored === undefined) return
    const latestMs = Math.max(now(), (stored.latestMs ?? 0) + passedMs)
    if (passedMs > 0) await accounts.update(key, { latestMs })
    let seen = leaseOf({ ...stored, latestMs }, days, now())
    if (seen.locked !== undefined) {
      // Another window may have reached the relay.
      await accounts.refresh()
      seen = leaseOf(accounts.all().find((account) => accountKey(account) === key) ?? stored, days, now())
    }
    setLease(seen)
    if (seen.locked === undefined || state() !== at) return
    await close()
    setState({ kind: 'locked', account: stored, because: seen.locked })
    void unlock()
  }

  const openAccount = async (account: DeviceAccount): Promise<void> => {
    try {
      days = await leaseDays(account)
      // An account from before leases were reckoned begins with today.
      if (account.lastContactMs === undefined) await accounts.update(accountKey(account), { lastContactMs: now() })
      const begun = leaseOf(account, days, now())
      setLease(begun)
      if (begun.locked !== undefined) return void setState({ kind: 'locked', account, because: begun.locked })
      setState({ kind: 'open', workspace: await open(account), account, ended: false })
      clearInterval(looking)
      looking = setInterval(() => void look(lookEveryMs), lookEveryMs)
    } catch (cause) {
      setState({ kind: 'failed', cause })
    }
  }

  const endSession = async (account: DeviceAccount): Promise<void> => {
    setState((at) => (at.kind === 'open' && accountKey(at.account) === accountKey(account) ? { ...at, ended: true } : at))
    await accounts.update(accountKey(account), { signedIn: false })
    setKnown(accounts.all())
  }

  const enter = async (me: Me): Promise<Result<void, RelayRefusal>> => {
    const directory = await api.directory()
    if (!directory.ok) return directory
    await close()
    const before = accounts.all().find((account) => account.workspace === me.workspace && account.member === me.member)
    const account: DeviceAccount = {
      knownVolumes: [],
      ...before,
      ...me,
      department: directory.value.workspace.name,
      directory: directory.value,
      lastContactMs: now(),
      latestMs: now(),
      signedIn: true,
    }
    await accounts.remember(account)
    // One cookie holds one session: the others on this device sign in again before their books open.
    for (const other of accounts.all()) if (other.signedIn && accountKey(other) !== accountKey(account)) await accounts.update(accountKey(other), { signedIn: false })
    setKnown(accounts.all())
    await openAccount(account)
    return granted(undefined)
  }

  const askWithoutAccount = async (): Promise<void> => {
    const entry = await askEntry()
    // Meanwhile somebody may have signed in by hand.
    if (state().kind !== 'starting') return
    if (!entry.ok) return void setState({ kind: 'signedOut', offline: entry.refusal === 'offline' })
    if (entry.value.me !== undefined) return void (await enter(entry.value.me))
    setState(entry.value.founded ? { kind: 'signedOut', offline: false } : { kind: 'notFounded' })
  }

  const checkAccount = async (account: DeviceAccount): Promise<void> => {
    const entry = await askEntry()
    // Who was removed is told by the socket, with what waits.
    if (!entry.ok || entry.value.left) return
    const { me } = entry.value
    if (me === undefined) await endSession(account)
    else if (me.member !== account.member || me.workspace !== account.workspace) await enter(me)
    else await reached(account)
  }

  async function unlock(): Promise<Result<void, RelayRefusal>> {
    const entry = await askEntry()
    const at = state()
    if (!entry.ok) return entry
    if (at.kind !== 'locked') return granted(undefined)
    const { account } = at
    if (entry.value.left) {
      await accounts.forgetAccount(accountKey(account))
      setKnown(accounts.all())
      setState({ kind: 'erased', department: account.department })
      return granted(undefined)
    }
    const { me } = entry.value
    if (me === undefined) {
      await endSession(account)
      return refused('unauthenticated')
    }
    if (me.member !== account.member || me.workspace !== account.workspace) return enter(me)
    await reached(account)
    await openAccount(accounts.all().find((each) => accountKey(each) === accountKey(account)) ?? account)
    return granted(undefined)
  }

  onLook(() => {
    void look(0)
    if (state().kind === 'locked') void unlock()
  })

  return {
    state,
    accounts: known,
    lease,
    demo,
    unlock,
    ended: () => {
      const at = state()
      return at.kind === 'open' && (at.ended || at.workspace.sync().problem === 'signedOut') ? at.account : undefined
    },
    enter,
    standing: () => {
      const at = state()
      return at.kind === 'open' && !at.ended && !['signedOut', 'removed'].includes(at.workspace.sync().problem ?? '')
    },
    async start() {
      const account = accounts.current()
      if (account?.signedIn !== true || account.directory === undefined) return askWithoutAccount()
      await openAccount(account)
      await (state().kind === 'locked' ? unlock() : checkAccount(account))
    },
    async signOut(erase) {
      const before = state()
      const key = before.kind === 'open' ? accountKey(before.account) : undefined
      // Marked first: a reload before the relay has answered must not open the books again.
      if (key !== undefined) await accounts.update(key, { signedIn: false })
      const ended = await api.signOut()
      if (!ended.ok && ended.refusal !== 'unauthenticated') {
        if (key !== undefined) await accounts.update(key, { signedIn: true })
        return ended
      }
      await close()
      if (key !== undefined && erase) await accounts.forgetAccount(key)
      setKnown(accounts.all())
      setState({ kind: 'signedOut', offline: false })
      return granted(undefined)
    },
    async forget(account, because) {
      const before = state()
      const isOpen = before.kind === 'open' && accountKey(before.account) === accountKey(account)
      if (isOpen) await close()
      await accounts.forgetAccount(accountKey(account))
      setKnown(accounts.all())
      if (isOpen) setState(because === 'removed' ? { kind: 'erased', department: account.department } : { kind: 'signedOut', offline: false })
    },
  }
}
