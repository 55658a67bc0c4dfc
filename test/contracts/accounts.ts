import type { Accounts, NewMember } from '@hebu/sync-server/store/accounts/accounts.ts'
import { expect, it } from 'vitest'

const workspace = { id: 'w1', name: '东区', charter: 'small', timeZone: 'Asia/Shanghai' }
const joinedAtMs = Date.parse('2026-11-23T01:00:00Z')
const founder: NewMember = { id: 'wang', name: '王伟', post: 'manager', administrator: true, language: 'en', joinedAtMs }
const invitation = { id: 'i1', workspace: 'w1', digest: 'd1', post: 'rep', group: 'east', invitedBy: 'wang', expiresAtMs: joinedAtMs + 1000 }
const newcomer = { id: 'lin', name: '林静', language: 'zh-Hant' as const, joinedAtMs }

/** What every adapter of {@link Accounts} keeps. `open` gives an empty store, `reopen` the same one again after closing. */
export function keepsAccounts(open: () => Accounts, reopen?: (accounts: Accounts) => Accounts): void {
  const founded = (): Accounts => {
    const accounts = open()
    expect(accounts.found({ workspace, founder }).ok).toBe(true)
    return accounts
  }
  const joined = (): Accounts => {
    const accounts = founded()
    accounts.invite(invitation)
    expect(accounts.join('d1', newcomer).ok).toBe(true)
    return accounts
  }
  const revision = (accounts: Accounts): number | undefined => accounts.directory('w1')?.revision

  it('[ACC5] an offer of setup is good until another is made or the workspace is founded', () => {
    const accounts = open()
    expect(accounts.setupState('a')).toBe('unknown')
    accounts.offerSetup('a')
    accounts.offerSetup('b')
    expect([accounts.setupState('a'), accounts.setupState('b')]).toEqual(['unknown', 'open'])
    expect(accounts.found({ setupDigest: 'a', workspace, founder })).toEqual({ ok: false, refusal: 'setup-link-unknown' })
    expect(accounts.workspaces()).toEqual([])
    expect(accounts.found({ setupDigest: 'b', workspace, founder }).ok).toBe(true)
    expect(accounts.setupState('b')).toBe('done')
    expect(accounts.found({ workspace: { ...workspace, id: 'w2' }, founder: { ...founder, id: 'x', name: 'x' } })).toEqual({ ok: false, refusal: 'setup-done' })
    expect(accounts.workspaces()).toEqual(['w1'])
  })

  it('[ACC4] the directory holds the founder as given', () => {
    expect(founded().directory('w1')).toEqual({
      revision: 1,
      workspace,
      members: [{ id: 'wang', name: '王伟', code: 'M01', post: 'manager', language: 'en', status: 'active', administrator: true, joinedAt: '2026-11-23T01:00:00.000Z' }],
    })
  })

  it('[ACC2] every change raises the revision by one, a refused one and one that changes nothing do not', () => {
    const accounts = joined()
    expect(revision(accounts)).toBe(2)
    accounts.editMember('w1', 'lin', { post: 'service', group: null })
    expect(accounts.directory('w1')?.members[1]).toMatchObject({ post: 'service', group: undefined })
    expect(revision(accounts)).toBe(3)
    accounts.editMember('w1', 'lin', { post: 'service', group: null, name: '林静' })
    accounts.editMember('w1', 'lin', { code: 'm01' })
    accounts.editMember('w1', 'wang', { administrator: false })
    expect(revision(accounts)).toBe(3)
    accounts.removeMember('w1', 'lin', joinedAtMs)
    expect(revision(accounts)).toBe(4)
  })

  it('[SET2] [SET6] keeps what was settled version by version, and refuses what somebody settled meanwhile', () => {
    const accounts = founded()
    const order = { since: 0, by: 'wang', atMs: joinedAtMs, changes: { 'limits.dormantMonths': 6 } }
    expect(accounts.settle('w1', { ...order, reason: '旺季' })).toMatchObject({ ok: true, value: { version: 1 } })
    expect(accounts.settle('w1', order)).toEqual({ ok: false, refusal: 'changed-since' })
    expect(accounts.settle('w1', { ...order, atMs: joinedAtMs - 5000, changes: { 'days.2026-11-24': null } })).toMatchObject({ ok: true, value: { version: 2 } })
    expect(accounts.settle('w9', order)).toEqual({ ok: false, refusal: 'not-found' })
    const kept = reopen === undefined ? accounts : reopen(accounts)
    expect(kept.directory('w1')).toMatchObject({ revision: 3 })
    expect(kept.directory('w1')?.settings).toEqual([
      { version: 1, at: '2026-11-23T01:00:00.000Z', by: 'wang', reason: '旺季', changes: { 'limits.dormantMonths': 6 } },
      { version: 2, at: '2026-11-23T01:00:00.000Z', by: 'wang', changes: { 'days.2026-11-24': null } },
    ])
  })

  it('[ACC3] names and codes are unique in every writing', () => {
    const accounts = joined()
    expect(accounts.memberNamed(' 林静 ')?.id).toBe('lin')
    expect(accounts.editMember('w1', 'lin', { name: '王\u200d伟' })).toEqual({ ok: false, refusal: 'name-taken' })
    expect(accounts.editMember('w1', 'lin', { code: 'm01' })).toEqual({ ok: false, refusal: 'code-taken' })
    expect(accounts.editMember('w1', 'lin', { name: ' 林静', code: 'm02' }).ok).toBe(true)
  })

  it('[ACC8] who left keeps the record, not the name, the right or the tokens', () => {
    const accounts = joined()
    accounts.editMember('w1', 'lin', { administrator: true })
    accounts.makeToken({ id: 't1', member: 'lin', label: 'x', madeAtMs: 1 }, 'secret')
    expect(accounts.removeMember('w1', 'lin', joinedAtMs)).toMatchObject({ ok: true, value: { status: 'left', administrator: false } })
    expect([accounts.memberNamed('林静'), accounts.tokenOf('secret'), accounts.tokenStands('t1')]).toEqual([undefined, undefined, false])
    expect(accounts.workspaceOf('lin')).toBe('w1')
    expect(accounts.removeMember('w1', 'lin', joinedAtMs)).toEqual({ ok: false, refusal: 'member-left' })
    expect(accounts.removeMember('w1', 'none', joinedAtMs)).toEqual({ ok: false, refusal: 'not-found' })
    expect(accounts.removeMember('w2', 'wang', joinedAtMs)).toEqual({ ok: false, refusal: 'not-found' })
  })

  it('[ACC10] the last administrator stays one', () => {
    const accounts = joined()
    expect(accounts.editMember('w1', 'wang', { administrator: false })).toEqual({ ok: false, refusal: 'last-administrator' })
    expect(accounts.removeMember('w1', 'wang', joinedAtMs)).toEqual({ ok: false, refusal: 'last-administrator' })
    accounts.editMember('w1', 'lin', { administrator: true })
    expect(accounts.removeMember('w1', 'wang', joinedAtMs).ok).toBe(true)
    expect(accounts.editMember('w1', 'lin', { administrator: false })).toEqual({ ok: false, refusal: 'last-administrator' })
  })

  it('[JOIN1] an invitation makes one member of its post and group; a refused joining leaves it open', () => {
    const accounts = founded()
    accounts.invite(invitation)
    expect(accounts.join('d1', { ...newcomer, name: '王伟' })).toEqual({ ok: false, refusal: 'name-taken' })
    expect(accounts.invitationOf('d1')?.used).toBe(false)
    expect(accounts.join('d1', newcomer)).toMatchObject({ ok: true, value: { id: 'lin', code: 'M02', post: 'rep', group: 'east', administrator: false } })
    expect(accounts.join('d1', { ...newcomer, id: 'zhou', name: '周' })).toEqual({ ok: false, refusal: 'invitation-used' })
    expect(accounts.join('d2', newcomer)).toEqual({ ok: false, refusal: 'invitation-unknown' })
    expect(accounts.directory('w1')?.members).toHaveLength(2)
  })

  it('[JOIN3] expired and withdrawn invitations let nobody in; another workspace withdraws none of ours', () => {
    const accounts = founded()
    accounts.invite(invitation)
    expect(accounts.join('d1', { ...newcomer, joinedAtMs: invitation.expiresAtMs })).toEqual({ ok: false, refusal: 'invitation-expired' })
    expect(accounts.withdrawInvitation('w2', 'i1', joinedAtMs)).toEqual({ ok: false, refusal: 'not-found' })
    expect(accounts.withdrawInvitation('w1', 'i1', joinedAtMs).ok).toBe(true)
    expect(accounts.join('d1', newcomer)).toEqual({ ok: false, refusal: 'invitation-withdrawn' })
    expect(accounts.invitations('w1')).toMatchObject([{ id: 'i1', withdrawn: true, used: false }])
  })

  it('[TOK2] a token is found by its digest until its member revokes it', () => {
    const accounts = joined()
    accounts.makeToken({ id: 't1', member: 'wang', label: 'x', madeAtMs: 1 }, 'secret')
    accounts.touchToken('t1', 5)
    expect(accounts.tokenOf('secret')).toEqual({ id: 't1', member: 'wang', label: 'x', madeAtMs: 1, lastUsedAtMs: 5 })
    expect(accounts.revokeToken('lin', 't1')).toEqual({ ok: false, refusal: 'not-found' })
    expect(accounts.tokenStands('t1')).toBe(true)
    expect(accounts.revokeToken('wang', 't1').ok).toBe(true)
    expect([accounts.tokenStands('t1'), accounts.tokens('wang')]).toEqual([false, []])
  })

  it('[HTTP8] a file belongs to the volumes that were given it', () => {
    const accounts = founded()
    const file = { sizeBytes: 3, member: 'wang', atMs: 1 }
    accounts.noteFile('w1/customers/g-all', 'abc', file)
    accounts.noteFile('w1/customers/g-all', 'abc', file)
    expect([accounts.holdsFile('w1/customers/g-all', 'abc'), accounts.holdsFile('w1/customers/g-east', 'abc')]).toEqual([true, false])
  })

  if (reopen === undefined) return
  it('[ACC2] what was committed is there after closing and opening', () => {
    const accounts = joined()
    const before = accounts.directory('w1')
    const again = reopen(accounts)
    expect(again.directory('w1')).toEqual(before)
    expect(again.invitationOf('d1')?.used).toBe(true)
  })
}
