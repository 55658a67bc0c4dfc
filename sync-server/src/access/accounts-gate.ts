import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { Caller, Credentials, Gate, StandingChange } from './gate.ts'
import { digestOf } from './secrets.ts'
import type { SignIn } from './sign-in.ts'

/** How long a cookie's signature is taken as checked; revocation does not wait for it ([ACC6]). */
const rememberMs = 30_000
const rememberedMost = 10_000
/** How long a standing that was looked up is taken as such, unless something ended one meanwhile. */
const usualStandsForMs = 1_000
/** `lastUsedAt` is for people: a minute is exact enough, and spares a write per request. */
const touchEveryMs = 60_000

/** The gate over the accounts; who changes them tells it afterwards. */
export interface AccountsGate extends Gate {
  /** To be called after the commit. */
  announce(change: StandingChange): void
}

export interface AccountsGateDeps {
  readonly accounts: Accounts
  readonly signIn: SignIn
  readonly clock: Clock
  /** Longer where every change is announced, whoever makes it. */
  readonly standsForMs?: number | undefined
}

export const sessionCredential = (session: string): string => `session:${session}`
export const tokenCredential = (token: string): string => `token:${token}`

const booksById = new Map(books.map((book) => [book.id, book]))

export function createAccountsGate({ accounts, signIn, clock, standsForMs = usualStandsForMs }: AccountsGateDeps): AccountsGate {
  const listeners = new Set<(change: StandingChange) => void>()
  const callersByCookie = new Map<string, { readonly caller: Caller; readonly untilMs: number }>()

  const callerAs = (member: string, credential: string): Caller | undefined => {
    const workspace = accounts.workspaceOf(member)
    return workspace === undefined ? undefined : { workspace, member, credential }
  }

  const activeInKept = ({ workspace, member }: Caller) => {
    const directory = accounts.directory(workspace)
    const found = directory === undefined ? undefined : memberById(directory, member)
    return directory !== undefined && found?.status === 'active' ? { directory, member: found } : undefined
  }

  /** Nobody is told that they left by what is kept in memory: another relay may have let them in a moment ago. */
  const activeMember = (caller: Caller) => {
    const active = activeInKept(caller)
    if (active !== undefined) return active
    accounts.forgetKept()
    return activeInKept(caller)
  }

  const standingUntilMs = new Map<string, number>()
  let standingAt = -1

  /** Asked for every frame of every socket (relay invariant 8), so the answer is kept while nothing has ended. */
  function stands(caller: Caller): boolean {
    const changes = accounts.changes() + signIn.changes()
    if (changes !== standingAt) standingUntilMs.clear()
    standingAt = changes
    if ((standingUntilMs.get(caller.credential) ?? 0) > clock.now()) return true
    if (!standsInStore(caller)) return false
    standingUntilMs.set(caller.credential, clock.now() + standsForMs)
    return true
  }

  function standsInStore(caller: Caller): boolean {
    const id = caller.credential.slice(caller.credential.indexOf(':') + 1)
    const credentialStands = caller.credential.startsWith('session:') ? signIn.stands(id) : accounts.tokenStands(id)
    return credentialStands && activeMember(caller) !== undefined
  }

  async function callerByCookie(cookie: string): Promise<Caller | undefined> {
    const known = callersByCookie.get(cookie)
    if (known !== undefined && known.untilMs > clock.now()) return known.caller
    callersByCookie.delete(cookie)
    const session = await signIn.sessionOf(cookie)
    const caller = session === undefined ? undefined : callerAs(session.member, sessionCredential(session.id))
    if (caller === undefined) return undefined
    if (callersByCookie.size >= rememberedMost) callersByCookie.clear()
    callersByCookie.set(cookie, { caller, untilMs: clock.now() + rememberMs })
    return caller
  }

  function callerByToken(secret: string): Caller | undefined {
    const token = accounts.tokenOf(digestOf(secret))
    if (token === undefined) return undefined
    if ((token.lastUsedAtMs ?? 0) + touchEveryMs <= clock.now()) accounts.touchToken(token.id, clock.now())
    return callerAs(token.member, tokenCredential(token.id))
  }

  return {
    async callerOf({ cookie, token }: Credentials) {
      const caller = token !== undefined ? callerByToken(token) : cookie !== undefined ? await callerByCookie(cookie) : undefined
      return caller !== undefined && standsInStore(caller) ? caller : undefined
    },

    async haveLeft({ cookie }) {
      const caller = cookie === undefined ? undefined : await callerByCookie(cookie)
      return caller !== undefined && activeMember(caller) === undefined
    },

    access(caller, volume) {
      const address = parseAddress(volume)
      const book = address === undefined ? undefined : booksById.get(address.book)
      const standing = activeMember(caller)
      const charter = standing === undefined ? undefined : charterById(standing.directory.workspace.charter)
      if (address === undefined || book === undefined || standing === undefined || charter === undefined) return 'none'
      if (address.workspace !== caller.workspace) return 'none'
      return accessTo(address, book, standing.member, { directory: standing.directory, charter })
    },

    stands,

    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    announce(change) {
      callersByCookie.clear()
      standingUntilMs.clear()
      for (const listener of listeners) listener(change)
    },
  }
}
