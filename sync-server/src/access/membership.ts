import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { functionsOf, mayManageMembers } from '@hebu/shared/rules/access.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Directory, Member } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Accounts, EditRefusal, MemberEdit, StoredInvitation } from '../store/accounts/accounts.ts'
import { signInName } from '../store/accounts/sign-in-name.ts'
import type { AccountsGate } from './accounts-gate.ts'
import { tokenCredential } from './accounts-gate.ts'
import type { Caller } from './gate.ts'
import type { RelayKey } from './seals/relay-key.ts'
import { digestOf, newSecret } from './secrets.ts'
import type { SignIn } from './sign-in.ts'

export interface InvitationOrder {
  readonly post: string
  readonly group?: string | undefined
  readonly name?: string | undefined
  readonly validHours: number
}

export type MembershipRefusal = EditRefusal | 'forbidden' | 'post-unknown' | 'group-unknown' | 'malformed'

export interface MembershipDeps {
  readonly accounts: Accounts
  readonly signIn: SignIn
  readonly gate: AccountsGate
  readonly clock: Clock
  readonly relayKey: Pick<RelayKey, 'key' | 'earlier'>
}

interface Acting {
  readonly me: Member
  readonly directory: Directory
  readonly charter: Charter
}

const isHead = (post: string, charter: Charter): boolean =>
  Object.hasOwn(charter.posts, post) && charter.posts[post]!.functions.includes('head')

/** What members do about members: invite, change, remove, and make tokens for themselves. */
export function createMembership({ accounts, signIn, gate, clock, relayKey }: MembershipDeps) {
  function acting(caller: Caller): Acting {
    const directory = accounts.directory(caller.workspace)
    const me = directory === undefined ? undefined : memberById(directory, caller.member)
    const charter = directory === undefined ? undefined : charterById(directory.workspace.charter)
    if (directory === undefined || me === undefined || charter === undefined) throw new Error('The caller stands in no workspace with a known charter.')
    return { me, directory, charter }
  }

  /** Nobody gives or takes a standing above their own: the head's post is given by the head and administrators ([ACC12]). */
  function mayPlace({ me, charter }: Acting, post: string): boolean {
    return !isHead(post, charter) || me.administrator || functionsOf(me, charter).includes('head')
  }

  const mayTouch = (by: Acting, member: Member): boolean =>
    by.me.administrator || (mayManageMembers(by.me, by.charter) && !member.administrator && mayPlace(by, member.post))

  function placeRefusal({ charter }: Acting, post: string | undefined, group: string | null | undefined) {
    if (post !== undefined && !Object.hasOwn(charter.posts, post)) return 'post-unknown' as const
    if (typeof group === 'string' && !Object.hasOwn(charter.groups, group)) return 'group-unknown' as const
    return undefined
  }

  function editRefusal(by: Acting, member: Member, edit: MemberEdit): MembershipRefusal | undefined {
    const { language: _, ...rest } = edit
    const given = Object.values(rest).some((value) => value !== undefined)
    if ((given || member.id !== by.me.id) && !mayTouch(by, member)) return 'forbidden'
    if (edit.administrator !== undefined && !by.me.administrator) return 'forbidden'
    const place = placeRefusal(by, edit.post, edit.group)
    if (place !== undefined) return place
    if (edit.post !== undefined && !mayPlace(by, edit.post)) return 'forbidden'
    if (edit.name !== undefined && signInName(edit.name) === '') return 'malformed'
    return typeof edit.superior === 'string' ? superiorRefusal(by, member, edit.superior) : undefined
  }

  function superiorRefusal({ directory }: Acting, member: Member, superior: string): MembershipRefusal | undefined {
    const named = memberById(directory, superior)
    if (named === undefined) return 'not-found'
    if (named.status !== 'active') return 'member-left'
    return named.id === member.id ? 'malformed' : undefined
  }

  const announceDirectory = (workspace: string): void =>
    gate.announce({ kind: 'directory', workspace, revision: accounts.directory(workspace)?.revision ?? 0 })

  return {
    directory: (caller: Caller): Directory => ({
      ...acting(caller).directory,
      relayKey: relayKey.key,
      ...(relayKey.earlier.length === 0 ? {} : { earlierRelayKeys: relayKey.earlier }),
    }),

    /** Makes an invitation and the secret of its link, which is shown once ([JOIN2]). */
    invite(caller: Caller, { post, group: wanted, name, validHours }: InvitationOrder): Result<{ invitation: StoredInvitation; secret: string }, MembershipRefusal> {
      const by = acting(caller)
      if (!mayManageMembers(by.me, by.charter)) return refused('forbidden')
      const group = wanted ?? (Object.hasOwn(by.charter.posts, post) ? by.charter.posts[post]?.group : undefined)
      const place = placeRefusal(by, post, group)
      if (place !== undefined) return refused(place)
      if (!mayPlace(by, post)) return refused('forbidden')
      const secret = newSecret()
      const id = newId()
      const expiresAtMs = clock.now() + validHours * 3_600_000
      accounts.invite({ id, workspace: caller.workspace, digest: digestOf(secret), post, group, name, invitedBy: caller.member, expiresAtMs })
      return granted({ invitation: accounts.invitationOf(digestOf(secret))!, secret })
    },

    invitations(caller: Caller): Result<readonly StoredInvitation[], 'forbidden'> {
      const { me, charter } = acting(caller)
      return mayManageMembers(me, charter) ? granted(accounts.invitations(caller.workspace)) : refused('forbidden')
    },

    withdraw(caller: Caller, id: string): Result<void, 'forbidden' | 'not-found' | 'invitation-used'> {
      const { me, charter } = acting(caller)
      return mayManageMembers(me, charter) ? accounts.withdrawInvitation(caller.workspace, id, clock.now()) : refused('forbidden')
    },

    edit(caller: Caller, id: string, edit: MemberEdit): Result<Member, MembershipRefusal> {
      const by = acting(caller)
      const member = memberById(by.directory, id)
      if (member === undefined) return refused('not-found')
      const refusal = editRefusal(by, member, edit)
      if (refusal !== undefined) return refused(refusal)
      const edited = accounts.editMember(caller.workspace, id, edit)
      if (edited.ok) announceDirectory(caller.workspace)
      return edited
    },

    /** The member stops standing with the commit; sessions and tokens end with it ([ACC8]). */
    async remove(caller: Caller, id: string): Promise<Result<void, MembershipRefusal>> {
      const by = acting(caller)
      const member = memberById(by.directory, id)
      if (!mayManageMembers(by.me, by.charter)) return refused('forbidden')
      if (member === undefined) return refused('not-found')
      if (!mayTouch(by, member)) return refused('forbidden')
      const removed = accounts.removeMember(caller.workspace, id, clock.now())
      if (!removed.ok) return removed
      announceDirectory(caller.workspace)
      await signIn.dismiss(id)
      return granted(undefined)
    },

    /** Whether the caller may look after a member: see and end their sessions ([DEV3]). */
    mayLookAfter(caller: Caller, id: string): Result<void, 'forbidden' | 'not-found'> {
      const by = acting(caller)
      const member = memberById(by.directory, id)
      if (!mayManageMembers(by.me, by.charter)) return refused('forbidden')
      if (member === undefined) return refused('not-found')
      return mayTouch(by, member) ? granted(undefined) : refused('forbidden')
    },

    makeToken(member: string, label: string) {
      const secret = newSecret('hebu_')
      const token = { id: newId(), member, label, madeAtMs: clock.now() }
      accounts.makeToken(token, digestOf(secret))
      return { token, secret }
    },

    tokens: (caller: Caller) => accounts.tokens(caller.member),

    revokeToken(caller: Caller, id: string): Result<void, 'not-found'> {
      const revoked = accounts.revokeToken(caller.member, id)
      if (revoked.ok) gate.announce({ kind: 'credential', workspace: caller.workspace, credential: tokenCredential(id) })
      return revoked
    },
  }
}

export type Membership = ReturnType<typeof createMembership>
