import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

/** A part of the interface that comes in a chunk of its own. */
export interface Late<T> {
  /** Tracked; `undefined` until it is there. */
  readonly now: Accessor<T | undefined>
  /** Whether it could not be fetched when last tried; tracked. */
  readonly failed: Accessor<boolean>
  /** Fetches it once; after a failure the next call tries again. Answers whether it is there. */
  load(): Promise<boolean>
}

export function createLate<T>(fetch: () => Promise<T>): Late<T> {
  const [now, setNow] = createSignal<T>()
  const [failed, setFailed] = createSignal(false)
  let loading: Promise<boolean> | undefined
  return {
    now,
    failed,
    load: () =>
      (loading ??= fetch().then(
        (part) => {
          setFailed(false)
          setNow(() => part)
          return true
        },
        () => {
          loading = undefined
          setFailed(true)
          return false
        },
      )),
  }
}

const restMs = 2_000

/**
 * Runs once whatever a person waits for at the start is over. What it fetches and does not get is fetched again
 * when somebody asks for it. Returns how to call it off.
 */
export function whenAtRest(work: () => unknown): () => void {
  const run = (): void => void Promise.resolve(work()).catch(() => undefined)
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run)
    else run()
  }, restMs)
  return () => clearTimeout(timer)
}
