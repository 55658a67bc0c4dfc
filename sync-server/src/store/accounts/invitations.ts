import type { AccountsDatabase } from './accounts-database.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { JoinRefusal, NewInvitation, NewMember, StoredInvitation } from './accounts.ts'
import { decide, type Row, textOf } from './database.ts'
import type { SqliteMembers } from './members.ts'

const toInvitation = (row: Row): StoredInvitation => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  post: String(row['post']),
  group: textOf(row['member_group']),
  name: textOf(row['name']),
  invitedBy: String(row['invited_by']),
  expiresAtMs: Number(row['expires_at']),
  used: row['used_at'] !== null,
  withdrawn: row['withdrawn_at'] !== null,
})

type Newcomer = Pick<NewMember, 'id' | 'name' | 'language' | 'joinedAtMs'>

export function createSqliteInvitations(database: AccountsDatabase, members: SqliteMembers) {
  const insert = database.prepare(
    `INSERT INTO invitations(id, workspace, digest, post, member_group, name, invited_by, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const inWorkspace = database.prepare('SELECT * FROM invitations WHERE workspace = ? ORDER BY rowid DESC LIMIT 500')
  const byId = database.prepare('SELECT * FROM invitations WHERE workspace = ? AND id = ?')
  const byDigest = database.prepare('SELECT * FROM invitations WHERE digest = ?')
  const withdraw = database.prepare('UPDATE invitations SET withdrawn_at = ? WHERE id = ?')
  const use = database.prepare('UPDATE invitations SET used_by = ?, used_at = ? WHERE id = ?')

  const invitationOf = (digest: string): StoredInvitation | undefined => {
    const row = byDigest.get(digest)
    return row === undefined ? undefined : toInvitation(row)
  }

  function withdrawInvitation(workspace: string, id: string, atMs: number): Result<void, 'not-found' | 'invitation-used'> {
    const row = byId.get(workspace, id)
    if (row === undefined) return refused('not-found')
    if (row['used_at'] !== null) return refused('invitation-used')
    if (row['withdrawn_at'] === null) withdraw.run(atMs, id)
    return granted(undefined)
  }

  function join(digest: string, newcomer: Newcomer, keep: () => boolean): Result<Member, JoinRefusal | 'key-taken'> {
    const invitation = invitationOf(digest)
    if (invitation === undefined) return refused('invitation-unknown')
    if (invitation.used) return refused('invitation-used')
    if (invitation.withdrawn) return refused('invitation-withdrawn')
    if (invitation.expiresAtMs <= newcomer.joinedAtMs) return refused('invitation-expired')
    const { workspace, post, group } = invitation
    const member = members.add(workspace, { ...newcomer, post, group, administrator: false })
    if (!member.ok) return member
    use.run(newcomer.id, newcomer.joinedAtMs, invitation.id)
    return keep() ? member : refused('key-taken')
  }

  return {
    invite: ({ id, workspace, digest, post, group, name, invitedBy, expiresAtMs }: NewInvitation) =>
      void insert.run(id, workspace, digest, post, group ?? null, name ?? null, invitedBy, expiresAtMs),
    invitations: (workspace: string) => inWorkspace.all(workspace).map(toInvitation),
    invitationOf,
    withdrawInvitation: (workspace: string, id: string, atMs: number) => decide(database, () => withdrawInvitation(workspace, id, atMs)),
    join: (digest: string, newcomer: Newcomer, keep: () => boolean = () => true) =>
      members.changing(invitationOf(digest)?.workspace ?? '', () => join(digest, newcomer, keep)),
  }
}
