import type { DeviceKey, Directory, Member, SettingsVersion, WorkspaceFacts } from '@hebu/shared/vocabulary/directory.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'

/** A member to be; the store chooses the code. `joinedAtMs` becomes the instant of joining. */
export interface NewMember {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly group?: string | undefined
  readonly language?: Language | undefined
  readonly administrator: boolean
  readonly joinedAtMs: number
}

/** What of a member may change; `null` empties. */
export interface MemberEdit {
  readonly name?: string | undefined
  readonly code?: string | undefined
  readonly post?: string | undefined
  readonly group?: string | null | undefined
  readonly superior?: string | null | undefined
  readonly language?: Language | undefined
  readonly administrator?: boolean | undefined
}

export type EditRefusal = 'not-found' | 'member-left' | 'name-taken' | 'code-taken' | 'last-administrator'

export interface NewInvitation {
  readonly id: string
  readonly workspace: string
  /** SHA-256 of the secret in the link; the secret itself is never stored ([JOIN2]). */
  readonly digest: string
  readonly post: string
  readonly group?: string | undefined
  readonly name?: string | undefined
  readonly invitedBy: string
  readonly expiresAtMs: number
}

export interface StoredInvitation extends Omit<NewInvitation, 'digest'> {
  readonly used: boolean
  readonly withdrawn: boolean
}

export type JoinRefusal = 'invitation-unknown' | 'invitation-used' | 'invitation-withdrawn' | 'invitation-expired' | 'name-taken'

export interface StoredToken {
  readonly id: string
  readonly member: string
  readonly label: string
  readonly madeAtMs: number
  readonly lastUsedAtMs?: number | undefined
}

/** What a device says of itself, and roughly where it is. */
export interface DeviceTrace {
  readonly browser?: string | undefined
  readonly system?: string | undefined
  readonly from?: string | undefined
}

/** A session that stands, and the device behind it. */
export interface StoredDevice extends DeviceTrace {
  readonly session: string
  readonly name?: string | undefined
  readonly firstSeenMs: number
  readonly lastSeenMs: number
}

/** A key that a device seals with, to be registered under its session. */
export interface KeyOrder {
  readonly key: string
  readonly member: string
  readonly session: string
  readonly atMs: number
  /** How many keys a member may have that have not ended, and ever. */
  readonly most: { readonly standing: number; readonly ever: number }
}

/** A file that nothing refers to. */
export interface UnreferredFile {
  readonly sha256: string
  readonly sizeBytes: number
  readonly volumes: readonly string[]
  /** Since when it was found so each time. */
  readonly sinceMs: number
}

/** What is to be settled, by somebody who had seen everything up to the version `since`. */
export interface SettlingOrder {
  readonly since: number
  readonly by: string
  readonly atMs: number
  readonly reason?: string | undefined
  readonly changes: Readonly<Record<string, unknown>>
}

export interface FoundingOrder {
  /** Digest of the setup secret that was shown; absent where the command line founds ([ACC5]). */
  readonly setupDigest?: string | undefined
  readonly workspace: WorkspaceFacts
  readonly founder: NewMember
}

/**
 * Workspaces, members, invitations and tokens. Every change of a directory raises its revision in the
 * same transaction, and what a method promises is durable when it returns.
 */
export interface Accounts {
  /** Replaces the setup secret that opens; only one is good at a time. */
  offerSetup(digest: string): void
  setupState(digest: string): 'open' | 'unknown' | 'done'
  /** `keep` stores what the founder signs in with, in the same commit; `false` where it is somebody's already. */
  found(order: FoundingOrder, keep?: () => boolean): Result<Member, 'setup-done' | 'setup-link-unknown' | 'key-taken'>

  workspaces(): readonly string[]
  /** As committed, changes by other processes included. */
  directory(workspace: string): Directory | undefined
  /** Directories are read from the store again. */
  forgetKept(): void
  /** The workspace of a member, also of one who left. */
  workspaceOf(member: string): string | undefined
  /** The active member who signs in by this name; names are unique on a relay ([ACC3]). */
  memberNamed(name: string): Member | undefined
  editMember(workspace: string, member: string, edit: MemberEdit): Result<Member, EditRefusal>
  /** Marks the member as having left, revokes their tokens and ends their keys. */
  removeMember(workspace: string, member: string, atMs: number): Result<Member, EditRefusal>

  /** Enters the next version; refused where one of its keys was settled after `since` ([SET6]). */
  settle(workspace: string, order: SettlingOrder): Result<SettingsVersion, 'changed-since' | 'not-found'>

  invite(invitation: NewInvitation): void
  invitations(workspace: string): readonly StoredInvitation[]
  invitationOf(digest: string): StoredInvitation | undefined
  withdrawInvitation(workspace: string, id: string, atMs: number): Result<void, 'not-found' | 'invitation-used'>
  /** Uses an invitation up and makes its member, both or neither ([JOIN1]). Post and group are the invitation's. */
  join(digest: string, member: Pick<NewMember, 'id' | 'name' | 'language' | 'joinedAtMs'>, keep?: () => boolean): Result<Member, JoinRefusal | 'key-taken'>

  makeToken(token: StoredToken, digest: string): void
  tokens(member: string): readonly StoredToken[]
  tokenOf(digest: string): StoredToken | undefined
  tokenStands(id: string): boolean
  touchToken(id: string, atMs: number): void
  revokeToken(member: string, id: string): Result<void, 'not-found'>

  /** Remembers a session's device as it shows itself now; nothing for a session that has ended. */
  noteDevice(session: string, trace: DeviceTrace, atMs: number): void
  /** Remembers that a session's device was there. */
  touchDevice(session: string, atMs: number): void
  /** The sessions of a member that have not expired, the latest used first. */
  devices(member: string, nowMs: number): readonly StoredDevice[]
  nameDevice(member: string, session: string, name: string | undefined, atMs: number): Result<void, 'not-found'>

  /** Registers a key once and for all; the same of the same member goes over to the session that hands it in. Nobody gets another's ([WIT2]). */
  registerKey(workspace: string, order: KeyOrder): Result<DeviceKey, 'forbidden' | 'too-many'>
  /** A key that stands and was handed in under this session. */
  keyUnder(session: string, key: string): DeviceKey | undefined
  /** Ends the keys of a session and those of the member's sessions that are over, or all of a member's; whether there were any ([WIT4]). */
  endKeys(workspace: string, of: { readonly member: string; readonly session?: string | undefined }, atMs: number): boolean

  /** From now on no new running numbers are given in the workspace, until they are released ([WIT19]). */
  holdNumbers(workspace: string, atMs: number): void
  releaseNumbers(workspace: string): void
  /** A device of a member has shown all the numbers that it holds; its key must stand. */
  numbersShown(workspace: string, device: { readonly key: string; readonly member: string }, atMs: number): void
  /** How many devices of each active member have not shown theirs since numbers were held. */
  numbersWaitFor(workspace: string): ReadonlyMap<string, number>

  /** Remembers that a volume holds a file, so that its readers may have the bytes ([HTTP8]). */
  noteFile(volume: string, sha256: string, file: { readonly sizeBytes: number; readonly member: string; readonly atMs: number }): void
  holdsFile(volume: string, sha256: string): boolean
  /** Whether any volume of the workspace holds it. */
  knowsFile(workspace: string, sha256: string): boolean
  /** Bytes of the files of a workspace, each once, and of those that a member put there. */
  filesUsed(workspace: string, member: string): { readonly workspaceBytes: number; readonly memberBytes: number }
  /** The files of a workspace that no volume was found to refer to since; `referred` are those that are referred to now ([FIL18]). */
  noteUnreferred(workspace: string, referred: ReadonlySet<string>, atMs: number): readonly UnreferredFile[]
  /** Forgets that volumes of the workspace hold a file. */
  forgetFile(workspace: string, sha256: string): void

  /** Grows with every commit of ours that may end somebody's standing, before anything else can run. */
  changes(): number
  /** Whether another process has committed since this was last asked. */
  changedOutside(): boolean
  /** Whether the store takes writes at the moment. */
  writable(): boolean
  close(): void
}
