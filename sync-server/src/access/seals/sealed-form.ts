import { readStatement, writeStatement } from '@hebu/shared/codec/sealing/statement.ts'
import { isInstant } from '@hebu/shared/vocabulary/dates.ts'
import { identifierPattern } from '@hebu/shared/vocabulary/ids.ts'
import type { Seal, SealRefusal, SealStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import * as v from 'valibot'
import { isDeviceKey, isSignedBy } from './ed25519.ts'

const identifier = v.pipe(v.string(), v.regex(identifierPattern))
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const functions = v.picklist(['head', 'deputy', 'lead', 'sales', 'service', 'ops', 'contract', 'finance', 'legal', 'hr', 'leader', 'custodian', 'collab'])
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** How far the parts of a statement go. What a newer version adds to it is let be. */
const Bounds = v.object({
  workspace: identifier,
  book: identifier,
  page: identifier,
  id: identifier,
  move: word,
  from: word,
  to: word,
  by: identifier,
  as: v.optional(functions),
  for: v.optional(identifier),
  at: v.pipe(v.string(), v.check((at: string) => isInstant(at))),
  note: v.optional(v.pipe(v.string(), v.maxLength(4_000))),
  after: v.optional(identifier),
  previous: v.optional(digest),
  content: digest,
  step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  // `HT-2026`: the kind of document, and what its numbers begin anew with.
  series: v.optional(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9]{0,11}(-[A-Z0-9]{1,12}){0,3}$/))),
})

/** The statement of a seal that is one: in its one form, of this workspace, and signed by the key that it names ([WIT3]). */
export function readSeal({ statement: words, key, signature }: Seal, workspace: string): Result<SealStatement, Extract<SealRefusal, 'malformed' | 'wrong-signature'>> {
  const statement = isDeviceKey(key) ? readStatement(words) : undefined
  if (statement === undefined || !isCanonical(statement, words) || !v.is(Bounds, statement) || statement.workspace !== workspace) return refused('malformed')
  return isSignedBy(key, signature, words) ? granted(statement) : refused('wrong-signature')
}

function isCanonical(statement: SealStatement, words: string): boolean {
  try {
    return writeStatement(statement) === words
  } catch {
    return false
  }
}
