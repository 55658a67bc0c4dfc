/** The thread that computes whether seals hold: no list waits for it. */
import type { SealCheck, SealFinding } from '@hebu/shared/codec/sealing/verify-seal.ts'

import { verifySeals } from './verify-seals.ts'

/** What the worker is asked, and what it answers, in the same order. */
export interface VerifyOrder {
  readonly id: number
  readonly checks: readonly SealCheck[]
}
export interface VerifyNews {
  readonly id: number
  /** Absent where computing itself went wrong. */
  readonly findings?: readonly SealFinding[]
}

addEventListener('message', ({ data }: MessageEvent<VerifyOrder>) => {
  void verifySeals(data.checks).then(
    (findings) => postMessage({ id: data.id, findings } satisfies VerifyNews),
    (error: unknown) => {
      postMessage({ id: data.id } satisfies VerifyNews)
      throw error
    },
  )
})
