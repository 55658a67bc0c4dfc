import { createEd25519 } from '@hebu/shared/codec/sealing/ed25519.ts'
import type { SealCheck, SealFinding } from '@hebu/shared/codec/sealing/verify-seal.ts'
import { verifySeal } from '@hebu/shared/codec/sealing/verify-seal.ts'

const ed25519 = createEd25519()
const atOnce = 64

/** Checks many seals; what is signed with one key is checked with one reading of it. */
export async function verifySeals(checks: readonly SealCheck[]): Promise<readonly SealFinding[]> {
  const findings: SealFinding[] = []
  for (let from = 0; from < checks.length; from += atOnce) findings.push(...(await Promise.all(checks.slice(from, from + atOnce).map((check) => verifySeal(check, ed25519)))))
  return findings
}
