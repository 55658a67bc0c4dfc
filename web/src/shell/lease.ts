import type { DeviceAccount } from '../platform/device-accounts.ts'

const dayMs = 86_400_000

/** From when on a device says that it will lock. */
export const warnDays = 5

/** A clock that is behind by more was set back, or has lost its time. */
const clockToleranceMs = dayMs

/** How long a device may go on without the relay. */
export interface Lease {
  /** Until when it stays open without another contact, ms since 1970. */
  readonly untilMs: number
  /** Whether people should be told. */
  readonly warns: boolean
  /** Why it is locked: too long without contact, or a clock that cannot be trusted ([LEA1], [LEA2]). */
  readonly locked?: 'lease' | 'clock' | undefined
}

/** The lease of an account: reckoned from the last contact, by the latest time this device has seen, so that setting the clock back gains nothing. */
export function leaseOf({ lastContactMs, latestMs }: Pick<DeviceAccount, 'lastContactMs' | 'latestMs'>, leaseDays: number, nowMs: number): Lease {
  const latest = Math.max(nowMs, latestMs ?? nowMs)
  const untilMs = (lastContactMs ?? latest) + leaseDays * dayMs
  const locked = latest - nowMs > clockToleranceMs ? 'clock' : latest >= untilMs ? 'lease' : undefined
  return { untilMs, warns: untilMs - latest <= warnDays * dayMs, ...(locked === undefined ? {} : { locked }) }
}
