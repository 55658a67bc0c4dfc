import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { AttemptTimes } from '../store/accounts/attempt-times.ts'

/** Counts attempts, so that passwords cannot be tried out one after another. */
export interface AttemptLimit {
  /** Counts an attempt and says whether it may be made. Counted before the outcome is known, so that many at once gain nothing. */
  try(key: string): boolean
  /** Whether no more may be made for now. */
  isReached(key: string): boolean
  /** Counts attempts that were made, however many there may be. */
  count(key: string, attempts: number): void
  /** Takes back all attempts of a key, after one that succeeded. */
  clear(key: string): void
  /** Takes back the latest attempt of a key. */
  takeBack(key: string): void
}

export interface AttemptRate {
  readonly most: number
  readonly withinMs: number
}

/** Makes a limit of its own for each purpose. */
export type AttemptLimits = (purpose: string, rate: AttemptRate) => AttemptLimit

/** Limits that this relay counts alone or, where there is a store for it, together with the others ([NOD10]). */
export const createAttemptLimits = (clock: Clock, together?: AttemptTimes): AttemptLimits => (purpose, rate) => (together === undefined ? createAttemptLimit(clock, rate) : countedTogether(clock, together, purpose, rate))

function countedTogether(clock: Clock, together: AttemptTimes, purpose: string, { most, withinMs }: AttemptRate): AttemptLimit {
  const change = (key: string, of: (recent: readonly number[], nowMs: number) => readonly number[]): void => {
    const nowMs = clock.now()
    together.change(`${purpose}\n${key}`, nowMs, nowMs + withinMs, (times) => of(times.filter((atMs) => atMs > nowMs - withinMs), nowMs))
  }
  return {
    try(key) {
      let may = false
      change(key, (recent, nowMs) => {
        may = recent.length < most
        return may ? [...recent, nowMs] : recent
      })
      return may
    },
    isReached(key) {
      let reached = false
      change(key, (recent) => {
        reached = recent.length >= most
        return recent
      })
      return reached
    },
    count: (key, attempts) => change(key, (recent, nowMs) => [...recent, ...Array<number>(Math.min(attempts, most)).fill(nowMs)].slice(-most)),
    clear: (key) => change(key, () => []),
    takeBack: (key) => change(key, (recent) => recent.slice(0, -1)),
  }
}

const keysMost = 50_000

function createAttemptLimit(clock: Clock, { most, withinMs }: AttemptRate): AttemptLimit {
  const attemptsByKey = new Map<string, number[]>()

  function prune(nowMs: number): void {
    for (const [key, attempts] of attemptsByKey) if ((attempts.at(-1) ?? 0) <= nowMs - withinMs) attemptsByKey.delete(key)
    if (attemptsByKey.size >= keysMost) attemptsByKey.clear()
  }

  function recentOf(key: string, nowMs: number): number[] {
    if (attemptsByKey.size >= keysMost) prune(nowMs)
    const recent = (attemptsByKey.get(key) ?? []).filter((atMs) => atMs > nowMs - withinMs)
    attemptsByKey.set(key, recent)
    return recent
  }

  return {
    try(key) {
      const nowMs = clock.now()
      const recent = recentOf(key, nowMs)
      if (recent.length >= most) return false
      recent.push(nowMs)
      return true
    },
    isReached: (key) => recentOf(key, clock.now()).length >= most,
    count(key, attempts) {
      const nowMs = clock.now()
      const recent = recentOf(key, nowMs)
      for (let i = 0; i < attempts && recent.length < most; i++) recent.push(nowMs)
    },
    clear: (key) => void attemptsByKey.delete(key),
    takeBack: (key) => void attemptsByKey.get(key)?.pop(),
  }
}
