import type { Clock } from '@hebu/shared/vocabulary/clock.ts'

/** A clock that is set by hand: the relay of a demo lives through the story's month in seconds. */
export interface SetClock extends Clock {
  set(nowMs: number): void
}

export function createSetClock(startMs: number): SetClock {
  let nowMs = startMs
  return {
    now: () => nowMs,
    set: (to) => void (nowMs = Math.max(nowMs, to)),
  }
}
