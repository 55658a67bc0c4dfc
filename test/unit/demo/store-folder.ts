import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { PasswordHashing } from '@hebu/sync-server/access/better-auth-sign-in.ts'
import { onTestFinished } from 'vitest'

/** An empty folder that goes with the test. */
export function aStoreFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hebu-demo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Passwords as they are: these tests are not about them. */
export const quickPasswords: PasswordHashing = {
  hash: (word) => Promise.resolve(`quick ${word}`),
  verify: (attempt) => Promise.resolve(attempt.hash === `quick ${attempt.password}`),
}
