import { createNewAccount } from '@hebu/web/shell/entry/new-account.ts'
import { secretIn } from '@hebu/web/shell/entry/link-secret.ts'
import { safeDestination } from '@hebu/web/shell/entry/safe-destination.ts'
import { entryWords } from '@hebu/web/words/entry.ts'
import { problemWords } from '@hebu/web/words/problems.ts'
import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'

test('[UI8] nothing is wrong with a new account before it was looked at', () => {
  const account = createRoot(() => createNewAccount())
  expect([account.nameProblem(), account.passwordProblem(), account.againProblem()]).toEqual([undefined, undefined, undefined])
  expect(account.check()).toBe(false)
  expect([account.nameProblem(), account.passwordProblem()]).toEqual([entryWords.nameMissing, problemWords['password-too-short']])
})

test('[UI8] problems go as soon as they are mended, and what was typed stays', () => {
  const account = createRoot(() => createNewAccount('林晚'))
  account.setPassword('密码八个字才够')
  account.setAgain('密码八个字才够了')
  account.check()
  expect([account.passwordProblem(), account.againProblem()]).toEqual([problemWords['password-too-short'], entryWords.passwordsDiffer])
  account.setPassword('密码八个字才够了')
  expect([account.passwordProblem(), account.againProblem()]).toEqual([undefined, undefined])
  expect([account.check(), account.name()]).toEqual([true, '林晚'])
})

test('[UI9] a link opens by the secret in its fragment only', () => {
  const secret = '7wCn4J2dRP7wvonXVxGkag32WNo1gPCJeBWVezZNWVg'
  expect(secretIn(`#${secret}`)).toBe(secret)
  expect(secretIn(`#token=${secret}`)).toBe(secret)
  expect([secretIn(''), secretIn('#'), secretIn('#short'), secretIn(`#${secret} and more`)]).toEqual([undefined, undefined, undefined, undefined])
})

test('[UI9] after signing in one goes to a place of this app, never to another site', () => {
  expect(safeDestination('/customers/c1?view=mine')).toBe('/customers/c1?view=mine')
  for (const foreign of [undefined, '', 'https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)']) expect(safeDestination(foreign)).toBe('/')
})
