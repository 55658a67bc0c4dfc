import type { DeviceKey } from '../../vocabulary/directory.ts'
import type { Seal, SealRefusal, SealStatement, Witness, WitnessStatement } from '../../vocabulary/sealing.ts'
import type { Ed25519 } from './ed25519.ts'
import { sealHash, statementHash } from './hashes.ts'
import { readStatement, readWitnessStatement, writeStatement } from './statement.ts'

/** Why a seal does not count, found by computing ([SEAL2]). */
export type SealFault = 'forged' | 'another-page' | 'broken-log' | 'unknown-key' | 'wrong-key' | 'key-ended' | 'refused-by-relay'

/** A seal, and what it is checked against. */
export interface SealCheck {
  readonly seal: Seal
  readonly witness?: Witness | undefined
  readonly workspace: string
  /** Every key that the workspace has known. */
  readonly keys: readonly DeviceKey[]
  /** Keys of this device that the relay may not have heard of. */
  readonly ownKeys?: readonly DeviceKey[] | undefined
  readonly relayKey?: string | undefined
  /** Those that the relay had before. */
  readonly earlierRelayKeys?: readonly string[] | undefined
  /** The seal of the entry that this one names as the one before it; absent where that bears none. */
  readonly before?: Seal | undefined
}

export interface SealFinding {
  readonly fault?: SealFault | undefined
  /** Set where the relay's signature holds: what it said. */
  readonly witnessed?: WitnessStatement | undefined
  readonly refused?: SealRefusal | undefined
}

/** Checks one seal. Whether its words are those of the entry that bears it is asked before. */
export async function verifySeal(check: SealCheck, ed25519: Ed25519): Promise<SealFinding> {
  const { seal, workspace } = check
  const statement = readStatement(seal.statement)
  if (statement === undefined || writeStatement(statement) !== seal.statement) return { fault: 'forged' }
  if (statement.workspace !== workspace) return { fault: 'another-page' }
  if (!(await ed25519.verifies(seal.key, seal.signature, seal.statement))) return { fault: 'forged' }
  if (statement.previous !== (check.before === undefined ? undefined : statementHash(check.before.statement))) return { fault: 'broken-log' }
  const witnessed = await heldWitness(check, ed25519)
  if (witnessed?.refused !== undefined) return { fault: 'refused-by-relay', witnessed, refused: witnessed.refused }
  return { ...keyFault(check, statement, witnessed), witnessed }
}

/** What the relay said of this very seal, if that bears its signature; anything else counts as not witnessed. */
async function heldWitness({ seal, witness, workspace, relayKey, earlierRelayKeys = [] }: SealCheck, ed25519: Ed25519): Promise<WitnessStatement | undefined> {
  if (witness === undefined || relayKey === undefined) return undefined
  const said = readWitnessStatement(witness.statement)
  if (said === undefined || said.workspace !== workspace || said.seal !== sealHash(seal)) return undefined
  for (const key of [relayKey, ...earlierRelayKeys]) if (await ed25519.verifies(key, witness.signature, witness.statement)) return said
  return undefined
}

function keyFault({ seal, keys, ownKeys = [] }: SealCheck, { by }: SealStatement, witnessed: WitnessStatement | undefined): { readonly fault?: SealFault } {
  const known = [...keys, ...ownKeys].filter(({ key }) => key === seal.key)
  if (known.length === 0) return { fault: 'unknown-key' }
  const own = known.find(({ member }) => member === by)
  if (own === undefined) return { fault: 'wrong-key' }
  // A key that ended may have signed at any time since; what the relay saw before counts, nothing else.
  if (own.until !== undefined && (witnessed === undefined || witnessed.at > own.until)) return { fault: 'key-ended' }
  return {}
}
