import { createHash } from 'node:crypto'

import type { TestKey } from '../../kit/seals.ts'
import { aKey } from '../../kit/seals.ts'

const keys = new Map<string, TestKey>()

/** The key of a member's device in the story: drawn from their name, so that everybody could make it. It ends with the story. */
export function keyOf(member: string): TestKey {
  const known = keys.get(member) ?? aKey(createHash('sha256').update(`qingyan key ${member}`).digest())
  keys.set(member, known)
  return known
}
