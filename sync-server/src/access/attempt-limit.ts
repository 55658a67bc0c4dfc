import type { Clock } from '@hebu/shared/vocabulary/clock.ts'

/** Counts attempts, so that passwords cannot be tried out one after another. */
export interface AttemptLimit {
  /** Counts an attempt and says whether it may be made. Counted before the outcome is known, so that many at once gain nothing. */
  try(key: string): boolean
  /** Takes back all attempts of a key, after one that succeeded. */
  clear(key: string): void
  /** Takes back the latest attempt of a key. */
  takeBack(key: string): void
}

const keysMost = 50_000

export function createAttemptLimit(clock: Clock, { most, withinMs }: { readonly most: number; readonly withinMs: number }): AttemptLimit {
  const attemptsByKey = new Map<string, number[]>()

  function prune(nowMs: number): void {
    for (const [key, attempts] of attemptsByKey) if ((attempts.at(-1) ?? 0) <= nowMs - withinMs) attemptsByKey.delete(key)
    if (attemptsByKey.size >= keysMost) attemptsByKey.clear()
  }

  return {
    try(key) {
      const nowMs = clock.now()
      if (attemptsByKey.size >= keysMost) prune(nowMs)
      const recent = (attemptsByKey.get(key) ?? []).filter((atMs) => atMs > nowMs - withinMs)
      attemptsByKey.set(key, recent)
      if (recent.length >= most) return false
      recent.push(nowMs)
      return true
    },
    clear: (key) => void attemptsByKey.delete(key),
    takeBack: (key) => void attemptsByKey.get(key)?.pop(),
  }
}
