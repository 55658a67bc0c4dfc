import type { SealCheck, SealFinding } from '@hebu/shared/codec/sealing/verify-seal.ts'

import type { VerifyNews, VerifyOrder } from './verify-worker.ts'

/** Checks seals away from the thread that draws. */
export interface Verifier {
  verify(checks: readonly SealCheck[]): Promise<readonly SealFinding[]>
  close(): void
}

/** Without workers, as in tests, on the same thread. */
export function openVerifier(): Verifier {
  if (typeof Worker === 'undefined') return { verify: async (checks) => (await import('./verify-seals.ts')).verifySeals(checks), close: () => undefined }
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' })
  const asked = new Map<number, (findings: readonly SealFinding[]) => void>()
  let count = 0
  worker.onmessage = ({ data }: MessageEvent<VerifyNews>) => {
    asked.get(data.id)?.(data.findings)
    asked.delete(data.id)
  }
  return {
    verify: (checks) =>
      new Promise((resolve) => {
        asked.set(++count, resolve)
        worker.postMessage({ id: count, checks } satisfies VerifyOrder)
      }),
    close: () => worker.terminate(),
  }
}
