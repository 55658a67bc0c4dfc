/** A device that seals, without the app: keys and signatures by `node:crypto` alone. */
import { generateKeyPairSync, sign } from 'node:crypto'

import { canonicalJson } from '@hebu/shared/codec/canonical.ts'
import type { Seal, SealStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { KeyRegistered } from '@hebu/shared/wire/seals.ts'

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
