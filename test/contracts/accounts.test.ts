import { join } from 'node:path'

import { createSqliteAccounts } from '@hebu/sync-server/store/accounts/create-sqlite-accounts.ts'
import { openAccountsDatabase } from '@hebu/sync-server/store/accounts/database.ts'
import { describe, expect, it, onTestFinished } from 'vitest'

import { aFolder } from '../kit/front-door.ts'
import { keepsAccounts } from './accounts.ts'

const open = (file: string) => {
  const accounts = createSqliteAccounts(openAccountsDatabase(file))
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
