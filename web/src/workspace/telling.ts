import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

/** When views are told that a table changed: at once, or now and then while somebody changes much of it. */
export interface Telling {
  /** Tracked: raised as views are told. */
  readonly version: Accessor<number>
  /** Whether something changed that views were not told of yet. */
  isBehind(): boolean
  changed(): void
  /** From now on views are told now and then; gives how to end it, with which they are told of everything. */
  hold(): () => void
}

/** So long at least between two tellings, and so many times what the last one took: most of the time belongs to the work itself. */
const [leastMs, restTimes] = [200, 4]

export function createTelling(): Telling {
  const [version, setVersion] = createSignal(0)
  let holders = 0
  let behind = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let tookMs = 0

  const tell = (): void => {
    clearTimeout(waiting)
    waiting = undefined
    behind = false
    const beganMs = performance.now()
    setVersion((count) => count + 1)
    tookMs = performance.now() - beganMs
  }
  return {
    version,
    isBehind: () => behind,
    changed() {
      if (holders === 0) return tell()
      behind = true
      waiting ??= setTimeout(tell, Math.max(leastMs, tookMs * restTimes))
    },
    hold() {
      holders++
      let held = true
      return () => {
        if (!held) return
        held = false
        holders--
        if (holders === 0 && behind) tell()
      }
    },
  }
}
