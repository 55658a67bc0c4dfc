import type { AccountsDatabase } from './accounts-database.ts'
import { isDeepStrictEqual } from 'node:util'
import type { Directory, Member, WorkspaceFacts } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { EditRefusal, FoundingOrder, MemberEdit, NewMember, SettlingOrder } from './accounts.ts'
import { signInName } from './sign-in-name.ts'
import { decide, type Row, textOf } from './database.ts'
import { readDeviceKeys } from './device-keys.ts'
import { createSqliteSettings } from './settings.ts'

const toMember = (row: Row): Member => ({
  id: String(row['id']),
  name: String(row['name']),
  code: String(row['code']),
  post: String(row['post']),
  group: textOf(row['member_group']),
  superior: textOf(row['superior']),
  language: textOf(row['language']) as Language | undefined,
  status: row['status'] === 'active' ? 'active' : 'left',
  administrator: row['administrator'] === 1,
  joinedAt: String(row['joined_at']),
})

/** Members of all workspaces. Directories are kept in memory and read again when the file has changed. */
export function createSqliteMembers(database: AccountsDatabase) {
  const sqliteVersion = database.dataVersion === undefined ? database.prepare('PRAGMA data_version') : undefined
  const allWorkspaces = database.prepare('SELECT id FROM workspaces ORDER BY rowid')
  const workspaceById = database.prepare('SELECT * FROM workspaces WHERE id = ?')
  const membersOf = database.prepare('SELECT * FROM members WHERE workspace = ? ORDER BY rowid')
  const memberIn = database.prepare('SELECT * FROM members WHERE workspace = ? AND id = ?')
  const homeOf = database.prepare('SELECT workspace FROM members WHERE id = ?')
  const activeByName = database.prepare(`SELECT * FROM members WHERE sign_in_name = ? AND status = 'active'`)
  const byCode = database.prepare('SELECT id FROM members WHERE workspace = ? AND code = ?')
  const otherAdministrators = database.prepare(
    `SELECT count(*) AS n FROM members WHERE workspace = ? AND id <> ? AND status = 'active' AND administrator = 1`,
  )
  const numberedCodes = database.prepare(`SELECT code FROM members WHERE workspace = ?`)
  const raise = database.prepare('UPDATE workspaces SET revision = revision + 1 WHERE id = ?')
  const insert = database.prepare(
    `INSERT INTO members(id, workspace, name, sign_in_name, code, post, member_group, language, status, administrator, joined_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?)`,
  )
  const write = database.prepare(
    `UPDATE members SET name = ?, sign_in_name = ?, code = ?, post = ?, member_group = ?, superior = ?, language = ?, administrator = ? WHERE id = ?`,
  )
  const leave = database.prepare(`UPDATE members SET status = 'left', administrator = 0, left_at = ? WHERE id = ?`)
  const forgetTokens = database.prepare('DELETE FROM tokens WHERE member = ?')
  const offer = database.prepare('INSERT INTO setup_offer(one, digest) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET digest = excluded.digest')
  const offered = database.prepare('SELECT digest FROM setup_offer')
  const endOffer = database.prepare('DELETE FROM setup_offer')
  const insertWorkspace = database.prepare('INSERT INTO workspaces(id, name, charter, time_zone, revision) VALUES (?, ?, ?, ?, 0)')

  const endKeys = database.prepare('UPDATE device_keys SET until = ? WHERE member = ? AND until IS NULL')

  const settings = createSqliteSettings(database)
  const deviceKeysOf = readDeviceKeys(database)

  const kept = new Map<string, Directory>()
  let keptVersion = -1
  let outside = false
  let changes = 0

  /** The data version tells of commits by other connections; our own clear what they touched. */
  function freshen(): void {
    const version = database.dataVersion?.() ?? Number(sqliteVersion?.get()?.['data_version'])
    if (version === keptVersion) return
    outside ||= keptVersion !== -1
    kept.clear()
    keptVersion = version
  }

  function directory(workspace: string): Directory | undefined {
    freshen()
    const known = kept.get(workspace)
    if (known !== undefined) return known
    const row = workspaceById.get(workspace)
    if (row === undefined) return undefined
    const facts: WorkspaceFacts = { id: workspace, name: String(row['name']), charter: String(row['charter']), timeZone: String(row['time_zone']) }
    const settled = settings.versions(workspace)
    const keys = deviceKeysOf(workspace)
    const numbersHeldSince = textOf(row['numbers_held_since'])
    const read: Directory = {
      revision: Number(row['revision']),
      workspace: facts,
      members: membersOf.all(workspace).map(toMember),
      ...(settled.length === 0 ? {} : { settings: settled }),
      ...(keys.length === 0 ? {} : { keys }),
      ...(numbersHeldSince === undefined ? {} : { numbersHeldSince }),
    }
    kept.set(workspace, read)
    return read
  }

  function nextCode(workspace: string): string {
    const numbers = numberedCodes.all(workspace).map((row) => Number(/^M(\d+)$/i.exec(String(row['code']))?.[1] ?? 0))
    return `M${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`
  }

  /** Within a transaction of the caller's. */
  function add(workspace: string, member: NewMember): Result<Member, 'name-taken'> {
    const key = signInName(member.name)
    if (activeByName.get(key) !== undefined) return refused('name-taken')
    const { id, name, post, group, language, administrator, joinedAtMs } = member
    insert.run(id, workspace, name, key, nextCode(workspace), post, group ?? null, language ?? null, administrator ? 1 : 0, new Date(joinedAtMs).toISOString())
    raise.run(workspace)
    kept.delete(workspace)
    return granted(toMember(memberIn.get(workspace, id)!))
  }

  const isLastAdministrator = (workspace: string, row: Row): boolean =>
    row['administrator'] === 1 && Number(otherAdministrators.get(workspace, String(row['id']))?.['n']) === 0

  function edit(workspace: string, id: string, change: MemberEdit): Result<Member, EditRefusal> {
    const row = memberIn.get(workspace, id)
    if (row === undefined) return refused('not-found')
    if (row['status'] !== 'active') return refused('member-left')
    const before = toMember(row)
    const name = change.name ?? before.name
    const key = signInName(name)
    const namesake = activeByName.get(key)
    if (namesake !== undefined && namesake['id'] !== id) return refused('name-taken')
    const code = change.code ?? before.code
    const holder = byCode.get(workspace, code)
    if (holder !== undefined && holder['id'] !== id) return refused('code-taken')
    if (change.administrator === false && isLastAdministrator(workspace, row)) return refused('last-administrator')
    const after: Member = {
      ...before,
      name,
      code,
      post: change.post ?? before.post,
      group: change.group === undefined ? before.group : (change.group ?? undefined),
      superior: change.superior === undefined ? before.superior : (change.superior ?? undefined),
      language: change.language ?? before.language,
      administrator: change.administrator ?? before.administrator,
    }
    if (isDeepStrictEqual(after, before)) return granted(before)
    const { post, group, superior, language, administrator } = after
    write.run(name, key, code, post, group ?? null, superior ?? null, language ?? null, administrator ? 1 : 0, id)
    raise.run(workspace)
    return granted(after)
  }

  function remove(workspace: string, id: string, atMs: number): Result<Member, EditRefusal> {
    const row = memberIn.get(workspace, id)
    if (row === undefined) return refused('not-found')
    if (row['status'] !== 'active') return refused('member-left')
    if (isLastAdministrator(workspace, row)) return refused('last-administrator')
    leave.run(new Date(atMs).toISOString(), id)
    forgetTokens.run(id)
    endKeys.run(new Date(atMs).toISOString(), id)
    raise.run(workspace)
    return granted(toMember(memberIn.get(workspace, id)!))
  }

  function settle(workspace: string, order: SettlingOrder): ReturnType<typeof settings.enter> {
    if (workspaceById.get(workspace) === undefined) return refused('not-found')
    const entered = settings.enter(workspace, order)
    if (entered.ok) raise.run(workspace)
    return entered
  }

  function setupState(digest: string): 'open' | 'unknown' | 'done' {
    if (allWorkspaces.get() !== undefined) return 'done'
    return offered.get()?.['digest'] === digest ? 'open' : 'unknown'
  }

  function found({ setupDigest, workspace, founder }: FoundingOrder, keep: () => boolean): Result<Member, 'setup-done' | 'setup-link-unknown' | 'key-taken'> {
    if (allWorkspaces.get() !== undefined) return refused('setup-done')
    if (setupDigest !== undefined && setupState(setupDigest) !== 'open') return refused('setup-link-unknown')
    insertWorkspace.run(workspace.id, workspace.name, workspace.charter, workspace.timeZone)
    endOffer.run()
    const member = add(workspace.id, founder)
    if (!member.ok) throw new Error('An empty store has no names.')
    return keep() ? member : refused('key-taken')
  }

  /** Our own writes are seen at once, whether they were committed or undone. */
  const changing = <T, E>(workspace: string, decision: () => Result<T, E>): Result<T, E> => {
    try {
      return decide(database, decision)
    } finally {
      kept.delete(workspace)
      changes += 1
    }
  }

  function changedOutside(): boolean {
    freshen()
    const changed = outside
    outside = false
    return changed
  }

  return {
    changes: () => changes,
    changedOutside,
    forgetKept: () => kept.clear(),
    offerSetup: (digest: string) => void offer.run(digest),
    setupState,
    found: (order: FoundingOrder, keep: () => boolean = () => true) => changing(order.workspace.id, () => found(order, keep)),
    workspaces: () => allWorkspaces.all().map((row) => String(row['id'])),
    directory,
    workspaceOf: (member: string) => textOf(homeOf.get(member)?.['workspace']),
    memberNamed: (name: string) => {
      const row = activeByName.get(signInName(name))
      return row === undefined ? undefined : toMember(row)
    },
    add,
    raise: (workspace: string) => void raise.run(workspace),
    changing,
    editMember: (workspace: string, id: string, change: MemberEdit) => changing(workspace, () => edit(workspace, id, change)),
    settle: (workspace: string, order: SettlingOrder) => changing(workspace, () => settle(workspace, order)),
    removeMember: (workspace: string, id: string, atMs: number) => changing(workspace, () => remove(workspace, id, atMs)),
  }
}

export type SqliteMembers = ReturnType<typeof createSqliteMembers>
