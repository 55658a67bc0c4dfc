import { vi } from 'vitest'

/** Waits until it no longer throws; long enough for a busy machine. Answers what it answered. */
export const eventually = <T>(holds: () => T | Promise<T>): Promise<T> => vi.waitFor(holds, { timeout: 15_000, interval: 5 })
