/** A device that seals, without the app: keys and signatures by `node:crypto` alone. */
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

import { canonicalJson } from '@hebu/shared/codec/canonical.ts'
import type { Seal, SealStatement, WitnessStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { KeyRegistered, SealsAnswer } from '@hebu/shared/wire/seals.ts'

import type { Answer, Person } from './front-door.ts'

export interface SealingDevice {
  readonly key: string
  /** What shows that it holds the key, for a member of a workspace. */
  proofFor(workspace: string, member: string): string
  seal(statement: SealStatement): Seal
  sealWords(statement: string): Seal
}

export function aSealingDevice(): SealingDevice {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'jwk' }).x!
  const signed = (words: string): string => sign(null, Buffer.from(words), privateKey).toString('base64url')
  const sealWords = (statement: string): Seal => ({ statement, key, signature: signed(statement) })
  return {
    key,
    proofFor: (workspace, member) => signed(canonicalJson({ hebu: 'key/1', key, member, workspace })),
    seal: (statement) => sealWords(canonicalJson(statement)),
    sealWords,
  }
}

/** Hands a device's key in for somebody, as their app does. */
export const registered = <T = KeyRegistered>(person: Person, device: SealingDevice): Promise<Answer<T>> =>
  person.ask<T>('POST', '/api/keys', { key: device.key, proof: device.proofFor(person.me.workspace, person.me.member) })

/** What a seal says unless said otherwise: somebody handed a page in. */
export const aStatement = ({ me }: Pick<Person, 'me'>, over: Partial<SealStatement> = {}): SealStatement => ({
  hebu: 'seal/1',
  workspace: me.workspace,
  book: 'contracts',
  page: 'p1',
  id: 'e1',
  move: 'submit',
  from: 'draft',
  to: 'review',
  by: me.member,
  at: '2026-11-23T01:30:00.000Z',
  content: 'a'.repeat(64),
  ...over,
})

/** What the relay said of each seal; `undefined` where it could not say. Checked by nothing. */
export async function witnessed(person: Person, seals: readonly Seal[]): Promise<readonly (WitnessStatement | undefined)[]> {
  const answer = await person.ask<SealsAnswer>('POST', '/api/seals', { seals })
  if (answer.status !== 200) throw new Error(`Not witnessed: ${JSON.stringify(answer.body)}`)
  return answer.body.witnesses.map((witness) => (witness === null ? undefined : (JSON.parse(witness.statement) as WitnessStatement)))
}

/** Whether a signature holds, by `node:crypto` alone. */
export const holds = (key: string, signature: string, words: string): boolean =>
  verify(null, Buffer.from(words), createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' }), Buffer.from(signature, 'base64url'))
