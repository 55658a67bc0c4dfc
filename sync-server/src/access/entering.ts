import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { Accounts, FoundingOrder, JoinRefusal } from '../store/accounts/accounts.ts'
import { signInName } from '../store/accounts/sign-in-name.ts'
import type { AccountsGate } from './accounts-gate.ts'
import { sessionCredential } from './accounts-gate.ts'
import type { AttemptLimits } from './attempt-limit.ts'
import type { OwnCredentials } from './own-credentials.ts'
import { digestOf } from './secrets.ts'
import type { SessionMade, SignIn } from './sign-in.ts'

/** Who has come in, and the headers that hand the session over. */
export interface Entered {
  readonly workspace: string
  readonly member: Member
  readonly cookies: readonly string[]
}

export interface SetupOrder {
  /** Absent where the keeper of the machine founds by the command line. */
  readonly secret?: string | undefined
  readonly department: string
  readonly charter: string
  readonly name: string
  readonly password: string
  readonly language: Language
}

/** What somebody enters by who brings a key instead of a password: an invitation, or the link that founds. */
export interface LinkEntry {
  /** Of the secret in the link. */
  readonly digest: string
  readonly name: string
  readonly language: Language
  /** Absent where it is an invitation. */
  readonly founding?: { readonly department: string; readonly charter: string } | undefined
}

export interface EnteringDeps {
  readonly accounts: Accounts
  readonly signIn: SignIn
  readonly gate: AccountsGate
  readonly own: OwnCredentials
  readonly limits: AttemptLimits
  readonly clock: Clock
  /** The zone of workspaces founded here. */
  readonly timeZone: string
}

type SignInRefusal = 'too-many' | 'wrong-name-or-password' | 'code-needed' | 'wrong-code'

type SetupRefusal = 'setup-done' | 'setup-link-unknown' | 'charter-unknown' | 'malformed'

/** Why a link does not let in. */
export type LinkRefusal = JoinRefusal | SetupRefusal | 'key-taken'

/** The ways in: founding, joining by invitation, signing in; and the way out. */
export function createEntering({ accounts, signIn, gate, own, limits, clock, timeZone }: EnteringDeps) {
  const byNameAndPlace = limits('name and place', { most: 10, withinMs: 60_000 })
  const byPlace = limits('place', { most: 100, withinMs: 60_000 })

  /**
   * Stores the password first, then commits the member; a refusal or failure of the commit forgets the password.
   * Dying in between leaves a password that no name leads to, swept away later.
   */
  async function admit<E>(id: string, name: string, password: string | undefined, commit: () => Result<Member, E>): Promise<Result<Entered, E>> {
    const session: SessionMade = await (password === undefined ? signIn.registerWithoutPassword({ id, name }) : signIn.register({ id, name }, password))
    let member: Result<Member, E> | undefined
    try {
      member = commit()
    } finally {
      if (member?.ok !== true) await signIn.forget(id)
    }
    if (!member.ok) return member
    const workspace = accounts.workspaceOf(id)!
    gate.announce({ kind: 'directory', workspace, revision: accounts.directory(workspace)!.revision })
    return granted({ workspace, member: member.value, cookies: session.cookies })
  }

  /** Whether an invitation may be taken up under this name. */
  function mayJoin(digest: string, name: string): Result<void, JoinRefusal | 'malformed'> {
    const standing = invitationStands(accounts, digest, clock.now())
    if (!standing.ok) return standing
    if (signInName(name) === '') return refused('malformed')
    return accounts.memberNamed(name) === undefined ? granted(undefined) : refused('name-taken')
  }

  function mayFound({ digest, charter, name }: { readonly digest: string | undefined; readonly charter: string; readonly name: string }): Result<void, SetupRefusal> {
    if (accounts.workspaces().length > 0) return refused('setup-done')
    if (digest !== undefined && accounts.setupState(digest) !== 'open') return refused('setup-link-unknown')
    if (charterById(charter) === undefined) return refused('charter-unknown')
    return signInName(name) === '' ? refused('malformed') : granted(undefined)
  }

  /** The founder has the charter's founding post. */
  function foundingOrder(id: string, { digest, department, charter: charterId, name, language }: { readonly digest: string | undefined; readonly department: string; readonly charter: string; readonly name: string; readonly language: Language }): FoundingOrder {
    const { founder: post, posts } = charterById(charterId)!
    const group = Object.hasOwn(posts, post) ? posts[post]?.group : undefined
    return {
      setupDigest: digest,
      workspace: { id: newId(), name: department, charter: charterId, timeZone },
      founder: { id, name, post, group, language, administrator: true, joinedAtMs: clock.now() },
    }
  }

  /** Whether a link may be taken up as it says. */
  const mayEnter = ({ digest, name, founding }: LinkEntry): Result<void, LinkRefusal> => (founding === undefined ? mayJoin(digest, name) : mayFound({ digest, name, charter: founding.charter }))

  /** Asked for only where the password is right, so that nobody learns who has one ([ACC16]). */
  async function secondStep(member: Member | undefined, password: string, code: string | undefined): Promise<Result<void, SignInRefusal>> {
    if (member === undefined || !own.isOn(member.id)) return granted(undefined)
    if (!(await signIn.verify(member.id, password))) return refused('wrong-name-or-password')
    return code === undefined ? refused('code-needed') : own.takeCode(member.id, code)
  }

  return {
    setupState: (secret: string) => accounts.setupState(digestOf(secret)),

    /** Founds the workspace; its founder administers it ([ACC4]). */
    async setUp({ secret, password, ...order }: SetupOrder): Promise<Result<Entered, SetupRefusal | 'key-taken'>> {
      const digest = secret === undefined ? undefined : digestOf(secret)
      const may = mayFound({ ...order, digest })
      if (!may.ok) return may
      const id = newId()
      return admit(id, order.name, password, () => accounts.found(foundingOrder(id, { ...order, digest })))
    },

    async join(order: { readonly secret: string; readonly name: string; readonly password: string; readonly language: Language }): Promise<Result<Entered, JoinRefusal | 'malformed' | 'key-taken'>> {
      const { secret, name, password, language } = order
      const digest = digestOf(secret)
      const may = mayJoin(digest, name)
      if (!may.ok) return may
      const id = newId()
      return admit(id, name, password, () => accounts.join(digest, { id, name, language, joinedAtMs: clock.now() }))
    },

    mayEnter,

    /** Takes a link up without a password. `keep` stores what they sign in with instead, in the same commit; `false` where it is somebody's already ([ACC28], [ACC31]). */
    async enterWithKey(id: string, entry: LinkEntry, keep: () => boolean): Promise<Result<Entered, LinkRefusal>> {
      const may = mayEnter(entry)
      if (!may.ok) return may
      const { digest, name, language, founding } = entry
      return admit<LinkRefusal>(id, name, undefined, () =>
        founding === undefined ? accounts.join(digest, { id, name, language, joinedAtMs: clock.now() }, keep) : accounts.found(foundingOrder(id, { digest, name, language, ...founding }), keep),
      )
    },

    /** `place` is where the attempt comes from; ten tries a minute for a name and place ([ACC7]). */
    async signIn(name: string, password: string, place: string, code?: string): Promise<Result<Entered, SignInRefusal>> {
      const key = `${place} ${signInName(name)}`
      if (!byNameAndPlace.try(key) || !byPlace.try(place)) return refused('too-many')
      const member = accounts.memberNamed(name)
      const step = await secondStep(member, password, code)
      if (!step.ok) return step
      const session = await signIn.enter(member?.id, password)
      if (session === undefined || member === undefined) return refused('wrong-name-or-password')
      byNameAndPlace.clear(key)
      byPlace.takeBack(place)
      return granted({ workspace: accounts.workspaceOf(member.id)!, member, cookies: session.cookies })
    },

    /** Ends the session in a cookie, and the keys that its device seals with; its sockets are told ([ACC6], [WIT4]). */
    async signOut(cookie: string): Promise<readonly string[]> {
      const { session, cookies } = await signIn.end(cookie)
      const workspace = session === undefined ? undefined : accounts.workspaceOf(session.member)
      if (session === undefined || workspace === undefined) return cookies
      const keysEnded = accounts.endKeys(workspace, { member: session.member, session: session.id }, clock.now())
      gate.announce({ kind: 'credential', workspace, credential: sessionCredential(session.id) })
      if (keysEnded) gate.announce({ kind: 'directory', workspace, revision: accounts.directory(workspace)?.revision ?? 0 })
      return cookies
    },
  }
}

export type Entering = ReturnType<typeof createEntering>

/** Whether an invitation may still be used; the store asks again when it is. */
export function invitationStands(accounts: Accounts, digest: string, nowMs: number) {
  const invitation = accounts.invitationOf(digest)
  if (invitation === undefined) return refused('invitation-unknown' as const)
  if (invitation.used) return refused('invitation-used' as const)
  if (invitation.withdrawn) return refused('invitation-withdrawn' as const)
  if (invitation.expiresAtMs <= nowMs) return refused('invitation-expired' as const)
  return granted(invitation)
}
