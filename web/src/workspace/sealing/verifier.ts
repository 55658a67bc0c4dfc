import type { SealCheck, SealFinding } from '@hebu/shared/codec/sealing/verify-seal.ts'

import type { VerifyNews, VerifyOrder } from './verify-worker.ts'

/** Checks seals away from the thread that draws. */
export interface Verifier {
  /** Rejects where computing itself went wrong: nothing is known of these seals then. */
  verify(checks: readonly SealCheck[]): Promise<readonly SealFinding[]>
  close(): void
}

/** Without workers, as in tests, on the same thread. */
export function openVerifier(): Verifier {
  if (typeof Worker === 'undefined') return { verify: async (checks) => (await import('./verify-seals.ts')).verifySeals(checks), close: () => undefined }
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' })
  const asked = new Map<number, PromiseWithResolvers<readonly SealFinding[]>>()
  let count = 0
  worker.onmessage = ({ data }: MessageEvent<VerifyNews>) => {
    if (data.findings === undefined) asked.get(data.id)?.reject(new Error('seals could not be checked'))
    else asked.get(data.id)?.resolve(data.findings)
    asked.delete(data.id)
  }
  // It could not be fetched, or fell.
  worker.onerror = () => {
    for (const { reject } of asked.values()) reject(new Error('seals could not be checked'))
    asked.clear()
  }
  return {
    verify(checks) {
      const answer = Promise.withResolvers<readonly SealFinding[]>()
      asked.set(++count, answer)
      worker.postMessage({ id: count, checks } satisfies VerifyOrder)
      return answer.promise
    },
    close: () => worker.terminate(),
  }
}
