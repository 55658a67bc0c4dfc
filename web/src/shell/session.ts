import type { Me } from '@hebu/shared/wire/http.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted } from '@hebu/shared/vocabulary/result.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import type { DeviceAccount, DeviceAccounts } from '../platform/device-accounts.ts'
import { accountKey } from '../platform/device-accounts.ts'
import type { RelayApi, RelayRefusal } from '../platform/relay-api.ts'
import type { Workspace } from '../workspace/workspace.ts'

export type SessionState =
  | { readonly kind: 'starting' }
  /** `ended`: the relay says that the session is over; what the device holds stays open. */
  | { readonly kind: 'open'; readonly workspace: Workspace; readonly account: DeviceAccount; readonly ended: boolean }
  /** Nobody is signed in on this device. `offline`: the relay could not be asked. */
  | { readonly kind: 'signedOut'; readonly offline: boolean }
  /** The relay holds no workspace yet. */
  | { readonly kind: 'notFounded' }
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
  /** Opens the account of this device at once, then asks the relay; without an account asks the relay first ([UI1], [UI2]). */
  start(): Promise<void>
  /** Opens the workspace of whoever has just signed in, joined or founded. */
  enter(me: Me): Promise<Result<void, RelayRefusal>>
  /** Ends the session on the relay and closes the books; `erase` also removes them from the device. */
  signOut(erase: boolean): Promise<Result<void, RelayRefusal>>
  /** Removes an account and its books from the device; closes it if it is the open one. */
  forget(account: DeviceAccount): Promise<void>
}

export interface SessionOptions {
  readonly api: RelayApi
  readonly accounts: DeviceAccounts
  readonly open: (account: DeviceAccount) => Promise<Workspace>
  readonly now: () => number
}

/** A token of the right form that no set-up link holds: the relay then says whether it was founded. */
const askIfFounded = 'is-there-a-department-here'

export function createSession({ api, accounts, open, now }: SessionOptions): Session {
  const [state, setState] = createSignal<SessionState>({ kind: 'starting' })
  const [known, setKnown] = createSignal(accounts.all())

  const close = async (): Promise<void> => {
    const before = state()
    setState({ kind: 'starting' })
    if (before.kind === 'open') await before.workspace.close()
  }

  const openAccount = async (account: DeviceAccount): Promise<void> => {
    try {
      setState({ kind: 'open', workspace: await open(account), account, ended: false })
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
    const me = await api.me()
    // Meanwhile somebody may have signed in by hand.
    if (state().kind !== 'starting') return
    if (me.ok) return void (await enter(me.value))
    if (me.refusal === 'offline') return void setState({ kind: 'signedOut', offline: true })
    // Where somebody has signed in before, there is a department.
    if (accounts.all().length > 0) return void setState({ kind: 'signedOut', offline: false })
    const founded = await api.checkSetup(askIfFounded)
    if (state().kind === 'starting') setState(!founded.ok && founded.refusal === 'setup-link-unknown' ? { kind: 'notFounded' } : { kind: 'signedOut', offline: false })
  }

  const checkAccount = async (account: DeviceAccount): Promise<void> => {
    const me = await api.me()
    if (me.ok && (me.value.member !== account.member || me.value.workspace !== account.workspace)) await enter(me.value)
    else if (me.ok) await accounts.update(accountKey(account), { signedIn: true, lastContactMs: now() })
    else if (me.refusal === 'unauthenticated') await endSession(account)
  }

  return {
    state,
    accounts: known,
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
      await checkAccount(account)
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
    async forget(account) {
      const before = state()
      const isOpen = before.kind === 'open' && accountKey(before.account) === accountKey(account)
      if (isOpen) await close()
      await accounts.forgetAccount(accountKey(account))
      setKnown(accounts.all())
      if (isOpen) setState({ kind: 'signedOut', offline: false })
    },
  }
}
