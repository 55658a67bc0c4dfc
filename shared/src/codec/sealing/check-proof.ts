import type { WorkspaceFacts } from '../../vocabulary/directory.ts'
import type { NamesStatement, SealStatement, WitnessStatement } from '../../vocabulary/sealing.ts'
import type { CanonicalPage } from '../canonical.ts'
import type { Ed25519 } from './ed25519.ts'
import { sealHash } from './hashes.ts'
import { contentsByHash, type Proof, readNames } from './proof.ts'
import { readStatement, readWitnessStatement } from './statement.ts'
import type { SealFault } from './verify-seal.ts'
import { verifySeal } from './verify-seal.ts'

/** Why a seal of a proof does not hold, or that what it is over is not in the file. */
export type ProvenFault = SealFault | 'wrong-witness' | 'content-missing'

/** A seal of a proof, checked. */
export interface CheckedSeal {
  /** Absent where the words are no statement. */
  readonly statement: SealStatement | undefined
  readonly fault?: ProvenFault | undefined
  /** What the relay said under its signature. Without it only the file says when it was, and whose the key is. */
  readonly witnessed?: WitnessStatement | undefined
  readonly content?: CanonicalPage | undefined
}

/** What a proof shows, once everything in it was computed anew. */
export interface CheckedProof {
  readonly proof: Proof
  readonly seals: readonly CheckedSeal[]
  /** Names and posts; `attested` where the relay signed them, otherwise as the exporting device had them. */
  readonly names: NamesStatement['members']
  readonly workspace: WorkspaceFacts
  readonly attested: boolean
  /** Every seal holds, and is witnessed. */
  readonly sound: boolean
}

/** Checks everything that a proof says, without asking anybody ([WIT11]). Whose relay signed is for the reader to compare. */
export async function checkProof(proof: Proof, ed25519: Ed25519): Promise<CheckedProof> {
  const contents = contentsByHash(proof)
  const names = await attestedNames(proof, ed25519)
  const seals = await Promise.all(proof.seals.map((_, place) => checkSeal(proof, place, contents, ed25519)))
  const namesHold = proof.names === undefined || names !== undefined
  return {
    proof,
    seals,
    names: names?.members ?? (proof.names === undefined ? (proof.members ?? []) : []),
    workspace: names?.workspace ?? proof.workspace,
    attested: names !== undefined,
    sound: namesHold && seals.every(({ fault, witnessed }) => fault === undefined && witnessed !== undefined),
  }
}

async function attestedNames({ names, workspace, relayKeys }: Proof, ed25519: Ed25519): Promise<NamesStatement | undefined> {
  const said = names === undefined ? undefined : readNames(names.statement)
  if (names === undefined || said === undefined || said.workspace.id !== workspace.id) return undefined
  for (const key of relayKeys) if (await ed25519.verifies(key, names.signature, names.statement)) return said
  return undefined
}

async function checkSeal(proof: Proof, place: number, contents: ReadonlyMap<string, CanonicalPage>, ed25519: Ed25519): Promise<CheckedSeal> {
  const { seal, witness } = proof.seals[place]!
  const statement = readStatement(seal.statement)
  if (statement === undefined) return { statement: undefined, fault: 'forged' }
  if (statement.book !== proof.book || statement.page !== proof.page) return { statement, fault: 'another-page' }
  const relayKey = await keyOfWitness(proof, place, ed25519)
  if (witness !== undefined && relayKey === undefined) return { statement, fault: 'wrong-witness' }
  const before = statement.previous === undefined ? undefined : proof.seals.find((each) => readStatement(each.seal.statement)?.id === statement.after)?.seal
  const finding = await verifySeal({ seal, witness, workspace: proof.workspace.id, keys: proof.keys, relayKey, before }, ed25519)
  const content = contents.get(statement.content)
  if (finding.fault !== undefined) return { statement, fault: finding.fault, witnessed: finding.witnessed, content }
  if (finding.witnessed !== undefined && finding.witnessed.by !== statement.by) return { statement, fault: 'wrong-witness', content }
  const fits = content !== undefined && content.book === statement.book && content.page === statement.page
  return { statement, ...(fits ? {} : { fault: 'content-missing' as const }), witnessed: finding.witnessed, content }
}

/** The relay's key that signed what was said of a seal, if what was said is of this seal. */
async function keyOfWitness({ seals, relayKeys, workspace }: Proof, place: number, ed25519: Ed25519): Promise<string | undefined> {
  const { seal, witness } = seals[place]!
  const said = witness === undefined ? undefined : readWitnessStatement(witness.statement)
  if (witness === undefined || said === undefined || said.workspace !== workspace.id || said.seal !== sealHash(seal)) return undefined
  for (const key of relayKeys) if (await ed25519.verifies(key, witness.signature, witness.statement)) return key
  return undefined
}
