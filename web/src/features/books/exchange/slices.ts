/** A slice is meant to last so long: a key or a press waits for one at most, and a frame is still made between two. */
const sliceMs = 10
const first = 20
const most = 250

/** Does `count` things in slices, as many at once as the window can bear here and now; ends early once called off. Answers how many were done. */
export async function inSlices(count: number, act: (from: number, to: number) => void, tell: (done: number) => void, signal?: AbortSignal, now: () => number = () => performance.now()): Promise<number> {
  let done = 0
  let size = first
  while (done < count && signal?.aborted !== true) {
    const to = Math.min(count, done + size)
    const beganMs = now()
    act(done, to)
    const tookMs = Math.max(1, now() - beganMs)
    done = to
    // One slow slice says little, many do.
    size = Math.max(1, Math.min(most, Math.round(size * Math.max(0.5, Math.min(1.5, sliceMs / tookMs)))))
    tell(done)
    if (done < count) await new Promise((resolve) => { setTimeout(resolve) })
  }
  return done
}
