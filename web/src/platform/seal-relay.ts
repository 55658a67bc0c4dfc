import type { Seal, Witness } from '@hebu/shared/vocabulary/sealing.ts'
import { granted } from '@hebu/shared/vocabulary/result.ts'
import type { KeyOrder } from '@hebu/shared/wire/seals.ts'
import { KeyRegistered, maxSealsAtOnce, maxSealsBytes, RelayKeyAnswer, SealShape, SealsAnswer, WitnessShape } from '@hebu/shared/wire/seals.ts'
import * as v from 'valibot'

import type { Answer, RelayApi } from './relay-api.ts'

/** A running number as a device holds it: the seal that it was given for, and the relay's word. */
export interface HeldNumber {
  readonly seal: Seal
  readonly witness: Witness
}

/** What a device asks the relay about sealing. */
export interface SealRelay {
  /** Hands in this device's key; the proof is its signature over `codec/sealing/key-statement.ts`. An `until` says that it has ended. */
  registerKey(order: KeyOrder): Answer<KeyRegistered>
  /**
   * Shows seals to the relay, as many at once as it takes: its witness of each, in their order, or `undefined` where it could not
   * say yet. `held` are the highest numbers that this device knows of; `device` is its key where it holds no others. What was witnessed before a failure in the middle is kept by the relay and answered again.
   */
  witness(seals: readonly Seal[], held?: readonly HeldNumber[], device?: string): Answer<readonly (Witness | undefined)[]>
}

/** What a device asks the relay for proofs. */
export interface ProofRelay {
  /** Who these members are, under the relay's signature. */
  names(members: readonly string[]): Answer<Witness>
  /** The relay's own keys; answered without an account too. */
  relayKey(): Answer<RelayKeyAnswer>
}

/** For the brackets and names of JSON around a seal. */
const framingBytes = 100

export function createSealRelay({ ask }: Pick<RelayApi, 'ask'>): SealRelay {
  return {
    registerKey: (order) => ask(KeyRegistered, 'POST', '/api/keys', order),
    async witness(seals, held = [], device) {
      const witnesses: (Witness | undefined)[] = seals.map(() => undefined)
      const batches = batchesOf(seals)
      for (const [nth, batch] of (batches.length === 0 && (held.length > 0 || device !== undefined) ? [[]] : batches).entries()) {
        const answer = await ask(SealsAnswer, 'POST', '/api/seals', { seals: batch.map((place) => seals[place]!), ...(nth > 0 || held.length === 0 ? {} : { held }), ...(nth > 0 || device === undefined ? {} : { device }) })
        if (!answer.ok) return answer
        batch.forEach((place, nth) => (witnesses[place] = answer.value.witnesses[nth] ?? undefined))
      }
      return granted(witnesses)
    },
  }
}

export const createProofRelay = ({ ask }: Pick<RelayApi, 'ask'>): ProofRelay => ({
  names: (members) => ask(WitnessShape, 'POST', '/api/proofs/names', { members }),
  relayKey: () => ask(RelayKeyAnswer, 'GET', '/api/relay-key'),
})

/** Places of seals that go together; those that no relay would read are in none. */
function batchesOf(seals: readonly Seal[]): readonly (readonly number[])[] {
  const batches: number[][] = []
  let batch: number[] = []
  let sizeBytes = 0
  for (const [place, seal] of seals.entries()) {
    if (!v.is(SealShape, seal)) continue
    const ownBytes = new TextEncoder().encode(JSON.stringify(seal)).length + framingBytes
    if (batch.length > 0 && (batch.length === maxSealsAtOnce || sizeBytes + ownBytes > maxSealsBytes)) {
      batches.push(batch)
      batch = []
      sizeBytes = 0
    }
    batch.push(place)
    sizeBytes += ownBytes
  }
  return batch.length === 0 ? batches : [...batches, batch]
}
