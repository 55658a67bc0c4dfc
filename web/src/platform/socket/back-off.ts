/** How long to wait before the next attempt: doubling, jittered so that a department does not come back in one instant. */
export interface BackOff {
  /** Told when a connection ended that stood for `stoodMs`; answers how long to wait. One that stood well starts over. */
  delayAfterMs(stoodMs: number): number
  /** The next delay is the first one again: the network changed, or the person looks. */
  reset(): void
}

const firstMs = 100
const mostMs = 15_000
const stoodWellMs = 3_000

/** Waits between 50 and 100 % of 100 ms · 2ⁿ, at most 15 s ([SYN5]). `random` answers in [0, 1). */
export function createBackOff(random: () => number = Math.random): BackOff {
  let failures = 0
  return {
    delayAfterMs: (stoodMs) => {
      failures = stoodMs >= stoodWellMs ? 0 : failures
      const fullMs = Math.min(mostMs, firstMs * 2 ** failures)
      failures = Math.min(failures + 1, 20)
      return fullMs * (0.5 + random() / 2)
    },
    reset: () => {
      failures = 0
    },
  }
}
