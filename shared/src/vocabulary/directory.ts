import type { Instant } from './dates.ts'
import type { Language } from './text.ts'

/** What a post may do; access and approval chains are written once against these (domain part C0). */
export type PostFunction =
  | 'head' | 'deputy' | 'lead' | 'sales' | 'service' | 'ops' | 'contract' | 'finance' | 'legal' | 'hr' | 'leader' | 'custodian' | 'collab'

/** A person in the workspace. `group` is absent for those above all groups. */
export interface Member {
  readonly id: string
  readonly name: string
  /** Short and unique; it stands in numbers of documents. */
  readonly code: string
  readonly post: string
  readonly group?: string | undefined
  readonly superior?: string | undefined
  readonly language?: Language | undefined
  readonly status: 'active' | 'left'
  /** May invite, change posts and purge, whatever the post. The founder is one. */
  readonly administrator: boolean
  readonly joinedAt: string
}

export interface WorkspaceFacts {
  readonly id: string
  readonly name: string
  readonly charter: string
  /** IANA zone that days and due times are reckoned in. */
  readonly timeZone: string
}

/** One change of what a workspace settled beside its charter. Entered by the relay, never altered ([SET2]). */
export interface SettingsVersion {
  /** From 1, without gaps. */
  readonly version: number
  readonly at: Instant
  readonly by: string
  readonly reason?: string | undefined
  /** What was settled, by key (`limits.dormantMonths`); `null` goes back to the charter. */
  readonly changes: Readonly<Record<string, unknown>>
}

/** The key of a device that its member seals with. It is never forgotten, so that old seals can be checked. */
export interface DeviceKey {
  /** The raw Ed25519 public key, base64url without padding. */
  readonly key: string
  readonly member: string
  readonly since: Instant
  /** Set once the device was signed out, or the member removed. */
  readonly until?: Instant | undefined
}

/** Who is in a workspace, and what it settled. The relay is its authority; every device keeps a copy. */
export interface Directory {
  /** Grows by one with every change. */
  readonly revision: number
  readonly workspace: WorkspaceFacts
  readonly members: readonly Member[]
  /** The oldest first; absent where nothing was settled. */
  readonly settings?: readonly SettingsVersion[] | undefined
  /** The keys that devices seal with, also those that have ended. */
  readonly keys?: readonly DeviceKey[] | undefined
  /** The relay's own public key (Ed25519, base64url), by which its witness is checked. */
  readonly relayKey?: string | undefined
  /** Those that it had before, where its secret was lost; what it witnessed with them still counts. */
  readonly earlierRelayKeys?: readonly string[] | undefined
  /** Since when no new running numbers are given: an older backup was restored, and devices show those that they hold ([WIT19]). */
  readonly numbersHeldSince?: Instant | undefined
}

export const memberById = (directory: Directory, id: string): Member | undefined => directory.members.find((member) => member.id === id)

/** The one member of a name, those who left too; `undefined` where nobody or several are called so. */
export function memberNamed(directory: Directory, name: string): Member | undefined {
  const bare = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const [only, other] = directory.members.filter((member) => bare(member.name) === bare(name))
  return other === undefined ? only : undefined
}

const placesByDirectory = new WeakMap<Directory, ReadonlyMap<string, number>>()

/** How many joined before this member; those who left keep their place. `undefined` for somebody unknown. */
export function joiningPlace(directory: Directory, id: string): number | undefined {
  let places = placesByDirectory.get(directory)
  if (places === undefined) {
    const earlier = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
    const inOrder = directory.members.toSorted((a, b) => earlier(a.joinedAt, b.joinedAt) || earlier(a.id, b.id))
    places = new Map(inOrder.map((member, place) => [member.id, place]))
    placesByDirectory.set(directory, places)
  }
  return places.get(id)
}
