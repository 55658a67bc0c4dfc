/** A slice is meant to last so long: a key or a press waits for one at most, and a frame is still made between two. */
const sliceMs = 10
const first = 20
const most = 250

/** Does `count` things in slices, as many at once as the window can bear here and now; ends early once called off. Answers how many were done. */
export async function inSlices(count: number, act: (from: number, to: number) => void, tell: (done: number) => void, signal?: AbortSignal, now: () => number = () => performance.now()): Promise<number> {
  let done = 0
  let size = first
  let before = { size: 0, tookMs: 0 }
  while (done < count && signal?.aborted !== true) {
    const to = Math.min(count, done + size)
    const beganMs = now()
    act(done, to)
    const from = done
    const tookMs = Math.max(1, now() - beganMs)
    done = to
    // One slow slice says little, many do.
    // Where a smaller one took as long, it is what is seen of a slice that takes the time: the fewer of them, the better.
    const isFixed = tookMs > sliceMs && to - from < before.size && tookMs > before.tookMs * 0.8
    before = { size: to - from, tookMs }
    size = Math.max(1, Math.min(most, isFixed ? size * 3 : Math.round(size * Math.max(0.5, Math.min(1.5, sliceMs / tookMs)))))
    tell(done)
    if (done < count) await new Promise((resolve) => { setTimeout(resolve) })
  }
  return done
}
