import { join } from 'node:path'

import { createSqliteAudit } from '@hebu/sync-server/store/accounts/audit.ts'
import type { AccountsDatabase } from '@hebu/sync-server/store/accounts/accounts-database.ts'
import { createSqliteAccounts } from '@hebu/sync-server/store/accounts/create-sqlite-accounts.ts'
import { openAccountsDatabase } from '@hebu/sync-server/store/accounts/database.ts'
import { createSqliteSecondSteps } from '@hebu/sync-server/store/accounts/second-steps.ts'
import { createSqliteSignInKeys } from '@hebu/sync-server/store/accounts/sign-in-keys.ts'
import { openPostgresAccountsDatabase } from '@hebu/sync-server/store/postgres/accounts-database.ts'
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'

import { aFolder } from '../kit/front-door.ts'
import { aDatabase, endSharedPostgres } from '../kit/postgres-server.ts'
import { keepsAccounts } from './accounts.ts'

const open = (file: string) => over(openAccountsDatabase(file))

const over = (database: AccountsDatabase) => {
  const accounts = createSqliteAccounts(database)
  let closed = false
  const close = (): void => {
    if (!closed) accounts.close()
    closed = true
  }
  onTestFinished(close)
  return { ...accounts, close }
}

describe('accounts in SQLite', () => {
  let file = ''
  keepsAccounts(
    () => open((file = join(aFolder(), 'accounts.sqlite'))),
    (accounts) => {
      accounts.close()
      return open(file)
    },
  )

  it('[ACC2] what another process commits is seen without opening again', () => {
    const path = join(aFolder(), 'accounts.sqlite')
    const [mine, theirs] = [open(path), open(path)]
    const founder = { id: 'wang', name: '王伟', post: 'manager', administrator: true, joinedAtMs: 0 }
    expect(mine.directory('w1')).toBeUndefined()
    theirs.found({ workspace: { id: 'w1', name: '东区', charter: 'small', timeZone: 'UTC' }, founder })
    expect(mine.directory('w1')?.members[0]?.name).toBe('王伟')
    theirs.editMember('w1', 'wang', { name: '王静' })
    expect([mine.changedOutside(), mine.changedOutside(), theirs.changedOutside()]).toEqual([true, false, false])
    expect(mine.directory('w1')).toMatchObject({ revision: 2, members: [{ name: '王静' }] })
  })

  it('[ACC2] a store that a newer Hebu wrote is left alone', () => {
    const path = join(aFolder(), 'accounts.sqlite')
    const database = openAccountsDatabase(path)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(() => openAccountsDatabase(path)).toThrow('newer Hebu')
  })
})

describe('accounts in memory', () => {
  keepsAccounts(() => open(':memory:'))
})

describe('accounts in PostgreSQL', () => {
  afterAll(endSharedPostgres)
  let url = ''
  beforeEach(async () => void (url = await aDatabase()), 60_000)
  const openThere = () => over(openPostgresAccountsDatabase(url))
  keepsAccounts(openThere, (accounts) => {
    accounts.close()
    return openThere()
  })

  const founding = { workspace: { id: 'w1', name: '东区', charter: 'small', timeZone: 'UTC' }, founder: { id: 'wang', name: '王伟', post: 'manager', administrator: true, joinedAtMs: 0 } }

  it('[NOD7] what another relay commits is seen, and decisions that exclude each other are made one after the other', async () => {
    const database = openPostgresAccountsDatabase(url)
    const [mine, theirs] = [over(database), openThere()]
    expect(mine.directory('w1')).toBeUndefined()
    theirs.found(founding)
    await database.look()
    expect(mine.directory('w1')?.members[0]?.name).toBe('王伟')
    mine.changedOutside()
    theirs.editMember('w1', 'wang', { name: '王静' })
    await database.look()
    expect([mine.changedOutside(), mine.changedOutside()]).toEqual([true, false])
    expect(mine.directory('w1')).toMatchObject({ revision: 2, members: [{ name: '王静' }] })
    theirs.invite({ id: 'i1', workspace: 'w1', digest: 'd1', post: 'rep', invitedBy: 'wang', expiresAtMs: 9 })
    expect(theirs.join('d1', { id: 'lin', name: '林静', joinedAtMs: 1 }).ok).toBe(true)
    expect(mine.join('d1', { id: 'he', name: '何平', joinedAtMs: 1 })).toEqual({ ok: false, refusal: 'invitation-used' })
    expect(mine.writable()).toBe(true)
  })

  it('[OPS5] the audit of several relays is one chain, and an altered row is found', () => {
    const [mine, theirs] = [openPostgresAccountsDatabase(url), openPostgresAccountsDatabase(url)]
    for (const database of [mine, theirs]) onTestFinished(() => database.close())
    const audits = [createSqliteAudit(mine), createSqliteAudit(theirs)]
    for (let i = 0; i < 6; i++) audits[i % 2]!.note({ workspace: 'w1', kind: 'sign-in', member: 'wang', detail: String(i) }, i)
    expect(audits[0]!.verify()).toEqual({ rows: 6, alteredAt: undefined })
    expect(audits[1]!.page({ workspace: 'w1', before: 5, most: 2, kinds: ['sign-in', 'x'], member: 'wang' }).map(({ seq, detail }) => [seq, detail])).toEqual([[4, '3'], [3, '2']])
    mine.prepare('UPDATE audit SET detail = ? WHERE seq = ?').run('x', 3)
    expect(audits[1]!.verify()).toMatchObject({ alteredAt: 3 })
  })

  it('[ACC16] second steps and keys are kept as in SQLite', () => {
    const database = openPostgresAccountsDatabase(url)
    over(database).found(founding)
    const steps = createSqliteSecondSteps(database)
    steps.begin('wang', 'A')
    steps.begin('wang', 'B')
    steps.confirm('wang', ['r1', 'r2'])
    steps.begin('wang', 'C')
    expect(steps.of('wang')).toEqual({ secret: 'B', confirmed: true, recoveryLeft: 2 })
    expect([steps.takeStep('wang', 5), steps.takeStep('wang', 5), steps.useRecovery('wang', 'r1'), steps.useRecovery('wang', 'r1')]).toEqual([true, false, true, false])
    const keys = createSqliteSignInKeys(database)
    keys.addPasskey({ id: 'k', member: 'wang', name: '手机', publicKey: Uint8Array.of(1, 0, 255), counter: 0, transports: ['usb'], madeAtMs: 1_700_000_000_000 })
    const stored = keys.passkey('k')!
    expect([[...stored.publicKey], stored.counter, stored.madeAtMs]).toEqual([[1, 0, 255], 0, 1_700_000_000_000])
    keys.begin('p', 'passkey', 'v', 1, 10)
    expect([keys.finish('p', 'passkey', 2), keys.finish('p', 'passkey', 2)]).toEqual(['v', undefined])
  })
})
