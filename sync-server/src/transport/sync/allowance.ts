import type { Clock } from '@hebu/shared/vocabulary/clock.ts'

/** How much may be done at once, and how much of it is regained in a second. */
export interface Rate {
  readonly atOnce: number
  readonly perSecond: number
}

/** Counts what somebody does against a rate. A clock that steps back gives nothing and takes nothing. */
export class Allowance {
  readonly #rate: Rate
  readonly #clock: Clock
  #left: number
  #atMs: number

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate
    this.#clock = clock
    this.#left = rate.atOnce
    this.#atMs = clock.now()
  }

  /** Whether it was within the rate. */
  spend(count: number): boolean {
    const nowMs = this.#clock.now()
    const regained = (Math.max(0, nowMs - this.#atMs) / 1000) * this.#rate.perSecond
    this.#atMs = nowMs
    this.#left = Math.min(this.#rate.atOnce, this.#left + regained) - count
    return this.#left >= 0
  }
}
