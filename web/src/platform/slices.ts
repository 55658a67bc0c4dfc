import { breathe } from './breathe.ts'

/** A slice is meant to last so long: a key or a press waits for one at most, and a frame is still made between two. */
const sliceMs = 10
const first = 20
const most = 250
/** The quickest of so many says what a thing takes. */
const looksBack = 4

/** How much of long work is done at once: as much as the window can bear here and now. */
export interface SliceSize {
  now(): number
  /** Told how many a slice did and how long that took, with what is seen of it. */
  took(count: number, ms: number): void
}

export function createSliceSize(): SliceSize {
  let size = first
  let recent: readonly { readonly count: number; readonly tookMs: number }[] = []
  return {
    now: () => size,
    took(count, ms) {
      const tookMs = Math.max(1, ms)
      const before = recent.at(-1)
      recent = [...recent.slice(1 - looksBack), { count, tookMs }]
      // Where all are slow and a smaller one took as long, it is what is seen of a slice that takes the time: the fewer of them, the better.
      const isFixed = before !== undefined && count < before.count && tookMs > before.tookMs * 0.8 && recent.every((slice) => slice.tookMs > sliceMs)
      // Some are slow because the machine was at something else meanwhile: smaller ones would only be more of them.
      const eachMs = Math.min(...recent.map((slice) => slice.tookMs / slice.count))
      const wanted = Math.max(size * 0.5, Math.min(size * 1.5, sliceMs / eachMs))
      size = Math.max(1, Math.min(most, Math.round(isFixed ? size * 3 : wanted)))
    },
  }
}

/** Who wants to know how far long work has come, and may call it off. */
export interface Overseen {
  readonly tell?: ((done: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Does `count` things in slices; ends early once called off. Answers how many were done. */
export async function inSlices(count: number, act: (from: number, to: number) => void, tell: (done: number) => void, signal?: AbortSignal, now: () => number = () => performance.now()): Promise<number> {
  const size = createSliceSize()
  let done = 0
  while (done < count && signal?.aborted !== true) {
    const to = Math.min(count, done + size.now())
    const beganMs = now()
    act(done, to)
    size.took(to - done, now() - beganMs)
    done = to
    tell(done)
    if (done < count) await breathe()
  }
  return done
}
