import type { Directory } from '@hebu/shared/vocabulary/directory.ts'

import type { ProofRelay } from '../../platform/seal-relay.ts'
import type { PageStore } from '../page-store.ts'

export interface ProofOfInput {
  readonly store: PageStore
  readonly id: string
  readonly directory: Directory
  readonly about: readonly string[]
  readonly names: ProofRelay['names'] | undefined
}

/** The proof of a page's seals; what writes it comes when it is first wanted. */
export async function proofOf({ store, id, directory, about, names }: ProofOfInput): Promise<Uint8Array | undefined> {
  const { writePageProof } = await import('./write-page-proof.ts')
  const [page, doc] = [store.peek(id), store.volumeOf(id)?.doc]
  return page === undefined || doc === undefined ? undefined : writePageProof({ page, doc, directory, about, names, nowMs: Date.now() })
}
