import { randomBytes } from 'node:crypto'

import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { readSettings } from '@hebu/shared/charters/settings-shape.ts'
import { digestOf } from '@hebu/sync-server/access/secrets.ts'
import type { PasswordHashing } from '@hebu/sync-server/access/better-auth-sign-in.ts'
import { openAccounts } from '@hebu/sync-server/open-accounts.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'

import type { Person } from '../cast/people.ts'
import { timeZone, workspaceId, workspaceName } from '../cast/people.ts'
import { keyOf } from '../cast/keys.ts'
import type { Settlement } from '../cast/settled.ts'
import { at } from '../stage/calendar.ts'
import type { SetClock } from './set-clock.ts'

export interface MembersInput {
  readonly folder: string
  readonly charter: Charter
  readonly cast: readonly Person[]
  /** What they settled beside the charter, in order of time. */
  readonly settled?: readonly Settlement[] | undefined
  readonly clock: SetClock
  /** Everybody's. */
  readonly password: string
  readonly passwords?: PasswordHashing | undefined
}

const label = 'the story'

const open = ({ folder, clock, passwords }: MembersInput) => openAccounts({ dataFolder: folder, timeZone }, { clock, logger: silentLogger, passwords })

/** Founds the workspace in an empty store and takes everybody in on their day; gives a token for each, by member. */
export async function takeInMembers(input: MembersInput): Promise<ReadonlyMap<string, string>> {
  const { cast, charter, password } = input
  const { accounts, signIn, membership } = open(input)
  try {
    // Hashing takes its time, and several cores can share it.
    const cookies = await Promise.all(cast.map(async ({ id, name }) => (await signIn.register({ id, name }, password)).cookies[0]!.split(';', 1)[0]!))
    const [founder, ...others] = cast.toSorted((a, b) => (a.joinedOn < b.joinedOn ? -1 : a.joinedOn > b.joinedOn ? 1 : Number(b.administrator) - Number(a.administrator)))
    if (founder === undefined) throw new Error('nobody is there to found the workspace')
    const joinedAtMs = ({ joinedOn }: Person): number => at(joinedOn, '09:00')
    accounts.found({ workspace: { id: workspaceId, name: workspaceName, charter: charter.id, timeZone }, founder: { ...founder, joinedAtMs: joinedAtMs(founder) } })
    for (const person of others) {
      const digest = digestOf(randomBytes(32).toString('hex'))
      accounts.invite({ id: `invitation-${person.id}`, workspace: workspaceId, digest, post: person.post, group: person.group, name: person.name, invitedBy: founder.id, expiresAtMs: joinedAtMs(person) + 3_600_000 })
      const joined = accounts.join(digest, { id: person.id, name: person.name, language: person.language, joinedAtMs: joinedAtMs(person) })
      if (!joined.ok) throw new Error(`${person.name} could not join: ${joined.refusal}`)
    }
    for (const { id, code, superior } of cast) {
      const edited = accounts.editMember(workspaceId, id, { code, superior: superior ?? null })
      if (!edited.ok) throw new Error(`${id} was not changed: ${edited.refusal}`)
    }
    for (const [at, person] of cast.entries()) {
      const session = (await signIn.sessionOf(cookies[at]!))!.id
      const registered = accounts.registerKey(workspaceId, { key: keyOf(person.id).key, member: person.id, session, atMs: joinedAtMs(person), most: { standing: 1, ever: 1 } })
      if (!registered.ok) throw new Error(`${person.name} has no key: ${registered.refusal}`)
      await signIn.end(cookies[at]!)
    }
    for (const [since, { by, atMs, reason, changes }] of (input.settled ?? []).entries()) {
      const read = readSettings(changes, charter, accounts.directory(workspaceId)!)
      if (!read.ok) throw new Error(`${read.refusal.key} was not settled: ${read.refusal.because}`)
      const settled = accounts.settle(workspaceId, { since, by, atMs, reason, changes: read.value })
      if (!settled.ok) throw new Error(`${Object.keys(changes).join(' ')} was not settled: ${settled.refusal}`)
    }
    return new Map(cast.map(({ id }) => [id, membership.makeToken(id, label).secret]))
  } finally {
    accounts.close()
  }
}

/** Ends what the making of the store needed, the keys among it, which anybody could make, and lets those go who have left. */
export function letMembersGo(input: MembersInput): void {
  const { accounts } = open(input)
  const { clock } = input
  try {
    for (const { id, leftOn } of input.cast) {
      for (const token of accounts.tokens(id)) if (token.label === label) accounts.revokeToken(id, token.id)
      accounts.endKeys(workspaceId, { member: id }, clock.now())
      if (leftOn !== undefined) accounts.removeMember(workspaceId, id, at(leftOn, '18:00'))
    }
  } finally {
    accounts.close()
  }
}
