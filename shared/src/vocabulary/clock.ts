/** The time of the device, so that tests can set it. Clocks never order data (relay invariant 3). */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
