import { breathe } from './breathe.ts'

/** A slice is meant to last so long: a key or a press waits for one at most, and a frame is still made between two. */
const sliceMs = 10
const first = 20
const most = 250

/** How much of long work is done at once: as much as the window can bear here and now. */
export interface SliceSize {
  now(): number
  /** Told how many a slice did and how long that took, with what is seen of it. */
  took(count: number, ms: number): void
}

export function createSliceSize(): SliceSize {
  let size = first
  let before = { count: 0, tookMs: 0 }
  return {
    now: () => size,
    took(count, ms) {
      const tookMs = Math.max(1, ms)
      // Where a smaller one took as long, it is what is seen of a slice that takes the time: the fewer of them, the better.
      const isFixed = tookMs > sliceMs && count < before.count && tookMs > before.tookMs * 0.8
      before = { count, tookMs }
      // One slow slice says little, many do.
      size = Math.max(1, Math.min(most, isFixed ? size * 3 : Math.round(size * Math.max(0.5, Math.min(1.5, sliceMs / tookMs)))))
    },
  }
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
